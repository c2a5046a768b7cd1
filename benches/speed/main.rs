//! How fast: detection in MB/s and whether it is linear, and what one edit costs in a large document.
//!
//! `cargo bench` (or `make bench`) prints one line for each figure. Rates of detection are those of the
//! fastest run, which other work on the machine disturbed least; the rest is the median and the worst. Real
//! articles from `../shared/gold` are read where present, else the fixtures.

#![allow(clippy::print_stdout, reason = "printing is what a benchmark is for")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock, natively")]

mod hostile;

use chu_giai::annotation::{Document, Meta};
use chu_giai::detect::{Scope, again, detect};
use chu_giai::exchange::project;
use chu_giai::label::Label;
use chu_giai::session::{self, Action, Direction, Edge, Grain, Session};
use chu_giai::text::{Span, Text};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// Annotations of the large document.
const MANY: usize = 15_000;

fn main() {
    // `cargo test --benches` only wants to know that it builds and runs.
    let quick = std::env::args().any(|argument| argument == "--test");
    let scale = if quick { 20 } else { 1 };
    let (articles, from) = articles();
    println!("articles from {from}; {}", load());
    detection(&articles, scale);
    edits(&articles, MANY / scale);
    regions(&articles, scale);
    hostile::hostile(scale);
}

/// How busy the machine is: other work takes its time from what is measured.
fn load() -> String {
    let average = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let minute = average.split(' ').next().filter(|minute| !minute.is_empty()).unwrap_or("unknown");
    format!("load average of the last minute {minute}")
}

/// The articles, and where they are from.
fn articles() -> (String, &'static str) {
    let gold = "../shared/gold";
    let fixtures = "tests/fixtures/articles";
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [gold, fixtures] {
        let mut files: Vec<_> =
            std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten().collect();
        files.retain(|file| file.path().extension().is_some_and(|ending| ending == "txt"));
        files.sort_by_key(std::fs::DirEntry::path);
        let texts: Vec<String> =
            files.iter().filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect();
        if !texts.is_empty() {
            return (texts.join("\n\n"), folder);
        }
    }
    (String::new(), "nowhere")
}

/// The articles again and again, up to `bytes`.
fn repeated(articles: &str, bytes: usize) -> Text {
    let mut source = articles.repeat(bytes / articles.len().max(1) + 1);
    let end = (0..=bytes.min(source.len())).rev().find(|&end| source.is_char_boundary(end));
    source.truncate(end.unwrap_or_default());
    Text::new(source).expect("a few megabytes")
}

