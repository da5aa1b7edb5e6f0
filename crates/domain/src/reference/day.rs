//! One day of the public calendar that is not an ordinary weekday or weekend.

use crate::words::{Localized, text_enum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// What kind of day.
    pub enum DayKind {
        Holiday = "holiday" ["ngày lễ, tết", "public holiday"],
        CompensatoryDayOff = "compensatory_day_off" ["ngày nghỉ bù", "day off in lieu"],
        SwapDayOff = "swap_day_off" ["ngày nghỉ hoán đổi", "exchanged day off"],
        MakeupWorkday = "makeup_workday" ["ngày làm việc bù", "working day in exchange"],
    }
}

text_enum! {
    /// How sure the day is.
    pub enum DayStatus {
        Confirmed = "confirmed" ["đã có thông báo", "announced"],
        Listed = "listed" ["theo danh mục công bố", "from a public list"],
        ComputedNotAnnounced = "computed_not_announced" ["tính theo âm lịch, chưa có thông báo", "computed, not announced yet"],
        UnconfirmedLawAmendment = "unconfirmed_law_amendment" ["chờ sửa đổi luật, tính là ngày làm việc", "awaits a change of law, counts as a working day"],
    }
}

/// A day of the calendar (Bộ luật Lao động 2019 Điều 112 and the yearly announcements).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRecord {
    /// The civil date in Vietnam.
    pub date: NaiveDate,
    /// Name of the day.
    pub name: Localized,
    /// Kind.
    pub kind: DayKind,
    /// The day it was exchanged with, for swaps.
    pub swapped_with: Option<NaiveDate>,
    /// How sure.
    pub status: DayStatus,
}

impl DayRecord {
    /// Nobody works on this day: a holiday whose law is in force, a day in lieu or an exchanged day off.
    pub fn is_off(&self) -> bool {
        match self.status {
            DayStatus::UnconfirmedLawAmendment => false,
            DayStatus::Confirmed | DayStatus::Listed | DayStatus::ComputedNotAnnounced => match self.kind {
                DayKind::Holiday | DayKind::CompensatoryDayOff | DayKind::SwapDayOff => true,
                DayKind::MakeupWorkday => false,
            },
        }
    }
}
