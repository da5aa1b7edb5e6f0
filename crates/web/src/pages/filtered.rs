//! A list with filters, paging and a file: recommendations, lessons, the register, notices of prevention.

use super::case_list::{FilterView, encode};
use super::page::Page;
use super::table::Cell;
use crate::form::Values;
use crate::frame::Frame;
use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;
use domain::value::FieldError;
use tnld_http::Fault;

/// One filter.
#[derive(Debug, Clone)]
pub(crate) struct FilterField {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) value: String,
    /// Keys and words of a choice; empty for a text.
    pub(crate) options: Vec<(String, String)>,
    /// A choice may be left open; an order is always one of the choices, the first unless another was asked for.
    pub(crate) open: bool,
    /// Why what was typed cannot be read.
    pub(crate) error: Option<String>,
}

#[cfg(test)]
impl FilterField {
    /// Sample data for the tests of templates.
    pub(crate) fn sample(wrong: bool) -> Self {
        Self {
            name: "tu",
            label: "l".to_owned(),
            value: "v".to_owned(),
            options: Vec::new(),
            open: true,
            error: wrong.then(|| "e".to_owned()),
        }
    }
}

/// The list.
#[derive(Template)]
#[template(path = "filtered.html")]
pub(crate) struct FilteredPage {
    pub(crate) f: Frame,
    pub(crate) lead: String,
    pub(crate) add: Option<(String, String)>,
    pub(crate) action: &'static str,
    /// Links with counts; the fields are folded behind them until one is used.
    pub(crate) quick: Vec<FilterView>,
    pub(crate) filters: Vec<FilterField>,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) empty: String,
    pub(crate) total: i64,
    /// What was counted, with the number.
    pub(crate) counted: String,
    pub(crate) first: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) csv: Option<String>,
}

/// What was asked for in the address.
pub(crate) struct Asked {
    values: Values,
    action: &'static str,
}

impl Asked {
    pub(crate) fn new(p: &Page, action: &'static str) -> Self {
        Self { values: super::posted::query(&p.req), action }
    }

    /// The value of a filter that is not blank, at most so long as a search may be.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let text: String = self.values.get(name)?.trim().chars().take(200).collect();
        (!text.is_empty()).then_some(text)
    }

    /// The same without these filters.
    fn without(&self, names: &[&str]) -> Self {
        let mut values = self.values.clone();
        names.iter().for_each(|name| values.set(name, ""));
        Self { values, action: self.action }
    }

    /// Reads the filters; what is no value of one is told at its field, and the others still narrow the list.
    /// `names` pairs the name in the address with the pointer of the interface.
    pub(crate) fn read<Q>(
        &self,
        names: &[(&str, &str)],
        read: impl Fn(&Self) -> Result<Q, Vec<FieldError>>,
    ) -> Result<(Q, Vec<FieldError>), Fault> {
        let errors = match read(self) {
            Ok(query) => return Ok((query, Vec::new())),
            Err(errors) => errors,
        };
        let wrong = |pointer: &str| errors.iter().any(|e| e.pointer == pointer);
        let wrong: Vec<&str> =
            names.iter().filter(|(_, pointer)| wrong(pointer)).map(|(name, _)| *name).collect();
        let query = read(&self.without(&wrong)).map_err(Fault::from)?;
        Ok((query, errors))
    }

    fn address(&self, path: &str, filters: &[FilterField], cursor: Option<&str>) -> String {
        let mut pairs: Vec<String> = filters
            .iter()
            .filter(|f| !f.value.is_empty())
            .map(|f| format!("{}={}", f.name, encode(&f.value)))
            .collect();
        pairs.extend(cursor.map(|c| format!("sau={}", encode(c))));
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }
}

impl FilteredPage {
    /// Are the fields of the filters in use?
    fn narrowed(&self) -> bool {
        self.filters.iter().any(|f| f.error.is_some() || (f.open && !f.value.is_empty()))
    }

    /// A list whose words stand under `<key>`: title, lead, empty, `col_…`, `filter_…`.
    pub(crate) fn new(p: &Page, asked: &Asked, key: &str, heads: &[&str], filters: Vec<FilterField>) -> Self {
        let t = |part: &str| p.t(&format!("{key}.{part}"));
        let cursor = asked.get("sau");
        Self {
            f: p.frame(t("title")),
            lead: t("lead"),
            add: None,
            action: asked.action,
            first: cursor.map(|_| asked.address(asked.action, &filters, None)),
            csv: None,
            quick: Vec::new(),
            filters,
            heads: heads.iter().map(|h| t(&format!("col_{h}"))).collect(),
            rows: Vec::new(),
            empty: t("empty"),
            total: 0,
            counted: String::new(),
            next: None,
        }
    }

    /// Rows with where the next page begins and how many there are in all.
    pub(crate) fn filled(
        mut self,
        asked: &Asked,
        rows: Vec<Vec<Cell>>,
        next: Option<&str>,
        total: i64,
    ) -> Self {
        self.next = next.map(|c| asked.address(self.action, &self.filters, Some(c)));
        self.rows = rows;
        self.total = total;
        self.counted = format!("{} {total}", self.f.t("follow.total"));
        self
    }

    /// Says in words of its own what was counted.
    pub(crate) fn counted_as(mut self, words: String) -> Self {
        self.counted = words;
        self
    }

    /// Whether a filter says that it cannot be read.
    pub(crate) fn erring(mut self, wrong: bool) -> Self {
        self.f = self.f.erring(wrong);
        self
    }

    /// The same rows as a file at this path.
    pub(crate) fn with_csv(mut self, asked: &Asked, path: &str) -> Self {
        self.csv = Some(asked.address(path, &self.filters, None));
        self
    }
}

/// The words of the rows under the same heads as the list, as a file.
pub(crate) fn rows_file(
    p: &Page,
    name: &str,
    key: &str,
    heads: &[&str],
    rows: &[Vec<Cell>],
) -> Result<HttpResponse, Fault> {
    let heads: Vec<String> = heads.iter().map(|h| p.t(&format!("{key}.col_{h}"))).collect();
    let rows = rows.iter().map(|row| row.iter().map(Cell::words));
    Ok(csv_file(name, casework::csv_table(&heads, rows, p.lang())?))
}

/// A filter whose label stands under `<key>.filter_<name>`.
pub(crate) fn field(
    p: &Page,
    asked: &Asked,
    key: &str,
    name: &'static str,
    options: Vec<(String, String)>,
) -> FilterField {
    FilterField {
        name,
        label: p.t(&format!("{key}.filter_{}", name.replace('-', "_"))),
        value: asked.get(name).unwrap_or_default(),
        options,
        open: true,
        error: None,
    }
}

/// The order of the list, named as in [`field`]: one of the choices, never none.
pub(crate) fn order(
    p: &Page,
    asked: &Asked,
    key: &str,
    name: &'static str,
    options: Vec<(String, String)>,
) -> FilterField {
    FilterField { open: false, ..field(p, asked, key, name, options) }
}

/// Puts at each filter why it cannot be read.
pub(crate) fn tell(p: &Page, filters: &mut [FilterField], names: &[(&str, &str)], errors: &[FieldError]) {
    for filter in filters {
        let pointer = names.iter().find(|(name, _)| *name == filter.name).map(|(_, pointer)| *pointer);
        let wrong = errors.iter().find(|e| Some(e.pointer.as_str()) == pointer);
        filter.error = wrong.map(|e| e.message.get(p.lang()).to_owned());
    }
}

/// A file that spreadsheets open.
pub(crate) fn csv_file(name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(bytes)
}
