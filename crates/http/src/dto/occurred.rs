//! When the accident happened, as far as known.

use super::fields::Fields;
use super::input::Input;
use super::text::Text;
use domain::value::{OccurredAt, parse_date, parse_datetime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// `{"kind":"exact","at":"2026-11-20T08:15"}`, `{"kind":"between","from":…,"to":…}`,
/// `{"kind":"day","date":"2026-11-20"}`; without `kind`, `at` is read as people write it
/// ("20/11/2026 7h30", "từ 7h đến 8h ngày 20/11/2026", "20/11/2026"). Times without an offset are Vietnamese.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "exact", "at": "2026-11-20T08:15"}))]
pub struct OccurredInput {
    /// `exact`, `between` or `day`.
    pub kind: Option<Text<20>>,
    /// The moment.
    pub at: Option<Text<80>>,
    /// Not before.
    pub from: Option<Text<40>>,
    /// Not after.
    pub to: Option<Text<40>>,
    /// The day.
    pub date: Option<Text<40>>,
}

impl Input for OccurredInput {
    type Value = OccurredAt;

    fn read(self, f: &mut Fields<'_>) -> Option<OccurredAt> {
        let kind = self.kind.map(|k| k.raw().trim().to_owned()).unwrap_or_default();
        let or_blank = |text: Option<Text<40>>| text.unwrap_or_default();
        match kind.as_str() {
            "" => f.required_value("at", &self.at.unwrap_or_default(), OccurredAt::parse),
            "exact" => {
                f.required_value("at", &self.at.unwrap_or_default(), parse_datetime).map(OccurredAt::Exact)
            }
            "between" => {
                let from = f.required_value("from", &or_blank(self.from), parse_datetime);
                let to = f.required_value("to", &or_blank(self.to), parse_datetime);
                let (from, to) = (from?, to?);
                let range = OccurredAt::between(from, to).ok();
                if range.is_none() {
                    f.problem(
                        "to",
                        "time.order",
                        "Thời điểm kết thúc không được trước thời điểm bắt đầu.",
                        "The end must not lie before the beginning.",
                    );
                }
                range
            }
            "day" | "day_only" => {
                f.required_value("date", &or_blank(self.date), parse_date).map(OccurredAt::DayOnly)
            }
            _ => {
                f.problem(
                    "kind",
                    "unknown_word",
                    "Chọn một trong các giá trị: exact, between, day.",
                    "Choose one of: exact, between, day.",
                );
                None
            }
        }
    }
}
