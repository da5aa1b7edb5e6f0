//! The one road of a command: authorise, load, decide, append, project, raise alerts, all in one transaction.

use super::first_taken_over::first_taken_over;
use super::load::{Loaded, load, new_event};
use super::relations::relations;
use super::sight::{Sight, may};
use super::view::reported;
use super::{taken_over, told_employer, told_officer};
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::{Failure, StaleChange};
use crate::follow_up::same_cause;
use crate::notices::IssuedCode;
use crate::once::once;
use crate::reports::reply;
use crate::{alerts, projection};
use domain::access::{Action, ActionWord, Actor, Relation, authorise_on};
use domain::case::{
    Case, Command, Decision, DismissalKind, Event, Refusal, Stage, StageKind, decide, evolve, not_allowed,
};
use domain::ids::{CaseId, ReportId};
use domain::words::{EventClass, Localized};
use serde::{Deserialize, Serialize};
use store::{Conn, StreamKind, StreamRef, log};

/// What a write answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseOutcome {
    /// Case.
    pub case_id: CaseId,
    /// Number.
    pub number: String,
    /// Version after the write: the next `If-Match`.
    pub version: i64,
    /// Stage after the write, as the caller may know it.
    pub stage: StageKind,
    /// Class after the write.
    pub class: EventClass,
    /// Report that was filed, when one was.
    pub report_id: Option<ReportId>,
    /// When the write happened.
    pub at: domain::time::Instant,
    /// Hash of the last event: the reporter's proof.
    pub receipt: String,
    /// What the person should know.
    pub warnings: Vec<(String, Localized)>,
    /// The code with which somebody without an account comes back; never stored.
    #[serde(skip)]
    pub notice: Option<IssuedCode>,
}

/// Runs a command on an existing case. `addition` commands need no `If-Match`.
pub(crate) async fn execute<A: ActionWord>(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    addition: bool,
    guard: fn(&mut Conn, &Actor, &Case, &Command) -> Result<(), Failure>,
    command: Command,
) -> Result<CaseOutcome, Failure> {
    let now = Now::new(app, &ctx.actor);
    let worker = app.clone();
    let fixed = ctx.if_match.is_some() || !addition;
    let outcome = again_unless(fixed, || {
        let (ctx, now, worker, command) = (ctx.clone(), now.clone(), worker.clone(), command.clone());
        app.db().write(move |conn: &mut Conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let loaded = load(conn, id)?;
                let known = relations(conn, &ctx.actor, &loaded.case)?;
                authorise_on::<A>(&ctx.actor, &known)
                    .map_err(|denied| first_taken_over(denied, ctx.actor.role))?;
                if !addition {
                    match ctx.if_match {
                        None => return Err(Failure::IfMatchRequired),
                        Some(expected) if expected != loaded.version => {
                            return Err(stale(&loaded, expected, &ctx.actor, &known));
                        }
                        Some(_) => {}
                    }
                }
                guard(conn, &ctx.actor, &loaded.case, &command)?;
                let command = with_tasks(conn, &loaded.case, command.clone())?;
                let decision = decide(&loaded.case, command, &now.circumstances())
                    .map_err(|refusal| as_told(refusal, &ctx.actor, &known))?;
                append(conn, &worker, &now, loaded.case, loaded.version, decision, None)
            })
        })
    })
    .await?;
    app.wake_notifier();
    Ok(outcome)
}

/// Closing asks whether the quick report went to the ministry: the tasks of the department tell.
fn with_tasks(conn: &mut Conn, case: &Case, command: Command) -> Result<Command, Failure> {
    Ok(match command {
        Command::Close { note, .. } => {
            Command::Close { note, reported: reported(case, &store::tasks::of_case(conn, case.id.0)?) }
        }
        other => other,
    })
}

/// Attempts of an addition before a clash is told.
const TRIES: u32 = 8;

/// Runs a write again when somebody else wrote to the case in between (PostgreSQL): an addition was made
/// against no version, so its author has nothing to compare. A change against a version is told at once.
pub(crate) async fn again_unless<T, F>(fixed: bool, mut write: impl FnMut() -> F) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>>,
{
    for _ in 1..TRIES {
        match write().await {
            Err(Failure::Stale { .. }) if !fixed => {}
            answer => return answer,
        }
    }
    write().await
}

