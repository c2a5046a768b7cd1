//! Regions that are none of the article: what a person does, and what is detected again because of it.

use super::arbitrary::{ARTICLES, annotated, text};
use chu_giai::annotation::{Document, Meta, Region, Status};
use chu_giai::detect::{Scope, again::again, detect_within};
use chu_giai::exchange::{Options, format, project};
use chu_giai::label::Label;
use chu_giai::session::{self, Action, Notice, Session};
use chu_giai::text::{Span, snap};
use std::collections::BTreeSet;

const SOURCE: &str = "Sáng 12/9/2023, xã Mường Lai họp; đồng chí Vũ Minh Tâm, Bí thư Đảng uỷ xã, chủ trì.\n\
    Năm 2023, xã trồng mới 38 ha rừng, đạt 64,1% kế hoạch.\n\
    Tin, ảnh: Thu Hà\n\
    Các tin khác\n\
    Hội nghị cán bộ ngày 01/8/2023\n";

fn act(session: &Session, action: Action) -> Session {
    session::update(session, action).expect("the action changes something")
}

fn opened(source: &str) -> Session {
    act(&Session::default(), Action::OpenDocument(Box::new(annotated(source))))
}

fn document(session: &Session) -> &Document {
    session.document.as_ref().expect("open")
}

fn span(source: &str, quote: &str) -> Span {
    let start = source.find(quote).expect("it is there");
    Span::of(start, start + quote.len())
}

fn regions(document: &Document) -> Vec<(String, Status)> {
    document.regions().iter().map(|r| (document.text().slice(r.span).to_owned(), r.status)).collect()
}

fn quotes(document: &Document) -> Vec<&str> {
    document.annotations().iter().map(|a| document.text().slice(a.span)).collect()
}

fn notice(session: &Session) -> Option<&Notice> {
    session.notice.as_ref().map(|(_, notice)| notice)
}

/// Everything that is suggested, in the words of the document: what two ways to it must agree on.
fn suggested(document: &Document) -> BTreeSet<String> {
    let text = document.text();
    let thing = |id| {
        let known = document.annotation(id).expect("both ends are there");
        format!("{:?} {:?}", known.label, known.span)
    };
    let annotations = document.annotations().iter().map(|known| {
        let person = known.entity.and_then(|id| document.entity(id)).map(|entity| entity.name.clone());
        format!(
            "{:?} {:?} {:?} {:?} {person:?}",
            known.label,
            known.span,
            text.slice(known.span),
            known.value
        )
    });
    let relations =
        document.relations().map(|r| format!("{:?}: {} - {}", r.kind, thing(r.from), thing(r.to)));
    let regions = document.regions().iter().filter(|region| region.status == Status::Suggested);
    let regions = regions.map(|region| format!("aside {:?}", region.span));
    annotations.chain(relations).chain(regions).collect()
}

/// The same article, detected whole with its regions in mind.
fn whole(document: &Document) -> Document {
    let bare = Document::new(document.text().clone(), Meta::default());
    let decided: Vec<Region> =
        document.regions().iter().filter(|region| region.status.is_settled()).cloned().collect();
    let puts = decided
        .iter()
        .map(|region| chu_giai::annotation::Change::Region(chu_giai::annotation::Put::add(region.clone())));
    let bare = bare.apply(&chu_giai::annotation::Transaction::new(puts.collect())).expect("they fit");
    let spans = |wanted: bool| -> Vec<Span> {
        decided.iter().filter(|region| region.status.is_live() == wanted).map(|region| region.span).collect()
    };
    let (ignored, kept) = (spans(true), spans(false));
    let scope = Scope { ignored: &ignored, kept: &kept };
    session::with_suggestions(&bare, &detect_within(bare.text(), scope)).expect("the same text")
}

#[test]
fn page_furniture_is_suggested_as_a_region() {
    let session = opened(SOURCE);
    let found = regions(document(&session));
    assert_eq!(
        found,
        [
            ("Tin, ảnh: Thu Hà".to_owned(), Status::Suggested),
            ("Các tin khác".to_owned(), Status::Suggested),
            ("Hội nghị cán bộ ngày 01/8/2023".to_owned(), Status::Suggested),
        ]
    );
}

#[test]
fn lines_that_stand_together_are_accepted_together() {
    let session = opened(SOURCE);
    let accepted = act(&session, Action::AcceptRegion(span(SOURCE, "Các tin")));
    let statuses = regions(document(&accepted)).into_iter().map(|(_, status)| status);
    // The byline above them is another matter.
    assert_eq!(statuses.collect::<Vec<_>>(), [Status::Suggested, Status::Accepted, Status::Accepted]);
    let undone = act(&accepted, Action::Undo);
    assert_eq!(undone.document, session.document);
}

