//! Unicode's canonical forms of Latin letters. Texts are never rewritten to one; words are, to be
//! compared.
//!
//! Latin only, because nothing in another alphabet is compared: a library for all of Unicode is fifty
//! kilobytes of tables, these are two. Letters of other alphabets pass as they are.

use super::letter::is_composed;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The characters in NFC: `o` + `̂` + `̣` is `ộ`.
pub fn composed(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut done: Vec<char> = Vec::new();
    let mut chars = chars.peekable();
    while let Some(letter) = chars.next() {
        if chars.peek().is_none_or(|&next| class(next) == 0) && alias(letter).is_none() {
            done.push(letter);
            continue;
        }
        let mut cluster = vec![letter];
        while let Some(mark) = chars.next_if(|&next| class(next) != 0) {
            cluster.push(mark);
        }
        let mut parts = decomposed(cluster.into_iter());
        let first = done.len();
        done.extend(parts.next());
        let mut below = 0;
        for mark in parts {
            // A mark reaches the letter unless one of the same place, or of a later one, lies between.
            let whole = (below < class(mark)).then(|| join(done[first], mark)).flatten();
            if let Some(whole) = whole {
                done[first] = whole;
            } else {
                below = class(mark);
                done.push(mark);
            }
        }
    }
    done.into_iter()
}

/// A text in NFC; most texts are already.
pub fn compose(source: &str) -> Cow<'_, str> {
    if source.chars().all(is_composed) { Cow::Borrowed(source) } else { composed(source.chars()).collect() }
}

/// The characters in NFD: `ộ` is `o` + `̣` + `̂`.
pub fn decomposed(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut done: Vec<char> = Vec::new();
    for c in chars {
        split(c, &mut done);
    }
    // Marks at different places of a letter have one order, those at the same place keep theirs.
    for marks in done.chunk_by_mut(|&a, &b| class(a) != 0 && class(b) != 0) {
        marks.sort_by_key(|&mark| class(mark));
    }
    done.into_iter()
}

/// What [`pairs`] gives, by the whole letter.
static BY_WHOLE: LazyLock<Vec<(char, char, char)>> = LazyLock::new(|| {
    let mut all: Vec<_> = pairs().map(|(letter, mark, whole)| (whole, letter, mark)).collect();
    all.sort_unstable();
    all
});

/// Adds the parts of a character in the order in which they stand there.
pub(super) fn split(c: char, out: &mut Vec<char>) {
    // Most of a text.
    if c.is_ascii() {
        out.push(c);
        return;
    }
    if let Some(parts) = alias(c) {
        out.extend(parts);
        return;
    }
    let place = if super::is_latin(c) {
        BY_WHOLE.binary_search_by_key(&c, |&(whole, _, _)| whole).ok()
    } else {
        None
    };
    match place.and_then(|place| BY_WHOLE.get(place)) {
        Some(&(_, letter, mark)) => {
            split(letter, out);
            out.push(mark);
        }
        None => out.push(c),
    }
}

fn join(letter: char, mark: char) -> Option<char> {
    pairs().find(|&(base, above, _)| above == mark && base == letter).map(|(_, _, whole)| whole)
}

/// Letter, mark, and both in one.
fn pairs() -> impl Iterator<Item = (char, char, char)> {
    PAIRS.iter().flat_map(|&(mark, letters)| {
        let mut letters = letters.chars();
        std::iter::from_fn(move || Some((letters.next()?, mark, letters.next()?)))
    })
}

/// Marks that Unicode has only for older encodings, among them two tones of Vietnamese.
fn alias(c: char) -> Option<&'static [char]> {
    match c {
        '\u{340}' => Some(&['\u{300}']),
        '\u{341}' => Some(&['\u{301}']),
        '\u{343}' => Some(&['\u{313}']),
        '\u{344}' => Some(&['\u{308}', '\u{301}']),
        _ => None,
    }
}

