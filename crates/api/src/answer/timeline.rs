//! An entry of the timeline.

use super::moment;
use super::timeline_inquiry::of_inquiry;
use casework::alerts::AlertEvent;
use casework::cases::{Happened, TimelineEntry};
use domain::case::{Event, ServedLine};
use serde::Serialize;
use serde_json::{Map, Value, json};
use tnld_http::dto::RoleWord;
use utoipa::ToSchema;
use uuid::Uuid;

/// An entry of the timeline: who, when, what. Names and injuries of victims are read with the case.
#[derive(Debug, Serialize, ToSchema)]
pub struct TimelineEntryAnswer {
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// `case` or `alert`: which chained log it stands in.
    #[schema(example = "case")]
    pub stream: String,
    /// Position in that log.
    pub seq: i64,
    /// Alert, when it stands in one.
    pub alert_id: Option<Uuid>,
    /// Kind of event.
    #[schema(example = "team_founded")]
    pub kind: String,
    /// Who acted.
    pub by: String,
    /// Unit of who acted.
    pub unit: String,
    /// Role of who acted.
    pub role: RoleWord,
    /// What the entry says beside its kind.
    pub details: Map<String, Value>,
    /// Hash in the chain.
    pub hash: String,
}

fn details(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _other => Map::new(),
    }
}

