//! Which actions of a case are useful now, and in which order they are offered.

use casework::cases::CaseView;
use domain::access::{Actor, Role};
use domain::case::{Case, CommandKind, Compensation, HandoverParty, Stage, StageKind, handover_owed};
use domain::law::{ClockState, DeadlineKind};
use domain::words::{EventClass, Severity, TeamLevel};

/// Commands in the order of the work; the first few open ones are shown first. What was done once, and may be done
/// again, comes after what was not.
pub(super) fn order(command: CommandKind, view: &CaseView) -> usize {
    use CommandKind as C;
    let order = [
        C::ProvideSupplement,
        C::AcceptReport,
        C::ReachScene,
        C::ConfirmHandover,
        C::RecordHandover,
        C::FoundTeam,
        C::ListPoliceReturn,
        C::ReturnFromPolice,
        C::SetStep,
        C::RecordScene,
        C::RecordTestimony,
        C::SendOpinion,
        C::Conclude,
        C::SignFindings,
        C::PlanMeeting,
        C::HoldAnnouncement,
        C::AnswerComplaint,
        C::IssueMinutes,
        C::RecordService,
        C::RecordPosting,
        C::RecordCompensation,
        C::VerifyRecommendation,
        C::ReportRecommendation,
        C::RecordAssessment,
        C::AddRecommendation,
        C::Close,
        C::RequestDocuments,
        C::RecordComplaint,
        C::EscalateComplaint,
        C::Reinvestigate,
        C::RequestSupplement,
        C::ChangeCondition,
        C::CorrectCompensation,
        C::Assign,
    ];
    let place = order.iter().position(|c| *c == command).unwrap_or(order.len());
    // With the findings on paper the gathering is over; it stays possible, behind what is left to do.
    let gathers = matches!(command, C::SetStep | C::RecordScene | C::RecordTestimony | C::RequestDocuments);
    if command == C::ReceiveDocuments
        && view.case.inquiry.documents.iter().any(|r| super::filings::supplied(&view.case, r) > 0)
    {
        return 0;
    }
    let over = gathers && view.case.stage.kind() == StageKind::Concluded;
    if over || done_once(command, view) { place + order.len() } else { place }
}

fn done_once(command: CommandKind, view: &CaseView) -> bool {
    let case = &view.case;
    match command {
        CommandKind::SetStep => !case.inquiry.steps.is_empty(),
        CommandKind::RecordHandover => handover_owed(case).is_none(),
        CommandKind::RecordScene => !case.inquiry.scene.is_empty(),
        CommandKind::RecordTestimony => case.inquiry.standing_testimony().next().is_some(),
        CommandKind::SendOpinion => !case.inquiry.police.opinions.is_empty(),
        CommandKind::Conclude => case.stage.findings().is_some(),
        CommandKind::PlanMeeting => case.meeting_plan().is_some(),
        CommandKind::RecordPosting => !case.postings.is_empty(),
        CommandKind::RecordCompensation => case.compensations.iter().any(Compensation::stands),
        _other => false,
    }
}

