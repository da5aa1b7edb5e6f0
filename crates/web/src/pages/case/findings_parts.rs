//! What findings rest on, and what the minutes say of each victim.

use super::Block;
use super::facts::rows;
use super::inquiry::items;
use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use crate::views::Tag;
use casework::cases::CaseView;
use domain::case::{Case, Findings, FindingsSigned, RecommendationState, Team, VictimFinding, in_order};
use domain::time::{human_date, human_datetime};
use domain::words::Lang;

fn label(name: &str, lang: Lang) -> String {
    t(lang, &format!("field.inq.{name}.label"))
}

/// Evidence, rules, tree of causes, contrary evidence.
fn grounds(case: &Case, f: &Findings, lang: Lang) -> Block {
    let mut answers = vec![(t(lang, "inquiry.evidence"), items(case, &f.evidence, lang))];
    for r in &f.rules_breached {
        let parts = [Some(r.article.clone()), Some(r.by.label(lang).to_owned()), r.how.clone()];
        answers.push((
            t(lang, "inquiry.rules"),
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
        ));
    }
    for placed in in_order(&f.causes) {
        // The step below the accident is told by arrows, so that it is read aloud and printed too.
        let arrows = "→ ".repeat(usize::try_from(placed.level).unwrap_or(0));
        let evidence =
            items(case, &placed.cause.evidence, lang).map(|e| format!(" ({e})")).unwrap_or_default();
        let name = format!("{arrows}{}. {}", placed.number, first_upper(placed.cause.depth.label(lang)));
        answers.push((name, Some(format!("{}{evidence}", placed.cause.text))));
    }
    for c in &f.contrary {
        let answer = c.answer.clone().unwrap_or_else(|| t(lang, "inquiry.unanswered"));
        let evidence = c.evidence.and_then(|id| items(case, &[id], lang));
        let parts = [Some(c.what.clone()), evidence, Some(answer)];
        answers.push((
            t(lang, "inquiry.contrary"),
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
        ));
    }
    for p in &f.participants {
        let parts = [Some(p.name.as_str().to_owned()), p.position.clone(), p.unit.clone()];
        answers.push((
            t(lang, "inquiry.participants"),
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
        ));
    }
    let p = &f.provincial;
    answers.extend([
        (label("site_from", lang), p.site_from.map(human_date)),
        (label("site_to", lang), p.site_to.map(human_date)),
        (label("coordination", lang), p.coordination.clone()),
        (label("proposals", lang), p.proposals.clone()),
        (label("sanctions", lang), p.sanctions.clone()),
        (label("criminal_signs", lang), p.criminal_signs.clone()),
    ]);
    Block { title: t(lang, "inquiry.tree"), tag: None, link: None, rows: rows(answers) }
}

fn victim(case: &Case, v: &VictimFinding, lang: Lang) -> Block {
    let name = case.victim(v.victim).and_then(|k| k.statement.name.as_ref());
    let number = |n: Option<u32>| n.map(|n| n.to_string());
    let trained = v.trained.map(|yes| t(lang, if yes { "common.yes" } else { "common.no" }));
    Block {
        title: format!("{}: {}", t(lang, "inquiry.victims"), name.map_or("…", |n| n.as_str())),
        tag: None,
        link: None,
        rows: rows(vec![
            (label("vf_native", lang), v.native_place.clone()),
            (label("residence", lang), v.residence.clone()),
            (label("vf_family", lang), v.family.clone()),
            (label("vf_workplace", lang), v.workplace.clone()),
            (label("vf_months_employer", lang), number(v.months_with_employer)),
            (label("vf_months_trade", lang), number(v.months_in_trade)),
            (label("vf_grade", lang), v.grade.clone()),
            (label("vf_contract", lang), v.contract.map(|c| first_upper(c.label(lang)))),
            (label("vf_trained", lang), trained),
            (label("vf_started", lang), v.work_started.clone()),
            (label("vf_hours", lang), v.hours_worked.clone()),
            (label("vf_wound", lang), v.wound.clone()),
            (label("vf_codes", lang), (!v.serious_codes.is_empty()).then(|| v.serious_codes.join(", "))),
            (label("vf_degree", lang), v.degree.clone()),
            (label("vf_percent", lang), number(v.bodily_injury_percent)),
            (label("vf_treated", lang), v.treated_at.clone()),
            (label("vf_first_aid", lang), v.first_aid.clone()),
            (label("vf_death_time", lang), v.death_time.clone()),
            (label("vf_death_place", lang), v.death_place.clone()),
            (label("vf_forensic", lang), v.forensic_number.clone()),
        ]),
    }
}

