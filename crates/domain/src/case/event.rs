//! What happened to a case. Events are facts: never changed, never removed.

use super::change::{Classified, ConditionChange, PoliceDecision, TakenClock};
use super::compensation::{CancelledPayment, Compensation};
use super::complaint::{Complaint, ComplaintAnswer, Escalation};
use super::evidence::{CustodyStep, EvidenceItem, Recorder, SetAside};
use super::file_list::{FilePoint, FilePointMark};
use super::findings::{Findings, FindingsSigned};
use super::inquiry::{
    DocumentReceipt, DocumentRequest, Handover, HandoverSignature, Inquiry, InvitationAnswer, OpinionLetter,
    PoliceExtension, PoliceReturnList, PoliceRuling, Primacy, ProsecutionOutcome, Referral, ReferralAnswer,
    SceneRecord, Step, Testimony,
};
use super::meeting::{Meeting, MeetingPlan};
use super::minutes::{Addressee, IssuedMinutes, Posting, ServedLine};
use super::recommendation::{DueExtension, Progress, Recommendation, Verification};
use super::stage::{DismissalKind, PoliceTransfer};
use super::state::{CaseReport, LaterDeath, SupplementRequest};
use super::statement::{AccidentStatement, VictimStatement};
use super::team::{Expertise, ExpertiseResult, Extension, Team, TeamOrder};
use super::{medical_assessment::MedicalAssessment, report::Report};
use crate::ids::{
    CaseId, ComplaintId, DocumentRequestId, EnterpriseId, EvidenceId, HandoverId, RecommendationId,
    ReferralId, ReportId, SupplementId, UserId, VictimId,
};
use crate::law::{AlertDuty, Basis, Filer, FilingDuty, Trigger};
use crate::{time::Instant, value::CaseNumber, words::TeamLevel};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One event of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum Event {
    /// The case was opened and numbered.
    CaseOpened {
        /// Id.
        id: CaseId,
        /// Province code.
        province: String,
        /// Number, per province and year.
        number: CaseNumber,
    },
    /// A report arrived.
    ReportReceived {
        /// The report, whole.
        report: Box<Report>,
    },
    /// The facts of the case now rest on this report.
    FactsEstablished {
        /// Source.
        report: ReportId,
        /// The facts.
        accident: Box<AccidentStatement>,
    },
    /// The law gave a class and a competence.
    Classified(Classified),
    /// The law gave duties: forms that people must file, alerts that the system must send.
    DutiesArose {
        /// Why.
        trigger: Trigger,
        /// Forms to file.
        filing: Vec<FilingDuty>,
        /// Alerts to send; each becomes one alert.
        alerts: Vec<AlertDuty>,
    },
    /// An officer accepted a report; a receipt was given.
    ReportAccepted {
        /// Report.
        report: ReportId,
        /// Note to the reporter.
        note: Option<String>,
    },
    /// An officer asked for supplements, with a reason.
    SupplementRequested {
        /// Id.
        id: SupplementId,
        /// Report.
        report: ReportId,
        /// What is missing and why.
        reason: String,
        /// Last day.
        due: NaiveDate,
    },
    /// The reporter supplied what was missing.
    SupplementProvided {
        /// Request answered, when there was one.
        request: Option<SupplementId>,
        /// Report.
        report: ReportId,
        /// What was supplied.
        text: String,
    },
    /// A report was corrected, with a reason; the first submission stands.
    ReportCorrected {
        /// Report.
        report: ReportId,
        /// Why.
        reason: String,
        /// Pointers of what changed.
        changed: Vec<String>,
        /// The accident as this report tells it now.
        accident: Box<AccidentStatement>,
        /// The facts of the case rest on this report, so that they read like this from now on.
        replaces: bool,
        /// The reporter's own words now, when he corrected them with the code of his notice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<Box<AccidentStatement>>,
        /// For whom the person spoke who corrected it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Filer>,
    },
    /// The reporter withdrew before acceptance.
    ReportWithdrawn {
        /// Report.
        report: ReportId,
        /// Why.
        reason: String,
    },
    /// Whoever filed a report without being approved acts for this enterprise: the report is the enterprise's.
    ReporterConfirmed {
        /// Report.
        report: ReportId,
        /// Enterprise.
        enterprise: EnterpriseId,
    },
    /// A victim's condition changed.
    ConditionChanged(Box<ConditionChange>),
    /// A person became known who was hurt too.
    VictimAdded {
        /// The victim.
        victim: Box<VictimStatement>,
        /// Why only now.
        reason: String,
    },
    /// The file went from one level to another; the old clock is kept.
    HandedOver {
        /// From.
        from: TeamLevel,
        /// To.
        to: TeamLevel,
        /// The competent body received the tip then: its clock counts from here.
        clock_from: Instant,
        /// Why.
        reason: String,
        /// Article.
        basis: Basis,
    },
    /// The province took a case of an establishment over, or the centre one of the province; the old clock is kept.
    TakenOver {
        /// From.
        from: TeamLevel,
        /// To.
        #[serde(default = "super::team::province")]
        to: TeamLevel,
        /// The clock of that level counts from here.
        clock_from: Instant,
        /// Why.
        reason: String,
        /// What of the file was handed over.
        items: Vec<String>,
        /// Number and date of the hand-over record.
        record_reference: Option<String>,
        /// Article.
        basis: Basis,
    },
    /// Another case of the same accident was taken in.
    CaseAbsorbed {
        /// The other case.
        other: CaseId,
        /// Its number.
        number: CaseNumber,
        /// Its reports, unchanged, each with where it stands and its corrections.
        reports: Vec<CaseReport>,
        /// Its requests for supplements, with the answers.
        supplements: Vec<SupplementRequest>,
        /// Its recommendations.
        recommendations: Vec<Recommendation>,
        /// The work of its team.
        #[serde(default)]
        inquiry: Box<Inquiry>,
        /// Its payments: a case may have been announced before a later death opened it again.
        #[serde(default)]
        compensations: Vec<Compensation>,
        /// Its evidence, each item with the victim it concerns here.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceItem>,
        /// Points of its victims' files that do not apply.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        file_notes: Vec<FilePointMark>,
        /// Its medical assessments.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        assessments: Vec<MedicalAssessment>,
        /// Deaths that became known there after its reports.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        later_deaths: Vec<LaterDeath>,
        /// When people of the department reached the scene.
        scene_reached_at: Option<Instant>,
        /// Its clock.
        clock: Option<TakenClock>,
        /// Why.
        reason: String,
    },
    /// Dismissed.
    Dismissed {
        /// Kind.
        kind: DismissalKind,
        /// Why.
        reason: String,
        /// The case that goes on.
        into: Option<CaseId>,
    },
    /// An officer is responsible.
    Assigned {
        /// Officer.
        officer: UserId,
        /// Name.
        officer_name: String,
    },
    /// A team was founded.
    TeamFounded {
        /// The team.
        team: Box<Team>,
    },
    /// People of the department arrived at the scene (R-INV-10).
    SceneReached {
        /// When.
        at: Instant,
        /// Who.
        by: String,
        /// What was found.
        note: Option<String>,
    },
    /// Expertise was requested in writing.
    ExpertiseRequested(Expertise),
    /// The term was extended.
    Extended(Extension),
    /// The file went to the police.
    SentToPolice(PoliceTransfer),
    /// The file came back.
    ReturnedByPolice {
        /// When everything had been received.
        received_at: Instant,
        /// Decision of the police.
        decision: PoliceDecision,
        /// Number and date of the decision.
        decision_reference: String,
        /// What came back.
        #[serde(default)]
        items: Vec<String>,
        /// Everything has been received; events of before this was asked say so.
        #[serde(default = "super::event_kind::all_of_it")]
        complete: bool,
        /// Number of the record.
        #[serde(default)]
        record_number: Option<String>,
        /// Why what is on no list does not come back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        missing_reason: Option<String>,
    },
    /// Findings were concluded.
    Concluded {
        /// Findings.
        findings: Box<Findings>,
    },
    /// The meeting was held.
    AnnouncementHeld {
        /// Meeting.
        meeting: Box<Meeting>,
    },
    /// A meeting was planned, or planned anew.
    MeetingPlanned(Box<MeetingPlan>),
    /// Minutes were issued; whom they reach is a list of its own.
    MinutesIssued(IssuedMinutes),
    /// Somebody was added to the list of those who receive the minutes.
    AddresseeAdded(Box<Addressee>),
    /// The minutes reached an addressee.
    MinutesServed(ServedLine),
    /// The minutes were posted in public.
    Posted(Box<Posting>),
    /// A complaint arrived.
    ComplaintReceived(Box<Complaint>),
    /// A complaint was answered.
    ComplaintAnswered {
        /// Which.
        id: ComplaintId,
        /// The answer.
        answer: Box<ComplaintAnswer>,
    },
    /// A complaint went on to the higher body.
    ComplaintEscalated {
        /// Which.
        id: ComplaintId,
        /// The step.
        escalation: Box<Escalation>,
    },
    /// The case is investigated again; what was announced stays valid meanwhile.
    Reinvestigated(Box<Team>),
    /// A case that had been taken in by mistake goes its own way again.
    CaseReleased(Box<super::unmerge::Released>),
    /// This case, taken into another by mistake, goes on where it was.
    Unmerged(Box<super::unmerge::CameOut>),
    /// A recommendation was added.
    RecommendationAdded {
        /// The recommendation.
        recommendation: Box<Recommendation>,
    },
    /// Its owner reported.
    RecommendationReported {
        /// Which.
        id: RecommendationId,
        /// What.
        progress: Progress,
    },
    /// A second person verified or rejected.
    RecommendationVerified {
        /// Which.
        id: RecommendationId,
        /// Result.
        verification: Verification,
    },
    /// The due date of a recommendation was extended.
    RecommendationExtended {
        /// Which.
        id: RecommendationId,
        /// From when to when, by whom and why.
        extension: DueExtension,
    },
    /// The medical assessment of an injured victim arrived.
    AssessmentRecorded {
        /// The assessment.
        assessment: Box<MedicalAssessment>,
    },
    /// Compensation or allowance was paid.
    CompensationRecorded {
        /// The payment.
        payment: Box<Compensation>,
    },
    /// A piece of evidence was added.
    EvidenceAdded {
        /// The item.
        item: Box<EvidenceItem>,
    },
    /// An item changed hands.
    EvidenceMoved {
        /// Which.
        id: EvidenceId,
        /// Its number.
        number: u32,
        /// From whom to whom.
        step: Box<CustodyStep>,
    },
    /// An item was set aside; it stays in the file.
    EvidenceWithdrawn {
        /// Which.
        id: EvidenceId,
        /// Its number.
        number: u32,
        /// Why.
        aside: Box<SetAside>,
    },
    /// A point of a victim's file does not apply.
    FilePointMarked {
        /// Which, and why.
        mark: Box<FilePointMark>,
    },
    /// It applies again.
    FilePointUnmarked {
        /// Victim.
        victim: VictimId,
        /// Point.
        point: FilePoint,
        /// Who said so.
        by: Box<Recorder>,
    },
    /// A payment was recorded wrongly: it counts no longer, and stays to be read.
    CompensationCancelled {
        /// Its number in the case, from 1 in order of recording.
        number: u32,
        /// Who took it back, when, and why.
        cancelled: CancelledPayment,
    },
    /// A document was issued.
    DocumentIssued(Box<super::paper::IssuedDocument>),
    /// A signed or edited version was filed beside it.
    DocumentFiled(Box<super::paper::FiledDocument>),
    /// Closed.
    Closed {
        /// Note.
        note: Option<String>,
    },
    /// The members of the team were changed by a decision.
    TeamChanged(Box<TeamOrder>),
    /// An agency answered whom it sends.
    InvitationAnswered(Box<InvitationAnswer>),
    /// A step was laid down.
    StepSet(Box<Step>),
    /// Something was done about the scene.
    SceneRecorded(Box<SceneRecord>),
    /// Testimony was taken.
    TestimonyTaken(Box<Testimony>),
    /// Documents were asked for.
    DocumentsRequested(Box<DocumentRequest>),
    /// Something came of a request.
    DocumentsReceived {
        /// Request.
        id: DocumentRequestId,
        /// What came.
        receipt: DocumentReceipt,
    },
    /// The result of expertise came.
    ExpertiseReceived(ExpertiseResult),
    /// The term ran out for this reason.
    DelayExplained {
        /// Why.
        reason: String,
    },
    /// Somebody leads from now on.
    PrimacySet(Primacy),
    /// The letter of opinion went out.
    OpinionSent(Box<OpinionLetter>),
    /// The police ruled on the report of a crime.
    PoliceRuled(PoliceRuling),
    /// The police have longer to rule.
    PoliceTermExtended(Box<PoliceExtension>),
    /// The police listed what goes back.
    PoliceReturnListed(Box<PoliceReturnList>),
    /// A prosecution ended.
    ProsecutionEnded(ProsecutionOutcome),
    /// A hand-over was recorded.
    HandoverRecorded(Box<Handover>),
    /// A side confirmed it.
    HandoverConfirmed {
        /// Which.
        id: HandoverId,
        /// Confirmation.
        signature: HandoverSignature,
    },
    /// Referred to another body.
    Referred(Box<Referral>),
    /// That body answered.
    ReferralAnswered {
        /// Which.
        id: ReferralId,
        /// Answer.
        answer: ReferralAnswer,
    },
    /// The minutes of the investigation were signed.
    FindingsSigned(Box<FindingsSigned>),
}
