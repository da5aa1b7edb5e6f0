//! Where a file stands that was handed to the police, and what is awaited of whom.

use super::super::change::PoliceDecision;
use super::super::deadlines::CaseDeadline;
use super::super::stage::{PoliceTransfer, Stage};
use super::super::state::Case;
use super::handover::{HandoverParty, HandoverSide};
use super::police::PoliceRuling;
use crate::law::{DeadlineKind, Moment};
use crate::time::{Instant, vn_date};
use crate::words::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// Where a file stands that was handed to the police.
    pub enum PoliceFileState {
        AwaitingRuling = "awaiting_ruling" ["chờ quyết định khởi tố hoặc không khởi tố", "decision awaited"],
        RulingSuspended = "ruling_suspended" ["tạm đình chỉ giải quyết nguồn tin", "handling suspended"],
        AwaitingReturn = "awaiting_return" ["không khởi tố, chờ giao trả hồ sơ", "not prosecuted, return awaited"],
        Prosecuted = "prosecuted" ["đã khởi tố", "prosecuted"],
        Returned = "returned" ["đã giao trả", "returned"],
    }
}

/// One hand-over of the file to the police.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoliceFile {
    /// The hand-over.
    pub transfer: PoliceTransfer,
    /// Where it stands.
    pub state: PoliceFileState,
    /// The ruling on it.
    pub ruling: Option<PoliceRuling>,
    /// The term that runs for the police, with its last day.
    pub awaited: Option<(DeadlineKind, NaiveDate)>,
    /// Last day of the team's letter of opinion, while it is owed.
    pub opinion_due: Option<NaiveDate>,
    /// When that letter was sent.
    pub opinion_at: Option<Instant>,
    /// When everything had come back.
    pub returned_at: Option<Instant>,
    /// Records of hand-over to the police that their side has not confirmed.
    pub unconfirmed: usize,
}

/// Every hand-over of the file to the police, in order; `terms` are those of the case.
pub fn police_files(case: &Case, terms: &[CaseDeadline]) -> Vec<PoliceFile> {
    let transfers = &case.inquiry.police.transfers;
    let ends = transfers.iter().skip(1).map(|t| Some(t.at)).chain([None]);
    transfers.iter().zip(ends).map(|(transfer, until)| of(case, terms, transfer, until)).collect()
}

fn of(case: &Case, terms: &[CaseDeadline], transfer: &PoliceTransfer, until: Option<Instant>) -> PoliceFile {
    let police = &case.inquiry.police;
    let within = |at: Instant| at >= transfer.at && until.is_none_or(|end| at < end);
    let ruling = police.rulings.iter().rev().find(|r| within(r.received_at)).cloned();
    let returned = police.returns.iter().filter(|r| within(r.at));
    let (mut some, mut whole) = (false, None);
    for r in returned {
        some = true;
        whole = if r.complete { Some(r.at) } else { whole };
    }
    let theirs = until.is_none() && (matches!(case.stage, Stage::Suspended { .. }) || case.prosecuted);
    let state = match (theirs, ruling.as_ref().map(|r| r.decision)) {
        (false, _) => PoliceFileState::Returned,
        (true, _) if case.prosecuted => PoliceFileState::Prosecuted,
        (true, Some(PoliceDecision::NotProsecuted)) => PoliceFileState::AwaitingReturn,
        (true, Some(PoliceDecision::TemporarilySuspended)) => PoliceFileState::RulingSuspended,
        (true, Some(PoliceDecision::Prosecuted)) => PoliceFileState::Prosecuted,
        // What came back in part came with the decision not to prosecute.
        (true, None) if some => PoliceFileState::AwaitingReturn,
        (true, None) => PoliceFileState::AwaitingRuling,
    };
    let open = |kind: DeadlineKind| {
        let term = terms.iter().find(|t| t.term.kind == kind && t.open())?;
        Some(match term.term.due {
            Moment::Day(day) => day,
            Moment::At(at) => vn_date(at),
        })
    };
    let kind = match state {
        PoliceFileState::AwaitingRuling => Some(DeadlineKind::PoliceRuling),
        PoliceFileState::AwaitingReturn => Some(DeadlineKind::PoliceHandBack),
        PoliceFileState::RulingSuspended | PoliceFileState::Prosecuted | PoliceFileState::Returned => None,
    };
    let to_police = case.inquiry.handovers.iter().filter(|h| h.to == HandoverParty::Police);
    PoliceFile {
        transfer: transfer.clone(),
        state,
        ruling,
        awaited: kind.and_then(|k| Some((k, open(k)?))),
        opinion_due: open(DeadlineKind::OpinionLetter).filter(|_| theirs),
        opinion_at: police.opinions.first().map(|o| o.sent_at),
        returned_at: whole.filter(|_| state == PoliceFileState::Returned),
        unconfirmed: match theirs {
            true => to_police.filter(|h| !h.signed_by(HandoverSide::Receiver)).count(),
            false => 0,
        },
    }
}
