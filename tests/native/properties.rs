//! What holds for every text and every sequence of edits.

use super::arbitrary::{
    ARTICLE, ARTICLES, after, annotated, any_cut, any_document, any_source, any_value, any_wishes, opened,
    text,
};
use chu_giai::annotation::{AnnotationId, Document, Status, segments};
use chu_giai::detect::{Detection, detect};
use chu_giai::exchange::{FORMATS, Options, Problem, ReadError, project};
use chu_giai::label::Label;
use chu_giai::session::{self, Action, Lead, People, PersonKey, Session, frame};
use chu_giai::text::{ByteOffset, Span, Text, fold, snap, strip_diacritics};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;
use std::rc::Rc;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Fewer cases than proptest's own 256: the whole suite stays below a minute on two cores.
pub(crate) fn cases(count: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    let failures = FileFailurePersistence::Direct("proptest-regressions/properties.txt");
    ProptestConfig {
        cases: wanted.unwrap_or(count),
        failure_persistence: Some(Box::new(failures)),
        ..ProptestConfig::default()
    }
}

/// A file that is long enough to be parsed in pieces.
static LONG_FILE: LazyLock<String> = LazyLock::new(|| project::write(&annotated(&ARTICLES.concat())));

/// A file of one line.
static FILE: LazyLock<String> = LazyLock::new(|| project::write_line(&annotated(ARTICLE)));

/// Names of fields, of annotations and of others.
const FIELDS: &[&str] = &[
    "id",
    "label",
    "kind",
    "start",
    "end",
    "start_utf16",
    "end_utf16",
    "quote",
    "value",
    "attributes",
    "entity",
    "status",
    "provenance",
    "note",
    "history",
    "by",
    "rule",
    "version",
    "score",
    "format",
    "more",
    "l\\u0061bel",
];

/// What may stand in a field, and what must not.
const CONTENTS: &[&str] = &[
    "null",
    "0",
    "-1",
    "7",
    "7.0",
    "1e2",
    "1e999",
    "true",
    "\"\"",
    "\"T1\"",
    "\"DATE\"",
    "\"a\\u0061\"",
    "\"accepted\"",
    "[]",
    "[1]",
    "{}",
    "{\"text\":\"a\"}",
    "{\"iso\":\"2024-07-08\"}",
    "{\"by\":\"person\"}",
    "[\"person\"]",
    "{\"by\":\"person\",\"rule\":null}",
    "{\"by\":\"person\",\"rule\":\"a\"}",
    "{\"by\":\"import\",\"format\":\"brat\"}",
    "{\"by\":\"rule\",\"rule\":\"a\",\"version\":\"0\",\"score\":2}",
    "{\"by\":\"rule\",\"rule\":\"a\",\"version\":\"0\",\"score\":1}",
];

/// Every invariant of `annotation` that a document can break.
fn check(document: &Document) {
    let text = document.text();
    let mut before = None;
    for annotation in document.annotations().iter() {
        let span = annotation.span;
        assert!(!span.is_empty(), "{annotation:?}");
        assert_eq!(snap(text, span), Some(span), "whole characters without blanks: {annotation:?}");
        assert!(annotation.value.as_ref().is_none_or(|value| value.fits(annotation.label)), "{annotation:?}");
        assert!(document.labels().get(annotation.label).is_some(), "{annotation:?}");
        assert!(annotation.entity.is_none_or(|id| document.entity(id).is_some()), "{annotation:?}");
        let key = (span.start, std::cmp::Reverse(span.end), annotation.id);
        assert!(before < Some(key), "in order: {annotation:?}");
        before = Some(key);
        assert_eq!(document.annotation(annotation.id), Some(annotation));
    }
    let mut end = ByteOffset::ZERO;
    for region in document.regions() {
        assert_eq!(snap(text, region.span), Some(region.span), "whole characters without blanks: {region:?}");
        assert!(region.span.start >= end, "in order, and none overlaps another: {region:?}");
        end = region.span.end;
    }
    for relation in document.relations() {
        assert!(document.annotation(relation.from).is_some(), "{relation:?}");
        assert!(document.annotation(relation.to).is_some(), "{relation:?}");
    }
}

