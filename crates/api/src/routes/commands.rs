//! The commands of a case: one operation each, all on the same road.

use crate::answer::{OutcomeAnswer, changed};
use crate::ask::Ask;
use crate::query::PathId;
use actix_web::http::Method;
use actix_web::{HttpResponse, Resource, web};
use casework::cases;
use domain::access::Action;
use domain::ids::CaseId;
use tnld_http::dto::*;
use tnld_http::{Fault, JsonBody};

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident $context:ident $action:ident $path:literal $input:ident $done:literal;)+) => {
        $(
            $(#[$doc])*
            #[utoipa::path(
                post, path = $path, tag = "commands",
                params(("id" = uuid::Uuid, Path, description = "Id of the case")),
                request_body = $input,
                responses((status = 200, description = $done, body = OutcomeAnswer))
            )]
            pub(crate) async fn $name(ask: Ask, id: PathId, body: JsonBody<$input>) -> Result<HttpResponse, Fault> {
                let ctx = ask.$context(Action::$action, &body.hash)?;
                let command = ask.read(body.value)?;
                let outcome = cases::$name(&ask.app, ctx, CaseId(id.0), command).await?;
                Ok(changed(outcome, ask.lang()))
            }
        )+

        /// Path and handler of every command.
        pub(crate) fn resources() -> Vec<Resource> {
            vec![
                $(crate::mount::resource($path, vec![(Method::POST, web::post().to($name))])),+,
                crate::mount::resource("/api/v1/cases/{id}/merge", vec![(Method::POST, web::post().to(merge))]),
                crate::mount::resource("/api/v1/cases/{id}/unmerge", vec![(Method::POST, web::post().to(unmerge))]),
            ]
        }

        /// Path and action of every command.
        pub(crate) const ACTIONS: &[(&str, Action)] = &[
            $(($path, Action::$action)),+,
            ("/api/v1/cases/{id}/merge", Action::MergeCases),
            ("/api/v1/cases/{id}/unmerge", Action::Unmerge),
        ];
    };
}

