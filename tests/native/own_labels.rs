//! Labels of one's own: their attributes, their guideline, and what shares no words with them.

use super::arbitrary::{after, any_source, any_wishes, opened, text};
use chu_giai::annotation::{Annotation, Document, Entry, Meta, Status};
use chu_giai::exchange::{FORMATS, Lost, Options, Problem, format, project, verify};
use chu_giai::label::{
    AttributeDef, AttributeKind, AttributeValue, Attributes, CustomLabel, Label, LabelDef, LabelSet,
};
use chu_giai::session::{self, Action, Bulk, Deed, Example, Notice, Pick, Query, Session};
use chu_giai::text::Span;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

const SOURCE: &str = "Dự án đường tỉnh 2, dự án đường tỉnh 5, dự án cầu.";

fn act(session: &Session, action: Action) -> Session {
    session::update(session, action).expect("the action changes something")
}

fn document(session: &Session) -> &Document {
    session.document.as_ref().expect("open")
}

fn asked(key: &str, kind: AttributeKind, choices: &[&str]) -> AttributeDef {
    let choices = choices.iter().map(|&choice| choice.to_owned()).collect();
    AttributeDef { key: key.into(), name: format!("{key}?"), kind, choices }
}

/// A label with one attribute of each kind.
fn project_label(number: u16, key: &str) -> LabelDef {
    LabelDef {
        attributes: vec![
            asked("OWNER", AttributeKind::Text, &[]),
            asked("COST", AttributeKind::Number, &[]),
            asked("SIZE", AttributeKind::Choice, &["lon", "rất nhỏ"]),
            asked("START", AttributeKind::Date, &[]),
        ],
        guideline: "Tên dự án.\n⟦Dự án đường tỉnh 2⟧ khởi công".into(),
        ..LabelDef::named(Label::Custom(CustomLabel(number)), key.into())
    }
}