/// What an event says without telling of a person's body or name.
fn of_case(event: &Event) -> Value {
    match event {
        Event::CaseOpened { number, .. } => json!({ "number": number.to_string() }),
        Event::ReportReceived { report } => json!({
            "report_id": report.id, "report_kind": report.kind, "channel": report.channel,
            "received_by": report.received_by, "received_at": moment(report.received_at),
            "verified": report.verified,
        }),
        Event::FactsEstablished { report, .. } => json!({ "report_id": report }),
        Event::Classified(c) => json!({
            "class": c.class, "provisional": c.provisional, "level": c.level,
            "rules": c.rules.iter().map(|b| b.rule.to_string()).collect::<Vec<_>>(),
            "citation": c.competence.citation.text,
        }),
        Event::DutiesArose { trigger, alerts, .. } => json!({
            "trigger": trigger,
            "recipients": alerts.iter().map(|a| a.role.as_str()).collect::<Vec<_>>(),
        }),
        Event::ReportAccepted { report, note } => json!({ "report_id": report, "note": note }),
        Event::SupplementRequested { id, report, reason, due } => {
            json!({ "request_id": id, "report_id": report, "reason": reason, "due": due })
        }
        Event::SupplementProvided { request, report, .. } => {
            json!({ "request_id": request, "report_id": report })
        }
        Event::ReportCorrected { report, reason, changed, .. } => {
            json!({ "report_id": report, "reason": reason, "changed": changed })
        }
        Event::ReportWithdrawn { report, reason } => json!({ "report_id": report, "reason": reason }),
        Event::ReporterConfirmed { report, enterprise } => {
            json!({ "report_id": report, "enterprise_id": enterprise })
        }
        Event::ConditionChanged(change) => json!({ "victim_id": change.victim, "outcome": change.outcome }),
        Event::VictimAdded { victim, .. } => json!({ "victim_id": victim.id, "outcome": victim.outcome }),
        Event::HandedOver { from, to, clock_from, reason, basis } => json!({
            "from": from, "to": to, "clock_from": moment(*clock_from), "reason": reason,
            "citation": basis.citation.text,
        }),
        Event::TakenOver { from, to, clock_from, reason, items, record_reference, basis } => json!({
            "from": from, "to": to, "clock_from": moment(*clock_from), "reason": reason, "items": items,
            "record_reference": record_reference, "citation": basis.citation.text,
        }),
        Event::CaseAbsorbed { other, number, reason, .. } => {
            json!({ "case_id": other, "number": number.to_string(), "reason": reason })
        }
        Event::Dismissed { kind, reason, into } => json!({ "kind": kind, "reason": reason, "into": into }),
        Event::Assigned { officer, officer_name } => {
            json!({ "officer_id": officer, "officer_name": officer_name })
        }
        Event::TeamFounded { team } => json!({
            "level": team.level, "round": team.round, "decision_number": told(&team.decision_number),
            "decision_date": team.decision_date, "founder": team.founder,
        }),
        Event::SceneReached { at, by, .. } => json!({ "at": moment(*at), "by": by }),
        Event::ExpertiseRequested(e) => json!({ "body": e.body, "requested_on": e.requested_on }),
        Event::Extended(e) => json!({
            "days": e.days, "consent_number": e.consent_number, "consented_by": e.consented_by, "reason": e.reason,
        }),
        Event::SentToPolice(t) => json!({ "at": moment(t.at), "body": t.body }),
        Event::ReturnedByPolice { received_at, decision, complete, .. } => {
            json!({ "received_at": moment(*received_at), "decision": decision, "complete": complete })
        }
        Event::Concluded { findings } => {
            json!({ "conclusion": findings.conclusion, "fault": findings.fault, "cause": findings.cause })
        }
        Event::AnnouncementHeld { meeting } => {
            json!({ "held_at": moment(meeting.held_at), "place": meeting.place })
        }
        Event::MeetingPlanned(plan) => json!({
            "round": plan.round, "at": moment(plan.at), "place": plan.place, "reason": plan.reason,
        }),
        Event::MinutesIssued(m) => json!({
            "number": m.number, "date": m.date, "sent_to": m.sent_to, "sent_at": moment(m.sent_at),
            "recipients": m.addressees.len(),
        }),
        Event::AddresseeAdded(addressee) => {
            json!({ "no": addressee.no, "recipient_kind": addressee.kind })
        }
        Event::MinutesServed(ServedLine { no, service }) => {
            json!({ "no": no, "how": service.how, "served_at": moment(service.at), "evidence_id": service.evidence })
        }
        Event::Posted(p) => {
            json!({ "by": p.by, "place": p.place, "from": p.from, "to": p.to, "evidence_id": p.evidence })
        }
        Event::ComplaintReceived(c) => json!({
            "complaint_id": c.id, "round": c.round, "by": c.by, "received_at": moment(c.received_at),
            "out_of_time": c.out_of_time,
        }),
        Event::ComplaintAnswered { id, answer } => json!({
            "complaint_id": id, "outcome": answer.outcome, "number": answer.number, "date": answer.date,
        }),
        Event::ComplaintEscalated { id, escalation: e } => json!({
            "complaint_id": id, "body": e.body, "received_on": e.received_on, "outcome": e.outcome,
        }),
        Event::Reinvestigated(team) => json!({
            "level": team.level, "round": team.round, "decision_number": told(&team.decision_number),
            "decision_date": team.decision_date, "founder": team.founder,
            "ground": team.again.as_ref().map(|a| a.ground), "reason": team.again.as_ref().map(|a| &a.reason),
        }),
        Event::CaseReleased(gone) => {
            json!({ "case_id": gone.other, "number": gone.number.to_string(), "reason": gone.reason })
        }
        Event::Unmerged(back) => {
            json!({ "case_id": back.from, "number": back.number.to_string(), "reason": back.reason })
        }
        Event::RecommendationAdded { recommendation: r } => {
            json!({ "recommendation_id": r.id, "owner": r.owner, "due": r.due })
        }
        Event::RecommendationReported { id, progress } => {
            json!({ "recommendation_id": id, "done": progress.done })
        }
        Event::RecommendationVerified { id, verification } => {
            json!({ "recommendation_id": id, "accepted": verification.accepted })
        }
        Event::RecommendationExtended { id, extension: x } => {
            json!({ "recommendation_id": id, "from": x.from, "due": x.to, "reason": x.reason })
        }
        Event::AssessmentRecorded { assessment: a } => {
            json!({ "victim_id": a.victim, "received_on": a.received_on })
        }
        Event::CompensationRecorded { payment: p } => json!({
            "victim_id": p.victim, "compensation_kind": p.kind, "paid_on": p.paid_on,
            "replaces": p.replaces,
        }),
        Event::DocumentIssued(d) => json!({
            "document_id": d.id, "document_kind": d.kind, "cited": d.cited(), "dated": d.dated,
            "sha256": d.sha256, "corrects": d.corrects, "reason": d.reason,
        }),
        Event::DocumentFiled(f) => json!({
            "document_id": f.document, "copy_id": f.copy.id, "copy_kind": f.copy.kind,
            "sha256": f.copy.file.sha256,
        }),
        Event::EvidenceAdded { item } => json!({
            "evidence_id": item.id, "number": item.number, "evidence_kind": item.kind,
            "sha256": item.file.as_ref().map(|f| &f.sha256),
        }),
        Event::EvidenceMoved { id, number, step } => json!({
            "evidence_id": id, "number": number, "at": moment(step.at), "from": step.from, "to": step.to,
        }),
        Event::EvidenceWithdrawn { id, number, aside } => {
            json!({ "evidence_id": id, "number": number, "reason": aside.reason })
        }
        Event::FilePointMarked { mark } => {
            json!({ "victim_id": mark.victim, "point": mark.point, "reason": mark.reason })
        }
        Event::FilePointUnmarked { victim, point, .. } => json!({ "victim_id": victim, "point": point }),
        Event::CompensationCancelled { number, cancelled } => {
            json!({ "number": number, "reason": cancelled.reason })
        }
        Event::Closed { note } => json!({ "note": note }),
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
        | Event::FindingsSigned(_) => of_inquiry(event),
    }
}

