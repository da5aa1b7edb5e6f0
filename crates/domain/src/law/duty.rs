//! What the law makes somebody do: file a form, or (for the system) tell an agency.

use super::citation::Basis;
use crate::value::CommuneCode;
use crate::words::{RoleKey, text_enum};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What happened that makes people act: the rows of the notification matrix and their triggers.
    pub enum Trigger {
        AccidentReported = "accident_reported" ["nhận tin, khai báo tai nạn", "an accident was reported"],
        VictimDied = "victim_died" ["nạn nhân chết sau khi bị nạn", "an injured victim later died"],
        Reclassified = "reclassified" ["thay đổi loại vụ", "the class of the accident changed"],
        PlaceCorrected = "place_corrected" ["đính chính nơi xảy ra", "the place was corrected"],
        TeamFounded = "team_founded" ["thành lập Đoàn điều tra", "an investigation team was founded"],
        CriminalSigns = "criminal_signs" ["phát hiện dấu hiệu tội phạm", "signs of a crime were found"],
        MeetingPlanned = "meeting_planned" ["lên lịch họp công bố", "the announcement meeting was planned"],
        AnnouncementHeld = "announcement_held" ["đã họp công bố biên bản điều tra", "the announcement meeting was held"],
        Merged = "merged" ["nhập vụ", "reports of the same accident were merged"],
        Dismissed = "dismissed" ["xác định không phải TNLĐ hoặc trùng vụ", "found not to be a workplace accident, or the same as another"],
    }
}

text_enum! {
    /// How an agency is told.
    pub enum AlertMode {
        Acknowledged = "acknowledged" ["phải xác nhận đã nhận tin", "must be acknowledged"],
        Info = "info" ["để biết, không phải xác nhận", "for information, no acknowledgement"],
        Invite = "invite" ["mời tham gia Đoàn điều tra hoặc cuộc họp công bố", "invitation to the team or to the announcement meeting"],
        Copy = "copy" ["gửi bản sao văn bản", "copy of a document"],
    }
}

impl AlertMode {
    /// The message carries the form of the law with the people hurt in it. What a message may not tell, its
    /// recipient may not read by signing in either.
    pub fn carries_victims(self) -> bool {
        match self {
            Self::Acknowledged => true,
            Self::Info | Self::Invite | Self::Copy => false,
        }
    }

    /// A named officer must confirm it.
    pub fn must_be_confirmed(self) -> bool {
        match self {
            Self::Acknowledged | Self::Invite => true,
            Self::Info | Self::Copy => false,
        }
    }

    /// It opens the case to the agency that received it: at once when it carries the people hurt, and an invitation
    /// once the agency has confirmed by name that it takes part. Whoever was informed reads the alert alone.
    pub fn opens_case(self, confirmed: bool) -> bool {
        self.carries_victims() || (self == Self::Invite && confirmed)
    }
}

text_enum! {
    /// Who must file (nghĩa vụ khai báo).
    pub enum Filer {
        Employer = "employer" ["người sử dụng lao động", "employer"],
        Family = "family" ["người thân nạn nhân hoặc người phát hiện", "family or whoever finds it"],
        Commune = "commune" ["UBND cấp xã", "commune People's Committee"],
        Department = "department" ["cơ quan chuyên môn về lao động cấp tỉnh", "provincial labour department"],
        Team = "team" ["Đoàn điều tra", "investigation team"],
        Worker = "worker" ["nạn nhân hoặc người cùng làm việc", "victim or witness"],
        System = "system" ["hệ thống", "system"],
    }
}

/// The system must tell an agency (báo tin). Each becomes exactly one alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertDuty {
    /// Who must be told, as a role.
    pub role: RoleKey,
    /// For roles of a commune: whose. For roles of a province: the commune that places it there.
    pub commune: CommuneCode,
    /// Two-digit code of the province whose agency it is (differs from the place under R-DEC-18).
    pub province: String,
    /// Acknowledged now, for information, or an invitation.
    pub mode: AlertMode,
    /// Why.
    pub trigger: Trigger,
    /// Rule and article.
    pub basis: Basis,
}

/// A person must file (nghĩa vụ khai báo); discharged by filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilingDuty {
    /// Who files.
    pub by: Filer,
    /// To whom, as a role.
    pub to: RoleKey,
    /// Two-digit code of the province of the recipient.
    pub province: String,
    /// How fast: a stable key such as `at_once`, `not_stated`, `working_days_3`.
    pub how_fast: HowFast,
    /// Form of the decree (`PL III`, `PL IV` …), when there is one.
    pub form: Option<String>,
    /// Rule and article.
    pub basis: Basis,
}

text_enum! {
    /// Speed the law asks for.
    pub enum HowFast {
        AtOnce = "at_once" ["ngay, bằng cách nhanh nhất", "at once, by the fastest means"],
        Quick = "quick" ["báo cáo nhanh", "quick report"],
        NotStated = "not_stated" ["luật không ấn định thời hạn", "no time stated"],
        WorkingDays3 = "working_days_3" ["trong 03 ngày làm việc", "within 3 working days"],
        WithFile = "with_file" ["kèm theo hồ sơ", "with the file"],
        Specialised = "specialised" ["theo pháp luật chuyên ngành", "as the specialised law says"],
    }
}
