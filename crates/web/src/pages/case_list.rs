//! `/vu`: the work list, and its export as CSV.

use super::case_filter::Narrower;
use super::filtered::FilterField;
use super::page::{Answer, Page};
use super::posted::query;
use crate::form::Values;
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::views::{Tag, class_tag, due_words, stage_tag, weekday_date};
use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;
use casework::alerts::AlertQuery;
use casework::cases::{CasePage, CaseQuery, CaseSummary};
use domain::access::{Action, Relation, granted};
use domain::law::{AlertMode, DeadlineKind};
use domain::time::{human_date, human_datetime};
use domain::words::Lang;
use tnld_http::Fault;
use validator::Validate;

/// Rows of a page.
const ROWS: i64 = 25;
/// Rows of an export at most; the page says so.
const EXPORT: usize = 5_000;

/// One line of the list.
#[derive(Debug, Clone)]
pub(crate) struct RowView {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) class: Tag,
    pub(crate) provisional: bool,
    pub(crate) stage: Tag,
    pub(crate) employer: String,
    pub(crate) place: String,
    pub(crate) occurred: String,
    pub(crate) received: String,
    pub(crate) victims: String,
    /// What is left, which term, until when, and whether it passed.
    pub(crate) due: Option<(String, String, String, bool)>,
}

/// A filter as a link with its count.
#[derive(Debug, Clone)]
pub(crate) struct FilterView {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) count: i64,
    pub(crate) current: bool,
}

#[derive(Template)]
#[template(path = "case_list.html")]
pub(crate) struct CaseList {
    pub(crate) f: Frame,
    pub(crate) filters: Vec<FilterView>,
    /// Address, words, whether it is the present order.
    pub(crate) sorts: Vec<(String, String, bool)>,
    pub(crate) q: String,
    pub(crate) filter: String,
    pub(crate) sort: String,
    pub(crate) more: Vec<FilterField>,
    pub(crate) rows: Vec<RowView>,
    pub(crate) total: i64,
    pub(crate) next: Option<String>,
    pub(crate) first: Option<String>,
    pub(crate) csv: String,
    /// Invitations that the agency has not confirmed: their cases open once it has.
    pub(crate) invited: Option<String>,
}

impl CaseList {
    /// Does a further filter narrow the list, or say why it cannot?
    fn narrowed(&self) -> bool {
        self.more.iter().any(|x| !x.value.is_empty())
    }
}

/// The filters of the page: key and stages; `overdue` and `mine` ask for something else.
const FILTERS: [(&str, &[&str]); 8] = [
    ("all", &[]),
    ("overdue", &[]),
    ("mine", &[]),
    ("new", &["reported"]),
    ("declared", &["declared", "recorded"]),
    ("investigating", &["investigating", "suspended", "concluded"]),
    ("follow_up", &["announced", "follow_up"]),
    ("closed", &["closed", "dismissed"]),
];

const SORTS: [(&str, &str, bool); 4] = [
    ("received", "received", true),
    ("due", "due", false),
    ("occurred", "occurred", true),
    ("number", "number", true),
];

fn narrowed(p: &Page, filter: &str, more: &Narrower) -> CaseQuery {
    let stages = FILTERS.iter().find(|(key, _)| *key == filter).map_or(&[][..], |(_, stages)| stages);
    more.narrow(CaseQuery {
        stages: stages.iter().map(|s| (*s).to_owned()).collect(),
        overdue_at: (filter == "overdue").then(|| p.app.now()),
        assigned_to: (filter == "mine").then_some(p.actor().user).flatten().map(|u| u.0),
        ..CaseQuery::default()
    })
}

fn address(filter: &str, sort: &str, q: &str, more: &Narrower, cursor: Option<&str>) -> String {
    let mut pairs = vec![("loc", filter), ("sap", sort), ("q", q)];
    pairs.extend(cursor.map(|c| ("sau", c)));
    let mut encoded: Vec<String> =
        pairs.iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| format!("{n}={}", encode(v))).collect();
    encoded.extend(more.address());
    format!("/vu?{}", encoded.join("&"))
}

