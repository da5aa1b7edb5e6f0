//! Evidence: adding, handing over, setting aside, marking a point of a victim's file, announcing a file.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph, Short, Text};
use super::typed_text::{DayText, IdText, MomentText};
use super::word::{EvidenceKindWord, FilePointWord, SensitivityWord};
use chrono::NaiveTime;
use domain::case::{Command, MoveEvidence, NewEvidence};
use domain::ids::{EvidenceId, UploadId, VictimId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A new piece of evidence, with the id of a received file or without one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "object", "title": "Van an toàn của nồi hơi", "obtained_on": "2026-11-23",
    "obtained_time": "10:15", "obtained_from": "Tổ trưởng tổ lò hơi", "place": "Gian lò hơi số 2"}))]
pub struct AddEvidenceInput {
    /// What it is.
    #[serde(default)]
    #[schema(required = true)]
    pub kind: EvidenceKindWord,
    /// Short name.
    #[serde(default)]
    #[schema(required = true)]
    pub title: Short,
    /// What it shows.
    pub description: Option<Paragraph>,
    /// The victim it concerns; required for papers about one victim when there are several.
    pub victim_id: Option<IdText>,
    /// Day it was made or obtained.
    #[serde(default)]
    #[schema(required = true)]
    pub obtained_on: DayText,
    /// Time of that day, HH:MM.
    pub obtained_time: Option<Text<20>>,
    /// From whom.
    pub obtained_from: Option<Line>,
    /// Who obtained it and holds it first; the caller when not told.
    pub obtained_by: Option<Short>,
    /// Where it was made or found.
    pub place: Option<Line>,
    /// What it tells of people; at least what its kind tells.
    pub sensitivity: Option<SensitivityWord>,
    /// Id of a received file.
    pub upload_id: Option<IdText>,
}

/// The item without its file, and the upload that brings it.
pub type EvidenceOrder = (NewEvidence, Option<UploadId>);

/// `7:30`, `07h30`, `7 giờ 30`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty());
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next().unwrap_or("0").parse().ok()?;
    parts.next().is_none().then(|| NaiveTime::from_hms_opt(hour, minute, 0))?
}

impl Input for AddEvidenceInput {
    type Value = EvidenceOrder;

    fn read(self, f: &mut Fields<'_>) -> Option<EvidenceOrder> {
        let id = EvidenceId(f.id());
        let kind = f.required_word("kind", &self.kind);
        let title = f.words("title", &self.title);
        let description = f.text("description", self.description.as_ref());
        let victim = f.uuid("victim_id", self.victim_id.as_deref()).map(VictimId);
        let obtained_on = f.required_date("obtained_on", &self.obtained_on);
        let time = f.text("obtained_time", self.obtained_time.as_ref());
        let obtained_time = time.as_deref().and_then(time_of_day);
        if time.is_some() && obtained_time.is_none() {
            let (vi, en) = ("Ghi giờ như 07:30.", "Write the time as 07:30.");
            f.problem("obtained_time", "time.shape", vi, en);
        }
        let obtained_from = f.text("obtained_from", self.obtained_from.as_ref());
        let obtained_by = f.text("obtained_by", self.obtained_by.as_ref());
        let place = f.text("place", self.place.as_ref());
        let sensitivity = f.word("sensitivity", self.sensitivity.as_ref());
        let upload = f.uuid("upload_id", self.upload_id.as_deref()).map(UploadId);
        let new = NewEvidence {
            id,
            kind: kind?,
            title: title?,
            description,
            victim,
            obtained_on: obtained_on?,
            obtained_time,
            obtained_from,
            obtained_by,
            place,
            sensitivity,
            file: None,
        };
        Some((new, upload))
    }
}

