//! The start of a door: what is needed, own drafts, and the cases that it can go on from.

use super::super::door::Door;
use super::super::page::{Answer, Page};
use super::super::posted::{Posted, query};
use super::super::{own_sites, prefill, register};
use super::{FilingPage, admitted, door};
use crate::form::Values;
use casework::cases::{CaseQuery, CaseView};
use casework::drafts;
use domain::access::Action;
use domain::case::{Report, StageKind};
use domain::ids::CaseId;
use domain::time::human_datetime;
use domain::words::{ReportKind, WorkRelation};
use tnld_http::Fault;

pub(crate) async fn start(p: Page) -> Answer {
    let door = door(&p)?;
    if door == Door::Declaration && p.caller.session.is_none() {
        return register::ways(&p);
    }
    admitted(&p, door)?;
    let form = door.form();
    let own = drafts::list(&p.app, p.context(Action::OwnDrafts)?, form.key.to_owned()).await?;
    let drafts = own
        .into_iter()
        .map(|d| {
            (
                format!("{}/{}", door.path(), d.id),
                draft_words(&p, &Values::from_json(&d.body), &human_datetime(d.updated_at)),
            )
        })
        .collect();
    let from = match query(&p.req).get("vu").and_then(|v| v.parse::<CaseId>().ok()) {
        Some(id) => {
            let view = casework::cases::read(&p.app, p.context(Action::ReadCase)?, id).await?;
            Some((id.to_string(), view.case.number.to_string()))
        }
        None => None,
    };
    let notices = if from.is_none() { told_only(&p, door).await? } else { Vec::new() };
    let sites = match door {
        Door::Declaration => own_sites::choices(&p).await?,
        Door::CommuneNotice | Door::CommuneRecord | Door::LoggedReport | Door::Completion => Vec::new(),
    };
    p.html(&FilingPage {
        f: p.frame(p.t(&format!("form.{}.title", form.key))),
        lead: Some(p.t(&format!("form.{}.lead", form.key))),
        base: door.path().to_owned(),
        draft: None,
        tasks: Vec::new(),
        saved: None,
        drafts,
        notices,
        sites,
        from,
    })
}

fn draft_words(p: &Page, values: &Values, at: &str) -> String {
    let what = values
        .get("accident.employer.name")
        .or_else(|| values.get("accident.place.spot"))
        .unwrap_or_default();
    let words = crate::messages::tp(p.lang(), "filing.draft", &[("time", at)]);
    if what.is_empty() { words } else { format!("{words} – {what}") }
}

/// Cases of the caller that were only told of yet: the full report goes on from them.
async fn told_only(p: &Page, door: Door) -> Result<Vec<(String, String)>, Fault> {
    match door {
        Door::Declaration | Door::CommuneNotice | Door::CommuneRecord => {}
        Door::LoggedReport | Door::Completion => return Ok(Vec::new()),
    }
    let query = CaseQuery { stages: vec![StageKind::Reported.as_str().to_owned()], ..CaseQuery::default() };
    let page = casework::cases::list(&p.app, p.context(Action::ListCases)?, query, None).await?;
    let words = |row: &casework::cases::CaseSummary| {
        format!("{} · {} · {}", row.number, row.place_text, domain::time::human_date(row.occurred_on))
    };
    Ok(page.items.iter().map(|row| (row.id.to_string(), words(row))).collect())
}

pub(crate) async fn begin(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let door = door(&p)?;
    admitted(&p, door)?;
    let mut values = Values::default();
    if let Some(case) = posted.values.get("vu").and_then(|v| v.parse::<CaseId>().ok()) {
        let view = casework::cases::read(&p.app, p.context(Action::ReadCase)?, case).await?;
        values.set("case_id", case.to_string());
        told_before(door, &view, &mut values);
    }
    if door == Door::Declaration
        && let Some(site) = posted.values.get("co-so")
    {
        own_sites::chosen(&p, site, &mut values).await?;
    }
    known(&p, door, &mut values).await?;
    begin_with(&p, values).await
}

/// Begins a draft with what is known.
pub(crate) async fn begin_with(p: &Page, values: Values) -> Answer {
    let door = door(p)?;
    let kind = door.form().key.to_owned();
    let id = drafts::save(&p.app, door.holder(p)?, None, kind, values.to_json()).await?;
    p.see_other(format!("{}/{id}/{}", door.path(), door.form().steps[0].slug))
}

/// The draft of the full declaration that belongs to the pass of a notice.
pub(crate) async fn own_draft(p: &Page) -> Result<Option<drafts::DraftRow>, Fault> {
    let door = Door::Completion;
    let own = drafts::list(&p.app, door.holder(p)?, door.form().key.to_owned()).await?;
    Ok(own.into_iter().next())
}

/// What was told of the case before is not asked again.
fn told_before(door: Door, view: &CaseView, values: &mut Values) {
    let reports = || view.case.reports.iter().map(|r| &r.report);
    match door {
        Door::Declaration | Door::LoggedReport | Door::Completion => {
            match reports().find(|r| r.kind == ReportKind::UrgentNotice) {
                Some(told) => {
                    let beside = told.declaration.as_ref();
                    prefill::declaration(values, &told.accident, beside, told.received_at);
                }
                None => view.case.accident.iter().for_each(|a| prefill::accident(values, a)),
            }
        }
        Door::CommuneNotice | Door::CommuneRecord => {
            view.case.accident.iter().for_each(|a| prefill::accident(values, a));
            let first: Option<&Report> = reports().min_by_key(|r| r.received_at);
            first.into_iter().for_each(|r| prefill::tip(values, r));
        }
    }
    prefill::people_anew(values);
}

/// What the system knows of whoever files.
async fn known(p: &Page, door: Door, values: &mut Values) -> Result<(), Fault> {
    let name = p.caller.session.as_ref().map(|s| s.display_name.clone());
    let commune = p.actor().commune.as_ref().map(|c| c.as_str().to_owned());
    match door {
        Door::Declaration => {
            if let [only] = prefill::own_enterprises(p, Action::FileDeclaration).await?.as_slice() {
                prefill::enterprise(values, only);
            }
            values.set_default("declaration.signer_name", name);
        }
        // The notice is all that is known of who holds its code.
        Door::Completion => {}
        Door::CommuneNotice | Door::CommuneRecord => {
            values.set_default("accident.place.commune_code", commune);
            values.set_default("commune_details.tip_received_at", Some(human_datetime(p.app.now())));
            values.set_default("_rows.accident.victims", Some("1"));
            // The commune acts for workers without a contract (Law 84/2015, Article 34).
            values.set_default("accident.victims.0.relation", Some(WorkRelation::NoContract.as_str()));
        }
        Door::LoggedReport => {
            values.set_default("accident.place.commune_code", commune);
            values.set_default("received_at", Some(human_datetime(p.app.now())));
        }
    }
    // Codes are shown with their names.
    for field in ["accident.place.commune_code", "accident.employer.commune_code"] {
        if let Some(label) = values.get(field).and_then(|c| crate::form::commune_label(c, p.today())) {
            values.set(field, label);
        }
    }
    Ok(())
}
