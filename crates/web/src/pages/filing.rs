//! The doors with drafts: one section per page, saved at each step, checked, sent, receipt.
//! Everything is kept in a draft of the signed-in person, so that nothing typed is lost.

use super::door::Door;
use super::form_page::{CheckPage, FormPage, communes, given, joined};
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::receipt::{Filed, Receipt, Sent, told};
use super::similar::similar;
use crate::form::{ErrorView, Form, FormView, Given, Values, error_anchor, error_words, id_of, pointer_name};
use crate::frame::Frame;
use askama::Template;
use casework::{Failure, drafts};
use domain::access::{Denied, granted};
use domain::case::late_entry;
use domain::ids::DraftId;
use domain::time::{Instant, from_vn, vn_datetime};
use domain::value::{FieldError, parse_datetime};
use domain::words::ReportKind;
use tnld_http::Fault;

mod begin;

pub(crate) use begin::{begin, begin_with, own_draft, start};

/// Kind of the draft that holds a receipt.
const RECEIPT: &str = "receipt";

/// The section list, or the start of a door.
#[derive(Template)]
#[template(path = "filing.html")]
pub(crate) struct FilingPage {
    f: Frame,
    lead: Option<String>,
    base: String,
    draft: Option<String>,
    /// Address, title, state and its colour.
    tasks: Vec<(String, String, String, &'static str)>,
    saved: Option<String>,
    /// Address and words of own drafts.
    drafts: Vec<(String, String)>,
    /// Id and words of cases that this filing may continue.
    notices: Vec<(String, String)>,
    /// Id and words of own sites to choose from.
    sites: Vec<(String, String)>,
    /// Id and words of the one that it was opened from.
    from: Option<(String, String)>,
}

#[cfg(test)]
impl FilingPage {
    /// Sample data for the tests of templates.
    pub(crate) fn sample(f: Frame, draft: bool) -> Self {
        Self {
            f,
            lead: Some("l".to_owned()),
            base: "/khai-bao".to_owned(),
            draft: draft.then(|| "0190".to_owned()),
            tasks: vec![
                ("/x".to_owned(), "t".to_owned(), "s".to_owned(), "red"),
                ("/y".to_owned(), "t".to_owned(), "s".to_owned(), ""),
            ],
            saved: Some("s".to_owned()),
            drafts: vec![("/x".to_owned(), "d".to_owned())],
            notices: vec![("0190".to_owned(), "n".to_owned())],
            sites: vec![("0191".to_owned(), "s".to_owned())],
            from: Some(("0190".to_owned(), "n".to_owned())),
        }
    }
}

fn door(p: &Page) -> Result<Door, Fault> {
    let found = Door::ALL.into_iter().find(|d| {
        p.req.path().strip_prefix(d.path()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    found.ok_or(Fault::NoRoute)
}

/// Who may never use this door is told before anything is typed.
fn admitted(p: &Page, door: Door) -> Result<(), Fault> {
    if p.caller.session.is_none() {
        return Err(Denied::SignInRequired.into());
    }
    let may = domain::access::Relation::ALL.iter().any(|r| granted(p.actor().role, door.action(), *r));
    if may { Ok(()) } else { Err(Denied::Forbidden(door.action()).into()) }
}

/// Where the receipt stands, when the draft was sent before: a repeated request changes nothing.
async fn sent_before(p: &Page, door: Door) -> Result<Option<String>, Fault> {
    let id: DraftId = p.id("draft")?;
    let row = drafts::read(&p.app, door.holder(p)?, id).await?;
    Ok((row.kind == RECEIPT).then(|| format!("{}/{id}", door.receipts())))
}

async fn load(p: &Page, door: Door) -> Result<(DraftId, Values, String), Fault> {
    let id: DraftId = p.id("draft")?;
    let row = drafts::read(&p.app, door.holder(p)?, id).await?;
    if row.kind != door.form().key {
        return Err(Failure::NotFound.into());
    }
    let time = vn_datetime(row.updated_at).format("%H:%M").to_string();
    Ok((id, Values::from_json(&row.body), crate::messages::tp(p.lang(), "check.saved", &[("time", &time)])))
}

/// Every error of the form as it stands.
fn errors(p: &Page, door: Door, values: &Values, given: &mut Given) -> Vec<FieldError> {
    let mut values = values.clone();
    let unclear = communes(door.form(), &mut values, given);
    let found = joined(unclear, door.read(p, &values).err().unwrap_or_default());
    joined(found, late(p, door, &values).into_iter().collect())
}

/// The reason for a late entry is asked for where the time is typed, not at the end.
fn late(p: &Page, door: Door, values: &Values) -> Option<FieldError> {
    match door {
        Door::LoggedReport => {}
        Door::Declaration | Door::Completion | Door::CommuneNotice | Door::CommuneRecord => return None,
    }
    let received_at = from_vn(parse_datetime(values.get("received_at")?).ok()?);
    late_entry(received_at, p.app.now(), values.get("late_entry_reason"))
}

fn of_step(form: &Form, step: usize, errors: &[FieldError]) -> Vec<FieldError> {
    errors.iter().filter(|e| form.step_of(&pointer_name(&e.pointer)) == Some(step)).cloned().collect()
}

pub(crate) async fn sections_of(p: Page) -> Answer {
    let door = door(&p)?;
    let form = door.form();
    let (id, values, saved) = load(&p, door).await?;
    let mut given = given(&p);
    let all = errors(&p, door, &values, &mut given);
    let base = format!("{}/{id}", door.path());
    let tasks = form
        .steps
        .iter()
        .enumerate()
        .map(|(n, step)| {
            let filled = values.pairs().any(|(name, v)| {
                !v.trim().is_empty() && !name.starts_with('_') && form.step_of(name) == Some(n)
            });
            let (key, colour) = match (filled, of_step(form, n, &all).is_empty()) {
                (true, true) => ("check.done", ""),
                (true, false) => ("check.fix", "red"),
                (false, _) => ("check.todo", "blue"),
            };
            (
                format!("{base}/{}", step.slug),
                p.t(&format!("step.{}.{}.title", form.key, step.slug)),
                p.t(key),
                colour,
            )
        })
        .collect();
    p.html(&FilingPage {
        f: p.frame(p.t(&format!("form.{}.title", form.key))),
        lead: None,
        base: door.path().to_owned(),
        draft: Some(id.to_string()),
        tasks,
        saved: Some(saved),
        drafts: Vec::new(),
        notices: Vec::new(),
        sites: Vec::new(),
        from: None,
    })
}

fn number(form: &Form, slug: &str) -> Result<usize, Fault> {
    form.steps.iter().position(|s| s.slug == slug).ok_or(Fault::NoRoute)
}

pub(crate) async fn step(p: Page) -> Answer {
    let door = door(&p)?;
    let form = door.form();
    let (id, values, saved) = load(&p, door).await?;
    let n = number(form, p.segment("step"))?;
    let mut given = given(&p);
    let shown = if query(&p.req).get("kiem").is_some() {
        of_step(form, n, &errors(&p, door, &values, &mut given))
    } else {
        Vec::new()
    };
    let view = FormView::new(form, &[n], p.lang(), &values, &shown, &given);
    let base = format!("{}/{id}", door.path());
    let back = if n == 0 { base.clone() } else { format!("{base}/{}", form.steps[n - 1].slug) };
    let title = view.steps.first().map(|s| s.title.clone()).unwrap_or_default();
    let mut page = FormPage::new(&p, form, view, &back);
    let (at, of) = ((n + 1).to_string(), form.steps.len().to_string());
    let step_words = crate::messages::tp(p.lang(), "check.step", &[("n", &at), ("total", &of)]);
    page.caption = Some(format!("{} · {step_words}", p.t(&format!("form.{}.title", form.key))));
    page.f.title = title;
    page.lead = None;
    page.headings = false;
    page.saved = Some(saved);
    page.action = format!("{base}/{}", form.steps[n].slug);
    // The draft holds what other steps ask; the page need not carry it.
    page.view.hidden.clear();
    let next = if n + 1 == form.steps.len() { "check.check" } else { "check.continue" };
    page.buttons = vec![("next".to_owned(), p.t(next)), ("list".to_owned(), p.t("check.save"))];
    p.html(&page)
}

pub(crate) async fn save(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    let door = door(&p)?;
    let form = door.form();
    let (id, mut values, _) = load(&p, door).await?;
    let n = number(form, p.segment("step"))?;
    let hidden = |name: &str| form.field(name).is_some_and(|f| matches!(f.kind, crate::form::Kind::Hidden));
    let here =
        |name: &str| form.step_of(name.strip_prefix("_rows.").unwrap_or(name)) == Some(n) && !hidden(name);
    values.retain(|name| !here(name));
    posted.values.retain(here);
    for (name, value) in posted.values.pairs() {
        values.push(name, value);
    }
    posted.values = values;
    let rows_changed = posted.rows_changed(form);
    let mut given = given(&p);
    // A name of one commune only becomes its code at once; what stays unclear is shown with choices.
    communes(form, &mut posted.values, &mut given);
    drafts::save(&p.app, door.holder(&p)?, Some(id), form.key.to_owned(), posted.values.to_json()).await?;
    let base = format!("{}/{id}", door.path());
    let here = format!("{base}/{}", form.steps[n].slug);
    if rows_changed {
        let anchor = posted.action.split(':').nth(1).map(id_of).unwrap_or_default();
        return p.see_other(format!("{here}#{anchor}"));
    }
    if posted.action == "list" {
        return p.see_other(base);
    }
    if !of_step(form, n, &errors(&p, door, &posted.values, &mut given)).is_empty() {
        return p.see_other(format!("{here}?kiem=1"));
    }
    match form.steps.get(n + 1) {
        Some(next) => p.see_other(format!("{base}/{}", next.slug)),
        None => p.see_other(format!("{base}/kiem-tra")),
    }
}

fn error_views(p: &Page, form: &Form, base: &str, errors: &[FieldError]) -> Vec<ErrorView> {
    errors
        .iter()
        .map(|e| {
            let name = pointer_name(&e.pointer);
            let href = form
                .step_of(&name)
                .map(|n| format!("{base}/{}?kiem=1#{}", form.steps[n].slug, error_anchor(form, e)))
                .unwrap_or_default();
            ErrorView { href, text: error_words(form, e, p.lang()) }
        })
        .collect()
}

fn check_page(
    p: &Page,
    door: Door,
    id: DraftId,
    values: &Values,
    given: &Given,
    errors: &[FieldError],
) -> CheckPage {
    let form = door.form();
    let base = format!("{}/{id}", door.path());
    let last = form.steps.last().map_or("", |s| s.slug);
    let mut page = CheckPage::new(p, form, values, given, error_views(p, form, &base, errors));
    page.back = format!("{base}/{last}");
    page.action = format!("{base}/kiem-tra");
    page.change = base;
    page
}

pub(crate) async fn check(p: Page) -> Answer {
    let door = door(&p)?;
    if let Some(receipt) = sent_before(&p, door).await? {
        return p.see_other(receipt);
    }
    let (id, values, _) = load(&p, door).await?;
    let mut given = given(&p);
    let errors = errors(&p, door, &values, &mut given);
    let mut page = check_page(&p, door, id, &values, &given, &errors);
    // What completes a known case is no second report of it.
    if let Some(filing) = door.read(&p, &values).ok().filter(|f| f.case.is_none()) {
        page.similar = similar(&p, p.context(door.action())?, &filing.report.accident).await?;
    }
    p.html(&page)
}

pub(crate) async fn send(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let door = door(&p)?;
    if let Some(receipt) = sent_before(&p, door).await? {
        return p.see_other(receipt);
    }
    let (id, mut values, _) = load(&p, door).await?;
    if posted.wants_change() {
        return p.see_other(format!("{}/{id}", door.path()));
    }
    let mut given = given(&p);
    let unclear = communes(door.form(), &mut values, &mut given);
    let filing = match (unclear.is_empty(), door.read(&p, &values)) {
        (true, Ok(filing)) => filing,
        (_, read) => {
            let errors = joined(unclear, read.err().unwrap_or_default());
            return p.unprocessable(&check_page(&p, door, id, &values, &given, &errors));
        }
    };
    let mut ctx = p.context(door.action())?;
    // The draft is the key: however often it is sent, it is filed once.
    ctx.idempotency = input::key(&p, door.form(), &values, Some(&id.to_string()));
    let logged = (door == Door::LoggedReport).then_some(filing.report.received_at);
    let kind = filing.report.kind;
    match door.file(&p, ctx, filing).await {
        Ok(filed) => {
            let body = serde_json::json!({ "filed": filed, "kind": kind, "logged": logged });
            drafts::save(&p.app, door.holder(&p)?, Some(id), RECEIPT.to_owned(), body).await?;
            p.see_other(format!("{}/{id}", door.receipts()))
        }
        Err(Failure::Denied(Denied::Hidden)) => {
            let errors = [door.elsewhere()];
            p.unprocessable(&check_page(&p, door, id, &values, &given, &errors))
        }
        Err(failure) => {
            let errors = input::shown(failure)?;
            p.unprocessable(&check_page(&p, door, id, &values, &given, &errors))
        }
    }
}

pub(crate) async fn discard(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    let door = door(&p)?;
    // A draft of another door is not discarded through this one.
    let (id, ..) = load(&p, door).await?;
    drafts::discard(&p.app, door.holder(&p)?, id).await?;
    p.see_other(door.path())
}

/// `/bien-nhan/{draft}`: the receipt of what was sent.
pub(crate) async fn receipt(p: Page) -> Answer {
    let id: DraftId = p.id("draft")?;
    let row = drafts::read(&p.app, Door::holder_of(&p)?, id).await?;
    if row.kind != RECEIPT {
        return Err(Failure::NotFound.into());
    }
    let bad = |e: serde_json::Error| Fault::Failure(Failure::Internal(format!("receipt: {e}")));
    let filed: Filed = serde_json::from_value(row.body["filed"].clone()).map_err(bad)?;
    let kind: ReportKind = serde_json::from_value(row.body["kind"].clone()).map_err(bad)?;
    let logged: Option<Instant> = serde_json::from_value(row.body["logged"].clone()).map_err(bad)?;
    let filed = filed.with_code(&p).await?;
    let told = told(&p, &filed).await?;
    p.html(&Receipt::new(&p, Sent { kind, filed: &filed, logged, told }))
}
