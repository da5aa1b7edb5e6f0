//! What somebody asks to be done to a case.

use super::change::ConditionChange;
use super::evidence::{MoveEvidence, NewEvidence};
use super::file_list::FilePoint;
use super::findings::Findings;
use super::inquiry::{
    DocumentReceipt, DocumentRequest, Handover, OpinionLetter, PoliceExtension, PoliceReturnList,
    PoliceRuling, Primacy, ProsecutionOutcome, Referral, ReferralAnswer, SceneRecord, Testimony,
};
use super::meeting::Meeting;
use super::order::{
    AnswerComplaint, AnswerInvitation, ConfirmHandover, EscalateComplaint, Extend, ExtendRecommendation,
    FoundTeam, IssueMinutes, NewAssessment, NewCompensation, NewComplaint, NewMeetingPlan, NewPosting,
    NewRecommendation, NewService, Reinvestigate, ReturnFromPolice, SetStep, SignFindings, TakeOver,
};
use super::paper::{NewDocument, NewDocumentCopy};
use super::report::Report;
use super::stage::{DismissalKind, PoliceTransfer};
use super::state::Case;
use super::statement::{AccidentStatement, VictimStatement};
use super::team::{Expertise, ExpertiseResult, TeamOrder};
use crate::ids::{
    CaseId, DocumentRequestId, EvidenceId, RecommendationId, ReferralId, ReportId, SupplementId, UserId,
    VictimId,
};
use crate::time::Instant;
use crate::words::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// Name of a command; the table of [`super::lifecycle`] says from which stage it is allowed.
    pub enum CommandKind {
        Report = "report" ["báo tin, khai báo, ghi nhận", "report"],
        AcceptReport = "accept_report" ["tiếp nhận", "accept a report"],
        RequestSupplement = "request_supplement" ["yêu cầu bổ sung", "request a supplement"],
        ProvideSupplement = "provide_supplement" ["bổ sung", "provide a supplement"],
        CorrectReport = "correct_report" ["đính chính", "correct a report"],
        WithdrawReport = "withdraw_report" ["rút tin", "withdraw a report"],
        ChangeCondition = "change_condition" ["cập nhật tình trạng nạn nhân", "change a victim's condition"],
        AddVictim = "add_victim" ["bổ sung nạn nhân", "add a victim"],
        AbsorbCase = "absorb_case" ["nhập vụ khác vào vụ này", "take in another case"],
        Dismiss = "dismiss" ["không thụ lý", "dismiss"],
        Assign = "assign" ["phân công cán bộ", "assign an officer"],
        FoundTeam = "found_team" ["thành lập Đoàn điều tra", "found the team"],
        TakeOver = "take_over" ["lấy lên cấp trên điều tra", "take over to a higher level"],
        ReachScene = "reach_scene" ["ghi nhận có mặt tại hiện trường", "record arrival at the scene"],
        RequestExpertise = "request_expertise" ["trưng cầu giám định", "request expertise"],
        Extend = "extend" ["gia hạn điều tra", "extend the term"],
        SendToPolice = "send_to_police" ["chuyển hồ sơ cho cơ quan điều tra", "hand the file to the police"],
        ReturnFromPolice = "return_from_police" ["nhận lại hồ sơ từ cơ quan điều tra", "receive the file back"],
        Conclude = "conclude" ["kết luận", "conclude findings"],
        PlanMeeting = "plan_meeting" ["lập kế hoạch họp công bố", "plan the announcement meeting"],
        HoldAnnouncement = "hold_announcement" ["họp công bố", "hold the announcement"],
        IssueMinutes = "issue_minutes" ["ban hành, gửi biên bản", "issue the minutes"],
        RecordService = "record_service" ["ghi nhận việc gửi biên bản", "record that the minutes were served"],
        RecordPosting = "record_posting" ["ghi nhận việc niêm yết", "record the public posting"],
        RecordComplaint = "record_complaint" ["ghi nhận khiếu nại", "record a complaint"],
        AnswerComplaint = "answer_complaint" ["trả lời khiếu nại", "answer a complaint"],
        EscalateComplaint = "escalate_complaint" ["ghi nhận khiếu nại lên cấp trên", "record a complaint to the higher body"],
        Reinvestigate = "reinvestigate" ["điều tra lại", "investigate again"],
        Unmerge = "unmerge" ["tách vụ đã nhập nhầm", "take a case out again"],
        AddRecommendation = "add_recommendation" ["thêm kiến nghị", "add a recommendation"],
        ReportRecommendation = "report_recommendation" ["báo cáo thực hiện kiến nghị", "report on a recommendation"],
        ExtendRecommendation = "extend_recommendation" ["gia hạn kiến nghị", "extend a recommendation"],
        VerifyRecommendation = "verify_recommendation" ["xác minh kiến nghị", "verify a recommendation"],
        RecordAssessment = "record_assessment" ["ghi nhận kết luận giám định y khoa", "record a medical assessment"],
        RecordCompensation = "record_compensation" ["ghi nhận bồi thường, trợ cấp", "record compensation"],
        AddEvidence = "add_evidence" ["thêm chứng cứ, tài liệu", "add evidence"],
        MoveEvidence = "move_evidence" ["giao nhận chứng cứ", "hand evidence over"],
        WithdrawEvidence = "withdraw_evidence" ["không dùng chứng cứ", "set evidence aside"],
        MarkFilePoint = "mark_file_point" ["đánh dấu mục hồ sơ không áp dụng", "mark a point of the file as not applicable"],
        CorrectCompensation = "correct_compensation" ["hủy ghi nhận bồi thường, trợ cấp ghi sai", "cancel a wrong record of compensation"],
        IssueDocument = "issue_document" ["phát hành văn bản", "issue a document"],
        FileDocument = "file_document" ["lưu bản đã ký hoặc đã chỉnh sửa", "file a signed or edited version"],
        Close = "close" ["kết thúc vụ", "close"],
        ChangeTeam = "change_team" ["thay đổi thành viên Đoàn điều tra", "change the members of the team"],
        AnswerInvitation = "answer_invitation" ["trả lời việc cử thành viên", "answer the invitation to send a member"],
        SetStep = "set_step" ["lập, cập nhật kế hoạch điều tra", "lay down a step of the plan"],
        RecordScene = "record_scene" ["ghi nhận về hiện trường", "record about the scene"],
        RecordTestimony = "record_testimony" ["ghi biên bản lấy lời khai", "record testimony"],
        RequestDocuments = "request_documents" ["yêu cầu cung cấp tài liệu, đồ vật", "request documents or objects"],
        ReceiveDocuments = "receive_documents" ["ghi nhận tài liệu, đồ vật đã nhận", "record what was received"],
        ReceiveExpertise = "receive_expertise" ["ghi nhận kết quả giám định", "record the result of expertise"],
        ExplainDelay = "explain_delay" ["nêu lý do quá hạn", "give the reason for a delay"],
        SetPrimacy = "set_primacy" ["xác định cơ quan chủ trì", "record who leads"],
        SendOpinion = "send_opinion" ["gửi văn bản nêu ý kiến", "send the letter of opinion"],
        RecordRuling = "record_ruling" ["ghi nhận quyết định của cơ quan điều tra", "record the ruling of the police"],
        ExtendPoliceTerm = "extend_police_term" ["ghi nhận gia hạn giải quyết nguồn tin về tội phạm", "record that the police have longer to rule"],
        ListPoliceReturn = "list_police_return" ["lập danh mục giao trả hồ sơ", "list what goes back to the team"],
        RecordProsecutionEnd = "record_prosecution_end" ["ghi nhận kết quả xử lý hình sự", "record how the prosecution ended"],
        RecordHandover = "record_handover" ["lập biên bản bàn giao hồ sơ", "record a hand-over of the file"],
        ConfirmHandover = "confirm_handover" ["xác nhận bàn giao", "confirm a hand-over"],
        Refer = "refer" ["chuyển cơ quan có thẩm quyền theo luật chuyên ngành", "refer to the body under specialised law"],
        AnswerReferral = "answer_referral" ["ghi nhận trả lời của cơ quan được chuyển", "record the answer to a referral"],
        SignFindings = "sign_findings" ["ký biên bản điều tra", "sign the minutes of the investigation"],
    }
}

