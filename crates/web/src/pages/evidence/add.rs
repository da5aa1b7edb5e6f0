//! Adding a piece of evidence: file and fields in one form. What was typed stays, and so does a file that was
//! received, whatever is wrong with the rest.

use super::parts::{home, open_to, size, victim_name};
use super::receive::{Received, file_error, receive};
use crate::form::{FormView, Given, ItemView, Values};
use crate::forms::ADD_EVIDENCE as FORM;
use crate::frame::Frame;
use crate::messages::tp;
use crate::pages::form_page::given;
use crate::pages::page::{Answer, Page};
use crate::pages::posted::query;
use crate::pages::{input, note};
use actix_web::web::Payload;
use askama::Template;
use casework::Failure;
use casework::evidence::{self, EvidenceFilter, EvidenceList, UploadView};
use domain::access::Action;
use domain::case::{CommandKind, article};
use domain::ids::CaseId;
use domain::time::human_date;
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::dto::AddEvidenceInput;

#[derive(Template)]
#[template(path = "evidence_add.html")]
pub(crate) struct AddPage {
    f: Frame,
    caption: String,
    lead: String,
    /// What the team asked for, when that is what is answered.
    asked: Option<String>,
    home: String,
    action: String,
    uploads: String,
    view: FormView,
    taken: String,
    file_error: Option<String>,
    received: Option<String>,
    /// Id of a received file; the script fills it too.
    upload_id: String,
    key: String,
}

async fn opened(p: &Page) -> Result<(CaseId, EvidenceList), Fault> {
    let id: CaseId = p.id("id")?;
    open_to(p, id, CommandKind::AddEvidence).await?;
    let ctx = p.context(Action::ListEvidence)?;
    let list = evidence::list(&p.app, ctx, id, EvidenceFilter::default()).await?;
    if list.may_add { Ok((id, list)) } else { Err(Failure::NotFound.into()) }
}

fn choices(p: &Page, list: &EvidenceList) -> Given {
    let mut given = given(p);
    let name = |v: &evidence::VictimOfFile| (v.id.to_string(), victim_name(&list.victims, v.id, p.lang()));
    given.options.insert("victims", list.victims.iter().map(name).collect());
    given
}

fn page(
    p: &Page,
    case: CaseId,
    list: &EvidenceList,
    values: &Values,
    errors: &[FieldError],
    received: Option<&UploadView>,
) -> AddPage {
    let lang = p.lang();
    let limits = p.app.settings().evidence.limits();
    let mb = |bytes: u64| (bytes / (1024 * 1024)).to_string();
    let mut view = FormView::whole(&FORM, lang, values, errors, &choices(p, list));
    let file_error = file_error(&mut view, errors, lang);
    AddPage {
        f: p.frame(p.t("form.add_evidence.title")).erring(!view.errors.is_empty()),
        caption: list.case_number.clone(),
        lead: article(CommandKind::AddEvidence).to_owned(),
        asked: None,
        home: home(case),
        action: format!("{}/them", home(case)),
        uploads: format!("/api/v1/cases/{case}/uploads"),
        taken: tp(
            lang,
            "evidence.taken",
            &[
                ("picture", &mb(limits.picture)),
                ("document", &mb(limits.document)),
                ("film", &mb(limits.film)),
                ("sound", &mb(limits.sound)),
                ("text", &mb(limits.text)),
            ],
        ),
        file_error,
        received: received.map(|u| {
            tp(lang, "evidence.received", &[("name", u.name.as_str()), ("size", &size(u.length, lang))])
        }),
        upload_id: received.map(|u| u.id.to_string()).unwrap_or_default(),
        key: p.app.id().to_string(),
        view,
    }
}

pub(crate) async fn show(p: Page) -> Answer {
    let (case, list) = opened(&p).await?;
    let mut values = Values::default();
    values.set("obtained_on", human_date(p.today()));
    let mut shown = page(&p, case, &list, &values, &[], None);
    if let Some(id) = query(&p.req).get("yeu-cau") {
        let view = casework::cases::read(&p.app, p.context(Action::ReadCase)?, case).await?;
        shown.asked = view
            .case
            .inquiry
            .documents
            .iter()
            .find(|r| r.id.to_string() == id)
            .map(|r| tp(p.lang(), "case.supply_does", &[("due", &human_date(r.due)), ("what", &r.what)]));
    }
    p.html(&shown)
}

pub(crate) async fn add(p: Page, payload: Payload) -> Answer {
    let (case, list) = opened(&p).await?;
    let Received { values, key, file, mut errors } = receive(&p, case, payload).await?;
    match input::read::<AddEvidenceInput>(&p, &FORM, &values) {
        Err(more) => errors.extend(more),
        Ok((new, upload)) if errors.is_empty() => {
            let mut ctx = p.context(Action::AddEvidence)?;
            ctx.idempotency = input::key(&p, &FORM, &values, key.as_deref());
            match evidence::add(&p.app, ctx, case, new, upload).await {
                Ok(added) => {
                    let said = note::keep(&p, &added.outcome.warnings).await?;
                    let note = said.map(|id| format!("?luu-y={id}")).unwrap_or_default();
                    return p.see_other(format!("{}{note}", home(case)));
                }
                Err(failure) => errors.extend(input::shown(failure)?),
            }
        }
        Ok(_) => {}
    }
    p.unprocessable(&page(&p, case, &list, &values, &errors, file.as_ref()))
}