commands! {
    /// Accepts a report and gives a receipt
    accept_report changing AcceptReport "/api/v1/cases/{id}/accept-report" AcceptReportInput "Accepted";
    /// Asks for a supplement, with a reason
    request_supplement changing RequestSupplement "/api/v1/cases/{id}/request-supplement" RequestSupplementInput "Asked";
    /// Supplies what a report lacked
    provide_supplement creating ProvideSupplement "/api/v1/cases/{id}/provide-supplement" ProvideSupplementInput "Supplied";
    /// Corrects a report, with a reason; the first submission stands
    correct_report changing CorrectReport "/api/v1/cases/{id}/correct-report" CorrectReportInput "Corrected";
    /// Withdraws a report before it was accepted
    withdraw_report changing WithdrawReport "/api/v1/cases/{id}/withdraw-report" WithdrawReportInput "Withdrawn";
    /// Changes a victim's condition: later death, reclassification, hand-over
    change_condition changing ChangeCondition "/api/v1/cases/{id}/change-condition" ChangeConditionInput "Changed";
    /// Adds a victim who became known later
    add_victim changing AddVictim "/api/v1/cases/{id}/add-victim" AddVictimInput "Added";
    /// Dismisses a case, with a reason
    dismiss changing Dismiss "/api/v1/cases/{id}/dismiss" DismissInput "Dismissed";
    /// Makes an officer responsible
    assign changing Assign "/api/v1/cases/{id}/assign" AssignInput "Assigned";
    /// Founds the investigation team (PL V, VI, VII)
    found_team changing FoundTeam "/api/v1/cases/{id}/found-team" FoundTeamInput "Founded; the clock of the investigation runs";
    /// Takes the case of an establishment over to the province
    take_over changing TakeOver "/api/v1/cases/{id}/take-over" TakeOverInput "Taken over; the clock of the province runs";
    /// Records the arrival at the scene
    reach_scene changing ReachScene "/api/v1/cases/{id}/reach-scene" ReachSceneInput "Recorded";
    /// Records a written request for expertise: the term becomes 60 days
    request_expertise changing RequestExpertise "/api/v1/cases/{id}/request-expertise" RequestExpertiseInput "Recorded";
    /// Records the consent to the one extension
    extend changing Extend "/api/v1/cases/{id}/extend" ExtendInput "Extended";
    /// Hands the file to the investigating police: the clock stops
    send_to_police changing SendToPolice "/api/v1/cases/{id}/send-to-police" SendToPoliceInput "Handed over";
    /// Records the return of the file from the police
    return_from_police changing ReturnFromPolice "/api/v1/cases/{id}/return-from-police" ReturnFromPoliceInput "Recorded";
    /// Concludes findings on cause and responsibility (PL IX, X)
    conclude changing Conclude "/api/v1/cases/{id}/conclude" ConcludeInput "Concluded";
    /// Plans the announcement meeting; agencies that must attend are invited, and told of every change
    plan_meeting changing PlanMeeting "/api/v1/cases/{id}/plan-meeting" PlanMeetingInput "Planned";
    /// Records the announcement meeting: the clock of the investigation stops
    hold_announcement changing HoldAnnouncement "/api/v1/cases/{id}/hold-announcement" HoldAnnouncementInput "Announced";
    /// Issues the minutes with the list of those who must receive them
    issue_minutes changing IssueMinutes "/api/v1/cases/{id}/issue-minutes" IssueMinutesInput "Issued";
    /// Records that the minutes reached somebody
    record_service creating RecordService "/api/v1/cases/{id}/record-service" RecordServiceInput "Recorded";
    /// Records that the minutes were posted in public
    record_posting creating RecordPosting "/api/v1/cases/{id}/record-posting" RecordPostingInput "Recorded";
    /// Records a complaint about announced findings
    record_complaint creating RecordComplaint "/api/v1/cases/{id}/record-complaint" RecordComplaintInput "Recorded; ten working days to answer";
    /// Answers a complaint
    answer_complaint changing AnswerComplaint "/api/v1/cases/{id}/answer-complaint" AnswerComplaintInput "Answered";
    /// Records that a complaint went on to the higher body
    escalate_complaint changing EscalateComplaint "/api/v1/cases/{id}/escalate-complaint" EscalateComplaintInput "Recorded";
    /// Has a case investigated again: a new round, while what was announced stays valid
    reinvestigate changing Reinvestigate "/api/v1/cases/{id}/reinvestigate" ReinvestigateInput "A new team is at work";
    /// Adds a recommendation
    add_recommendation changing AddRecommendation "/api/v1/cases/{id}/add-recommendation" AddRecommendationInput "Added";
    /// Reports on a recommendation
    report_recommendation changing ReportRecommendation "/api/v1/cases/{id}/report-recommendation" ReportRecommendationInput "Reported";
    /// Puts the due date of a recommendation off, with a reason
    extend_recommendation changing ExtendRecommendation "/api/v1/cases/{id}/extend-recommendation" ExtendRecommendationInput "Extended";
    /// Verifies or rejects what was reported on a recommendation
    verify_recommendation changing VerifyRecommendation "/api/v1/cases/{id}/verify-recommendation" VerifyRecommendationInput "Verified or rejected";
    /// Records the medical assessment of a victim: five days to pay (R-BEN-7)
    record_assessment changing RecordAssessment "/api/v1/cases/{id}/record-assessment" RecordAssessmentInput "Recorded";
    /// Records a payment of compensation or allowance (R-BEN-7)
    record_compensation changing RecordCompensation "/api/v1/cases/{id}/record-compensation" RecordCompensationInput "Recorded";
    /// Cancels the record of a payment that was recorded wrongly
    correct_compensation changing CorrectCompensation "/api/v1/cases/{id}/correct-compensation" CorrectCompensationInput "Cancelled; record the right one with `replaces`";
    /// Closes a case
    close changing Close "/api/v1/cases/{id}/close" CloseInput "Closed";
    /// Changes the members of the team
    change_team changing ChangeTeam "/api/v1/cases/{id}/change-team" ChangeTeamInput "Changed";
    /// Answers the invitation to send a member
    answer_invitation creating AnswerInvitation "/api/v1/cases/{id}/answer-invitation" AnswerInvitationInput "Recorded";
    /// Lays down a step of the plan
    set_step changing SetStep "/api/v1/cases/{id}/set-step" SetStepInput "Laid down";
    /// Records about the scene
    record_scene creating RecordScene "/api/v1/cases/{id}/record-scene" RecordSceneInput "Recorded";
    /// Records testimony
    record_testimony creating RecordTestimony "/api/v1/cases/{id}/record-testimony" RecordTestimonyInput "Recorded";
    /// Requests documents or objects
    request_documents changing RequestDocuments "/api/v1/cases/{id}/request-documents" RequestDocumentsInput "Asked";
    /// Records what came of a request
    receive_documents creating ReceiveDocuments "/api/v1/cases/{id}/receive-documents" ReceiveDocumentsInput "Recorded";
    /// Records the result of expertise
    receive_expertise changing ReceiveExpertise "/api/v1/cases/{id}/receive-expertise" ReceiveExpertiseInput "Recorded";
    /// Gives the reason for a delay
    explain_delay changing ExplainDelay "/api/v1/cases/{id}/explain-delay" ExplainDelayInput "Recorded";
    /// Records who leads
    set_primacy changing SetPrimacy "/api/v1/cases/{id}/set-primacy" SetPrimacyInput "Recorded";
    /// Sends the letter of opinion to police and procuracy
    send_opinion changing SendOpinion "/api/v1/cases/{id}/send-opinion" SendOpinionInput "Sent";
    /// Records the ruling of the police
    record_ruling creating RecordRuling "/api/v1/cases/{id}/record-ruling" RecordRulingInput "Recorded";
    /// Records that the police have longer to rule
    extend_police_term creating ExtendPoliceTerm "/api/v1/cases/{id}/extend-police-term" ExtendPoliceTermInput "Recorded";
    /// Lists what the police give back to the team
    list_police_return creating ListPoliceReturn "/api/v1/cases/{id}/list-police-return" ListPoliceReturnInput "Listed; the team confirms the receipt";
    /// Records how a prosecution ended
    record_prosecution_end changing RecordProsecutionEnd "/api/v1/cases/{id}/record-prosecution-end" RecordProsecutionEndInput "Recorded";
    /// Records a hand-over of the file
    record_handover changing RecordHandover "/api/v1/cases/{id}/record-handover" RecordHandoverInput "Recorded";
    /// Confirms a hand-over, for one side
    confirm_handover creating ConfirmHandover "/api/v1/cases/{id}/confirm-handover" ConfirmHandoverInput "Confirmed";
    /// Refers to the body under specialised law
    refer changing Refer "/api/v1/cases/{id}/refer" ReferInput "Referred";
    /// Records the answer to a referral
    answer_referral changing AnswerReferral "/api/v1/cases/{id}/answer-referral" AnswerReferralInput "Recorded";
    /// Signs the minutes of the investigation
    sign_findings changing SignFindings "/api/v1/cases/{id}/sign-findings" SignFindingsInput "Signed; the announcement may be held";
}

