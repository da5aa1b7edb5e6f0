//! The meeting as planned and held, the service list, posting, complaints, findings that were replaced, and what
//! stands against closing.

use super::Block;
use super::facts::rows;
use super::investigation::findings;
use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use crate::views::Tag;
use casework::cases::CaseView;
use domain::case::{Announcement, ClosingCondition, Complaint, IssuedMinutes, MeetingPlan, StageKind, Until};
use domain::ids::EvidenceId;
use domain::law::{Confidence, DeadlineKind, Moment};
use domain::time::{human_date, human_datetime, vn_date};
use domain::words::Lang;

fn label(lang: Lang, name: &str) -> String {
    t(lang, &format!("field.cmd.{name}.label"))
}

fn plan(p: &MeetingPlan, count: usize, lang: Lang) -> Block {
    let mut answers = vec![
        (label(lang, "meeting_at"), Some(human_datetime(p.at))),
        (label(lang, "meeting_place"), Some(p.place.clone())),
        (label(lang, "agenda"), p.agenda.clone()),
        (label(lang, "replan_reason"), p.reason.clone()),
    ];
    for x in &p.invited {
        let parts = [Some(x.name.clone()), x.unit.clone(), x.contact.clone()];
        let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        answers.push((first_upper(x.group.label(lang)), Some(words)));
    }
    answers.push((
        t(lang, "announced.planned_by"),
        Some(format!("{} · {}", p.by_name, human_datetime(p.recorded_at))),
    ));
    Block {
        title: tp(lang, "announced.plan", &[("n", &count.to_string())]),
        tag: None,
        rows: rows(answers),
        link: None,
    }
}

/// The meeting with everything that its minutes record.
pub(super) fn meeting(a: &Announcement, lang: Lang) -> Block {
    let m = &a.meeting;
    let p = &m.proceedings;
    let mut answers = vec![
        (label(lang, "meeting_number"), p.number.clone()),
        (label(lang, "held_at"), Some(human_datetime(m.held_at))),
        (label(lang, "closed_at"), p.closed_at.map(human_datetime)),
        (label(lang, "meeting_place"), Some(m.place.clone())),
        (label(lang, "chair"), Some(m.chair.clone())),
        (label(lang, "secretary"), m.secretary.clone()),
        (label(lang, "late_reason"), m.late_reason.clone()),
    ];
    for x in &m.attendance {
        let present = t(lang, if x.present { "case.present" } else { "case.absent" });
        let paper =
            x.authorisation.as_ref().map(|n| format!("{}: {n}", label(lang, "attendee.authorisation")));
        let parts = [Some(x.name.clone()), x.unit.clone(), Some(present), x.note.clone(), paper];
        let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        answers.push((first_upper(x.group.label(lang)), Some(words)));
    }
    answers.push((label(lang, "minutes_read"), p.minutes_read.clone()));
    for x in &p.opinions {
        answers.push((label(lang, "said.opinion"), Some(format!("{}: {}", x.person, x.opinion))));
    }
    for x in &m.dissent {
        let signed = match x.signed {
            Some(true) => Some(t(lang, "announced.signed")),
            Some(false) => Some(t(lang, "announced.unsigned")),
            None => None,
        };
        let parts = [Some(format!("{}: {}", x.person, x.opinion)), x.reason.clone(), signed];
        answers.push((
            label(lang, "dissent.opinion"),
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
        ));
    }
    answers.push((label(lang, "answers"), p.answers.clone()));
    answers.push((label(lang, "final_conclusion"), p.final_conclusion.clone()));
    answers.push((label(lang, "unfinished"), p.unfinished.clone()));
    for x in &p.refusals {
        answers.push((t(lang, "announced.refused_to_sign"), Some(format!("{}: {}", x.person, x.reason))));
    }
    Block { title: t(lang, "case.meeting"), tag: None, rows: rows(answers), link: None }
}