/// Unicode's combining class, which says where at a letter a mark stands; 0 for what is no mark.
fn class(c: char) -> u8 {
    match c {
        '\u{334}'..='\u{338}' => 1,
        '\u{321}' | '\u{322}' | '\u{327}' | '\u{328}' => 202,
        '\u{31b}' => 216,
        '\u{315}' | '\u{31a}' | '\u{358}' => 232,
        '\u{35c}' | '\u{35f}' | '\u{362}' => 233,
        '\u{35d}' | '\u{35e}' | '\u{360}' | '\u{361}' => 234,
        '\u{345}' => 240,
        '\u{34f}' => 0,
        '\u{316}'..='\u{333}'
        | '\u{339}'..='\u{33c}'
        | '\u{347}'..='\u{349}'
        | '\u{34d}'
        | '\u{34e}'
        | '\u{353}'..='\u{356}'
        | '\u{359}'
        | '\u{35a}' => 220,
        '\u{300}'..='\u{36f}' => 230,
        _ => 0,
    }
}

/// Each mark with the letters that it stands on, each followed by both in one.
const PAIRS: &[(char, &str)] = &[
    ('\u{300}', "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ"),
    (
        '\u{301}',
        "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ",
    ),
    ('\u{302}', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ"),
    ('\u{303}', "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"),
    ('\u{304}', "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝ"),
    ('\u{306}', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặ"),
    (
        '\u{307}',
        "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ",
    ),
    ('\u{308}', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ"),
    ('\u{309}', "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"),
    ('\u{30a}', "AÅaåUŮuůwẘyẙ"),
    ('\u{30b}', "OŐoőUŰuű"),
    ('\u{30c}', "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"),
    ('\u{30f}', "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕ"),
    ('\u{311}', "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"),
    ('\u{31b}', "OƠoơUƯuư"),
    ('\u{323}', "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"),
    ('\u{324}', "UṲuṳ"),
    ('\u{325}', "AḀaḁ"),
    ('\u{326}', "SȘsșTȚtț"),
    ('\u{327}', "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"),
    ('\u{328}', "AĄaąEĘeęIĮiįUŲuųOǪoǫ"),
    ('\u{32d}', "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"),
    ('\u{32e}', "HḪhḫ"),
    ('\u{330}', "EḚeḛIḬiḭUṴuṵ"),
    ('\u{331}', "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::canonical_combining_class;

    fn agrees(word: &str) {
        assert!(composed(word.chars()).eq(word.nfc()), "{word} composed");
        assert!(decomposed(word.chars()).eq(word.nfd()), "{word} decomposed");
    }

    fn latin() -> impl Iterator<Item = char> {
        (0..0x2000).filter_map(char::from_u32).filter(|&c| c.is_ascii() || crate::text::is_latin(c))
    }

    #[test]
    fn forms_of_words_are_those_of_the_reference_tables() {
        for word in
            ["Hội đồng", "Uỷ ban", "nghi\u{323}\u{302}", "\u{1ea1}\u{300}", "e\u{301}\u{323}", "\u{301}a"]
        {
            agrees(word);
        }
    }

    #[test]
    fn marks_are_those_of_the_reference_tables() {
        for c in ('\u{300}'..='\u{36f}').chain(latin()) {
            assert_eq!(class(c), canonical_combining_class(c), "{c:?}");
        }
    }

    #[test]
    fn letters_with_two_marks_are_those_of_the_reference_tables() {
        let marks = PAIRS.iter().map(|&(mark, _)| mark).chain(['\u{340}', '\u{341}', '\u{344}', '\u{335}']);
        let marks: Vec<char> = marks.collect();
        for letter in latin() {
            for first in &marks {
                agrees(&format!("{letter}{first}"));
                for second in ['\u{301}', '\u{302}', '\u{304}', '\u{31b}', '\u{323}', '\u{327}'] {
                    agrees(&format!("{letter}{first}{second}n"));
                }
            }
        }
    }
}
