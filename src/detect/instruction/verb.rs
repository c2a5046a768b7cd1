//! Whether a verb of action is the predicate of its clause, and not what modifies a noun.

use super::modal::modal;
use crate::detect::lexicon::sense::ActionVerb;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;
use crate::detect::token::{Case, Token};

/// Whether a verb of action begins here that is the predicate of the clause.
pub(super) fn is_verb(reading: &Reading<'_>, at: usize, start: usize, named: usize) -> bool {
    let Some(verb) = reading.phrase(at, Class::ActionVerb) else { return false };
    // `theo hướng dẫn của tỉnh`, `chỉ đạo của Thủ tướng`: what somebody gave.
    if verb.is(ActionVerb::Weak)
        && reading.is(verb.end(), word!("của"))
        && !verb.entry.phrase.ends_with("ý kiến")
    {
        return false;
    }
    // `Căn cứ Điều 44 Luật …`, `căn cứ Nghị quyết …`: on what ground.
    let ground = verb.entry.phrase == "căn cứ"
        && (reading.is(verb.end(), word!("điều"))
            || reading.phrase(verb.end(), Class::DocumentType).is_some());
    if ground {
        return false;
    }
    if at == start {
        // `Giao phòng Tài chính …`: a noun with the name of whom it is.
        let is_noun =
            verb.len == 1 && reading.is_capital(verb.end()) && reading.single(at, Class::Addressee).is_some();
        // `đề nghị Thường trực HĐND …`: a capital within a sentence begins the name of a body.
        let is_body = reading.is_capital(at)
            && at > 0
            && reading.is_word(at - 1)
            && reading.phrase(at, Class::Organisation).is_some_and(|body| body.len >= verb.len);
        // `Lãnh đạo Sở Y tế quán triệt …`: those who lead a body.
        let is_collective = reading.is_capital(at)
            && reading.all(at, words!("lãnh đạo"))
            && reading.is_capital(at + 2)
            && reading.phrase(at + 2, Class::Organisation).is_some_and(|body| {
                (body.end()..body.end() + TOLD).any(|at| reading.phrase(at, Class::Trigger).is_some())
            });
        // `đề nghị lãnh đạo, chính quyền địa phương …`: those who lead.
        let is_listed = reading.all(at, words!("lãnh đạo"))
            && reading.is_mark(at + 2, ',')
            && [Class::Addressee, Class::Organisation, Class::Level]
                .into_iter()
                .any(|class| reading.phrase(at + 3, class).is_some());
        return !is_noun && !is_body && !is_collective && !is_listed;
    }
    if !reading.is_small(at) {
        // After a colon, and after the word of address, a capital begins the sentence that is quoted.
        let quoted =
            matches!(reading.mark(at - 1), Some('“' | '"')) && at >= 2 && reading.is_mark(at - 2, ':');
        return quoted || reading.is_mark(at - 1, ':') && reading.token(at).is_some_and(Token::spaced);
    }
    let before = at - 1;
    // `sẽ được xem xét, quyết định`: the second of two verbs of which things are told, and no `theo nhiệm vụ được giao,
    // rà soát …`.
    let assigned = reading.phrase_before(before, Class::TriggerNoun).is_some();
    let passive = |from: usize| {
        from > start
            && !assigned
            && reading.is(from - 1, word!("được"))
            && reading.phrase(from, Class::ActionVerb).is_some_and(|verb| verb.end() == before)
    };
    let begins = || reading.is_grouped(verb, "begins-predicate");
    if reading.is_mark(before, ',') && (before.saturating_sub(3)..before).any(passive) && !begins() {
        return false;
    }
    // `giữa người nêu câu hỏi và người trả lời`, `từ nay đến khai mạc kỳ họp`: who does it, and until when.
    if before > start && reading.any(before, words!["người", "đến"]) && !reading.is(before - 1, word!("mọi"))
    {
        return false;
    }
    // `50 năm thực hiện Di chúc`: what the years were of.
    if reading.is(before, word!("năm")) && before > start && reading.digits(before - 1).is_some() {
        return false;
    }
    if serves_board(reading, at, start) || is_listed_noun(reading, at, verb) {
        return false;
    }
    // `…, tức là sớm hơn 2 tháng`: what was said, in other words.
    if reading.is(before, word!("là")) && before > start && reading.folded(before - 1) == "tức" {
        return false;
    }
    if names_company(reading, at, start) || modifies_aim(reading, at, start) {
        return false;
    }
    let nominal = words![
        "các", "những", "tác", "việc", "sự", "để", "nhằm", "về", "của", "được", "đã", "đang", "bị", "trong",
        "khi", "hoạt", "động", "nhiều", "chưa", "không", "từng", "mỗi", "mọi"
    ];
    let of_office =
        |at: usize| at > start + 1 && reading.is(at - 1, word!("quan")) && reading.is(at - 2, word!("cơ"));
    // `cơ quan xây dựng báo cáo tiếp thu …`: what the office does, and to what.
    let done_by_office = (at.saturating_sub(4).max(start)..at).any(|from| {
        of_office(from) && reading.phrase(from, Class::ActionVerb).is_some_and(|doing| doing.end() == at)
    }) && reading.phrase(verb.end(), Class::ActionVerb).is_some();
    if (of_office(at) || done_by_office) && verb.is(ActionVerb::Weak) {
        return false;
    }
    // `lực lượng quân sự phối hợp …`
    let military = reading.is(before, word!("sự")) && before > start && reading.is(before - 1, word!("quân"));
    // `công chức, người lao động nâng cao …`
    let labour = reading.is(before, word!("động")) && before > start && reading.is(before - 1, word!("lao"));
    // `… đã rất tích cực hưởng ứng`: how somebody has done something.
    if reading.folded(before) == "rất" {
        return false;
    }
    // `việc thực │ thi công vụ`: no verb begins within another.
    let inside =
        reading.phrase(before, Class::ActionVerb).is_some_and(|other| other.end() > at && other.len > 1);
    if inside && verb.is(ActionVerb::Weak) {
        return false;
    }
    if reading.any(before, nominal) && !military && !labour
        || before > start && reading.is(before, word!("bộ")) && reading.is(before - 1, word!("cán"))
    {
        return false;
    }
    // A capital that does not begin the clause ends a name: `giao bà Lê Thị Thư chủ trì …`.
    let after_name = at == named || before > start && reading.is_capital(before);
    verb.is(ActionVerb::Strong) || after_name || !modifies(reading, at, verb, start)
}

