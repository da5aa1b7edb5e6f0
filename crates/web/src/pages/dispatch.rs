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
    Command(Command),
    /// Taking in another case.
    Merge(CaseId, String),
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
            input::read::<$input>(p, form, values).map(Order::Command)
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
        C::ReachScene => as_input!(dto::ReachSceneInput),
        C::RequestExpertise => as_input!(dto::RequestExpertiseInput),
        C::Extend => as_input!(dto::ExtendInput),
        C::SendToPolice => as_input!(dto::SendToPoliceInput),
        C::ReturnFromPolice => as_input!(dto::ReturnFromPoliceInput),
        C::Conclude => as_input!(dto::ConcludeInput),
        C::HoldAnnouncement => as_input!(dto::HoldAnnouncementInput),
        C::IssueMinutes => as_input!(dto::IssueMinutesInput),
        C::AddRecommendation => as_input!(dto::AddRecommendationInput),
        C::ReportRecommendation => as_input!(dto::ReportRecommendationInput),
        C::VerifyRecommendation => as_input!(dto::VerifyRecommendationInput),
        C::RecordCompensation => as_input!(dto::RecordCompensationInput),
        C::Close => as_input!(dto::CloseInput),
        C::AbsorbCase => {
            input::read::<dto::MergeInput>(p, form, values).map(|(id, reason)| Order::Merge(id, reason))
        }
        C::Report | C::AddEvidence | C::MoveEvidence | C::WithdrawEvidence | C::MarkFilePoint => {
            Err(Vec::new())
        }
    }
}

/// The officer is chosen, not typed: the name follows from the choice.
fn assign(values: &Values, officers: &[(UserId, String)]) -> Result<Order, Vec<FieldError>> {
    let wanted = values.get("officer_id").unwrap_or_default();
    match officers.iter().find(|(id, _)| id.to_string() == wanted) {
        Some((id, name)) => Ok(Order::Command(Command::Assign { officer: *id, officer_name: name.clone() })),
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
        Order::Command(command) => command,
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
        C::ReachScene => cases::reach_scene(app, ctx, id, command).await,
        C::RequestExpertise => cases::request_expertise(app, ctx, id, command).await,
        C::Extend => cases::extend(app, ctx, id, command).await,
        C::SendToPolice => cases::send_to_police(app, ctx, id, command).await,
        C::ReturnFromPolice => cases::return_from_police(app, ctx, id, command).await,
        C::Conclude => cases::conclude(app, ctx, id, command).await,
        C::HoldAnnouncement => cases::hold_announcement(app, ctx, id, command).await,
        C::IssueMinutes => cases::issue_minutes(app, ctx, id, command).await,
        C::AddRecommendation => cases::add_recommendation(app, ctx, id, command).await,
        C::ReportRecommendation => cases::report_recommendation(app, ctx, id, command).await,
        C::VerifyRecommendation => cases::verify_recommendation(app, ctx, id, command).await,
        C::RecordCompensation => cases::record_compensation(app, ctx, id, command).await,
        C::Close => cases::close(app, ctx, id, command).await,
        C::AbsorbCase
        | C::Report
        | C::AddEvidence
        | C::MoveEvidence
        | C::WithdrawEvidence
        | C::MarkFilePoint => Err(Failure::NotFound),
    }
}
