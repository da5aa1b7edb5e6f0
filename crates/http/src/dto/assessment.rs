//! The question "what must I do?".

use super::fields::Fields;
use super::input::Input;
use super::text::Text;
use super::typed_text::MomentText;
use super::word::{DeathKindWord, EmployedByWord, SectorWord, SeverityWord, WorkRelationWord};
use domain::law::assessment::{PlaceQuestion, Question, VictimQuestion};
use domain::words::{EmployedBy, Sector, Severity, WorkRelation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Where the described accident happened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentPlaceInput {
    /// Commune code as valid on the day of the accident.
    #[serde(default)]
    #[schema(required = true)]
    pub commune_code: Text<10>,
}

/// One person hurt in the described accident.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentVictimInput {
    /// Outcome; `unknown` when not told.
    pub outcome: Option<SeverityWord>,
    /// Kind of death, for a fatal outcome.
    pub death: Option<DeathKindWord>,
    /// Codes of the statutory list of serious injuries.
    #[serde(default)]
    #[validate(length(max = 42))]
    pub serious_codes: Vec<Text<10>>,
    /// Employment relation; a contract is presumed.
    pub relation: Option<WorkRelationWord>,
    /// Employed by whoever asks, or by another.
    pub employed_by: Option<EmployedByWord>,
    /// False for a bystander.
    pub is_worker: Option<bool>,
}

impl AssessmentVictimInput {
    fn read(self, f: &mut Fields<'_>) -> VictimQuestion {
        VictimQuestion {
            outcome: f.word("outcome", self.outcome.as_ref()).unwrap_or(Severity::Unknown),
            death: f.word("death", self.death.as_ref()),
            serious_codes: f.texts("serious_codes", self.serious_codes),
            relation: f.word("relation", self.relation.as_ref()).unwrap_or(WorkRelation::Contract),
            employed_by: f.word("employed_by", self.employed_by.as_ref()).unwrap_or(EmployedBy::Reporter),
            is_worker: self.is_worker.unwrap_or(true),
        }
    }
}

/// An accident as described; nothing is stored.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "occurred_at": "2026-11-20T08:15:00+07:00", "received_at": "2026-11-20T08:40:00+07:00",
    "place": {"commune_code": "30760"},
    "victims": [{"outcome": "fatal", "death": "scene"}, {"outcome": "serious", "serious_codes": ["051"]}]
}))]
pub struct AssessmentInput {
    /// When it happened (RFC 3339, or Vietnamese local time).
    #[serde(default)]
    #[schema(required = true)]
    pub occurred_at: MomentText,
    /// When the competent body heard of it.
    pub received_at: Option<MomentText>,
    /// Where.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub place: AssessmentPlaceInput,
    /// Sector; `general` when not told.
    pub sector: Option<SectorWord>,
    /// Between home and work.
    #[serde(default)]
    pub commuting: bool,
    /// Technical incident.
    #[serde(default)]
    pub technical_incident: bool,
    /// Signs of a crime.
    #[serde(default)]
    pub criminal_signs: bool,
    /// Technical or forensic expertise was requested.
    #[serde(default)]
    pub expertise_needed: bool,
    /// Grave or complex beyond the province.
    #[serde(default)]
    pub beyond_province: bool,
    /// Everybody hurt; empty when the casualties are not known.
    #[schema(required = true)]
    #[validate(length(max = 1000), nested)]
    pub victims: Option<Vec<AssessmentVictimInput>>,
}

impl Input for AssessmentInput {
    type Value = Question;

    fn read(self, f: &mut Fields<'_>) -> Option<Question> {
        let occurred_at = f.required_instant("occurred_at", &self.occurred_at);
        let received_at = f.instant("received_at", self.received_at.as_deref());
        let commune_code = f.under("place", |f| f.words("commune_code", &self.place.commune_code));
        let sector = f.word("sector", self.sector.as_ref()).unwrap_or(Sector::General);
        if self.victims.is_none() {
            f.missing("victims");
        }
        let victims = f.each("victims", self.victims.unwrap_or_default(), |f, v| Some(v.read(f)));
        let asked_at = Some(f.now());
        Some(Question {
            occurred_at: occurred_at?,
            received_at,
            place: PlaceQuestion { commune_code: commune_code? },
            sector,
            commuting: self.commuting,
            technical_incident: self.technical_incident,
            criminal_signs: self.criminal_signs,
            expertise_needed: self.expertise_needed,
            beyond_province: self.beyond_province,
            victims,
            asked_at,
        })
    }
}
