//! `/ho-so-cong-an`: files that were handed to the police, what is overdue first.

use super::filtered::{Asked, FilteredPage, csv_file, field, order, tell};
use super::page::{Answer, Page};
use super::table::Cell;
use crate::forms::words::first_upper;
use crate::messages::tp;
use crate::views::{Tag, class_tag};
use casework::follow_up::{self, PoliceFileItem, PoliceFileQuery};
use domain::access::Action;
use domain::case::PoliceFileState;
use domain::law::DeadlineKind;
use domain::time::{human_date, human_datetime};
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::dto::{Input, PoliceFileListInput, PoliceFileListQuery};

const HOME: &str = "/ho-so-cong-an";
const FILE: &str = "/ho-so-cong-an.csv";
const KEY: &str = "police_files";
/// Rows of a page.
const ROWS: i64 = 25;
/// Rows of a file at most.
const FILE_ROWS: usize = 10_000;

/// Name in the address, name in the interface.
const NAMES: [(&str, &str); 7] = [
    ("tinh-trang", "/state"),
    ("qua-han", "/overdue"),
    ("tu", "/handed_from"),
    ("den", "/handed_to"),
    ("q", "/q"),
    ("sap", "/sort"),
    ("sau", "/cursor"),
];

/// The filters as the interface names them, or what of them cannot be read.
fn wanted(p: &Page, asked: &Asked) -> Result<PoliceFileListQuery, Vec<FieldError>> {
    let input = PoliceFileListInput {
        state: asked.get("tinh-trang"),
        overdue: asked.get("qua-han").map(|v| v == "co"),
        handed_from: asked.get("tu"),
        handed_to: asked.get("den"),
        q: asked.get("q"),
        sort: asked.get("sap"),
        cursor: asked.get("sau"),
        limit: Some(ROWS),
    };
    let app = p.app.clone();
    input.into_domain(&mut || app.id(), p.app.now())
}

async fn page_of(
    p: &Page,
    asked: &PoliceFileListQuery,
    query: PoliceFileQuery,
) -> Result<(Vec<PoliceFileItem>, Option<String>, i64), Fault> {
    let ctx = p.context(Action::ListPoliceFiles)?;
    let page = follow_up::list_police_files(&p.app, ctx, query, asked.overdue, asked.text.clone()).await?;
    Ok((page.items, page.next, page.total))
}

fn words(p: &Page, key: &str, parameters: &[(&str, &str)]) -> String {
    tp(p.lang(), key, parameters)
}

fn state(p: &Page, file: &PoliceFileItem) -> Cell {
    let Ok(state) = file.row.state.parse::<PoliceFileState>() else {
        return Cell::text(file.row.state.clone());
    };
    let (colour, icon) = match (state, file.overdue) {
        (_, true) => ("red", "!"),
        (PoliceFileState::Returned, _) => ("grey", "✓"),
        (PoliceFileState::Prosecuted, _) => ("blue", "●"),
        (PoliceFileState::RulingSuspended, _) => ("grey", "◔"),
        (PoliceFileState::AwaitingRuling | PoliceFileState::AwaitingReturn, _) => ("yellow", "●"),
    };
    let told = first_upper(state.label(p.lang()));
    let late = |told| format!("{}: {told}", p.t("police_files.overdue"));
    Cell::tag(Tag::new(colour, icon, if file.overdue { late(told) } else { told }))
}

