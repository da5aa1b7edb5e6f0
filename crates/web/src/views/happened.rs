//! One entry of the timeline: what, who, when, under which article.

use super::happened_inquiry::of_inquiry;
use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use casework::alerts::{AlertEvent, Why};
use casework::cases::{Happened, TimelineEntry};
use casework::tasks::Outcome;
use domain::access::Role;
use domain::case::{CommandKind, Event, article};
use domain::law::{AlertDuty, LawSet};
use domain::time::{human_date, human_datetime, vn_date};
use domain::words::{ChannelKind, Lang};

/// An entry as shown.
#[derive(Debug, Clone)]
pub(crate) struct EntryView {
    pub(crate) at: String,
    pub(crate) what: String,
    pub(crate) details: Vec<String>,
    pub(crate) who: String,
    pub(crate) article: Option<String>,
    pub(crate) hash: String,
    pub(crate) alert: bool,
}

/// An entry in words. The law names the agencies of the day.
pub(crate) fn entry(e: &TimelineEntry, law: &LawSet, lang: Lang) -> EntryView {
    let (what, details, article, alert) = match &e.happened {
        Happened::Case(event) => {
            let (mut details, command) = of_case(event, lang);
            details.extend(agencies_told(event, law, vn_date(e.at), lang).map(|told| told.join("; ")));
            let what = t(lang, &format!("event.{}", event.kind()));
            (what, details, command.map(|c| article(c).to_owned()), false)
        }
        Happened::Alert { recipient, event, .. } => {
            let (what, details, article) = of_alert(recipient, event, lang);
            (what, details, article, true)
        }
    };
    let role = e.role.parse::<Role>().map_or_else(|_| e.role.clone(), |r| r.label(lang).to_owned());
    let who: Vec<&str> =
        [e.by.as_str(), e.unit.as_str(), role.as_str()].into_iter().filter(|s| !s.is_empty()).collect();
    EntryView {
        at: human_datetime(e.at),
        what,
        details,
        who: first_upper(&who.join(" · ")),
        article,
        hash: e.hash.chars().take(12).collect(),
        alert,
    }
}

/// Names of the agencies that an event tells, as they were called on a day; `None` when it tells nobody.
pub(crate) fn agencies_told(
    event: &Event,
    law: &LawSet,
    on: chrono::NaiveDate,
    lang: Lang,
) -> Option<Vec<String>> {
    let Event::DutiesArose { alerts, .. } = event else { return None };
    let name = |a: &AlertDuty| law.agency_name(a.role, &a.province, Some(&a.commune), on);
    let names: Vec<String> = alerts.iter().filter_map(name).map(|n| n.name.get(lang).to_owned()).collect();
    (!names.is_empty()).then_some(names)
}

/// What an event says, without who and when.
pub(crate) fn said(event: &Event, lang: Lang) -> Vec<String> {
    of_case(event, lang).0
}

