//! VNI for Windows: most letters are two bytes, a plain letter and a mark that is a letter of Windows-1252.

/// The marks by the letter that they stand on: tone or breve or circumflex, and what both are together.
/// Capitals have the same marks in capitals.
const MARKED: &[(char, &str)] = &[
    ('a', "ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ"),
    ('e', "ùéøèûẻõẽïẹâêáếàềåểãễäệ"),
    ('o', "ùóøòûỏõõïọâôáốàồåổãỗäộ"),
    ('u', "ùúøùûủõũïụ"),
    ('y', "ùýøỳûỷõỹ"),
    ('ô', "ùớøờûởõỡïợ"),
    ('ö', "ùứøừûửõữïự"),
];

/// Letters that are one byte of their own.
const ALONE: &[(char, char)] = &[
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
];

/// The letter and the mark after it as one letter.
pub(super) fn pair(letter: char, mark: char) -> Option<char> {
    let (small, small_mark) = (lower(letter), lower(mark));
    let (_, marks) = MARKED.iter().find(|(base, _)| *base == small)?;
    let mut marks = marks.chars();
    while let (Some(known), Some(whole)) = (marks.next(), marks.next()) {
        if known == small_mark {
            return Some(if letter == small { whole } else { upper(whole) });
        }
    }
    None
}

/// A letter alone.
pub(super) fn single(letter: char) -> char {
    let small = lower(letter);
    match ALONE.iter().find(|(known, _)| *known == small) {
        Some(&(_, whole)) if letter == small => whole,
        Some(&(_, whole)) => upper(whole),
        None => letter,
    }
}

/// Reads characters of Windows-1252 as what the font shows.
pub(super) fn read(western: impl Iterator<Item = char>, out: &mut String) {
    let mut chars = western.peekable();
    while let Some(c) = chars.next() {
        match chars.peek().and_then(|&mark| pair(c, mark)) {
            Some(whole) => {
                out.push(whole);
                chars.next();
            }
            None => out.push(single(c)),
        }
    }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

/// Writes what [`read`] reads.
#[cfg(test)]
pub(super) fn write(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let small = lower(c);
        let cased = |mark: char| if c == small { mark } else { upper(mark) };
        if c.is_ascii() {
            out.push(c);
        } else if let Some((from, _)) = ALONE.iter().find(|(_, whole)| *whole == small) {
            out.push(cased(*from));
        } else {
            let pairs = MARKED.iter().flat_map(|(base, marks)| {
                let marks: Vec<char> = marks.chars().collect();
                marks.chunks(2).map(|pair| (*base, pair[0], pair[1])).collect::<Vec<_>>()
            });
            match pairs.into_iter().find(|(_, _, whole)| *whole == small) {
                Some((base, mark, _)) => out.extend([cased(base), cased(mark)]),
                None => out.push(c),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(western: &str) -> String {
        let mut out = String::new();
        read(western.chars(), &mut out);
        out
    }

    #[test]
    fn every_letter_leads_there_and_back() {
        let vowels = crate::exchange::intake::encoding::tests::VOWELS;
        let small = format!("{vowels}đ");
        let all: String = small.chars().flat_map(|c| [c, upper(c)]).collect();
        assert_eq!(read_all(&write(&all)), all);
        assert!(write(&all).chars().all(|c| u32::from(c) < 256));
    }

    #[test]
    fn marks_mean_something_on_their_letters_only() {
        assert_eq!(read_all("Coäng hoøa xaõ hoäi chuû nghóa"), "Cộng hòa xã hội chủ nghĩa");
        assert_eq!(read_all("ÑOÄC LAÄP Töï do"), "ĐỘC LẬP Tự do");
        assert_eq!(read_all("bø"), "bø");
    }
}
