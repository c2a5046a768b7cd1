//! Texts of our own in every encoding.

use super::*;

/// All vowels with all tones, as small letters.
pub(in crate::exchange::intake) const VOWELS: &str =
    "aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵ";

const ARTICLE: &str = "Sáng 08/7, đồng chí Lê Thị Hạnh, Phó Chủ tịch Ủy ban nhân dân huyện Thanh Lâm, chủ trì \
hội nghị sơ kết công tác 6 tháng đầu năm. Thu ngân sách đạt 6.290,20 tỷ đồng, bằng 52% dự toán; giải quyết \
việc làm cho 1.240 người. Đồng chí đề nghị các xã khẩn trương rà soát những hộ còn khó khăn, chuẩn bị kỹ \
các phương án phòng, chống lũ quét và sạt lở.";

/// Tones as marks after the letter, as Vietnamese keyboards of Windows wrote.
fn in_1258(text: &str) -> Vec<u8> {
    let byte = |c: char| match u32::from(c) {
        code @ 0..0x80 => u8::try_from(code).ok(),
        _ => {
            WINDOWS_1258.iter().position(|&known| known == c).and_then(|place| u8::try_from(place + 128).ok())
        }
    };
    let mut bytes = Vec::new();
    for c in text.chars() {
        if let Some(byte) = byte(c) {
            bytes.push(byte);
        } else {
            let parts: Vec<char> = crate::text::decomposed([c].into_iter()).collect();
            let tone =
                parts.iter().find(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
            let letter: Vec<char> =
                crate::text::composed(parts.iter().copied().filter(|c| Some(c) != tone)).collect();
            bytes.extend(letter.iter().chain(tone).map(|&c| byte(c).expect("in the table")));
        }
    }
    bytes
}

/// Capitals with a tone as small letters, as the fonts have them.
fn in_tcvn3(text: &str) -> Vec<u8> {
    let byte = |c: char| match u32::from(c) {
        code @ 0..0x80 => u8::try_from(code).ok(),
        _ => {
            tcvn3::TCVN3.iter().position(|&known| known == c).and_then(|place| u8::try_from(place + 128).ok())
        }
    };
    text.chars().map(|c| byte(c).or_else(|| byte(c.to_lowercase().next()?)).expect("in the table")).collect()
}

fn in_vni(text: &str) -> Vec<u8> {
    vni::write(text).chars().map(|c| western_byte(c).expect("Western")).collect()
}

fn in_utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn composed(text: &str) -> String {
    crate::text::compose(text).into_owned()
}

#[test]
fn the_same_article_comes_out_of_every_encoding() {
    for (bytes, encoding) in [
        (ARTICLE.as_bytes().to_vec(), Encoding::Utf8),
        (in_utf16(ARTICLE, u16::to_le_bytes), Encoding::Utf16Le),
        (in_utf16(ARTICLE, u16::to_be_bytes), Encoding::Utf16Be),
        (in_1258(ARTICLE), Encoding::Windows1258),
        (in_tcvn3(ARTICLE), Encoding::Tcvn3),
        (in_vni(ARTICLE), Encoding::Vni),
    ] {
        let decoded = decode(bytes.clone()).expect("a text");
        assert_eq!(decoded.recognised.encoding, encoding);
        assert!(decoded.recognised.sure >= 90, "{encoding}: {}", decoded.recognised.sure);
        assert_eq!(decoded.damaged, 0, "{encoding}");
        let expected =
            if encoding == Encoding::Tcvn3 { ARTICLE.replace("Ủy", "ủy") } else { ARTICLE.to_owned() };
        assert_eq!(composed(&decoded.text), expected, "{encoding}");
        assert_eq!(reread(bytes, encoding).text, decoded.text);
    }
}

#[test]
fn marks_of_byte_order_say_it() {
    let mut little = in_utf16("Đảng", u16::to_le_bytes);
    little.splice(0..0, [0xff, 0xfe]);
    let mut big = in_utf16("Đảng", u16::to_be_bytes);
    big.splice(0..0, [0xfe, 0xff]);
    for (bytes, encoding, text) in [
        (little, Encoding::Utf16Le, "Đảng"),
        (big, Encoding::Utf16Be, "Đảng"),
        ("\u{feff}Đảng".as_bytes().to_vec(), Encoding::Utf8, "\u{feff}Đảng"),
    ] {
        let recognised = Recognised { encoding, sure: 100 };
        assert_eq!(decode(bytes), Ok(Decoded { text: text.to_owned(), recognised, damaged: 0 }));
    }
}

#[test]
fn every_letter_has_its_place_in_every_table() {
    let all: String =
        VOWELS.chars().chain(['đ']).flat_map(|c| [c, c.to_uppercase().next().unwrap_or(c)]).collect();
    assert_eq!(reread(in_utf16(&all, u16::to_le_bytes), Encoding::Utf16Le).text, all);
    assert_eq!(composed(&reread(in_1258(&all), Encoding::Windows1258).text), all);
    assert_eq!(reread(in_vni(&all), Encoding::Vni).text, all);
    let small = format!("{VOWELS}đ");
    assert_eq!(reread(in_tcvn3(&small), Encoding::Tcvn3).text, small);
}

#[test]
fn a_few_words_are_enough_and_less_sure() {
    for words in ["đồng chí", "Nghị quyết", "huyện Thanh Lâm", "ủy ban nhân dân"] {
        for (bytes, encoding) in [
            (in_1258(words), Encoding::Windows1258),
            (in_tcvn3(words), Encoding::Tcvn3),
            (in_vni(words), Encoding::Vni),
        ] {
            let decoded = decode(bytes).expect("a text");
            assert_eq!(decoded.recognised.encoding, encoding, "{words}: {decoded:?}");
            assert_eq!(composed(&decoded.text), words);
            assert!((30..90).contains(&decoded.recognised.sure), "{words}: {}", decoded.recognised.sure);
        }
    }
}

#[test]
fn ascii_and_nothing_are_utf8() {
    for text in ["", "\n", "UBND xa Thanh Lam, 08/7/2024", " \r\n\t"] {
        let decoded = decode(text.as_bytes().to_vec()).expect("a text");
        assert_eq!((decoded.text.as_str(), decoded.recognised.encoding), (text, Encoding::Utf8));
        assert_eq!(decoded.recognised.sure, 100);
    }
}

#[test]
fn a_western_text_is_read_and_known_to_be_unsure() {
    let decoded = decode(b"caf\xe9 fran\xe7ais d\xe9j\xe0 vu, prot\xe9g\xe9".to_vec()).expect("a text");
    assert!(decoded.text.starts_with("café français"), "{}", decoded.text);
    assert!(decoded.recognised.sure < 50, "{}", decoded.recognised.sure);
    let decoded = decode(b"caf\xe9".to_vec()).expect("a text");
    assert_eq!((decoded.text.as_str(), decoded.recognised.sure, decoded.damaged), ("café", 0, 0));
}

#[test]
fn damaged_utf8_is_still_utf8() {
    let mut bytes = ARTICLE.as_bytes().to_vec();
    bytes.pop();
    bytes.extend(b"\xe1\xbb");
    bytes.insert(3, 0xff);
    let decoded = decode(bytes).expect("a text");
    assert_eq!((decoded.recognised.encoding, decoded.damaged), (Encoding::Utf8, 2));
    assert!(decoded.text.contains("đồng chí Lê Thị Hạnh"));
    assert!(decoded.text.ends_with('\u{fffd}'));
}

#[test]
fn halves_are_counted() {
    let decoded = reread(vec![0x41, 0, 0x3d, 0xd8, 0x42, 0, 0x43], Encoding::Utf16Le);
    assert_eq!((decoded.text.as_str(), decoded.damaged), ("A\u{fffd}B\u{fffd}", 2));
}

#[test]
fn what_an_old_font_wrote_into_unicode_is_read() {
    for (bytes, encoding) in [(in_tcvn3(ARTICLE), Encoding::Tcvn3), (in_vni(ARTICLE), Encoding::Vni)] {
        let carried: String = bytes.iter().map(|&byte| char_of(byte, &WINDOWS_1252)).collect();
        let decoded = decode(carried.clone().into_bytes()).expect("a text");
        assert_eq!(decoded.recognised.encoding, encoding);
        assert!(decoded.text.contains("đồng chí Lê Thị Hạnh"), "{}", decoded.text);
        assert_eq!(reread(carried.into_bytes(), encoding).text, decoded.text);
    }
    for unicode in
        [ARTICLE, "Tôi và các anh ý", "déjà vu café", "à á â ã è é ê ì í ò ó ô õ ù ú ý", "°C ± 5 µm"]
    {
        let decoded = decode(unicode.as_bytes().to_vec()).expect("a text");
        assert_eq!((decoded.text.as_str(), decoded.recognised.encoding), (unicode, Encoding::Utf8));
    }
}

#[test]
fn data_is_no_text() {
    let mut noise = Vec::new();
    let mut state = 1_u32;
    for _ in 0..5000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.push(state.to_be_bytes()[0]);
    }
    let without_zeros: Vec<u8> = noise.iter().map(|&byte| byte.max(1)).collect();
    for bytes in [
        noise,
        without_zeros,
        vec![0; 100],
        b"\x01\x02\x03\x04abc".to_vec(),
        b"\x01\x02\x03\x00\xff".to_vec(),
    ] {
        assert_eq!(decode(bytes), Err(Refusal::Binary));
    }
}

#[test]
fn names_lead_there_and_back() {
    for encoding in Encoding::ALL {
        assert_eq!(Encoding::from_name(&encoding.name().to_lowercase()), Some(encoding));
    }
    assert_eq!(Encoding::from_name("latin1"), None);
}
