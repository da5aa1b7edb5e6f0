//! `/tinh-boi-thuong`: what is owed for a victim. Stores nothing; from a case, what is known is filled in.

use super::assess::confidence;
use super::form_page::{FormPage, given};
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use crate::form::{FormView, Given, Values};
use crate::forms::BENEFITS as FORM;
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::views::Tag;
use askama::Template;
use casework::Failure;
use casework::cases::CaseView;
use domain::access::Action;
use domain::case::{Conclusion, FaultSide};
use domain::ids::{CaseId, VictimId};
use domain::law::benefit::{BenefitAnswer, BenefitFault, BenefitItem, Payer};
use domain::time::{human_date, vn_date};
use domain::value::FieldError;
use domain::words::Severity;
use tnld_http::Fault;
use tnld_http::dto::BenefitCalculationInput;
use tnld_http::limits::{Limited, count};

/// One benefit as shown.
#[derive(Debug, Clone)]
pub(crate) struct ItemView {
    pub(crate) what: String,
    /// With its unit; empty where there is no amount.
    pub(crate) amount: String,
    pub(crate) payer: String,
    pub(crate) formula: Option<String>,
    pub(crate) when: String,
    pub(crate) citation: String,
    pub(crate) confidence: Tag,
}

#[derive(Template)]
#[template(path = "benefits.html")]
pub(crate) struct BenefitsPage {
    f: Frame,
    /// What is owed at least, in đồng.
    minimum: Option<String>,
    /// Title and items.
    sections: Vec<(String, Vec<ItemView>)>,
    warnings: Vec<String>,
    regime: String,
    law: String,
    back: String,
    hidden: Vec<(String, String)>,
}

#[cfg(test)]
impl BenefitsPage {
    /// Sample data for the tests of templates.
    pub(crate) fn sample(f: Frame) -> Self {
        let item = ItemView {
            what: "w".to_owned(),
            amount: "1".to_owned(),
            payer: "p".to_owned(),
            formula: Some("f".to_owned()),
            when: "n".to_owned(),
            citation: "c".to_owned(),
            confidence: Tag::new("green", "✓", "s"),
        };
        Self {
            f,
            minimum: Some("1".to_owned()),
            sections: vec![("s".to_owned(), vec![item])],
            warnings: vec!["w".to_owned()],
            regime: "r".to_owned(),
            law: "l".to_owned(),
            back: "/".to_owned(),
            hidden: vec![("a".to_owned(), "b".to_owned())],
        }
    }
}

/// The case that the page was opened from: its address, for the way back.
fn origin(p: &Page) -> Option<CaseId> {
    query(&p.req).get("vu").and_then(|id| id.parse().ok())
}

fn form(p: &Page, values: &Values, errors: &[FieldError], given: &Given) -> Answer {
    let view = FormView::whole(&FORM, p.lang(), values, errors, given);
    let back = origin(p).map_or_else(|| "/".to_owned(), |id| format!("/vu/{id}?muc=dieu-tra#muc"));
    let mut page = FormPage::new(p, &FORM, view, &back);
    if let Some(id) = origin(p) {
        page.action = format!("{}?vu={id}", p.req.path());
    }
    page.answer(p)
}

/// What the case tells of a victim; nothing is filled in that the reader may not see.
fn known(view: &CaseView, victim: VictimId, values: &mut Values) {
    let case = &view.case;
    let Some(victim) = case.victim(victim).filter(|_| view.sees_victims) else { return };
    let accident = case.accident.as_ref().map(|a| a.occurred.date());
    let mut fill = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            values.set_default(name, Some(value));
        }
    };
    fill("accident_on", accident.map(human_date));
    if victim.severity() == Severity::Fatal {
        fill("died_on", victim.died_at.map(vn_date).or(accident).map(human_date));
        fill("announced_on", case.stage.announcement().map(|a| human_date(vn_date(a.meeting.held_at))));
    } else if let Some(a) = case.assessment_of(victim.statement.id) {
        fill("percent", Some(a.percent.to_string()));
        fill("assessed_on", Some(human_date(a.received_on)));
    }
    let fault = case.stage.findings().map(|f| match (f.conclusion, f.fault) {
        (Conclusion::Benefit392, _) => BenefitFault::Commuting,
        (_, FaultSide::Worker) => BenefitFault::VictimOnly,
        (_, FaultSide::Employer | FaultSide::Both | FaultSide::Other) => BenefitFault::NotOnlyVictim,
    });
    fill("fault", fault.map(|f| f.as_str().to_owned()));
}

