//! What a commune's notice and record carry beside the accident.

use super::fields::Fields;
use super::input::Input;
use super::occurred::OccurredInput;
use super::text::{Line, Paragraph, Short, Text};
use super::typed_text::{DayText, MomentText};
use domain::case::CommuneDetails;
use domain::reference;
use domain::time::vn_date;
use domain::value::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What a commune's notice (PL IV) and record (biên bản ghi nhận sự việc) carry beside the accident.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"tip_received_at": "2026-11-20T09:00", "signer_name": "Võ Văn Bảy", "signer_position": "Chủ tịch UBND"}))]
pub struct CommuneDetailsInput {
    /// When the commune received the tip.
    pub tip_received_at: Option<MomentText>,
    /// Household, person or organisation for whom the work was done.
    pub work_done_for: Option<Line>,
    /// Who signs for the commune.
    pub signer_name: Option<Short>,
    /// Position of who signs.
    pub signer_position: Option<Line>,
    /// Record: where it was made.
    pub made_at_place: Option<Line>,
    /// Record: when it was made.
    #[validate(nested)]
    pub made_at: Option<OccurredInput>,
    /// Record: who made it (official, police, health station, hamlet chief).
    #[serde(default)]
    #[validate(length(max = 30))]
    pub makers: Vec<Line>,
    /// Record: first aid and emergency care given.
    pub first_aid: Option<Paragraph>,
    /// Record: initial cause.
    pub initial_cause: Option<Paragraph>,
    /// Record: danger factor, as code of the list of injury factors.
    pub injury_factor: Option<Text<12>>,
    /// Record: statements of witnesses.
    #[serde(default)]
    #[validate(length(max = 50))]
    pub witness_statements: Vec<Paragraph>,
    /// Record: damage.
    pub damage: Option<Paragraph>,
    /// Record: immediate measures and recommendations.
    pub measures: Option<Paragraph>,
    /// Record: who receives a copy.
    #[serde(default)]
    #[validate(length(max = 30))]
    pub copies_to: Vec<Line>,
    /// Record: date of posting for the people (Luật ATVSLĐ Điều 35 khoản 9).
    pub posted_on: Option<DayText>,
}

/// Reads a code of the list of injury factors: of the one in force today, or of an older one for an old file.
pub(super) fn injury_factor(f: &mut Fields<'_>, raw: Option<&Text<12>>) -> Option<String> {
    let code = f.text("injury_factor", raw)?;
    if reference::injury_factor(&code, vn_date(f.now())).is_none() {
        f.problem(
            "injury_factor",
            "unknown_code",
            "Danh mục yếu tố gây chấn thương không có mã này; hãy chọn từ danh sách.",
            "The list of injury factors has no such code; choose one from the list.",
        );
        return None;
    }
    Some(code)
}

impl Input for CommuneDetailsInput {
    type Value = CommuneDetails;

    fn read(self, f: &mut Fields<'_>) -> Option<CommuneDetails> {
        Some(CommuneDetails {
            tip_received_at: f.instant("tip_received_at", self.tip_received_at.as_deref()),
            work_done_for: f.text("work_done_for", self.work_done_for.as_ref()),
            signer_name: f.value("signer_name", self.signer_name.as_ref(), PersonName::parse),
            signer_position: f.text("signer_position", self.signer_position.as_ref()),
            made_at_place: f.text("made_at_place", self.made_at_place.as_ref()),
            made_at: self.made_at.and_then(|at| f.under("made_at", |f| at.read(f))),
            makers: f.texts("makers", self.makers),
            first_aid: f.text("first_aid", self.first_aid.as_ref()),
            initial_cause: f.text("initial_cause", self.initial_cause.as_ref()),
            injury_factor: injury_factor(f, self.injury_factor.as_ref()),
            witness_statements: f.texts("witness_statements", self.witness_statements),
            damage: f.text("damage", self.damage.as_ref()),
            measures: f.text("measures", self.measures.as_ref()),
            copies_to: f.texts("copies_to", self.copies_to),
            posted_on: f.date("posted_on", self.posted_on.as_deref()),
        })
    }
}