#[test]
fn a_region_put_back_is_read_and_not_suggested_again() {
    let session = opened(SOURCE);
    assert!(!quotes(document(&session)).contains(&"ngày 01/8/2023"));
    let back = act(&session, Action::RestoreRegion(span(SOURCE, "Hội nghị cán bộ")));
    assert!(quotes(document(&back)).contains(&"ngày 01/8/2023"));
    assert_eq!(notice(&back), Some(&Notice::Restored));
    assert!(regions(document(&back)).contains(&("Hội nghị cán bộ ngày 01/8/2023".into(), Status::Rejected)));
    assert_eq!(suggested(document(&back)), suggested(&whole(document(&back))));
    assert_eq!(act(&back, Action::Undo).document, session.document);
    let redone = act(&act(&back, Action::Undo), Action::Redo);
    assert_eq!(redone.document, back.document);
}

#[test]
fn what_is_marked_by_hand_loses_its_suggestions_and_keeps_what_a_person_made() {
    let session = opened(SOURCE);
    let figure = document(&session).annotations().iter().find(|a| a.label == Label::Figure).expect("one").id;
    let accepted = act(&session, Action::Accept(figure));
    let line = span(SOURCE, "Năm 2023, xã trồng mới 38 ha rừng, đạt 64,1% kế hoạch.");
    let ignored = act(&accepted, Action::Ignore(line));
    assert_eq!(notice(&ignored), Some(&Notice::Ignored { staying: 1 }));
    let inside: Vec<_> = document(&ignored).annotations().overlapping(line).map(|a| a.id).collect();
    assert_eq!(inside, [figure]);
    assert!(session::update(&ignored, Action::Ignore(line)).is_none(), "it is ignored already");
    // Detecting the whole again suggests nothing there.
    let detection = chu_giai::detect::detect(document(&ignored).text());
    let again = session::with_suggestions(document(&ignored), &detection).expect("the same text");
    assert_eq!(again.annotations().overlapping(line).count(), 1);
    // One step of undo for all of it.
    assert_eq!(act(&ignored, Action::Undo).document, accepted.document);
    let restored = act(&ignored, Action::RestoreRegion(line));
    assert_eq!(quotes(document(&restored)), quotes(document(&accepted)));
    assert!(regions(document(&restored)).iter().all(|(_, status)| *status == Status::Suggested));
}

#[test]
fn a_region_takes_in_what_it_overlaps_and_leaves_the_rest_of_what_was_put_back() {
    let session = opened(SOURCE);
    let back = act(&session, Action::RestoreRegion(span(SOURCE, "Hội nghị cán bộ")));
    let ignored = act(&back, Action::Ignore(span(SOURCE, "khác\nHội nghị")));
    let found = regions(document(&ignored));
    assert!(found.contains(&("Các tin khác\nHội nghị".into(), Status::Manual)), "{found:?}");
    assert!(found.contains(&("cán bộ ngày 01/8/2023".into(), Status::Rejected)), "{found:?}");
}

#[test]
fn ignored_regions_are_left_out_of_exported_text_and_kept_in_projects() {
    let ignored = act(&opened(SOURCE), Action::Ignore(span(SOURCE, "Năm 2023, xã trồng mới 38 ha rừng")));
    let marked = format("marked")
        .expect("it is there")
        .files("a", document(&ignored), &Options::default())
        .swap_remove(0)
        .content;
    assert!(!marked.contains("rừng") && !marked.contains("Thu Hà"), "{marked}");
    assert!(marked.contains("đạt ⟦figure 64,1%⟧ kế hoạch"), "{marked}");
    let imported = project::read(&project::write(document(&ignored))).expect("its own file");
    assert_eq!(imported.problems, []);
    assert_eq!(imported.document, *document(&ignored));
}

#[test]
fn regions_of_a_file_that_overlap_are_told() {
    let file = serde_json::json!({
        "schema_version": 1,
        "document": { "text": "Trang chủ. Sáng nay, xã họp." },
        "ignored": [
            { "start": 0, "end": 10, "quote": "Trang chủ.", "status": "manual", "provenance": { "by": "person" } },
            { "start": 6, "end": 15, "quote": "chủ. Sáng", "status": "manual", "provenance": { "by": "person" } },
        ],
        "annotations": [],
    });
    let imported = project::read(&file.to_string()).expect("there is a text");
    assert_eq!(regions(&imported.document), [("Trang chủ.".to_owned(), Status::Manual)]);
    assert_eq!(imported.problems.len(), 1);
}

