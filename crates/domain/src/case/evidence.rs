//! Evidence of a case: files and objects, who obtained them, who holds them (Nghị định 39/2016/NĐ-CP Điều 13, 14, 16).

use super::state::Case;
use crate::access::{Actor, Role};
use crate::ids::{EnterpriseId, EvidenceId, UserId, VictimId};
use crate::time::Instant;
use crate::value::CommuneCode;
use crate::words::text_enum;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What a piece of evidence is.
    pub enum EvidenceKind {
        SceneExam = "scene_exam" ["biên bản khám nghiệm hiện trường", "scene examination record"],
        SceneSketch = "scene_sketch" ["sơ đồ hiện trường", "sketch of the scene"],
        ScenePhoto = "scene_photo" ["ảnh, phim hiện trường", "photo or film of the scene"],
        VictimPhoto = "victim_photo" ["ảnh nạn nhân", "photo of the victim"],
        Autopsy = "autopsy" ["biên bản khám nghiệm tử thi", "autopsy record"],
        InjuryExam = "injury_exam" ["biên bản khám nghiệm thương tích", "record of the examination of injuries"],
        ExpertiseResult = "expertise_result" ["kết luận giám định kỹ thuật, pháp y, tư pháp", "result of technical, forensic or judicial expertise"],
        Testimony = "testimony" ["biên bản lấy lời khai", "testimony"],
        InjuryCertificate = "injury_certificate" ["giấy chứng nhận thương tích", "injury certificate"],
        Discharge = "discharge" ["giấy ra viện", "hospital discharge paper"],
        DeathCertificate = "death_certificate" ["giấy báo tử, giấy chứng tử", "death certificate"],
        CourtDeclaration = "court_declaration" ["quyết định của Tòa án tuyên bố là đã chết", "court decision declaring a person dead"],
        TrafficRecord = "traffic_record" ["hồ sơ giải quyết tai nạn giao thông", "record of the traffic accident"],
        CommunePoliceConfirmation = "commune_police_confirmation" ["văn bản xác nhận của Công an cấp xã", "written confirmation of the commune police"],
        Document = "document" ["tài liệu", "document"],
        Object = "object" ["đồ vật, phương tiện, mẫu vật", "object, means or sample"],
        SceneReleaseConsent = "scene_release_consent" ["văn bản cho phép xóa bỏ hiện trường", "consent to clear the scene"],
        OfficialLetter = "official_letter" ["công văn", "official letter"],
        Minutes = "minutes" ["biên bản điều tra", "investigation minutes"],
        MeetingMinutes = "meeting_minutes" ["biên bản cuộc họp công bố", "minutes of the announcement meeting"],
        Proof = "proof" ["bằng chứng đã thực hiện kiến nghị", "proof that a recommendation was carried out"],
        Other = "other" ["khác", "other"],
    }
}

impl EvidenceKind {
    /// What this kind tells of a person at least; whoever adds the item may only raise it.
    pub fn least_sensitivity(self) -> Sensitivity {
        match self {
            Self::Autopsy
            | Self::InjuryExam
            | Self::InjuryCertificate
            | Self::Discharge
            | Self::DeathCertificate
            | Self::VictimPhoto => Sensitivity::Medical,
            Self::Testimony
            | Self::CourtDeclaration
            | Self::TrafficRecord
            | Self::CommunePoliceConfirmation => Sensitivity::Personal,
            Self::SceneExam
            | Self::SceneSketch
            | Self::ScenePhoto
            | Self::ExpertiseResult
            | Self::Document
            | Self::Object
            | Self::SceneReleaseConsent
            | Self::OfficialLetter
            | Self::Minutes
            | Self::MeetingMinutes
            | Self::Proof
            | Self::Other => Sensitivity::Plain,
        }
    }

    /// Belongs to the file of one victim alone.
    pub fn of_one_victim(self) -> bool {
        match self {
            Self::Autopsy
            | Self::InjuryExam
            | Self::InjuryCertificate
            | Self::Discharge
            | Self::DeathCertificate
            | Self::CourtDeclaration
            | Self::VictimPhoto => true,
            Self::SceneExam
            | Self::SceneSketch
            | Self::ScenePhoto
            | Self::ExpertiseResult
            | Self::Testimony
            | Self::TrafficRecord
            | Self::CommunePoliceConfirmation
            | Self::Document
            | Self::Object
            | Self::SceneReleaseConsent
            | Self::OfficialLetter
            | Self::Minutes
            | Self::MeetingMinutes
            | Self::Proof
            | Self::Other => false,
        }
    }
}

text_enum! {
    /// What a piece of evidence tells of people; each view of personal or medical evidence is logged.
    pub enum Sensitivity {
        Plain = "plain" ["không có dữ liệu cá nhân", "no personal data"],
        Personal = "personal" ["có dữ liệu cá nhân", "personal data"],
        Medical = "medical" ["có dữ liệu sức khỏe", "health data"],
    }
}

/// A place on the map, as a camera wrote it. Millionths of a degree: events carry no fractions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPoint {
    /// Latitude, millionths of a degree, north positive.
    pub latitude_e6: i32,
    /// Longitude, millionths of a degree, east positive.
    pub longitude_e6: i32,
}

impl std::fmt::Display for MapPoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let part = |v: i32| {
            let sign = if v < 0 { "-" } else { "" };
            format!("{sign}{}.{:06}", v.unsigned_abs() / 1_000_000, v.unsigned_abs() % 1_000_000)
        };
        write!(f, "{}, {}", part(self.latitude_e6), part(self.longitude_e6))
    }
}

