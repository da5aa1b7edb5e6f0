//! From a form to its command, and from the command to its use case.

use super::input;
use super::page::Page;
use crate::form::{Form, Values};
use casework::cases::{self, CaseOutcome};
use casework::{Casework, Context, Failure};
use domain::case::{Command, CommandKind};
use domain::ids::{CaseId, UserId};
use domain::value::FieldError;
use tnld_http::dto;

/// What is to be done.
pub(super) enum Order {
    /// A command of the case core.
    Command(Box<Command>),
    /// Taking in another case.
    Merge(CaseId, String),
    /// Taking a case out again.
    Unmerge(dto::UnmergeOrder),
}

/// Reads the form of a command.
///
/// # Errors
/// Every field that is not valid.
pub(super) fn read(
    p: &Page,
    command: CommandKind,
    form: &Form,
    values: &Values,
    officers: &[(UserId, String)],
) -> Result<Order, Vec<FieldError>> {
    use CommandKind as C;
    macro_rules! as_input {
        ($input:ty) => {
            input::read::<$input>(p, form, values).map(|c| Order::Command(Box::new(c)))
        };
    }
    match command {
        C::AcceptReport => as_input!(dto::AcceptReportInput),
        C::RequestSupplement => as_input!(dto::RequestSupplementInput),
        C::ProvideSupplement => as_input!(dto::ProvideSupplementInput),
        C::CorrectReport => as_input!(dto::CorrectReportInput),
        C::WithdrawReport => as_input!(dto::WithdrawReportInput),
        C::ChangeCondition => as_input!(dto::ChangeConditionInput),
        C::AddVictim => as_input!(dto::AddVictimInput),
        C::Dismiss => as_input!(dto::DismissInput),
        C::Assign => assign(values, officers),
        C::FoundTeam => as_input!(dto::FoundTeamInput),
        C::TakeOver => as_input!(dto::TakeOverInput),
        C::ReachScene => as_input!(dto::ReachSceneInput),
        C::RequestExpertise => as_input!(dto::RequestExpertiseInput),
        C::Extend => as_input!(dto::ExtendInput),
        C::SendToPolice => as_input!(dto::SendToPoliceInput),
        C::ReturnFromPolice => as_input!(dto::ReturnFromPoliceInput),
        C::Conclude => as_input!(dto::ConcludeInput),
        C::HoldAnnouncement => as_input!(dto::HoldAnnouncementInput),
        C::PlanMeeting => as_input!(dto::PlanMeetingInput),
        C::IssueMinutes => as_input!(dto::IssueMinutesInput),
        C::RecordService => as_input!(dto::RecordServiceInput),
        C::RecordPosting => as_input!(dto::RecordPostingInput),
        C::RecordComplaint => as_input!(dto::RecordComplaintInput),
        C::AnswerComplaint => as_input!(dto::AnswerComplaintInput),
        C::EscalateComplaint => as_input!(dto::EscalateComplaintInput),
        C::Reinvestigate => as_input!(dto::ReinvestigateInput),
        C::Unmerge => input::read::<dto::UnmergeInput>(p, form, values).map(Order::Unmerge),
        C::AddRecommendation => as_input!(dto::AddRecommendationInput),
        C::ReportRecommendation => as_input!(dto::ReportRecommendationInput),
        C::ExtendRecommendation => as_input!(dto::ExtendRecommendationInput),
        C::VerifyRecommendation => as_input!(dto::VerifyRecommendationInput),
        C::RecordAssessment => as_input!(dto::RecordAssessmentInput),
        C::RecordCompensation => as_input!(dto::RecordCompensationInput),
        C::CorrectCompensation => as_input!(dto::CorrectCompensationInput),
        C::Close => as_input!(dto::CloseInput),
        C::ChangeTeam => as_input!(dto::ChangeTeamInput),
        C::AnswerInvitation => as_input!(dto::AnswerInvitationInput),
        C::SetStep => as_input!(dto::SetStepInput),
        C::RecordScene => as_input!(dto::RecordSceneInput),
        C::RecordTestimony => as_input!(dto::RecordTestimonyInput),
        C::RequestDocuments => as_input!(dto::RequestDocumentsInput),
        C::ReceiveDocuments => as_input!(dto::ReceiveDocumentsInput),
        C::ReceiveExpertise => as_input!(dto::ReceiveExpertiseInput),
        C::ExplainDelay => as_input!(dto::ExplainDelayInput),
        C::SetPrimacy => as_input!(dto::SetPrimacyInput),
        C::SendOpinion => as_input!(dto::SendOpinionInput),
        C::RecordRuling => as_input!(dto::RecordRulingInput),
        C::ExtendPoliceTerm => as_input!(dto::ExtendPoliceTermInput),
        C::ListPoliceReturn => as_input!(dto::ListPoliceReturnInput),
        C::RecordProsecutionEnd => as_input!(dto::RecordProsecutionEndInput),
        C::RecordHandover => as_input!(dto::RecordHandoverInput),
        C::ConfirmHandover => as_input!(dto::ConfirmHandoverInput),
        C::Refer => as_input!(dto::ReferInput),
        C::AnswerReferral => as_input!(dto::AnswerReferralInput),
        C::SignFindings => as_input!(dto::SignFindingsInput),
        C::AbsorbCase => {
            input::read::<dto::MergeInput>(p, form, values).map(|(id, reason)| Order::Merge(id, reason))
        }
        C::Report
        | C::AddEvidence
        | C::MoveEvidence
        | C::WithdrawEvidence
        | C::MarkFilePoint
        | C::IssueDocument
        | C::FileDocument => Err(Vec::new()),
    }
}