/// Whether whatever is in the later document alone has a number that was never given before.
fn numbers_are_new(before: &Document, after: &Document) -> bool {
    let (given, label) = (before.given(), before.next_label());
    let fresh = |id: AnnotationId| before.annotation(id).is_some() || id.0 >= given.annotation;
    after.annotations().iter().all(|known| fresh(known.id))
        && after.relations().all(|known| before.relation(known.id).is_some() || known.id.0 >= given.relation)
        && after.entities().all(|known| before.entity(known.id).is_some() || known.id.0 >= given.entity)
        && after.labels().iter().all(|known| match known.label {
            Label::Custom(number) => before.labels().get(known.label).is_some() || number >= label,
            _ => true,
        })
}

/// What was found, without places: what two spellings of one text have in common.
fn findings(text: &Text, detection: &Detection) -> Vec<(String, Label)> {
    let found = detection.suggestions.iter();
    found
        .map(|found| {
            let words = text.slice(found.span).nfc().collect::<String>();
            (words.split_whitespace().collect::<Vec<_>>().join(" "), found.label)
        })
        .collect()
}

/// A phrase without end is read like any other text: no rule calls itself once for each, or walks from each
/// to the end (`cargo bench` says how long they take).
#[test]
fn detection_is_total_on_phrases_without_end() {
    let phrases = [
        "Luật sửa đổi ",
        "Luật sửa đổi Luật Đất đai, ",
        "mười ",
        "ba trăm ",
        "Phó ",
        "nguyên ",
        "năm trước ",
        "ngày 5/5/2022 ",
        "từ ngày 5 ",
        ")",
        "\"",
        "; yêu cầu các xã làm ",
        "Nguyễn Văn An, ",
        "Nghị quyết số 18-NQ/TW\n",
        "18-NQ/TW ",
        "(",
        "“",
    ];
    for phrase in phrases {
        let source = format!(
            "Đồng chí Chủ tịch UBND tỉnh yêu cầu các xã làm {}",
            phrase.repeat(60_000 / phrase.len())
        );
        let detection = detect(&text(&source));
        assert!(detection.suggestions.iter().all(|found| found.span.end.get() <= source.len()), "{phrase}");
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn offsets_of_every_unit_convert_there_and_back(source in any_source()) {
        let text = text(&source);
        let (mut chars, mut units) = (0u32, 0u32);
        for (byte, c) in source.char_indices() {
            let offset = ByteOffset::of(byte);
            prop_assert_eq!((text.to_char(offset).raw(), text.to_utf16(offset).raw()), (chars, units));
            prop_assert_eq!(text.from_char(chars.into()), Some(offset));
            prop_assert_eq!(text.from_utf16(units.into()), Some(offset));
            let grapheme = text.index().byte_to_grapheme(&source, offset);
            prop_assert!(text.index().grapheme_to_byte(&source, grapheme) >= Some(offset));
            chars += 1;
            units += u32::try_from(c.len_utf16()).expect("one or two");
        }
        prop_assert_eq!(text.from_char(chars.into()), Some(text.len()));
        prop_assert_eq!(text.from_utf16(units.into()), Some(text.len()));
        prop_assert_eq!(text.from_char((chars + 1).into()), None);
        prop_assert_eq!(text.from_utf16((units + 1).into()), None);
    }

    #[test]
    fn lines_are_the_text(source in any_source()) {
        let text = text(&source);
        let mut at = ByteOffset::ZERO;
        for line in text.index().lines() {
            prop_assert_eq!(line.span.start, at);
            prop_assert!(!text.slice(line.span).contains(['\n', '\r']));
            at = line.next;
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn a_snapped_span_is_whole_and_stays(source in any_source(), start in 0usize..400, len in 0usize..80) {
        let text = text(&source);
        if let Some(span) = snap(&text, Span::of(start, start + len)) {
            prop_assert!(text.get(span).is_some_and(|quote| !quote.is_empty()));
            prop_assert_eq!(snap(&text, span), Some(span));
        }
    }

    #[test]
    fn spellings_of_one_word_fold_to_one(word in "[a-zA-ZÀ-ÖØ-Þà-öø-ýĂăĐđĨĩŨũƠơƯưẠ-ỹ'’]{0,8}", joint in any::<prop::sample::Index>()) {
        let folded = fold(&word);
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let (head, tail) = word.split_at(*joint.get(&places));
        prop_assert_eq!(&fold(&format!("{head}\u{200b}{tail}")), &folded);
        prop_assert_eq!(&fold(&word.nfd().collect::<String>()), &fold(&word.nfc().collect::<String>()));
        prop_assert_eq!(&fold(&word.to_uppercase()), &fold(&word.to_lowercase()));
        prop_assert_eq!(&fold(&folded), &folded);
    }

    #[test]
    fn segments_are_the_text_with_what_covers_each(document in any_document()) {
        let whole = document.text().span();
        let mut at = whole.start;
        for segment in segments(whole, document.annotations().iter()) {
            prop_assert_eq!(segment.span.start, at);
            prop_assert!(segment.span.end > at || whole.is_empty());
            at = segment.span.end;
            let covering = document.annotations().iter().filter(|a| a.span.contains(segment.span));
            let mut covering: Vec<_> = covering.map(|a| (std::cmp::Reverse(a.span.len()), a.id)).collect();
            covering.sort();
            prop_assert_eq!(segment.covering, covering.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
        }
        prop_assert_eq!(at, whole.end);
    }

    #[test]
    fn any_actions_leave_a_sound_document(source in prop_oneof![any_source(), any_cut()], wishes in any_wishes(60)) {
        let mut session = opened(&source);
        for wish in &wishes {
            let action = wish.action(&session);
            let travels = matches!(action, Action::Undo | Action::Redo);
            let Some(next) = session::update(&session, action) else { continue };
            let document = next.document.as_ref().expect("nothing closes it");
            let before = session.document.as_ref().expect("open");
            check(document);
            prop_assert!(travels || numbers_are_new(before, document));
            prop_assert_eq!(document.text(), before.text());
            prop_assert!(next.revision > session.revision || Some(document) == session.document.as_ref());
            prop_assert!(next.open.is_none_or(|id| document.annotation(id).is_some()));
            session = next;
        }
    }

    #[test]
    fn people_and_frames_lead_into_the_text(source in any_cut(), wishes in any_wishes(40)) {
        let session = after(opened(&source), &wishes);
        let document = session.document.as_ref().expect("nothing closes it");
        let people = People::new(document);
        let mentions: usize = people.all.iter().map(|person| person.mentions.len()).sum();
        let officials = document.annotations().iter().filter(|known| PersonKey::of(known).is_some());
        prop_assert_eq!(mentions, officials.count());
        for (at, person) in people.all.iter().enumerate() {
            prop_assert_eq!(people.position(person.key), Some(at));
            for office in &person.offices {
                prop_assert!(office.places.iter().all(|&place| document.annotation(place).is_some()));
                for &rival in &office.rivals {
                    let other = people.all.get(rival).expect("there");
                    prop_assert!(rival != at && other.offices.iter().any(|office| !office.rivals.is_empty()));
                }
            }
        }
        for known in document.annotations().iter() {
            for filler in frame(document, known.id).iter().flat_map(|slot| &slot.fillers) {
                prop_assert!(!filler.words.is_empty());
                let there = match filler.leads {
                    Lead::Annotation(id) => document.annotation(id).is_some(),
                    Lead::Span(span) => document.text().get(span).is_some_and(|words| !words.is_empty()),
                };
                prop_assert!(there, "{:?}", filler);
            }
        }
    }

    #[test]
    fn undoing_all_is_the_start_and_redoing_all_is_the_end(source in any_cut(), wishes in any_wishes(60)) {
        let travel = |mut session: Session, action: Action| {
            let can = |session: &Session| match action {
                Action::Undo => session.history.can_undo(),
                _ => session.history.can_redo(),
            };
            while can(&session) {
                session = session::update(&session, action.clone()).expect("there is something");
            }
            session
        };
        let start = opened(&source);
        let end = after(start.clone(), &wishes);
        let undone = travel(end.clone(), Action::Undo);
        prop_assert_eq!(&undone.document, &start.document);
        let forth = travel(undone, Action::Redo);
        let back = travel(forth.clone(), Action::Undo);
        prop_assert_eq!(&back.document, &start.document);
        if !end.history.can_redo() {
            prop_assert_eq!(&forth.document, &end.document);
        }
    }

    #[test]
    fn a_file_read_back_is_the_document(document in any_document()) {
        for format in FORMATS {
            let files = format.files("a", &document, &Options::default());
            prop_assert_eq!(&format.files("a", &document, &Options::default()), &files, "the same twice");
        }
        let imported = project::read(&project::write(&document)).expect("its own file");
        prop_assert_eq!(&imported.problems, &[]);
        prop_assert_eq!(imported.document, document);
    }

    #[test]
    fn a_long_file_reads_as_if_it_were_parsed_at_once(
        at in any::<prop::sample::Index>(), length in 0usize..40, junk in "[\\[\\]{}\",:0 \\\\a]{0,6}"
    ) {
        let mut file = LONG_FILE.clone();
        let start = file.floor_char_boundary(at.index(file.len()));
        let end = file.ceil_char_boundary((start + length).min(file.len()));
        file.replace_range(start..end, &junk);
        let read = project::read(&file);
        match serde_json::from_str(&file) {
            Ok(root) => prop_assert_eq!(read, project::read_parsed(root, 0)),
            Err(error) => {
                let found = (error.line(), error.column());
                // What lacks its end is mended first.
                let told = match read {
                    Ok(read) => read.problems.contains(&Problem::Cut),
                    Err(ReadError::NotJson { line, column }) => (line, column) == found || error.is_eof(),
                    Err(refused) => refused == ReadError::CutBeforeText,
                };
                prop_assert!(told, "{error}");
            }
        }
    }

    #[test]
    fn an_annotation_reads_the_same_by_itself_and_with_all_of_its_file(
        at in any::<prop::sample::Index>(), name in select(FIELDS), then in select(FIELDS), content in select(CONTENTS)
    ) {
        let things: Vec<usize> = FILE.match_indices(r#"{"id":"T"#).map(|(at, _)| at).collect();
        let (before, thing) = FILE.split_at(things[at.index(things.len())]);
        let field = format!("\"{name}\":");
        // Before what is there already, under another name or twice under the same one.
        let (at, more) = match thing.find(&field) {
            Some(at) => (at + field.len(), format!("{content},\"{then}\":")),
            None => (1, format!("{field}{content},")),
        };
        let (thing, after) = thing.split_at(at);
        let file = [before, thing, &more, after].concat();
        let read = project::read(&file);
        if let Ok(root) = serde_json::from_str(&file) {
            prop_assert_eq!(read, project::read_parsed(root, 0));
        } else {
            let told = matches!(read, Err(ReadError::NotJson { .. }));
            prop_assert!(told);
        }
    }

    #[test]
    fn every_value_is_read_back(value in any_value()) {
        let mut session = opened("Lê Thị Hạnh nói.");
        for label in Label::BUILT_IN {
            session = session::update(&session, Action::Select(Some(Span::of(0, 4)))).unwrap_or(session);
            session = session::update(&session, Action::Label(label)).unwrap_or(session);
            let Some(id) = session.open else { continue };
            let next = session::update(&session, Action::SetValue(id, Some(value.clone())));
            session = next.unwrap_or(session);
        }
        let document = session.document.expect("open");
        let imported = project::read(&project::write(&document)).expect("its own file");
        prop_assert_eq!(imported.problems, []);
        prop_assert_eq!(imported.document, document);
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(
        document in any_document(), at in any::<prop::sample::Index>(), length in 0usize..40, junk in "\\PC{0,12}"
    ) {
        let file = project::write(&document);
        let mut start = at.index(file.len());
        while !file.is_char_boundary(start) { start -= 1; }
        let mut end = (start + length).min(file.len());
        while !file.is_char_boundary(end) { end += 1; }
        let mut damaged = file.clone();
        damaged.replace_range(start..end, &junk);
        if let Ok(imported) = project::read(&damaged) {
            check(&imported.document);
        }
        if let Ok(imported) = project::read(file.get(..start).expect("whole characters")) {
            check(&imported.document);
            // A file that lacks only the line break at its end lacks nothing.
            prop_assert!(!imported.problems.is_empty() || start + 1 == file.len());
            prop_assert_eq!(imported.document.text(), document.text());
            for kept in imported.document.annotations().iter() {
                prop_assert_eq!(Some(kept), document.annotation(kept.id));
            }
        }
    }

    #[test]
    fn detection_is_total_and_its_spans_are_sound(source in prop_oneof![any_source(), any_cut()]) {
        let detection = detect(&text(&source));
        for relation in &detection.relations {
            let ends = (detection.suggestions.get(relation.from), detection.suggestions.get(relation.to));
            let (Some(from), Some(to)) = ends else { panic!("{relation:?}") };
            prop_assert!(relation.kind.allows(from.label, to.label), "{:?}", relation);
            prop_assert!(relation.score <= 1000);
        }
        for suggestion in &detection.suggestions {
            prop_assert!(suggestion.score <= 1000, "{:?}", suggestion);
        }
        for (place, one) in detection.suggestions.iter().enumerate() {
            for other in detection.suggestions.iter().skip(place + 1) {
                prop_assert!(one.label != other.label || !one.span.overlaps(other.span), "{:?} {:?}", one, other);
            }
        }
        check(&annotated(&source));
    }

    #[test]
    fn detecting_twice_changes_nothing(source in any_cut()) {
        let document = annotated(&source);
        let again = session::with_suggestions(&document, &detect(document.text())).expect("the same text");
        prop_assert_eq!(
            again.annotations().iter().map(|a| (a.span, a.label, a.value.clone())).collect::<Vec<_>>(),
            document.annotations().iter().map(|a| (a.span, a.label, a.value.clone())).collect::<Vec<_>>()
        );
    }

    #[test]
    fn detecting_again_leaves_what_a_person_decided(
        source in any_cut(),
        wishes in any_wishes(40),
        kept in prop::collection::vec(any::<bool>(), 1..9),
    ) {
        let session = after(opened(&source), &wishes);
        let document = session.document.as_ref().expect("nothing closes it");
        // A detector of another opinion: it no longer finds some of what was found.
        let mut opinion = kept.iter().cycle();
        let mut found = detect(document.text()).suggestions;
        found.retain(|_| opinion.next().copied().unwrap_or_default());
        let detection = Rc::new(Detection { suggestions: found, ..Detection::default() });
        let again = Action::DetectionFinished { text: document.text().clone(), detection };
        let Some(next) = session::update(&session, again) else { return Ok(()) };
        let after = next.document.as_ref().expect("nothing closes it");
        for decided in document.annotations().iter().filter(|known| known.status.is_settled()) {
            prop_assert_eq!(after.annotation(decided.id), Some(decided));
        }
        for rejected in document.annotations().iter().filter(|known| known.status == Status::Rejected) {
            let mut same = after.annotations().overlapping(rejected.span).filter(|known| {
                known.span == rejected.span && known.label == rejected.label
            });
            prop_assert!(same.all(|known| document.annotation(known.id).is_some()), "{:?}", rejected);
        }
    }

    #[test]
    fn spelling_changes_nothing(source in any_cut()) {
        let plain = text(&source.nfc().collect::<String>());
        let wanted = findings(&plain, &detect(&plain));
        let spellings: [(&str, String); 3] = [
            ("decomposed", source.nfd().collect()),
            ("CRLF", source.nfc().collect::<String>().replace('\n', "\r\n")),
            ("no-break blanks", source.nfc().collect::<String>().replace(' ', "\u{a0}")),
        ];
        for (name, spelling) in spellings {
            let other = text(&spelling);
            prop_assert_eq!(&findings(&other, &detect(&other)), &wanted, "{}", name);
        }
    }
}

/// Tone marks where the older orthography puts them: `hoà`, `uỷ`.
fn toned_as_before(source: &str) -> String {
    const MARKS: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    let mut toned = source.to_owned();
    for (now, before) in MARKS {
        toned = toned.replace(&format!("{now} "), &format!("{before} "));
    }
    toned
}

#[test]
fn every_article_is_found_alike_in_every_spelling() {
    for article in ARTICLES.iter() {
        let plain = text(article);
        let fold = |(words, label): &(String, Label)| (strip_diacritics(words), *label);
        let wanted: Vec<_> = findings(&plain, &detect(&plain)).iter().map(fold).collect();
        for (name, spelling) in [
            ("composed", article.nfc().collect::<String>()),
            ("decomposed", article.nfd().collect::<String>()),
            ("CRLF", article.replace('\n', "\r\n")),
            ("no-break blanks", article.replace(' ', "\u{a0}")),
            ("older tone marks", toned_as_before(article)),
            ("Eth for Đ", article.replace('Đ', "Ð")),
        ] {
            let other = text(&spelling);
            let found: Vec<_> = findings(&other, &detect(&other)).iter().map(fold).collect();
            let title = article.lines().next().unwrap_or_default();
            let other = found.iter().zip(&wanted).find(|(one, other)| one != other);
            assert_eq!(other, None, "{name}: {title}");
            assert_eq!(found.len(), wanted.len(), "{name}: {title}");
        }
    }
}
