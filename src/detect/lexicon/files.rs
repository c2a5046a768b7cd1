//! The files of the lists, as the program carries them.

/// The name of a list and its lines. What comments say is for linguists and would be sent to every visitor: of each only
/// its mark stays, so that all lines have the numbers that they have in the file.
macro_rules! list {
    ($name:literal) => {{
        const SOURCE: &[u8] = include_bytes!(concat!($name, ".tsv"));
        const LINES: [u8; uncommented::<0>(SOURCE).0] = uncommented(SOURCE).1;
        match std::str::from_utf8(&LINES) {
            Ok(lines) => ($name, lines),
            Err(_) => panic!("a list is UTF-8"),
        }
    }};
}

/// The files. To add one, put it beside this one and its row here and in README.md.
pub(super) static FILES: &[(&str, &str)] = &[
    list!("action_nouns"),
    list!("action_verbs"),
    list!("addressees"),
    list!("bounds"),
    list!("connectives"),
    list!("counters"),
    list!("dates"),
    list!("document_codes"),
    list!("document_types"),
    list!("enumerators"),
    list!("fields"),
    list!("groups"),
    list!("honorifics"),
    list!("laws"),
    list!("levels"),
    list!("links"),
    list!("list_nouns"),
    list!("middle_names"),
    list!("not_counted"),
    list!("number_words"),
    list!("numbered"),
    list!("organ_codes"),
    list!("organisations"),
    list!("page_cues"),
    list!("particles"),
    list!("petitioners"),
    list!("places"),
    list!("predicates"),
    list!("programmes"),
    list!("ranks"),
    list!("roles"),
    list!("surnames"),
    list!("trigger_nouns"),
    list!("triggers"),
    list!("units"),
];

/// How long a list is without what its comments say, and as much of it as there is room for.
const fn uncommented<const ROOM: usize>(source: &[u8]) -> (usize, [u8; ROOM]) {
    let mut lines = [0; ROOM];
    let (mut at, mut kept) = (0, 0);
    let (mut begins, mut told) = (true, false);
    while at < source.len() {
        let byte = source[at];
        told = byte != b'\n' && told;
        if !told {
            if kept < ROOM {
                lines[kept] = byte;
            }
            kept += 1;
        }
        told = told || (begins && byte == b'#');
        begins = byte == b'\n';
        at += 1;
    }
    (kept, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_without_what_their_comments_say() {
        let (count, _) = uncommented::<0>(b"# Why.\nan\n#\n[a b]\nem # 2\t#3\n");
        let (_, lines) = uncommented::<23>(b"# Why.\nan\n#\n[a b]\nem # 2\t#3\n");
        assert_eq!((count, &lines), (23, b"#\nan\n#\n[a b]\nem # 2\t#3\n"));
        assert!(FILES.iter().all(|(_, lines)| !lines.contains("\n# ") && !lines.starts_with("# ")));
    }
}
