//! The plan of steps by level (Nghị định 39/2016/NĐ-CP Điều 13, Điều 14, Điều 15) as a task list.

use super::super::state::Case;
use super::scene::SceneAct;
use crate::ids::{EvidenceId, StepId};
use crate::time::Instant;
use crate::words::{TeamLevel, text_enum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// A step of the procedure.
    pub enum StepKind {
        Notify = "notify" ["thông báo cơ quan Công an và các cơ quan cử thành viên", "tell the police and the member agencies"],
        Scene = "scene" ["khám nghiệm hiện trường, bảo quản vật chứng", "examine the scene, keep the physical evidence"],
        BodyExam = "body_exam" ["khám nghiệm tử thi hoặc thương tích", "examination of body or injuries"],
        Documents = "documents" ["thu thập dấu vết, chứng cứ, tài liệu", "collect traces, evidence and documents"],
        Testimony = "testimony" ["lấy lời khai (Phụ lục VIII)", "take testimony (PL VIII)"],
        Expertise = "expertise" ["giám định kỹ thuật, giám định pháp y (nếu cần)", "technical or forensic expertise, if needed"],
        Analysis = "analysis" ["phân tích diễn biến, nguyên nhân, kết luận", "analyse course and cause, conclude"],
        Minutes = "minutes" ["lập biên bản điều tra (Phụ lục IX, X)", "write the minutes (PL IX, X)"],
        Meeting = "meeting" ["họp công bố biên bản (Phụ lục XI)", "announce the minutes (PL XI)"],
        Sending = "sending" ["gửi biên bản trong 3 ngày làm việc", "send the minutes within 3 working days"],
        Other = "other" ["việc khác", "other"],
    }
}

text_enum! {
    /// Where a step stands.
    pub enum StepState {
        Planned = "planned" ["chưa làm", "planned"],
        UnderWay = "under_way" ["đang làm", "under way"],
        Done = "done" ["đã xong", "done"],
        NotNeeded = "not_needed" ["không cần, có lý do", "not needed, with a reason"],
    }
}

/// What the head of the team laid down about a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Id.
    pub id: StepId,
    /// Which step of the procedure.
    pub kind: StepKind,
    /// What is to be done; of a further step, its name.
    pub title: Option<String>,
    /// Who does it.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub state: StepState,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// Result, or why it is not needed.
    pub note: Option<String>,
    /// What came of it.
    #[serde(default)]
    pub evidence: Vec<EvidenceId>,
    /// Round of investigation.
    pub round: u32,
}

/// A step as the plan shows it: as laid down, else as the file itself tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedStep {
    /// Which step.
    pub kind: StepKind,
    /// What was laid down about it.
    pub laid_down: Option<Step>,
    /// Where it stands.
    pub state: StepState,
    /// When the file says it was done.
    pub done_at: Option<Instant>,
    /// Article that orders it.
    pub article: &'static str,
}

const ESTABLISHMENT: &[StepKind] = &[
    StepKind::Documents,
    StepKind::Testimony,
    StepKind::Expertise,
    StepKind::Analysis,
    StepKind::Minutes,
    StepKind::Meeting,
    StepKind::Sending,
];

const PROVINCE: &[StepKind] = &[
    StepKind::Notify,
    StepKind::Scene,
    StepKind::BodyExam,
    StepKind::Documents,
    StepKind::Testimony,
    StepKind::Expertise,
    StepKind::Analysis,
    StepKind::Minutes,
    StepKind::Meeting,
    StepKind::Sending,
];

/// The steps of the procedure at a level, with the article that orders them.
pub(super) fn standard(level: TeamLevel) -> (&'static [StepKind], &'static str) {
    match level {
        TeamLevel::Establishment => (ESTABLISHMENT, "Nghị định 39/2016/NĐ-CP, Điều 13"),
        TeamLevel::Province => (PROVINCE, "Nghị định 39/2016/NĐ-CP, Điều 14"),
        TeamLevel::Central => (PROVINCE, "Nghị định 39/2016/NĐ-CP, Điều 15"),
        TeamLevel::CommuneRecord | TeamLevel::Specialised | TeamLevel::None => (&[], ""),
    }
}

/// The plan of the present round: the steps of the level in their order, then what the team added.
pub fn plan(case: &Case) -> Vec<PlannedStep> {
    let Some(team) = case.stage.team() else { return Vec::new() };
    let (kinds, article) = standard(team.level);
    let laid = |s: &&Step| s.round == team.round;
    let mut out: Vec<PlannedStep> = kinds
        .iter()
        .map(|kind| {
            let laid_down = case.inquiry.steps.iter().filter(laid).find(|s| s.kind == *kind).cloned();
            let told = told_by_file(case, *kind, team.round);
            planned(*kind, laid_down, told, article)
        })
        .collect();
    let further = case.inquiry.steps.iter().filter(laid).filter(|s| !kinds.contains(&s.kind));
    out.extend(further.map(|s| planned(s.kind, Some(s.clone()), None, article)));
    out
}

fn planned(
    kind: StepKind,
    laid_down: Option<Step>,
    told: Option<Instant>,
    article: &'static str,
) -> PlannedStep {
    let state = match (&laid_down, told) {
        (Some(s), None) => s.state,
        (Some(s), Some(_)) if s.state == StepState::NotNeeded => StepState::NotNeeded,
        (_, Some(_)) => StepState::Done,
        (None, None) => StepState::Planned,
    };
    let done_at = told.or(laid_down.as_ref().and_then(|s| s.done_at));
    PlannedStep { kind, laid_down, state, done_at, article }
}

/// When the file itself says that a step was done.
fn told_by_file(case: &Case, kind: StepKind, round: u32) -> Option<Instant> {
    let scene =
        |acts: &[SceneAct]| case.inquiry.scene.iter().filter(|s| acts.contains(&s.act)).map(|s| s.at).min();
    match kind {
        StepKind::Notify => {
            case.duties.iter().find(|d| d.trigger == crate::law::Trigger::TeamFounded).map(|d| d.at)
        }
        StepKind::Scene => scene(&[SceneAct::Examined]),
        StepKind::BodyExam => scene(&[SceneAct::BodyExamined, SceneAct::InjuryExamined]),
        StepKind::Testimony => {
            case.inquiry.standing_testimony().filter(|t| t.round == round).map(|t| t.ended_at).min()
        }
        StepKind::Expertise => {
            case.stage.team().and_then(|t| t.expertise_results.first()).map(|r| r.recorded_at)
        }
        StepKind::Analysis | StepKind::Minutes => match &case.stage {
            super::super::stage::Stage::Concluded { concluded_at, signed, .. } => match kind {
                StepKind::Minutes => signed.as_ref().map(|s| s.recorded_at),
                _analysis => Some(*concluded_at),
            },
            _stage => case.stage.announcement().map(|a| a.meeting.held_at),
        },
        StepKind::Meeting => case.stage.announcement().map(|a| a.meeting.held_at),
        StepKind::Sending => case.stage.announcement().and_then(|a| a.minutes.as_ref()).map(|m| m.sent_at),
        StepKind::Documents | StepKind::Other => None,
    }
}
