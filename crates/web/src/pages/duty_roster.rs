//! `/co-quan/{id}/lich-truc`: who of an agency answers when; a turn is added or taken out.

use super::form_page::{FormPage, given};
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::table::{Cell, TablePage};
use crate::form::{FormView, Values};
use crate::forms::DUTY_TURN as FORM;
use crate::views::Tag;
use casework::Failure;
use casework::directory::{self, AgencyRow, DutyEdit};
use domain::access::{Action, Relation, act, authorise, granted};
use domain::ids::AgencyId;
use domain::time::human_datetime;
use domain::value::{FieldError, Phone};
use domain::words::Lang;
use tnld_http::Fault;
use tnld_http::dto::DutyShiftInput;
use uuid::Uuid;

fn home(id: AgencyId) -> String {
    format!("/co-quan/{id}/lich-truc")
}

async fn agency(p: &Page, id: AgencyId) -> Result<AgencyRow, Fault> {
    let all = directory::list_agencies(&p.app, p.context(Action::ReadAgencies)?, None).await?;
    Ok(all.into_iter().find(|a| a.id == id.0).ok_or(Failure::NotFound)?)
}

fn name(p: &Page, agency: AgencyRow) -> String {
    match p.lang() {
        Lang::Vi => agency.name_vi,
        Lang::En => agency.name_en,
    }
}

pub(crate) async fn list(p: Page) -> Answer {
    let id: AgencyId = p.id("id")?;
    let (version, turns) = directory::duty_roster(&p.app, p.context(Action::ReadDeliveries)?, id).await?;
    let agency = agency(&p, id).await?;
    let manages = granted(p.actor().role, Action::ManageAgencies, Relation::None);
    let heads = ["officer", "phone", "email", "from", "to", "rank", "action"];
    let mut page = TablePage::new(&p, "duty", &heads);
    page.lead = crate::messages::tp(p.lang(), "table.duty.of", &[("agency", &name(&p, agency))]);
    page.add = manages.then(|| (format!("{}/them", home(id)), p.t("table.duty.add")));
    let now = p.app.now();
    page.rows = turns
        .into_iter()
        .map(|t| {
            let here = t.starts_at <= now && now < t.ends_at;
            let rank = if t.rank == 1 { p.t("table.duty.first") } else { p.t("table.duty.deputy") };
            let officer = Cell {
                tag: here.then(|| Tag::new("green", "✓", p.t("table.duty.now"))),
                ..Cell::text(format!(" {}", t.officer))
            };
            let phone = t.phone.and_then(|n| Phone::parse(&n).ok()).map(|n| n.national());
            vec![
                officer,
                Cell::text(phone.unwrap_or_else(|| p.t("common.none"))),
                Cell::text(t.email.unwrap_or_else(|| p.t("common.none"))),
                Cell::text(human_datetime(t.starts_at)),
                Cell::text(human_datetime(t.ends_at)),
                Cell::text(format!("{} ({rank})", t.rank)),
                match manages {
                    true => Cell::button(
                        format!("{}?ca={}&v={version}", home(id), t.id),
                        p.t("table.duty.remove"),
                    ),
                    false => Cell::default(),
                },
            ]
        })
        .collect();
    p.html(&page)
}

/// Takes a turn out. One that is out already changes nothing.
pub(crate) async fn remove(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    let id: AgencyId = p.id("id")?;
    let asked = query(&p.req);
    let mut ctx = p.context(Action::ManageAgencies)?;
    ctx.if_match = asked.get("v").and_then(|v| v.parse().ok());
    let turn = asked.get("ca").and_then(|t| Uuid::try_parse(t).ok()).unwrap_or_default();
    match directory::remove_duty_turn(&p.app, ctx, id, turn).await {
        Ok(_) | Err(Failure::NotFound) => p.see_other(home(id)),
        Err(failure) => Err(failure.into()),
    }
}

async fn form(
    p: &Page,
    id: AgencyId,
    version: i64,
    values: &Values,
    errors: &[FieldError],
) -> Result<FormPage, Fault> {
    let view = FormView::whole(&FORM, p.lang(), values, errors, &given(p));
    let mut page = FormPage::new(p, &FORM, view, &home(id));
    page.caption = Some(name(p, agency(p, id).await?));
    page.extra.push(("_version".to_owned(), version.to_string()));
    Ok(page)
}

pub(crate) async fn ask(p: Page) -> Answer {
    authorise::<act::ManageAgencies>(p.actor())?;
    let id: AgencyId = p.id("id")?;
    let (version, _) = directory::duty_roster(&p.app, p.context(Action::ReadDeliveries)?, id).await?;
    let mut values = Values::default();
    values.set("rank", "1");
    form(&p, id, version, &values, &[]).await?.answer(&p)
}

/// Adds a turn to those that stand. Who added one meanwhile loses nothing: the version that was read is compared.
pub(crate) async fn add(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    authorise::<act::ManageAgencies>(p.actor())?;
    let id: AgencyId = p.id("id")?;
    let errors = match input::read::<DutyShiftInput>(&p, &FORM, &posted.values) {
        Ok(s) => {
            let turn = DutyEdit {
                officer: s.officer,
                email: s.email,
                phone: s.phone,
                starts_at: s.starts_at,
                ends_at: s.ends_at,
                rank: i32::try_from(s.rank).unwrap_or(i32::MAX),
            };
            let mut ctx = p.context(Action::ManageAgencies)?;
            ctx.if_match = posted.version;
            match directory::add_duty_turn(&p.app, ctx, id, turn).await {
                Ok(_) => return p.see_other(home(id)),
                Err(failure) => input::shown(failure)?,
            }
        }
        Err(errors) => errors,
    };
    let (version, _) = directory::duty_roster(&p.app, p.context(Action::ReadDeliveries)?, id).await?;
    form(&p, id, posted.version.unwrap_or(version), &posted.values, &errors).await?.answer(&p)
}
