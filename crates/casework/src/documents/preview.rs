//! A form filled and set, without number: nothing is stored.

use super::fill::{Source, fill};
use super::rules::side;
use super::sight::DocumentSight;
use super::{available, print};
use crate::app::{Casework, Now};
use crate::cases::{Loaded, ShownIn, load, note_testimony, relations, trimmed};
use crate::context::Context;
use crate::failure::Failure;
use documents::{Form, FormKind};
use domain::access::{Relation, act, authorise_on};
use domain::case::{Case, DocumentSide, Event, Victim, deadlines, fold, retention};
use domain::ids::{CaseId, TestimonyId};
use domain::law::DeadlineKind;
use domain::time::{vn_date, vn_datetime};
use std::collections::HashMap;
use store::Conn;
use uuid::Uuid;

/// A document that was set and not issued.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Media type.
    pub media_type: &'static str,
    /// A name that tells nothing of people.
    pub name: String,
}

/// What a form is filled from, when the caller reads it.
pub(super) struct Ready {
    pub(super) source: Source,
    pub(super) side: DocumentSide,
    pub(super) sight: DocumentSight,
    pub(super) loaded: Loaded,
    pub(super) known: Vec<Relation>,
}

/// The case as the caller sees it, with the directory of the day.
pub(super) fn ready(conn: &mut Conn, ctx: &Context, now: &Now, id: CaseId) -> Result<Ready, Failure> {
    let loaded = load(conn, id)?;
    let known = relations(conn, &ctx.actor, &loaded.case)?;
    authorise_on::<act::ReadDocuments>(&ctx.actor, &known)?;
    let sight = DocumentSight::of(&ctx.actor, &known, &loaded.case);
    let terms = deadlines(&loaded.case, now.law(), now.calendar(), now.at);
    let kept = retention(&loaded.case, now.law());
    let case = trimmed(&ctx.actor, &known, loaded.case.clone());
    let mut source = Source::load(conn, case, vn_date(now.at), terms, kept)?;
    source.founding_term = founding_term(&loaded, now);
    source.months = months(&loaded.case, now);
    Ok(Ready { source, side: DocumentSide::Department, sight, loaded, known })
}

/// Length of the investigation as it was when the team was founded: expertise and a later class change it afterwards.
fn founding_term(loaded: &Loaded, now: &Now) -> Option<u32> {
    let round = loaded.case.stage.team()?.round;
    let founds = |(_, e): &(_, Event)| matches!(e, Event::TeamFounded { team } | Event::Reinvestigated(team) if team.round == round);
    let last = loaded.events.iter().rposition(founds)?;
    let then = fold(loaded.events.iter().take(last + 1).map(|(s, e)| (s.at, e)))?;
    let terms = deadlines(&then, now.law(), now.calendar(), now.at);
    terms.iter().rev().find(|t| t.term.kind == DeadlineKind::Investigation).map(|t| t.term.length)
}

/// Months of wage that the law asks at least for each victim (Luật ATVSLĐ Điều 38 khoản 4, khoản 5).
fn months(case: &Case, now: &Now) -> HashMap<Uuid, (String, String)> {
    let Some(on) = case.accident.as_ref().map(|a| a.occurred.date()) else { return HashMap::new() };
    let owed = |v: &Victim| {
        let (compensation, allowance, _) = now.law().months_owed(on, case.minimum_of(v)?);
        Some((v.statement.id.0, (written_months(compensation.0), written_months(allowance.0))))
    };
    case.victims.iter().filter_map(owed).collect()
}

/// Hundredths of a month as people write them: "9,9", "30".
fn written_months(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        rest => format!("{whole},{rest:02}").trim_end_matches('0').to_owned(),
    }
}

/// The same for one form; a form that the caller does not read, or that the case does not need, is not there.
pub(super) fn ready_for(
    conn: &mut Conn,
    ctx: &Context,
    now: &Now,
    id: CaseId,
    kind: FormKind,
    subject: Option<Uuid>,
) -> Result<Ready, Failure> {
    let mut ready = ready(conn, ctx, now, id)?;
    pick(&mut ready, kind, subject)?;
    Ok(ready)
}

/// Turns to one form.
pub(super) fn pick(ready: &mut Ready, kind: FormKind, subject: Option<Uuid>) -> Result<(), Failure> {
    ready.side = side(kind, &ready.loaded.case);
    let wanted = available::wanted(&ready.source.case);
    let there = wanted.iter().any(|w| w.kind == kind && w.subject == subject);
    if !there || !ready.sight.form(kind, ready.side) {
        return Err(Failure::NotFound);
    }
    Ok(())
}

async fn filled(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    kind: FormKind,
    subject: Option<Uuid>,
) -> Result<(Form, String, Now), Failure> {
    let now = Now::new(app, &ctx.actor);
    let (at, reader) = (now.clone(), ctx.clone());
    let (form, number, case) = app
        .db()
        .read(move |conn| {
            let ready = ready_for(conn, &reader, &now, id, kind, subject)?;
            let number = ready.loaded.case.number.to_string().replace('Đ', "D");
            Ok::<_, Failure>((fill(&ready.source, kind, subject), number, ready.source.case))
        })
        .await?;
    if kind == FormKind::Testimony {
        note_testimony(app, &ctx, &case, ShownIn::Document(subject.map(TestimonyId))).await?;
    }
    Ok((form, format!("{number}-{}", kind.code().replace('_', "-")), at))
}

/// The form as PDF, without number.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such form for this caller; [`Failure::Invalid`] when a text is too long to
/// be printed.
pub async fn preview(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    kind: FormKind,
    subject: Option<Uuid>,
) -> Result<Preview, Failure> {
    let (form, name, now) = filled(app, ctx, id, kind, subject).await?;
    let bytes = print::pdf(form.layout(), vn_datetime(now.at), None).await?;
    Ok(Preview { bytes, media_type: "application/pdf", name: format!("{name}-xem-truoc.pdf") })
}

/// The form as DOCX for editing, without number.
///
/// # Errors
/// As [`preview`].
pub async fn draft(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    kind: FormKind,
    subject: Option<Uuid>,
) -> Result<Preview, Failure> {
    let (form, name, _) = filled(app, ctx, id, kind, subject).await?;
    let bytes = print::docx(form.layout(), None).await?;
    Ok(Preview { bytes, media_type: super::file::DOCX, name: format!("{name}.docx") })
}
