//! A plain list: users, agencies, tokens, alerts, mails.

use super::case_list::encode;
use super::filtered::csv_file;
use super::page::Page;
use super::posted::query;
use crate::frame::Frame;
use crate::views::Tag;
use actix_web::HttpResponse;
use askama::Template;
use domain::value::{search_fold, search_tokens};
use tnld_http::Fault;

/// One cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) href: Option<String>,
    pub(crate) tag: Option<Tag>,
    /// Address and words of a button that sends a form.
    pub(crate) button: Option<(String, String)>,
    /// Further lines under the text.
    pub(crate) lines: Vec<String>,
    /// The lines stay folded behind the text until they are asked for.
    pub(crate) folded: bool,
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(crate) fn link(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()), ..Self::default() }
    }

    /// Lines under one another.
    pub(crate) fn lines(mut lines: Vec<String>) -> Self {
        lines.retain(|l| !l.is_empty());
        let rest = if lines.is_empty() { Vec::new() } else { lines.split_off(1) };
        Self { text: lines.pop().unwrap_or_default(), lines: rest, ..Self::default() }
    }

    /// A list that is opened on request.
    pub(crate) fn folded(words: impl Into<String>, lines: Vec<String>) -> Self {
        Self { text: words.into(), lines, folded: true, ..Self::default() }
    }

    pub(crate) fn tag(tag: Tag) -> Self {
        Self { tag: Some(tag), ..Self::default() }
    }

    /// What it says, without what leads on from it.
    pub(crate) fn words(&self) -> String {
        let tag = self.tag.as_ref().map(|t| t.words.clone());
        let all = [Some(self.text.clone()), tag].into_iter().flatten().chain(self.lines.iter().cloned());
        all.filter(|w| !w.is_empty()).collect::<Vec<_>>().join("; ")
    }

    pub(crate) fn button(action: impl Into<String>, words: impl Into<String>) -> Self {
        Self { button: Some((action.into(), words.into())), ..Self::default() }
    }
}

/// A field to search by.
#[derive(Debug, Clone)]
pub(crate) struct Search {
    /// Address of the list.
    pub(crate) action: &'static str,
    /// What is searched.
    pub(crate) words: String,
    /// What was asked for.
    pub(crate) q: String,
}

/// The list.
#[derive(Template)]
#[template(path = "table.html")]
pub(crate) struct TablePage {
    pub(crate) f: Frame,
    pub(crate) lead: String,
    pub(crate) search: Option<Search>,
    /// Address and words of the link that adds something.
    pub(crate) add: Option<(String, String)>,
    pub(crate) notice: Option<(String, String)>,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) empty: String,
    pub(crate) next: Option<String>,
    /// Address of the same rows as a file.
    pub(crate) csv: Option<String>,
}

impl TablePage {
    /// A list whose words stand under `table.<key>`.
    pub(crate) fn new(p: &Page, key: &str, heads: &[&str]) -> Self {
        let t = |part: &str| p.t(&format!("table.{key}.{part}"));
        Self {
            f: p.frame(t("title")),
            lead: t("lead"),
            search: None,
            add: None,
            notice: None,
            heads: heads.iter().map(|h| t(&format!("col_{h}"))).collect(),
            rows: Vec::new(),
            empty: t("empty"),
            next: None,
            csv: None,
        }
    }

    /// The page that a list was sifted to.
    pub(crate) fn sifted<T>(&mut self, found: Sifted<T>) -> Vec<T> {
        (self.search, self.next, self.csv) = (Some(found.search), found.next, Some(found.csv));
        found.rows
    }

    /// The words of the rows as a file, without the columns that only lead on.
    pub(crate) fn file(&self, p: &Page, name: &str, without: &[usize]) -> Result<HttpResponse, Fault> {
        let kept = |n: &usize| !without.contains(n);
        let columns: Vec<usize> = (0..self.heads.len()).filter(kept).collect();
        let heads: Vec<String> = columns.iter().filter_map(|n| self.heads.get(*n).cloned()).collect();
        let words = |row: &Vec<Cell>| {
            let cells = columns.iter().filter_map(|n| row.get(*n).map(Cell::words));
            cells.collect::<Vec<_>>()
        };
        Ok(csv_file(name, casework::csv_table(&heads, self.rows.iter().map(words), p.lang())?))
    }
}

/// Rows on one page of a list that is read as a whole.
const AT_ONCE: usize = 50;

/// The rows that hold every word asked for, without regard to diacritics, and of those one page.
pub(crate) struct Sifted<T> {
    pub(crate) rows: Vec<T>,
    pub(crate) search: Search,
    pub(crate) next: Option<String>,
    /// Address of all of them as a file.
    csv: String,
}

/// How much of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    OnePage,
    Whole,
}

/// Sifts a whole list by the words of `?q=` and cuts the page that begins at `?tu=`, or takes all.
pub(crate) fn sift<T>(
    p: &Page,
    extent: Extent,
    action: &'static str,
    words: String,
    rows: Vec<T>,
    text: impl Fn(&T) -> String,
) -> Sifted<T> {
    let asked = query(&p.req);
    let q: String = asked.get("q").unwrap_or_default().chars().take(200).collect();
    let from = asked.get("tu").and_then(|n| n.parse().ok()).unwrap_or(0);
    let (rows, next) = match extent {
        Extent::OnePage => cut(rows, &q, from, AT_ONCE, text),
        Extent::Whole => cut(rows, &q, 0, usize::MAX, text),
    };
    let next = next.map(|to| format!("{action}?q={}&tu={to}", encode(&q)));
    let csv = match q.is_empty() {
        true => format!("{action}.csv"),
        false => format!("{action}.csv?q={}", encode(&q)),
    };
    Sifted { rows, search: Search { action, words, q }, next, csv }
}

/// The page of so many rows that begins at `from`, and where the next one begins.
fn cut<T>(
    rows: Vec<T>,
    q: &str,
    from: usize,
    at_once: usize,
    text: impl Fn(&T) -> String,
) -> (Vec<T>, Option<usize>) {
    let tokens = search_tokens(q);
    let holds = |row: &T| {
        let text = search_fold(&text(row));
        tokens.iter().all(|t| text.contains(&format!(" {t}")))
    };
    let mut rest = rows.into_iter().filter(holds).skip(from);
    let rows: Vec<T> = rest.by_ref().take(at_once).collect();
    let next = rest.next().map(|_| from.saturating_add(rows.len()));
    (rows, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_on_one_page() {
        let rows = || (0..120).map(|n| format!("Công an xã số {n}")).collect::<Vec<_>>();
        let page = |q, from| cut(rows(), q, from, AT_ONCE, String::clone);
        let ((first, second), (more, end)) = (page("", 0), page("", 100));
        assert_eq!((first.len(), second, more.len(), end), (50, Some(50), 20, None));
        assert_eq!(first.last(), Some(&rows()[49]));
        assert_eq!(page("", 50).0.first(), Some(&rows()[50]));
        let (found, next) = page("cong an 11", 0);
        assert_eq!((found.len(), next), (11, None), "11 and 110 to 119, without diacritics");
        assert_eq!(page("không có", 0), (Vec::new(), None));
        assert_eq!(page("", usize::MAX), (Vec::new(), None));
        assert_eq!(cut(rows(), "", 0, usize::MAX, String::clone), (rows(), None), "a file has all of them");
    }
}
