//! What the events of the inquiry do to a case.

use super::super::change::PoliceDecision;
use super::super::event::Event;
use super::super::inquiry::{PoliceReturn, Step, StepKind};
use super::super::stage::Stage;
use super::super::state::Case;
use super::super::team::{StoppedClock, TeamChange};
use super::with_team;
use crate::time::Instant;

pub(super) fn apply(case: &mut Case, at: Instant, event: &Event) {
    match event {
        Event::TeamChanged(order) => with_team(case, |team| {
            let before = std::mem::replace(&mut team.members, order.members.clone());
            team.changes.push(TeamChange {
                at,
                decision_number: order.decision_number.clone(),
                decision_date: order.decision_date,
                reason: order.reason.clone(),
                before,
                paper: order.paper.clone(),
            });
        }),
        Event::InvitationAnswered(answer) => case.inquiry.invitations.push((**answer).clone()),
        Event::StepSet(step) => set_step(&mut case.inquiry.steps, step),
        Event::SceneRecorded(record) => case.inquiry.scene.push((**record).clone()),
        Event::TestimonyTaken(testimony) => case.inquiry.testimony.push((**testimony).clone()),
        Event::DocumentsRequested(request) => case.inquiry.documents.push((**request).clone()),
        Event::DocumentsReceived { id, receipt } => {
            if let Some(request) = case.inquiry.documents.iter_mut().find(|r| r.id == *id) {
                request.receipts.push(receipt.clone());
            }
        }
        Event::ExpertiseReceived(result) => with_team(case, |t| t.expertise_results.push(result.clone())),
        Event::DelayExplained { reason } => with_team(case, |t| t.delay_reason = Some(reason.clone())),
        Event::PrimacySet(primacy) => case.inquiry.police.primacy.push(primacy.clone()),
        Event::OpinionSent(letter) => case.inquiry.police.opinions.push((**letter).clone()),
        Event::PoliceRuled(ruling) => {
            case.inquiry.police.rulings.push(ruling.clone());
            ruled(case, ruling.decision);
        }
        Event::ReturnedByPolice {
            received_at,
            decision,
            items,
            complete,
            record_number,
            missing_reason,
            ..
        } => {
            case.inquiry.police.returns.push(PoliceReturn {
                at: *received_at,
                items: items.clone(),
                complete: *complete,
                record_number: record_number.clone(),
                missing_reason: missing_reason.clone(),
                recorded_at: Some(at),
            });
            ruled(case, *decision);
            if *complete && *decision == PoliceDecision::NotProsecuted {
                restart(case, *received_at);
            }
        }
        Event::PoliceTermExtended(e) => case.inquiry.police.extensions.push((**e).clone()),
        Event::PoliceReturnListed(list) => case.inquiry.police.lists.push((**list).clone()),
        Event::ProsecutionEnded(outcome) => case.inquiry.police.outcome = Some(outcome.clone()),
        Event::HandoverRecorded(handover) => case.inquiry.handovers.push((**handover).clone()),
        Event::HandoverConfirmed { id, signature } => {
            if let Some(handover) = case.inquiry.handovers.iter_mut().find(|h| h.id == *id) {
                handover.signatures.push(signature.clone());
            }
        }
        Event::Referred(referral) => case.inquiry.referrals.push((**referral).clone()),
        Event::ReferralAnswered { id, answer } => {
            if let Some(referral) = case.inquiry.referrals.iter_mut().find(|r| r.id == *id) {
                referral.answers.push(answer.clone());
            }
        }
        Event::FindingsSigned(signed_now) => {
            if let Stage::Concluded { signed, .. } = &mut case.stage {
                *signed = Some(signed_now.clone());
            }
        }
        _of_the_case => {}
    }
}

/// Of a step of the procedure the last word counts; further steps stand each for itself.
fn set_step(steps: &mut Vec<Step>, step: &Step) {
    let same = |s: &Step| {
        s.id == step.id || (s.kind == step.kind && s.kind != StepKind::Other && s.round == step.round)
    };
    match steps.iter_mut().find(|s| same(s)) {
        Some(known) => *known = step.clone(),
        None => steps.push(step.clone()),
    }
}

/// Only a prosecution keeps the clock stopped for good.
fn ruled(case: &mut Case, decision: PoliceDecision) {
    match decision {
        PoliceDecision::Prosecuted => case.prosecuted = true,
        PoliceDecision::NotProsecuted => case.prosecuted = false,
        PoliceDecision::TemporarilySuspended => {}
    }
}

/// The whole term is counted anew, without what was added to the one that stopped, which is kept.
fn restart(case: &mut Case, received_at: Instant) {
    let Stage::Suspended { team, transfer } = &case.stage else { return };
    let mut team = team.clone();
    team.stopped.push(StoppedClock {
        restarted_at: team.restarted_at,
        stopped_at: transfer.at,
        expertise: team.expertise.is_some(),
        extension: team.extension.take(),
        delay_reason: team.delay_reason.take(),
    });
    team.restarted_at = Some(received_at);
    case.stage = Stage::Investigating { team };
}