fn service(view: &CaseView, a: &Announcement, m: &IssuedMinutes, lang: Lang) -> Block {
    let round = a.team.round.to_string();
    let term =
        view.deadlines.iter().find(|d| d.term.kind == DeadlineKind::SendMinutes && d.reference == round);
    let due = term.and_then(|d| match d.term.due {
        Moment::Day(day) => Some(day),
        Moment::At(_) => None,
    });
    let met = term.is_some_and(|d| d.met_at.is_some());
    let mut answers =
        vec![(label(lang, "minutes_number"), Some(format!("{} · {}", m.number, human_date(m.date))))];
    answers.extend(due.map(|d| (t(lang, "announced.send_due"), Some(human_date(d)))));
    if m.addressees.is_empty() {
        answers.push((
            label(lang, "sent_to"),
            Some(format!("{} · {}", m.sent_to.join("; "), human_datetime(m.sent_at))),
        ));
    }
    for x in &m.addressees {
        let state = match &x.service {
            None => t(lang, "announced.not_served"),
            Some(s) => {
                let late = due.is_some_and(|d| vn_date(s.at) > d).then(|| t(lang, "announced.late"));
                let parts =
                    [Some(human_datetime(s.at)), Some(s.how.label(lang).to_owned()), s.proof.clone(), late];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
        };
        let why = x.basis.as_ref().map(|b| format!(" ({})", b.citation.text)).unwrap_or_default();
        answers.push((format!("{}. {}", x.no, x.recipient), Some(format!("{state}{why}"))));
    }
    let tag = if met {
        Tag::new("green", "✓", t(lang, "announced.all_served"))
    } else {
        Tag::new("yellow", "●", t(lang, "announced.some_open"))
    };
    Block { title: t(lang, "announced.service"), tag: Some(tag), rows: rows(answers), link: None }
}

fn postings(view: &CaseView, lang: Lang) -> Option<Block> {
    let case = &view.case;
    let round = case.valid().map_or(0, |a| a.team.round);
    let list: Vec<_> = case
        .postings
        .iter()
        .map(|p| {
            let until = p.to.map_or_else(|| t(lang, "announced.no_end"), human_date);
            let parts =
                [Some(p.place.clone()), Some(format!("{} – {until}", human_date(p.from))), p.proof.clone()];
            (first_upper(p.by.label(lang)), parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
        })
        .collect();
    let recorded = case.stage.kind() == StageKind::Recorded;
    let owed = (case.valid().is_some() || recorded) && !case.postings.iter().any(|p| p.round == round);
    if list.is_empty() && !owed {
        return None;
    }
    let tag = if owed {
        Tag::new("yellow", "●", t(lang, "announced.posting_owed"))
    } else {
        Tag::new("green", "✓", t(lang, "announced.posted"))
    };
    let link = (case.valid().is_some() || recorded)
        .then(|| (format!("/vu/{}/ban-niem-yet", case.id), t(lang, "announced.public_link")));
    Some(Block { title: t(lang, "announced.posting"), tag: Some(tag), rows: list, link })
}

/// Papers of the file that prove service and posting: for what, address, name.
pub(super) fn papers(view: &CaseView, lang: Lang) -> Vec<(String, String, String)> {
    let case = &view.case;
    let named = |label: String, id: EvidenceId| {
        let item = case.evidence_item(id)?;
        let number = tp(lang, "evidence.number", &[("n", &item.number.to_string())]);
        Some((label, format!("/vu/{}/chung-cu/{id}", case.id), format!("{number} {}", item.title)))
    };
    let minutes = case.announcements().filter_map(|(a, _)| a.minutes.as_ref());
    let served = minutes
        .flat_map(|m| &m.addressees)
        .filter_map(|x| named(format!("{}. {}", x.no, x.recipient), x.service.as_ref()?.evidence?));
    let posted = case.postings.iter().filter_map(|p| named(p.place.clone(), p.evidence?));
    served.chain(posted).collect()
}

/// The words of an answer to a complaint that missed the window, for whoever decides to change.
pub(crate) fn out_of_time_answer(c: &Complaint, lang: Lang) -> Option<String> {
    let last = human_date(c.out_of_time?);
    let date = human_date(vn_date(c.received_at));
    Some(tp(lang, "announced.out_of_time_answer", &[("date", &date), ("last", &last)]))
}

fn complaint(c: &Complaint, n: usize, lang: Lang) -> Block {
    let mut answers = vec![
        (label(lang, "complainant"), Some(format!("{} · {}", first_upper(c.by.label(lang)), c.name))),
        (label(lang, "complaint_received_at"), Some(human_datetime(c.received_at))),
        (label(lang, "complaint_content"), Some(c.content.clone())),
        (t(lang, "announced.out_of_time"), c.out_of_time.map(human_date)),
        (label(lang, "complaint_late_reason"), c.late_reason.clone()),
    ];
    if let Some(a) = &c.answer {
        let words = format!("{} · {} · {}", first_upper(a.outcome.label(lang)), a.number, human_date(a.date));
        answers.push((t(lang, "announced.answer"), Some(words)));
        answers.push((label(lang, "answer_content"), Some(a.content.clone())));
        answers.push((label(lang, "answer_late_reason"), a.late_reason.clone()));
    }
    for e in &c.escalations {
        let parts = [
            Some(e.body.clone()),
            Some(human_date(e.received_on)),
            Some(e.outcome.label(lang).to_owned()),
            e.reference.clone(),
        ];
        answers.push((
            t(lang, "announced.escalated"),
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
        ));
    }
    let tag = match &c.answer {
        Some(_) => Tag::new("green", "✓", t(lang, "announced.answered")),
        None if c.out_of_time.is_some() => Tag::new("orange", "◷", t(lang, "announced.out_of_time_tag")),
        None => Tag::new("red", "!", t(lang, "announced.unanswered")),
    };
    Block {
        title: tp(lang, "announced.complaint", &[("n", &n.to_string()), ("round", &c.round.to_string())]),
        tag: Some(tag),
        rows: rows(answers),
        link: None,
    }
}

/// One round's announcement under a heading that says whether it still counts.
fn round(a: &Announcement, tag: Tag, lang: Lang) -> Vec<Block> {
    let n = a.team.round.to_string();
    let mut held = meeting(a, lang);
    held.title = tp(lang, "announced.meeting_of", &[("n", &n)]);
    held.tag = Some(tag.clone());
    let mut told = findings(&a.findings, lang);
    told.title = tp(lang, "announced.findings_of", &[("n", &n)]);
    told.tag = Some(tag);
    vec![told, held]
}

fn closing(view: &CaseView, lang: Lang) -> Option<Block> {
    let list: Vec<_> = view
        .closing
        .iter()
        .map(|c| (state(c, lang), format!("{} ({})", c.says.get(lang), c.citation)))
        .collect();
    let blocked = view.closing.iter().any(|c| c.blocking && !c.met);
    let file = view.closing.iter().any(|c| c.code == "file_incomplete" && !c.met);
    let link = (file && view.sees_whole_file)
        .then(|| (format!("/vu/{}/ho-so", view.case.id), t(lang, "announced.files_link")));
    let tag = if blocked {
        Tag::new("red", "✕", t(lang, "announced.blocked"))
    } else {
        Tag::new("green", "✓", t(lang, "announced.may_close"))
    };
    (!list.is_empty()).then(|| Block {
        title: t(lang, "announced.closing"),
        tag: Some(tag),
        rows: list,
        link,
    })
}

fn state(c: &ClosingCondition, lang: Lang) -> String {
    let key = match (c.met, c.blocking) {
        (true, _) => "announced.met",
        (false, true) => "announced.blocks",
        (false, false) => "announced.warns",
    };
    t(lang, key)
}

/// The conditions of closing that are not met, one a line: those that block first.
pub(crate) fn closing_lines(view: &CaseView, lang: Lang) -> Vec<String> {
    let open = |blocking: bool| view.closing.iter().filter(move |c| !c.met && c.blocking == blocking);
    open(true)
        .chain(open(false))
        .map(|c| format!("{}: {} ({})", state(c, lang), c.says.get(lang), c.citation))
        .collect()
}

fn retention(view: &CaseView, lang: Lang) -> Option<Block> {
    let list: Vec<_> = view
        .retention
        .iter()
        .map(|r| {
            let until = match r.until {
                Until::Day(day) => tp(lang, "announced.keep_until", &[("date", &human_date(day))]),
                Until::Permanent => t(lang, "announced.keep_forever"),
                Until::Unknown => t(lang, "announced.keep_unknown"),
            };
            let sure = match r.basis.citation.confidence {
                Confidence::Sure => String::new(),
                Confidence::Likely | Confidence::Unsure => {
                    format!(" · {}", r.basis.citation.confidence.label(lang))
                }
            };
            let how = format!("{until}. {}. {}{sure}", r.explanation.get(lang), r.basis.citation.text);
            (first_upper(r.keeper.label(lang)), how)
        })
        .collect();
    (!list.is_empty()).then(|| Block {
        title: t(lang, "announced.retention"),
        tag: None,
        rows: list,
        link: None,
    })
}

pub(super) fn blocks(view: &CaseView, lang: Lang) -> Vec<Block> {
    let case = &view.case;
    let mut out: Vec<Block> = Vec::new();
    if case.stage.announcement().is_none() {
        out.extend(case.meeting_plan().map(|p| plan(p, case.meeting_plans.len(), lang)));
    }
    if let Some(a) = case.valid() {
        let tag = match case.standing {
            Some(_) => Tag::new("teal", "◔", t(lang, "announced.standing")),
            None => Tag::new("green", "✓", t(lang, "announced.valid")),
        };
        out.extend(round(a, tag, lang));
        out.extend(a.minutes.as_ref().map(|m| service(view, a, m, lang)));
    }
    out.extend(postings(view, lang));
    out.extend(case.complaints.iter().enumerate().map(|(n, c)| complaint(c, n + 1, lang)));
    out.extend(closing(view, lang));
    out.extend(retention(view, lang));
    for old in case.superseded.iter().rev() {
        let words = tp(lang, "announced.superseded", &[("date", &human_date(vn_date(old.at)))]);
        out.extend(round(&old.announcement, Tag::new("grey", "✕", words), lang));
    }
    let current = case.meeting_plan();
    let earlier = case.meeting_plans.iter().enumerate().rev();
    let shown = |p: &MeetingPlan| case.stage.announcement().is_none() && current == Some(p);
    out.extend(earlier.filter(|(_, p)| !shown(p)).map(|(n, p)| plan(p, n + 1, lang)));
    if view.may_export && !out.is_empty() {
        let link = Some((format!("/vu/{}/goi-ho-so", case.id), t(lang, "announced.bundle_link")));
        out.push(Block { title: t(lang, "announced.bundle"), tag: None, rows: Vec::new(), link });
    }
    out
}