fn values() -> Attributes {
    [
        ("OWNER", AttributeValue::Text("Ban Quản lý\n\"A\"".into())),
        ("COST", AttributeValue::Number("12345678901234567.25".parse().expect("a number"))),
        ("SIZE", AttributeValue::Choice("lon".into())),
        ("START", AttributeValue::Date("2024-Q3".parse().expect("a date"))),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into()
}

fn span(quote: &str) -> Span {
    let start = SOURCE.find(quote).expect("it is there");
    Span::of(start, start + quote.len())
}

fn give(session: &Session, label: Label, span: Span) -> Session {
    act(&act(session, Action::Select(Some(span))), Action::Label(label))
}

fn labelled(definitions: &[LabelDef]) -> Session {
    let document = Document::new(text(SOURCE), Meta::default());
    let session = act(&Session::default(), Action::OpenDocument(Box::new(document)));
    let put = |session: Session, known: &LabelDef| act(&session, Action::PutLabel(Box::new(known.clone())));
    definitions.iter().fold(session, put)
}

/// An annotation that has all attributes.
pub(super) fn stated() -> Session {
    let own = project_label(0, "PROJECT");
    let session = give(&labelled(std::slice::from_ref(&own)), own.label, span("Dự án đường tỉnh 2"));
    let id = session.open.expect("what was labelled is open");
    let set = |session: Session, (key, value)| act(&session, Action::SetAttribute(id, key, Some(value)));
    values().into_iter().fold(session, set)
}

fn first(session: &Session) -> &Annotation {
    document(session).annotations().iter().next().expect("one is there")
}

#[test]
fn an_attribute_is_set_undone_and_remembered() {
    let session = stated();
    assert_eq!(first(&session).attributes, values());
    let undone = act(&session, Action::Undo);
    assert_eq!(first(&undone).attributes.len(), 3, "each attribute is a step of its own");
    assert_eq!(first(&act(&undone, Action::Redo)).attributes, values());
    let id = first(&session).id;
    let cleared = act(&session, Action::SetAttribute(id, "OWNER".into(), None));
    assert!(!first(&cleared).attributes.contains_key("OWNER"));
    assert_eq!(first(&cleared).trail.pasts().last().map(|past| &past.attributes), Some(&values()));
    // What the label does not ask for, or not so, does not stand in a document.
    for (key, value) in
        [("NOBODY", AttributeValue::Text("a".into())), ("COST", AttributeValue::Text("a".into()))]
    {
        let refused = act(&session, Action::SetAttribute(id, key.into(), Some(value)));
        assert!(matches!(refused.notice, Some((_, Notice::Refused(_)))));
        assert_eq!(refused.document, session.document);
    }
}

#[test]
fn what_a_label_no_longer_asks_for_goes_with_it_in_one_step() {
    let session = stated();
    let mut own = project_label(0, "PROJECT");
    own.attributes.retain(|known| known.key != "OWNER");
    if let Some(known) = own.attributes.first_mut() {
        *known = asked("COST", AttributeKind::Text, &[]);
    }
    let fewer = act(&session, Action::PutLabel(Box::new(own)));
    let left: Vec<&String> = first(&fewer).attributes.keys().collect();
    assert_eq!(left, ["SIZE", "START"]);
    assert_eq!(act(&fewer, Action::Undo).document, session.document);

    // Another label: what both ask for stays.
    let other = LabelDef {
        attributes: vec![asked("COST", AttributeKind::Number, &[]), asked("SIZE", AttributeKind::Text, &[])],
        ..LabelDef::named(Label::Custom(CustomLabel(1)), "PLACE".into())
    };
    let id = first(&session).id;
    let both = act(&session, Action::PutLabel(Box::new(other.clone())));
    let relabelled = act(&both, Action::Relabel(id, other.label));
    assert_eq!(first(&relabelled).attributes.keys().collect::<Vec<_>>(), ["COST"]);
    let built_in = act(&both, Action::Relabel(id, Label::Figure));
    assert!(first(&built_in).attributes.is_empty());
}

#[test]
fn what_an_annotation_was_is_not_told_by_the_name_of_a_later_label() {
    let own = LabelDef::named(Label::Custom(CustomLabel(0)), "PROJECT".into());
    let session = give(&labelled(std::slice::from_ref(&own)), own.label, span("Dự án đường tỉnh 2"));
    let id = session.open.expect("what was labelled is open");
    let session = act(&session, Action::Relabel(id, Label::Document));
    let removed = act(&session, Action::RemoveLabel(own.label));
    // The page asks the set alone for a number, which is free there again.
    let other = LabelDef::named(Label::Custom(document(&removed).labels().next_custom()), "ROAD".into());
    assert_eq!(other.label, own.label);
    let scheme: Vec<LabelDef> = LabelSet::default().iter().cloned().chain([other.clone()]).collect();
    for added in [Action::PutLabel(Box::new(other)), Action::UseScheme(scheme.into(), std::rc::Rc::default())]
    {
        let added = act(&removed, added);
        let was = document(&added).annotation(id).expect("it is there").trail.pasts().last().cloned();
        assert_eq!(was.expect("it was something else").label, own.label);
        assert_eq!(document(&added).labels().get(own.label), None);
        assert!(document(&added).labels().custom_by_key("ROAD").is_some());
    }
}

#[test]
fn built_in_labels_ask_for_no_attributes() {
    let session = labelled(&[]);
    let figure = document(&session).labels().get(Label::Figure).expect("built in").clone();
    for changed in [
        LabelDef { attributes: vec![asked("A", AttributeKind::Text, &[])], ..figure.clone() },
        LabelDef { guideline: "x".into(), ..figure },
        LabelDef {
            attributes: vec![asked("A", AttributeKind::Text, &[]), asked("A", AttributeKind::Date, &[])],
            ..project_label(0, "PROJECT")
        },
        LabelDef { attributes: vec![asked("A", AttributeKind::Text, &["x"])], ..project_label(0, "PROJECT") },
    ] {
        let refused = act(&session, Action::PutLabel(Box::new(changed)));
        assert_eq!(refused.document, session.document);
    }
}

#[test]
fn the_native_file_has_them_and_one_without_them_is_read_as_ever() {
    let session = stated();
    let json: Json = serde_json::from_str(&project::write(document(&session))).expect("JSON");
    assert_eq!(
        json["annotations"][0]["attributes"],
        json!({
            "OWNER": { "text": "Ban Quản lý\n\"A\"" },
            "COST": { "number": "12345678901234567.25" },
            "SIZE": { "choice": "lon" },
            "START": { "date": { "iso": "2024-Q3" } },
        })
    );
    let imported = project::read(&json.to_string()).expect("its own file");
    assert_eq!((&imported.document, imported.problems.as_slice()), (document(&session), &[][..]));

    // A file from before there were any.
    let plain = labelled(&[LabelDef::named(Label::Custom(CustomLabel(0)), "PROJECT".into())]);
    let plain = give(&plain, Label::Custom(CustomLabel(0)), span("dự án cầu"));
    let written = project::write(document(&plain));
    assert!(!written.contains("attributes") && !written.contains("guideline"));
    assert_eq!(project::read(&written).map(|read| read.document).as_ref(), Ok(document(&plain)));
}

#[test]
fn what_does_not_read_costs_itself_alone() {
    let mut json: Json = serde_json::from_str(&project::write(document(&stated()))).expect("JSON");
    json["annotations"][0]["attributes"]["COST"] = json!({ "number": "viel" });
    json["annotations"][0]["attributes"]["NOBODY"] = json!({ "text": "x" });
    json["annotations"][0]["attributes"]["SIZE"] = json!({ "text": "lon" });
    let own = json["labels"].as_array_mut().expect("a list").last_mut().expect("the own one");
    own["attributes"].as_array_mut().expect("a list").push(json!({ "key": "X", "kind": "colour" }));
    let imported = project::read(&json.to_string()).expect("a project");
    let known = imported.document.annotations().iter().next().expect("it is there");
    assert_eq!(known.attributes.keys().collect::<Vec<_>>(), ["OWNER", "START"]);
    let told = format!("{:?}", imported.problems);
    for what in ["attributes.COST", "attributes.NOBODY", "attributes.SIZE", "\"attributes\""] {
        assert!(told.contains(what), "{what} in {told}");
    }
    assert!(imported.problems.iter().any(|known| matches!(known, Problem::Field { .. })));
}

#[test]
fn entries_of_programs_that_knew_no_attributes_are_still_read() {
    let annotated = r#"[1,"edit",null,[["a",null,[1,[0,3],{"Custom":0},null,null,"manual",null,"",[]]]]]"#;
    let defined = r##"[1,"edit",null,[["l",null,[{"Custom":0},"PROJECT",["Dự án","Dự án"],"#010203","7",null,[],false,0]]]]"##;
    for line in [annotated, defined] {
        let entry = project::read_entry(line).expect("an entry");
        assert_eq!(project::write_entry(&entry), line, "and written as they were");
    }
    // With them, an entry is longer, and comes back.
    let session = stated();
    for (_, entry) in session.journal.since(0) {
        assert_eq!(project::read_entry(&project::write_entry(&entry)).as_ref(), Some(&entry));
    }
    let damaged = annotated.replace(",[]]", r#",[],{"A":{"number":"x"}}]"#);
    assert_eq!(project::read_entry(&damaged), None::<Entry>);
}

#[test]
fn a_label_scheme_brings_attributes_and_guidelines() {
    let session = stated();
    let scheme = project::write_scheme(document(&session).labels());
    let definitions = project::read_scheme(&scheme).expect("its own file");
    let taken = act(&labelled(&[]), Action::UseScheme(definitions.into(), std::rc::Rc::default()));
    assert_eq!(document(&taken).labels(), document(&session).labels());

    // A scheme that asks for less takes what it does not ask for from the article, in one step.
    let less = LabelDef { attributes: Vec::new(), ..project_label(0, "PROJECT") };
    let built_in = document(&session).labels().iter().take(6).cloned();
    let taken = act(&session, Action::UseScheme(built_in.chain([less]).collect(), std::rc::Rc::default()));
    assert!(first(&taken).attributes.is_empty());
    assert_eq!(act(&taken, Action::Undo).document, session.document);
}

#[test]
fn formats_carry_attributes_or_say_that_they_do_not() {
    let session = stated();
    let document = document(&session);
    let mut carried = Vec::new();
    for known in FORMATS {
        assert_eq!(verify(known, document, &Options::default()), Ok(()), "{}", known.id);
        let told = known
            .losses(document, &Options::default())
            .into_iter()
            .find(|loss| loss.lost == Lost::Attributes);
        match told {
            Some(loss) => assert_eq!(loss.count, 4, "{}", known.id),
            None => carried.push(known.id),
        }
    }
    let people = ["csv", "tsv", "markdown", "html"];
    assert_eq!(
        carried,
        [&["json", "jsonl", "label-studio", "brat", "uima-xmi", "uima-json"][..], &people[..]].concat(),
        "a format that carries attributes stands here, one that does not says so in its row: `Lost::Attributes`"
    );
    let files = |id: &str| format(id).expect("known").files("bài", document, &Options::default());
    let joined = |id: &str| files(id).into_iter().map(|file| file.content).collect::<Vec<_>>().join("\n");
    let brat = joined("brat");
    assert!(
        brat.contains("\tPROJECT_SIZE T1 lon\n") && brat.contains("\tAttributes T1\t{\"COST\""),
        "{brat}"
    );
    let studio = joined("label-studio");
    assert!(studio.contains("\"from_name\":\"choice:PROJECT:SIZE\""), "{studio}");
    // A table says them by their names in files, in one cell; a page for people by the names that they see, in
    // the order in which the label asks.
    let table = joined("csv");
    assert!(
        table.contains("\"COST: 12345678901234567.25; OWNER: Ban Quản lý\n\"\"A\"\"; SIZE: lon;"),
        "{table}"
    );
    let page = joined("html");
    assert!(page.contains("<br>COST?: 12345678901234567.25<br>SIZE?: lon<br>START?: 2024-Q3</td>"), "{page}");
    let mail = joined("markdown");
    assert!(mail.contains("COST?: 12345678901234567.25; SIZE?: lon; START?: 2024-Q3\n"), "{mail}");
}

/// An attribute as what it was given, whatever the format.
#[test]
fn the_labelling_configurations_offer_them() {
    let session = stated();
    let bundle = |id: &str| {
        let documents = [("bài", document(&session))];
        let files =
            chu_giai::exchange::bundle(format(id).expect("known"), "bộ", &documents, &Options::default());
        files.into_iter().map(|file| file.content).collect::<Vec<_>>().join("\n")
    };
    let studio = bundle("label-studio");
    for control in [
        "<TextArea name=\"text:PROJECT:OWNER\"",
        "<Number name=\"number:PROJECT:COST\"",
        "<Choices name=\"choice:PROJECT:SIZE\"",
        "<Choice value=\"rất nhỏ\"/>",
        "whenLabelValue=\"PROJECT\"",
    ] {
        assert!(studio.contains(control), "{control} in {studio}");
    }
    assert!(bundle("brat").contains("PROJECT_SIZE\tArg:PROJECT, Value:lon\n"));
}

/// Two exclusive labels, the first on two places, with a free one around.
fn exclusive() -> (Session, Label, Label) {
    let strict = |number: u16, key: &str| LabelDef {
        exclusive: true,
        ..LabelDef::named(Label::Custom(CustomLabel(number)), key.into())
    };
    let (a, b) = (strict(0, "A"), strict(1, "B"));
    let session = labelled(&[a.clone(), b.clone()]);
    let session = give(&session, a.label, span("đường tỉnh 2"));
    (give(&session, a.label, span("đường tỉnh 5")), a.label, b.label)
}

fn said(session: &Session) -> Vec<(String, Label)> {
    let live = document(session).annotations().iter().filter(|known| known.status.is_live());
    live.map(|known| (document(session).text().slice(known.span).to_owned(), known.label)).collect()
}

#[test]
fn hits_that_are_labelled_displace_as_one_labelling_does() {
    let (session, _, b) = exclusive();
    let searched =
        act(&session, Action::Search(Some(Query { words: "dự án đường tỉnh".into(), ..Query::default() })));
    let after = act(&searched, Action::LabelHits(b));
    let expected = [("Dự án đường tỉnh".to_owned(), b), ("dự án đường tỉnh".to_owned(), b)];
    assert_eq!(said(&after), expected);
    assert_eq!(after.notice.as_ref().map(|(_, notice)| notice), Some(&Notice::LabelledHits(2, b)));
    assert_eq!(said(&act(&after, Action::Undo)), said(&session), "one step");
}

#[test]
fn the_same_everywhere_displaces_as_one_labelling_does() {
    let (session, _, b) = exclusive();
    let one = give(&session, b, span("Dự án đường tỉnh"));
    let example = Example { annotation: first(&one).clone(), deed: Deed::Keep };
    let places = one.places(&example).into_iter().map(|place| place.span).collect();
    let all = act(&one, Action::Repeat(Box::new(example), places));
    assert_eq!(said(&all), [("Dự án đường tỉnh".to_owned(), b), ("dự án đường tỉnh".to_owned(), b)]);
    assert_eq!(all.notice.as_ref().map(|(_, notice)| notice), Some(&Notice::Repeated(1)));
    assert_eq!(act(&all, Action::Undo).document, one.document);
}

#[test]
fn several_that_are_relabelled_displace_and_leave_room_for_each_other() {
    let (session, a, b) = exclusive();
    // Free ones around and inside: each would be B, and no two of B may overlap.
    let session = give(&session, Label::Figure, span("Dự án đường tỉnh 2"));
    let session = give(&session, Label::Position, span("tỉnh 2"));
    let picked =
        document(&session).annotations().iter().filter(|known| known.label != a).map(|known| known.id);
    let picked: Vec<_> = picked.collect();
    let session =
        picked.into_iter().fold(session, |session, id| act(&session, Action::Pick(Pick::Toggle(id))));
    let after = act(&session, Action::Bulk(Bulk::Relabel(b)));
    let expected = [
        ("Dự án đường tỉnh 2".to_owned(), b),
        ("tỉnh 2".to_owned(), Label::Position),
        ("đường tỉnh 5".to_owned(), a),
    ];
    assert_eq!(said(&after), expected);
    assert_eq!(after.notice.as_ref().map(|(_, notice)| notice), Some(&Notice::Relabelled(1, b)));
    assert_eq!(act(&after, Action::Undo).document, session.document);
    assert!(
        document(&after)
            .annotations()
            .iter()
            .all(|known| known.status == Status::Edited || known.status == Status::Manual)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_document_keeps_its_attributes_in_files(source in any_source(), wishes in any_wishes(60)) {
        let ended = after(opened(&source), &wishes);
        let document = document(&ended);
        let read = project::read(&project::write(document)).expect("its own file");
        prop_assert_eq!(read.problems, []);
        prop_assert_eq!(&read.document, document);
        for known in document.annotations().iter() {
            let asked = document.labels().get(known.label);
            for (key, value) in &known.attributes {
                let asked = asked.and_then(|asked| asked.attribute(key)).map(|asked| asked.kind);
                prop_assert_eq!(asked, Some(value.kind()));
            }
        }
    }
}

#[test]
fn numbers_are_exact() {
    let number = |text: &str| AttributeValue::Number(text.parse::<Decimal>().expect("a number"));
    assert_eq!(number("12.50").summary(), "12.5");
    assert_eq!(number("1000").summary(), "1000");
}
