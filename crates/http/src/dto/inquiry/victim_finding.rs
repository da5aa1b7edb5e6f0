//! A victim in the minutes.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::number::Number;
use super::super::prefill::values::text;
use super::super::text::{Line, Paragraph, Short, Text};
use super::super::typed_text::IdText;
use super::super::victim::serious_codes;
use super::super::word::ContractKindWord;
use domain::case::VictimFinding;
use domain::ids::VictimId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What the minutes say of each victim (PL IX, PL X mục 4, 11, 12).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VictimFindingInput {
    /// Victim.
    #[serde(default)]
    #[schema(required = true)]
    pub victim_id: IdText,
    /// Native place (quê quán).
    pub native_place: Option<Line>,
    /// Permanent residence.
    pub residence: Option<Line>,
    /// Family: parents, spouse, children.
    pub family: Option<Paragraph>,
    /// Place of work: name and address.
    pub workplace: Option<Line>,
    /// Months of work for the employer.
    pub months_with_employer: Option<Number>,
    /// Months in the trade.
    pub months_in_trade: Option<Number>,
    /// Grade of the worker (bậc thợ).
    pub grade: Option<Short>,
    /// Contract.
    pub contract: Option<ContractKindWord>,
    /// Trained in occupational safety and hygiene.
    pub trained: Option<bool>,
    /// When work began that day.
    pub work_started: Option<Short>,
    /// Hours worked until the accident.
    pub hours_worked: Option<Short>,
    /// Where the wounds are.
    pub wound: Option<Paragraph>,
    /// Codes of the statutory list of serious injuries (Nghị định 39/2016/NĐ-CP, Phụ lục II).
    #[serde(default)]
    #[validate(length(max = 42))]
    pub serious_codes: Vec<Text<10>>,
    /// How grave.
    pub degree: Option<Paragraph>,
    /// Bodily injury by forensic assessment, in percent.
    pub bodily_injury_percent: Option<Number>,
    /// Where treated.
    pub treated_at: Option<Line>,
    /// First treatment.
    pub first_aid: Option<Paragraph>,
    /// Time of death.
    pub death_time: Option<Short>,
    /// Place of death.
    pub death_place: Option<Line>,
    /// Number of the forensic conclusion.
    pub forensic_number: Option<Short>,
}

impl Input for VictimFindingInput {
    type Value = VictimFinding;

    fn read(self, f: &mut Fields<'_>) -> Option<VictimFinding> {
        let victim_id = f.required_uuid("victim_id", &self.victim_id).map(VictimId);
        let native_place = f.text("native_place", self.native_place.as_ref());
        let residence = f.text("residence", self.residence.as_ref());
        let family = f.text("family", self.family.as_ref());
        let workplace = f.text("workplace", self.workplace.as_ref());
        let months_with_employer = f.count("months_with_employer", self.months_with_employer.as_ref(), 1200);
        let months_in_trade = f.count("months_in_trade", self.months_in_trade.as_ref(), 1200);
        let grade = f.text("grade", self.grade.as_ref());
        let contract = f.word("contract", self.contract.as_ref());
        let work_started = f.text("work_started", self.work_started.as_ref());
        let hours_worked = f.text("hours_worked", self.hours_worked.as_ref());
        let wound = f.text("wound", self.wound.as_ref());
        let serious_codes = serious_codes(f, self.serious_codes);
        let degree = f.text("degree", self.degree.as_ref());
        let bodily_injury_percent =
            f.count("bodily_injury_percent", self.bodily_injury_percent.as_ref(), 100);
        let treated_at = f.text("treated_at", self.treated_at.as_ref());
        let first_aid = f.text("first_aid", self.first_aid.as_ref());
        let death_time = f.text("death_time", self.death_time.as_ref());
        let death_place = f.text("death_place", self.death_place.as_ref());
        let forensic_number = f.text("forensic_number", self.forensic_number.as_ref());
        Some(VictimFinding {
            victim: victim_id?,
            native_place,
            residence,
            family,
            workplace,
            months_with_employer,
            months_in_trade,
            grade,
            contract,
            work_started,
            hours_worked,
            wound,
            degree,
            bodily_injury_percent,
            treated_at,
            first_aid,
            death_time,
            death_place,
            forensic_number,
            trained: self.trained,
            serious_codes,
        })
    }
}

impl From<&VictimFinding> for VictimFindingInput {
    fn from(v: &VictimFinding) -> Self {
        Self {
            victim_id: IdText::from(v.victim.to_string()),
            native_place: text(v.native_place.as_deref()),
            residence: text(v.residence.as_deref()),
            family: text(v.family.as_deref()),
            workplace: text(v.workplace.as_deref()),
            months_with_employer: v.months_with_employer.map(Number::from),
            months_in_trade: v.months_in_trade.map(Number::from),
            grade: text(v.grade.as_deref()),
            contract: v.contract.map(Into::into),
            trained: v.trained,
            work_started: text(v.work_started.as_deref()),
            hours_worked: text(v.hours_worked.as_deref()),
            wound: text(v.wound.as_deref()),
            serious_codes: v.serious_codes.iter().map(|c| Text::from(c.as_str())).collect(),
            degree: text(v.degree.as_deref()),
            bodily_injury_percent: v.bodily_injury_percent.map(Number::from),
            treated_at: text(v.treated_at.as_deref()),
            first_aid: text(v.first_aid.as_deref()),
            death_time: text(v.death_time.as_deref()),
            death_place: text(v.death_place.as_deref()),
            forensic_number: text(v.forensic_number.as_deref()),
        }
    }
}
