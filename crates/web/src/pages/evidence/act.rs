//! What is done to an item: handed over, set aside; and to a point of a victim's file.

use super::parts::{home, open_to};
use crate::form::{Form, FormView, Values};
use crate::forms::{MARK_FILE_POINT, MOVE_EVIDENCE, WITHDRAW_EVIDENCE};
use crate::messages::tp;
use crate::pages::form_page::{FormPage, given};
use crate::pages::input;
use crate::pages::page::{Answer, Page};
use crate::pages::posted::Posted;
use casework::evidence::{self, EvidenceView};
use casework::{Failure, cases};
use domain::access::Action;
use domain::case::{CommandKind, FilePoint, article};
use domain::ids::{CaseId, EvidenceId, VictimId};
use domain::time::human_datetime;
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::dto::{MarkFilePointInput, MoveEvidenceInput, WithdrawEvidenceInput};

/// Which act the address names, with its form and action.
fn wanted(p: &Page) -> Result<(CommandKind, &'static Form, Action), Fault> {
    match p.segment("act") {
        "giao-nhan" => Ok((CommandKind::MoveEvidence, &MOVE_EVIDENCE, Action::MoveEvidence)),
        "khong-dung" => Ok((CommandKind::WithdrawEvidence, &WITHDRAW_EVIDENCE, Action::WithdrawEvidence)),
        _other => Err(Fault::NoRoute),
    }
}

/// The item, when this act is open to the caller.
async fn open(p: &Page, command: CommandKind) -> Result<(CaseId, EvidenceView), Fault> {
    let (case, id): (CaseId, EvidenceId) = (p.id("id")?, p.id("evidence")?);
    let view = evidence::read(&p.app, p.context(Action::ListEvidence)?, case, id).await?;
    let may = if command == CommandKind::MoveEvidence { view.may_move } else { view.may_withdraw };
    if may { Ok((case, view)) } else { Err(Failure::NotFound.into()) }
}

fn page(
    p: &Page,
    (command, form): (CommandKind, &'static Form),
    case: CaseId,
    view: &EvidenceView,
    values: &Values,
    errors: &[FieldError],
) -> FormPage {
    let shown = FormView::whole(form, p.lang(), values, errors, &given(p));
    let here = format!("{}/{}", home(case), view.item.id);
    let mut page = FormPage::new(p, form, shown, &here);
    let number = tp(p.lang(), "evidence.number", &[("n", &view.item.number.to_string())]);
    page.caption = Some(format!("{} · {number} · {}", view.case_number, view.item.title));
    page.notes.push(p.t(&format!("form.{}.does", form.key)));
    if command == CommandKind::MoveEvidence {
        page.notes.push(tp(p.lang(), "evidence.held_by", &[("name", view.item.holder())]));
    }
    page.lead = Some(article(command).to_owned());
    page.extra.push(("_key".to_owned(), p.app.id().to_string()));
    page
}

pub(crate) async fn act(p: Page) -> Answer {
    let (command, form, _) = wanted(&p)?;
    let (case, view) = open(&p, command).await?;
    let mut values = Values::default();
    values.set("evidence_id", view.item.id.to_string());
    if command == CommandKind::MoveEvidence {
        values.set("at", human_datetime(p.app.now()));
    }
    page(&p, (command, form), case, &view, &values, &[]).answer(&p)
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    let (command, form, action) = wanted(&p)?;
    let (case, view) = open(&p, command).await?;
    posted.values.set("evidence_id", view.item.id.to_string());
    let read = match command {
        CommandKind::MoveEvidence => input::read::<MoveEvidenceInput>(&p, form, &posted.values),
        _withdraw => input::read::<WithdrawEvidenceInput>(&p, form, &posted.values),
    };
    let errors = match read {
        Err(errors) => errors,
        Ok(order) => {
            let mut ctx = p.context(action)?;
            ctx.idempotency = input::key(&p, form, &posted.values, posted.key.as_deref());
            let done = match command {
                CommandKind::MoveEvidence => cases::move_evidence(&p.app, ctx, case, order).await,
                _withdraw => cases::withdraw_evidence(&p.app, ctx, case, order).await,
            };
            match done {
                Ok(_) => return p.see_other(format!("{}/{}", home(case), view.item.id)),
                Err(failure) => input::shown(failure)?,
            }
        }
    };
    page(&p, (command, form), case, &view, &posted.values, &errors).answer(&p)
}

fn mark_page(p: &Page, case: CaseId, point: FilePoint, values: &Values, errors: &[FieldError]) -> FormPage {
    let shown = FormView::whole(&MARK_FILE_POINT, p.lang(), values, errors, &given(p));
    let mut page = FormPage::new(p, &MARK_FILE_POINT, shown, &format!("/vu/{case}/ho-so"));
    page.caption = Some(point.label(p.lang()).to_owned());
    page.notes.push(p.t("form.mark_file_point.does"));
    page.lead = Some(point.citation(p.lang()));
    page.extra.push(("_key".to_owned(), p.app.id().to_string()));
    page
}

fn marked(p: &Page) -> Result<(CaseId, VictimId, FilePoint), Fault> {
    Ok((p.id("id")?, p.id("victim")?, p.id("point")?))
}

/// The page that asks why a point does not apply.
pub(crate) async fn marking(p: Page) -> Answer {
    let (case, victim, point) = marked(&p)?;
    open_to(&p, case, CommandKind::MarkFilePoint).await?;
    let list = evidence::file_list(&p.app, p.context(Action::ListEvidence)?, case).await?;
    if !list.may_mark || list.files.iter().all(|(v, _)| v.id != victim) {
        return Err(Failure::NotFound.into());
    }
    mark_page(&p, case, point, &Values::default(), &[]).answer(&p)
}

/// Marks a point, or takes the mark away when the button of the list was pressed.
pub(crate) async fn mark(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    let (case, victim, point) = marked(&p)?;
    open_to(&p, case, CommandKind::MarkFilePoint).await?;
    posted.values.set("victim_id", victim.to_string());
    posted.values.set("point", point.to_string());
    let unmark = posted.action == "unmark";
    let errors = match input::read::<MarkFilePointInput>(&p, &MARK_FILE_POINT, &posted.values) {
        Err(errors) => errors,
        Ok(domain::case::Command::MarkFilePoint { reason: None, .. }) if !unmark => {
            vec![FieldError::required("/reason")]
        }
        Ok(order) => {
            let mut ctx = p.context(Action::MarkFilePoint)?;
            ctx.idempotency = input::key(&p, &MARK_FILE_POINT, &posted.values, posted.key.as_deref());
            match cases::mark_file_point(&p.app, ctx, case, order).await {
                Ok(_) => return p.see_other(format!("/vu/{case}/ho-so")),
                Err(failure) => input::shown(failure)?,
            }
        }
    };
    mark_page(&p, case, point, &posted.values, &errors).answer(&p)
}