fn of_alert(recipient: &str, event: &AlertEvent) -> Value {
    let mut told = match event {
        AlertEvent::Raised { role, mode, trigger, basis, fallback, .. } => json!({
            "role": role, "mode": mode, "trigger": trigger, "rule": basis.rule.to_string(),
            "citation": basis.citation.text, "fallback": fallback,
        }),
        AlertEvent::Noticed { what, .. } => json!({ "what": what }),
        AlertEvent::Hop { round, rung, contact, reached, channels, until, why, passed, down } => json!({
            "round": round, "rung": rung, "contact": contact, "reached": reached, "channels": channels,
            "until": moment(*until), "why": why, "passed": passed, "down": down,
        }),
        AlertEvent::Resent { reached, channels } => json!({ "reached": reached, "channels": channels }),
        AlertEvent::Called { by, outcome, note } => json!({ "by": by, "outcome": outcome, "note": note }),
        AlertEvent::Sent { channel, attempt, .. } => json!({ "channel": channel, "attempt": attempt }),
        AlertEvent::Delayed { channel, attempt, next_at, .. } => {
            json!({ "channel": channel, "attempt": attempt, "next_at": moment(*next_at) })
        }
        AlertEvent::Failed { channel, attempt, .. } => json!({ "channel": channel, "attempt": attempt }),
        AlertEvent::Unclear { channel, attempt, .. } => json!({ "channel": channel, "attempt": attempt }),
        AlertEvent::Arrived { channel, .. } | AlertEvent::Bounced { channel, .. } => {
            json!({ "channel": channel })
        }
        AlertEvent::Replayed { channel, address_changed } => {
            json!({ "channel": channel, "address_changed": address_changed })
        }
        AlertEvent::SetAside { channel } => json!({ "channel": channel }),
        AlertEvent::Acknowledged { name, unit, by_link, via, .. } => {
            json!({ "name": name, "unit": unit, "by_link": by_link, "via": via })
        }
        AlertEvent::Withdrawn { reason } => json!({ "reason": reason }),
    };
    if let Value::Object(map) = &mut told {
        map.insert("recipient".to_owned(), json!(recipient));
    }
    told
}

impl TimelineEntryAnswer {
    /// The entry as told.
    pub(crate) fn of(entry: &TimelineEntry) -> Self {
        let (stream, alert_id, kind, told) = match &entry.happened {
            Happened::Case(event) => ("case", None, event.kind(), of_case(event)),
            Happened::Alert { id, recipient, event } => {
                ("alert", Some(id.0), event.kind(), of_alert(recipient, event))
            }
        };
        Self {
            at: moment(entry.at),
            stream: stream.to_owned(),
            seq: entry.seq,
            alert_id,
            kind: kind.to_owned(),
            by: entry.by.clone(),
            unit: entry.unit.clone(),
            role: entry.role.as_str().into(),
            details: details(told),
            hash: entry.hash.clone(),
        }
    }
}

/// A number that is known; none while a paper still waits for it.
pub(super) fn told(number: &str) -> Option<&str> {
    Some(number).filter(|n| !n.is_empty())
}
