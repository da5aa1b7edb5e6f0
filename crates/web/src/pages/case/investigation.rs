//! Team, findings, announcement and recommendations of a case.

use super::facts::rows;
use super::{Block, findings_parts, owed};
use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use crate::views::{Tag, victim};
use casework::cases::CaseView;
use domain::case::{Case, Compensation, Findings, RecommendationState, Stage, Team, numbered};
use domain::time::{human_date, human_datetime, vn_date};
use domain::value::Dong;
use domain::words::Lang;

/// A new round counts from a day, a first one from the minute of the word.
fn clock_from(team: &Team) -> String {
    match team.again {
        Some(_) => human_date(vn_date(team.clock_from)),
        None => human_datetime(team.clock_from),
    }
}

pub(super) fn team(case: &Case, team: &Team, lang: Lang) -> Block {
    let label = |name: &str| t(lang, &format!("field.cmd.{name}.label"));
    let (number, day) = case.decision_cited(team).unzip();
    let mut answers = vec![
        (t(lang, "case.level"), Some(first_upper(team.level.label(lang)))),
        (label("decision_number"), Some(number.unwrap_or_else(|| t(lang, "case.number_to_come")))),
        (label("decision_date"), Some(human_date(day.unwrap_or(team.decision_date)))),
        (label("founder"), Some(team.founder.clone())),
        (label("paper.signatory_title"), team.paper.signatory_title.clone()),
        (label("paper.place"), team.paper.place.clone()),
        (label("paper.proposer"), team.paper.proposer.clone()),
        (label("paper.grounds"), lines(&team.paper.grounds)),
        (label("paper.executors"), lines(&team.paper.executors)),
        (label("paper.recipients"), lines(&team.paper.recipients)),
        (t(lang, "case.clock_from"), Some(clock_from(team))),
    ];
    for m in &team.members {
        let role = if m.head { t(lang, "case.head") } else { t(lang, "case.member") };
        let words = format!("{} · {} · {} · {}", m.name.as_str(), m.position, m.unit, m.capacity.label(lang));
        answers.push((role, Some(words)));
    }
    if let Some(x) = &team.again {
        answers.push((label("again_ground"), Some(first_upper(x.ground.label(lang)))));
        answers.push((label("again_reason"), Some(x.reason.clone())));
        let sure = tp(lang, "announced.clock_basis", &[("article", &x.clock.citation.text)]);
        answers.push((t(lang, "announced.clock"), Some(sure)));
    }
    answers.extend(findings_parts::of_team(team, lang));
    for x in team.all_expertise() {
        answers.push((
            label("expertise_subject"),
            Some(format!("{} · {} · {}", x.subject, x.body, x.request_number)),
        ));
    }
    if let Some(x) = &team.extension {
        let days = tp(lang, "event.days", &[("n", &x.days.to_string())]);
        answers.push((label("extend_reason"), Some(format!("{days} · {} · {}", x.consent_number, x.reason))));
    }
    Block {
        title: tp(lang, "case.team", &[("n", &team.round.to_string())]),
        tag: None,
        rows: rows(answers),
        link: None,
    }
}

fn lines(all: &[String]) -> Option<String> {
    (!all.is_empty()).then(|| all.join("; "))
}

/// A code of the European statistics in words; the code itself where the list no longer has it.
fn esaw(code: Option<&str>, lang: Lang) -> Option<String> {
    let code = code?;
    let found = domain::reference::esaw().get(code);
    Some(found.map_or_else(|| code.to_owned(), |e| e.name().get(lang).to_owned()))
}