/// Takes another case of the same accident into this one
///
/// If-Match is the version of the case that goes on; the other is dismissed and names it. Nothing is lost.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/merge", tag = "commands",
    params(("id" = uuid::Uuid, Path, description = "Id of the case that goes on")),
    request_body = MergeInput,
    responses((status = 200, description = "Merged", body = OutcomeAnswer))
)]
pub(crate) async fn merge(ask: Ask, id: PathId, body: JsonBody<MergeInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::MergeCases, &body.hash)?;
    let (other, reason) = ask.read(body.value)?;
    let outcome = cases::merge(&ask.app, ctx, CaseId(id.0), other, reason).await?;
    Ok(changed(outcome, ask.lang()))
}

/// Takes a case out again that was merged into this one by mistake
///
/// If-Match is the version of the case that had taken the other in. Both go on, each with its own reports.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/unmerge", tag = "commands",
    params(("id" = uuid::Uuid, Path, description = "Id of the case that had taken the other in")),
    request_body = UnmergeInput,
    responses((status = 200, description = "Taken out", body = OutcomeAnswer))
)]
pub(crate) async fn unmerge(
    ask: Ask,
    id: PathId,
    body: JsonBody<UnmergeInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::Unmerge, &body.hash)?;
    let order = ask.read(body.value)?;
    let outcome =
        cases::unmerge(&ask.app, ctx, CaseId(id.0), order.other, order.version, order.reason).await?;
    Ok(changed(outcome, ask.lang()))
}
