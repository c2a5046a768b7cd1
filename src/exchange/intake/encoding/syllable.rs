//! Whether words look Vietnamese: what decides between two ways of reading the same bytes.
//!
//! Vietnamese syllables have one form: an onset, a rhyme, a tone, and after a stop only two of the tones.
//! A byte that is read in the wrong table nearly always breaks it.

use crate::text::{decomposed, fold};

/// What a reading of some bytes is worth. Only words beyond ASCII count: the others are the same in any reading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Score {
    /// For it.
    pub(super) good: usize,
    /// Against it.
    pub(super) bad: usize,
}

impl Score {
    /// How much more speaks for it than against it.
    pub(super) fn net(self) -> usize {
        self.good.saturating_sub(self.bad)
    }

    fn add(&mut self, word: &str) {
        if word.is_ascii() {
            return;
        }
        let folded = fold(word);
        if !is_syllable(&folded) {
            self.bad += 2;
            return;
        }
        if is_cased(word) {
            self.good += 2;
        } else {
            self.good += 1;
            self.bad += 1;
        }
        if FREQUENT.contains(&folded.as_str()) {
            self.good += 1;
        }
    }
}

/// The score of a text.
pub(super) fn score(text: &str) -> Score {
    let mut score = Score::default();
    let mut word = String::new();
    let mut after_letter = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_letter = c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}');
        if is_letter {
            // No syllable has more letters; what is longer is none, whatever comes.
            if word.len() < 64 {
                word.push(c);
            }
        } else {
            score.add(&word);
            word.clear();
            if means_nothing(c)
                || (is_symbol(c) && (after_letter || chars.peek().is_some_and(|c| c.is_alphabetic())))
            {
                score.bad += 2;
            }
        }
        after_letter = is_letter;
    }
    score.add(&word);
    score
}

fn means_nothing(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || matches!(c, '\u{80}'..='\u{9f}')
}

/// Signs of Latin-1 that stand beside no letter.
fn is_symbol(c: char) -> bool {
    matches!(c, '¡'..='§' | '¨'..='ª' | '¬'..='¯' | '±' | '´'..='º' | '¼'..='¿' | '×' | '÷' | '†' | '‡' | '‰' | 'ˆ' | '˜' | '™' | '‹' | '›')
}

/// All small, all capital, or a capital and small letters.
fn is_cased(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first_is_capital = letters.next().is_some_and(char::is_uppercase);
    let (mut capitals, mut small) = (false, false);
    for c in letters {
        if c.is_uppercase() { capitals = true } else { small = true }
    }
    !capitals || (first_is_capital && !small)
}

/// Whether a folded word is one syllable of Vietnamese.
fn is_syllable(folded: &str) -> bool {
    let mut plain = String::with_capacity(folded.len());
    let mut tones = 0;
    let mut tone_after_stop = false;
    for c in decomposed(folded.chars()) {
        match c {
            '\u{300}' | '\u{303}' | '\u{309}' => tones += 1,
            '\u{301}' | '\u{323}' => {
                tones += 1;
                tone_after_stop = true;
            }
            '\u{302}' | '\u{306}' | '\u{31b}' => {
                let letter = plain.pop();
                match (letter, c) {
                    (Some('a'), '\u{302}') => plain.push('â'),
                    (Some('e'), '\u{302}') => plain.push('ê'),
                    (Some('o'), '\u{302}') => plain.push('ô'),
                    (Some('a'), '\u{306}') => plain.push('ă'),
                    (Some('o'), '\u{31b}') => plain.push('ơ'),
                    (Some('u'), '\u{31b}') => plain.push('ư'),
                    _ => return false,
                }
            }
            _ => plain.push(c),
        }
    }
    let stops = plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch");
    if tones > 1 || (stops && !tone_after_stop) {
        return false;
    }
    ONSETS
        .split(' ')
        .chain([""])
        .filter_map(|onset| plain.strip_prefix(onset))
        .any(|rhyme| RHYMES.split(' ').any(|known| known == rhyme))
}

const ONSETS: &str = "ngh ng nh ch gh gi kh ph th tr qu b c d đ g h k l m n p r s t v x";

const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu \
o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen \
oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uân uâng uât uây uê uêch uênh uôc \
uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyt uyu uyp uyn uit uinh uich ư ưa ưc ưi ưm ưn ưng ưt ưu ươc \
ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu yt ynh ych ên êt";

/// Syllables beyond ASCII that few texts are without; folded.
const FREQUENT: &[&str] = &[
    "và",
    "của",
    "các",
    "có",
    "được",
    "là",
    "không",
    "những",
    "cho",
    "với",
    "này",
    "đã",
    "để",
    "người",
    "một",
    "về",
    "đến",
    "từ",
    "tại",
    "ngày",
    "tháng",
    "năm",
    "đồng",
    "chí",
    "tỉnh",
    "huyện",
    "xã",
    "thành",
    "phố",
    "ủy",
    "nhân",
    "dân",
    "hội",
    "nghị",
    "quyết",
    "định",
    "chủ",
    "tịch",
    "công",
    "tác",
    "số",
    "bộ",
    "phát",
    "triển",
    "đảng",
    "việt",
    "quốc",
    "trưởng",
    "phó",
    "thực",
    "hiện",
    "đề",
    "xây",
    "dựng",
    "chính",
    "lãnh",
    "đạo",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_what_is_none() {
        for word in
            "Huyện quyết nghiệp thuở khuỷu giữ gìn Quảng xoong ngoằn yếu uỷ Ủy hoà hóa quý TỈNH Đắk đường"
                .split(' ')
        {
            let fine = is_syllable(&fold(word));
            assert_eq!(fine, word != "Đắk", "{word}");
        }
        for word in "®ång chÝ ñoàng đat quyêt bß thñy".split(' ').filter(|word| !word.is_ascii()) {
            assert!(!is_syllable(&fold(word)) || !is_cased(word), "{word}");
        }
    }

    #[test]
    fn case_within_a_word_speaks_against_it() {
        assert!(is_cased("tỉnh") && is_cased("Tỉnh") && is_cased("TỈNH") && is_cased("Ý"));
        assert!(!is_cased("TỉNH") && !is_cased("chÝ"));
    }
}
