//! One function per command of the case core.

use super::execute::{CaseOutcome, execute};
use super::relations::relations;
use super::sight::may;
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Action, Actor, Role, act};
use domain::case::{AccidentStatement, Case, Command, DismissalKind, Report};
use domain::ids::{CaseId, ReportId};
use domain::value::FieldError;
use domain::words::Localized;
use store::users::{self, UserRow};
use store::{Conn, StoreError};

/// An enterprise or commune cares for its own reports only; the others of the case it may not even see.
pub(super) fn cares_for(actor: &Actor, report: &Report) -> bool {
    actor.role.is_department()
        || report.enterprise.is_some_and(|e| actor.enterprises.contains(&e))
        || (report.commune.is_some() && report.commune == actor.commune)
}

fn own_report(actor: &Actor, case: &Case, id: ReportId) -> Result<(), Failure> {
    let report = case.report(id).filter(|r| cares_for(actor, &r.report));
    report.map(|_| ()).ok_or(Failure::NotFound)
}

/// Nobody gives a case to an enterprise that is not his own: it would open the file to strangers.
fn own_employer(actor: &Actor, case: &Case, accident: &AccidentStatement) -> Result<(), Failure> {
    let known = case.accident.as_ref().and_then(|a| a.employer.enterprise);
    let named = accident.employer.enterprise;
    let free = actor.role.is_department() || named.is_none() || named == known;
    if free || named.is_some_and(|e| actor.enterprises.contains(&e)) {
        return Ok(());
    }
    Err(Failure::Invalid(vec![FieldError {
        pointer: "/accident/employer/enterprise_id".to_owned(),
        code: "not_your_enterprise",
        message: Localized::new("Bạn không được chọn cơ sở này.", "You may not name this enterprise."),
    }]))
}

fn no_guard(_: &mut Conn, _: &Actor, _: &Case, _: &Command) -> Result<(), Failure> {
    Ok(())
}

/// A case is taken into another by the command that merges: it carries the reports over, this one would not.
fn dismiss_guard(_: &mut Conn, _: &Actor, _: &Case, command: &Command) -> Result<(), Failure> {
    let Command::Dismiss { kind: DismissalKind::Merged, .. } = command else { return Ok(()) };
    Err(Failure::Invalid(vec![FieldError::new(
        "/kind",
        "use_merge",
        "Vụ trùng thì mở vụ được giữ lại và dùng lệnh gộp vụ, để không tin nào bị mất.",
        "For the same accident open the case that goes on and merge this one into it, so that no report is lost.",
    )]))
}

/// Only an officer of the department of this province who may sign in can be made responsible.
fn officer_guard(conn: &mut Conn, _: &Actor, case: &Case, command: &Command) -> Result<(), Failure> {
    let Command::Assign { officer, .. } = command else { return Ok(()) };
    let found = match users::get(conn, officer.0) {
        Err(StoreError::NotFound) => None,
        user => Some(user?),
    };
    let fits = |u: &UserRow| {
        let department = [Role::Investigator, Role::UnitHead].map(Role::as_str);
        u.active && department.contains(&u.role.as_str()) && u.province == case.province
    };
    if found.as_ref().is_some_and(fits) {
        return Ok(());
    }
    Err(Failure::Invalid(vec![FieldError::new(
        "/officer_id",
        "unknown_officer",
        "Không có cán bộ điều tra đang làm việc với mã này. Chọn trong danh sách cán bộ của Sở.",
        "No officer at work has this id. Choose one of the department's officers.",
    )]))
}

fn report_guard(_: &mut Conn, actor: &Actor, case: &Case, command: &Command) -> Result<(), Failure> {
    match command {
        Command::CorrectReport { report, accident, .. } => {
            own_report(actor, case, *report)?;
            own_employer(actor, case, accident)
        }
        Command::ProvideSupplement { report, .. } | Command::WithdrawReport { report, .. } => {
            own_report(actor, case, *report)
        }
        _other => Ok(()),
    }
}

/// Whoever does not investigate sets aside only what his side handed in.
fn own_evidence_guard(conn: &mut Conn, actor: &Actor, case: &Case, command: &Command) -> Result<(), Failure> {
    let Command::WithdrawEvidence { id, .. } = command else { return Ok(()) };
    let known = relations(conn, actor, case)?;
    let item = case.evidence_item(*id).ok_or(Failure::NotFound)?;
    if may(actor, &known, Action::MoveEvidence) || item.added_by.is_side_of(actor) {
        return Ok(());
    }
    Err(Failure::NotFound)
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident => $action:ident, addition: $addition:literal, $guard:ident;)+) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`Failure`] when the access table, the version or the case refuses.
        pub async fn $name(app: &Casework, ctx: Context, id: CaseId, command: Command) -> Result<CaseOutcome, Failure> {
            execute::<act::$action>(app, ctx, id, $addition, $guard, command).await
        }
    )+};
}

