//! What only the employer's declaration carries.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph, Short, Text};
use super::typed_text::{DayText, MomentText};
use domain::case::DeclarationDetails;
use domain::value::{PersonName, Phone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What only the employer's declaration carries (PL III, and what the law needs beside it).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"known_at": "2026-11-20T08:20", "scene_kept": true, "signer_name": "Trần Văn Phúc", "signer_position": "Giám đốc"}))]
pub struct DeclarationDetailsInput {
    /// When the employer learned of the accident.
    pub known_at: Option<MomentText>,
    /// Number of the employer's document.
    pub document_number: Option<Short>,
    /// Place of the document.
    pub document_place: Option<Short>,
    /// Date of the document.
    pub document_date: Option<DayText>,
    /// First aid given.
    pub first_aid: Option<Paragraph>,
    /// Is the scene kept (Nghị định 39/2016/NĐ-CP Điều 18)?
    pub scene_kept: Option<bool>,
    /// If not: why, and how it was recorded.
    pub scene_note: Option<Paragraph>,
    /// What the employer reserves or disputes.
    pub reservations: Option<Paragraph>,
    /// Contact person.
    pub contact_name: Option<Short>,
    /// Telephone of the contact person.
    pub contact_phone: Option<Text<40>>,
    /// Who signs.
    pub signer_name: Option<Short>,
    /// Position of who signs.
    pub signer_position: Option<Line>,
}

impl Input for DeclarationDetailsInput {
    type Value = DeclarationDetails;

    fn read(self, f: &mut Fields<'_>) -> Option<DeclarationDetails> {
        let known_at = f.instant("known_at", self.known_at.as_deref());
        if known_at.is_some_and(|at| at > f.now() + chrono::Duration::minutes(2)) {
            f.problem(
                "known_at",
                "in_future",
                "Thời điểm biết tin không thể ở tương lai.",
                "The employer cannot have learned of it in the future.",
            );
        }
        Some(DeclarationDetails {
            known_at,
            document_number: f.text("document_number", self.document_number.as_ref()),
            document_place: f.text("document_place", self.document_place.as_ref()),
            document_date: f.date("document_date", self.document_date.as_deref()),
            first_aid: f.text("first_aid", self.first_aid.as_ref()),
            scene_kept: self.scene_kept,
            scene_note: f.text("scene_note", self.scene_note.as_ref()),
            reservations: f.text("reservations", self.reservations.as_ref()),
            contact_name: f.value("contact_name", self.contact_name.as_ref(), PersonName::parse),
            contact_phone: f.value("contact_phone", self.contact_phone.as_ref(), Phone::parse),
            signer_name: f.value("signer_name", self.signer_name.as_ref(), PersonName::parse),
            signer_position: f.text("signer_position", self.signer_position.as_ref()),
        })
    }
}
