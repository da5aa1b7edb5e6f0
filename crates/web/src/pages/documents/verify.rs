//! `/xac-minh`: was this paper issued? For anybody who holds it; nothing of people is told.

use super::super::form_page::given;
use super::super::page::{Answer, Page};
use super::super::posted::query;
use crate::form::{FormView, ItemView, Values};
use crate::forms::VERIFY_DOCUMENT as FORM;
use crate::frame::Frame;
use crate::views::Tag;
use actix_web::HttpResponse;
use askama::Template;
use casework::Failure;
use casework::documents::{self, VerifiedDocument};
use domain::access::Action;
use domain::time::human_date;

#[derive(Template)]
#[template(path = "verify.html")]
pub(crate) struct VerifyPage {
    pub(crate) f: Frame,
    pub(crate) view: FormView,
    /// Asked, and nothing was issued under it.
    pub(crate) unknown: bool,
    pub(crate) tag: Option<Tag>,
    pub(crate) rows: Vec<(String, String)>,
}

fn rows(p: &Page, v: &VerifiedDocument) -> Vec<(String, String)> {
    let mut out = vec![
        (p.t("verify.what"), v.title.get(p.lang()).to_owned()),
        (p.t("verify.cited"), v.cited.clone()),
        (p.t("verify.dated"), human_date(v.dated)),
        (p.t("verify.issuer"), v.issuer.clone()),
        (p.t("verify.found"), p.t(&format!("verify.found_{}", v.found))),
        (p.t("verify.hash"), v.content_sha256.clone()),
    ];
    if let Some((cited, dated)) = &v.replaced_by {
        out.push((p.t("verify.later"), format!("{cited}, {}", human_date(*dated))));
    }
    out
}

async fn answer(p: &Page, key: &str) -> Answer {
    let mut values = Values::default();
    values.set("ma", key);
    let view = FormView::whole(&FORM, p.lang(), &values, &[], &given(p));
    let mut page = VerifyPage {
        f: p.frame(p.t("form.verify_document.title")),
        view,
        unknown: false,
        tag: None,
        rows: Vec::new(),
    };
    if key.trim().is_empty() {
        return p.html(&page);
    }
    match documents::verify(&p.app, p.context(Action::VerifyDocument)?, key).await {
        Ok(found) => {
            page.rows = rows(p, &found);
            page.tag = Some(match found.replaced_by {
                None => Tag::new("green", "✓", p.t("verify.stands")),
                Some(_) => Tag::new("orange", "!", p.t("verify.replaced")),
            });
            p.html(&page)
        }
        Err(Failure::NotFound) => {
            page.unknown = true;
            p.html_with(HttpResponse::NotFound(), &page)
        }
        Err(other) => Err(other.into()),
    }
}

/// The form, with the answer when a code is asked.
pub(crate) async fn ask(p: Page) -> Answer {
    let key = query(&p.req).get("ma").unwrap_or_default().to_owned();
    answer(&p, &key).await
}

/// Where the code on the paper leads.
pub(crate) async fn show(p: Page) -> Answer {
    let key = p.segment("key").to_owned();
    answer(&p, &key).await
}
