//! A shift of a duty roster.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::{Short, Text};
use super::typed_text::MomentText;
use domain::time::Instant;
use domain::value::{Email, PersonName, Phone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A shift as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyShift {
    /// Officer.
    pub officer: PersonName,
    /// E-mail.
    pub email: Option<Email>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// From.
    pub starts_at: Instant,
    /// Until.
    pub ends_at: Instant,
    /// Order among people of the same hours.
    pub rank: u32,
}

/// Who is on duty for an agency, from when until when.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyShiftInput {
    /// Officer.
    #[serde(default)]
    #[schema(required = true)]
    pub officer: Short,
    /// E-mail.
    pub email: Option<Text<254>>,
    /// Telephone.
    pub phone: Option<Text<40>>,
    /// From.
    #[serde(default)]
    #[schema(required = true)]
    pub starts_at: MomentText,
    /// Until.
    #[serde(default)]
    #[schema(required = true)]
    pub ends_at: MomentText,
    /// Order in which people of the same hours are told; 1 is first.
    pub rank: Option<Number>,
}

impl Input for DutyShiftInput {
    type Value = DutyShift;

    fn read(self, f: &mut Fields<'_>) -> Option<DutyShift> {
        let officer = f.required_value("officer", &self.officer, PersonName::parse);
        let email = f.value("email", self.email.as_ref(), Email::parse);
        let phone = f.value("phone", self.phone.as_ref(), Phone::parse);
        let starts_at = f.required_instant("starts_at", &self.starts_at);
        let ends_at = f.required_instant("ends_at", &self.ends_at);
        let rank = f.count("rank", self.rank.as_ref(), 99).unwrap_or(1);
        if let (Some(start), Some(end)) = (starts_at, ends_at)
            && end <= start
        {
            f.problem(
                "ends_at",
                "time.order",
                "Ca trực kết thúc trước khi bắt đầu.",
                "The shift ends before it starts.",
            );
        }
        let told = |raw: Option<&str>| raw.is_some_and(|text| !text.trim().is_empty());
        if !told(self.email.as_ref().map(|t| t.raw())) && !told(self.phone.as_ref().map(|t| t.raw())) {
            f.problem(
                "phone",
                "contact.missing",
                "Nhập số điện thoại hoặc thư điện tử: người trực phải liên lạc được.",
                "Give a telephone number or a mail address: whoever is on duty must be reached.",
            );
        }
        Some(DutyShift { officer: officer?, email, phone, starts_at: starts_at?, ends_at: ends_at?, rank })
    }
}
