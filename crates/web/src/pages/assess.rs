//! `/tra-cuu`: what must be done after a described accident. Stores nothing.

use super::form_page::{FormPage, communes, given, joined};
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use crate::form::{FormView, Given, Values};
use crate::forms::ASSESSMENT as FORM;
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::views::{Tag, class_tag};
use askama::Template;
use domain::access::Action;
use domain::law::Confidence;
use domain::value::FieldError;
use tnld_http::dto::AssessmentInput;
use tnld_http::limits::{Limited, count};

/// One line of the answer: what, details, article, confidence.
#[derive(Debug, Clone)]
pub(crate) struct LineView {
    pub(crate) what: String,
    pub(crate) details: Vec<String>,
    pub(crate) citation: String,
    pub(crate) confidence: Tag,
}

#[derive(Template)]
#[template(path = "assessment.html")]
pub(crate) struct AssessmentPage {
    f: Frame,
    class: Tag,
    class_long: String,
    provisional: bool,
    regime: String,
    law: String,
    /// Title and lines.
    sections: Vec<(String, Vec<LineView>)>,
    warnings: Vec<String>,
    hidden: Vec<(String, String)>,
}

#[cfg(test)]
impl AssessmentPage {
    /// Sample data for the tests of templates.
    pub(crate) fn sample(f: Frame, line: LineView) -> Self {
        Self {
            class: class_tag("fatal", f.lang),
            f,
            class_long: "c".to_owned(),
            provisional: true,
            regime: "r".to_owned(),
            law: "l".to_owned(),
            sections: vec![("s".to_owned(), vec![line])],
            warnings: vec!["w".to_owned()],
            hidden: vec![("a".to_owned(), "b".to_owned())],
        }
    }
}

fn form(p: &Page, values: &Values, errors: &[FieldError], given: &Given) -> Answer {
    let view = FormView::whole(&FORM, p.lang(), values, errors, given);
    FormPage::new(p, &FORM, view, "/").answer(p)
}

pub(crate) async fn show(p: Page) -> Answer {
    p.context(Action::Assess)?;
    let mut values = query(&p.req);
    values.retain(|n| FORM.field(n).is_some());
    form(&p, &values, &[], &given(&p))
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    let mut given = given(&p);
    if posted.wants_change() || posted.rows_changed(&FORM) {
        return form(&p, &posted.values, &[], &given);
    }
    count(&p.req, Limited::Assessment)?;
    let unclear = communes(&FORM, &mut posted.values, &mut given);
    let question = match (unclear.is_empty(), input::read::<AssessmentInput>(&p, &FORM, &posted.values)) {
        (true, Ok(question)) => question,
        (_, read) => {
            let errors = joined(unclear, read.err().unwrap_or_default());
            return form(&p, &posted.values, &errors, &given);
        }
    };
    let (law, calendar, geography) = (p.app.law().clone(), p.app.calendar(), p.app.geography());
    match law.assess(geography, &calendar, &question) {
        Ok(answer) => p.html(&page(&p, &answer.answer(p.lang()), &posted.values)),
        Err(refusal) => form(&p, &posted.values, &refusal.errors, &given),
    }
}

pub(super) fn confidence(p: &Page, c: Confidence) -> Tag {
    let (colour, icon) = match c {
        Confidence::Sure => ("green", "✓"),
        Confidence::Likely => ("teal", "≈"),
        Confidence::Unsure => ("yellow", "?"),
    };
    Tag::new(colour, icon, p.t(&format!("assess.confidence_{}", c.as_str())))
}

fn page(p: &Page, a: &domain::law::assessment::Answer, values: &Values) -> AssessmentPage {
    let lang = p.lang();
    let line = |what: String, details: Vec<String>, citation: &str, c: Confidence| LineView {
        what,
        details,
        citation: citation.to_owned(),
        confidence: confidence(p, c),
    };
    let declarations = a.declarations.iter().map(|d| {
        let what = format!("{} → {}", first_upper(d.by.label(lang)), d.agency);
        let mut details = vec![first_upper(d.how_fast.label(lang))];
        details.extend(d.form.clone());
        line(what, details, &d.citation, d.confidence)
    });
    let mut team = vec![a.team.founder.clone()];
    team.extend(a.team.form.clone());
    team.retain(|t| !t.is_empty());
    let terms = a.deadlines.iter().map(|d| {
        line(
            first_upper(d.kind.label(lang)),
            vec![d.explanation.get(lang).to_owned()],
            &d.citation,
            d.confidence,
        )
    });
    let duties = a
        .duties
        .iter()
        .map(|d| line(format!("{}: {}", first_upper(&d.who), d.what), Vec::new(), &d.citation, d.confidence));
    let team = line(first_upper(a.team.level.label(lang)), team, &a.team.citation, a.team.confidence);
    let rules = a.rules.iter().map(|r| line(r.citation.clone(), Vec::new(), "", r.confidence));
    let sections = vec![
        (p.t("assess.declarations"), declarations.collect::<Vec<_>>()),
        (p.t("assess.team"), vec![team]),
        (p.t("assess.deadlines"), terms.collect()),
        (p.t("assess.duties"), duties.collect()),
        (p.t("assess.rules"), rules.collect()),
    ];
    AssessmentPage {
        f: p.frame(p.t("assess.title")),
        class: class_tag(a.class.as_str(), lang),
        class_long: first_upper(a.class.label(lang)),
        provisional: a.provisional,
        regime: super::case::since(&a.regime, p.lang()),
        law: a.law_set.chars().take(12).collect(),
        sections: sections.into_iter().filter(|(_, lines)| !lines.is_empty()).collect(),
        warnings: a.warnings.clone(),
        hidden: values
            .pairs()
            .filter(|(_, v)| !v.trim().is_empty())
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .collect(),
    }
}