/// `với mục tiêu bảo đảm an toàn`, `các đồng chí tham dự kiểm tra`: what is aimed at, and in what somebody takes part.
fn modifies_aim(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    at > start + 1 && (reading.all(at - 2, words!("mục tiêu")) || reading.all(at - 2, words!("tham dự")))
}

/// `Công ty TNHH MTV khai thác công trình thủy lợi`: whether the form of a company ends before a token, so that its name goes on.
fn names_company(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    let form = reading.token(at - 1).is_some_and(|token| token.case == Case::Upper)
        || reading.phrase_before(at, Class::Field).is_none() && reading.is(at - 1, word!("viên"));
    form && (at.saturating_sub(COMPANY).max(start)..at).any(|from| reading.all(from, words!("công ty")))
}

/// The longest form of a company, with its word: `Công ty trách nhiệm hữu hạn một thành viên`.
const COMPANY: usize = 9;

/// `các cơ quan, tổ chức, doanh nghiệp`: a word that is also a noun for those who are told, alone between commas.
fn is_listed_noun(reading: &Reading<'_>, at: usize, verb: Match) -> bool {
    reading.is_mark(at - 1, ',')
        && reading.is_mark(verb.end(), ',')
        && reading.phrase(at, Class::Addressee).is_some_and(|noun| noun.end() == verb.end())
}

/// The most words between the name of a body and what it says.
const TOLD: usize = 4;

