//! Evidence as the interface tells it.

use super::moment;
use super::outcome::{WarningAnswer, warnings};
use casework::evidence::{
    AddedEvidence, EvidenceList, EvidenceView, FileList, Look, SeenItem, UploadView, VictimOfFile,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::case::{CustodyStep, EvidenceFile, FileEntry, MapPoint, SetAside};
use domain::words::Lang;
use serde::Serialize;
use tnld_http::dto::{
    EvidenceKindWord, FileNeedWord, FilePointWord, FileStateWord, SensitivityWord, SeverityWord,
};
use utoipa::ToSchema;
use uuid::Uuid;

/// A place on the map, as a camera wrote it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MapPointAnswer {
    /// Latitude in degrees, north positive.
    #[schema(example = "10.012500")]
    pub latitude: String,
    /// Longitude in degrees, east positive.
    #[schema(example = "105.083333")]
    pub longitude: String,
}

impl From<MapPoint> for MapPointAnswer {
    fn from(p: MapPoint) -> Self {
        let shown = p.to_string();
        let (latitude, longitude) = shown.split_once(", ").unwrap_or_default();
        Self { latitude: latitude.to_owned(), longitude: longitude.to_owned() }
    }
}

/// The file of an item.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvidenceFileAnswer {
    /// SHA-256 of the bytes as received.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Media type by content.
    pub media_type: String,
    /// Name as the sender gave it.
    pub name: String,
    /// Local time the camera wrote.
    pub taken_at: Option<NaiveDateTime>,
    /// Place the camera wrote.
    pub taken_place: Option<MapPointAnswer>,
    /// There is a small picture.
    pub has_thumbnail: bool,
    /// A virus scanner found nothing; false when none is configured.
    pub scanned: bool,
}

impl From<EvidenceFile> for EvidenceFileAnswer {
    fn from(f: EvidenceFile) -> Self {
        Self {
            sha256: f.sha256,
            size: f.size,
            media_type: f.media_type,
            name: f.name,
            taken_at: f.taken_at,
            taken_place: f.taken_place.map(Into::into),
            has_thumbnail: f.thumbnail.is_some(),
            scanned: f.scanned,
        }
    }
}

/// One hand-over.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustodyStepAnswer {
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Who gave it.
    pub from: String,
    /// Who took it.
    pub to: String,
    /// Why.
    pub reason: String,
    /// Seal and state.
    pub condition: Option<String>,
    /// Number of the record.
    pub record_number: Option<String>,
    /// Who recorded it.
    pub recorded_by: String,
    /// When it was recorded.
    #[schema(format = "date-time")]
    pub recorded_at: String,
}

impl From<CustodyStep> for CustodyStepAnswer {
    fn from(s: CustodyStep) -> Self {
        Self {
            at: moment(s.at),
            from: s.from,
            to: s.to,
            reason: s.reason,
            condition: s.condition,
            record_number: s.record_number,
            recorded_by: s.by.name,
            recorded_at: moment(s.recorded_at),
        }
    }
}

/// Why an item no longer counts.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetAsideAnswer {
    /// Why.
    pub reason: String,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Who.
    pub by: String,
}

impl From<SetAside> for SetAsideAnswer {
    fn from(s: SetAside) -> Self {
        Self { reason: s.reason, at: moment(s.at), by: s.by.name }
    }
}

