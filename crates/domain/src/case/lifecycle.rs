//! Which command is allowed in which stage: one table, printed as docs/lifecycle.md.

use super::command::CommandKind;
use super::stage::StageKind;

/// What the table says of a command in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Allowed; the command's own conditions are still checked.
    Allowed,
    /// Allowed for one purpose only, named by the command's own check.
    Only(&'static str),
    /// Refused.
    Refused,
}

/// Commands about what a round announced that is valid while another is at work.
const EARLIER: &str = "about an earlier announcement that still stands";

/// The table. Every command and every stage is listed: a new one does not compile until it has a row.
pub fn verdict(command: CommandKind, stage: StageKind) -> Verdict {
    use CommandKind as C;
    use StageKind as S;
    use Verdict::{Allowed, Only, Refused};
    match command {
        C::Report
        | C::AcceptReport
        | C::RequestSupplement
        | C::ProvideSupplement
        | C::CorrectReport
        | C::AddVictim
        | C::Assign
        | C::AddEvidence
        | C::MoveEvidence
        | C::WithdrawEvidence
        | C::MarkFilePoint
        | C::RecordRuling
        | C::RecordHandover => match stage {
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp => Allowed,
            S::Closed | S::Dismissed => Refused,
        },
        // What is owed after the closing is decided on paper; signed papers and the answers of others come back later.
        C::IssueDocument
        | C::FileDocument
        | C::RecordProsecutionEnd
        | C::ConfirmHandover
        | C::AnswerReferral => match stage {
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp
            | S::Closed => Allowed,
            S::Dismissed => Refused,
        },
        C::WithdrawReport => match stage {
            S::Reported | S::Declared | S::Recorded => Only("before acceptance"),
            S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::ChangeCondition => match stage {
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp => Allowed,
            S::Closed => Only("later death"),
            S::Dismissed => Refused,
        },
        C::AbsorbCase => match stage {
            S::Reported | S::Declared | S::Recorded | S::Investigating | S::Suspended | S::Concluded => {
                Allowed
            }
            S::Announced | S::FollowUp | S::Closed | S::Dismissed => Refused,
        },
        C::Dismiss => match stage {
            S::Reported | S::Declared | S::Recorded => Allowed,
            S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::FoundTeam => match stage {
            S::Reported | S::Declared | S::Recorded => Allowed,
            S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::TakeOver => match stage {
            S::Reported | S::Declared | S::Investigating | S::Concluded => Allowed,
            S::Recorded | S::Suspended | S::Announced | S::FollowUp | S::Closed | S::Dismissed => Refused,
        },
        C::ReachScene
        | C::RecordScene
        | C::RequestDocuments
        | C::ReceiveDocuments
        | C::AnswerInvitation
        | C::SetPrimacy
        | C::Refer => match stage {
            S::Reported | S::Declared | S::Recorded | S::Investigating | S::Suspended | S::Concluded => {
                Allowed
            }
            S::Announced | S::FollowUp | S::Closed | S::Dismissed => Refused,
        },
        // Owed until it is sent: whoever announced before sending it still can, and closes afterwards.
        C::SendOpinion => match stage {
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp => Allowed,
            S::Closed | S::Dismissed => Refused,
        },
        C::RequestExpertise | C::SendToPolice => match stage {
            S::Investigating => Allowed,
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::Extend => match stage {
            S::Investigating | S::Concluded => Allowed,
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Suspended
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::ReturnFromPolice | C::ExtendPoliceTerm | C::ListPoliceReturn => match stage {
            S::Suspended => Allowed,
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Concluded
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::Conclude => match stage {
            S::Investigating | S::Concluded => Allowed,
            S::Suspended => Only("after a prosecution, on the police file"),
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::SignFindings | C::HoldAnnouncement => match stage {
            S::Concluded => Allowed,
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Suspended
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::IssueMinutes => match stage {
            S::Announced => Allowed,
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::RecordAssessment => match stage {
            // A percentage may be assessed, and paid for, after the file is closed.
            S::Declared
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp
            | S::Closed => Allowed,
            S::Reported | S::Recorded | S::Dismissed => Refused,
        },
        C::PlanMeeting => match stage {
            S::Investigating | S::Concluded => Allowed,
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Suspended
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        // Whoever the minutes did not reach before the closing is still owed them.
        C::RecordService => match stage {
            S::FollowUp | S::Closed => Allowed,
            S::Declared | S::Investigating | S::Suspended | S::Concluded => Only(EARLIER),
            S::Reported | S::Recorded | S::Announced | S::Dismissed => Refused,
        },
        C::RecordPosting => match stage {
            S::Recorded | S::Announced | S::FollowUp | S::Closed => Allowed,
            S::Declared | S::Investigating | S::Suspended | S::Concluded => Only(EARLIER),
            S::Reported | S::Dismissed => Refused,
        },
        // Beside the stage: a case at rest stays closed until the complaint leads to another investigation.
        C::RecordComplaint | C::AnswerComplaint | C::EscalateComplaint => match stage {
            S::Announced | S::FollowUp | S::Closed => Allowed,
            S::Declared | S::Investigating | S::Suspended | S::Concluded => Only(EARLIER),
            S::Reported | S::Recorded | S::Dismissed => Refused,
        },
        C::Reinvestigate => match stage {
            S::Announced | S::FollowUp | S::Closed => Allowed,
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Dismissed => Refused,
        },
        C::Unmerge => match stage {
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::FollowUp
            | S::Closed => Only("a case taken in by mistake"),
            S::Dismissed => Only("taken into another case by mistake"),
        },
        // A case at rest is left only by what the law lists; closing waits for no payment, and says what is open.
        C::RecordCompensation | C::CorrectCompensation => match stage {
            S::Announced | S::FollowUp | S::Closed => Allowed,
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Dismissed => Refused,
        },
        C::AddRecommendation => match stage {
            S::Recorded | S::Investigating | S::Concluded | S::Announced | S::FollowUp => Allowed,
            S::Reported | S::Declared | S::Suspended | S::Closed | S::Dismissed => Refused,
        },
        C::ReportRecommendation | C::ExtendRecommendation | C::VerifyRecommendation => match stage {
            S::Recorded | S::Investigating | S::Suspended | S::Concluded | S::Announced | S::FollowUp => {
                Allowed
            }
            S::Reported | S::Declared | S::Closed | S::Dismissed => Refused,
        },
        C::Close => match stage {
            S::Recorded | S::FollowUp => Allowed,
            S::Declared => Only("no team of this province is required"),
            S::Reported
            | S::Investigating
            | S::Suspended
            | S::Concluded
            | S::Announced
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::ChangeTeam | C::SetStep | C::RecordTestimony => match stage {
            S::Investigating | S::Concluded => Allowed,
            S::Suspended => Only("after a prosecution"),
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
        C::ReceiveExpertise | C::ExplainDelay => match stage {
            S::Investigating | S::Suspended | S::Concluded => Allowed,
            S::Reported
            | S::Declared
            | S::Recorded
            | S::Announced
            | S::FollowUp
            | S::Closed
            | S::Dismissed => Refused,
        },
    }
}

/// The article behind a command, for the table.
pub fn article(command: CommandKind) -> &'static str {
    use CommandKind as C;
    match command {
        C::Report => "Luật ATVSLĐ Điều 34; Nghị định 39/2016/NĐ-CP Điều 10",
        C::AcceptReport | C::RequestSupplement | C::ProvideSupplement => "Luật ATVSLĐ Điều 34 khoản 2",
        C::CorrectReport | C::WithdrawReport | C::AddVictim | C::AbsorbCase | C::Assign => {
            "Luật ATVSLĐ Điều 34 khoản 2"
        }
        C::ChangeCondition => "Nghị định 39/2016/NĐ-CP Điều 9, Điều 22",
        C::Dismiss => "Luật ATVSLĐ Điều 3 khoản 8",
        C::FoundTeam => "Luật ATVSLĐ Điều 35 khoản 1 đến 4; Nghị định 39/2016/NĐ-CP Điều 11",
        C::TakeOver => "Luật ATVSLĐ Điều 35 khoản 1, khoản 2, khoản 3",
        C::ReachScene => "Nghị định 39/2016/NĐ-CP Điều 11 khoản 2",
        C::RequestExpertise => "Luật ATVSLĐ Điều 35 khoản 6 điểm d",
        C::Extend => "Luật ATVSLĐ Điều 35 khoản 6",
        C::SendToPolice | C::ReturnFromPolice => {
            "Luật ATVSLĐ Điều 35 khoản 7; Nghị định 39/2016/NĐ-CP Điều 20"
        }
        C::Conclude => "Nghị định 39/2016/NĐ-CP Điều 13, Điều 14, Điều 15",
        C::PlanMeeting | C::HoldAnnouncement => {
            "Luật ATVSLĐ Điều 35 khoản 8; Nghị định 39/2016/NĐ-CP Điều 13 khoản 7"
        }
        C::IssueMinutes | C::RecordService => "Luật ATVSLĐ Điều 35 khoản 8; Nghị định 39/2016/NĐ-CP Điều 13",
        C::RecordPosting => "Luật ATVSLĐ Điều 35 khoản 9",
        C::RecordComplaint | C::AnswerComplaint | C::EscalateComplaint => "Nghị định 39/2016/NĐ-CP Điều 17",
        C::Reinvestigate => "Luật ATVSLĐ Điều 35 khoản 2, khoản 3; Nghị định 39/2016/NĐ-CP Điều 17",
        C::Unmerge => "Luật ATVSLĐ Điều 34 khoản 2",
        C::AddRecommendation
        | C::ReportRecommendation
        | C::ExtendRecommendation
        | C::VerifyRecommendation => "Nghị định 39/2016/NĐ-CP Điều 18",
        C::RecordAssessment => "Luật ATVSLĐ Điều 38 khoản 4, khoản 6, khoản 7",
        C::AddEvidence | C::MoveEvidence | C::WithdrawEvidence => {
            "Nghị định 39/2016/NĐ-CP Điều 13, Điều 14, Điều 16"
        }
        C::IssueDocument => "Nghị định 30/2020/NĐ-CP Điều 15, Điều 18",
        C::FileDocument => "Nghị định 30/2020/NĐ-CP Điều 19",
        C::MarkFilePoint => "Nghị định 39/2016/NĐ-CP Điều 16",
        C::RecordCompensation | C::CorrectCompensation => "Luật ATVSLĐ Điều 38 khoản 4, khoản 5",
        C::Close => "Nghị định 39/2016/NĐ-CP Điều 16, Điều 18",
        C::ChangeTeam | C::AnswerInvitation => "Nghị định 39/2016/NĐ-CP Điều 11",
        C::SetStep => "Nghị định 39/2016/NĐ-CP Điều 12, Điều 13, Điều 14, Điều 15",
        C::RecordScene => "Nghị định 39/2016/NĐ-CP Điều 14, Điều 18",
        C::RecordTestimony => "Nghị định 39/2016/NĐ-CP Điều 13, Điều 14; Phụ lục VIII",
        C::RequestDocuments | C::ReceiveDocuments => "Luật ATVSLĐ Điều 35 khoản 5",
        C::ReceiveExpertise | C::ExplainDelay => "Luật ATVSLĐ Điều 35 khoản 6",
        C::SetPrimacy | C::SendOpinion => "Nghị định 39/2016/NĐ-CP Điều 20",
        C::ListPoliceReturn => "Luật ATVSLĐ Điều 35 khoản 7; Nghị định 39/2016/NĐ-CP Điều 20",
        C::ExtendPoliceTerm => "Bộ luật Tố tụng hình sự 2015 Điều 147",
        C::RecordRuling => "Bộ luật Tố tụng hình sự 2015 Điều 147; Nghị định 39/2016/NĐ-CP Điều 20",
        C::RecordProsecutionEnd => "Nghị định 39/2016/NĐ-CP Điều 28",
        C::RecordHandover | C::ConfirmHandover => "Nghị định 39/2016/NĐ-CP Điều 17, Điều 20, Điều 22",
        C::Refer | C::AnswerReferral => "Luật ATVSLĐ Điều 35 khoản 4; Nghị định 39/2016/NĐ-CP Điều 21",
        C::SignFindings => "Nghị định 39/2016/NĐ-CP Điều 12, Điều 13; Phụ lục IX, Phụ lục X",
    }
}
