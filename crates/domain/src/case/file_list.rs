//! The file of each victim, point by point (hồ sơ vụ TNLĐ, Nghị định 39/2016/NĐ-CP Điều 16): one file per victim,
//! what concerns the whole accident standing in each.

use super::evidence::{EvidenceItem, EvidenceKind, Recorder};
use super::inquiry::SceneAct;
use super::stage::StageKind;
use super::state::{Case, Victim};
use crate::ids::{EvidenceId, VictimId};
use crate::time::{Instant, human_date, vn_date};
use crate::words::{DeathKind, Lang, Localized, Severity, text_enum};
use serde::{Deserialize, Serialize};

/// The article the list rests on.
pub const FILE_ARTICLE: &str = "Nghị định 39/2016/NĐ-CP Điều 16";

text_enum! {
    /// A point of the list.
    pub enum FilePoint {
        SceneExam = "scene_exam" ["Biên bản khám nghiệm hiện trường", "Record of the scene examination"],
        SceneSketch = "scene_sketch" ["Sơ đồ hiện trường", "Sketch of the scene"],
        Photos = "photos" ["Ảnh hiện trường; ảnh nạn nhân", "Photos of the scene and of the victim"],
        BodyExam = "body_exam" ["Biên bản khám nghiệm tử thi hoặc khám nghiệm thương tích", "Record of the autopsy or of the examination of injuries"],
        Expertise = "expertise" ["Biên bản giám định kỹ thuật, pháp y, tư pháp", "Technical, forensic or judicial expertise"],
        Testimony = "testimony" ["Biên bản lấy lời khai của nạn nhân, người biết sự việc, người có liên quan", "Testimony of the victim, witnesses and persons concerned"],
        Minutes = "minutes" ["Biên bản điều tra tai nạn lao động", "Investigation minutes"],
        MeetingMinutes = "meeting_minutes" ["Biên bản cuộc họp công bố biên bản điều tra", "Minutes of the announcement meeting"],
        InjuryCertificate = "injury_certificate" ["Giấy chứng nhận thương tích của cơ sở y tế", "Injury certificate of the health facility"],
        Discharge = "discharge" ["Giấy ra viện", "Hospital discharge paper"],
    }
}

text_enum! {
    /// When a point is needed.
    pub enum FileNeed {
        Always = "always" ["luôn phải có", "always"],
        IfAny = "if_any" ["nếu có", "if any"],
        WhenFatal = "when_fatal" ["khi nạn nhân chết", "when the victim died"],
        WhenInjured = "when_injured" ["khi nạn nhân bị thương", "when the victim was injured"],
    }
}

text_enum! {
    /// Where a point stands.
    pub enum FileState {
        Present = "present" ["đã có", "present"],
        Missing = "missing" ["còn thiếu", "missing"],
        NotApplicable = "not_applicable" ["không áp dụng", "not applicable"],
        NoneYet = "none_yet" ["chưa có (nếu có)", "none so far (if any)"],
        NotDue = "not_due" ["chưa đến bước này", "not due yet"],
    }
}

/// Somebody said that a point does not apply to a victim, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilePointMark {
    /// Victim.
    pub victim: VictimId,
    /// Point.
    pub point: FilePoint,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: Recorder,
}

/// One point of the file of one victim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Point.
    pub point: FilePoint,
    /// When it is needed.
    pub need: FileNeed,
    /// Where it stands.
    pub state: FileState,
    /// Items that stand for it.
    pub items: Vec<EvidenceId>,
    /// Kinds that are still lacking.
    pub lacking: Vec<EvidenceKind>,
    /// Why it does not apply, as somebody said.
    pub mark: Option<FilePointMark>,
    /// Why it does not apply, as the law says.
    pub rule: Option<Localized>,
    /// The form that the case itself holds in place of a paper: testimony, signed minutes, minutes of the meeting.
    pub recorded: Option<Localized>,
}

/// The file of one victim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VictimFile {
    /// Victim.
    pub victim: VictimId,
    /// Every point, in the order of the article.
    pub entries: Vec<FileEntry>,
}

