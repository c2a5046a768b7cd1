//! Names of files as strangers write them, made safe to show and to write to.

/// The most characters of a name; beyond, its beginning goes and its ending stays.
const LONGEST: usize = 200;

/// A name that cannot leave a folder, hide what it is, or break a line: the parts of the path that are names,
/// joined by `/`; `_` where a character has no business in a name.
///
/// ```
/// # use chu_giai::exchange::intake::safe_name;
/// assert_eq!(safe_name("../../etc/passwd"), "etc/passwd");
/// assert_eq!(safe_name("C:\\tin\\bài.txt"), "tin/bài.txt");
/// assert_eq!(safe_name("bài\u{202e}txt.exe"), "bài_txt.exe");
/// assert_eq!(safe_name("/"), "_");
/// ```
pub fn safe_name(name: &str) -> String {
    let mut safe = String::with_capacity(name.len());
    for (place, part) in name.split(['/', '\\']).enumerate() {
        let part = if place == 0 { without_drive(part) } else { part };
        let part = part.trim_end_matches([' ', '.']).trim_start();
        if part.is_empty() {
            continue;
        }
        if !safe.is_empty() {
            safe.push('/');
        }
        safe.extend(part.chars().map(|c| if has_no_business(c) { '_' } else { c }));
    }
    if safe.is_empty() {
        safe.push('_');
    }
    let over = safe.chars().count().saturating_sub(LONGEST);
    if over == 0 {
        safe
    } else {
        safe.chars().skip(over).collect::<String>().trim_start_matches('/').to_owned()
    }
}

/// What macOS and Windows leave in archives that they make.
pub(super) fn is_leftover(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    let last = parts.clone().next_back().unwrap_or_default();
    parts.any(|part| part == "__MACOSX")
        || last.starts_with("._")
        || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

fn without_drive(part: &str) -> &str {
    match part.split_once(':') {
        Some((drive, rest)) if drive.len() == 1 && drive.chars().all(|c| c.is_ascii_alphabetic()) => rest,
        _ => part,
    }
}

/// Controls, marks that turn the direction of writing, and characters without a width.
fn has_no_business(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_folder() {
        for (name, safe) in [
            ("a/../../b.txt", "a/b.txt"),
            ("//server/share/x.txt", "server/share/x.txt"),
            ("..\\..\\windows\\x.txt", "windows/x.txt"),
            ("c:x.txt", "x.txt"),
            ("a/./b. . .", "a/b"),
            ("...", "_"),
            ("", "_"),
            ("xã: báo cáo.txt", "xã: báo cáo.txt"),
        ] {
            assert_eq!(safe_name(name), safe, "{name:?}");
        }
    }

    #[test]
    fn names_show_what_they_are() {
        assert_eq!(safe_name("a\nb\0c\u{7f}\u{85}.txt"), "a_b_c__.txt");
        assert_eq!(safe_name("\u{2066}x\u{2069}\u{200b}.txt"), "_x__.txt");
        let long = format!("{}/{}.txt", "đ".repeat(300), "x".repeat(10));
        let safe = safe_name(&long);
        assert_eq!(safe.chars().count(), LONGEST);
        assert!(safe.ends_with("đ/xxxxxxxxxx.txt"));
    }

    #[test]
    fn what_systems_leave_behind_is_known() {
        for name in ["__MACOSX/tin/._a.txt", "tin/.DS_Store", "Thumbs.db", "._a.txt"] {
            assert!(is_leftover(name), "{name}");
        }
        assert!(!is_leftover("tin/a.txt") && !is_leftover("MACOSX/a.txt"));
    }
}
