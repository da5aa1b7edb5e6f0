//! `/kien-nghi`: recommendations over all cases, what is overdue first.

use super::filtered::{Asked, FilteredPage, csv_file, field, order, tell};
use super::page::{Answer, Page};
use super::table::Cell;
use crate::forms::words::first_upper;
use crate::views::Tag;
use casework::follow_up::{self, RecommendationItem, RecommendationQuery};
use domain::access::Action;
use domain::case::{ControlLevel, RecommendationState};
use domain::time::human_date;
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::dto::{Input, RecommendationListInput, RecommendationListQuery};

const HOME: &str = "/kien-nghi";
const FILE: &str = "/kien-nghi.csv";
/// Rows of a page.
const ROWS: i64 = 25;
/// Rows of a file at most.
const FILE_ROWS: usize = 10_000;

/// Name in the address, name in the interface.
const NAMES: [(&str, &str); 9] = [
    ("co-so", "/employer"),
    ("tinh-trang", "/state"),
    ("qua-han", "/overdue"),
    ("tu", "/due_from"),
    ("den", "/due_to"),
    ("thu-bac", "/priority"),
    ("q", "/q"),
    ("sap", "/sort"),
    ("sau", "/cursor"),
];

/// The filters as the interface names them, or what of them cannot be read.
fn wanted(p: &Page, asked: &Asked) -> Result<RecommendationListQuery, Vec<FieldError>> {
    let input = RecommendationListInput {
        employer: asked.get("co-so"),
        state: asked.get("tinh-trang"),
        overdue: asked.get("qua-han").map(|v| v == "co"),
        due_from: asked.get("tu"),
        due_to: asked.get("den"),
        priority: asked.get("thu-bac"),
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
    asked: &RecommendationListQuery,
    query: RecommendationQuery,
) -> Result<(Vec<RecommendationItem>, Option<String>, i64), Fault> {
    let ctx = p.context(Action::ListRecommendations)?;
    let page = follow_up::list_recommendations(&p.app, ctx, query, asked.overdue, asked.text.clone()).await?;
    Ok((page.items, page.next, page.total))
}

fn row(p: &Page, r: &RecommendationItem) -> Vec<Cell> {
    let lang = p.lang();
    let state = r.state.parse::<RecommendationState>();
    let late = r.due < p.today() && r.state != RecommendationState::Verified.as_str();
    let (colour, icon) = match (&state, late) {
        (Ok(RecommendationState::Verified), _) => ("green", "✓"),
        (_, true) => ("red", "!"),
        (Ok(RecommendationState::Rejected), _) => ("red", "✕"),
        (Ok(RecommendationState::Reported), _) => ("teal", "◔"),
        (_, false) => ("yellow", "●"),
    };
    let words = state.map_or_else(|_| r.state.clone(), |s| first_upper(s.label(lang)));
    let words = if late { format!("{}: {words}", p.t("recommendations.overdue")) } else { words };
    let rank = r.priority.as_deref().and_then(|w| w.parse::<ControlLevel>().ok());
    vec![
        Cell::link(format!("/vu/{}?muc=kien-nghi#muc", r.case_id), r.case_number.clone()),
        Cell::text(r.employer_name.clone()),
        Cell::text(r.content.clone()),
        Cell::text(rank.map(|w| first_upper(w.label(lang))).unwrap_or_default()),
        Cell::text(r.owner.clone()),
        Cell::text(human_date(r.due)),
        Cell::tag(Tag::new(colour, icon, words)),
    ]
}

pub(crate) async fn list(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let lang = p.lang();
    let (wanted, errors) = asked.read(&NAMES, |asked| wanted(&p, asked))?;
    let (rows, next, total) = page_of(&p, &wanted, wanted.query.clone()).await?;
    let states = RecommendationState::ALL
        .iter()
        .map(|s| (s.as_str().to_owned(), first_upper(s.label(lang))))
        .collect();
    let ranks =
        ControlLevel::ALL.iter().map(|s| (s.as_str().to_owned(), first_upper(s.label(lang)))).collect();
    let late = vec![("co".to_owned(), p.t("recommendations.only_overdue"))];
    let sorts = [("due", "due"), ("-due", "due_last"), ("employer", "employer")]
        .map(|(value, word)| (value.to_owned(), p.t(&format!("recommendations.sort_{word}"))))
        .to_vec();
    let key = "recommendations";
    let mut filters = vec![
        field(&p, &asked, key, "q", Vec::new()),
        field(&p, &asked, key, "tinh-trang", states),
        field(&p, &asked, key, "qua-han", late),
        field(&p, &asked, key, "thu-bac", ranks),
        field(&p, &asked, key, "tu", Vec::new()),
        field(&p, &asked, key, "den", Vec::new()),
        order(&p, &asked, key, "sap", sorts),
    ];
    if asked.get("co-so").is_some() {
        filters.push(field(&p, &asked, key, "co-so", Vec::new()));
    }
    tell(&p, &mut filters, &NAMES, &errors);
    let heads = ["case", "employer", "content", "priority", "owner", "due", "state"];
    let rows = rows.iter().map(|r| row(&p, r)).collect();
    let page = FilteredPage::new(&p, &asked, key, &heads, filters);
    p.html(
        &page.filled(&asked, rows, next.as_deref(), total).with_csv(&asked, FILE).erring(!errors.is_empty()),
    )
}

pub(crate) async fn export(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let wanted = wanted(&p, &asked)?;
    let mut query = RecommendationQuery { limit: 200, cursor: None, ..wanted.query.clone() };
    let mut all = Vec::new();
    loop {
        let (rows, next, _) = page_of(&p, &wanted, query.clone()).await?;
        all.extend(rows);
        match next {
            Some(next) if all.len() < FILE_ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    Ok(csv_file("kien-nghi.csv", follow_up::export_recommendations(&all, p.today(), p.lang())?))
}
