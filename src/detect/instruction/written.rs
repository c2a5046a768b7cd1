//! Orders that a noun names: what somebody has written, `có văn bản chỉ đạo các sở ⟦…⟧`, or is cited for, `theo yêu
//! cầu của Thủ tướng, …`.

use super::mention::Mentions;
use super::trigger::{Kind, Trigger, opens};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;
use crate::detect::token::Case;

/// `UBND tỉnh có văn bản chỉ đạo các sở ⟦…⟧`: a document, an opinion or a demand that tells somebody.
pub(super) fn written(reading: &Reading<'_>, start: usize, at: usize, noun: Match) -> Option<Trigger> {
    let trigger = |word: &'static str| Trigger {
        start: at,
        end: noun.end(),
        word,
        kind: Kind::Remark,
        is_report: false,
        is_passive: false,
        opens: false,
    };
    let word = match noun.entry.phrase {
        "văn bản chỉ đạo" | "ý kiến chỉ đạo" => "chỉ đạo",
        // `Chủ tịch UBND tỉnh có chỉ đạo Thanh tra tỉnh …`
        "có chỉ đạo" => {
            return tells(reading, noun.end())
                .then(|| Trigger { kind: Kind::Direct, ..trigger("chỉ đạo") });
        }
        "văn bản đề nghị" => "đề nghị",
        "nhấn mạnh yêu cầu" => "yêu cầu",
        // `Chủ tịch UBND tỉnh có ý kiến như sau:` above a list
        "có ý kiến" | "có ý kiến như sau" | "có ý kiến chỉ đạo" | "có ý kiến chỉ đạo như sau" =>
        {
            let heads = reading.is_mark(noun.end(), ':') && reading.is_end(noun.end() + 1);
            // `có ý kiến chỉ đạo Sở Xây dựng kiểm tra …`
            let tells = noun.entry.phrase == "có ý kiến chỉ đạo" && tells(reading, noun.end());
            return (heads || tells).then(|| Trigger {
                kind: if heads { Kind::Remark } else { Kind::Direct },
                ..trigger("chỉ đạo")
            });
        }
        // `… có công điện gửi các tỉnh. Theo đó, các tỉnh phải …`: what is in it follows.
        _ if reading.is_grouped(noun, "sent") => {
            return (at > start && reading.any(at - 1, words!["có", "hành", "ký", "ra"]))
                .then(|| trigger("chỉ đạo"));
        }
        _ => return None,
    };
    // `nhấn mạnh yêu cầu các sở ⟦…⟧` tells the departments; `nhấn mạnh yêu cầu bảo đảm …` tells nobody.
    let issued = noun.entry.phrase == "nhấn mạnh yêu cầu"
        || at > start && reading.any(at - 1, words!["có", "hành", "ký", "ra"]);
    // `có văn bản chỉ đạo khẩn các sở …`
    let told = noun.end() + usize::from(reading.is(noun.end(), word!("khẩn")));
    (issued && tells(reading, told)).then_some(Trigger {
        start: at,
        end: noun.end(),
        word,
        kind: if word == "chỉ đạo" { Kind::Direct } else { Kind::Order },
        is_report: false,
        is_passive: false,
        opens: false,
    })
}

/// Whether those who are told begin here.
fn tells(reading: &Reading<'_>, at: usize) -> bool {
    [Class::Addressee, Class::Organisation, Class::Role, Class::Level]
        .into_iter()
        .any(|class| reading.phrase(at, class).is_some())
}

/// `Theo yêu cầu của Thủ tướng, các bộ phải ⟦…⟧`: what somebody has ordered, told without a verb of order.
pub(super) fn cited(
    reading: &Reading<'_>,
    mentions: &Mentions,
    start: usize,
    at: usize,
    noun: Match,
    stop: usize,
) -> Option<Trigger> {
    let word = match noun.entry.phrase {
        "theo yêu cầu" => "yêu cầu",
        "theo chỉ đạo" | "theo công điện" | "theo chỉ thị" => "chỉ đạo",
        _ => return None,
    };
    let comma = (noun.end()..stop.min(noun.end() + CITED)).find(|&at| {
        reading.is_mark(at, ',') && !mentions.within(at + 1, at + 3).iter().any(|next| next.start < at + 3)
    })?;
    let by_somebody = reading.is(noun.end(), word!("của")) && !mentions.within(noun.end(), comma).is_empty();
    (opens(reading, start, at) && by_somebody).then_some(Trigger {
        start: comma,
        end: comma + 1,
        word,
        kind: Kind::Remark,
        is_report: false,
        is_passive: false,
        opens: false,
    })
}

/// The longest name with its offices after `theo yêu cầu của`.
const CITED: usize = 30;

/// `Giao Ban Nội chính`, `giao ban thường vụ các huyện ủy`: `giao ban` in small letters is a meeting, also that of
/// those who lead, `giao ban Bí thư các xã`; a board is told.
pub(super) fn gives_to_board(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at + 1, word!("ban"))
        && (reading.token(at + 1).is_some_and(|token| token.case == Case::Title)
            || !reading.is_capital(at + 2)
                && reading.phrase(at + 1, Class::Organisation).is_some_and(|board| board.len > 2))
        && reading.phrase(at, Class::Trigger).is_some_and(|trigger| trigger.len == 1)
}