pub(super) fn findings(x: &Findings, lang: Lang) -> Block {
    let label = |name: &str| t(lang, &format!("field.cmd.{name}.label"));
    let money = |d: &Option<Dong>| d.as_ref().map(|d| format!("{d} {}", t(lang, "common.dong")));
    let cause = domain::reference::causes()
        .get(&x.cause)
        .map_or_else(|| x.cause.clone(), |e| format!("{} – {}", x.cause, e.name().get(lang)));
    let mut answers = vec![
        (label("minutes_number"), x.minutes_number.clone()),
        (label("course"), Some(x.course.clone())),
        (label("fault_side"), Some(first_upper(x.fault.label(lang)))),
        (label("cause"), Some(cause)),
        (label("cause_detail"), Some(x.cause_detail.clone())),
        (
            t(lang, "field.commune_details.injury_factor.label"),
            super::facts::factor(x.injury_factor.as_deref(), chrono::NaiveDate::MAX, lang),
        ),
        (label("esaw_activity"), esaw(x.esaw.activity.as_deref(), lang)),
        (label("esaw_deviation"), esaw(x.esaw.deviation.as_deref(), lang)),
        (label("esaw_contact"), esaw(x.esaw.contact.as_deref(), lang)),
        (label("conclusion"), Some(first_upper(x.conclusion.label(lang)))),
        (label("commuting_paper_reason"), x.commuting_paper_reason.clone()),
        (label("responsibility"), Some(x.responsibility.clone())),
    ];
    for who in &x.persons_at_fault {
        let told = [
            Some(who.name.as_str()),
            who.position.as_deref(),
            Some(who.violation.as_str()),
            who.article.as_deref(),
            Some(who.proposed_handling.as_str()),
        ];
        let words: Vec<&str> = told.into_iter().flatten().filter(|w| !w.trim().is_empty()).collect();
        answers.push((t(lang, "case.at_fault"), Some(words.join(" · "))));
    }
    let d = &x.damage;
    answers.extend([
        (label("damage.lost_days"), d.lost_days.map(|n| n.to_string())),
        (label("damage.medical"), money(&d.medical)),
        (label("damage.wages"), money(&d.wages)),
        (label("damage.compensation"), money(&d.compensation)),
        (label("damage.other"), money(&d.other)),
        (label("damage.property"), money(&d.property)),
    ]);
    for o in &x.reserved_opinions {
        answers.push((label("opinion.opinion"), Some(format!("{}: {}", o.person, o.opinion))));
    }
    Block { title: t(lang, "case.findings"), tag: None, rows: rows(answers), link: None }
}

/// A payment in one line, with its number: a record that was taken back says so.
pub(crate) fn payment_words(case: &Case, number: u32, p: &Compensation, lang: Lang) -> String {
    let found = case.victims.iter().enumerate().find(|(_, v)| v.statement.id == p.victim);
    let whom = found.map_or_else(String::new, |(n, v)| victim(v, n + 1, lang).title);
    let paid = format!("{} {}", p.amount, t(lang, "common.dong"));
    format!("{number}. {whom} · {} · {paid} · {}", first_upper(p.kind.label(lang)), human_date(p.paid_on))
}

/// What was paid for whom.
fn compensations(case: &Case, lang: Lang) -> Option<Block> {
    let paid_for = |n: u32, p: &Compensation| {
        let found = case.victims.iter().enumerate().find(|(_, v)| v.statement.id == p.victim);
        format!("{n}. {}", found.map_or_else(String::new, |(n, v)| victim(v, n + 1, lang).title))
    };
    let paid = |p: &Compensation| {
        let mut words = Vec::new();
        words.extend(p.cancelled.as_ref().map(|c| {
            let (by, at) = (c.by_name.as_str(), human_datetime(c.at));
            tp(lang, "case.payment_cancelled", &[("by", by), ("time", &at), ("reason", &c.reason)])
        }));
        words.extend([
            first_upper(p.kind.label(lang)),
            format!("{} {}", p.amount, t(lang, "common.dong")),
            human_date(p.paid_on),
            format!("{}: {}", first_upper(p.recipient_kind.label(lang)), p.recipient_name),
        ]);
        words.extend(p.replaces.map(|n| tp(lang, "case.payment_replaces", &[("n", &n.to_string())])));
        words.extend(p.decision_reference.clone());
        words.extend(p.note.clone());
        words.join(" · ")
    };
    let rows: Vec<_> = numbered(case).map(|(n, p)| (paid_for(n, p), paid(p))).collect();
    (!rows.is_empty()).then(|| Block { title: t(lang, "case.compensations"), tag: None, rows, link: None })
}

pub(super) fn blocks(view: &CaseView, lang: Lang) -> Vec<Block> {
    let stage = &view.case.stage;
    let mut out: Vec<Block> = stage.team().map(|x| team(&view.case, x, lang)).into_iter().collect();
    if let Stage::Suspended { transfer, .. } = stage {
        out.push(Block {
            title: t(lang, "case.police"),
            tag: None,
            link: None,
            rows: rows(vec![
                (t(lang, "field.cmd.police_body.label"), Some(transfer.body.clone())),
                (t(lang, "field.cmd.police_signs.label"), Some(transfer.signs.clone())),
                (t(lang, "field.cmd.penal_article.label"), transfer.penal_article.clone()),
                (t(lang, "field.cmd.police_grounds.label"), transfer.grounds.clone()),
                (t(lang, "field.cmd.police_at.label"), Some(human_datetime(transfer.at))),
                (t(lang, "field.cmd.record_number.label"), transfer.record_number.clone()),
                (
                    t(lang, "field.cmd.police_items.label"),
                    (!transfer.items.is_empty()).then(|| transfer.items.join("\n")),
                ),
            ]),
        });
    }
    out.extend(stage.findings().map(|x| findings(x, lang)));
    out.extend(findings_parts::blocks(view, lang));
    out.extend(stage.announcement().map(|x| super::announcement::meeting(x, lang)));
    out.extend(owed::blocks(view, lang));
    out.extend(compensations(&view.case, lang));
    for past in &view.case.past_rounds {
        let mut block = team(&view.case, &past.team, lang);
        block.rows.push((
            t(lang, "case.round_ended"),
            format!("{} · {}", human_datetime(past.ended_at), past.reason),
        ));
        out.push(block);
    }
    out
}

