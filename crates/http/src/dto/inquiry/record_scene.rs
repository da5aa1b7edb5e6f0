//! The scene.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Line, Paragraph, Short, Text};
use super::super::typed_text::{IdText, MomentText};
use super::super::word::SceneActWord;
use super::release_consent::ReleaseConsentInput;
use domain::case::{Command, SceneRecord};
use domain::ids::{EvidenceId, VictimId};
use domain::time::rfc3339_vn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What was done about the scene, a body or injuries (Nghị định 39/2016/NĐ-CP Điều 14, Điều 18).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"act": "examined", "at": "2026-11-21T14:30", "by": "Đoàn điều tra", "with_police": true, "what": "Khám nghiệm nhà nồi hơi", "sketch": true, "photos": true}))]
pub struct RecordSceneInput {
    /// What was done.
    #[serde(default)]
    #[schema(required = true)]
    pub act: SceneActWord,
    /// When it ended.
    #[serde(default)]
    #[schema(required = true)]
    pub at: MomentText,
    /// By whom.
    #[serde(default)]
    #[schema(required = true)]
    pub by: Line,
    /// Together with the investigating police.
    #[serde(default)]
    pub with_police: bool,
    /// What was seen and done; of a disturbed scene, why.
    #[serde(default)]
    #[schema(required = true)]
    pub what: Paragraph,
    /// A sketch was drawn.
    #[serde(default)]
    pub sketch: bool,
    /// Photographs were taken.
    #[serde(default)]
    pub photos: bool,
    /// A film was taken.
    #[serde(default)]
    pub film: bool,
    /// Number of the record.
    pub record_number: Option<Short>,
    /// Of whom, when a body or injuries were examined.
    pub victim_id: Option<IdText>,
    /// Consent to clear; required when released.
    #[validate(nested)]
    pub consent: Option<ReleaseConsentInput>,
    /// Ids of records, sketches and photographs.
    #[serde(default)]
    #[validate(length(max = 200))]
    pub evidence: Vec<IdText>,
}

impl Input for RecordSceneInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let act = f.required_word("act", &self.act);
        let at = f.required_instant("at", &self.at);
        let by = f.words("by", &self.by);
        let what = f.words("what", &self.what);
        let record_number = f.text("record_number", self.record_number.as_ref());
        let victim_id = f.uuid("victim_id", self.victim_id.as_deref()).map(VictimId);
        let consent = self.consent.and_then(|part| f.under("consent", |f| part.read(f)));
        let evidence = f.uuids("evidence", &self.evidence).into_iter().map(EvidenceId).collect();
        Some(Command::RecordScene(Box::new(SceneRecord {
            act: act?,
            at: at?,
            by: by?,
            with_police: self.with_police,
            what: what?,
            sketch: self.sketch,
            photos: self.photos,
            film: self.film,
            record_number,
            victim: victim_id,
            consent,
            evidence,
        })))
    }
}

impl From<&SceneRecord> for RecordSceneInput {
    fn from(v: &SceneRecord) -> Self {
        Self {
            act: v.act.into(),
            at: MomentText::from(rfc3339_vn(v.at)),
            by: Text::from(v.by.as_str()),
            with_police: v.with_police,
            what: Text::from(v.what.as_str()),
            sketch: v.sketch,
            photos: v.photos,
            film: v.film,
            record_number: text(v.record_number.as_deref()),
            victim_id: v.victim.map(|id| IdText::from(id.to_string())),
            consent: v.consent.as_ref().map(Into::into),
            evidence: v.evidence.iter().map(|id| IdText::from(id.to_string())).collect(),
        }
    }
}
