//! `/bao-tin`: the alerts of an agency, or of the province for the department; with filters, and as a file.

use super::alerts::waiting;
use super::case_list::FilterView;
use super::confirm::confirmed;
use super::filtered::{Asked, FilterField, FilteredPage, csv_file, field, order, tell};
use super::page::{Answer, Page};
use super::table::Cell;
use crate::forms::words::first_upper;
use crate::views::{alert_tag, class_tag, drill_tag};
use casework::alerts::{self, AlertQuery, AlertView};
use domain::access::{Action, Relation, granted};
use domain::law::{AlertMode, Trigger};
use domain::time::human_datetime;
use domain::value::FieldError;
use domain::words::{AlertStanding, EventClass, Urgency};
use tnld_http::Fault;
use tnld_http::dto::{AlertListInput, Input};

const HOME: &str = "/bao-tin";
const FILE: &str = "/bao-tin.csv";
const KEY: &str = "alerts";
/// Rows of a page.
const ROWS: i64 = 25;
/// Rows of a file at most.
const FILE_ROWS: usize = 10_000;

/// Name in the address, name in the interface.
const NAMES: [(&str, &str); 9] = [
    ("tinh-trang", "/state"),
    ("loai-tin", "/mode"),
    ("loai-vu", "/class"),
    ("co-quan", "/agency"),
    ("xa", "/commune"),
    ("tu", "/raised_from"),
    ("den", "/raised_to"),
    ("sap", "/sort"),
    ("sau", "/cursor"),
];

/// The query, or what of it cannot be read.
fn wanted(p: &Page, asked: &Asked) -> Result<AlertQuery, Vec<FieldError>> {
    let yes = |name: &str| asked.get(name).map(|v| v == "co");
    let input = AlertListInput {
        state: asked.get("tinh-trang"),
        mode: asked.get("loai-tin"),
        unconfirmed: yes("cho"),
        urgent: yes("nguoi-chet"),
        agency: asked.get("co-quan"),
        class: asked.get("loai-vu"),
        commune: asked.get("xa"),
        raised_from: asked.get("tu"),
        raised_to: asked.get("den"),
        sort: asked.get("sap"),
        cursor: asked.get("sau"),
        limit: Some(ROWS),
    };
    let app = p.app.clone();
    input.into_domain(&mut || app.id(), p.app.now())
}

/// Does the department read, which sees the alerts to every agency?
fn sees_all(p: &Page) -> bool {
    granted(p.actor().role, Action::ReadAlerts, Relation::OwnProvince)
}

/// Does it wait for an answer?
fn waits(a: &AlertView) -> bool {
    a.acknowledged_at.is_none()
        && (a.mode == AlertMode::Acknowledged.as_str() || a.mode == AlertMode::Invite.as_str())
        && a.state != AlertStanding::Withdrawn.as_str()
}

/// Does it wait for the reader's own agency to confirm?
pub(super) fn awaits_own(p: &Page, a: &AlertView) -> bool {
    let own = a.agency_id.is_some() && a.agency_id == p.actor().agency;
    waits(a) && own && granted(p.actor().role, Action::AcknowledgeAlert, Relation::AlertedAgency)
}

fn row(p: &Page, a: &AlertView) -> Vec<Cell> {
    let lang = p.lang();
    let role = p.actor().role;
    // Whoever was only informed reads the alert, not the case.
    let opens = a.opens_case
        || [Relation::OwnProvince, Relation::OwnCommune].iter().any(|r| granted(role, Action::ReadCase, *r));
    let case = match (&a.case, a.drill_id) {
        (Some(case), _) if case.number.is_empty() => Cell::text(case.place.clone()),
        (Some(case), _) => {
            let cell = match a.case_id.filter(|_| opens) {
                Some(id) => Cell::link(format!("/vu/{id}"), case.number.clone()),
                None => Cell::text(case.number.clone()),
            };
            Cell { lines: vec![case.place.clone()], ..cell }
        }
        (None, Some(drill)) if granted(role, Action::ReadDrill, Relation::OwnProvince) => {
            Cell::link(format!("/dien-tap/{drill}"), p.t("alerts.drill"))
        }
        (None, _) => Cell::text(p.t("common.none")),
    };
    let class = match &a.case {
        _ if a.drill => Cell::tag(drill_tag(lang)),
        Some(case) => Cell::tag(class_tag(&case.class, lang)),
        None => Cell::default(),
    };
    let trigger =
        a.trigger.parse::<Trigger>().map_or_else(|_| a.trigger.clone(), |t| first_upper(t.label(lang)));
    let next = waiting(p, a).filter(|_| waits(a) && sees_all(p));
    let confirm = if awaits_own(p, a) {
        Cell::link(format!("/bao-tin/{}/xac-nhan", a.id), p.t("alert.confirm"))
    } else {
        Cell::text(confirmed(p, a).unwrap_or_default())
    };
    vec![
        Cell::text(human_datetime(a.created_at)),
        case,
        class,
        Cell::text(trigger),
        Cell::text(a.recipient.clone()),
        Cell { lines: next.into_iter().collect(), ..Cell::tag(alert_tag(&a.state, &a.mode, lang)) },
        confirm,
    ]
}

