//! Reading a case: what this caller may see of it, its terms, and what this caller may do next.

use super::commands::cares_for;
use super::load::load;
use super::relations::relations;
use super::sight::{Sight, may};
use super::testimony::TestimonyLook;
use crate::alerts::may_read;
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::Failure;
use crate::follow_up::{EarlierCase, Lesson, same_cause, similar};
use domain::access::{Action, Actor, Relation, act, authorise_on};
use domain::case::{
    Case, CaseDeadline, ClosingCondition, CommandKind, Discharge, Lateness, Public, Refusal, Retention,
    Stage, Verdict, action_of, closing_conditions, deadlines, filings, lateness, posted_version,
    quick_report_issued, retention, verdict,
};
use domain::ids::{CaseId, ReportId};
use domain::law::{AlertMode, Filer, FilingDuty};
use domain::time::Instant;
use domain::words::{TaskKind, TaskOutcome};
use store::{AlertRow, AlertState, Conn, TaskRow, TaskState};

/// A case as the caller may see it.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// The case; names, personal numbers, injuries and secret findings are left out where the table says so.
    pub case: Case,
    /// Version for `If-Match`.
    pub version: i64,
    /// Terms with their state now.
    pub deadlines: Vec<CaseDeadline>,
    /// The caller sees victims by name.
    pub sees_victims: bool,
    /// The caller sees findings that are not announced yet.
    pub sees_findings: bool,
    /// The caller sees the work of the team: plan, testimony, police.
    pub sees_inquiry: bool,
    /// The caller sees the alerts of the case.
    pub sees_alerts: bool,
    /// The caller may see some evidence, at least what his side handed in.
    pub sees_evidence: bool,
    /// The caller reads the victims' files: as they stand, or as they were announced.
    pub sees_whole_file: bool,
    /// Reports this caller cares for: may correct, supplement and withdraw.
    pub cares_for: Vec<ReportId>,
    /// Commands open to this caller in this stage.
    pub allowed: Vec<CommandKind>,
    /// Which agencies were told and have confirmed, for the enterprise or commune whose case it is.
    pub told: Vec<Told>,
    /// Who must file what with whom, and how it stands.
    pub filings: Vec<FilingView>,
    /// Earlier cases of the same cause at the same site that the caller may read too.
    pub same_cause: Vec<EarlierCase>,
    /// Closed cases with the same cause in the same section of industry.
    pub similar: Vec<Lesson>,
    /// How long after learning of it the employer declared; for the department alone.
    pub lateness: Option<Lateness>,
    /// What must be settled before closing; for those who may close.
    pub closing: Vec<ClosingCondition>,
    /// How long the file is kept, once findings are announced.
    pub retention: Vec<Retention>,
    /// The caller may take the whole file away.
    pub may_export: bool,
    /// The case that goes on in its place, when it was merged into another.
    pub merged_into: Option<MergedInto>,
    /// The last looks at testimony, newest first, and how many there were; for the department, where it was asked.
    pub testimony_looks: Option<(Vec<TestimonyLook>, i64)>,
}

/// The case that another one went into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedInto {
    /// Id; none where the caller may not open it.
    pub id: Option<CaseId>,
    /// Number.
    pub number: String,
}

fn merged_into(conn: &mut Conn, actor: &Actor, case: &Case) -> Result<Option<MergedInto>, Failure> {
    let Stage::Dismissed { into: Some(id), .. } = &case.stage else { return Ok(None) };
    let kept = load(conn, *id)?.case;
    let known = relations(conn, actor, &kept)?;
    let opens = authorise_on::<act::ReadCase>(actor, &known).is_ok();
    Ok(Some(MergedInto { id: opens.then_some(*id), number: kept.number.to_string() }))
}

/// A form that somebody must file, and how that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingView {
    /// Who, what, to whom, by which article.
    pub duty: FilingDuty,
    /// When it arose.
    pub since: Instant,
    /// How it stands.
    pub state: Discharge,
}