/// A piece of evidence. Of what the caller may not see in whole, words and file are left out.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvidenceAnswer {
    /// Id.
    pub id: Uuid,
    /// Number within the case.
    pub number: u32,
    /// What it is.
    pub kind: EvidenceKindWord,
    /// Short name.
    pub title: String,
    /// What it shows.
    pub description: Option<String>,
    /// The victim it concerns.
    pub victim_id: Option<Uuid>,
    /// Day it was made or obtained.
    pub obtained_on: NaiveDate,
    /// Time of that day.
    #[schema(value_type = Option<String>, example = "10:15:00")]
    pub obtained_time: Option<NaiveTime>,
    /// From whom.
    pub obtained_from: Option<String>,
    /// Who obtained it.
    pub obtained_by: String,
    /// Where.
    pub place: Option<String>,
    /// Who holds it now.
    pub holder: String,
    /// What it tells of people.
    pub sensitivity: SensitivityWord,
    /// Round of the investigation.
    pub round: u32,
    /// Its file.
    pub file: Option<EvidenceFileAnswer>,
    /// When it was added.
    #[schema(format = "date-time")]
    pub added_at: String,
    /// Who added it.
    pub added_by: String,
    /// Unit of who added it.
    pub added_by_unit: String,
    /// Hand-overs, in order.
    pub custody: Vec<CustodyStepAnswer>,
    /// Set when it no longer counts.
    pub withdrawn: Option<SetAsideAnswer>,
    /// The caller sees all of it.
    pub whole: bool,
}

impl From<SeenItem> for EvidenceAnswer {
    fn from(SeenItem { item, whole }: SeenItem) -> Self {
        Self {
            id: item.id.0,
            number: item.number,
            kind: item.kind.into(),
            holder: item.holder().to_owned(),
            title: item.title,
            description: item.description,
            victim_id: item.victim.map(|v| v.0),
            obtained_on: item.obtained_on,
            obtained_time: item.obtained_time,
            obtained_from: item.obtained_from,
            obtained_by: item.obtained_by,
            place: item.place,
            sensitivity: item.sensitivity.into(),
            round: item.round,
            file: item.file.map(Into::into),
            added_at: moment(item.added_at),
            added_by: item.added_by.name,
            added_by_unit: item.added_by.unit,
            custody: item.custody.into_iter().map(Into::into).collect(),
            withdrawn: item.withdrawn.map(Into::into),
            whole,
        }
    }
}

/// The evidence of a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvidenceListAnswer {
    /// Items that fit the filter, in order of arrival.
    pub items: Vec<EvidenceAnswer>,
    /// Items without the filter.
    pub total: usize,
    /// The caller sees all of it; otherwise what his side handed in.
    pub whole_file: bool,
    /// Another round is at work, and the caller reads beside his own what the earlier one announced, as it stood then.
    pub announced_file: bool,
    /// The caller may add.
    pub may_add: bool,
}

impl From<EvidenceList> for EvidenceListAnswer {
    fn from(list: EvidenceList) -> Self {
        Self {
            items: list.items.into_iter().map(Into::into).collect(),
            total: list.total,
            whole_file: list.whole_file,
            announced_file: list.announced_file,
            may_add: list.may_add,
        }
    }
}

/// Somebody looked at the item.
#[derive(Debug, Serialize, ToSchema)]
pub struct LookAnswer {
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Who.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Role.
    pub role: String,
    /// `item`, `file` or `thumbnail`.
    pub what: String,
}

impl From<Look> for LookAnswer {
    fn from(l: Look) -> Self {
        Self { at: moment(l.at), name: l.name, unit: l.unit, role: l.role, what: l.what }
    }
}

/// An item with who looked at it.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvidenceItemAnswer {
    /// The item.
    pub item: EvidenceAnswer,
    /// The last looks at personal or medical evidence, newest first; for the department.
    pub looks: Option<Vec<LookAnswer>>,
    /// How many looks there were.
    pub looks_total: Option<i64>,
}

impl From<EvidenceView> for EvidenceItemAnswer {
    fn from(v: EvidenceView) -> Self {
        let (looks, looks_total) = v.looks.unzip();
        Self {
            item: SeenItem { item: v.item, whole: v.whole }.into(),
            looks: looks.map(|all| all.into_iter().map(Into::into).collect()),
            looks_total,
        }
    }
}

/// One point of a victim's file.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileEntryAnswer {
    /// Point.
    pub point: FilePointWord,
    /// Its letter in the article.
    pub letter: String,
    /// The paper, in the reader's language.
    pub label: String,
    /// Article.
    pub citation: String,
    /// When it is needed.
    pub need: FileNeedWord,
    /// Where it stands.
    pub state: FileStateWord,
    /// Items that stand for it.
    pub evidence_ids: Vec<Uuid>,
    /// Kinds still lacking.
    pub lacking: Vec<EvidenceKindWord>,
    /// The form that the case itself holds in place of a paper, in the reader's language.
    pub recorded: Option<String>,
    /// Why it does not apply.
    pub reason: Option<String>,
    /// Who said so; absent when the law says so.
    pub marked_by: Option<String>,
}

