//! Overview and reports of a case.

use super::Block;
use crate::form::commune_label;
use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use crate::views::{Tag, report_state_tag};
use casework::cases::{CaseView, Told};
use chrono::NaiveDate;
use domain::case::{AccidentStatement, CaseReport, CommandKind, Lateness};
use domain::reference::injury_factor;
use domain::time::{human_date, human_datetime};
use domain::words::Lang;

/// One line under the number: who, where, when.
pub(crate) fn summary_of(view: &CaseView, lang: Lang) -> String {
    let Some(a) = &view.case.accident else { return String::new() };
    let parts =
        [a.employer.name.clone().unwrap_or_default(), place(a), first_upper(&a.occurred.display(lang))];
    parts.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn place(a: &AccidentStatement) -> String {
    let commune = commune_label(a.place.commune.as_str(), a.occurred.date());
    let commune = commune.and_then(|l| l.split_once(" – ").map(|(_, n)| n.to_owned()));
    let parts = [a.place.spot.clone(), a.place.address.clone(), commune];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Keeps the answers there are.
pub(super) fn rows(answers: Vec<(String, Option<String>)>) -> Vec<(String, String)> {
    answers.into_iter().filter_map(|(q, a)| Some((q, a.filter(|a| !a.trim().is_empty())?))).collect()
}

pub(super) fn overview(view: &CaseView, lang: Lang) -> Vec<Block> {
    let label = |name: &str| t(lang, &format!("field.{name}.label"));
    let fact = |name: &str| t(lang, &format!("case.fact.{name}"));
    let case = &view.case;
    let mut out = Vec::new();
    if let Some(a) = &case.accident {
        let e = &a.employer;
        let counts = a.casualties;
        let n = |n: u32| (n > 0).then(|| n.to_string());
        out.push(Block {
            title: t(lang, "case.accident"),
            tag: None,
            link: None,
            rows: rows(vec![
                (fact("occurred"), Some(first_upper(&a.occurred.display(lang)))),
                (t(lang, "case.place"), Some(place(a))),
                (label("accident.sector"), Some(first_upper(a.sector.label(lang)))),
                (label("accident.casualties.dead"), n(counts.dead)),
                (label("accident.casualties.serious"), n(counts.serious)),
                (label("accident.casualties.light"), n(counts.light)),
                (label("accident.casualties.missing"), n(counts.missing)),
                (label("accident.casualties.unknown"), counts.unknown.then(|| t(lang, "common.yes"))),
                (fact("place"), a.course.place.clone()),
                (fact("activity"), a.course.activity.clone()),
                (fact("object"), a.course.object.clone()),
                (fact("hazard"), a.course.hazard.clone()),
                (fact("event"), a.course.event.clone()),
            ]),
        });
        out.push(Block {
            title: t(lang, "case.employer"),
            tag: None,
            link: None,
            rows: rows(vec![
                (label("accident.employer.name"), e.name.clone()),
                (label("accident.employer.tax_code"), e.tax_code.as_ref().map(ToString::to_string)),
                (label("accident.employer.address"), e.address.clone()),
                (
                    label("accident.employer.commune_code"),
                    e.commune.as_ref().and_then(|c| commune_label(c.as_str(), a.occurred.date())),
                ),
                (label("accident.employer.phone"), e.phone.as_ref().map(ToString::to_string)),
                (label("accident.employer.fax"), e.fax.as_ref().map(ToString::to_string)),
                (label("accident.employer.email"), e.email.as_ref().map(|m| m.as_str().to_owned())),
                (label("accident.employer.superior_body"), e.superior_body.clone()),
                (label("accident.employer.industry.text"), e.industry.as_ref().and_then(crate::views::coded)),
                (label("accident.employer.enterprise_type"), e.enterprise_type.clone()),
                (label("accident.employer.workers"), e.workers.map(|w| w.to_string())),
                (label("commune_details.work_done_for"), work_done_for(view)),
            ]),
        });
    }
    if let Some(c) = &case.classified {
        let mut rules: Vec<String> = c.rules.iter().map(|b| b.citation.text.clone()).collect();
        rules.dedup();
        out.push(Block {
            title: t(lang, "case.classified"),
            tag: None,
            link: None,
            rows: rows(vec![
                (t(lang, "case.class"), Some(first_upper(c.class.label(lang)))),
                (t(lang, "case.rules"), Some(rules.join("; "))),
                (t(lang, "case.level"), Some(first_upper(case.level().label(lang)))),
                (t(lang, "case.competence"), Some(c.competence.citation.text.clone())),
                (t(lang, "case.regime"), Some(since(&c.regime, lang))),
                (t(lang, "case.assigned"), case.assigned.as_ref().map(|(_, name)| name.clone())),
            ]),
        });
    }
    out.extend(super::filings::duties(view, lang));
    out.push(Block {
        title: t(lang, "case.told"),
        tag: None,
        link: None,
        rows: view.told.iter().map(|told| (told.recipient.clone(), answered(told, lang))).collect(),
    });
    out.extend(view.lateness.as_ref().map(|l| delay(l, lang)));
    out.retain(|block| !block.rows.is_empty());
    out
}

/// Whether an agency that was told has confirmed.
fn answered(told: &Told, lang: Lang) -> String {
    match (told.confirmed_at, told.sent_at) {
        (Some(at), _) => tp(lang, "case.told_confirmed", &[("time", &human_datetime(at))]),
        (None, Some(at)) => tp(lang, "case.told_waits", &[("time", &human_datetime(at))]),
        (None, None) => t(lang, "case.told_leaves"),
    }
}

/// How soon the employer declared. The measure is the office's own, and the page says so.
fn delay(l: &Lateness, lang: Lang) -> Block {
    let took = l.declared_at - l.known_at;
    let (hours, minutes) = (took.num_hours().to_string(), (took.num_minutes() % 60).to_string());
    let tag = match l.late {
        true => Tag::new("orange", "!", t(lang, "case.late")),
        false => Tag::new("green", "✓", t(lang, "case.in_time")),
    };
    Block {
        title: t(lang, "case.lateness"),
        tag: Some(tag),
        link: None,
        rows: rows(vec![
            (t(lang, "case.known_at"), Some(human_datetime(l.known_at))),
            (t(lang, "case.declared_at"), Some(human_datetime(l.declared_at))),
            (t(lang, "case.took"), Some(tp(lang, "case.hours", &[("h", &hours), ("m", &minutes)]))),
            (t(lang, "case.late_article"), Some(l.citation.clone())),
            (t(lang, "case.measure"), Some(t(lang, "case.measure_unsure"))),
        ]),
    }
}

pub(super) fn reports(view: &CaseView, lang: Lang) -> Vec<Block> {
    let mut out: Vec<Block> = view.case.reports.iter().map(|r| report(view, r, lang)).collect();
    out.extend(view.case.supplements.iter().map(|s| Block {
        title: t(lang, "case.supplement"),
        tag: None,
        link: None,
        rows: rows(vec![
            (t(lang, "field.cmd.supplement_reason.label"), Some(s.reason.clone())),
            (t(lang, "field.cmd.due.label"), Some(human_date(s.due))),
            (t(lang, "field.cmd.supplement_text.label"), s.answer.clone()),
        ]),
    }));
    out
}

fn report(view: &CaseView, r: &CaseReport, lang: Lang) -> Block {
    let label = |name: &str| t(lang, &format!("field.{name}.label"));
    let x = &r.report;
    let mut answers = vec![
        (t(lang, "case.channel"), Some(first_upper(x.channel.label(lang)))),
        (t(lang, "case.received_at"), Some(human_datetime(x.received_at))),
        (t(lang, "case.recorded_at"), Some(human_datetime(x.recorded_at))),
        (t(lang, "case.received_by"), Some(first_upper(x.received_by.label(lang)))),
        (label("log.receiver_name"), x.receiver_name.clone()),
        (label("log.late_entry_reason"), x.late_entry_reason.clone()),
        (
            t(lang, "case.verified"),
            Some(t(lang, if x.verified { "common.yes" } else { "case.not_verified" })),
        ),
        (label("told_by.name"), x.told_by.name.as_ref().map(|n| n.as_str().to_owned())),
        (label("told_by.capacity"), x.told_by.capacity.clone()),
        (label("told_by.address"), x.told_by.address.clone()),
        (label("told_by.phone"), x.told_by.phone.as_ref().map(ToString::to_string)),
        (label("told_by.email"), x.told_by.email.as_ref().map(|m| m.as_str().to_owned())),
        (t(lang, "case.accepted_at"), r.accepted_at.map(human_datetime)),
        (t(lang, "case.leads"), (view.case.facts_from == Some(x.id)).then(|| t(lang, "common.yes"))),
    ];
    if let Some(d) = &x.declaration {
        let yes_no = |b: bool| t(lang, if b { "common.yes" } else { "common.no" });
        answers.extend([
            (label("declaration.known_at"), d.known_at.map(human_datetime)),
            (label("declaration.first_aid"), d.first_aid.clone()),
            (label("declaration.scene_kept"), d.scene_kept.map(yes_no)),
            (label("declaration.scene_note"), d.scene_note.clone()),
            (label("declaration.reservations"), d.reservations.clone()),
            (label("declaration.contact_name"), d.contact_name.as_ref().map(|n| n.as_str().to_owned())),
            (label("declaration.contact_phone"), d.contact_phone.as_ref().map(ToString::to_string)),
            (label("declaration.signer_name"), d.signer_name.as_ref().map(|n| n.as_str().to_owned())),
            (label("declaration.signer_position"), d.signer_position.clone()),
            (label("declaration.document_number"), d.document_number.clone()),
            (label("declaration.document_place"), d.document_place.clone()),
            (label("declaration.document_date"), d.document_date.map(human_date)),
        ]);
    }
    if let Some(c) = &x.commune_details {
        answers.extend([
            (label("commune_details.tip_received_at"), c.tip_received_at.map(human_datetime)),
            (label("commune_details.work_done_for"), c.work_done_for.clone()),
            (label("commune_details.made_at_place"), c.made_at_place.clone()),
            (
                label("commune_details.made_at.at"),
                c.made_at.as_ref().map(|at| first_upper(&at.display(lang))),
            ),
            (label("commune_details.makers"), listed(&c.makers)),
            (label("commune_details.first_aid"), c.first_aid.clone()),
            (label("commune_details.initial_cause"), c.initial_cause.clone()),
            (
                label("commune_details.injury_factor"),
                factor(c.injury_factor.as_deref(), x.accident.occurred.date(), lang),
            ),
            (label("commune_details.witness_statements"), listed(&c.witness_statements)),
            (label("commune_details.damage"), c.damage.clone()),
            (label("commune_details.measures"), c.measures.clone()),
            (label("commune_details.copies_to"), listed(&c.copies_to)),
            (label("commune_details.posted_on"), c.posted_on.map(human_date)),
            (label("commune_details.signer_name"), c.signer_name.as_ref().map(|n| n.as_str().to_owned())),
            (label("commune_details.signer_position"), c.signer_position.clone()),
        ]);
    }
    for c in &r.corrections {
        answers.push((t(lang, "case.corrected"), Some(format!("{} · {}", human_datetime(c.at), c.reason))));
    }
    let may_correct =
        view.allowed.contains(&CommandKind::CorrectReport) && view.cares_for.contains(&x.id) && r.is_live();
    let correct = format!("/vu/{}/{}?report_id={}", view.case.id, CommandKind::CorrectReport, x.id);
    Block {
        title: first_upper(x.kind.label(lang)),
        tag: Some(report_state_tag(r.state, lang)),
        rows: rows(answers),
        link: may_correct.then(|| (correct, t(lang, "case.correct"))),
    }
}

/// One item per line, as they were typed.
fn listed(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| items.join("\n"))
}

/// The injury factor by code and name, of whichever list it was chosen from.
pub(crate) fn factor(code: Option<&str>, accident: NaiveDate, lang: Lang) -> Option<String> {
    let code = code?;
    let known = injury_factor(code, accident);
    Some(known.map_or_else(|| code.to_owned(), |e| format!("{code} – {}", e.name().get(lang))))
}

/// For whom a worker without a contract worked, as the commune found out.
fn work_done_for(view: &CaseView) -> Option<String> {
    let told = view.case.reports.iter().rev().filter_map(|r| r.report.commune_details.as_ref());
    told.filter_map(|d| d.work_done_for.clone()).next()
}

/// A regime is named by the day from which it counts.
pub(crate) fn since(regime: &str, lang: Lang) -> String {
    let day = regime.parse().map_or_else(|_| regime.to_owned(), human_date);
    tp(lang, "case.regime_since", &[("date", &day)])
}