pub(crate) async fn show(p: Page) -> Answer {
    p.context(Action::CalculateBenefits)?;
    let asked = query(&p.req);
    let mut values = query(&p.req);
    values.retain(|n| FORM.field(n).is_some());
    if let Some(id) = asked.get("vu") {
        let id: CaseId = id.parse().map_err(|_| Fault::Failure(Failure::NotFound))?;
        let view = casework::cases::read(&p.app, p.context(Action::ReadCase)?, id).await?;
        if let Some(victim) = asked.get("nan-nhan").and_then(|v| v.parse().ok()) {
            known(&view, victim, &mut values);
        }
    }
    form(&p, &values, &[], &given(&p))
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    let given = given(&p);
    if posted.wants_change() || posted.rows_changed(&FORM) {
        return form(&p, &posted.values, &[], &given);
    }
    count(&p.req, Limited::Assessment)?;
    p.context(Action::CalculateBenefits)?;
    let question = match input::read::<BenefitCalculationInput>(&p, &FORM, &posted.values) {
        Ok(question) => question,
        Err(errors) => return form(&p, &posted.values, &errors, &given),
    };
    match p.app.law().benefits(&question, &p.app.calendar()) {
        Ok(answer) => p.html(&page(&p, &answer, &posted.values)),
        Err(errors) => form(&p, &posted.values, &errors, &given),
    }
}

fn item(p: &Page, i: &BenefitItem) -> ItemView {
    let lang = p.lang();
    let unit = p.t(if i.monthly { "benefits.dong_a_month" } else { "common.dong" });
    ItemView {
        what: i.what.get(lang).to_owned(),
        amount: i.amount.map(|a| format!("{a} {unit}")).unwrap_or_default(),
        payer: first_upper(i.payer.label(lang)),
        formula: i.formula.as_ref().map(|f| f.get(lang).to_owned()),
        when: match &i.term {
            Some(term) => term.explanation.get(lang).to_owned(),
            None => first_upper(i.when.get(lang)),
        },
        citation: i.basis.citation.text.clone(),
        confidence: confidence(p, i.basis.citation.confidence),
    }
}

fn page(p: &Page, a: &BenefitAnswer, values: &Values) -> BenefitsPage {
    let lang = p.lang();
    let by_fund = |i: &&BenefitItem| i.payer == Payer::Fund || i.key.as_str().starts_with("fund_");
    let money = |i: &&BenefitItem| !by_fund(i) && (i.amount.is_some() || i.formula.is_some());
    let part = |key: &str, items: Vec<ItemView>| (p.t(&format!("benefits.{key}")), items);
    let of =
        |which: &dyn Fn(&&BenefitItem) -> bool| a.items.iter().filter(which).map(|i| item(p, i)).collect();
    let sections = vec![
        part("money", of(&money)),
        part("besides", of(&|i| !by_fund(i) && !money(i))),
        part("fund", of(&by_fund)),
    ];
    BenefitsPage {
        f: p.frame(p.t("benefits.title")),
        minimum: a.minimum.map(|m| format!("{m} {}", p.t("common.dong"))),
        sections: sections.into_iter().filter(|(_, items)| !items.is_empty()).collect(),
        warnings: a.warnings.iter().map(|w| w.get(lang).to_owned()).collect(),
        regime: super::case::since(&a.regime, p.lang()),
        law: a.law_set.chars().take(12).collect(),
        back: origin(p).map_or_else(String::new, |id| format!("?vu={id}")),
        hidden: values
            .pairs()
            .filter(|(_, v)| !v.trim().is_empty())
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .collect(),
    }
}