/// Earlier cases of the same cause at the same site, with what was recommended then.
fn same_cause(view: &CaseView, lang: Lang) -> Vec<Block> {
    view.same_cause
        .iter()
        .map(|e| {
            let measures = e.measures.iter().map(|m| {
                let state = m.state.parse::<RecommendationState>().map_or("", |s| s.label(lang));
                (t(lang, "field.cmd.recommendation.content.label"), Some(format!("{} ({state})", m.content)))
            });
            let day = human_date(e.occurred_on);
            Block {
                title: tp(lang, "case.same_cause", &[("number", &e.number), ("date", &day)]),
                tag: Some(Tag::new("red", "!", t(lang, "case.same_cause_tag"))),
                rows: rows(measures.collect()),
                link: Some((format!("/vu/{}", e.id), t(lang, "case.same_cause_open"))),
            }
        })
        .collect()
}

pub(super) fn recommendations(view: &CaseView, lang: Lang) -> Vec<Block> {
    let number = |id| view.case.evidence.iter().find(|e| e.id == id).map(|e| e.number);
    let proofs = |x: &domain::case::Progress| {
        let seen = x.evidence_ids.iter().filter_map(|id| number(*id));
        let seen: Vec<String> =
            seen.map(|n| tp(lang, "case.evidence_no", &[("n", &n.to_string())])).collect();
        let told = x.evidence.iter().cloned().chain(seen).collect::<Vec<_>>().join("; ");
        if told.is_empty() { told } else { format!(" · {told}") }
    };
    let label = |name: &str| t(lang, &format!("field.cmd.recommendation.{name}.label"));
    let own = view.case.recommendations.iter().enumerate().map(|(n, r)| {
        let state = r.state();
        let (colour, icon) = match state {
            RecommendationState::Open => ("yellow", "●"),
            RecommendationState::Reported => ("teal", "◔"),
            RecommendationState::Verified => ("green", "✓"),
            RecommendationState::Rejected => ("red", "✕"),
        };
        let mut answers = vec![
            (label("content"), Some(r.content.clone())),
            (label("owner"), Some(format!("{} ({})", r.owner, r.owner_kind.label(lang)))),
            (label("due"), Some(human_date(r.due))),
            (label("priority"), r.priority.map(|p| first_upper(p.label(lang)))),
            (label("proof_kind"), r.proof_kind.map(|k| first_upper(k.label(lang)))),
            (label("proof"), r.proof.clone()),
        ];
        for x in &r.extensions {
            let moved = format!("{} → {}", human_date(x.from), human_date(x.to));
            answers.push((
                t(lang, "case.extended"),
                Some(format!("{moved} · {} · {} · {}", human_datetime(x.at), x.by_name, x.reason)),
            ));
        }
        for x in &r.progress {
            answers.push((
                label("text"),
                Some(format!("{} · {} · {}{}", human_datetime(x.at), x.by_name, x.text, proofs(x))),
            ));
        }
        for x in &r.verifications {
            let result = t(lang, if x.accepted { "event.accepted" } else { "event.rejected" });
            let note = x.note.as_deref().filter(|n| !n.trim().is_empty());
            let note = note.map(|n| format!(" · {n}")).unwrap_or_default();
            answers.push((
                t(lang, "case.verification"),
                Some(format!("{} · {} · {result}{note}", human_datetime(x.at), x.by_name)),
            ));
        }
        Block {
            title: tp(lang, "case.recommendation", &[("n", &(n + 1).to_string())]),
            tag: Some(Tag::new(colour, icon, first_upper(state.label(lang)))),
            link: None,
            rows: rows(answers),
        }
    });
    same_cause(view, lang).into_iter().chain(own).collect()
}
