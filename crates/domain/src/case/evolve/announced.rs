//! The announcement and what follows it: minutes, complaints, a round that investigates again.

use super::super::event::Event;
use super::super::minutes::{IssuedMinutes, ServedLine};
use super::super::round::{Reopened, Superseded};
use super::super::stage::{Announcement, Stage};
use super::super::state::Case;
use super::super::team::PastRound;
use crate::ids::ComplaintId;
use crate::time::Instant;

pub(super) fn apply(case: &mut Case, at: Instant, event: &Event) {
    match event {
        Event::MeetingPlanned(plan) => case.meeting_plans.push((**plan).clone()),
        Event::AnnouncementHeld { meeting } => {
            if let Stage::Concluded { team, findings, signed, .. } = &case.stage {
                let announcement = Announcement {
                    team: team.clone(),
                    findings: (**findings).clone(),
                    meeting: (**meeting).clone(),
                    minutes: None,
                    signed: signed.as_deref().cloned(),
                };
                case.stage = Stage::Announced { announcement: Box::new(announcement) };
                // What an earlier round announced was valid until now (Nghị định 39/2016/NĐ-CP Điều 17).
                let old = case.standing.take();
                case.superseded.extend(old.map(|a| Superseded { announcement: *a, at }));
            }
        }
        Event::MinutesIssued(minutes) => {
            if let Stage::Announced { announcement } = &case.stage {
                let mut announcement = announcement.clone();
                announcement.minutes = Some(minutes.clone());
                case.stage = Stage::FollowUp { announcement };
            }
        }
        Event::AddresseeAdded(addressee) => {
            with_minutes(case, |m| m.addressees.push((**addressee).clone()));
        }
        Event::MinutesServed(ServedLine { no, service }) => with_minutes(case, |m| {
            if let Some(line) = m.addressees.iter_mut().find(|a| a.no == *no) {
                line.service = Some(service.clone());
            }
        }),
        Event::Posted(posting) => case.postings.push((**posting).clone()),
        Event::ComplaintReceived(complaint) => case.complaints.push((**complaint).clone()),
        Event::ComplaintAnswered { id, answer } => {
            with_complaint(case, *id, |c| c.answer = Some((**answer).clone()));
        }
        Event::ComplaintEscalated { id, escalation } => {
            with_complaint(case, *id, |c| c.escalations.push((**escalation).clone()));
        }
        Event::Reinvestigated(team) => {
            if let Some(a) = case.stage.announcement() {
                let reason = team.again.as_ref().map(|a| a.reason.clone()).unwrap_or_default();
                let past = PastRound {
                    team: a.team.clone(),
                    class: case.class(),
                    ended_at: a.meeting.held_at,
                    reason,
                    announced: true,
                };
                case.past_rounds.push(past);
            }
            stands(case, at);
            case.prosecuted = false;
            case.stage = Stage::Investigating { team: (**team).clone() };
        }
        _other => {}
    }
}

/// What was announced stays valid, and stays readable as it was, until a later round is announced.
pub(super) fn stands(case: &mut Case, at: Instant) {
    if let Some(announced) = case.stage.announcement() {
        case.reopened.push(Reopened {
            at,
            team: announced.team.clone(),
            evidence: case.evidence.clone(),
            file_notes: case.file_notes.clone(),
            inquiry: case.inquiry.clone(),
        });
        case.standing = Some(Box::new(announced.clone()));
    }
}

fn with_minutes(case: &mut Case, change: impl FnOnce(&mut IssuedMinutes)) {
    let of_stage = case.stage.announcement().is_some();
    let valid = if of_stage { case.stage.announcement_mut() } else { case.standing.as_deref_mut() };
    if let Some(minutes) = valid.and_then(|a| a.minutes.as_mut()) {
        change(minutes);
    }
}

fn with_complaint(
    case: &mut Case,
    id: ComplaintId,
    change: impl FnOnce(&mut super::super::complaint::Complaint),
) {
    if let Some(c) = case.complaints.iter_mut().find(|c| c.id == id) {
        change(c);
    }
}