/// Each line of each article ignored, and put back: the same as if the whole had been detected.
#[test]
fn detecting_again_in_part_is_detecting_the_whole() {
    let mut wrong = Vec::new();
    for article in ARTICLES.iter() {
        let session = opened(article);
        let title = article.lines().next().unwrap_or_default();
        for line in document(&session).text().index().lines() {
            let Some(line) = snap(document(&session).text(), line.span) else { continue };
            let ignored = document(&session).is_ignored(line);
            let action = if ignored { Action::RestoreRegion(line) } else { Action::Ignore(line) };
            let Some(changed) = session::update(&session, action) else { continue };
            wrong.extend(differs(&changed, &format!("{title}: {line:?}")));
            if let Some(back) = session::update(&changed, Action::RestoreRegion(line)) {
                wrong.extend(differs(&back, &format!("{title}: {line:?} and back")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// In a long text most of it is not read again.
#[test]
fn in_a_long_text_only_a_part_is_read_again() {
    let long: String = ARTICLES.iter().flat_map(|article| [article.as_str(), "\n\n"]).collect();
    let session = opened(&long);
    let lines = document(&session).text().index().lines().to_vec();
    let (mut wrong, mut parts, mut all) = (Vec::new(), 0, 0);
    for line in lines.iter().step_by(11) {
        let Some(line) = snap(document(&session).text(), line.span) else { continue };
        let ignored = [line];
        let (before, after) = (Scope::default(), Scope { ignored: &ignored, kept: &[] });
        let found = again(document(&session).text(), before, after, document(&session).annotations());
        all += 1;
        parts += usize::from(!found.whole);
        let Some(changed) = session::update(&session, Action::Ignore(line)) else { continue };
        wrong.extend(differs(&changed, &format!("{line:?}")));
    }
    assert!(wrong.is_empty(), "{} wrong of {all}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(parts * 10 >= all * 9, "only {parts} of {all} were read in part");
}

fn differs(session: &Session, name: &str) -> Option<String> {
    let (part, whole) = (suggested(document(session)), suggested(&whole(document(session))));
    let missing: Vec<&String> = whole.difference(&part).collect();
    let extra: Vec<&String> = part.difference(&whole).collect();
    (part != whole).then(|| format!("{name}\n  missing {missing:#?}\n  extra {extra:#?}"))
}

#[test]
fn a_search_finds_what_is_ignored_and_labels_none_of_it_and_a_sweep_leaves_it_out() {
    use chu_giai::session::{Direction, Mode, Query};
    let text = "Xã Nà Lúa họp.\nXã Nà Lúa bàn.\n";
    let bare = Document::new(super::arbitrary::text(text), Meta::default());
    let session = act(&Session::default(), Action::OpenDocument(Box::new(bare)));
    let query = Query { words: "nà lúa".into(), mode: Mode::Plain, ..Query::default() };
    let searching = act(&session, Action::Search(Some(query.clone())));
    let hits = |session: &Session| {
        session.search.as_ref().map(|search| (search.hits.len(), search.labelable(), search.at))
    };
    assert_eq!(hits(&searching), Some((2, 2, Some(0))));
    let line = span(text, "Xã Nà Lúa bàn.");
    let ignored = act(&searching, Action::Ignore(line));
    assert_eq!(hits(&ignored), Some((2, 1, Some(0))), "what stands greyed on the screen is found as well");
    assert_eq!(hits(&act(&ignored, Action::Search(Some(query)))), Some((2, 1, Some(0))));
    assert_eq!(hits(&act(&ignored, Action::SearchStep(Direction::Forward))), Some((2, 1, Some(1))));
    assert_eq!(hits(&act(&ignored, Action::RestoreRegion(line))), Some((2, 2, Some(0))));
    let labelled = act(&ignored, Action::LabelHits(Label::Figure));
    let spans: Vec<Span> = document(&labelled).annotations().iter().map(|known| known.span).collect();
    assert_eq!(spans, [span(text, "Nà Lúa")], "only what belongs to the article gets a label");
    let (swept, all) = (act(&ignored, Action::Sweep(true)), act(&session, Action::Sweep(true)));
    let total = |session: &Session| session.swept().map(|(_, total)| total);
    assert_eq!((total(&all), total(&swept)), (Some(2), Some(1)));
    assert!(swept.selection.is_some_and(|here| !line.overlaps(here)));
}

#[test]
fn a_change_of_the_label_set_detects_nothing_again() {
    use chu_giai::label::{CustomLabel, LabelDef};
    let session = opened(SOURCE);
    let own = LabelDef::named(Label::Custom(CustomLabel(0)), "PROJECT".into());
    // No detector finds a label of one's own: what is affected is nothing.
    let next = act(&session, Action::PutLabel(Box::new(own)));
    let found = |session: &Session| std::rc::Rc::as_ptr(document(session).annotations());
    assert_eq!(found(&session), found(&next), "not even looked at");
    assert_eq!(document(&session).regions(), document(&next).regions());
}

#[test]
fn every_example_of_a_zone_is_set_aside_as_it_is_marked() {
    for rule in chu_giai::detect::zone::RULES {
        for example in rule.examples {
            let marked = super::marked::read(example);
            let found = chu_giai::detect::detect(&text(&marked.text));
            let spans: Vec<Span> = found.asides.iter().map(|aside| aside.span).collect();
            assert_eq!(spans, marked.spans, "{}: {example}", rule.id);
        }
        let shown = rule.examples.iter().any(|example| {
            let found = chu_giai::detect::detect(&text(&super::marked::read(example).text));
            found.asides.iter().any(|aside| aside.rule.id == rule.id)
        });
        assert!(shown, "{}: no example is found by this rule", rule.id);
    }
}
