//! Commands of the story, written short.

use super::Stage;
use super::build::{Accident, Hurt, report};
use anyhow::{Context as _, Result};
use casework::Context;
use casework::cases::{self, CaseOutcome};
use casework::reports::{FiledBy, file_declaration};
use domain::access::Actor;
use domain::case::{
    Command, FoundTeam, IssueMinutes, Meeting, MemberCapacity, NewRecommendation, NewService, OwnerKind,
    Served, ServiceMethod, TeamMember,
};
use domain::ids::RecommendationId;
use domain::time::{Instant, vn_date};
use domain::value::PersonName;
use domain::words::{ReportKind, Severity, WorkRelation};

pub(super) fn member(name: &str, unit: &str, head: bool, capacity: MemberCapacity) -> Result<TeamMember> {
    Ok(TeamMember {
        name: PersonName::parse(name).map_err(|e| anyhow::anyhow!("{name}: {e}"))?,
        position: if head { "Trưởng đoàn" } else { "Chuyên viên" }.to_owned(),
        unit: unit.to_owned(),
        head,
        capacity,
        authorisation: None,
    })
}

pub(super) fn province_team(number: &str, on: Instant) -> Result<Command> {
    Ok(Command::FoundTeam(FoundTeam {
        paper: domain::case::DecisionPaper::default(),
        decision_number: number.to_owned(),
        decision_date: vn_date(on),
        founder: "Giám đốc Sở Nội vụ tỉnh An Giang".to_owned(),
        members: vec![
            member("Nguyễn Minh Khôi", "Sở Nội vụ", true, MemberCapacity::LabourAuthority)?,
            member("Trương Văn Y", "Sở Y tế", false, MemberCapacity::Health)?,
            member("Ngô Thị Đoàn", "Liên đoàn Lao động tỉnh", false, MemberCapacity::UnionOrWorkersRep)?,
        ],
    }))
}

pub(super) fn own_team(number: &str, on: Instant) -> Result<Command> {
    Ok(Command::FoundTeam(FoundTeam {
        paper: domain::case::DecisionPaper::default(),
        decision_number: number.to_owned(),
        decision_date: vn_date(on),
        founder: "Giám đốc công ty".to_owned(),
        members: vec![
            member("Huỳnh Thị Thu An", "Phòng An toàn", true, MemberCapacity::Employer)?,
            member("Cao Văn Sự", "Công đoàn cơ sở", false, MemberCapacity::UnionOrWorkersRep)?,
            member("Mai Thị Thuốc", "Trạm y tế", false, MemberCapacity::Health)?,
        ],
    }))
}

pub(super) fn meeting(held_at: Instant) -> Command {
    Command::HoldAnnouncement(Box::new(Meeting {
        held_at,
        place: "Hội trường cơ sở xảy ra tai nạn".to_owned(),
        chair: "Trưởng đoàn".to_owned(),
        secretary: None,
        attendance: Vec::new(),
        dissent: Vec::new(),
        proceedings: domain::case::Proceedings::default(),
        late_reason: None,
        recorded_at: held_at,
    }))
}

pub(super) fn minutes(number: &str, at: Instant) -> Command {
    Command::IssueMinutes(IssueMinutes {
        number: number.to_owned(),
        date: vn_date(at),
        sent_to: vec![
            "Người sử dụng lao động".to_owned(),
            "Thân nhân nạn nhân".to_owned(),
            "Công an tỉnh".to_owned(),
        ],
        sent_at: at,
        addressees: Vec::new(),
    })
}

/// Everybody on the service list has the minutes.
pub(super) async fn serve_all(
    stage: &Stage,
    actor: &Actor,
    at: Instant,
    mut last: CaseOutcome,
) -> Result<CaseOutcome> {
    stage.move_to(at);
    let view = cases::read(&stage.app, as_of(actor), last.case_id).await?;
    let minutes = view.case.valid().and_then(|a| a.minutes.as_ref());
    let lines = minutes.map(|m| m.addressees.clone()).unwrap_or_default();
    for line in lines.into_iter().filter(|a| a.service.is_none()) {
        let service = NewService {
            to: Served::Line(line.no),
            how: ServiceMethod::InPerson,
            at,
            proof: Some("Ký nhận trong sổ giao văn bản".to_owned()),
            evidence: None,
        };
        let command = Command::RecordService(service);
        last = cases::record_service(&stage.app, on(actor, &last), last.case_id, command).await?;
    }
    Ok(last)
}

pub(super) fn recommendation(stage: &Stage, content: &str, due_in_days: i64) -> (RecommendationId, Command) {
    let id = RecommendationId(stage.app.id());
    let due = vn_date(stage.now) + chrono::Duration::days(due_in_days);
    let new = NewRecommendation {
        id,
        content: content.to_owned(),
        owner_kind: OwnerKind::Employer,
        owner: "Cơ sở xảy ra tai nạn".to_owned(),
        due,
        proof: Some("Biên bản, ảnh chụp".to_owned()),
        proof_kind: None,
        priority: None,
    };
    (id, Command::AddRecommendation(new))
}

pub(super) fn hurt(
    name: &'static str,
    birth_year: i32,
    job: &'static str,
    outcome: Severity,
    codes: &'static [&'static str],
    injury: &'static str,
) -> Hurt {
    Hurt { name, birth_year, job, outcome, codes, injury, relation: WorkRelation::HdldWritten }
}

pub(super) fn free(mut h: Hurt) -> Hurt {
    h.relation = WorkRelation::NoContract;
    h
}

pub(super) fn as_of(actor: &Actor) -> Context {
    Context::of(actor.clone())
}

pub(super) fn on(actor: &Actor, last: &CaseOutcome) -> Context {
    Context { if_match: Some(last.version), ..Context::of(actor.clone()) }
}

/// Runs one command as the case's next step.
macro_rules! step {
    ($stage:expr, $at:expr, $name:ident, $actor:expr, $last:expr, $command:expr) => {{
        $stage.move_to($at);
        let ctx = on($actor, &$last);
        $last = cases::$name(&$stage.app, ctx, $last.case_id, $command).await?;
        tracing::debug!(case = %$last.case_id, version = $last.version, "told");
    }};
}
pub(super) use step;

pub(super) async fn declare(stage: &Stage, actor: &Actor, at: Instant, a: &Accident) -> Result<CaseOutcome> {
    stage.move_to(at);
    let told = report(stage, ReportKind::Declaration, a, at)?;
    Ok(file_declaration(&stage.app, as_of(actor), FiledBy::Page, None, told).await?)
}

pub(super) async fn accept(
    stage: &Stage,
    actor: &Actor,
    at: Instant,
    last: CaseOutcome,
) -> Result<CaseOutcome> {
    let mut last = last;
    let report = last.report_id.context("a report was filed")?;
    step!(stage, at, accept_report, actor, last, Command::AcceptReport { report, note: None });
    Ok(last)
}