fn of_case(event: &Event, lang: Lang) -> (Vec<String>, Option<CommandKind>) {
    use CommandKind as C;
    let reason = |r: &str| tp(lang, "event.reason", &[("reason", r)]);
    match event {
        Event::CaseOpened { number, .. } => (vec![number.to_string()], None),
        Event::ReportReceived { report } => {
            let mut out =
                vec![format!("{} · {}", first_upper(report.kind.label(lang)), report.channel.label(lang))];
            out.push(tp(lang, "event.received_at", &[("time", &human_datetime(report.received_at))]));
            out.extend(report.late_entry_reason.as_deref().map(reason));
            (out, Some(C::Report))
        }
        Event::FactsEstablished { .. } => (Vec::new(), None),
        Event::Classified(c) => {
            let mut out = vec![first_upper(c.class.label(lang)), first_upper(c.level.label(lang))];
            if c.provisional {
                out.push(t(lang, "case.provisional"));
            }
            out.extend(c.rules.first().map(|b| b.citation.text.clone()));
            (out, None)
        }
        Event::DutiesArose { alerts, trigger, .. } => (
            vec![
                first_upper(trigger.label(lang)),
                tp(lang, "event.alerts", &[("n", &alerts.len().to_string())]),
            ],
            None,
        ),
        Event::ReportAccepted { note, .. } => (note.clone().into_iter().collect(), Some(C::AcceptReport)),
        Event::SupplementRequested { reason: why, due, .. } => (
            vec![reason(why), tp(lang, "due.until", &[("date", &human_date(*due))])],
            Some(C::RequestSupplement),
        ),
        Event::SupplementProvided { text, .. } => (vec![text.clone()], Some(C::ProvideSupplement)),
        Event::ReportCorrected { reason: why, .. } => (vec![reason(why)], Some(C::CorrectReport)),
        Event::ReportWithdrawn { reason: why, .. } => (vec![reason(why)], Some(C::WithdrawReport)),
        Event::ReporterConfirmed { .. } => (Vec::new(), None),
        Event::ConditionChanged(change) => {
            let mut out = vec![first_upper(change.outcome.label(lang)), reason(&change.reason)];
            out.extend(change.died_at.map(|at| tp(lang, "event.died_at", &[("time", &human_datetime(at))])));
            (out, Some(C::ChangeCondition))
        }
        Event::VictimAdded { reason: why, .. } => (vec![reason(why)], Some(C::AddVictim)),
        Event::HandedOver { from, to, reason: why, .. } => {
            (vec![format!("{} → {}", first_upper(from.label(lang)), to.label(lang)), reason(why)], None)
        }
        Event::TakenOver { from, to, reason: why, items, record_reference, .. } => {
            let to = to.label(lang);
            let mut out = vec![format!("{} → {to}", first_upper(from.label(lang))), reason(why)];
            out.extend(record_reference.clone());
            out.extend(items.iter().cloned());
            (out, Some(C::TakeOver))
        }
        Event::CaseAbsorbed { number, reason: why, .. } => {
            (vec![number.to_string(), reason(why)], Some(C::AbsorbCase))
        }
        Event::Dismissed { kind, reason: why, .. } => {
            (vec![first_upper(kind.label(lang)), reason(why)], Some(C::Dismiss))
        }
        Event::Assigned { officer_name, .. } => (vec![officer_name.clone()], Some(C::Assign)),
        Event::TeamFounded { team } => {
            let level = first_upper(team.level.label(lang));
            let words = [level.as_str(), &team.decision_number, &human_date(team.decision_date)];
            (vec![dotted(&words)], Some(C::FoundTeam))
        }
        Event::SceneReached { at, by, note } => {
            let mut out = vec![format!("{} · {by}", human_datetime(*at))];
            out.extend(note.clone());
            (out, Some(C::ReachScene))
        }
        Event::ExpertiseRequested(x) => {
            (vec![format!("{} · {} · {}", x.subject, x.body, x.request_number)], Some(C::RequestExpertise))
        }
        Event::Extended(x) => {
            let days = tp(lang, "event.days", &[("n", &x.days.to_string())]);
            (
                vec![format!("{days} · {} · {}", x.consent_number, x.consented_by), reason(&x.reason)],
                Some(C::Extend),
            )
        }
        Event::SentToPolice(x) => (vec![x.body.clone(), x.signs.clone()], Some(C::SendToPolice)),
        Event::ReturnedByPolice { decision, decision_reference, .. } => (
            vec![format!("{} · {decision_reference}", first_upper(decision.label(lang)))],
            Some(C::ReturnFromPolice),
        ),
        Event::Concluded { findings } => (
            vec![first_upper(findings.conclusion.label(lang)), first_upper(findings.fault.label(lang))],
            Some(C::Conclude),
        ),
        Event::AnnouncementHeld { meeting } => (
            vec![format!("{} · {}", human_datetime(meeting.held_at), meeting.place)],
            Some(C::HoldAnnouncement),
        ),
        Event::MinutesIssued(x) => (
            vec![
                format!("{} · {}", x.number, human_date(x.date)),
                tp(lang, "event.addressees", &[("n", &x.addressees.len().max(x.sent_to.len()).to_string())]),
            ],
            Some(C::IssueMinutes),
        ),
        Event::MeetingPlanned(_)
        | Event::AddresseeAdded(_)
        | Event::MinutesServed(_)
        | Event::Posted(_)
        | Event::ComplaintReceived(_)
        | Event::ComplaintAnswered { .. }
        | Event::ComplaintEscalated { .. }
        | Event::Reinvestigated(_)
        | Event::CaseReleased(_)
        | Event::Unmerged(_) => super::happened_after::words(event, lang),
        Event::RecommendationAdded { recommendation: r } => {
            let due = tp(lang, "due.until", &[("date", &human_date(r.due))]);
            (vec![r.content.clone(), format!("{} · {due}", r.owner)], Some(C::AddRecommendation))
        }
        Event::RecommendationReported { progress, .. } => {
            (vec![progress.text.clone()], Some(C::ReportRecommendation))
        }
        Event::RecommendationVerified { verification, .. } => {
            let mut out =
                vec![t(lang, if verification.accepted { "event.accepted" } else { "event.rejected" })];
            out.extend(verification.note.clone());
            (out, Some(C::VerifyRecommendation))
        }
        Event::RecommendationExtended { extension: x, .. } => {
            let moved = format!("{} → {}", human_date(x.from), human_date(x.to));
            (vec![moved, reason(&x.reason)], Some(C::ExtendRecommendation))
        }
        Event::AssessmentRecorded { assessment: a } => {
            let found = format!("{} % · {} · {}", a.percent, a.document_number, human_date(a.document_date));
            let received = tp(lang, "event.received_on", &[("date", &human_date(a.received_on))]);
            (vec![found, received], Some(C::RecordAssessment))
        }
        Event::CompensationRecorded { payment: p } => {
            let paid = format!(
                "{} · {} · {}",
                first_upper(p.kind.label(lang)),
                format_args!("{} {}", p.amount, t(lang, "common.dong")),
                human_date(p.paid_on)
            );
            let to = format!("{}: {}", first_upper(p.recipient_kind.label(lang)), p.recipient_name);
            (vec![paid, to], Some(C::RecordCompensation))
        }
        Event::DocumentIssued(d) => {
            let what = format!("{} · {}", casework::documents::title(&d.kind).get(lang), d.cited());
            let why = d.reason.as_deref().map(reason);
            (std::iter::once(what).chain(why).collect(), Some(C::IssueDocument))
        }
        Event::DocumentFiled(f) => (vec![first_upper(f.copy.kind.label(lang))], Some(C::FileDocument)),
        Event::EvidenceAdded { item } => {
            let what =
                format!("{} · {}", evidence_number(item.number, lang), first_upper(item.kind.label(lang)));
            (vec![what, item.title.clone()], Some(C::AddEvidence))
        }
        Event::EvidenceMoved { number, step, .. } => {
            let what = format!("{} · {} → {}", evidence_number(*number, lang), step.from, step.to);
            (vec![what, reason(&step.reason)], Some(C::MoveEvidence))
        }
        Event::EvidenceWithdrawn { number, aside, .. } => {
            (vec![evidence_number(*number, lang), reason(&aside.reason)], Some(C::WithdrawEvidence))
        }
        Event::FilePointMarked { mark } => {
            (vec![mark.point.label(lang).to_owned(), reason(&mark.reason)], Some(C::MarkFilePoint))
        }
        Event::FilePointUnmarked { point, .. } => {
            (vec![point.label(lang).to_owned()], Some(C::MarkFilePoint))
        }
        Event::CompensationCancelled { number, cancelled } => {
            let which = tp(lang, "event.payment_number", &[("n", &number.to_string())]);
            (vec![which, reason(&cancelled.reason)], Some(C::CorrectCompensation))
        }
        Event::Closed { note } => (note.clone().into_iter().collect(), Some(C::Close)),
        Event::TeamChanged(_)
        | Event::InvitationAnswered(_)
        | Event::StepSet(_)
        | Event::SceneRecorded(_)
        | Event::TestimonyTaken(_)
        | Event::DocumentsRequested(_)
        | Event::DocumentsReceived { .. }
        | Event::ExpertiseReceived(_)
        | Event::DelayExplained { .. }
        | Event::PrimacySet(_)
        | Event::OpinionSent(_)
        | Event::PoliceRuled(_)
        | Event::PoliceTermExtended(_)
        | Event::PoliceReturnListed(_)
        | Event::ProsecutionEnded(_)
        | Event::HandoverRecorded(_)
        | Event::HandoverConfirmed { .. }
        | Event::Referred(_)
        | Event::ReferralAnswered { .. }
        | Event::FindingsSigned(_) => {
            of_inquiry(event, lang).map_or((Vec::new(), None), |(lines, command)| (lines, Some(command)))
        }
    }
}

