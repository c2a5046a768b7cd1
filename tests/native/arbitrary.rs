//! Texts, actions and documents for the properties.

use chu_giai::annotation::{AnnotationId, Document, Meta, RelationId, RelationType};
use chu_giai::label::{
    AttributeDef, AttributeKind, AttributeValue, Bound, Change, Colour, CustomLabel, DocumentValue,
    FigureKind, FigureValue, InstructionValue, Label, LabelDef, LabelName, Level, LunarDay, OfficialValue,
    PositionValue, Value, ValueKind,
};
use chu_giai::session::{
    self, Action, Caret, Direction, Edge, Filter, Grain, People, PeopleEdit, PersonKey, Reach, Session,
    StatusFilter,
};
use chu_giai::text::{Span, Text};
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// An article in the genre.
pub(crate) const ARTICLE: &str = include_str!("../fixtures/articles/huyen-thanh-lam.txt");

/// All articles of the fixtures.
pub(crate) static ARTICLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let paths = super::gold::golds().into_iter().map(|path| path.with_extension("txt"));
    paths.map(|path| std::fs::read_to_string(path).expect("an article beside its gold")).collect()
});

/// A text as a person would hand it to the program.
pub(crate) fn text(source: &str) -> Text {
    Text::new(source).expect("short")
}

/// A document as the page opens it.
pub(crate) fn annotated(source: &str) -> Document {
    session::annotate(text(source), Meta { title: "Thử".into(), ..Meta::default() })
}

/// Pieces that matter to a reader of Vietnamese news, in every spelling.
const PIECES: &[&str] = &[
    "Đồng chí ",
    "đ/c ",
    "Ông ",
    "Lê Thị Hạnh",
    "Nguyễn Văn A",
    "Hạnh",
    ", ",
    "; ",
    ". ",
    " - ",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\u{a0}",
    "\t",
    "\u{200b}",
    "\u{feff}",
    "Chủ tịch UBND huyện",
    "Phó Bí thư Tỉnh uỷ",
    "PCT ",
    "ngày 08/7/2024",
    "Sáng 30/6",
    "31/2",
    "quý III/2023",
    "6 tháng đầu năm 2022",
    "cùng kỳ",
    "từ ngày ",
    "giai đoạn 2021-2025",
    "rằm tháng Giêng",
    "47,82%",
    "6.290,20 tỷ đồng",
    "272 ha",
    "16/16 chi bộ",
    "1.5 ",
    "0",
    "999999999999999999999999999999",
    "hơn ",
    "2.000 - 3.000 hộ",
    "ba mươi hai hộ",
    "Nghị quyết số 03/2021/NQ-HĐND",
    "Chỉ thị số 35-CT/TW",
    " của Thủ tướng Chính phủ",
    "đề nghị ",
    "yêu cầu các xã ",
    "tập trung rà soát",
    "Một là, ",
    "Thứ nhất, ",
    "📢",
    "👨‍👩‍👧",
    "🇻🇳",
    "e\u{301}\u{323}",
    "\u{301}",
    "Ð",
    "ﬁ",
    "İ",
    "ß",
    "שלום",
    "\u{202e}",
    "\0",
    "…",
    "“",
    "”",
    "(",
    ")",
    "/",
    "*",
    "⟦",
    "⟧",
];

/// Any text: pieces of the genre, composed or decomposed, and any character at all.
pub(crate) fn any_source() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        3 => prop::sample::select(PIECES).prop_map(|piece| piece.nfd().collect()),
        2 => "\\PC{0,4}",
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A stretch of an article of the fixtures, cut anywhere.
pub(crate) fn any_cut() -> impl Strategy<Value = String> {
    (any::<Index>(), any::<Index>(), any::<Index>()).prop_map(|(article, one, other)| {
        let article = article.get(&ARTICLES);
        let count = article.chars().count();
        let (one, other) = (one.index(count + 1), other.index(count + 1));
        article.chars().skip(one.min(other)).take(one.abs_diff(other)).collect()
    })
}

