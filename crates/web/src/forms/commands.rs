//! One form per command of the case core, with every field of the law.

mod after;
mod announce;
mod findings;
mod inquiry;
mod payment;
mod people;
mod police;
mod reports;
mod sign;
mod team;
mod testimony;

use crate::form::{Field, Form, Item, Kind, Step};
use domain::case::CommandKind;

/// A form of one page, whose words stand under the command's name.
macro_rules! one_page {
    ($key:literal, [$($item:expr),+ $(,)?]) => {
        $crate::form::Form { key: $key, steps: &[$crate::form::Step { slug: "noi-dung", items: &[$($item),+] }] }
    };
}
use one_page;

/// The form of a command; a report and evidence have doors of their own, and a merge is asked by [`MERGE`].
pub fn of_command(command: CommandKind) -> Option<&'static Form> {
    use CommandKind as C;
    match command {
        // Evidence has pages of its own.
        C::AddEvidence | C::MoveEvidence | C::WithdrawEvidence | C::MarkFilePoint => None,
        // So have documents.
        C::IssueDocument | C::FileDocument => None,
        C::Report | C::AbsorbCase => None,
        C::AcceptReport => Some(&reports::ACCEPT),
        C::RequestSupplement => Some(&reports::REQUEST_SUPPLEMENT),
        C::ProvideSupplement => Some(&reports::PROVIDE_SUPPLEMENT),
        C::CorrectReport => Some(&reports::CORRECT),
        C::WithdrawReport => Some(&reports::WITHDRAW),
        C::ChangeCondition => Some(&people::CHANGE_CONDITION),
        C::AddVictim => Some(&people::ADD_VICTIM),
        C::Dismiss => Some(&reports::DISMISS),
        C::Assign => Some(&team::ASSIGN),
        C::FoundTeam => Some(&team::FOUND),
        C::TakeOver => Some(&team::TAKE_OVER),
        C::ReachScene => Some(&team::REACH_SCENE),
        C::RequestExpertise => Some(&team::EXPERTISE),
        C::Extend => Some(&team::EXTEND),
        C::SendToPolice => Some(&team::SEND_TO_POLICE),
        C::ReturnFromPolice => Some(&team::RETURN_FROM_POLICE),
        C::Conclude => Some(&findings::CONCLUDE),
        C::HoldAnnouncement => Some(&announce::HOLD),
        C::PlanMeeting => Some(&announce::PLAN),
        C::IssueMinutes => Some(&announce::ISSUE),
        C::RecordService => Some(&after::SERVICE),
        C::RecordPosting => Some(&after::POSTING),
        C::RecordComplaint => Some(&after::COMPLAINT),
        C::AnswerComplaint => Some(&after::ANSWER),
        C::EscalateComplaint => Some(&after::ESCALATE),
        C::Reinvestigate => Some(&after::REINVESTIGATE),
        C::Unmerge => Some(&after::UNMERGE),
        C::AddRecommendation => Some(&findings::ADD_RECOMMENDATION),
        C::ReportRecommendation => Some(&findings::REPORT_RECOMMENDATION),
        C::ExtendRecommendation => Some(&findings::EXTEND_RECOMMENDATION),
        C::VerifyRecommendation => Some(&findings::VERIFY_RECOMMENDATION),
        C::RecordAssessment => Some(&payment::ASSESSMENT),
        C::RecordCompensation => Some(&payment::COMPENSATION),
        C::CorrectCompensation => Some(&payment::CORRECT),
        C::Close => Some(&announce::CLOSE),
        C::ChangeTeam => Some(&inquiry::CHANGE_TEAM),
        C::AnswerInvitation => Some(&inquiry::ANSWER_INVITATION),
        C::SetStep => Some(&inquiry::SET_STEP),
        C::RecordScene => Some(&inquiry::RECORD_SCENE),
        C::RecordTestimony => Some(&testimony::TESTIMONY),
        C::RequestDocuments => Some(&inquiry::REQUEST_DOCUMENTS),
        C::ReceiveDocuments => Some(&inquiry::RECEIVE_DOCUMENTS),
        C::ReceiveExpertise => Some(&inquiry::RECEIVE_EXPERTISE),
        C::ExplainDelay => Some(&inquiry::EXPLAIN_DELAY),
        C::SetPrimacy => Some(&police::SET_PRIMACY),
        C::SendOpinion => Some(&police::SEND_OPINION),
        C::RecordRuling => Some(&police::RECORD_RULING),
        C::ExtendPoliceTerm => Some(&police::EXTEND_TERM),
        C::ListPoliceReturn => Some(&police::LIST_RETURN),
        C::RecordProsecutionEnd => Some(&police::PROSECUTION_END),
        C::RecordHandover => Some(&police::RECORD_HANDOVER),
        C::ConfirmHandover => Some(&police::CONFIRM_HANDOVER),
        C::Refer => Some(&police::REFER),
        C::AnswerReferral => Some(&police::ANSWER_REFERRAL),
        C::SignFindings => Some(&sign::SIGN_FINDINGS),
    }
}

/// Taking in another case of the same accident.
pub const MERGE: Form = one_page!(
    "merge",
    [
        Item::Field(
            Field::new("other_case_id", Kind::Radios(crate::form::Options::Given("cases")))
                .words("field.cmd.other_case_id")
        ),
        Item::Field(Field::new("other_number", Kind::Text).width(20).words("field.cmd.other_number")),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.cmd.reason")),
    ]
);

/// Confirming an alert: name and unit.
pub const ACKNOWLEDGE: Form = Form {
    key: "acknowledge",
    steps: &[Step {
        slug: "xac-nhan",
        items: &[
            Item::Field(
                Field::new("name", Kind::Text).required().autocomplete("name").words("field.ack.name"),
            ),
            Item::Field(
                Field::new("unit", Kind::Text)
                    .required()
                    .autocomplete("organization")
                    .words("field.ack.unit"),
            ),
            Item::Field(Field::new("note", Kind::Text).words("field.ack.note")),
        ],
    }],
};