impl FileEntryAnswer {
    fn of(e: FileEntry, lang: Lang) -> Self {
        let by_law = e.rule.map(|r| r.get(lang).to_owned());
        Self {
            letter: e.point.letter().to_owned(),
            label: e.point.label(lang).to_owned(),
            citation: e.point.citation(lang),
            point: e.point.into(),
            need: e.need.into(),
            state: e.state.into(),
            evidence_ids: e.items.into_iter().map(|id| id.0).collect(),
            lacking: e.lacking.into_iter().map(Into::into).collect(),
            recorded: e.recorded.map(|r| r.get(lang).to_owned()),
            marked_by: e.mark.as_ref().map(|m| m.by.name.clone()),
            reason: e.mark.map(|m| m.reason).or(by_law),
        }
    }
}

/// The file of one victim.
#[derive(Debug, Serialize, ToSchema)]
pub struct VictimFileAnswer {
    /// Victim.
    pub victim_id: Uuid,
    /// Name, when the caller may see it.
    pub name: Option<String>,
    /// How badly hurt.
    pub severity: SeverityWord,
    /// Points still missing.
    pub missing: usize,
    /// Every point.
    pub entries: Vec<FileEntryAnswer>,
}

/// The file of every victim.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileListAnswer {
    /// One per victim.
    pub files: Vec<VictimFileAnswer>,
}

impl FileListAnswer {
    /// In the reader's language.
    pub(crate) fn of(list: FileList, lang: Lang) -> Self {
        let one = |(victim, file): (VictimOfFile, domain::case::VictimFile)| VictimFileAnswer {
            victim_id: victim.id.0,
            name: victim.name,
            severity: victim.severity.into(),
            missing: file.missing(),
            entries: file.entries.into_iter().map(|e| FileEntryAnswer::of(e, lang)).collect(),
        };
        Self { files: list.files.into_iter().map(one).collect() }
    }
}

/// A file on its way.
#[derive(Debug, Serialize, ToSchema)]
pub struct UploadAnswer {
    /// Id: named by `upload_id` when the evidence is added.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Bytes announced.
    pub length: u64,
    /// Bytes that are there: where to go on.
    pub offset: u64,
    /// `open`, `ready`, `refused` or `used`.
    pub state: String,
    /// When it is thrown away unless it is used.
    #[schema(format = "date-time")]
    pub expires_at: String,
    /// What the file is, once it was looked at.
    pub file: Option<EvidenceFileAnswer>,
    /// Why it was not taken.
    pub refusal: Option<String>,
}

impl UploadAnswer {
    /// In the reader's language.
    pub(crate) fn of(u: UploadView, lang: Lang) -> Self {
        Self {
            id: u.id.0,
            name: u.name,
            length: u.length,
            offset: u.received,
            state: u.state.to_string(),
            expires_at: moment(u.expires_at),
            file: u.file.map(Into::into),
            refusal: u.refusal.map(|r| r.get(lang).to_owned()),
        }
    }
}

/// What adding evidence answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddedEvidenceAnswer {
    /// The item.
    pub evidence_id: Uuid,
    /// Version of the case after the write.
    pub version: i64,
    /// Hash of the last entry in the chained log: the caller's proof.
    pub receipt: String,
    /// What the caller should know.
    pub warnings: Vec<WarningAnswer>,
}

impl AddedEvidenceAnswer {
    /// In the reader's language.
    pub(crate) fn of(added: AddedEvidence, lang: Lang) -> Self {
        Self {
            evidence_id: added.evidence_id.0,
            version: added.outcome.version,
            receipt: added.outcome.receipt,
            warnings: warnings(added.outcome.warnings, lang),
        }
    }
}
