//! `/bao-tin-khan`: six questions, no account, the answers checked, a receipt.

use super::form_page::{CheckPage, FormPage, communes, given, joined};
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::receipt::{Receipt, Sent, told};
use super::similar::similar;
use super::{input, prefill};
use crate::form::{FormView, Values};
use crate::forms::URGENT_NOTICE as FORM;
use casework::reports::{FiledBy, file_urgent_notice};
use domain::access::Action;
use domain::value::FieldError;
use domain::words::ReportKind;
use tnld_http::dto::{Filing, UrgentNoticeInput};
use tnld_http::limits::{Limited, count};

fn form(p: &Page, values: &Values, errors: &[FieldError], given: &crate::form::Given) -> Answer {
    let view = FormView::whole(&FORM, p.lang(), values, errors, given);
    let mut page = FormPage::new(p, &FORM, view, "/");
    page.buttons = vec![("check".to_owned(), p.t("check.continue"))];
    page.aside = vec![
        (p.t("urgent.aside_title"), p.t("urgent.aside")),
        (p.t("urgent.protect_title"), p.t("urgent.protect")),
    ];
    page.answer(p)
}

pub(crate) async fn show(p: Page) -> Answer {
    let mut values = query(&p.req);
    values.retain(|n| n == "case_id");
    if p.caller.session.is_some() {
        let own = prefill::own_enterprises(&p, Action::FileUrgentNotice).await?;
        if let [only] = own.as_slice() {
            prefill::enterprise(&mut values, only);
        }
        values.set_default("told_by.name", p.caller.session.as_ref().map(|s| s.display_name.clone()));
    }
    form(&p, &values, &[], &given(&p))
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    let mut given = given(&p);
    if posted.wants_change() {
        return form(&p, &posted.values, &[], &given);
    }
    let unclear = communes(&FORM, &mut posted.values, &mut given);
    let read = input::read::<UrgentNoticeInput>(&p, &FORM, &posted.values);
    let filing = match (unclear.is_empty(), read) {
        (true, Ok(filing)) => filing,
        (_, read) => {
            let errors = joined(unclear, read.err().unwrap_or_default());
            return form(&p, &posted.values, &errors, &given);
        }
    };
    if posted.action != "send" {
        return check(&p, &posted.values, &given, &filing).await;
    }
    count(&p.req, Limited::PublicFiling)?;
    let mut ctx = p.context(Action::FileUrgentNotice)?;
    ctx.idempotency = input::key(&p, &FORM, &posted.values, posted.key.as_deref());
    match file_urgent_notice(&p.app, ctx, FiledBy::Page, filing.case, filing.report).await {
        Ok(outcome) => {
            let filed = outcome.into();
            let told = told(&p, &filed).await?;
            let kind = ReportKind::UrgentNotice;
            p.html(&Receipt::new(&p, Sent { kind, filed: &filed, logged: None, told }))
        }
        Err(failure) => {
            let errors = input::shown(failure)?;
            form(&p, &posted.values, &errors, &given)
        }
    }
}

async fn check(p: &Page, values: &Values, given: &crate::form::Given, filing: &Filing) -> Answer {
    let mut page = CheckPage::new(p, &FORM, values, given, Vec::new());
    if filing.case.is_none() {
        page.similar = similar(p, p.context(Action::FileUrgentNotice)?, &filing.report.accident).await?;
    }
    page.hidden = values
        .pairs()
        .filter(|(n, v)| !v.trim().is_empty() && !n.starts_with('_'))
        .map(|(n, v)| (n.to_owned(), v.to_owned()))
        .collect();
    // A fresh key for what is shown here: sending it twice has one effect.
    page.hidden.push(("_key".to_owned(), p.app.id().to_string()));
    p.html(&page)
}