impl VictimFile {
    /// Points still missing.
    pub fn missing(&self) -> usize {
        self.missing_points().len()
    }

    /// Which.
    pub fn missing_points(&self) -> Vec<FilePoint> {
        self.entries.iter().filter(|e| e.state == FileState::Missing).map(|e| e.point).collect()
    }
}

impl FilePoint {
    /// The letter of the point in the article.
    pub fn letter(self) -> &'static str {
        match self {
            Self::SceneExam => "a",
            Self::SceneSketch => "b",
            Self::Photos => "c",
            Self::BodyExam => "d",
            Self::Expertise => "đ",
            Self::Testimony => "e",
            Self::Minutes => "g",
            Self::MeetingMinutes => "h",
            Self::InjuryCertificate => "i",
            Self::Discharge => "k",
        }
    }

    /// The article with the point.
    pub fn citation(self, lang: Lang) -> String {
        match lang {
            Lang::Vi => format!("{FILE_ARTICLE} điểm {}", self.letter()),
            Lang::En => format!("Decree 39/2016/NĐ-CP, Article 16, point {}", self.letter()),
        }
    }

    fn need(self, victim: &Victim) -> FileNeed {
        match self {
            Self::SceneExam | Self::Expertise | Self::InjuryCertificate | Self::Discharge => FileNeed::IfAny,
            Self::SceneSketch | Self::Photos | Self::Testimony | Self::Minutes | Self::MeetingMinutes => {
                FileNeed::Always
            }
            Self::BodyExam => match victim.severity() {
                Severity::Fatal => FileNeed::WhenFatal,
                Severity::Serious | Severity::Light | Severity::Unknown => FileNeed::WhenInjured,
            },
        }
    }

    /// Kinds that must all be there; any of them is shown.
    fn kinds(self, need: FileNeed) -> &'static [EvidenceKind] {
        use EvidenceKind as K;
        match self {
            Self::SceneExam => &[K::SceneExam],
            Self::SceneSketch => &[K::SceneSketch],
            Self::Photos => &[K::ScenePhoto, K::VictimPhoto],
            Self::BodyExam => match need {
                FileNeed::WhenFatal => &[K::Autopsy],
                FileNeed::WhenInjured | FileNeed::Always | FileNeed::IfAny => &[K::InjuryExam],
            },
            Self::Expertise => &[K::ExpertiseResult],
            Self::Testimony => &[K::Testimony],
            Self::Minutes => &[K::Minutes],
            Self::MeetingMinutes => &[K::MeetingMinutes],
            Self::InjuryCertificate => &[K::InjuryCertificate],
            Self::Discharge => &[K::Discharge],
        }
    }

    /// The work has come so far that the paper can exist.
    fn due(self, stage: StageKind) -> bool {
        use StageKind as S;
        match self {
            Self::Minutes => match stage {
                S::Concluded | S::Announced | S::FollowUp | S::Closed => true,
                S::Reported | S::Declared | S::Recorded | S::Investigating | S::Suspended | S::Dismissed => {
                    false
                }
            },
            Self::MeetingMinutes => match stage {
                S::Announced | S::FollowUp | S::Closed => true,
                S::Reported
                | S::Declared
                | S::Recorded
                | S::Investigating
                | S::Suspended
                | S::Concluded
                | S::Dismissed => false,
            },
            Self::SceneExam
            | Self::SceneSketch
            | Self::Photos
            | Self::BodyExam
            | Self::Expertise
            | Self::Testimony
            | Self::InjuryCertificate
            | Self::Discharge => true,
        }
    }
}

/// A death that a court declared leaves no body to examine.
fn by_rule(point: FilePoint, victim: &Victim) -> Option<Localized> {
    let declared = victim.severity() == Severity::Fatal && victim.statement.death == Some(DeathKind::Court);
    (point == FilePoint::BodyExam && declared).then(|| {
        Localized::new(
            format!(
                "Nạn nhân được Tòa án tuyên bố là đã chết nên không có biên bản khám nghiệm ({FILE_ARTICLE} điểm d)."
            ),
            "A court declared the victim dead, so there is no examination (Decree 39/2016/NĐ-CP, Article 16, point d).",
        )
    })
}