/// Percent-encodes a value of a query.
pub(crate) fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-_.~".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

fn row(p: &Page, r: &CaseSummary) -> RowView {
    let lang = p.lang();
    let kind = r.next_due_kind.as_deref().and_then(|k| k.parse::<DeadlineKind>().ok());
    let due = due_words(r.next_due, r.next_due_at, p.app.now(), lang).map(|(left, past)| {
        let until = match (r.next_due_at, r.next_due) {
            (Some(at), _) => human_datetime(at),
            (None, Some(day)) => weekday_date(day, lang),
            (None, None) => String::new(),
        };
        (first_upper(&left), kind.map(|k| first_upper(k.label(lang))).unwrap_or_default(), until, past)
    });
    let counted = |n: i32, key: &str| {
        (n > 0).then(|| crate::messages::tp(lang, &format!("list.{key}"), &[("n", &n.to_string())]))
    };
    let victims: Vec<String> =
        [counted(r.deaths, "dead"), counted(r.serious, "serious"), counted(r.light, "light")]
            .into_iter()
            .flatten()
            .collect();
    RowView {
        id: r.id.to_string(),
        number: r.number.clone(),
        class: class_tag(&r.class, lang),
        provisional: r.provisional,
        stage: stage_tag(&r.stage, lang),
        employer: r.employer_name.clone(),
        place: r.place_text.clone(),
        occurred: human_date(r.occurred_on),
        received: human_datetime(r.first_received_at),
        victims: if victims.is_empty() { p.t("common.unknown") } else { victims.join(", ") },
        due,
    }
}

/// What the address asks for; nobody searches for a text longer than this.
#[derive(Validate)]
struct Asked {
    filter: String,
    sort: String,
    descending: bool,
    #[validate(length(max = 200))]
    q: String,
    more: Narrower,
}

impl Asked {
    fn address(&self, cursor: Option<&str>) -> String {
        address(&self.filter, &self.sort, &self.q, &self.more, cursor)
    }
}

fn asked(values: &Values, lang: Lang) -> Result<Asked, Fault> {
    let known =
        |v: Option<&str>| FILTERS.iter().map(|(k, _)| *k).find(|k| Some(*k) == v).unwrap_or("all").to_owned();
    let sort = values.get("sap").and_then(|s| SORTS.iter().find(|(k, _, _)| *k == s)).unwrap_or(&SORTS[0]);
    let more = Narrower::read(values, lang);
    let filter = known(values.get("loc"));
    // A stage that the filter in words leaves out is asked for on purpose: it counts.
    let filter = if FILTERS.iter().any(|(key, stages)| *key == filter && more.fits(stages)) {
        filter
    } else {
        "all".to_owned()
    };
    let asked = Asked {
        filter,
        sort: sort.1.to_owned(),
        descending: sort.2,
        q: values.get("q").unwrap_or_default().to_owned(),
        more,
    };
    asked.validate().map_err(|_| Fault::Malformed("q"))?;
    Ok(asked)
}

async fn page_of(p: &Page, a: &Asked, cursor: Option<String>, limit: i64) -> Result<CasePage, Fault> {
    let mut query = narrowed(p, &a.filter, &a.more);
    query.sort = serde_json::from_value(serde_json::Value::String(a.sort.clone())).unwrap_or_default();
    query.descending = a.descending;
    query.cursor = cursor;
    query.limit = limit;
    let text = (!a.q.trim().is_empty()).then(|| a.q.clone());
    Ok(casework::cases::list(&p.app, p.context(Action::ListCases)?, query, text).await?)
}