/// What others did since the caller read the case, as far as the timeline shows it to him; the version alone tells of the
/// rest.
pub(crate) fn stale(loaded: &Loaded, expected: i64, actor: &Actor, known: &[Relation]) -> Failure {
    let sight = Sight::of(actor, known, &loaded.case);
    let changes = loaded
        .events
        .iter()
        .filter(|(s, _)| s.seq > expected)
        .filter_map(|(s, event)| {
            let seen = sight.event(s.at, event.clone())?;
            Some(StaleChange {
                version: s.seq,
                kind: s.kind.clone(),
                by: s.actor.get("name").and_then(|n| n.as_str()).unwrap_or_default().to_owned(),
                at: s.at,
                event: Some(Box::new(seen)),
            })
        })
        .collect();
    Failure::Stale { expected, actual: loaded.version, changes }
}

/// The stage as whoever acts may know it: what he did to a case does not tell him of a conclusion.
fn told_stage(conn: &mut Conn, actor: &Actor, case: &Case) -> Result<StageKind, Failure> {
    let stage = case.stage.kind();
    if stage != StageKind::Concluded || may(actor, &relations(conn, actor, case)?, Action::ReadFindings) {
        return Ok(stage);
    }
    Ok(StageKind::Investigating)
}

/// A refusal names the stage that whoever asks may know.
fn as_told(refusal: Refusal, actor: &Actor, known: &[Relation]) -> Refusal {
    match refusal {
        Refusal::NotAllowed { stage: StageKind::Concluded, command, .. }
            if !may(actor, known, Action::ReadFindings) =>
        {
            not_allowed(command, StageKind::Investigating)
        }
        other => other,
    }
}

/// Appends a decision to the stream of the case, projects it, and raises its alerts.
pub(crate) fn append(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: Case,
    version: i64,
    decision: Decision,
    report_id: Option<ReportId>,
) -> Result<CaseOutcome, Failure> {
    let stream = StreamRef {
        id: case.id.0,
        kind: StreamKind::Case,
        province: case.province.clone(),
        case_id: Some(case.id.0),
    };
    let events =
        decision.events.iter().map(|e| new_event(now.at, &now.actor, e)).collect::<Result<Vec<_>, _>>()?;
    let head = log::append(conn, &stream, version, &events)?;
    // A stream that begins here starts with the opening, which `case` already is.
    let rest = if version == 0 { decision.events.get(1..).unwrap_or_default() } else { &decision.events[..] };
    let case = rest.iter().fold(case, |c, e| evolve(c, now.at, e));
    projection::put(conn, now, &case, head.seq)?;
    same_cause::ask(conn, app, now, &case, &decision.events)?;
    for (seq, event) in (version + 1..).zip(&decision.events) {
        // An invitation to a meeting that has another date, or was held, calls for no answer any more.
        match event {
            Event::MeetingPlanned(_) => {
                alerts::withdraw_invitations(conn, now, &case, "meeting_planned_anew")?
            }
            Event::AnnouncementHeld { .. } => alerts::withdraw_invitations(conn, now, &case, "meeting_held")?,
            _other => {}
        }
        if let Event::DutiesArose { trigger, alerts: ordered, .. } = event {
            alerts::raise(conn, app, now, &case, *trigger, ordered, seq)?;
        }
        if let Event::DocumentIssued(document) = event {
            crate::tasks::document_issued(conn, now, &case, document)?;
        }
        taken_over::tell(conn, app, now, &case, seq, event)?;
        told_employer::tell(conn, app, now, &case, seq, event)?;
        told_officer::tell(conn, app, now, &case, seq, event)?;
        reply(conn, app, now, &case, seq, event)?;
    }
    // A reporter who takes his word back silences nobody: only the department dismisses an alert.
    let silenced = match &case.stage {
        Stage::Dismissed { kind, .. } => *kind != DismissalKind::Withdrawn,
        _other => false,
    };
    if silenced {
        alerts::withdraw_pending(conn, now, &case)?;
    }
    Ok(CaseOutcome {
        case_id: case.id,
        number: case.number.to_string(),
        version: head.seq,
        stage: told_stage(conn, &now.actor, &case)?,
        class: case.class(),
        report_id,
        at: now.at,
        receipt: head.hash,
        warnings: decision.warnings.into_iter().map(|w| (w.code.to_owned(), w.message)).collect(),
        notice: None,
    })
}
