//! The small questions that grammars ask about a token.
//!
//! A grammar reads forward by token index: every question takes an index and is answered without
//! looking at the rest of the text. Words are compared by their number, never by their letters.

use super::lexicon::{Class, Entry, Lexicon, Match, Word};
use super::reading::Reading;
use super::token::{Case, Kind, Token};
use std::sync::LazyLock;

macro_rules! particles {
    ($($(#[$doc:meta])* $name:ident = $spelling:literal),* $(,)?) => {
        /// The small words of the grammars, by their numbers.
        #[derive(Debug)]
        pub(super) struct Particles {
            $(pub(super) $name: Word,)*
        }

        impl Particles {
            /// Every word with its spelling, for the test that the lists have it.
            #[cfg(test)]
            const SPELLINGS: &[&str] = &[$($spelling),*];

            pub(super) fn get() -> &'static Self {
                static PARTICLES: LazyLock<Particles> = LazyLock::new(|| {
                    let vocabulary = Lexicon::get().vocabulary();
                    let word = |spelling: &str| vocabulary.get(&crate::text::fold(spelling));
                    Particles { $($name: word($spelling),)* }
                });
                &PARTICLES
            }
        }
    };
}

particles! {
    bo_ = "bố", trao = "trao", du_ = "dự", thao = "thảo", nao = "nào",
    ba = "ba", ban = "ban", bay = "bảy", bi = "bị", bieu = "biểu", bo = "bộ", bon = "bốn", cac = "các", cap
    = "cấp", chi = "chi", chi_ = "chí", chin = "chín", cho = "cho", co = "có", con = "còn", cong = "cộng",
    cua = "của", cung = "cùng", da = "đã", dai = "đại", dang = "đảng", dang_ = "đang", de = "để", den =
    "đến", dieu = "điều", do_ = "do", doan = "đoạn", doan_ = "đoàn", dong = "đồng", duoc = "được", gan = "gắn", gia = "gia",
    giai = "giai", hai = "hai", hanh = "hành", hoac = "hoặc", hoi = "hội", huyen = "huyện", khoa = "khóa",
    khu = "khu", ky = "kỳ", ki_ = "kỷ", la = "là", lan = "lần", luat = "luật", moi = "mỗi", moi_ = "mọi",
    mot = "một", mtqg = "mtqg", muc = "mục", muoi = "mười", nam = "nam", nam_ = "năm", nay = "này", neu =
    "nêu", ngay = "ngày", nghi = "nghị", nham = "nhằm", nhat = "nhất", nhiem = "nhiệm", nhieu = "nhiều",
    nhung = "những", o = "ở", phap = "pháp", pho = "phố", phuong = "phường", quan = "quận", quoc = "quốc",
    ra = "ra", san = "sản", sau = "sáu", sau_ = "sau", se = "sẽ", so = "số", sua = "sửa", tai = "tại", tam =
    "tám", thang = "tháng", thanh = "thành", theo = "theo", thoi = "thời", thu = "thứ", tieu = "tiêu", tinh
    = "tỉnh", toan = "toàn", toi = "tới", tp = "tp", tren = "trên", trong = "trong", truoc = "trước", trung
    = "trung", tu = "từ", tu_ = "tư", tung = "từng", tw = "tw", va = "và", vao = "vào", ve = "về", viet =
    "việt", voi = "với", xa = "xã", can = "cần", phai = "phải", hay_ = "hãy", thiet = "thiết", chang =
    "chăng", cu = "cứ", viec = "việc", vu = "vụ", dung_ = "dung", nhu = "nhu", khong = "không", khong_ =
    "khống", chua = "chưa", luon = "luôn", tac = "tác", su = "sự", hoat = "hoạt", dong_ = "động", khi =
    "khi", luong = "lượng", quan_ = "quan", kien = "kiện", hoach = "hoạch", trinh = "trình", an = "án",
    phong = "phòng", to = "tổ", doi = "đội", tam_ = "tâm", nguoi = "người", luc = "lực", vien = "viên",
    trach = "trách", phi = "phí", von = "vốn", hang = "hàng", can_ = "căn", can__ = "cán", co__ = "cơ", su_
    = "sư", chu = "chủ", dan = "dân", thu_ = "thư", nghiep = "nghiệp", nha = "nhà", ty = "ty", chinh =
    "chính", rang = "rằng", doi_ = "đối", ben = "bên", canh = "cạnh", ngay_ = "ngay", so_ = "sở", nganh =
    "ngành", phat = "phát", ket = "kết", dip = "dịp", nhan = "nhân", cung_ = "cũng", dat = "đạt", vi_ =
    "vì", ung_ = "ứng", hop = "hợp", tiep = "tiếp", tuc = "tục", vua = "vừa", truc = "trực", ong = "ông",
    ba_ = "bà", uy_ = "ủy", phu_ = "phủ", tuong = "tướng", het = "hết", xong = "xong", ky_ = "ký",
    do__ = "đó", ay = "ấy", noi = "nói", deu = "đều", song = "song", nhung_ = "nhưng", moi__ = "mới", van =
    "vẫn", lai = "lại", lanh = "lãnh", dao = "đạo", phia = "phía", rieng = "riêng", yeu = "yêu", cau =
    "cầu", giao = "giao", thuoc = "thuộc", du = "đủ", dung__ = "đúng", chi__ = "chỉ",
    the_ = "thể", hom = "hôm", biet = "biệt", nghe = "nghe", toi_ = "tôi", van_ = "văn", ban_ = "bản", day_ = "đây", quan__ = "quân",
    thi = "thì", truong = "trường", nhu_ = "như", cu_ = "cụ", ma = "mà", neu_ = "nếu",
}

/// A reading with the questions.
#[derive(Clone, Copy)]
pub(super) struct Scan<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    pub(super) is: &'static Particles,
}