/// The officer is chosen, not typed: the name follows from the choice.
fn assign(values: &Values, officers: &[(UserId, String)]) -> Result<Order, Vec<FieldError>> {
    let wanted = values.get("officer_id").unwrap_or_default();
    match officers.iter().find(|(id, _)| id.to_string() == wanted) {
        Some((id, name)) => {
            Ok(Order::Command(Box::new(Command::Assign { officer: *id, officer_name: name.clone() })))
        }
        None => Err(vec![FieldError::required("/officer_id")]),
    }
}

/// Runs the use case of a command.
///
/// # Errors
/// As the use case.
pub(super) async fn execute(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    kind: CommandKind,
    order: Order,
) -> Result<CaseOutcome, Failure> {
    use CommandKind as C;
    let command = match order {
        Order::Merge(other, reason) => return cases::merge(app, ctx, id, other, reason).await,
        Order::Unmerge(o) => return cases::unmerge(app, ctx, id, o.other, o.version, o.reason).await,
        Order::Command(command) => *command,
    };
    match kind {
        C::AcceptReport => cases::accept_report(app, ctx, id, command).await,
        C::RequestSupplement => cases::request_supplement(app, ctx, id, command).await,
        C::ProvideSupplement => cases::provide_supplement(app, ctx, id, command).await,
        C::CorrectReport => cases::correct_report(app, ctx, id, command).await,
        C::WithdrawReport => cases::withdraw_report(app, ctx, id, command).await,
        C::ChangeCondition => cases::change_condition(app, ctx, id, command).await,
        C::AddVictim => cases::add_victim(app, ctx, id, command).await,
        C::Dismiss => cases::dismiss(app, ctx, id, command).await,
        C::Assign => cases::assign(app, ctx, id, command).await,
        C::FoundTeam => cases::found_team(app, ctx, id, command).await,
        C::TakeOver => cases::take_over(app, ctx, id, command).await,
        C::ReachScene => cases::reach_scene(app, ctx, id, command).await,
        C::RequestExpertise => cases::request_expertise(app, ctx, id, command).await,
        C::Extend => cases::extend(app, ctx, id, command).await,
        C::SendToPolice => cases::send_to_police(app, ctx, id, command).await,
        C::ReturnFromPolice => cases::return_from_police(app, ctx, id, command).await,
        C::Conclude => cases::conclude(app, ctx, id, command).await,
        C::HoldAnnouncement => cases::hold_announcement(app, ctx, id, command).await,
        C::PlanMeeting => cases::plan_meeting(app, ctx, id, command).await,
        C::IssueMinutes => cases::issue_minutes(app, ctx, id, command).await,
        C::RecordService => cases::record_service(app, ctx, id, command).await,
        C::RecordPosting => cases::record_posting(app, ctx, id, command).await,
        C::RecordComplaint => cases::record_complaint(app, ctx, id, command).await,
        C::AnswerComplaint => cases::answer_complaint(app, ctx, id, command).await,
        C::EscalateComplaint => cases::escalate_complaint(app, ctx, id, command).await,
        C::Reinvestigate => cases::reinvestigate(app, ctx, id, command).await,
        C::AddRecommendation => cases::add_recommendation(app, ctx, id, command).await,
        C::ReportRecommendation => cases::report_recommendation(app, ctx, id, command).await,
        C::ExtendRecommendation => cases::extend_recommendation(app, ctx, id, command).await,
        C::VerifyRecommendation => cases::verify_recommendation(app, ctx, id, command).await,
        C::RecordAssessment => cases::record_assessment(app, ctx, id, command).await,
        C::RecordCompensation => cases::record_compensation(app, ctx, id, command).await,
        C::CorrectCompensation => cases::correct_compensation(app, ctx, id, command).await,
        C::Close => cases::close(app, ctx, id, command).await,
        C::ChangeTeam => cases::change_team(app, ctx, id, command).await,
        C::AnswerInvitation => cases::answer_invitation(app, ctx, id, command).await,
        C::SetStep => cases::set_step(app, ctx, id, command).await,
        C::RecordScene => cases::record_scene(app, ctx, id, command).await,
        C::RecordTestimony => cases::record_testimony(app, ctx, id, command).await,
        C::RequestDocuments => cases::request_documents(app, ctx, id, command).await,
        C::ReceiveDocuments => cases::receive_documents(app, ctx, id, command).await,
        C::ReceiveExpertise => cases::receive_expertise(app, ctx, id, command).await,
        C::ExplainDelay => cases::explain_delay(app, ctx, id, command).await,
        C::SetPrimacy => cases::set_primacy(app, ctx, id, command).await,
        C::SendOpinion => cases::send_opinion(app, ctx, id, command).await,
        C::RecordRuling => cases::record_ruling(app, ctx, id, command).await,
        C::ExtendPoliceTerm => cases::extend_police_term(app, ctx, id, command).await,
        C::ListPoliceReturn => cases::list_police_return(app, ctx, id, command).await,
        C::RecordProsecutionEnd => cases::record_prosecution_end(app, ctx, id, command).await,
        C::RecordHandover => cases::record_handover(app, ctx, id, command).await,
        C::ConfirmHandover => cases::confirm_handover(app, ctx, id, command).await,
        C::Refer => cases::refer(app, ctx, id, command).await,
        C::AnswerReferral => cases::answer_referral(app, ctx, id, command).await,
        C::SignFindings => cases::sign_findings(app, ctx, id, command).await,
        C::AbsorbCase
        | C::Unmerge
        | C::Report
        | C::AddEvidence
        | C::MoveEvidence
        | C::WithdrawEvidence
        | C::MarkFilePoint
        | C::IssueDocument
        | C::FileDocument => Err(Failure::NotFound),
    }
}
