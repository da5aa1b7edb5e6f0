//! The duty roster of an agency.

use super::duty_shift::{DutyShift, DutyShiftInput};
use super::fields::Fields;
use super::input::Input;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The whole roster: it replaces the one before.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"shifts": [{"officer": "Hồ Minh Đức", "email": "truc@example.vn", "phone": "0913 000 111",
    "starts_at": "2030-12-31T19:00", "ends_at": "2031-01-01T07:00", "rank": 1}]}))]
pub struct DutyRosterInput {
    /// Shifts.
    #[schema(required = true)]
    #[validate(length(max = 500), nested)]
    pub shifts: Option<Vec<DutyShiftInput>>,
}

impl Input for DutyRosterInput {
    type Value = Vec<DutyShift>;

    fn read(self, f: &mut Fields<'_>) -> Option<Vec<DutyShift>> {
        // An empty roster is said, never left out by mistake: it replaces the one before.
        if self.shifts.is_none() {
            f.missing("shifts");
        }
        Some(f.each("shifts", self.shifts?, |f, s| s.read(f)))
    }
}
