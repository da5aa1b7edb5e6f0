//! Terms of a case, derived from its events and the law; never stored as truth.

use super::change::PoliceDecision;
use super::clock::{first_receipt, told_to};
use super::compensation::{PaidFor, paid_for_each_dead, paid_for_the_dead, sum_words};
use super::complaint::ComplaintAnswer;
use super::findings::Conclusion;
use super::inquiry::PoliceExtension;
use super::medical_assessment::owed_to_the_injured;
use super::recommendation::RecommendationState;
use super::round_terms::{investigation, past_rounds};
use super::service::served_all;
use super::stage::{Stage, StageKind};
use super::state::Case;
use crate::law::{
    Basis, Citation, ClockState, Confidence, Deadline, DeadlineKind, LawSet, Moment, RuleId, TermCalendar,
};
use crate::reference::Calendar;
use crate::time::{Instant, from_vn, human_date, vn_date};
use crate::words::{EventClass, Lang, Localized, TeamLevel};
use serde::{Deserialize, Serialize};

/// A term of a case: what it is of, and whether it was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseDeadline {
    /// The term.
    pub term: Deadline,
    /// Round of investigation, or the id of the request or recommendation it belongs to.
    pub reference: String,
    /// When it was met.
    pub met_at: Option<Instant>,
}

impl CaseDeadline {
    /// Still open: somebody has to act.
    pub fn open(&self) -> bool {
        self.met_at.is_none()
            && match self.term.state {
                ClockState::Running | ClockState::Extended | ClockState::Restarted | ClockState::Overdue => {
                    true
                }
                ClockState::SuspendedPolice | ClockState::Closed => false,
            }
    }
}

/// Every term of the case with its state at `now`.
pub fn deadlines(case: &Case, law: &LawSet, calendar: &Calendar, now: Instant) -> Vec<CaseDeadline> {
    let mut out = Vec::new();
    if matches!(case.stage, Stage::Dismissed { .. }) {
        return out;
    }
    past_rounds(case, law, calendar, &mut out);
    // None where no investigation is owed.
    let _owed = investigation(case, law, calendar, &mut out);
    scene(case, law, &mut out);
    after_announcement(case, law, calendar, &mut out);
    police(case, law, calendar, &mut out);
    injured(case, law, calendar, &mut out);
    complaints(case, law, calendar, &mut out);
    supplements(case, &mut out);
    asked_for(case, &mut out);
    recommendations(case, &mut out);
    if case.stage.kind() == StageKind::Closed {
        out.iter_mut().for_each(ends_with_the_case);
    }
    for d in &mut out {
        // The window for complaints closes by itself; nobody is late with it.
        let over = d.term.kind == DeadlineKind::Complaint && passed(d.term.due, now);
        if d.met_at.is_some() || over {
            d.term.state = ClockState::Closed;
        } else if d.open() && passed(d.term.due, now) {
            d.term.state = ClockState::Overdue;
        }
    }
    out
}

/// Nobody can keep a term of a closed case any more, but for what is owed to people: the answer to a complaint, whose
/// window runs on (Nghị định 39/2016/NĐ-CP Điều 17), and compensation (Luật ATVSLĐ Điều 38).
fn ends_with_the_case(d: &mut CaseDeadline) {
    let runs_on = matches!(
        d.term.kind,
        DeadlineKind::Complaint | DeadlineKind::ComplaintAnswer | DeadlineKind::CompensationPayment
    );
    if !d.open() || runs_on {
        return;
    }
    let told = &d.term.explanation;
    d.term.explanation = Localized::new(
        format!("{}; chấm dứt khi kết thúc vụ", told.vi),
        format!("{}; ended when the case was closed", told.en),
    );
    d.term.state = ClockState::Closed;
}

fn passed(due: Moment, now: Instant) -> bool {
    match due {
        Moment::Day(day) => vn_date(now) > day,
        Moment::At(at) => now > at,
    }
}

fn scene(case: &Case, law: &LawSet, out: &mut Vec<CaseDeadline>) {
    let provincial = match case.class() {
        EventClass::Fatal | EventClass::SeriousMulti | EventClass::Unknown => true,
        EventClass::SeriousSingle | EventClass::Light => false,
    };
    if !provincial || !matches!(case.level(), TeamLevel::Province | TeamLevel::Central) {
        return;
    }
    // Two hours from the word itself: a team that takes over later is not told anew.
    // What became the province's only later counts from the news that made it so (R-CLK-4).
    let told = case.raised_at.or_else(|| told_to(case, TeamLevel::Province));
    if let Some(received) = told.or_else(|| first_receipt(case, TeamLevel::Province, law.settings())) {
        let met_at = case.scene_reached_at.or(case.valid().map(|a| a.meeting.held_at));
        out.push(CaseDeadline { term: law.scene_term(received), reference: "scene".to_owned(), met_at });
    }
}

