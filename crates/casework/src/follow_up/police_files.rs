//! Files that were handed to the police: what was handed over and when, what is awaited of whom, until when.

use crate::alerts::{informed_of, opened_to};
use crate::app::Casework;
use crate::cases::{may_see, scope};
use crate::context::Context;
use crate::csv_table;
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::access::{Actor, act, authorise};
use domain::case::PoliceFileState;
use domain::law::DeadlineKind;
use domain::time::{human_date, human_datetime, vn_date};
use domain::value::search_tokens;
use domain::words::{EventClass, Lang};
use store::cases::Scope;
use store::follow_up::{PoliceFileFilter, list_police_files};
use store::projections::PoliceFileRow;

/// What the caller filters by; the scope is never the caller's to choose.
pub type PoliceFileQuery = PoliceFileFilter;

/// One file that was handed to the police.
#[derive(Debug, Clone, PartialEq)]
pub struct PoliceFileItem {
    /// The row.
    pub row: PoliceFileRow,
    /// What was handed over; none for who was only informed of it.
    pub items: Option<Vec<String>>,
    /// The caller may open the case.
    pub opens: bool,
    /// A term has passed.
    pub overdue: bool,
}

/// Lists files that were handed to the police, what is overdue first. The department sees those of its province; police
/// and procuracy those of which an alert told them.
///
/// # Errors
/// [`Failure::Denied`] for anybody else; a bad cursor.
pub async fn list(
    app: &Casework,
    ctx: Context,
    query: PoliceFileQuery,
    overdue: bool,
    text: Option<String>,
) -> Result<store::Page<PoliceFileItem>, Failure> {
    authorise::<act::ListPoliceFiles>(&ctx.actor)?;
    let today = vn_date(app.now());
    let mut filter = query;
    filter.scope = known_to(&ctx.actor);
    filter.overdue_on = overdue.then_some(today);
    filter.tokens = text.map(|t| search_tokens(&t)).unwrap_or_default();
    app.db()
        .read(move |conn| {
            let page = list_police_files(conn, &filter)?;
            let open = scope(&ctx.actor);
            let mut items = Vec::with_capacity(page.items.len());
            for row in page.items {
                let opens = may_see(conn, &open, row.case_id)?;
                let handed: Vec<String> = serde_json::from_str(&row.items)?;
                let overdue = row.next_due < today;
                items.push(PoliceFileItem { items: opens.then_some(handed), opens, overdue, row });
            }
            Ok(store::Page { items, next: page.next, total: page.total })
        })
        .await
}

/// Whoever was informed of a hand-over knows of it, and not what is in the file.
fn known_to(actor: &Actor) -> Scope {
    match (actor.role.is_department(), actor.agency) {
        (true, _) => scope(actor),
        (false, Some(agency)) => Scope::Any(vec![opened_to(agency), informed_of(agency)]),
        (false, None) => Scope::None,
    }
}

const HEAD_VI: [&str; 13] = [
    "Số vụ",
    "Loại vụ",
    "Người sử dụng lao động",
    "Nơi xảy ra",
    "Cơ quan nhận",
    "Chuyển lúc",
    "Số biên bản giao nhận",
    "Hồ sơ đã giao",
    "Tình trạng",
    "Việc đang chờ",
    "Hạn",
    "Hạn văn bản ý kiến của Đoàn",
    "Quá hạn",
];
const HEAD_EN: [&str; 13] = [
    "Case",
    "Class",
    "Employer",
    "Place",
    "Handed to",
    "Handed over at",
    "Record number",
    "What was handed over",
    "State",
    "Awaited",
    "Due",
    "Team's opinion due",
    "Overdue",
];

/// Words of a key, or the key where it is none.
fn label<T: std::str::FromStr>(key: &str, words: impl Fn(T) -> &'static str) -> String {
    key.parse().map_or_else(|_| key.to_owned(), |w| words(w).to_owned())
}

/// Files as CSV, with the separators of the reader's spreadsheet.
///
/// # Errors
/// [`Failure::Internal`] when the file cannot be written.
pub fn export(rows: &[PoliceFileItem], lang: Lang) -> Result<Vec<u8>, Failure> {
    let head = match lang {
        Lang::Vi => HEAD_VI,
        Lang::En => HEAD_EN,
    };
    let day = |d: Option<NaiveDate>| d.map(human_date).unwrap_or_default();
    let cells = |file: &PoliceFileItem| {
        let r = &file.row;
        [
            r.case_number.clone(),
            label(&r.class, |w: EventClass| w.label(lang)),
            r.employer_name.clone(),
            r.place_text.clone(),
            r.body.clone(),
            human_datetime(r.handed_at),
            r.record_number.clone().unwrap_or_default(),
            file.items.clone().unwrap_or_default().join("; "),
            label(&r.state, |w: PoliceFileState| w.label(lang)),
            r.awaited.as_deref().map(|k| label(k, |w: DeadlineKind| w.label(lang))).unwrap_or_default(),
            day(r.due),
            day(r.opinion_due),
            match (file.overdue, lang) {
                (false, _) => String::new(),
                (true, Lang::Vi) => "quá hạn".to_owned(),
                (true, Lang::En) => "overdue".to_owned(),
            },
        ]
    };
    csv_table(&head, rows.iter().map(cells), lang)
}
