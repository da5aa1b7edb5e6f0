//! A plain list: users, agencies, tokens, alerts, mails.

use super::page::Page;
use crate::frame::Frame;
use crate::views::Tag;
use askama::Template;

/// One cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) href: Option<String>,
    pub(crate) tag: Option<Tag>,
    /// Address and words of a button that sends a form.
    pub(crate) button: Option<(String, String)>,
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(crate) fn link(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()), ..Self::default() }
    }

    pub(crate) fn tag(tag: Tag) -> Self {
        Self { tag: Some(tag), ..Self::default() }
    }

    pub(crate) fn button(action: impl Into<String>, words: impl Into<String>) -> Self {
        Self { button: Some((action.into(), words.into())), ..Self::default() }
    }
}

/// The list.
#[derive(Template)]
#[template(path = "table.html")]
pub(crate) struct TablePage {
    pub(crate) f: Frame,
    pub(crate) lead: String,
    /// Address and words of the link that adds something.
    pub(crate) add: Option<(String, String)>,
    pub(crate) notice: Option<(String, String)>,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) empty: String,
    pub(crate) next: Option<String>,
}

impl TablePage {
    /// A list whose words stand under `table.<key>`.
    pub(crate) fn new(p: &Page, key: &str, heads: &[&str]) -> Self {
        let t = |part: &str| p.t(&format!("table.{key}.{part}"));
        Self {
            f: p.frame(t("title")),
            lead: t("lead"),
            add: None,
            notice: None,
            heads: heads.iter().map(|h| t(&format!("col_{h}"))).collect(),
            rows: Vec::new(),
            empty: t("empty"),
            next: None,
        }
    }
}
