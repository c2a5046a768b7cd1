//! Texts that nobody writes: one phrase again and again, without an end to its sentence.
//!
//! Each shows whether a rule looks through what stands beside it without a bound: the time of four times the
//! text is then sixteen times as long, on a page that somebody only pasted.

use super::measure;
use chu_giai::detect::detect;
use chu_giai::text::Text;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::Path;

/// Four times the text may take this many times as long: what is linear takes four, and short times waver.
const MOST: f64 = 8.0;

/// What the phrases follow: somebody who gives an order, so that the grammar of orders reads them as well.
const ORDER: &str = "Đồng chí Nguyễn Văn An, Chủ tịch UBND huyện yêu cầu các xã làm ";

/// How the phrases are joined: what stands before each, and after it.
const JOINTS: [(&str, &str); 4] = [("", " "), ("", ", "), ("; ", ""), ("", "\n")];

/// Prints the phrases that take more than linear time, the worst first.
pub(super) fn hostile(scale: usize) {
    let phrases = phrases();
    let short = 40_000 / scale;
    let mut slow = Vec::new();
    for (phrase, (before, after)) in phrases.iter().flat_map(|phrase| JOINTS.map(|joint| (phrase, joint))) {
        let unit = format!("{before}{phrase}{after}");
        let time = |bytes: usize| {
            let text = Text::new(format!("{ORDER}{}", unit.repeat(bytes / unit.len() + 1)));
            let text = text.expect("less than a megabyte");
            measure(2, || {
                black_box(detect(black_box(&text)));
            })
            .best
            .as_secs_f64()
        };
        let (one, four) = (time(short), time(4 * short));
        if four > one * MOST {
            slow.push((four / one, four, unit));
        }
    }
    slow.sort_by(|one, other| other.0.total_cmp(&one.0));
    println!("hostile {} phrases without end; more than linear: {} (goal: 0)", phrases.len(), slow.len());
    for (ratio, seconds, unit) in slow.iter().take(20) {
        println!("hostile {unit:?} × n: 4 times the text takes {ratio:.1} times as long, {seconds:.3} s");
    }
}

/// The first phrase of each kind in the word lists, and marks of their own.
fn phrases() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/detect/lexicon");
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
    files.retain(|file| file.path().extension().is_some_and(|ending| ending == "tsv"));
    files.sort_by_key(std::fs::DirEntry::path);
    let mut kinds = BTreeSet::new();
    let mut phrases: Vec<String> = "()[]\"“”‘’,;:…/.-–+*&%".chars().map(String::from).collect();
    let own = [
        "Nguyễn Văn An",
        "18-NQ/TW",
        "Nghị quyết số 18-NQ/TW ngày 5/5/2022",
        "ngày 5/5/2022",
        "12,5",
        "Luật sửa đổi",
    ];
    phrases.extend(own.map(String::from));
    for file in files {
        let list = std::fs::read_to_string(file.path()).unwrap_or_default();
        let mut class = "";
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if line.starts_with('[') {
                class = line;
                continue;
            }
            let (phrase, value) = line.split_once('\t').unwrap_or((line, ""));
            if kinds.insert((class.to_owned(), value.to_owned())) {
                phrases.push(phrase.to_owned());
            }
        }
    }
    phrases
}