async fn filters(p: &Page, asked: &Asked, errors: &[FieldError]) -> Result<Vec<FilterField>, Fault> {
    let lang = p.lang();
    let choice = |name, options| field(p, asked, KEY, name, options);
    let only = |word: &str| vec![("co".to_owned(), p.t(&format!("alerts.only_{word}")))];
    let mut out = vec![choice("cho", only("unconfirmed")), choice("nguoi-chet", only("death"))];
    if sees_all(p) {
        let agencies = alerts::recipients(&p.app, p.context(Action::ReadAlerts)?).await?;
        let agencies = agencies.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        out.push(choice("co-quan", agencies));
        out.push(choice("xa", super::case_filter::communes(p)));
    }
    let classes =
        EventClass::ALL.iter().map(|c| (c.as_str().to_owned(), p.t(&format!("class.{}", c.as_str()))));
    out.push(choice("loai-vu", classes.collect()));
    let states = AlertStanding::ALL.iter().map(|s| (s.as_str().to_owned(), first_upper(s.label(lang))));
    out.push(choice("tinh-trang", states.collect()));
    let modes = AlertMode::ALL.iter().map(|m| (m.as_str().to_owned(), first_upper(m.label(lang))));
    out.push(choice("loai-tin", modes.collect()));
    out.push(choice("tu", Vec::new()));
    out.push(choice("den", Vec::new()));
    let sorts = [("raised", "newest"), ("-raised", "oldest")]
        .map(|(value, word)| (value.to_owned(), p.t(&format!("alerts.sort_{word}"))));
    out.push(order(p, asked, KEY, "sap", sorts.to_vec()));
    tell(p, &mut out, &NAMES, errors);
    Ok(out)
}

/// What people look for most, with how many there are.
async fn quick(p: &Page, asked: &Asked) -> Result<Vec<FilterView>, Fault> {
    let mut out = Vec::new();
    for (word, unconfirmed, death) in
        [("all", false, false), ("unconfirmed", true, false), ("unconfirmed_death", true, true)]
    {
        let query = AlertQuery {
            unconfirmed,
            urgency: death.then(|| Urgency::Death.as_str().to_owned()),
            limit: 1,
            ..AlertQuery::default()
        };
        let total = alerts::list(&p.app, p.context(Action::ReadAlerts)?, query).await?.total;
        let pairs = [("cho", unconfirmed), ("nguoi-chet", death)];
        let on: Vec<String> =
            pairs.iter().filter(|(_, on)| *on).map(|(name, _)| format!("{name}=co")).collect();
        out.push(FilterView {
            href: if on.is_empty() { HOME.to_owned() } else { format!("{HOME}?{}", on.join("&")) },
            label: p.t(&format!("alerts.quick_{word}")),
            count: total,
            current: pairs.iter().all(|(name, on)| asked.get(name).is_some() == *on),
        });
    }
    Ok(out)
}

pub(crate) async fn list(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let (query, errors) = asked.read(&NAMES, |asked| wanted(&p, asked))?;
    let found = alerts::list(&p.app, p.context(Action::ReadAlerts)?, query).await?;
    let heads = ["raised", "case", "class", "what", "recipient", "state", "confirmed"];
    let rows: Vec<Vec<Cell>> = found.items.iter().map(|a| row(&p, a)).collect();
    let filters = filters(&p, &asked, &errors).await?;
    let mut page = FilteredPage::new(&p, &asked, KEY, &heads, filters);
    page.quick = quick(&p, &asked).await?;
    let page = page
        .filled(&asked, rows, found.next.as_deref(), found.total)
        .counted_as(crate::messages::tp(p.lang(), "alerts.total", &[("n", &found.total.to_string())]))
        .with_csv(&asked, FILE);
    p.html(&page.erring(!errors.is_empty()))
}

pub(crate) async fn export(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let query = wanted(&p, &asked)?;
    let mut query = AlertQuery { limit: 200, cursor: None, ..query };
    let mut all = Vec::new();
    loop {
        let page = alerts::list(&p.app, p.context(Action::ReadAlerts)?, query.clone()).await?;
        all.extend(page.items);
        match page.next {
            Some(next) if all.len() < FILE_ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    Ok(csv_file("bao-tin.csv", alerts::export(&all, p.lang())?))
}