/// When the quick report to the ministry was last sent. Reported as less grave, it is owed anew.
fn last_report(tasks: &[TaskRow]) -> Option<Instant> {
    let kind = |t: &&TaskRow| t.kind == TaskKind::QuickReport.as_str();
    let done = |t: &&TaskRow| t.outcome.as_deref() == Some(TaskOutcome::Done.as_str());
    let again = tasks.iter().filter(kind).any(|t| t.state == TaskState::Open);
    tasks.iter().filter(kind).filter(done).filter_map(|t| t.done_at).max().filter(|_| !again)
}

/// The quick report to the ministry is recorded as sent, or its document was issued.
pub(super) fn reported(case: &Case, tasks: &[TaskRow]) -> bool {
    last_report(tasks).or(quick_report_issued(case)).is_some()
}

/// The duties of the file. What the department owes is done when its task is.
fn filing_views(case: &Case, tasks: &[TaskRow]) -> Vec<FilingView> {
    // Nobody owes anything for a case that does not go on.
    if matches!(case.stage, Stage::Dismissed { .. }) {
        return Vec::new();
    }
    let sent = last_report(tasks).or(quick_report_issued(case));
    let reported = |since: Instant| sent.map_or(Discharge::Outstanding(since), Discharge::Done);
    filings(case)
        .into_iter()
        .map(|f| FilingView {
            duty: f.duty.clone(),
            since: f.since,
            state: if f.duty.by == Filer::Department { reported(f.since) } else { f.state },
        })
        .collect()
}

/// An agency that has to confirm, as whoever reported may know it: never who confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Agency, as it was called on that day.
    pub recipient: String,
    /// When the message left; none while it is on its way.
    pub sent_at: Option<Instant>,
    /// When the agency confirmed by name.
    pub confirmed_at: Option<Instant>,
}

/// The agencies that must confirm, when the reader is the enterprise or the commune of the case.
fn told(known: &[Relation], alerts: &[AlertRow]) -> Vec<Told> {
    if !known.iter().any(|r| matches!(r, Relation::OwnEnterprise | Relation::OwnCommune)) {
        return Vec::new();
    }
    let owed = |a: &&AlertRow| a.mode == AlertMode::Acknowledged.as_str() && a.state != AlertState::Withdrawn;
    let mut out: Vec<Told> = Vec::new();
    for alert in alerts.iter().filter(owed) {
        let new = Told {
            recipient: alert.recipient_name.clone(),
            sent_at: alert.sent_at,
            confirmed_at: alert.acknowledged_at,
        };
        // Told again, an agency has to answer again: the last message counts.
        match out.iter_mut().find(|t| t.recipient == new.recipient) {
            Some(earlier) => *earlier = new,
            None => out.push(new),
        }
    }
    out
}