/// Something that can be done now, and makes sense.
pub(super) fn useful(command: CommandKind, view: &CaseView, actor: &Actor) -> bool {
    use domain::case::{RecommendationState as R, ReportState};
    let case = &view.case;
    match command {
        CommandKind::AcceptReport | CommandKind::WithdrawReport => case
            .reports
            .iter()
            .any(|r| matches!(r.state, ReportState::Received | ReportState::SupplementRequested)),
        CommandKind::ReportRecommendation => {
            case.recommendations.iter().any(|r| matches!(r.state(), R::Open | R::Rejected))
        }
        CommandKind::ExtendRecommendation => {
            case.recommendations.iter().any(|r| matches!(r.state(), R::Open | R::Rejected))
        }
        CommandKind::VerifyRecommendation => case.recommendations.iter().any(|r| r.state() == R::Reported),
        // Where the two hours run: not for a light accident that is investigated again.
        CommandKind::ReachScene => {
            case.scene_reached_at.is_none()
                && view.deadlines.iter().any(|d| d.term.kind == DeadlineKind::SceneArrival && d.open())
        }
        CommandKind::ChangeCondition => !case.victims.is_empty(),
        // After the end only what is still owed is asked for.
        CommandKind::RecordCompensation if case.stage.kind() == StageKind::Closed => {
            view.deadlines.iter().any(|d| d.term.kind == DeadlineKind::CompensationPayment && d.open())
        }
        CommandKind::RecordCompensation => !case.victims.is_empty(),
        // The term of a light accident is never extended (Luật ATVSLĐ Điều 35 khoản 6).
        CommandKind::Extend => case.class() != EventClass::Light,
        CommandKind::RecordAssessment => {
            case.victims.iter().any(|v| matches!(v.severity(), Severity::Serious | Severity::Light))
        }
        // A reason is asked for once the term has run out.
        CommandKind::ExplainDelay => view
            .deadlines
            .iter()
            .any(|d| d.term.kind == DeadlineKind::Investigation && d.term.state == ClockState::Overdue),
        CommandKind::TakeOver => match case.level() {
            TeamLevel::Establishment => actor.role.is_department(),
            TeamLevel::Province => matches!(actor.role, Role::Director | Role::Ministry),
            _other => false,
        },
        CommandKind::CorrectCompensation => case.compensations.iter().any(Compensation::stands),
        // The Director founds the team of the province, the employer that of his establishment.
        CommandKind::FoundTeam if actor.role.is_department() => of_the_state(case.level()),
        CommandKind::FoundTeam => case.level() == TeamLevel::Establishment,
        CommandKind::Close => case.stage.kind() != StageKind::Declared || !needs_team(case.level()),
        CommandKind::Assign => case.assigned.is_none() || case.stage.kind() != StageKind::Closed,
        CommandKind::ReceiveDocuments => case.inquiry.documents.iter().any(|r| r.settled_at().is_none()),
        CommandKind::ReceiveExpertise => {
            case.stage.team().is_some_and(|t| t.all_expertise().next().is_some())
        }
        CommandKind::ConfirmHandover => case.inquiry.handovers.iter().any(|h| !h.complete()),
        CommandKind::RecordHandover if actor.role == Role::Enterprise => {
            handover_owed(case).is_some_and(|(from, _)| from == HandoverParty::EstablishmentTeam)
        }
        CommandKind::AnswerReferral => !case.inquiry.referrals.is_empty(),
        CommandKind::RecordProsecutionEnd => case.prosecuted,
        // With the police nothing goes on until somebody is prosecuted (Luật ATVSLĐ Điều 35 khoản 7).
        CommandKind::Conclude
        | CommandKind::RecordTestimony
        | CommandKind::SetStep
        | CommandKind::ChangeTeam => case.stage.kind() != StageKind::Suspended || case.prosecuted,
        CommandKind::SignFindings => case.stage.signed().is_none(),
        CommandKind::HoldAnnouncement => case.stage.signed().is_some(),
        CommandKind::ExtendPoliceTerm => {
            view.deadlines.iter().any(|d| d.term.kind == DeadlineKind::PoliceRuling && d.open())
        }
        CommandKind::ListPoliceReturn => goes_back(case),
        CommandKind::RecordRuling => case.stage.kind() == StageKind::Suspended || case.prosecuted,
        CommandKind::SendOpinion => case.inquiry.joint_work_ended().is_some(),
        CommandKind::AnswerInvitation => case.stage.team().is_some(),
        CommandKind::Refer => case.level() == TeamLevel::Specialised,
        CommandKind::PlanMeeting => case.stage.findings().is_some() || case.stage.team().is_some(),
        CommandKind::RecordService => {
            case.valid().and_then(|a| a.minutes.as_ref()).is_some_and(|m| !m.addressees.is_empty())
        }
        CommandKind::RecordPosting => case.valid().is_some() || case.stage.kind() == StageKind::Recorded,
        CommandKind::RecordComplaint => case.valid().is_some(),
        CommandKind::AnswerComplaint => case.complaints.iter().any(|c| c.answer.is_none()),
        CommandKind::EscalateComplaint => !case.complaints.is_empty(),
        CommandKind::Reinvestigate => case.stage.announcement().is_some(),
        CommandKind::Unmerge => !case.absorbed.is_empty(),
        CommandKind::ProvideSupplement => case.supplements.iter().any(|s| s.answered_at.is_none()),
        _other => true,
    }
}

/// The police have something to give back: they ruled not to prosecute or to suspend, and the list is not sent.
fn goes_back(case: &Case) -> bool {
    use domain::case::PoliceDecision as P;
    let Stage::Suspended { transfer, .. } = &case.stage else { return false };
    let matter = &case.inquiry.police;
    let ruling = matter.rulings.iter().rev().find(|r| r.received_at >= transfer.at).map(|r| r.decision);
    matches!(ruling, Some(P::NotProsecuted | P::TemporarilySuspended))
        && !matter.outstanding(transfer).is_empty()
        && matter.awaits_receipt(transfer).is_none()
}

/// A team has to work first.
fn needs_team(level: TeamLevel) -> bool {
    matches!(level, TeamLevel::Province | TeamLevel::Establishment | TeamLevel::Central)
}

/// The department founds the team, or records that the ministry did.
fn of_the_state(level: TeamLevel) -> bool {
    matches!(level, TeamLevel::Province | TeamLevel::Central)
}