/// The file of an item, as it was received; the bytes are found by their hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceFile {
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Media type as the content shows.
    pub media_type: String,
    /// Name as the sender gave it.
    pub name: String,
    /// Local time the camera wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_at: Option<NaiveDateTime>,
    /// Place the camera wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_place: Option<MapPoint>,
    /// SHA-256 of the small picture, stripped of what the camera wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<String>,
    /// A virus scanner found nothing; `false` when none was configured.
    #[serde(default)]
    pub scanned: bool,
}

/// Whose hand something was recorded by, and for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorder {
    /// User; nobody for the system itself.
    pub user: Option<UserId>,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Role.
    pub role: Role,
    /// Enterprise acted for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<EnterpriseId>,
    /// Commune acted for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune: Option<CommuneCode>,
}

impl Recorder {
    /// The actor, with the enterprise or commune he acts for in this case.
    pub fn of(actor: &Actor, case: &Case) -> Self {
        let employer = case.accident.as_ref().and_then(|a| a.employer.enterprise);
        let enterprise = employer.filter(|e| actor.enterprises.contains(e)).or_else(|| {
            let mut filed = case.reports.iter().rev().filter_map(|r| r.report.enterprise);
            filed.find(|e| actor.enterprises.contains(e))
        });
        Self {
            user: actor.user,
            name: actor.name.clone(),
            unit: actor.unit.clone(),
            role: actor.role,
            enterprise,
            commune: actor.commune.clone().filter(|_| actor.role == Role::Commune),
        }
    }

    /// The actor himself, or somebody of the same enterprise or commune, recorded it.
    pub fn is_side_of(&self, actor: &Actor) -> bool {
        (self.user.is_some() && self.user == actor.user)
            || self.enterprise.is_some_and(|e| actor.enterprises.contains(&e))
            || (actor.role == Role::Commune && self.commune.is_some() && self.commune == actor.commune)
    }
}

/// One hand-over of an item (giao nhận); the chain begins with whoever obtained it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustodyStep {
    /// When it changed hands.
    pub at: Instant,
    /// Who gave it.
    pub from: String,
    /// Who took it.
    pub to: String,
    /// Why: expertise, storage, return to the owner.
    pub reason: String,
    /// Seal and state of the item.
    pub condition: Option<String>,
    /// Number of the hand-over record.
    pub record_number: Option<String>,
    /// Who recorded it.
    pub by: Recorder,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// Why an item no longer counts; it stays in the file and is shown as set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Why.
    pub reason: String,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: Recorder,
}

/// One piece of evidence: a file, or an object without one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceItem {
    /// Id.
    pub id: EvidenceId,
    /// Number within the case, from 1, in order of arrival.
    pub number: u32,
    /// What it is.
    pub kind: EvidenceKind,
    /// Short name.
    pub title: String,
    /// What it shows.
    pub description: Option<String>,
    /// The victim it concerns; absent when it concerns the whole accident.
    pub victim: Option<VictimId>,
    /// Day it was made or obtained.
    pub obtained_on: NaiveDate,
    /// Time of the day, when known.
    pub obtained_time: Option<NaiveTime>,
    /// From whom.
    pub obtained_from: Option<String>,
    /// Who obtained it and holds it first.
    pub obtained_by: String,
    /// Where it was made or found.
    pub place: Option<String>,
    /// Its file, when there is one.
    pub file: Option<EvidenceFile>,
    /// What it tells of people.
    pub sensitivity: Sensitivity,
    /// Round of the investigation it was added in, from 1.
    pub round: u32,
    /// When it was added.
    pub added_at: Instant,
    /// Who added it.
    pub added_by: Recorder,
    /// Hand-overs since, in order.
    #[serde(default)]
    pub custody: Vec<CustodyStep>,
    /// Set when it no longer counts.
    #[serde(default)]
    pub withdrawn: Option<SetAside>,
}

impl EvidenceItem {
    /// Who holds it now.
    pub fn holder(&self) -> &str {
        self.custody.last().map_or(self.obtained_by.as_str(), |s| s.to.as_str())
    }

    /// It counts.
    pub fn stands(&self) -> bool {
        self.withdrawn.is_none()
    }
}

/// What a new item needs; a file is one that was received and checked before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    /// Id.
    pub id: EvidenceId,
    /// What it is.
    pub kind: EvidenceKind,
    /// Short name.
    pub title: String,
    /// What it shows.
    pub description: Option<String>,
    /// The victim it concerns.
    pub victim: Option<VictimId>,
    /// Day it was made or obtained.
    pub obtained_on: NaiveDate,
    /// Time of the day.
    pub obtained_time: Option<NaiveTime>,
    /// From whom.
    pub obtained_from: Option<String>,
    /// Who obtained it; the one who adds it when absent.
    pub obtained_by: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// What it tells of people; at least what its kind tells.
    pub sensitivity: Option<Sensitivity>,
    /// Its file.
    pub file: Option<EvidenceFile>,
}

/// What a hand-over needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveEvidence {
    /// Which item.
    pub id: EvidenceId,
    /// When it changed hands.
    pub at: Instant,
    /// Who took it.
    pub to: String,
    /// Why.
    pub reason: String,
    /// Seal and state.
    pub condition: Option<String>,
    /// Number of the record.
    pub record_number: Option<String>,
}

impl Case {
    /// An item by its id, set aside or not.
    pub fn evidence_item(&self, id: EvidenceId) -> Option<&EvidenceItem> {
        self.evidence.iter().find(|e| e.id == id)
    }

    /// The round of investigation at work, from 1.
    pub fn round(&self) -> u32 {
        u32::try_from(self.past_rounds.len()).unwrap_or(u32::MAX).saturating_add(1)
    }
}
