//! The minutes as issued, to whom they are served and where they are posted (Luật ATVSLĐ Điều 35 khoản 8, khoản 9).

use crate::ids::{EvidenceId, VictimId};
use crate::law::Basis;
use crate::time::Instant;
use crate::words::{RoleKey, text_enum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// As what somebody receives the minutes.
    pub enum AddresseeKind {
        MemberAgency = "member_agency" ["cơ quan có người tham gia Đoàn điều tra", "agency with a member in the team"],
        LabourAuthorityPlace = "labour_authority_place" ["cơ quan lao động cấp tỉnh nơi xảy ra tai nạn", "labour authority of the place"],
        LabourAuthorityHeadOffice = "labour_authority_head_office" ["cơ quan lao động cấp tỉnh nơi đặt trụ sở chính", "labour authority of the head office"],
        Employer = "employer" ["người sử dụng lao động", "employer"],
        VictimOrRelatives = "victim_or_relatives" ["nạn nhân hoặc thân nhân", "victim or relatives"],
        Police = "police" ["cơ quan Công an", "police"],
        Procuracy = "procuracy" ["Viện kiểm sát nhân dân", "procuracy"],
        Ministry = "ministry" ["Bộ", "ministry"],
        Commune = "commune" ["UBND cấp xã", "commune People's Committee"],
        Other = "other" ["nơi nhận khác", "other"],
    }
}

text_enum! {
    /// How a paper reached somebody.
    pub enum ServiceMethod {
        InPerson = "in_person" ["giao trực tiếp", "in person"],
        Post = "post" ["gửi bưu điện", "by post"],
        Email = "email" ["thư điện tử", "by e-mail"],
        DocumentAxis = "document_axis" ["trục liên thông văn bản quốc gia", "e-document axis"],
        NotTold = "not_told" ["không ghi cách gửi", "not told"],
    }
}

/// That and how the minutes reached an addressee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// How.
    pub how: ServiceMethod,
    /// When.
    pub at: Instant,
    /// Proof in words: number of the receipt, name of who took it.
    pub proof: Option<String>,
    /// The proof in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceId>,
    /// Who recorded it.
    pub by_name: String,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// The line that was served, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServedLine {
    /// Number in the list.
    pub no: u32,
    /// How and when.
    pub service: Service,
}

/// One line of the service list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// Number in the list, from 1.
    pub no: u32,
    /// Name.
    pub recipient: String,
    /// As what.
    pub kind: AddresseeKind,
    /// Role of an agency that the law names.
    pub role: Option<RoleKey>,
    /// The victim whose copy it is.
    pub victim: Option<VictimId>,
    /// Why the law demands it; absent for whoever receives a copy besides.
    pub basis: Option<Basis>,
    /// Served; none while it is outstanding.
    pub service: Option<Service>,
}

/// The minutes as issued and sent (within 3 working days of the meeting).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedMinutes {
    /// Number of the investigation minutes.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// Names to whom they were handed out with the issue.
    pub sent_to: Vec<String>,
    /// When issued; of records without a service list, when sent to all.
    pub sent_at: Instant,
    /// The service list; empty in records of before.
    #[serde(default)]
    pub addressees: Vec<Addressee>,
}

impl IssuedMinutes {
    /// A line of the list by its number.
    pub fn addressee(&self, no: u32) -> Option<&Addressee> {
        self.addressees.iter().find(|a| a.no == no)
    }
}

text_enum! {
    /// Who posts the minutes in public (Luật ATVSLĐ Điều 35 khoản 9).
    pub enum PostedBy {
        Employer = "employer" ["người sử dụng lao động", "employer"],
        Commune = "commune" ["UBND cấp xã", "commune People's Committee"],
    }
}

/// That the minutes hang where workers or the people read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// Round whose minutes they are; 0 for a commune's record.
    pub round: u32,
    /// Who posts.
    pub by: PostedBy,
    /// Where.
    pub place: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, when it has ended or is set.
    pub to: Option<NaiveDate>,
    /// Proof in words.
    pub proof: Option<String>,
    /// The proof in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceId>,
    /// Who recorded it.
    pub by_name: String,
    /// When it was recorded.
    pub recorded_at: Instant,
}