/// Reads a case.
///
/// # Errors
/// [`Failure::NotFound`] or [`Failure::Denied`] when there is no such case for this caller.
pub async fn read(app: &Casework, ctx: Context, id: CaseId) -> Result<CaseView, Failure> {
    let now = Now::new(app, &ctx.actor);
    app.db()
        .read(move |conn| {
            let loaded = load(conn, id)?;
            let known = relations(conn, &ctx.actor, &loaded.case)?;
            authorise_on::<act::ReadCase>(&ctx.actor, &known)?;
            let terms = deadlines(&loaded.case, now.law(), now.calendar(), now.at);
            let late =
                lateness(&loaded.case, now.law().settings()).filter(|_| ctx.actor.role.is_department());
            let alerts = store::alerts::of_case(conn, id.0)?;
            let tasks = store::tasks::of_case(conn, id.0)?;
            let filings = filing_views(&loaded.case, &tasks);
            let findings = Sight::of(&ctx.actor, &known, &loaded.case).findings;
            let same_cause = match findings {
                true => same_cause::seen(conn, now.law(), &ctx.actor, &loaded.case)?,
                false => Vec::new(),
            };
            let similar = match findings {
                true => similar::seen(conn, &ctx.actor, &loaded.case)?,
                false => Vec::new(),
            };
            let may_close = may(&ctx.actor, &known, Action::Close);
            let closing = match may_close {
                true => closing_conditions(
                    &loaded.case,
                    now.law(),
                    now.calendar(),
                    now.at,
                    reported(&loaded.case, &tasks),
                ),
                false => Vec::new(),
            };
            let kept = retention(&loaded.case, now.law());
            let may_export = may(&ctx.actor, &known, Action::ExportBundle);
            let merged_into = merged_into(conn, &ctx.actor, &loaded.case)?;
            let mut view = view(&ctx.actor, &known, loaded.case, loaded.version, terms);
            view.lateness = late;
            view.filings = filings;
            view.same_cause = same_cause;
            view.similar = similar;
            view.sees_alerts |= alerts.iter().any(|a| may_read(&ctx.actor, a));
            view.told = told(&known, &alerts);
            view.closing = closing;
            view.retention = kept;
            view.may_export = may_export;
            view.merged_into = merged_into;
            Ok(view)
        })
        .await
}

/// The announced findings or the record of the commune without personal data, for posting in public, and the place
/// in words.
///
/// # Errors
/// As [`read`]; refused before anything is announced.
pub async fn read_public(app: &Casework, ctx: Context, id: CaseId) -> Result<(Public, String), Failure> {
    app.db()
        .read(move |conn| {
            let loaded = load(conn, id)?;
            let known = relations(conn, &ctx.actor, &loaded.case)?;
            authorise_on::<act::ReadCase>(&ctx.actor, &known)?;
            let version = posted_version(&loaded.case).ok_or_else(|| {
                Refusal::rule(
                    "not_announced",
                    "Chưa công bố: trước khi họp công bố, kết luận được giữ kín.",
                    "Not announced: findings are secret until the meeting.",
                    "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 8, khoản 9",
                )
            })?;
            let place =
                loaded.case.accident.as_ref().map(crate::projection::commune_text).unwrap_or_default();
            Ok((version, place))
        })
        .await
}

fn view(
    actor: &Actor,
    known: &[Relation],
    mut case: Case,
    version: i64,
    terms: Vec<CaseDeadline>,
) -> CaseView {
    let sight = Sight::of(actor, known, &case);
    let allowed = CommandKind::ALL
        .iter()
        .copied()
        .filter(|c| verdict(*c, case.stage.kind()) != Verdict::Refused && may(actor, known, action_of(*c)))
        .collect();
    let cares_for =
        case.reports.iter().map(|r| &r.report).filter(|r| cares_for(actor, r)).map(|r| r.id).collect();
    sight.case(&mut case);
    CaseView {
        case,
        version,
        deadlines: terms.into_iter().filter(|d| sight.deadline(d)).collect(),
        sees_victims: sight.victims,
        sees_findings: sight.findings,
        sees_inquiry: sight.inquiry,
        sees_alerts: may(actor, known, Action::ReadAlerts),
        sees_evidence: may(actor, known, Action::ListEvidence),
        sees_whole_file: sight.evidence.files(),
        cares_for,
        allowed,
        told: Vec::new(),
        filings: Vec::new(),
        same_cause: Vec::new(),
        similar: Vec::new(),
        lateness: None,
        closing: Vec::new(),
        retention: Vec::new(),
        may_export: false,
        merged_into: None,
        testimony_looks: None,
    }
}

/// The case as an actor may see it, where he may read it at all.
pub(crate) fn seen_by(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Option<Case>, Failure> {
    let mut case = load(conn, id)?.case;
    let known = relations(conn, actor, &case)?;
    if authorise_on::<act::ReadCase>(actor, &known).is_err() {
        return Ok(None);
    }
    Sight::of(actor, &known, &case).case(&mut case);
    Ok(Some(case))
}