/// What is told, in one line.
pub(super) fn dotted(told: &[&str]) -> String {
    told.iter().copied().filter(|t| !t.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

fn evidence_number(number: u32, lang: Lang) -> String {
    tp(lang, "evidence.number", &[("n", &number.to_string())])
}

fn of_alert(recipient: &str, event: &AlertEvent, lang: Lang) -> (String, Vec<String>, Option<String>) {
    let what = |key: &str| format!("{}: {recipient}", t(lang, &format!("event.alert_{key}")));
    match event {
        AlertEvent::Raised { basis, mode, .. } => {
            (what("raised"), vec![first_upper(mode.label(lang))], Some(basis.citation.text.clone()))
        }
        AlertEvent::Noticed { .. } => (what("noticed"), Vec::new(), None),
        AlertEvent::Hop { contact, reached, channels, until, why, passed, down, .. } => {
            let by: Vec<&str> = channels.iter().map(|c| c.label(lang)).collect();
            let mut line = format!("{}: {reached}", first_upper(contact.label(lang)));
            if !by.is_empty() {
                line = format!("{line} ({})", by.join(", "));
            }
            let next = tp(lang, "event.next_rung", &[("time", &human_datetime(*until))]);
            let mut details = vec![line, t(lang, why_key(*why))];
            if !passed.is_empty() {
                let who: Vec<&str> = passed.iter().map(|c| c.label(lang)).collect();
                details.push(tp(lang, "event.passed", &[("who", &who.join(", "))]));
            }
            if !down.is_empty() {
                let names: Vec<&str> = down.iter().map(|c| c.label(lang)).collect();
                details.push(tp(lang, "event.down", &[("channels", &names.join(", "))]));
            }
            details.push(next);
            (what("hop"), details, None)
        }
        AlertEvent::Resent { reached, channels } => {
            let by: Vec<&str> = channels.iter().map(|c| c.label(lang)).collect();
            (what("resent"), vec![format!("{reached} ({})", by.join(", "))], None)
        }
        AlertEvent::Called { by, outcome, note } => {
            let outcome = outcome.parse::<Outcome>().ok();
            let mut details = vec![by.clone()];
            details.extend(outcome.map(|o| first_upper(o.label(lang))));
            details.extend(note.clone());
            (what("called"), details, None)
        }
        AlertEvent::Sent { channel, attempt, .. } => (what("sent"), vec![by(channel, *attempt, lang)], None),
        AlertEvent::Delayed { channel, attempt, next_at, .. } => {
            let next = tp(lang, "event.next_at", &[("time", &human_datetime(*next_at))]);
            (what("delayed"), vec![by(channel, *attempt, lang), next], None)
        }
        AlertEvent::Failed { channel, attempt, .. } => {
            (what("failed"), vec![by(channel, *attempt, lang)], None)
        }
        AlertEvent::Unclear { channel, attempt, .. } => {
            (what("unclear"), vec![by(channel, *attempt, lang), t(lang, "event.not_sent_again")], None)
        }
        AlertEvent::Arrived { channel, .. } => (what("arrived"), vec![channel_name(channel, lang)], None),
        AlertEvent::Bounced { channel, .. } => (what("bounced"), vec![channel_name(channel, lang)], None),
        AlertEvent::Replayed { address_changed, .. } => {
            let told = if *address_changed { Some(t(lang, "event.new_address")) } else { None };
            (what("replayed"), told.into_iter().collect(), None)
        }
        AlertEvent::SetAside { .. } => (what("set_aside"), Vec::new(), None),
        AlertEvent::Acknowledged { name, unit, note, .. } => {
            let mut details = vec![format!("{name} · {unit}")];
            details.extend(note.clone());
            (what("acknowledged"), details, None)
        }
        AlertEvent::Withdrawn { reason } => (what("withdrawn"), vec![why_withdrawn(reason, lang)], None),
    }
}

/// Why an alert was taken back; what people wrote stays as they wrote it.
fn why_withdrawn(reason: &str, lang: Lang) -> String {
    let key = match reason {
        "meeting_held" => "event.taken_back.meeting_held",
        "meeting_planned_anew" => "event.taken_back.meeting_planned_anew",
        "case_dismissed" => "event.taken_back.case_dismissed",
        "no_longer_concerned" => "event.taken_back.no_longer_concerned",
        "drill_ended" => "event.taken_back.drill_ended",
        own_words => return own_words.to_owned(),
    };
    t(lang, key)
}

fn why_key(why: Why) -> &'static str {
    match why {
        Why::Raised => "event.why_raised",
        Why::Unanswered => "event.why_unanswered",
        Why::Undelivered => "event.why_undelivered",
        Why::Asked => "event.why_asked",
    }
}

fn channel_name(channel: &str, lang: Lang) -> String {
    channel.parse::<ChannelKind>().map_or_else(|_| channel.to_owned(), |c| first_upper(c.label(lang)))
}

/// Channel and number of the attempt.
fn by(channel: &str, attempt: i32, lang: Lang) -> String {
    let attempt = tp(lang, "event.attempt", &[("n", &attempt.to_string())]);
    format!("{} · {attempt}", channel_name(channel, lang))
}
