//! `/so-thong-ke`: the register of accidents, one line for each victim.

use super::case_filter::communes;
use super::filtered::{Asked, FilteredPage, csv_file, field, tell};
use super::page::{Answer, Page};
use super::table::Cell;
use crate::messages::tp;
use casework::follow_up::{self, RegisterPage, RegisterQuery};
use chrono::Datelike;
use domain::access::Action;
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::dto::{Input, RegisterListInput};

const HOME: &str = "/so-thong-ke";
const FILE: &str = "/so-thong-ke.csv";
/// Accidents of a page.
const CASES: i64 = 20;
/// Lines of a file at most.
const FILE_ROWS: usize = 10_000;
/// Columns that only the file carries: the id is a link here.
const LAST: usize = 22;

/// Name in the address, name in the interface.
const NAMES: [(&str, &str); 6] = [
    ("nam", "/year"),
    ("tu", "/from"),
    ("den", "/to"),
    ("co-so", "/enterprise"),
    ("xa", "/commune"),
    ("sau", "/cursor"),
];

/// The filters as the interface names them, or what of them cannot be read.
fn wanted(p: &Page, asked: &Asked) -> Result<RegisterQuery, Vec<FieldError>> {
    let input = RegisterListInput {
        year: asked.get("nam").and_then(|y| y.parse().ok()),
        from: asked.get("tu"),
        to: asked.get("den"),
        enterprise: asked.get("co-so"),
        commune: asked.get("xa"),
        cursor: asked.get("sau"),
        limit: Some(CASES),
    };
    let app = p.app.clone();
    input.into_domain(&mut || app.id(), p.app.now())
}

async fn page_of(p: &Page, query: RegisterQuery) -> Result<RegisterPage, Fault> {
    Ok(follow_up::list_register(&p.app, p.context(Action::ReadRegister)?, query).await?)
}

pub(crate) async fn list(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let lang = p.lang();
    let (query, errors) = asked.read(&NAMES, |asked| wanted(&p, asked))?;
    let found = page_of(&p, query).await?;
    let key = "register_book";
    let this = p.today().year();
    let years = (this - 9..=this).rev().map(|y| (y.to_string(), y.to_string())).collect();
    let mut filters = vec![
        field(&p, &asked, key, "nam", years),
        field(&p, &asked, key, "tu", Vec::new()),
        field(&p, &asked, key, "den", Vec::new()),
    ];
    if p.actor().role.is_department() {
        filters.push(field(&p, &asked, key, "xa", communes(&p)));
    }
    if asked.get("co-so").is_some() {
        filters.push(field(&p, &asked, key, "co-so", Vec::new()));
    }
    tell(&p, &mut filters, &NAMES, &errors);
    let mut page = FilteredPage::new(&p, &asked, key, &[], filters);
    page.heads = follow_up::register_heads(lang).iter().take(LAST).map(|h| (*h).to_owned()).collect();
    let rows = found
        .items
        .iter()
        .map(|e| {
            let mut cells = follow_up::register_line(e, lang).into_iter().take(LAST);
            let number = cells.next().unwrap_or_default();
            std::iter::once(Cell::link(format!("/vu/{}", e.case_id), number))
                .chain(cells.map(Cell::text))
                .collect()
        })
        .collect();
    let counted = tp(lang, "register_book.counted", &[("cases", &found.cases.to_string())]);
    p.html(
        &page
            .filled(&asked, rows, found.next.as_deref(), found.cases)
            .counted_as(counted)
            .with_csv(&asked, FILE)
            .erring(!errors.is_empty()),
    )
}

pub(crate) async fn export(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let mut query = RegisterQuery { limit: 200, cursor: None, ..wanted(&p, &asked)? };
    let mut all = Vec::new();
    loop {
        let found = page_of(&p, query.clone()).await?;
        all.extend(found.items);
        match found.next {
            Some(next) if all.len() < FILE_ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    Ok(csv_file("so-thong-ke-tnld.csv", follow_up::export_register(&all, p.lang())?))
}
