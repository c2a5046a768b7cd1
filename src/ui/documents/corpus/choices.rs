//! What is chosen for an export of many documents.

use crate::browser::port::{Choice, FormatRow};
use crate::ui::Language;
use crate::ui::i18n::Message;
use crate::ui::kept::StateHandle;
use crate::ui::store::turn;
use crate::ui::widgets::{Options, Select, TextField, Tick};
use yew::prelude::*;

/// How a corpus is parted until a person says otherwise.
const USUAL: (u32, u32) = (80, 10);

/// Format, parts and what else is chosen; each in a field of its own.
/// `on_wrong` hears of each field whether what was left in it is wrong.
pub(super) fn choices(
    choice: &StateHandle<Choice>,
    formats: &[FormatRow],
    language: Language,
    on_wrong: &Callback<(&'static str, bool)>,
) -> Html {
    let options: Options = formats
        .iter()
        .map(|row| (row.id.clone().into(), language.pick(row.vi.clone(), row.en.clone()).into()))
        .collect();
    let parts: Options = [(ONE, Message::OnePart), (PARTS, Message::TrainDevTest)]
        .into_iter()
        .map(|(key, name)| (key.into(), name.text(language).into()))
        .collect();
    let on_format = turn(choice, |choice, format: AttrValue| {
        choice.format = format.to_string();
        choice.unit.clear();
    });
    let on_split = turn(choice, |choice, parts: AttrValue| choice.split = (parts == PARTS).then_some(USUAL));
    let on_shares = turn(choice, |choice, typed: String| choice.split = shares(&typed));
    let on_seed = turn(choice, |choice, typed: String| choice.seed = seed(&typed).unwrap_or_default());
    let on_card = turn(choice, |choice, card| choice.card = card);
    let on_decided = turn(choice, |choice, decided| choice.decided = decided);
    let check_shares =
        Callback::from(move |typed: String| complaint(shares(&typed), Message::SharesWrong, language));
    let check_seed =
        Callback::from(move |typed: String| complaint(seed(&typed), Message::SeedWrong, language));
    let wrong = |field: &'static str| on_wrong.reform(move |wrong| (field, wrong));
    let chosen = if choice.split.is_some() { PARTS } else { ONE };
    html! {
        <>
            <Select key="format" id="corpus-format" name={Message::Format.text(language)} {options} chosen={choice.format.clone()} on_choose={on_format} />
            <Select key="split" id="corpus-split" name={Message::Parts.text(language)} options={parts} {chosen} on_choose={on_split} />
            if let Some((train, dev)) = choice.split {
                <TextField key="shares" id="corpus-shares" name={Message::Shares.text(language)} value={format!("{train}/{dev}/{}", 100 - train - dev)} check={Some(check_shares)} on_wrong={wrong(SHARES)} on_commit={on_shares} />
                <TextField key="seed" id="corpus-seed" name={Message::Seed.text(language)} value={choice.seed.to_string()} inputmode="numeric" check={Some(check_seed)} on_wrong={wrong(SEED)} on_commit={on_seed} />
            } else {
                <Tick key="card" name={Message::WithCard.text(language)} checked={choice.card} on_change={on_card} />
            }
            <Tick key="decided" name={Message::OnlyDecided.text(language)} checked={choice.decided} on_change={on_decided} />
        </>
    }
}

const SHARES: &str = "shares";
const SEED: &str = "seed";
const ONE: &str = "one";
const PARTS: &str = "split";

/// Three shares of a hundred, whatever stands between them: those for training and for development.
fn shares(typed: &str) -> Option<(u32, u32)> {
    let numbers = typed.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let numbers: Vec<u32> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[train, dev, test] = numbers.as_slice() else { return None };
    (train.checked_add(dev)?.checked_add(test)? == 100).then_some((train, dev))
}

fn seed(typed: &str) -> Option<u64> {
    typed.trim().parse().ok()
}

/// What is wrong with what was typed, where nothing could be read from it.
fn complaint<T>(read: Option<T>, wrong: Message, language: Language) -> Option<AttrValue> {
    if read.is_some() { None } else { Some(wrong.text(language).into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_three_numbers_of_a_hundred() {
        assert_eq!(shares("80/10/10"), Some((80, 10)));
        assert_eq!(shares(" 70, 30, 0 "), Some((70, 30)));
        for wrong in ["", "80/10", "80/10/5", "80/10/10/0", "4294967295/1/100", "99999999999/1/1"] {
            assert_eq!(shares(wrong), None, "{wrong}");
        }
    }
}