commands! {
    /// Accepts a report and gives a receipt.
    accept_report => AcceptReport, addition: false, no_guard;
    /// Asks for a supplement, with a reason.
    request_supplement => RequestSupplement, addition: false, no_guard;
    /// Supplies what was missing.
    provide_supplement => ProvideSupplement, addition: true, report_guard;
    /// Corrects a report, with a reason.
    correct_report => CorrectReport, addition: false, report_guard;
    /// Withdraws a report before acceptance.
    withdraw_report => WithdrawReport, addition: false, report_guard;
    /// Changes a victim's condition.
    change_condition => ChangeCondition, addition: false, no_guard;
    /// Adds a victim who became known later.
    add_victim => AddVictim, addition: false, no_guard;
    /// Dismisses a case, with a reason.
    dismiss => Dismiss, addition: false, dismiss_guard;
    /// Makes an officer responsible.
    assign => Assign, addition: false, officer_guard;
    /// Founds the investigation team.
    found_team => FoundTeam, addition: false, no_guard;
    /// Takes the case of an establishment over to the province.
    take_over => TakeOver, addition: false, no_guard;
    /// Records the arrival at the scene.
    reach_scene => ReachScene, addition: false, no_guard;
    /// Records a written request for expertise.
    request_expertise => RequestExpertise, addition: false, no_guard;
    /// Records the consent to the one extension.
    extend => Extend, addition: false, no_guard;
    /// Hands the file to the police.
    send_to_police => SendToPolice, addition: false, no_guard;
    /// Records the return of the file.
    return_from_police => ReturnFromPolice, addition: false, no_guard;
    /// Concludes findings on cause and responsibility.
    conclude => Conclude, addition: false, no_guard;
    /// Plans the announcement meeting; agencies that must attend are invited.
    plan_meeting => PlanMeeting, addition: false, no_guard;
    /// Records the announcement meeting.
    hold_announcement => HoldAnnouncement, addition: false, no_guard;
    /// Issues and sends the minutes.
    issue_minutes => IssueMinutes, addition: false, no_guard;
    /// Records that the minutes reached somebody.
    record_service => RecordService, addition: true, no_guard;
    /// Records that the minutes were posted in public.
    record_posting => RecordPosting, addition: true, no_guard;
    /// Records a complaint about announced findings.
    record_complaint => RecordComplaint, addition: true, no_guard;
    /// Answers a complaint.
    answer_complaint => AnswerComplaint, addition: false, no_guard;
    /// Records that a complaint went on to the higher body.
    escalate_complaint => EscalateComplaint, addition: false, no_guard;
    /// Has a case investigated again.
    reinvestigate => Reinvestigate, addition: false, no_guard;
    /// Adds a recommendation.
    add_recommendation => AddRecommendation, addition: false, no_guard;
    /// Reports on a recommendation.
    report_recommendation => ReportRecommendation, addition: false, no_guard;
    /// Puts the due date of a recommendation off.
    extend_recommendation => ExtendRecommendation, addition: false, no_guard;
    /// Verifies or rejects what was reported.
    verify_recommendation => VerifyRecommendation, addition: false, no_guard;
    /// Records the medical assessment of a victim.
    record_assessment => RecordAssessment, addition: false, no_guard;
    /// Cancels the record of a payment that was recorded wrongly.
    correct_compensation => CorrectCompensation, addition: false, no_guard;
    /// Records a payment of compensation or allowance.
    record_compensation => RecordCompensation, addition: false, no_guard;
    /// Records that an item of evidence changed hands.
    move_evidence => MoveEvidence, addition: true, no_guard;
    /// Sets an item of evidence aside; outside the investigation each only what his side added.
    withdraw_evidence => WithdrawEvidence, addition: true, own_evidence_guard;
    /// Marks a point of a victim's file as not applicable, or as applicable again.
    mark_file_point => MarkFilePoint, addition: true, no_guard;
    /// Closes a case.
    close => Close, addition: false, no_guard;
    /// Changes the members of the team.
    change_team => ChangeTeam, addition: false, no_guard;
    /// Answers the invitation to send a member.
    answer_invitation => AnswerInvitation, addition: true, no_guard;
    /// Lays down a step of the plan.
    set_step => SetStep, addition: false, no_guard;
    /// Records about the scene.
    record_scene => RecordScene, addition: true, no_guard;
    /// Records testimony.
    record_testimony => RecordTestimony, addition: true, no_guard;
    /// Requests documents or objects.
    request_documents => RequestDocuments, addition: false, no_guard;
    /// Records what came of a request.
    receive_documents => ReceiveDocuments, addition: true, no_guard;
    /// Records the result of expertise.
    receive_expertise => ReceiveExpertise, addition: false, no_guard;
    /// Gives the reason for a delay.
    explain_delay => ExplainDelay, addition: false, no_guard;
    /// Records who leads.
    set_primacy => SetPrimacy, addition: false, no_guard;
    /// Sends the letter of opinion to police and procuracy.
    send_opinion => SendOpinion, addition: false, no_guard;
    /// Records the ruling of the police.
    record_ruling => RecordRuling, addition: true, no_guard;
    /// Records that the police have longer to rule.
    extend_police_term => ExtendPoliceTerm, addition: true, no_guard;
    /// Lists what the police give back.
    list_police_return => ListPoliceReturn, addition: true, no_guard;
    /// Records how a prosecution ended.
    record_prosecution_end => RecordProsecutionEnd, addition: false, no_guard;
    /// Records a hand-over of the file.
    record_handover => RecordHandover, addition: false, no_guard;
    /// Confirms a hand-over, for one side.
    confirm_handover => ConfirmHandover, addition: true, no_guard;
    /// Refers to the body under specialised law.
    refer => Refer, addition: false, no_guard;
    /// Records the answer to a referral.
    answer_referral => AnswerReferral, addition: false, no_guard;
    /// Signs the minutes of the investigation.
    sign_findings => SignFindings, addition: false, no_guard;
}