/// A command with its content, already parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// A report of the accident arrives.
    Report(Box<Report>),
    /// Accept a report and give a receipt.
    AcceptReport {
        /// Report.
        report: ReportId,
        /// Note to the reporter.
        note: Option<String>,
    },
    /// Ask for what is missing.
    RequestSupplement {
        /// Id of the request.
        id: SupplementId,
        /// Report.
        report: ReportId,
        /// Why.
        reason: String,
        /// Last day.
        due: NaiveDate,
    },
    /// Supply what is missing.
    ProvideSupplement {
        /// Report.
        report: ReportId,
        /// Request answered.
        request: Option<SupplementId>,
        /// What.
        text: String,
    },
    /// Correct a report.
    CorrectReport {
        /// Report.
        report: ReportId,
        /// Why.
        reason: String,
        /// As it should be.
        accident: Box<AccidentStatement>,
    },
    /// Correct what a reporter told without an account: only what he changes of his own words is changed.
    CorrectOwnWords {
        /// Report.
        report: ReportId,
        /// Why.
        reason: String,
        /// The accident as the reporter tells it now.
        accident: Box<AccidentStatement>,
    },
    /// Withdraw before acceptance.
    WithdrawReport {
        /// Report.
        report: ReportId,
        /// Why.
        reason: String,
    },
    /// A victim's condition changed.
    ChangeCondition(Box<ConditionChange>),
    /// A further victim became known.
    AddVictim {
        /// Victim.
        victim: Box<VictimStatement>,
        /// Why only now.
        reason: String,
    },
    /// Take in another case of the same accident.
    AbsorbCase {
        /// The other case, as it stands.
        other: Box<Case>,
        /// Why.
        reason: String,
    },
    /// Dismiss.
    Dismiss {
        /// Kind.
        kind: DismissalKind,
        /// Why.
        reason: String,
        /// The case that goes on.
        into: Option<CaseId>,
    },
    /// Assign an officer.
    Assign {
        /// Officer.
        officer: UserId,
        /// Name.
        officer_name: String,
    },
    /// Found the team.
    FoundTeam(FoundTeam),
    /// The province takes an establishment's case over.
    TakeOver(TakeOver),
    /// People arrived at the scene.
    ReachScene {
        /// When.
        at: Instant,
        /// Who.
        by: String,
        /// What was found.
        note: Option<String>,
    },
    /// Expertise was requested.
    RequestExpertise(Expertise),
    /// Extend.
    Extend(Extend),
    /// Hand the file to the police.
    SendToPolice(PoliceTransfer),
    /// Receive it back.
    ReturnFromPolice(ReturnFromPolice),
    /// Conclude.
    Conclude(Box<Findings>),
    /// Plan the announcement meeting, or plan it anew.
    PlanMeeting(NewMeetingPlan),
    /// The meeting was held.
    HoldAnnouncement(Box<Meeting>),
    /// Issue the minutes.
    IssueMinutes(IssueMinutes),
    /// Record that the minutes reached somebody.
    RecordService(NewService),
    /// Record that the minutes were posted.
    RecordPosting(NewPosting),
    /// A complaint arrived.
    RecordComplaint(NewComplaint),
    /// Answer a complaint.
    AnswerComplaint(AnswerComplaint),
    /// A complaint went on to the higher body.
    EscalateComplaint(EscalateComplaint),
    /// Investigate again.
    Reinvestigate(Reinvestigate),
    /// Let a case go that was taken in by mistake.
    Release {
        /// The other case, as it stands.
        other: Box<Case>,
        /// Why.
        reason: String,
    },
    /// Come out of the case into which this one was taken by mistake.
    ComeOut {
        /// The case that had taken it in, before it lets go.
        host: Box<Case>,
        /// Why.
        reason: String,
    },
    /// Add a recommendation.
    AddRecommendation(NewRecommendation),
    /// Report on a recommendation.
    ReportRecommendation {
        /// Which.
        id: RecommendationId,
        /// What was done.
        text: String,
        /// Evidence in words.
        evidence: Option<String>,
        /// Evidence of the file.
        evidence_ids: Vec<EvidenceId>,
        /// Done, or under way.
        done: bool,
    },
    /// Extend the due date of a recommendation.
    ExtendRecommendation(ExtendRecommendation),
    /// Verify a recommendation.
    VerifyRecommendation {
        /// Which.
        id: RecommendationId,
        /// Accepted or rejected.
        accepted: bool,
        /// Why; required when rejected.
        note: Option<String>,
    },
    /// Record the medical assessment of an injured victim.
    RecordAssessment(NewAssessment),
    /// Record a payment of compensation or allowance.
    RecordCompensation(NewCompensation),
    /// Add a piece of evidence.
    AddEvidence(Box<NewEvidence>),
    /// Hand an item over.
    MoveEvidence(MoveEvidence),
    /// Issue a document.
    IssueDocument(Box<NewDocument>),
    /// File a signed or edited version beside an issued document.
    FileDocument(Box<NewDocumentCopy>),
    /// Set an item aside; it stays in the file.
    WithdrawEvidence {
        /// Which.
        id: EvidenceId,
        /// Why.
        reason: String,
    },
    /// Say that a point of a victim's file does not apply, or that it applies again.
    MarkFilePoint {
        /// Victim.
        victim: VictimId,
        /// Point.
        point: FilePoint,
        /// Why it does not apply; absent when it applies again.
        reason: Option<String>,
    },
    /// Cancel the record of a payment that was recorded wrongly.
    CorrectCompensation {
        /// Number of the record.
        number: u32,
        /// Why.
        reason: String,
    },
    /// Close.
    Close {
        /// Note; why, while something is open that does not stand against closing.
        note: Option<String>,
        /// The quick report to the ministry is recorded as sent: a task of the department, not an event of the case.
        reported: bool,
    },
    /// Change the members of the team.
    ChangeTeam(TeamOrder),
    /// Answer the invitation to send a member.
    AnswerInvitation(AnswerInvitation),
    /// Lay down a step.
    SetStep(SetStep),
    /// Record about the scene.
    RecordScene(Box<SceneRecord>),
    /// Record testimony.
    RecordTestimony(Box<Testimony>),
    /// Request documents.
    RequestDocuments(DocumentRequest),
    /// Record what came of a request.
    ReceiveDocuments {
        /// Request.
        id: DocumentRequestId,
        /// What came.
        receipt: DocumentReceipt,
    },
    /// Record the result of expertise.
    ReceiveExpertise(ExpertiseResult),
    /// Give the reason for a delay.
    ExplainDelay {
        /// Why.
        reason: String,
    },
    /// Record who leads.
    SetPrimacy(Primacy),
    /// Send the letter of opinion.
    SendOpinion(Box<OpinionLetter>),
    /// Record the ruling of the police.
    RecordRuling(PoliceRuling),
    /// Record that the police have longer to rule.
    ExtendPoliceTerm(PoliceExtension),
    /// List what goes back to the team.
    ListPoliceReturn(PoliceReturnList),
    /// Record how the prosecution ended.
    RecordProsecutionEnd(ProsecutionOutcome),
    /// Record a hand-over.
    RecordHandover(Box<Handover>),
    /// Confirm a hand-over.
    ConfirmHandover(ConfirmHandover),
    /// Refer to another body.
    Refer(Referral),
    /// Record the answer to a referral.
    AnswerReferral {
        /// Referral.
        id: ReferralId,
        /// Answer.
        answer: ReferralAnswer,
    },
    /// Sign the minutes.
    SignFindings(SignFindings),
}