/// Forms that are filled in here whole, with their signatures: what they say is in the file without a paper.
fn recorded(case: &Case, point: FilePoint) -> Option<Localized> {
    match point {
        FilePoint::Testimony => {
            let n = case.inquiry.standing_testimony().count();
            (n > 0).then(|| {
                Localized::new(
                    format!("{n} biên bản lấy lời khai (PL VIII) đã lập trong vụ."),
                    format!("{n} record(s) of testimony (Annex VIII) made in the case."),
                )
            })
        }
        FilePoint::Minutes => {
            let (signed, n) = match case.stage.signed() {
                Some(signed) => (signed, case.minutes_cited()),
                None => (case.valid()?.signed.as_ref()?, case.announced_minutes_cited()),
            };
            let day = human_date(signed.signed_on);
            let (vi, en) =
                n.map_or_else(Default::default, |(n, _)| (format!(" số {n}"), format!(" no. {n}")));
            Some(Localized::new(
                format!("Biên bản điều tra{vi} đã ký ngày {day}, lập trong vụ."),
                format!("Minutes of the investigation{en}, signed on {day}, made in the case."),
            ))
        }
        FilePoint::MeetingMinutes => {
            let meeting = &case.valid()?.meeting;
            let day = human_date(vn_date(meeting.held_at));
            Some(Localized::new(
                format!("Biên bản cuộc họp công bố ngày {day}, lập trong vụ."),
                format!("Minutes of the announcement meeting of {day}, made in the case."),
            ))
        }
        FilePoint::SceneExam
        | FilePoint::SceneSketch
        | FilePoint::Photos
        | FilePoint::BodyExam
        | FilePoint::Expertise
        | FilePoint::InjuryCertificate
        | FilePoint::Discharge => None,
    }
}

fn concerns(item: &EvidenceItem, victim: VictimId) -> bool {
    item.stands() && item.victim.is_none_or(|v| v == victim)
}

fn entry(case: &Case, victim: &Victim, point: FilePoint) -> FileEntry {
    let id = victim.statement.id;
    // Whoever examined the scene made a record of it.
    let examined =
        point == FilePoint::SceneExam && case.inquiry.scene.iter().any(|s| s.act == SceneAct::Examined);
    let need = if examined { FileNeed::Always } else { point.need(victim) };
    let kinds = point.kinds(need);
    let found: Vec<&EvidenceItem> =
        case.evidence.iter().filter(|e| concerns(e, id) && kinds.contains(&e.kind)).collect();
    let recorded = recorded(case, point);
    // A form that the case holds stands for the paper.
    let wanted = if recorded.is_some() { &[] } else { kinds };
    let lacking: Vec<EvidenceKind> =
        wanted.iter().copied().filter(|k| found.iter().all(|e| e.kind != *k)).collect();
    let mark = case.file_notes.iter().find(|m| m.victim == id && m.point == point).cloned();
    let rule = by_rule(point, victim);
    let state = if lacking.is_empty() {
        FileState::Present
    } else if mark.is_some() || rule.is_some() {
        FileState::NotApplicable
    } else if !point.due(case.stage.kind()) {
        FileState::NotDue
    } else if need == FileNeed::IfAny {
        FileState::NoneYet
    } else {
        FileState::Missing
    };
    FileEntry {
        point,
        need,
        state,
        items: found.iter().map(|e| e.id).collect(),
        lacking,
        mark,
        rule,
        recorded,
    }
}

/// The file of every victim of the case.
pub fn file_list(case: &Case) -> Vec<VictimFile> {
    let of = |v: &Victim| VictimFile {
        victim: v.statement.id,
        entries: FilePoint::ALL.iter().map(|p| entry(case, v, *p)).collect(),
    };
    case.victims.iter().map(of).collect()
}