/// A value of any kind.
pub(crate) fn any_value() -> impl Strategy<Value = Value> {
    let words = || prop::option::of("[ \\PC]{0,8}");
    let amount =
        (any::<i64>(), 0..=12u32).prop_map(|(units, scale)| rust_decimal::Decimal::new(units, scale));
    let amounts = (amount.clone(), prop::option::of(amount.clone()), prop::option::of(amount));
    let iso = prop::sample::select(
        &[
            "2024-07-08",
            "2022-06-30TMO",
            "2022-06-22T09:00:00",
            "2022-Q3",
            "2021/2025",
            "XXXX-06-30",
            "199",
            "18",
            "2022-H1",
            "2022-SU",
            "2022-W26",
            "1946-01-06/2026-01-06",
            "-0040",
        ][..],
    );
    let lunar = prop::option::of((
        prop::option::of(any::<i16>()),
        1..=12u8,
        prop::option::of(1..=30u8),
        any::<bool>(),
    ));
    let date = (iso, lunar).prop_map(|(iso, lunar)| {
        let mut date: chu_giai::label::DateValue = iso.parse().expect("a date");
        date.lunar = lunar.map(|(year, month, day, leap)| LunarDay { year, month, day, leap });
        date
    });
    prop_oneof![
        any::<String>().prop_map(|name| Value::Official(OfficialValue { name })),
        (any::<String>(), words(), prop::option::of(prop::sample::select(&Level::ALL[..]))).prop_map(
            |(role, organisation, level)| Value::Position(PositionValue { role, organisation, level })
        ),
        date.clone().prop_map(Value::Date),
        (
            amounts,
            "[ \\PC]{0,8}",
            prop::sample::select(&FigureKind::ALL[..]),
            prop::option::of(prop::sample::select(&Bound::ALL[..])),
            prop::option::of(prop::sample::select(&[Change::Up, Change::Down][..])),
            any::<bool>()
        )
            .prop_map(|((amount, upper, denominator), unit, kind, bound, change, ambiguous)| {
                Value::Figure(FigureValue {
                    amount,
                    upper,
                    denominator,
                    unit,
                    kind,
                    bound,
                    change,
                    ambiguous,
                })
            }),
        ("\\PC{0,8}", words(), prop::option::of(any::<u16>()), words()).prop_map(
            |(doc_type, number, year, issuer)| Value::Document(DocumentValue {
                doc_type,
                number,
                year,
                issuer
            })
        ),
        (words(), words(), prop::option::of(date)).prop_map(|(trigger, addressee, deadline)| {
            Value::Instruction(InstructionValue { trigger, addressee, deadline })
        }),
        any::<String>().prop_map(Value::Text),
    ]
}

/// What a person does next, as numbers that mean something in whatever session they meet.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    deed: u8,
    one: u32,
    other: u32,
    words: String,
    value: Option<Value>,
}

/// Any deeds.
pub(crate) fn any_wishes(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    let wish = (any::<u8>(), any::<u32>(), any::<u32>(), "[ \\PC]{0,6}", prop::option::of(any_value()))
        .prop_map(|(deed, one, other, words, value)| Wish { deed, one, other, words, value });
    prop::collection::vec(wish, 0..most)
}

