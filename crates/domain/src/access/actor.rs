//! Who acts, in which role, and how that person stands to a case.

use crate::ids::{AgencyId, EnterpriseId, UserId};
use crate::value::CommuneCode;
use crate::words::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Role of whoever acts.
    pub enum Role {
        Anonymous = "anonymous" ["người không đăng nhập", "not signed in"],
        Family = "family" ["gia đình nạn nhân", "family"],
        Enterprise = "enterprise" ["cán bộ an toàn của cơ sở", "safety officer of an enterprise"],
        Commune = "commune" ["cán bộ UBND cấp xã", "commune official"],
        Investigator = "investigator" ["cán bộ điều tra", "inspector"],
        UnitHead = "unit_head" ["trưởng phòng", "head of the OSH unit"],
        Director = "director" ["Giám đốc Sở", "director of the department"],
        CommunePolice = "commune_police" ["Công an cấp xã", "commune police"],
        ProvincialPolice = "provincial_police" ["Công an tỉnh", "provincial police"],
        Procuracy = "procuracy" ["Viện kiểm sát", "procuracy"],
        MemberAgency = "member_agency" ["cơ quan cử thành viên (y tế, công đoàn)", "member agency (health, union)"],
        SocialInsurance = "social_insurance" ["bảo hiểm xã hội", "social insurance"],
        Ministry = "ministry" ["Bộ", "ministry"],
        Leader = "leader" ["lãnh đạo", "leader"],
        Admin = "admin" ["quản trị hệ thống", "administrator"],
        System = "system" ["hệ thống", "system"],
    }
}

text_enum! {
    /// How whoever acts stands to a case.
    pub enum Relation {
        OwnEnterprise = "own_enterprise" ["vụ của cơ sở mình", "own enterprise"],
        RequestedEnterprise = "requested_enterprise" ["cơ sở đã đăng ký, đang chờ duyệt", "enterprise applied for, not approved yet"],
        VictimsEmployer = "victims_employer" ["người sử dụng lao động của nạn nhân", "victim's employer"],
        Reporter = "reporter" ["đã báo tin về vụ", "reported the accident"],
        OwnCommune = "own_commune" ["vụ trên địa bàn xã mình", "own commune"],
        OwnProvince = "own_province" ["vụ trên địa bàn tỉnh mình", "own province"],
        OwnLevel = "own_level" ["vụ của tỉnh mình, không do Đoàn của cơ sở điều tra", "own province, and no team of an establishment investigates"],
        TeamMember = "team_member" ["thuộc Đoàn điều tra", "of the investigation team"],
        PastTeamMember = "past_team_member" ["thuộc Đoàn điều tra của lần đã công bố trước", "of the team of an earlier, announced round"],
        AlertedAgency = "alerted_agency" ["cơ quan được báo tin", "alerted agency"],
        HoldsFile = "holds_file" ["cơ quan được báo tin đang giữ hồ sơ được chuyển", "alerted agency that the file was handed to"],
        Assigned = "assigned" ["được phân công", "assigned"],
        OwnNotice = "own_notice" ["tin của chính mình, mở bằng mã tin", "own notice, opened with its code"],
        None = "none" ["không cần quan hệ với vụ", "no relation"],
    }
}

impl Role {
    /// An officer of the provincial labour department.
    pub fn is_department(self) -> bool {
        matches!(self, Self::Investigator | Self::UnitHead | Self::Director)
    }

    /// A role of people with an account; the others are found out otherwise, or are no people.
    pub fn signs_in(self) -> bool {
        !matches!(self, Self::Anonymous | Self::Family | Self::System)
    }
}

/// Whoever acts, as the session or token tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Role.
    pub role: Role,
    /// User, when signed in.
    pub user: Option<UserId>,
    /// Name as shown in timelines.
    pub name: String,
    /// Unit as shown in timelines.
    pub unit: String,
    /// Two-digit code of the province the actor belongs to.
    pub province: Option<String>,
    /// Commune the actor belongs to.
    pub commune: Option<CommuneCode>,
    /// Enterprises the actor may act for (approved).
    pub enterprises: Vec<EnterpriseId>,
    /// Enterprises the actor has applied to act for.
    #[serde(default)]
    pub requested: Vec<EnterpriseId>,
    /// Agency the actor answers for.
    pub agency: Option<AgencyId>,
}

impl Actor {
    /// Nobody signed in.
    pub fn anonymous() -> Self {
        Self::nobody(Role::Anonymous, "")
    }

    /// The system itself.
    pub fn system(name: &str) -> Self {
        Self::nobody(Role::System, name)
    }

    fn nobody(role: Role, name: &str) -> Self {
        Self {
            role,
            user: None,
            name: name.to_owned(),
            unit: String::new(),
            province: None,
            commune: None,
            enterprises: Vec::new(),
            requested: Vec::new(),
            agency: None,
        }
    }
}