impl Command {
    /// The name of the command.
    pub fn kind(&self) -> CommandKind {
        match self {
            Self::Report(_) => CommandKind::Report,
            Self::AcceptReport { .. } => CommandKind::AcceptReport,
            Self::RequestSupplement { .. } => CommandKind::RequestSupplement,
            Self::ProvideSupplement { .. } => CommandKind::ProvideSupplement,
            Self::CorrectReport { .. } | Self::CorrectOwnWords { .. } => CommandKind::CorrectReport,
            Self::WithdrawReport { .. } => CommandKind::WithdrawReport,
            Self::ChangeCondition(_) => CommandKind::ChangeCondition,
            Self::AddVictim { .. } => CommandKind::AddVictim,
            Self::AbsorbCase { .. } => CommandKind::AbsorbCase,
            Self::Dismiss { .. } => CommandKind::Dismiss,
            Self::Assign { .. } => CommandKind::Assign,
            Self::FoundTeam(_) => CommandKind::FoundTeam,
            Self::TakeOver(_) => CommandKind::TakeOver,
            Self::ReachScene { .. } => CommandKind::ReachScene,
            Self::RequestExpertise(_) => CommandKind::RequestExpertise,
            Self::Extend(_) => CommandKind::Extend,
            Self::SendToPolice(_) => CommandKind::SendToPolice,
            Self::ReturnFromPolice(_) => CommandKind::ReturnFromPolice,
            Self::Conclude(_) => CommandKind::Conclude,
            Self::PlanMeeting(_) => CommandKind::PlanMeeting,
            Self::HoldAnnouncement(_) => CommandKind::HoldAnnouncement,
            Self::IssueMinutes(_) => CommandKind::IssueMinutes,
            Self::RecordService(_) => CommandKind::RecordService,
            Self::RecordPosting(_) => CommandKind::RecordPosting,
            Self::RecordComplaint(_) => CommandKind::RecordComplaint,
            Self::AnswerComplaint(_) => CommandKind::AnswerComplaint,
            Self::EscalateComplaint(_) => CommandKind::EscalateComplaint,
            Self::Reinvestigate(_) => CommandKind::Reinvestigate,
            Self::Release { .. } | Self::ComeOut { .. } => CommandKind::Unmerge,
            Self::AddRecommendation(_) => CommandKind::AddRecommendation,
            Self::ReportRecommendation { .. } => CommandKind::ReportRecommendation,
            Self::ExtendRecommendation(_) => CommandKind::ExtendRecommendation,
            Self::VerifyRecommendation { .. } => CommandKind::VerifyRecommendation,
            Self::RecordAssessment(_) => CommandKind::RecordAssessment,
            Self::RecordCompensation(_) => CommandKind::RecordCompensation,
            Self::AddEvidence(_) => CommandKind::AddEvidence,
            Self::IssueDocument(_) => CommandKind::IssueDocument,
            Self::FileDocument(_) => CommandKind::FileDocument,
            Self::MoveEvidence(_) => CommandKind::MoveEvidence,
            Self::WithdrawEvidence { .. } => CommandKind::WithdrawEvidence,
            Self::MarkFilePoint { .. } => CommandKind::MarkFilePoint,
            Self::CorrectCompensation { .. } => CommandKind::CorrectCompensation,
            Self::Close { .. } => CommandKind::Close,
            Self::ChangeTeam(_) => CommandKind::ChangeTeam,
            Self::AnswerInvitation(_) => CommandKind::AnswerInvitation,
            Self::SetStep(_) => CommandKind::SetStep,
            Self::RecordScene(_) => CommandKind::RecordScene,
            Self::RecordTestimony(_) => CommandKind::RecordTestimony,
            Self::RequestDocuments(_) => CommandKind::RequestDocuments,
            Self::ReceiveDocuments { .. } => CommandKind::ReceiveDocuments,
            Self::ReceiveExpertise(_) => CommandKind::ReceiveExpertise,
            Self::ExplainDelay { .. } => CommandKind::ExplainDelay,
            Self::SetPrimacy(_) => CommandKind::SetPrimacy,
            Self::SendOpinion(_) => CommandKind::SendOpinion,
            Self::RecordRuling(_) => CommandKind::RecordRuling,
            Self::ExtendPoliceTerm(_) => CommandKind::ExtendPoliceTerm,
            Self::ListPoliceReturn(_) => CommandKind::ListPoliceReturn,
            Self::RecordProsecutionEnd(_) => CommandKind::RecordProsecutionEnd,
            Self::RecordHandover(_) => CommandKind::RecordHandover,
            Self::ConfirmHandover(_) => CommandKind::ConfirmHandover,
            Self::Refer(_) => CommandKind::Refer,
            Self::AnswerReferral { .. } => CommandKind::AnswerReferral,
            Self::SignFindings(_) => CommandKind::SignFindings,
        }
    }
}