impl Wish {
    /// The action that this is in a session; mostly about things that exist, at times about others.
    #[expect(clippy::too_many_lines, reason = "one arm for each deed")]
    pub(crate) fn action(&self, session: &Session) -> Action {
        let document = session.document.as_ref();
        let id = || {
            let known: Vec<AnnotationId> =
                document.iter().flat_map(|d| d.annotations().iter()).map(|a| a.id).collect();
            let at = self.one as usize % (known.len() + 1);
            known.get(at).copied().unwrap_or(AnnotationId(self.other % 1000))
        };
        let other = || {
            let known: Vec<AnnotationId> =
                document.iter().flat_map(|d| d.annotations().iter()).map(|a| a.id).collect();
            known.get(self.other as usize % (known.len() + 1)).copied().unwrap_or(AnnotationId(0))
        };
        let relation = || {
            let known: Vec<RelationId> = document.iter().flat_map(|d| d.relations()).map(|r| r.id).collect();
            known.get(self.one as usize % (known.len() + 1)).copied().unwrap_or(RelationId(99))
        };
        let span = || {
            let most = document.map_or(0, |document| document.text().len().get()) + 3;
            Span::of(self.one as usize % most, (self.one as usize % most) + self.other as usize % 40)
        };
        let label = |number: u32| match number % 9 {
            6 => Label::Custom(CustomLabel(0)),
            7 => Label::Custom(CustomLabel(1)),
            8 => Label::Custom(CustomLabel(7)),
            at => Label::BUILT_IN[at as usize],
        };
        let direction = if self.other.is_multiple_of(2) { Direction::Back } else { Direction::Forward };
        let grain = [
            Grain::Character,
            Grain::Syllable,
            Grain::Word,
            Grain::Clause,
            Grain::Sentence,
            Grain::Paragraph,
            Grain::Document,
        ][self.other as usize % 7];
        let person = |number: u32| {
            let people = document.map(People::new).unwrap_or_default();
            let key = people.all.get(number as usize % (people.all.len() + 1)).map(|person| person.key);
            key.unwrap_or(PersonKey::Mention(AnnotationId(number % 1000)))
        };
        match self.deed % 46 {
            0 | 1 => Action::Select(Some(span())),
            2 => Action::Select(None),
            3 => Action::OpenAnnotation(Some(id())),
            4 => Action::Step(
                direction,
                if self.one.is_multiple_of(2) { Reach::Shown } else { Reach::ToReview },
            ),
            5 | 6 => Action::Label(label(self.one)),
            7 => Action::Accept(id()),
            8 => Action::Reject(id()),
            9 => Action::Delete(id()),
            10 => Action::Relabel(id(), label(self.other)),
            11 => Action::SetValue(id(), self.value.clone()),
            12 => Action::SetNote(id(), self.words.clone()),
            13 => Action::SetSpan(id(), span()),
            14 | 15 => Action::MoveEdge(
                id(),
                if self.other % 4 < 2 { Edge::Start } else { Edge::End },
                direction,
                grain,
            ),
            16 => Action::AcceptAll((self.other.is_multiple_of(2)).then(|| label(self.one))),
            17 | 18 => {
                let custom = RelationType::Custom(self.words.clone());
                let kinds = [RelationType::Holds, RelationType::IssuedOn, RelationType::IssuedBy, custom];
                Action::AddRelation(kinds[self.deed as usize % 4].clone(), id(), other())
            }
            19 => Action::AcceptRelation(relation()),
            20 => Action::RemoveRelation(relation()),
            21 => Action::PutLabel(Box::new(LabelDef {
                label: label(self.one),
                key: ["PROJECT", "PLACE", "OFFICIAL", "", "DIRECTIVE"][self.other as usize % 5].to_owned(),
                name: LabelName { vi: self.words.clone(), en: self.words.clone() },
                colour: Colour([1, 2, 3]),
                shortcut: self.words.chars().next(),
                value: [None, Some(ValueKind::Text), Some(ValueKind::Date)][self.one as usize % 3],
                choices: if self.one % 6 == 1 {
                    vec!["lớn".into(), self.words.clone()]
                } else {
                    Vec::new()
                },
                attributes: AttributeKind::ALL
                    .into_iter()
                    .skip(self.one as usize % 5)
                    .map(|kind| AttributeDef {
                        key: ["A", "B"][self.other as usize % 2].to_owned() + kind.wire(),
                        name: self.words.clone(),
                        kind,
                        choices: if kind == AttributeKind::Choice {
                            vec!["lớn".into(), self.words.clone()]
                        } else {
                            Vec::new()
                        },
                    })
                    .collect(),
                guideline: self.words.clone(),
                exclusive: self.one % 2 == 1,
                order: u16::from(self.deed) % 3,
            })),
            22 => Action::RemoveLabel(label(self.one)),
            23 => Action::SetTitle(self.words.clone()),
            24 | 25 => Action::Undo,
            26 => Action::Redo,
            27 | 28 => Action::Ignore(span()),
            29 => Action::RestoreRegion(span()),
            30 => Action::AcceptRegion(span()),
            31 => Action::RejectRelation(relation()),
            32 => Action::Relate((!self.other.is_multiple_of(4)).then(id)),
            33 => Action::RelateTo(other()),
            34 => Action::SetEntity(id(), None),
            35 => Action::PlaceCaret(Caret { anchor: span().end, at: span().start }),
            36 | 37 => Action::MoveCaret { direction, grain, extend: self.one.is_multiple_of(2) },
            38 => Action::People(PeopleEdit::Merge(person(self.one), person(self.other))),
            39 => Action::People(PeopleEdit::SplitOff(id())),
            40 => Action::People(match person(self.one) {
                PersonKey::Entity(entity) => PeopleEdit::SplitAll(entity),
                PersonKey::Mention(mention) => PeopleEdit::SplitOff(mention),
            }),
            41 => Action::People(PeopleEdit::Rename(person(self.one), self.words.clone())),
            42 => Action::ToCandidate(direction),
            43 | 44 => {
                let kind = AttributeKind::ALL[self.other as usize % 4];
                let value = match (kind, &self.value) {
                    (AttributeKind::Text, _) => Some(AttributeValue::Text(self.words.clone())),
                    (AttributeKind::Number, _) => Some(AttributeValue::Number(self.one.into())),
                    (AttributeKind::Choice, _) => Some(AttributeValue::Choice(self.words.clone())),
                    (AttributeKind::Date, Some(Value::Date(date))) => {
                        Some(AttributeValue::Date(date.clone()))
                    }
                    (AttributeKind::Date, _) => None,
                };
                let key = ["A", "B"][self.other as usize % 2].to_owned() + kind.wire();
                Action::SetAttribute(id(), key, value)
            }
            _ => Action::SetFilter(Filter {
                hidden: [label(self.one)].into_iter().collect(),
                status: StatusFilter::ALL[self.other as usize % 4],
                search: self.words.clone(),
                lines: self.other.is_multiple_of(2),
            }),
        }
    }
}

/// A session over a text, with its suggestions.
pub(crate) fn opened(source: &str) -> Session {
    let action = Action::OpenDocument(Box::new(annotated(source)));
    session::update(&Session::default(), action).expect("a document was opened")
}

/// The session after some deeds.
pub(crate) fn after(mut session: Session, wishes: &[Wish]) -> Session {
    for wish in wishes {
        session = session::update(&session, wish.action(&session)).unwrap_or(session);
    }
    session
}

/// A document with the marks of many hands.
pub(crate) fn any_document() -> impl Strategy<Value = Document> {
    let source = prop_oneof![any_source(), any_cut()];
    (source, any_wishes(40))
        .prop_map(|(source, wishes)| after(opened(&source), &wishes).document.expect("nothing closes it"))
}