/// How many invitations wait for the agency of the reader.
async fn invitations(p: &Page) -> Result<i64, Fault> {
    let role = p.actor().role;
    if role.is_department() || !granted(role, Action::ReadAlerts, Relation::AlertedAgency) {
        return Ok(0);
    }
    let query = AlertQuery {
        unconfirmed: true,
        mode: Some(AlertMode::Invite.as_str().to_owned()),
        limit: 1,
        ..AlertQuery::default()
    };
    Ok(casework::alerts::list(&p.app, p.context(Action::ReadAlerts)?, query).await?.total)
}

pub(crate) async fn list(p: Page) -> Answer {
    let values = query(&p.req);
    let a = asked(&values, p.lang())?;
    let cursor = values.get("sau").map(str::to_owned);
    let found = page_of(&p, &a, cursor.clone(), ROWS).await?;
    let mut filters = Vec::new();
    let unstaged = a.more.of_any_stage();
    for (key, _) in FILTERS {
        let mut query = narrowed(&p, key, &unstaged);
        query.limit = 1;
        let count = casework::cases::list(&p.app, p.context(Action::ListCases)?, query, None).await?.total;
        filters.push(FilterView {
            href: address(key, &a.sort, "", &unstaged, None),
            label: p.t(&format!("list.filter_{key}")),
            count,
            current: a.filter == key,
        });
    }
    let sorts = SORTS
        .iter()
        .map(|(key, _, _)| {
            (address(&a.filter, key, &a.q, &a.more, None), p.t(&format!("list.sort_{key}")), a.sort == *key)
        })
        .collect();
    let invited = invitations(&p).await?;
    let list = CaseList {
        invited: (invited > 0)
            .then(|| crate::messages::tp(p.lang(), "list.invited", &[("n", &invited.to_string())])),
        f: p.frame(p.t("list.title")).erring(a.more.wrong()),
        filters,
        sorts,
        rows: found.items.iter().map(|r| row(&p, r)).collect(),
        total: found.total,
        next: found.next.map(|c| a.address(Some(&c))),
        first: cursor.map(|_| a.address(None)),
        csv: a.address(None).replacen("/vu?", "/vu.csv?", 1),
        more: a.more.fields(&p).await?,
        q: a.q,
        filter: a.filter,
        sort: a.sort,
    };
    p.html(&list)
}

/// A cell that no spreadsheet runs as a formula.
fn cell(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if risky { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

pub(crate) async fn export(p: Page) -> Answer {
    let a = asked(&query(&p.req), p.lang())?;
    let heads = [
        "number", "class", "stage", "employer", "place", "occurred", "received", "victims", "due_kind",
        "due_at",
    ];
    let mut out = String::from('\u{feff}');
    let line =
        |cells: &[String]| format!("{}\r\n", cells.iter().map(|c| cell(c)).collect::<Vec<_>>().join(";"));
    out.push_str(&line(&heads.map(|h| p.t(&format!("list.col_{h}")))));
    let (mut cursor, mut rows) = (None, 0);
    loop {
        let found = page_of(&p, &a, cursor, 200).await?;
        for r in &found.items {
            let v = row(&p, r);
            let (kind, until) = v.due.map_or_else(Default::default, |d| (d.1, d.2));
            out.push_str(&line(&[
                v.number,
                v.class.words,
                v.stage.words,
                v.employer,
                v.place,
                v.occurred,
                v.received,
                v.victims,
                kind,
                until,
            ]));
        }
        rows += found.items.len();
        cursor = found.next;
        if cursor.is_none() || rows >= EXPORT {
            break;
        }
    }
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"tnld-vu.csv\""))
        .body(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_separators_are_quoted() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("a;b\"c"), "\"a;b\"\"c\"");
        assert_eq!(cell("Nhà máy"), "Nhà máy");
    }

    #[test]
    fn addresses_keep_what_was_asked() {
        assert_eq!(
            address("overdue", "due", "rạch giá", &Narrower::default(), None),
            "/vu?loc=overdue&sap=due&q=r%E1%BA%A1ch%20gi%C3%A1"
        );
    }
}