fn detection(articles: &str, scale: usize) {
    let megabyte = 1_000_000 / scale;
    let mut fastest = Vec::new();
    for (name, bytes, runs) in
        [("7 kB", 7_000, 200), ("100 kB", 100_000, 40), ("1 MB", megabyte, 15), ("10 MB", 10 * megabyte, 5)]
    {
        let text = repeated(articles, bytes);
        let found = detect(&text).suggestions.len();
        let times = measure(runs / scale.min(runs).max(1), || {
            black_box(detect(black_box(&text)));
        });
        let rate = |time: Duration| megabytes(&text) / time.as_secs_f64();
        let (best, median) = (rate(times.best), rate(times.median));
        fastest.push(times.best.as_secs_f64());
        println!("detect {name:>6}  {best:5.1} MB/s  (median {median:.1})  {times}  {found} suggestions");
    }
    if let [.., one, ten] = fastest.as_slice() {
        println!("detect linear  10 MB take {:.2} times as long as 1 MB (goal: 11)", ten / one);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few megabytes")]
fn megabytes(text: &Text) -> f64 {
    text.len().get() as f64 / 1e6
}

fn edits(articles: &str, wanted: usize) {
    let text = repeated(articles, articles.len());
    let each = detect(&text).suggestions.len().max(1);
    let text = repeated(articles, articles.len() * wanted.div_ceil(each));
    let document = session::annotate(text, Meta::default());
    let session = opened(document);
    let document = session.document.clone().expect("it is open");
    let many = document.annotations().len();
    println!("edits in a document of {:.1} MB with {many} annotations", megabytes(document.text()));

    let middle = document.annotations().as_slice().get(many / 2).cloned();
    let Some(middle) = middle else { return };
    let (id, runs) = (middle.id, 101);
    let other = if middle.label == Label::Position { Label::Official } else { Label::Position };
    let selected = act(&session, Action::Select(Some(Span::of(0, 9))));
    let cases: [(&str, &Session, Action); 8] = [
        ("select", &session, Action::Select(Some(middle.span))),
        ("accept", &session, Action::Accept(id)),
        ("reject", &session, Action::Reject(id)),
        ("delete", &session, Action::Delete(id)),
        ("label", &selected, Action::Label(Label::Figure)),
        ("relabel", &session, Action::Relabel(id, other)),
        ("move edge", &session, Action::MoveEdge(id, Edge::End, Direction::Back, Grain::Character)),
        ("note", &session, Action::SetNote(id, "x".into())),
    ];
    for (name, session, action) in cases {
        let times = measure(runs, || {
            black_box(session::update(session, action.clone()));
        });
        println!("edit {name:>12}  {times}");
    }
    let accepted = act(&session, Action::Accept(id));
    let report = |name: &str, runs: usize, run: &mut dyn FnMut()| {
        println!("edit {name:>12}  {}", measure(runs, run));
    };
    report("undo", runs, &mut || {
        black_box(session::update(&accepted, Action::Undo));
    });
    report("accept all", 9, &mut || {
        black_box(session::update(&session, Action::AcceptAll(None)));
    });
    report("count", runs, &mut || {
        black_box((session::counts(&session), session::progress(&session)));
    });
    let detection = std::rc::Rc::new(detect(document.text()));
    report("suggest anew", 5, &mut || {
        let (text, detection) = (document.text().clone(), detection.clone());
        black_box(session::update(&session, Action::DetectionFinished { text, detection }));
    });
    everywhere(&session, &mut |name, runs, run| println!("edit {name:>12}  {}", measure(runs, run)));
    let file = project::write(&document);
    report("write JSON", 5, &mut || {
        black_box(project::write(&document));
    });
    report("read JSON", 5, &mut || {
        black_box(project::read(&file)).expect("its own file");
    });
}

/// Times something a number of times and prints it under a name.
type Report<'r> = dyn FnMut(&str, usize, &mut dyn FnMut()) + 'r;

/// The same thing done in about five hundred places, and looking for what is left.
fn everywhere(session: &Session, report: &mut Report<'_>) {
    let Some(document) = &session.document else { return };
    report("read words", 5, &mut || {
        black_box(session::Words::new(document.text()));
    });
    // The words of most places, as long as there are not many more than five hundred.
    let example = |known: &std::rc::Rc<chu_giai::annotation::Annotation>| session::Example {
        annotation: chu_giai::annotation::Annotation::clone(known),
        deed: session::Deed::Keep,
    };
    let some = document.annotations().iter().take(300).map(example);
    let most = some
        .map(|example| (session.places(&example).len(), example))
        .filter(|(count, _)| *count <= 600)
        .max_by_key(|(count, _)| *count);
    let Some((count, example)) = most else { return };
    report(&format!("find {count}"), 21, &mut || {
        black_box(session.places(&example));
    });
    let reject = session::Example { deed: session::Deed::Reject, ..example.clone() };
    let chosen: std::rc::Rc<[Span]> = session.places(&example).iter().map(|place| place.span).collect();
    for (name, example) in [("accept all same", &example), ("reject all same", &reject)] {
        let action = Action::Repeat(Box::new(example.clone()), chosen.clone());
        report(name, 11, &mut || {
            black_box(session::update(session, action.clone()));
        });
    }
    // All of them made anew, each with its value.
    let quote = document.text().slice(example.annotation.span).to_owned();
    let query = session::Query { words: quote, ..session::Query::default() };
    let empty = opened(Document::new(document.text().clone(), Meta::default()));
    let found = act(&empty, Action::Search(Some(query.clone())));
    report("search", 21, &mut || {
        black_box(session::update(session, Action::Search(Some(query.clone()))));
    });
    for label in [Label::Official, Label::Date, Label::Figure] {
        report(&format!("hits {label:?}"), 5, &mut || {
            black_box(session::update(&found, Action::LabelHits(label)));
        });
    }
    let labelled = act(&found, Action::LabelHits(Label::Figure));
    report("undo hits", 21, &mut || {
        black_box(session::update(&labelled, Action::Undo));
    });
    report("sweep", 3, &mut || {
        black_box(session::update(session, Action::Sweep(true)));
    });
    let swept = act(session, Action::Sweep(true));
    report("skip", 51, &mut || {
        black_box(session::update(&swept, Action::Skip));
    });
    report("count swept", 11, &mut || {
        black_box(swept.swept());
    });
}

/// A line set aside in texts of different lengths. What is read again hangs on who is named in it: in
/// repeated articles everybody is named in each copy, so that a line that names nobody else names is put in.
fn regions(articles: &str, scale: usize) {
    const ALONE: &str = "\nNgày 12/9/2023, đồng chí Ngọ Thị Phiến, Bí thư Đảng ủy xã Khe Mo, thăm 38 hộ.\n";
    for bytes in [100_000, 1_000_000, 4_000_000] {
        let half = repeated(articles, bytes / 2 / scale);
        let source = format!("{}{ALONE}{}", half.as_str(), half.as_str());
        let Ok(text) = Text::new(source) else { return };
        let session = opened(session::annotate(text, Meta::default()));
        let Some(document) = &session.document else { return };
        let start = half.len().get() + 1;
        let alone = [Span::of(start, start + ALONE.trim().len())];
        let aside: Vec<Span> = document.regions().iter().map(|region| region.span).collect();
        let aside = [aside.get(aside.len() / 2).copied().unwrap_or(Span::of(0, 9))];
        for (name, ignored) in [("a line", &alone), ("furniture", &aside)] {
            let scope = Scope { ignored, kept: &[] };
            let found = again::again(document.text(), Scope::default(), scope, document.annotations());
            let part = measure(5, || {
                black_box(again::again(document.text(), Scope::default(), scope, document.annotations()));
            });
            let act = measure(5, || {
                black_box(session::update(&session, Action::Ignore(ignored[0])));
            });
            println!(
                "set {name:>9} aside in {:.1} MB: {} kB read again of {} kB{}  {part}  with the edit {act}",
                megabytes(document.text()),
                found.read / 1000,
                2 * document.text().len().get() / 1000,
                if found.whole { ", all of it" } else { "" },
            );
        }
    }
}

fn opened(document: Document) -> Session {
    act(&Session::default(), Action::OpenDocument(Box::new(document)))
}

fn act(session: &Session, action: Action) -> Session {
    session::update(session, action).expect("the action changes something")
}

struct Times {
    best: Duration,
    median: Duration,
    worst: Duration,
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        write!(f, "{:9.3} ms  (worst {:.3} ms)", milliseconds(self.median), milliseconds(self.worst))
    }
}

/// Runs once to warm up, then `runs` times.
fn measure(runs: usize, mut run: impl FnMut()) -> Times {
    run();
    let mut times: Vec<Duration> = (0..runs.max(1))
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    Times { best: times[0], median: times[times.len() / 2], worst: times[times.len() - 1] }
}