/// The most tokens of an aside in brackets: a date with its clock.
const BRACKETS: usize = 16;

impl<'r, 't> Scan<'r, 't> {
    pub(super) fn new(reading: &'r Reading<'t>) -> Self {
        Self { reading, is: Particles::get() }
    }

    pub(super) fn token(self, at: usize) -> Option<&'r Token> {
        self.reading.token(at)
    }

    /// The number of the word or mark; unknown beyond the end.
    pub(super) fn word(self, at: usize) -> Word {
        self.token(at).map_or(Word::UNKNOWN, |token| token.word)
    }

    /// Whether a token is this word.
    pub(super) fn at(self, at: usize, word: Word) -> bool {
        word != Word::UNKNOWN && self.word(at) == word
    }

    /// Whether these words stand here one after the other.
    pub(super) fn all(self, at: usize, words: &[Word]) -> bool {
        words.iter().enumerate().all(|(step, &word)| self.at(at + step, word))
    }

    /// Whether a token is one of these words.
    pub(super) fn any(self, at: usize, words: &[Word]) -> bool {
        let word = self.word(at);
        word != Word::UNKNOWN && words.contains(&word)
    }

    /// The character of a mark; all dashes are `-`.
    pub(super) fn mark(self, at: usize) -> Option<char> {
        let mark = self.reading.mark(at)?;
        Some(if matches!(mark, '–' | '—' | '−' | '‐' | '‑' | '‒') { '-' } else { mark })
    }

    pub(super) fn is_mark(self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// The digits of a number.
    pub(super) fn digits(self, at: usize) -> Option<&'t str> {
        (self.token(at)?.kind == Kind::Number).then(|| self.reading.piece(at))
    }

    /// A number of four digits that is a year of our time.
    pub(super) fn year(self, at: usize) -> Option<u16> {
        let digits = self.digits(at).filter(|digits| digits.len() == 4)?;
        digits.parse().ok().filter(|year| (1900..2100).contains(year))
    }

    /// Whether a word is a Roman number, `XIII`.
    pub(super) fn is_roman(self, at: usize) -> bool {
        self.is_capital(at)
            && self.reading.piece(at).bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'))
    }

    pub(super) fn is_word(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word)
    }

    /// Whether a word begins with a capital.
    pub(super) fn is_capital(self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    /// Whether a word is written in small letters.
    pub(super) fn is_small(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Lower)
    }

    /// Whether a blank stands before the token; also at a break and at the end.
    pub(super) fn is_spaced(self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.spaced() || token.kind == Kind::Break)
    }

    /// Whether the line or the text ends here.
    pub(super) fn is_end(self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.kind == Kind::Break)
    }

    /// The token after what stands in brackets right here, within some tokens of one line; otherwise this one.
    pub(super) fn past_brackets(self, at: usize) -> usize {
        if !self.is_mark(at, '(') {
            return at;
        }
        let inside = (at + 1..at + BRACKETS).take_while(|&at| !self.is_end(at) && !self.is_mark(at, '('));
        inside.into_iter().find(|&at| self.is_mark(at, ')')).map_or(at, |close| close + 1)
    }

    /// The longest phrase of a class that begins here.
    pub(super) fn phrase(self, at: usize, class: Class) -> Option<Match> {
        self.reading.longest(at, class)
    }

    /// Whether the longest phrase of a class that begins here is in a group.
    pub(super) fn grouped(self, at: usize, class: Class, group: &str) -> bool {
        self.phrase(at, class).is_some_and(|found| self.reading.is_grouped(found, group))
    }

    /// Whether a token is in a phrase of two words or one that is in a group.
    pub(super) fn is_within(self, at: usize, group: &str) -> bool {
        (at.saturating_sub(1)..=at)
            .any(|from| self.reading.group(from, group).is_some_and(|found| at < found.end()))
    }

    /// The entry of a class that is this one token.
    pub(super) fn single(self, at: usize, class: Class) -> Option<&'static Entry> {
        if !self.reading.begins(at).has(class) {
            return None;
        }
        self.reading
            .matches(at)
            .iter()
            .take_while(|found| found.len == 1)
            .find(|found| found.class == class)
            .map(|found| found.entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_particle_is_in_the_lists() {
        let vocabulary = Lexicon::get().vocabulary();
        for spelling in Particles::SPELLINGS {
            assert_ne!(
                vocabulary.get(&crate::text::fold(spelling)),
                Word::UNKNOWN,
                "add {spelling:?} to lexicon/particles.tsv"
            );
        }
    }
}