/// Whose turn it is, and until when; each on a line of its own.
fn awaited(p: &Page, file: &PoliceFileItem) -> Vec<String> {
    let (r, lang) = (&file.row, p.lang());
    let until = |day| words(p, "police_files.until", &[("date", &human_date(day))]);
    let kind = r.awaited.as_deref().and_then(|k| k.parse::<DeadlineKind>().ok());
    let mut out = Vec::new();
    if let (Some(kind), Some(due)) = (kind, r.due) {
        out.push(format!("{}: {}", first_upper(kind.label(lang)), until(due)));
    }
    if r.unconfirmed > 0 {
        out.push(words(p, "police_files.unconfirmed", &[("n", &r.unconfirmed.to_string())]));
    }
    match (r.opinion_due, r.opinion_at) {
        (_, Some(at)) => out.push(words(p, "police_files.opinion_sent", &[("time", &human_datetime(at))])),
        (Some(due), None) => out.push(words(p, "police_files.opinion_due", &[("date", &human_date(due))])),
        (None, None) => {}
    }
    if let (Some(number), Some(day)) = (&r.ruling_number, r.ruled_on) {
        out.push(words(p, "police_files.ruling", &[("number", number), ("date", &human_date(day))]));
    }
    out.extend(r.returned_at.map(|at| words(p, "police_files.returned", &[("time", &human_datetime(at))])));
    out
}

fn row(p: &Page, file: &PoliceFileItem) -> Vec<Cell> {
    let r = &file.row;
    let number = match file.opens {
        true => Cell::link(format!("/vu/{}?muc=dieu-tra#muc", r.case_id), r.case_number.clone()),
        false => Cell::text(r.case_number.clone()),
    };
    let record = r.record_number.as_ref().map(|n| words(p, "police_files.record", &[("number", n)]));
    let handed = [Some(human_datetime(r.handed_at)), Some(r.body.clone()), record];
    let items = match &file.items {
        Some(items) if items.is_empty() => Cell::text(p.t("police_files.no_items")),
        Some(items) => {
            Cell::folded(words(p, "police_files.items", &[("n", &items.len().to_string())]), items.clone())
        }
        None => Cell::text(p.t("police_files.informed")),
    };
    vec![
        number,
        Cell::tag(class_tag(&r.class, p.lang())),
        Cell::lines(vec![r.employer_name.clone(), r.place_text.clone()]),
        Cell::lines(handed.into_iter().flatten().collect()),
        items,
        state(p, file),
        Cell::lines(awaited(p, file)),
    ]
}

pub(crate) async fn list(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let lang = p.lang();
    let (wanted, errors) = asked.read(&NAMES, |asked| wanted(&p, asked))?;
    let (rows, next, total) = page_of(&p, &wanted, wanted.query.clone()).await?;
    let states =
        PoliceFileState::ALL.iter().map(|s| (s.as_str().to_owned(), first_upper(s.label(lang)))).collect();
    let late = vec![("co".to_owned(), p.t("police_files.only_overdue"))];
    let sorts = [("due", "due"), ("-handed", "handed_last"), ("handed", "handed")]
        .map(|(key, words)| (key.to_owned(), p.t(&format!("police_files.sort_{words}"))))
        .to_vec();
    let mut filters = vec![
        field(&p, &asked, KEY, "q", Vec::new()),
        field(&p, &asked, KEY, "tinh-trang", states),
        field(&p, &asked, KEY, "qua-han", late),
        field(&p, &asked, KEY, "tu", Vec::new()),
        field(&p, &asked, KEY, "den", Vec::new()),
        order(&p, &asked, KEY, "sap", sorts),
    ];
    tell(&p, &mut filters, &NAMES, &errors);
    let heads = ["case", "class", "employer", "handed", "items", "state", "awaited"];
    let rows = rows.iter().map(|r| row(&p, r)).collect();
    let page = FilteredPage::new(&p, &asked, KEY, &heads, filters);
    p.html(
        &page.filled(&asked, rows, next.as_deref(), total).with_csv(&asked, FILE).erring(!errors.is_empty()),
    )
}

pub(crate) async fn export(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let wanted = wanted(&p, &asked)?;
    let mut query = PoliceFileQuery { limit: 200, cursor: None, ..wanted.query.clone() };
    let mut all = Vec::new();
    loop {
        let (rows, next, _) = page_of(&p, &wanted, query.clone()).await?;
        all.extend(rows);
        match next {
            Some(next) if all.len() < FILE_ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    Ok(csv_file("ho-so-cong-an.csv", follow_up::export_police_files(&all, p.lang())?))
}
