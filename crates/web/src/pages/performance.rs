//! `/hieu-qua-bao-tin`: how fast alerts of deaths are confirmed.

use super::page::{Answer, Page};
use super::posted::query;
use crate::form::Values;
use crate::frame::Frame;
use crate::views::{minutes_words, share_words};
use askama::Template;
use casework::Failure;
use casework::alerts::{Performance, Period, Tally, performance};
use chrono::NaiveDate;
use domain::access::Action;
use domain::time::human_date;
use domain::value::parse_date;

/// Figures of one line: who, then the cells.
#[derive(Debug, Clone)]
pub(crate) struct TallyView {
    pub(crate) who: String,
    pub(crate) cells: Vec<String>,
}

#[derive(Template)]
#[template(path = "performance.html")]
pub(crate) struct PerformancePage {
    pub(crate) f: Frame,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) error: Option<String>,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<TallyView>,
    pub(crate) total: Option<TallyView>,
}

fn line(p: &Page, who: String, t: &Tally) -> TallyView {
    let lang = p.lang();
    TallyView {
        who,
        cells: vec![
            t.raised.to_string(),
            t.confirmed.to_string(),
            t.unconfirmed.to_string(),
            share_words(t.within_15, lang),
            minutes_words(t.median, lang),
            minutes_words(t.ninetieth, lang),
        ],
    }
}

fn page(p: &Page, asked: (&str, &str), told: Option<&Performance>, error: Option<String>) -> PerformancePage {
    let heads = ["agency", "raised", "confirmed", "unconfirmed", "quick", "median", "p90"];
    let (from, to) = told.map_or_else(
        || (asked.0.to_owned(), asked.1.to_owned()),
        |told| (human_date(told.from), human_date(told.to)),
    );
    PerformancePage {
        f: p.frame(p.t("performance.title")).erring(error.is_some()),
        from,
        to,
        error,
        heads: heads.map(|h| p.t(&format!("performance.col_{h}"))).into(),
        rows: told
            .map(|told| told.by_agency.iter().map(|(_, who, t)| line(p, who.clone(), t)).collect())
            .unwrap_or_default(),
        total: told.map(|told| line(p, p.t("performance.all"), &told.all)),
    }
}

fn day(values: &Values, name: &str) -> Result<Option<NaiveDate>, ()> {
    let typed = values.get(name).map(str::trim).filter(|v| !v.is_empty());
    typed.map(|text| parse_date(text).map_err(|_| ())).transpose()
}

pub(crate) async fn show(p: Page) -> Answer {
    let ctx = p.context(Action::ReadPerformance)?;
    domain::access::authorise::<domain::access::act::ReadPerformance>(p.actor())?;
    let values = query(&p.req);
    let asked = (values.get("tu").unwrap_or_default(), values.get("den").unwrap_or_default());
    let (Ok(from), Ok(to)) = (day(&values, "tu"), day(&values, "den")) else {
        return p.unprocessable(&page(&p, asked, None, Some(p.t("performance.bad_date"))));
    };
    match performance(&p.app, ctx, Period { from, to }).await {
        Ok(told) => p.html(&page(&p, asked, Some(&told), None)),
        Err(Failure::Invalid(problems)) => {
            let words = problems.first().map(|e| e.message.get(p.lang()).to_owned());
            p.unprocessable(&page(&p, asked, None, words))
        }
        Err(other) => Err(other.into()),
    }
}
