//! Which column or field of somebody's corpus is what: known by its name in Vietnamese or English.

use super::refusal::{Refusal, Remark};
use super::{Article, Choices, text_of};
use crate::annotation::Meta;
use crate::label::Point;
use crate::text::strip_diacritics;
use std::str::FromStr;

/// Names as they are compared: without marks, blanks or signs.
const TEXT: &[&str] = &[
    "text",
    "content",
    "body",
    "noidung",
    "vanban",
    "article",
    "articletext",
    "fulltext",
    "baiviet",
    "maintext",
];
const TITLE: &[&str] = &["title", "headline", "tieude", "tenbai", "heading"];
const DATE: &[&str] =
    &["date", "published", "publisheddate", "publishdate", "publishedat", "ngay", "ngaydang", "ngayxuatban"];
const SOURCE: &[&str] = &["source", "url", "link", "nguon", "duongdan"];

/// Where in a row its parts are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Roles {
    pub(super) text: usize,
    title: Option<usize>,
    date: Option<usize>,
    source: Option<usize>,
}

/// Says what the columns of these names are.
///
/// # Errors
/// Where none is known to be the text, and none that was chosen is among them.
pub(super) fn roles<'n>(
    names: impl Iterator<Item = &'n str> + Clone,
    choices: &Choices,
) -> Result<Roles, Refusal> {
    let keys: Vec<String> = names.clone().map(key).collect();
    let find = |known: &[&str]| {
        // The first of the list, not of the columns: `text` before `content`.
        known.iter().find_map(|known| keys.iter().position(|key| key == known))
    };
    let text = match &choices.column {
        Some(chosen) => names.clone().position(|name| name == chosen).or_else(|| {
            let wanted = key(chosen);
            keys.iter().position(|key| !wanted.is_empty() && *key == wanted)
        }),
        None => find(TEXT),
    };
    let text = text.ok_or_else(|| Refusal::NoTextColumn { columns: names.map(str::to_owned).collect() })?;
    let other = |found: Option<usize>| found.filter(|&place| place != text);
    Ok(Roles { text, title: other(find(TITLE)), date: other(find(DATE)), source: other(find(SOURCE)) })
}

/// A row as an article; what is not read of it is told. The columns are their names, and whether the row has
/// something there.
///
/// # Errors
/// Where there is no text in it.
pub(super) fn article<'n>(
    roles: &Roles,
    columns: impl Iterator<Item = (&'n str, bool)> + Clone,
    mut cell: impl FnMut(usize) -> Option<String>,
    file: &str,
) -> Result<Article, Refusal> {
    let mut take = |place: Option<usize>| place.and_then(&mut cell).unwrap_or_default();
    let text = take(Some(roles.text));
    let stated = take(roles.date);
    let published = iso_date(stated.trim());
    let meta = Meta {
        title: take(roles.title).trim().to_owned(),
        published: published.clone().unwrap_or_default(),
        source: Some(take(roles.source).trim().to_owned())
            .filter(|url| !url.is_empty())
            .unwrap_or(file.to_owned()),
        ..Meta::default()
    };
    let text = text_of(text).map_err(|refusal| match refusal {
        Refusal::Blank => {
            let (field, _) = columns.clone().nth(roles.text).unwrap_or_default();
            Refusal::NoText { field: field.to_owned() }
        }
        other => other,
    })?;
    let mut left = Vec::new();
    // An empty cell is nothing that was left out.
    for (place, (name, _)) in columns.enumerate().filter(|(_, (_, is_filled))| *is_filled) {
        let place = Some(place);
        let is_read = place == Some(roles.text) || place == roles.title || place == roles.source;
        let is_date = place == roles.date;
        if !is_read && !(is_date && (published.is_some() || stated.trim().is_empty())) {
            left.push(name.to_owned());
        }
    }
    let remarks = if left.is_empty() { Vec::new() } else { vec![Remark::Fields { names: left }] };
    Ok(Article { text, meta, encoding: None, remarks })
}

/// How column names are compared: `Nội dung` as `noidung`.
pub(super) fn key(name: &str) -> String {
    strip_diacritics(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A date as corpora write it, `2024-07-08…` or `8/7/2024`, in ISO 8601.
pub(super) fn iso_date(stated: &str) -> Option<String> {
    let day = stated.split([' ', 'T', ',']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, month, last] = *parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year = number::<i16>(year).filter(|_| year.len() == 4)?;
    Point::day(Some(year), number(month)?, number(day)?).map(|day| day.to_string())
}

/// Digits and nothing else: `parse` alone would take a sign.
fn number<N: FromStr>(digits: &str) -> Option<N> {
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names() {
        let names = ["STT", "Tiêu đề", "Nội dung", "Ngày đăng", "url"];
        let found = roles(names.into_iter(), &Choices::default()).expect("a text");
        assert_eq!(found, Roles { text: 2, title: Some(1), date: Some(3), source: Some(4) });
        let chosen = Choices { column: Some("tiêu đề".to_owned()), ..Choices::default() };
        let found = roles(names.into_iter(), &chosen).expect("a text");
        assert_eq!((found.text, found.title), (1, None));
        for missing in
            [Choices { column: Some("tóm tắt".to_owned()), ..Choices::default() }, Choices::default()]
        {
            let refused = roles(["a", "b"].into_iter(), &missing);
            assert_eq!(refused, Err(Refusal::NoTextColumn { columns: vec!["a".to_owned(), "b".to_owned()] }));
        }
    }

    #[test]
    fn dates_are_read_where_they_are_plain() {
        for (stated, iso) in [
            ("2024-07-08", Some("2024-07-08")),
            ("2024-07-08T10:00:00+07:00", Some("2024-07-08")),
            ("8/7/2024", Some("2024-07-08")),
            ("29/02/2023", None),
            ("29-2-2024 08:00", Some("2024-02-29")),
            ("2024", None),
            ("08/7/24", None),
            ("31/4/2024", None),
            ("+8/7/2024", None),
            ("hôm qua", None),
        ] {
            assert_eq!(iso_date(stated).as_deref(), iso, "{stated}");
        }
    }
}