fn signed(case: &Case, s: &FindingsSigned, lang: Lang) -> Block {
    let number = case.minutes_cited().map(|(number, _)| number);
    let mut answers = vec![
        (label("minutes_number", lang), Some(number.unwrap_or_else(|| t(lang, "case.number_to_come")))),
        (label("signed_on", lang), Some(human_date(s.signed_on))),
    ];
    for x in &s.signatures {
        let words = if x.signed { label("signed", lang) } else { x.reason.clone().unwrap_or_default() };
        answers.push((x.name.clone(), Some(words)));
    }
    Block { title: t(lang, "inquiry.signed"), tag: None, link: None, rows: rows(answers) }
}

/// Blocks after the findings themselves.
pub(super) fn blocks(view: &CaseView, lang: Lang) -> Vec<Block> {
    let case = &view.case;
    let Some(f) = case.stage.findings() else { return Vec::new() };
    let mut out = vec![grounds(case, f, lang)];
    out.extend(f.victims.iter().map(|v| victim(case, v, lang)));
    match case.stage.signed() {
        Some(s) => out.push(signed(case, s, lang)),
        None => out.push(Block {
            title: t(lang, "inquiry.signed"),
            tag: Some(Tag::new("yellow", "●", t(lang, "inquiry.not_signed"))),
            link: None,
            rows: Vec::new(),
        }),
    }
    out.retain(|b| !b.rows.is_empty() || b.tag.is_some());
    out.extend(similar(view, lang));
    out
}

/// What closed cases with the same cause in the same section of industry found and recommended.
fn similar(view: &CaseView, lang: Lang) -> Vec<Block> {
    let label = |name: &str| t(lang, &format!("field.cmd.{name}.label"));
    view.similar
        .iter()
        .map(|l| {
            let day = human_date(l.occurred_on);
            let title = match &l.number {
                Some(number) => tp(lang, "case.similar_number", &[("number", number), ("date", &day)]),
                None => tp(lang, "case.similar", &[("date", &day)]),
            };
            let mut answers = vec![
                (label("course"), Some(l.course.clone())),
                (label("cause_detail"), Some(l.cause_detail.clone())),
            ];
            for m in &l.measures {
                let state = m.state.parse::<RecommendationState>().map_or("", |s| s.label(lang));
                let words = format!("{} ({state})", m.content);
                answers.push((t(lang, "field.cmd.recommendation.content.label"), Some(words)));
            }
            Block {
                title,
                tag: Some(Tag::new("grey", "≈", t(lang, "case.similar_tag"))),
                link: l
                    .number
                    .as_ref()
                    .map(|_| (format!("/vu/{}", l.case_id), t(lang, "case.same_cause_open"))),
                rows: rows(answers),
            }
        })
        .collect()
}

/// Decisions that changed the team, and why its term ran out.
pub(super) fn of_team(team: &Team, lang: Lang) -> Vec<(String, Option<String>)> {
    let mut out: Vec<(String, Option<String>)> = team
        .changes
        .iter()
        .map(|c| {
            let before: Vec<&str> = c.before.iter().map(|m| m.name.as_str()).collect();
            let number = format!("{} · {}", c.decision_number, human_date(c.decision_date));
            (
                t(lang, "inquiry.changed_on"),
                Some(format!("{} · {number} · {} ({})", human_datetime(c.at), c.reason, before.join(", "))),
            )
        })
        .collect();
    out.push((t(lang, "inquiry.delay"), team.delay_reason.clone()));
    out
}
