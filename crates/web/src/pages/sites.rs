//! `/co-so`: sites of the own enterprises, or of those of the province.

use super::form_page::{FormPage, communes, given, joined};
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::table::{Cell, Search, TablePage};
use crate::form::{FormView, Given, Values, commune_label};
use crate::forms::SITE as FORM;
use crate::views::Tag;
use casework::directory::{self, EnterpriseRow, SiteRow};
use casework::{Context, Failure};
use domain::access::{Action, Denied, Relation, granted};
use domain::ids::{EnterpriseId, SiteId};
use domain::time::human_date;
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::dto::SiteInput;

const PATH: &str = "/co-so";

fn admitted(p: &Page, action: Action) -> Result<Context, Fault> {
    if p.caller.session.is_none() {
        return Err(Denied::SignInRequired.into());
    }
    if Relation::ALL.iter().any(|r| granted(p.actor().role, action, *r)) {
        return p.context(action);
    }
    Err(Denied::Forbidden(action).into())
}

pub(crate) async fn enterprises(p: Page) -> Answer {
    let ctx = admitted(&p, Action::ReadSites)?;
    let q: String = query(&p.req).get("q").unwrap_or_default().chars().take(200).collect();
    let found = match directory::list_enterprises(&p.app, ctx, Some(q.clone())).await {
        // Nobody has approved an enterprise of this person, or the officer is of elsewhere: there is none.
        Err(Failure::Denied(Denied::Hidden)) => Vec::new(),
        found => found?,
    };
    if let ([only], true) = (found.as_slice(), q.is_empty()) {
        return p.see_other(format!("{PATH}/{}", only.id));
    }
    let label = |e: &EnterpriseRow| {
        let commune = commune_label(&e.commune_code, p.today()).unwrap_or_else(|| e.commune_code.clone());
        [e.address.as_str(), commune.as_str()]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut page = TablePage::new(&p, "enterprises", &["name", "tax_code", "address"]);
    page.rows = found
        .iter()
        .map(|e| {
            vec![
                Cell::link(format!("{PATH}/{}", e.id), e.name.clone()),
                Cell::text(e.tax_code.clone()),
                Cell::text(label(e)),
            ]
        })
        .collect();
    page.search = Some(Search { action: PATH, words: p.t("table.enterprises.search"), q });
    p.html(&page)
}

pub(crate) async fn list(p: Page) -> Answer {
    let ctx = admitted(&p, Action::ReadSites)?;
    let id: EnterpriseId = p.id("id")?;
    let (enterprise, sites) = directory::sites_of(&p.app, ctx, id).await?;
    let mut page = TablePage::new(&p, "sites", &["name", "address", "commune", "phone", "state", "action"]);
    page.f.title.clone_from(&enterprise.name);
    page.add = Some((format!("{PATH}/{id}/them"), p.t("table.sites.add")));
    page.rows = sites.into_iter().map(|site| row(&p, id, site)).collect();
    p.html(&page)
}

fn row(p: &Page, enterprise: EnterpriseId, site: SiteRow) -> Vec<Cell> {
    let here = format!("{PATH}/{enterprise}/{}", site.id);
    let commune = commune_label(&site.commune_code, p.today()).unwrap_or(site.commune_code);
    let (name, state, act) = match site.closed_at {
        None => (
            Cell::link(here.clone(), site.name),
            Tag::new("green", "✓", p.t("table.sites.open")),
            Cell::link(format!("{here}/dong"), p.t("table.sites.close")),
        ),
        Some(at) => {
            let words = format!("{} {}", p.t("table.sites.closed"), human_date(domain::time::vn_date(at)));
            (Cell::text(site.name), Tag::new("grey", "✕", words), Cell::default())
        }
    };
    vec![
        name,
        Cell::text(site.address),
        Cell::text(commune),
        Cell::text(site.phone.unwrap_or_default()),
        Cell::tag(state),
        act,
    ]
}

/// `them` adds; an id changes.
async fn wanted(p: &Page, action: Action) -> Result<(EnterpriseId, Option<SiteRow>), Fault> {
    let ctx = admitted(p, action)?;
    let enterprise: EnterpriseId = p.id("id")?;
    if p.segment("site") == "them" {
        // Whether there is such an enterprise for this caller is told before anything is typed.
        directory::sites_of(&p.app, ctx, enterprise).await?;
        return Ok((enterprise, None));
    }
    let id: SiteId = p.id("site")?;
    let (of, row) = directory::site(&p.app, ctx, id).await?;
    if of.id != enterprise.0 || row.closed_at.is_some() {
        return Err(Failure::NotFound.into());
    }
    Ok((enterprise, Some(row)))
}

fn form(
    p: &Page,
    enterprise: EnterpriseId,
    site: Option<&SiteRow>,
    values: &Values,
    errors: &[FieldError],
    given: &Given,
) -> FormPage {
    let view = FormView::whole(&FORM, p.lang(), values, errors, given);
    let mut page = FormPage::new(p, &FORM, view, &format!("{PATH}/{enterprise}"));
    page.extra.push(("_key".to_owned(), p.app.id().to_string()));
    if let Some(site) = site {
        page.extra.push(("_version".to_owned(), site.version.to_string()));
        page.notes.push(p.t("sites.change_does"));
    }
    page
}

pub(crate) async fn show(p: Page) -> Answer {
    let (enterprise, site) = wanted(&p, Action::ManageSites).await?;
    let mut values = Values::default();
    if let Some(site) = &site {
        values.set("name", site.name.clone());
        values.set("address", site.address.clone());
        let commune = commune_label(&site.commune_code, p.today());
        values.set("commune_code", commune.unwrap_or_else(|| site.commune_code.clone()));
        values.set_default("phone", site.phone.clone());
    }
    form(&p, enterprise, site.as_ref(), &values, &[], &given(&p)).answer(&p)
}

pub(crate) async fn save(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    let (enterprise, site) = wanted(&p, Action::ManageSites).await?;
    let mut given = given(&p);
    let unclear = communes(&FORM, &mut posted.values, &mut given);
    let errors = match (unclear.is_empty(), input::read::<SiteInput>(&p, &FORM, &posted.values)) {
        (true, Ok(edit)) => {
            let mut ctx = p.context(Action::ManageSites)?;
            ctx.if_match = posted.version;
            ctx.idempotency = input::key(&p, &FORM, &posted.values, posted.key.as_deref());
            let saved = match &site {
                None => directory::add_site(&p.app, ctx, enterprise, edit).await.map(|_| ()),
                Some(site) => directory::change_site(&p.app, ctx, SiteId(site.id), edit).await.map(|_| ()),
            };
            match saved {
                Ok(()) => return p.see_other(format!("{PATH}/{enterprise}")),
                Err(failure) => input::shown(failure)?,
            }
        }
        (_, read) => joined(unclear, read.err().unwrap_or_default()),
    };
    form(&p, enterprise, site.as_ref(), &posted.values, &errors, &given).answer(&p)
}

/// A page of its own says what will happen.
pub(crate) async fn closing(p: Page) -> Answer {
    let (enterprise, site) = wanted(&p, Action::ManageSites).await?;
    let Some(site) = site else { return Err(Failure::NotFound.into()) };
    let view = FormView::whole(&crate::forms::CLOSE_SITE, p.lang(), &Values::default(), &[], &given(&p));
    let mut page = FormPage::new(&p, &crate::forms::CLOSE_SITE, view, &format!("{PATH}/{enterprise}"));
    page.caption = Some(site.name.clone());
    page.warning = Some(p.t("sites.close_does"));
    page.extra.push(("_version".to_owned(), site.version.to_string()));
    page.answer(&p)
}

pub(crate) async fn close(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let (enterprise, site) = wanted(&p, Action::ManageSites).await?;
    let Some(site) = site else { return Err(Failure::NotFound.into()) };
    let mut ctx = p.context(Action::ManageSites)?;
    ctx.if_match = posted.version;
    directory::close_site(&p.app, ctx, SiteId(site.id)).await?;
    p.see_other(format!("{PATH}/{enterprise}"))
}