/// Whether a verb that is not strong modifies the noun before it.
fn modifies(reading: &Reading<'_>, at: usize, verb: Match, start: usize) -> bool {
    let before = at - 1;
    // `các đơn vị thi công tiếp tục huy động …`: what the units do, and then what they are to do.
    let of_noun = verb.len > 1
        && verb.is(ActionVerb::Weak)
        && reading.grouped(verb.end(), Class::ActionVerb, "begins-predicate")
        && !reading.is_grouped(verb, "doing");
    if of_noun {
        return true;
    }
    // `cơ quan nội chính xử lý dứt điểm đơn thư`: what is done in a manner is done by the noun before it.
    let manner = reading.grouped(verb.end(), Class::ActionVerb, "manner-after");
    if manner && verb.is(ActionVerb::Weak) && !reading.is(before, word!("và")) {
        return false;
    }
    // `doanh nghiệp triển khai tháo gỡ …`: a verb that another follows is no part of the noun.
    if matches!(verb.entry.phrase, "triển khai" | "tiến hành")
        && reading.phrase(verb.end(), Class::ActionVerb).is_some()
    {
        return false;
    }
    // `quân đội huấn luyện đồng bộ`, `các địa phương sử dụng ngân sách …`: nothing else can be what they are to do.
    if follows_told(reading, at, start) && is_alone(reading, verb) {
        return false;
    }
    if verb.is(ActionVerb::Single) {
        return !is_directed(reading, verb.end());
    }
    // `công trình`, `địa bàn`: the last syllable of a noun; `giao thông` is no `giao`.
    let in_noun = |at: usize, least: u16| {
        let nouns = [Class::Counter, Class::ListNoun, Class::Field, Class::TriggerNoun, Class::Addressee];
        nouns.into_iter().any(|class| reading.phrase(at, class).is_some_and(|noun| noun.len >= least))
    };
    if verb.len == 1 && (in_noun(before, 2) || in_noun(at, 2)) {
        return true;
    }
    let modified = words![
        "ban", "lượng", "kiện", "hoạch", "do", "trình", "án", "phòng", "tổ", "đội", "tâm", "người", "có",
        "lực", "và", "viên", "trách", "nhiệm", "phí", "vụ", "theo", "mục", "vốn", "hàng", "căn", "sư", "chủ",
        "số", "chi", "thư", "nghiệp", "nhà", "ty", "khu", "với", "pháp", "chính"
    ];
    // `các thành viên thực hiện …`, `các điều tra viên thực hiện …`
    let member = reading.is(before, word!("viên"))
        && (before.saturating_sub(2).max(start)..before)
            .any(|from| reading.phrase(from, Class::Addressee).is_some_and(|told| told.end() == at));

    // `các sở, ngành quản lý`: with `và` before it a verb goes on with a noun phrase.
    !member && reading.any(before, modified)
}

/// Whether several who can be told end right before a token: `các xã`, `quân đội`, and no noun of one word.
fn follows_told(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    (at.saturating_sub(4).max(start)..at).any(|from| {
        let many = from > start && reading.any(from - 1, words!["các", "mọi", "từng", "mỗi"]);
        [Class::Addressee, Class::Level].into_iter().any(|class| {
            reading.phrase(from, class).is_some_and(|told| told.end() == at && (many || told.len > 1))
        })
    })
}

/// Whether no other verb or duty follows a verb in the words after it, up to a mark or a clause of its own.
fn is_alone(reading: &Reading<'_>, verb: Match) -> bool {
    let own = words!["được", "bị", "do", "để", "nhằm", "mà"];
    (verb.end()..verb.end() + STRETCH)
        .take_while(|&at| (reading.is_word(at) || reading.is_number(at)) && !reading.any(at, own))
        .all(|at| {
            let acts = reading.is_small(at)
                && reading.phrase(at, Class::ActionNoun).is_none()
                && reading.phrase(at, Class::ActionVerb).is_some_and(|other| !other.is(ActionVerb::Single));
            !acts && modal(reading, at, at + 2).is_none()
        })
}

/// How far another verb is looked for.
const STRETCH: usize = 16;

/// `cho 35.000 học sinh nghỉ học`: what people are to be let do, at the beginning or right after who is told.
pub(super) fn lets(reading: &Reading<'_>, at: usize, start: usize, named: usize) -> bool {
    if !reading.is(at, word!("cho")) {
        return false;
    }
    let ends_told = || {
        (at.saturating_sub(4).max(start)..at).any(|from| {
            [Class::Addressee, Class::Level]
                .into_iter()
                .any(|class| reading.phrase(from, class).is_some_and(|told| told.end() == at))
        })
    };
    let counted = |&at: &usize| !reading.is_number(at) && !reading.is_mark(at, '.');
    let Some(people) = (at + 1..at + 5).find(counted) else { return false };
    let people = people + usize::from(reading.any(people, words!["các", "toàn"]));
    let people = [Class::Petitioner, Class::Addressee]
        .into_iter()
        .filter_map(|class| reading.phrase(people, class))
        .map(Match::end)
        .max();
    (at == start || at == named || ends_told())
        && people.is_some_and(|end| {
            (end..end + LET)
                .take_while(|&at| reading.is_word(at))
                .any(|at| reading.phrase(at, Class::ActionVerb).is_some())
        })
}

