//! The scene (Nghị định 39/2016/NĐ-CP Điều 18; Điều 14): kept, disturbed, examined, released with consent.

use crate::ids::{EvidenceId, VictimId};
use crate::time::Instant;
use crate::words::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// What was done about the scene, a body or injuries.
    pub enum SceneAct {
        Kept = "kept" ["giữ nguyên hiện trường", "scene kept as it was"],
        Disturbed = "disturbed" ["xáo trộn hiện trường để cấp cứu, ngăn tai nạn tiếp theo", "scene disturbed for rescue or to prevent further harm"],
        Examined = "examined" ["khám nghiệm hiện trường", "scene examined"],
        BodyExamined = "body_examined" ["khám nghiệm tử thi", "body examined"],
        InjuryExamined = "injury_examined" ["khám nghiệm thương tích", "injuries examined"],
        Released = "released" ["cho phép thu dọn hiện trường, mai táng", "scene released, burial allowed"],
    }
}

/// The written consent without which the scene is not cleared and the body not buried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseConsent {
    /// Who consented: the provincial team or the police.
    pub issuer: String,
    /// Number.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// What may be cleared.
    pub scope: String,
}

/// One entry about the scene.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SceneRecord {
    /// What was done.
    pub act: SceneAct,
    /// When it ended.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Together with the investigating police: their joint work ends the initial investigation (Điều 20).
    pub with_police: bool,
    /// What was seen and done; of a disturbed scene, why.
    pub what: String,
    /// A sketch was drawn.
    pub sketch: bool,
    /// Photographs were taken.
    pub photos: bool,
    /// A film was taken.
    pub film: bool,
    /// Number of the record (biên bản khám nghiệm).
    pub record_number: Option<String>,
    /// Of whom, when a body or injuries were examined.
    pub victim: Option<VictimId>,
    /// Consent to clear.
    pub consent: Option<ReleaseConsent>,
    /// Records, sketches and photographs in the file.
    #[serde(default)]
    pub evidence: Vec<EvidenceId>,
}