/// Terms of every round that was announced, replaced or not: the terms of all rounds are kept and shown.
fn after_announcement(case: &Case, law: &LawSet, calendar: &Calendar, out: &mut Vec<CaseDeadline>) {
    for (announcement, replaced) in case.announcements() {
        let held = vn_date(announcement.meeting.held_at);
        let round = announcement.team.round.to_string();
        let mut tell = |kind: DeadlineKind, over: bool, met_at: Option<Instant>| {
            let mut term = law.term(kind, held, calendar);
            if over {
                term.state = ClockState::Closed;
            }
            out.push(CaseDeadline { term, reference: round.clone(), met_at });
        };
        let superseded = replaced.is_some();
        let sent = served_all(case, announcement, law).ok();
        tell(DeadlineKind::SendMinutes, case.stage.at_rest() || superseded, sent);
        // Closing the file ends neither the window for complaints nor a family's claim.
        tell(DeadlineKind::Complaint, superseded, None);
        if case.class() == EventClass::Fatal {
            tell(DeadlineKind::CompensationPayment, superseded, paid_for_the_dead(case, law).ok());
            say_the_sum(out, &paid_for_each_dead(case, law));
        }
    }
}

/// A complaint is answered within ten working days, whatever stage the case is in (R-TRM-5).
fn complaints(case: &Case, law: &LawSet, calendar: &Calendar, out: &mut Vec<CaseDeadline>) {
    for c in &case.complaints {
        let term = law.term(DeadlineKind::ComplaintAnswer, vn_date(c.received_at), calendar);
        let answered = |a: &ComplaintAnswer| from_vn(a.date.and_time(chrono::NaiveTime::MIN));
        let met_at = c.answer.as_ref().map(answered);
        out.push(CaseDeadline { term, reference: c.id.to_string(), met_at });
    }
}

/// The terms of police and procuracy (Nghị định 39/2016/NĐ-CP Điều 20; BLTTHS Điều 147).
fn police(case: &Case, law: &LawSet, calendar: &Calendar, out: &mut Vec<CaseDeadline>) {
    let matter = &case.inquiry.police;
    if let Some(ended) = case.inquiry.joint_work_ended().filter(|_| case.class() == EventClass::Fatal) {
        out.push(CaseDeadline {
            term: law.term(DeadlineKind::OpinionLetter, vn_date(ended), calendar),
            reference: "opinion".to_owned(),
            met_at: matter.opinions.first().map(|o| o.sent_at),
        });
    }
    let Stage::Suspended { transfer, .. } = &case.stage else { return };
    let ruling = matter.rulings.iter().rev().find(|r| r.received_at >= transfer.at);
    let mut term = law.term(DeadlineKind::PoliceRuling, vn_date(transfer.at), calendar);
    if let Some(longer) = matter.longer(transfer) {
        prolonged(&mut term, longer);
    }
    out.push(CaseDeadline {
        term,
        reference: transfer.at.timestamp().to_string(),
        met_at: ruling.map(|r| r.received_at),
    });
    if let Some(ruling) = ruling.filter(|r| r.decision == PoliceDecision::NotProsecuted) {
        out.push(CaseDeadline {
            term: law.term(DeadlineKind::PoliceHandBack, ruling.date, calendar),
            reference: ruling.number.clone(),
            met_at: None,
        });
    }
}

/// The term of the police runs until the day of the notice.
fn prolonged(term: &mut Deadline, longer: &PoliceExtension) {
    term.due = Moment::Day(longer.until);
    term.alarm_on = Moment::Day(longer.until);
    term.state = ClockState::Extended;
    let (number, date, until) = (&longer.number, human_date(longer.date), human_date(longer.until));
    let (vi, en) = (longer.by.label(Lang::Vi), longer.by.label(Lang::En));
    term.explanation = Localized::new(
        format!("{}; {vi}, văn bản số {number} ngày {date}: đến {until}", term.explanation.vi),
        format!("{}; longer term by the {en}, no. {number} of {date}: until {until}", term.explanation.en),
    );
}