/// An item changes hands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveEvidenceInput {
    /// Which item.
    #[serde(default)]
    #[schema(required = true)]
    pub evidence_id: IdText,
    /// When.
    #[serde(default)]
    #[schema(required = true)]
    pub at: MomentText,
    /// Who took it.
    #[serde(default)]
    #[schema(required = true)]
    pub to: Short,
    /// Why: expertise, storage, return to the owner.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
    /// Seal and state of the item.
    pub condition: Option<Paragraph>,
    /// Number of the hand-over record.
    pub record_number: Option<Short>,
}

impl Input for MoveEvidenceInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let id = f.required_uuid("evidence_id", &self.evidence_id).map(EvidenceId);
        let at = f.required_instant("at", &self.at);
        let to = f.words("to", &self.to);
        let reason = f.words("reason", &self.reason);
        let condition = f.text("condition", self.condition.as_ref());
        let record_number = f.text("record_number", self.record_number.as_ref());
        Some(Command::MoveEvidence(MoveEvidence {
            id: id?,
            at: at?,
            to: to?,
            reason: reason?,
            condition,
            record_number,
        }))
    }
}

/// An item no longer counts; it stays in the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawEvidenceInput {
    /// Which item.
    #[serde(default)]
    #[schema(required = true)]
    pub evidence_id: IdText,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for WithdrawEvidenceInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let id = f.required_uuid("evidence_id", &self.evidence_id).map(EvidenceId);
        let reason = f.words("reason", &self.reason);
        Some(Command::WithdrawEvidence { id: id?, reason: reason? })
    }
}

/// A point of a victim's file does not apply, or applies again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkFilePointInput {
    /// Victim.
    #[serde(default)]
    #[schema(required = true)]
    pub victim_id: IdText,
    /// Point (Nghị định 39/2016/NĐ-CP Điều 16).
    #[serde(default)]
    #[schema(required = true)]
    pub point: FilePointWord,
    /// Why it does not apply; absent when it applies again.
    pub reason: Option<Paragraph>,
}

impl Input for MarkFilePointInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let victim = f.required_uuid("victim_id", &self.victim_id).map(VictimId);
        let point = f.required_word("point", &self.point);
        let reason = f.text("reason", self.reason.as_ref());
        Some(Command::MarkFilePoint { victim: victim?, point: point?, reason })
    }
}

/// A file that is going to be sent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "anh-hien-truong.jpg", "content_type": "image/jpeg", "length": 2048576}))]
pub struct NewUploadInput {
    /// Name of the file.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Line,
    /// Media type, as far as it is known.
    pub content_type: Option<Short>,
    /// Bytes.
    #[serde(default)]
    #[schema(required = true)]
    pub length: u64,
}

impl Input for NewUploadInput {
    type Value = (String, String, u64);

    fn read(self, f: &mut Fields<'_>) -> Option<Self::Value> {
        let name = f.words("name", &self.name);
        let content_type = f.text("content_type", self.content_type.as_ref()).unwrap_or_default();
        Some((name?, content_type, self.length))
    }
}

/// Which evidence is wanted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EvidenceListInput {
    /// Of this kind.
    pub kind: Option<EvidenceKindWord>,
    /// About this victim, or about the whole accident.
    pub victim_id: Option<IdText>,
    /// `true`: only what was set aside; `false`: only what counts.
    pub withdrawn: Option<bool>,
}

impl Input for EvidenceListInput {
    type Value = (Option<domain::case::EvidenceKind>, Option<VictimId>, Option<bool>);

    fn read(self, f: &mut Fields<'_>) -> Option<Self::Value> {
        let kind = f.word("kind", self.kind.as_ref());
        let victim = f.uuid("victim_id", self.victim_id.as_deref()).map(VictimId);
        Some((kind, victim, self.withdrawn))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_write_them() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0);
        for (text, expected) in [
            ("7:30", at(7, 30)),
            ("07h30", at(7, 30)),
            ("7 giờ", at(7, 0)),
            ("25:00", None),
            ("7:30:15", None),
            ("sáng", None),
        ] {
            assert_eq!(time_of_day(text), expected, "{text}");
        }
    }
}