/// The most words from people to what they are let do.
const LET: usize = 8;

/// Whether a verb says what a board is for: `Ban chỉ đạo quốc gia phòng, chống dịch`, `Ban chỉ đạo diễn tập …`.
fn serves_board(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    let of_board = (at.saturating_sub(7).max(start)..at).any(|from| {
        reading.is(from, word!("ban"))
            && reading
                .phrase(from, Class::TriggerNoun)
                .is_some_and(|board| board.end() <= at && at <= board.end() + 2)
    });
    // `Ban chỉ đạo diệt chuột huyện phối hợp …`: up to where the board is, and what it is to do.
    let goes_on = || {
        (at + 1..at + BOARD).take_while(|&at| reading.is_word(at)).any(|at| {
            reading
                .phrase(at, Class::Level)
                .is_some_and(|unit| reading.phrase(unit.end(), Class::ActionVerb).is_some())
        })
    };
    let is_strong = || reading.phrase(at, Class::ActionVerb).is_some_and(|verb| verb.is(ActionVerb::Strong));
    of_board && (!is_strong() || reading.phrase(at, Class::Field).is_some() || goes_on())
}

/// The most words of what a board is for.
const BOARD: usize = 12;

/// `không dạy trước chương trình`: what is not to be done, at the beginning or right after who is told.
pub(super) fn is_refusal(reading: &Reading<'_>, at: usize, start: usize, named: usize, end: usize) -> bool {
    if !reading.is(at, word!("không")) || !reading.is_word(at + 1) || at + 2 >= end {
        return false;
    }
    // A clause about those who do not: `các hộ không có đất`, `đơn vị không đạt`.
    if reading
        .any(at + 1, words!["thể", "có", "còn", "phải", "cần", "đạt", "chỉ", "thuộc", "đủ", "đúng", "bị"])
    {
        return false;
    }
    let told = at == start
        || at == named
        || (at.saturating_sub(4)..at)
            .any(|from| ends_told(reading, from, at))
        // `UBND các thành phố không cấp phép …`
        || (at.saturating_sub(3).max(start + 1)..at).any(|from| {
            reading.any(from - 1, words!["các", "mọi", "từng"])
                && reading.phrase(from, Class::Level).is_some_and(|unit| unit.end() == at)
        });
    // `Các cơ quan hành chính không tổ chức …`: several of whom more is said.
    let several = reading.any(start, words!["các", "mỗi", "mọi", "từng", "toàn"])
        && at <= start + 8
        && (start..at).all(|at| reading.is_word(at));
    let told = told || several;
    let clause = || (at..end).take_while(|&at| !matches!(reading.mark(at), Some(',' | ';')));
    told && !clause().any(|at| modal(reading, at, end).is_some())
}

/// Whether people or bodies that can be told end here: `các trường`, `công dân`.
fn ends_told(reading: &Reading<'_>, from: usize, end: usize) -> bool {
    [Class::Addressee, Class::Petitioner]
        .into_iter()
        .any(|class| reading.phrase(from, class).is_some_and(|found| found.end() == end))
}

/// `chỉ cấp giấy phép …`: what alone is to be done, after who is told.
pub(super) fn is_only(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    at > start
        && reading.is(at, word!("chỉ"))
        && reading.is_small(at)
        && reading.phrase(at, Class::ActionVerb).is_none()
        && [Class::ListNoun, Class::Trigger, Class::TriggerNoun, Class::DocumentType, Class::Counter]
            .into_iter()
            .all(|class| reading.phrase(at, class).is_none())
        && reading.phrase(at + 1, Class::ActionVerb).is_some()
}

/// `lại`, `ra`, `cho`: what comes after verbs only.
pub(super) fn is_directed(reading: &Reading<'_>, at: usize) -> bool {
    reading.any(at, words!["lại", "ra", "cho", "ngay", "xong"])
}

/// Whether a weak verb stands so near that it is part of what the word before it is done to.
pub(super) fn is_in_object(reading: &Reading<'_>, lead: usize, verb: usize) -> bool {
    let weak = reading.phrase(verb, Class::ActionVerb).is_some_and(|found| !found.is(ActionVerb::Strong));
    weak && verb <= lead + 3 && (lead..verb).all(|at| reading.is_word(at))
}