/// What the team asked others for.
fn asked_for(case: &Case, out: &mut Vec<CaseDeadline>) {
    for r in &case.inquiry.documents {
        let mut term = set_by_hand(
            DeadlineKind::DocumentRequest,
            r.asked_at,
            r.due,
            "R-EVD-1",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 5",
            ("hạn do Đoàn điều tra ấn định", "set by the investigation team"),
        );
        // Nothing is asked for any more once the minutes are announced.
        if case.stage.announcement().is_some() || case.stage.at_rest() {
            term.state = ClockState::Closed;
        }
        out.push(CaseDeadline { term, reference: r.id.to_string(), met_at: r.settled_at() });
    }
    for r in &case.inquiry.referrals {
        let mut term = set_by_hand(
            DeadlineKind::ReferralAnswer,
            r.recorded_at,
            r.answer_due,
            "R-SEC-1",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 4",
            ("hạn do Sở đề nghị", "asked for by the department"),
        );
        if case.stage.at_rest() {
            term.state = ClockState::Closed;
        }
        out.push(CaseDeadline { term, reference: r.id.to_string(), met_at: r.answered_at() });
    }
}

/// Five days from the medical assessment of each injured worker (R-BEN-7); nothing is owed where the findings say
/// that it was no workplace accident.
fn injured(case: &Case, law: &LawSet, calendar: &Calendar, out: &mut Vec<CaseDeadline>) {
    if case.stage.findings().is_some_and(|f| f.conclusion == Conclusion::NotTnld) {
        return;
    }
    for (victim, from, paid) in owed_to_the_injured(case, law) {
        let met_at = paid.settled_on().map(|day| from_vn(day.and_time(chrono::NaiveTime::MIN)));
        let mut term = law.term(DeadlineKind::CompensationPayment, from, calendar);
        if case.stage.kind() == StageKind::Dismissed {
            term.state = ClockState::Closed;
        }
        out.push(CaseDeadline { term, reference: victim.to_string(), met_at });
        say_the_sum(out, &[paid]);
    }
}

/// The last term says what is lacking, or that the least is not known.
fn say_the_sum(out: &mut [CaseDeadline], paid: &[PaidFor]) {
    if let (Some(last), Some(sum)) = (out.last_mut(), sum_words(paid)) {
        let told = &last.term.explanation;
        last.term.explanation =
            Localized::new(format!("{}; {}", told.vi, sum.vi), format!("{}; {}", told.en, sum.en));
    }
}

/// Terms that an officer set, not the law: the citation says so.
fn set_by_hand(
    kind: DeadlineKind,
    from: Instant,
    due: chrono::NaiveDate,
    rule: &str,
    article: &str,
    by: (&str, &str),
) -> Deadline {
    let starts = vn_date(from);
    Deadline {
        kind,
        starts_at: Moment::Day(starts),
        due: Moment::Day(due),
        alarm_on: Moment::Day(due),
        extension_max: None,
        calendar: TermCalendar::Calendar,
        length: u32::try_from((due - starts).num_days()).unwrap_or(0),
        state: ClockState::Running,
        basis: Basis {
            rule: RuleId(rule.to_owned()),
            citation: Citation { text: article.to_owned(), confidence: Confidence::Sure },
        },
        explanation: Localized::new(
            format!("{}: {} ({article})", by.0, human_date(due)),
            format!("{}: {} ({article})", by.1, human_date(due)),
        ),
    }
}

fn supplements(case: &Case, out: &mut Vec<CaseDeadline>) {
    for s in &case.supplements {
        let mut term = set_by_hand(
            DeadlineKind::Supplement,
            s.asked_at,
            s.due,
            "R-DEC-17",
            "Luật ATVSLĐ 84/2015/QH13, Điều 34 khoản 2",
            ("hạn do cán bộ tiếp nhận ấn định", "set by the receiving officer"),
        );
        if case.stage.at_rest() {
            term.state = ClockState::Closed;
        }
        out.push(CaseDeadline { term, reference: s.id.to_string(), met_at: s.answered_at });
    }
}

fn recommendations(case: &Case, out: &mut Vec<CaseDeadline>) {
    for r in &case.recommendations {
        let by = match r.extensions.is_empty() {
            true => ("hạn do Đoàn điều tra kiến nghị", "set by the investigation team"),
            false => ("hạn đã gia hạn", "extended by the department"),
        };
        let term = set_by_hand(
            DeadlineKind::Recommendation,
            r.added_at,
            r.due,
            "R-REC-1",
            "Nghị định 39/2016/NĐ-CP, Điều 18",
            by,
        );
        let met_at = match r.state() {
            RecommendationState::Verified => r.verifications.last().map(|v| v.at),
            RecommendationState::Open | RecommendationState::Reported | RecommendationState::Rejected => None,
        };
        out.push(CaseDeadline { term, reference: r.id.to_string(), met_at });
    }
}
