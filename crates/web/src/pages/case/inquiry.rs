//! The work of the team: plan, scene, testimony, requests, police, hand-over.

use super::facts::rows;
use super::{Block, PlanRow};
use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use crate::views::Tag;
use casework::cases::{CaseView, TestimonyLook};
use domain::case::{
    Case, CommandKind, DocumentOutcome, DocumentRequest, Handover, HandoverSide, HeardPerson, Interviewer,
    PlannedStep, Referral, SceneRecord, StepKind, StepState, Testimony, criminal_indicators, plan,
};
use domain::ids::EvidenceId;
use domain::time::{human_date, human_datetime};
use domain::words::Lang;

fn label(name: &str, lang: Lang) -> String {
    t(lang, &format!("field.inq.{name}.label"))
}

fn yes(given: bool, lang: Lang) -> Option<String> {
    given.then(|| t(lang, "common.yes"))
}

/// Items of the file by number and title, as far as the reader sees them.
pub(super) fn items(case: &Case, ids: &[EvidenceId], lang: Lang) -> Option<String> {
    let named = |id: &EvidenceId| {
        let item = case.evidence_item(*id)?;
        Some(format!("{} {}", tp(lang, "evidence.number", &[("n", &item.number.to_string())]), item.title))
    };
    let words: Vec<String> = ids.iter().filter_map(named).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

fn state_tag(state: StepState, lang: Lang) -> Tag {
    let (colour, icon) = match state {
        StepState::Planned => ("yellow", "●"),
        StepState::UnderWay => ("blue", "◑"),
        StepState::Done => ("green", "✓"),
        StepState::NotNeeded => ("grey", "–"),
    };
    Tag::new(colour, icon, first_upper(state.label(lang)))
}

fn plan_row(view: &CaseView, s: &PlannedStep, lang: Lang) -> PlanRow {
    let laid = s.laid_down.as_ref();
    let name = laid.and_then(|l| l.title.clone()).filter(|_| s.kind == StepKind::Other);
    let further = laid.filter(|_| s.kind == StepKind::Other).map(|l| format!("&step_id={}", l.id));
    let href = format!("/vu/{}/set_step?kind={}{}", view.case.id, s.kind, further.unwrap_or_default());
    PlanRow {
        name: name.unwrap_or_else(|| first_upper(s.kind.label(lang))),
        note: laid.and_then(|l| l.note.clone()).unwrap_or_default(),
        evidence: laid.and_then(|l| items(&view.case, &l.evidence, lang)).unwrap_or_default(),
        responsible: laid.and_then(|l| l.responsible.clone()).unwrap_or_default(),
        due: laid.and_then(|l| l.due).map(human_date).unwrap_or_default(),
        state: state_tag(s.state, lang),
        done: s.done_at.map(human_datetime).unwrap_or_default(),
        article: s.article,
        href: view.allowed.contains(&CommandKind::SetStep).then_some(href),
    }
}

/// The plan of the present round.
pub(super) fn steps(view: &CaseView, lang: Lang) -> Vec<PlanRow> {
    if !view.sees_inquiry {
        return Vec::new();
    }
    plan(&view.case).iter().map(|s| plan_row(view, s, lang)).collect()
}

fn scene(case: &Case, s: &SceneRecord, lang: Lang) -> Block {
    let consent = s
        .consent
        .as_ref()
        .map(|c| format!("{} · {} · {} · {}", c.issuer, c.number, human_date(c.date), c.scope));
    let victim = s.victim.and_then(|id| case.victim(id)).and_then(|v| v.statement.name.as_ref());
    Block {
        title: format!("{}: {}", t(lang, "inquiry.scene"), s.act.label(lang)),
        tag: None,
        link: None,
        rows: rows(vec![
            (label("scene_end", lang), Some(human_datetime(s.at))),
            (label("scene_by", lang), Some(s.by.clone())),
            (label("with_police", lang), yes(s.with_police, lang)),
            (label("scene_what", lang), Some(s.what.clone())),
            (label("scene_victim", lang), victim.map(|n| n.as_str().to_owned())),
            (label("sketch", lang), yes(s.sketch, lang)),
            (label("photos", lang), yes(s.photos, lang)),
            (label("film", lang), yes(s.film, lang)),
            (label("scene_record_number", lang), s.record_number.clone()),
            (t(lang, "heading.consent"), consent),
            (label("evidence", lang), items(case, &s.evidence, lang)),
        ]),
    }
}

fn interviewer(i: &Interviewer) -> String {
    let parts = [Some(i.name.as_str().to_owned()), i.title.clone(), i.unit.clone(), i.role.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn person(p: &HeardPerson, lang: Lang) -> Vec<(String, Option<String>)> {
    vec![
        (label("heard_as", lang), Some(first_upper(p.heard_as.label(lang)))),
        (label("name", lang), Some(p.name.as_str().to_owned())),
        (label("other_name", lang), p.other_name.clone()),
        (label("sex", lang), Some(first_upper(p.sex.label(lang)))),
        (label("birth", lang), p.birth.as_ref().map(|b| b.display(lang))),
        (label("nationality", lang), p.nationality.clone()),
        (label("ethnicity", lang), p.ethnicity.clone()),
        (label("religion", lang), p.religion.clone()),
        (label("residence", lang), p.residence.clone()),
        (label("current_address", lang), p.current_address.clone()),
        (label("identity_number", lang), p.identity_number.clone()),
        (label("identity_issued_on", lang), p.identity_issued_on.map(human_date)),
        (label("identity_issued_by", lang), p.identity_issued_by.clone()),
        (label("occupation", lang), p.occupation.clone()),
        (label("position", lang), p.position.clone()),
        (label("workplace", lang), p.workplace.clone()),
        (label("relationship", lang), p.relationship.clone()),
    ]
}

fn testimony(view: &CaseView, n: usize, m: &Testimony, lang: Lang) -> Block {
    let case = &view.case;
    let stands = case.inquiry.standing_testimony().any(|s| s.id == m.id);
    let mut answers = vec![
        (label("started_at", lang), Some(human_datetime(m.started_at))),
        (label("ended_at", lang), Some(human_datetime(m.ended_at))),
        (label("testimony_place", lang), Some(m.place.clone())),
    ];
    for i in &m.interviewers {
        answers.push((tp(lang, "repeat.interviewers.title", &[("n", "")]), Some(interviewer(i))));
    }
    answers.push((label("note_taker", lang), m.note_taker.as_ref().map(interviewer)));
    answers.extend(person(&m.person, lang));
    answers.push((label("rights_explained", lang), yes(m.rights_explained, lang)));
    for (n, a) in m.answers.iter().enumerate() {
        answers.push((format!("{} {}", label("question", lang), n + 1), Some(a.question.clone())));
        answers.push((label("answer", lang), Some(a.answer.clone())));
    }
    answers.extend([
        (label("pages", lang), Some(m.pages.to_string())),
        (label("reading", lang), Some(first_upper(m.reading.label(lang)))),
        (label("corrections", lang), m.corrections.clone()),
        (label("signature", lang), Some(first_upper(m.signature.label(lang)))),
        (label("refusal_reason", lang), m.refusal_reason.clone()),
        (label("reading_witness", lang), m.reading_witness.clone()),
        (label("interpreter", lang), m.interpreter.clone()),
        (label("paper", lang), m.evidence.and_then(|id| items(case, &[id], lang))),
        (label("replace_reason", lang), m.replace_reason.clone()),
    ]);
    let again = view.allowed.contains(&CommandKind::RecordTestimony) && stands;
    let href = format!("/vu/{}/record_testimony?replaces={}", case.id, m.id);
    Block {
        title: format!("{} {n}: {}", t(lang, "inquiry.testimony"), m.person.name.as_str()),
        tag: (!stands).then(|| Tag::new("grey", "–", t(lang, "inquiry.replaced"))),
        link: again.then(|| (href, t(lang, "inquiry.write_anew"))),
        rows: rows(answers),
    }
}

fn request(case: &Case, r: &DocumentRequest, lang: Lang) -> Block {
    let mut answers = vec![
        (label("requested_what", lang), Some(r.what.clone())),
        (label("letter_number", lang), r.number.clone()),
        (label("asked_at", lang), Some(human_datetime(r.asked_at))),
        (label("request_due", lang), Some(human_date(r.due))),
    ];
    for x in &r.receipts {
        let words = format!("{} · {} · {}", human_datetime(x.at), x.outcome.label(lang), x.what);
        answers.push((label("document_outcome", lang), Some(words)));
        answers.push((label("evidence", lang), items(case, &x.evidence, lang)));
    }
    let tag = match r.receipts.last().map(|x| x.outcome) {
        Some(DocumentOutcome::Complete) => ("green", "✓", DocumentOutcome::Complete.label(lang).to_owned()),
        Some(DocumentOutcome::Refused) => ("red", "✕", DocumentOutcome::Refused.label(lang).to_owned()),
        Some(DocumentOutcome::Partly) => ("yellow", "◑", DocumentOutcome::Partly.label(lang).to_owned()),
        None if super::filings::supplied(case, r) > 0 => ("blue", "◔", t(lang, "inquiry.supplied")),
        None => ("yellow", "●", t(lang, "inquiry.open")),
    };
    Block {
        title: format!("{}: {}", t(lang, "inquiry.documents"), r.holder),
        tag: Some(Tag::new(tag.0, tag.1, first_upper(&tag.2))),
        link: None,
        rows: rows(answers),
    }
}

fn handover(case: &Case, h: &Handover, lang: Lang) -> Block {
    let mut answers = vec![
        (label("handover_number", lang), Some(format!("{} · {}", h.record_number, human_date(h.date)))),
        (label("reason", lang), Some(h.reason.clone())),
    ];
    for (n, x) in h.items.iter().enumerate() {
        let evidence = x.evidence.and_then(|id| items(case, &[id], lang));
        let parts = [Some(x.what.clone()), x.quantity.clone(), x.condition.clone(), evidence];
        let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        answers.push((format!("{} {}", label("item_what", lang), n + 1), Some(words)));
    }
    for s in &h.signatures {
        let remark = s.remark.clone().unwrap_or_default();
        let mut words = format!("{} · {} · {} {remark}", s.name, s.unit, human_datetime(s.at));
        if let Some(paper) = &s.paper {
            words = format!("{words} · {}", crate::views::on_paper(paper, lang));
        }
        answers.push((first_upper(s.side.label(lang)), Some(words)));
    }
    let missing: Vec<&str> =
        HandoverSide::ALL.iter().filter(|s| !h.signed_by(**s)).map(|s| s.label(lang)).collect();
    let tag = if missing.is_empty() {
        Tag::new("green", "✓", first_upper(&t(lang, "inquiry.both_sides")))
    } else {
        Tag::new(
            "yellow",
            "●",
            first_upper(&tp(lang, "inquiry.waiting_side", &[("side", &missing.join(", "))])),
        )
    };
    Block {
        title: format!("{}: {} → {}", t(lang, "inquiry.handovers"), h.from.label(lang), h.to.label(lang)),
        tag: Some(tag),
        link: None,
        rows: rows(answers),
    }
}

fn referral(r: &Referral, lang: Lang) -> Block {
    let mut answers = vec![
        (label("referral_law", lang), Some(r.law.clone())),
        (label("letter_number", lang), Some(format!("{} · {}", r.number, human_date(r.date)))),
        (label("answer_due", lang), Some(human_date(r.answer_due))),
    ];
    for a in &r.answers {
        let words = format!("{} · {}", human_datetime(a.at), a.text);
        answers.push((label("referral_answer", lang), Some(words)));
    }
    Block {
        title: format!("{}: {}", t(lang, "inquiry.referrals"), r.body),
        tag: None,
        link: None,
        rows: rows(answers),
    }
}

fn police(view: &CaseView, lang: Lang) -> Option<Block> {
    let matter = &view.case.inquiry.police;
    let mut answers = Vec::new();
    if view.sees_inquiry {
        let hints = criminal_indicators(&view.case);
        answers
            .extend(hints.iter().map(|h| (t(lang, "inquiry.hints"), Some(h.message.get(lang).to_owned()))));
    }
    for p in &matter.primacy {
        let words = format!("{} · {}", p.body, human_datetime(p.since));
        answers.push((first_upper(p.holder.label(lang)), Some(words)));
    }
    for o in &matter.opinions {
        let words = format!(
            "{} · {} · {} · {} · {}",
            o.number,
            human_date(o.date),
            o.sent_to.join("; "),
            o.cause,
            o.conclusion.label(lang)
        );
        answers.push((t(lang, "form.send_opinion.title"), Some(words)));
    }
    for r in &matter.rulings {
        let words = format!("{} · {} · {}", r.decision.label(lang), r.number, human_date(r.date));
        answers.push((label("ruling", lang), Some(words)));
    }
    for e in &matter.extensions {
        let words =
            format!("{} · {} · {} → {}", e.by.label(lang), e.number, human_date(e.date), human_date(e.until));
        answers.push((t(lang, "event.police_term_extended"), Some(words)));
    }
    for l in &matter.lists {
        let parts = [Some(l.items.join("; ")), l.record_number.clone(), l.note.clone()];
        let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        answers.push((t(lang, "event.police_return_listed"), Some(words)));
    }
    for r in &matter.returns {
        let all = if r.complete { t(lang, "common.yes") } else { t(lang, "common.no") };
        let mut words =
            format!("{} · {} · {} {all}", human_datetime(r.at), r.items.join("; "), label("complete", lang));
        if let Some(reason) = &r.missing_reason {
            words.push_str(&format!(" · {reason}"));
        }
        answers.push((label("items_returned", lang), Some(words)));
    }
    if let Some(e) = &matter.outcome {
        let words = format!("{} · {} · {}", e.end.label(lang), e.reference, human_date(e.date));
        answers.push((label("prosecution_end", lang), Some(words)));
    }
    let rows = rows(answers);
    (!rows.is_empty()).then(|| Block { title: t(lang, "inquiry.police"), tag: None, link: None, rows })
}

fn invitations(case: &Case, lang: Lang) -> Option<Block> {
    let answers = case.inquiry.invitations.iter().map(|a| {
        let parts = [
            Some(a.reply.label(lang).to_owned()),
            a.member_name.clone(),
            a.member_position.clone(),
            a.reason.clone(),
        ];
        (a.unit.clone(), parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    });
    let rows: Vec<_> = answers.collect();
    (!rows.is_empty()).then(|| Block { title: t(lang, "inquiry.invitations"), tag: None, link: None, rows })
}

fn expertise(view: &CaseView, lang: Lang) -> Option<Block> {
    let team = view.case.stage.team().filter(|_| view.sees_inquiry)?;
    let rows: Vec<_> = team
        .expertise_results
        .iter()
        .map(|r| {
            (
                format!("{} · {}", r.number, human_date(r.received_on)),
                format!("{} ({})", r.conclusion, r.request_number),
            )
        })
        .collect();
    (!rows.is_empty()).then(|| Block { title: t(lang, "inquiry.expertise"), tag: None, link: None, rows })
}

/// Who was shown testimony, newest first.
fn looks(view: &CaseView, lang: Lang) -> Option<Block> {
    let (looks, total) = view.testimony_looks.as_ref()?;
    let row = |l: &TestimonyLook| {
        let n = view.case.inquiry.testimony.iter().position(|t| t.id == l.testimony);
        let which = n.map_or_else(String::new, |n| format!("{} {}", t(lang, "inquiry.testimony"), n + 1));
        let how = t(lang, &format!("inquiry.shown_{}", l.what));
        (human_datetime(l.at), format!("{} · {} · {which} · {how}", l.name, l.unit))
    };
    let rows: Vec<_> = looks.iter().map(row).collect();
    let title = tp(lang, "inquiry.looks", &[("n", &total.to_string())]);
    (!rows.is_empty()).then_some(Block { title, tag: None, link: None, rows })
}

/// Everything but the plan, in the order of the work.
pub(super) fn blocks(view: &CaseView, lang: Lang) -> Vec<Block> {
    let case = &view.case;
    let inquiry = &case.inquiry;
    let mut out = Vec::new();
    out.extend(inquiry.scene.iter().map(|s| scene(case, s, lang)));
    out.extend(inquiry.testimony.iter().enumerate().map(|(n, m)| testimony(view, n + 1, m, lang)));
    out.extend(looks(view, lang));
    out.extend(inquiry.documents.iter().map(|r| request(case, r, lang)));
    out.extend(invitations(case, lang));
    out.extend(expertise(view, lang));
    out.extend(police(view, lang));
    out.extend(inquiry.handovers.iter().map(|h| handover(case, h, lang)));
    out.extend(inquiry.referrals.iter().map(|r| referral(r, lang)));
    out
}
