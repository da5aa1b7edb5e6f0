//! The forms that exist.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$meta:meta])* $variant:ident = $code:literal),+ $(,)?) => {
        /// A form. Its titles, source and the dates of its versions are data: [`FormKind::version`](super::FormVersion).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum FormKind {
            $($(#[$meta])* #[serde(rename = $code)] $variant),+
        }

        impl FormKind {
            /// Every form, in the order of the law and then of the work.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable key in JSON, addresses and the database.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The form with this key.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.code() == code)
            }
        }
    };
}

kinds! {
    /// Khai báo tai nạn lao động: PL III.
    EmployerDeclaration = "employer_declaration",
    /// Báo tin của UBND cấp xã: PL IV.
    CommuneNotice = "commune_notice",
    /// Quyết định thành lập Đoàn điều tra cấp cơ sở: PL V.
    TeamDecisionEstablishment = "team_decision_establishment",
    /// Quyết định thành lập Đoàn điều tra cấp tỉnh: PL VI.
    TeamDecisionProvince = "team_decision_province",
    /// Quyết định thành lập Đoàn điều tra cấp trung ương: PL VII.
    TeamDecisionCentral = "team_decision_central",
    /// Biên bản lấy lời khai: PL VIII.
    Testimony = "testimony",
    /// Biên bản điều tra, cấp cơ sở: PL IX.
    MinutesEstablishment = "minutes_establishment",
    /// Biên bản điều tra, cấp tỉnh hoặc trung ương, có hợp đồng lao động: PL X.
    MinutesContract = "minutes_contract",
    /// Biên bản điều tra, cấp tỉnh hoặc trung ương, không có hợp đồng lao động: PL X.
    MinutesNoContract = "minutes_no_contract",
    /// Biên bản cuộc họp công bố: PL XI.
    MeetingMinutes = "meeting_minutes",
    /// Báo cáo nhanh: PL XIII.
    QuickReport = "quick_report",
    /// Biên bản ghi nhận sự việc của UBND cấp xã.
    CommuneRecord = "commune_record",
    /// Văn bản đề nghị gia hạn điều tra.
    ExtensionRequest = "extension_request",
    /// Văn bản đồng ý gia hạn điều tra.
    ExtensionConsent = "extension_consent",
    /// Giấy tiếp nhận khai báo, báo tin.
    Receipt = "receipt",
    /// Bản công bố thông tin để niêm yết.
    PublicPosting = "public_posting",
    /// Mục lục hồ sơ.
    FileIndex = "file_index",
    /// Biên bản bàn giao.
    HandoverRecord = "handover_record",
    /// Văn bản đồng ý thu dọn hiện trường.
    SceneReleaseConsent = "scene_release_consent",
    /// Văn bản nêu ý kiến gửi cơ quan điều tra.
    OpinionLetter = "opinion_letter",
    /// Văn bản chuyển hồ sơ có dấu hiệu tội phạm.
    CriminalTransfer = "criminal_transfer",
    /// Giấy mời.
    Invitation = "invitation",
    /// Văn bản gửi biên bản.
    ServiceLetter = "service_letter",
    /// Văn bản kiến nghị.
    RecommendationNotice = "recommendation_notice",
    /// Quyết định bồi thường, trợ cấp: Phụ lục II Thông tư 28/2021/TT-BLĐTBXH.
    CompensationDecision = "compensation_decision",
}
