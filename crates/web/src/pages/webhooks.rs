//! `/webhook`: the systems of agencies that are told.

use super::channels::trial_tag;
use super::form_page::{FormPage, given};
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::table::{Cell, TablePage};
use crate::form::{FormView, Given, Values};
use crate::forms::WEBHOOK;
use crate::messages::tp;
use crate::views::Tag;
use casework::channels::{TrialOrder, list_trials, request_trial};
use casework::webhooks::{self, DisabledCause, WebhookState, WebhookView};
use casework::{Context, directory};
use domain::access::{Action, Denied, Relation, granted};
use domain::ids::{AgencyId, WebhookId};
use domain::time::human_datetime;
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::dto::WebhookInput;

/// Hours for which the old secret signs too after a change on this page.
const OVERLAP: chrono::Duration = chrono::Duration::hours(24);

/// Whoever could manage no webhook at all learns nothing of what is asked.
fn manages(p: &Page) -> Result<Context, Fault> {
    let actor = p.actor();
    let may = Relation::ALL.iter().any(|r| granted(actor.role, Action::ManageWebhooks, *r));
    if !may {
        let denied = match actor.user {
            None => Denied::SignInRequired,
            Some(_) => Denied::Forbidden(Action::ManageWebhooks),
        };
        return Err(denied.into());
    }
    p.context(Action::ManageWebhooks)
}

fn state(p: &Page, w: &WebhookView) -> Cell {
    let tag = match w.state {
        WebhookState::Active => Tag::new("green", "✓", p.t("table.webhooks.active")),
        WebhookState::Disabled => Tag::new("red", "✕", p.t("table.webhooks.disabled")),
    };
    let why = match (w.disabled_cause, &w.disabled_note) {
        (Some(DisabledCause::Gone), _) => p.t("table.webhooks.gone"),
        (Some(DisabledCause::Person), Some(note)) => note.clone(),
        (Some(DisabledCause::Person) | None, _) => String::new(),
    };
    let when = w.disabled_at.map(|at| format!(" · {}", human_datetime(at))).unwrap_or_default();
    Cell { text: format!("{why}{when}"), ..Cell::tag(tag) }
}

async fn page(p: &Page, made: Option<(String, String)>) -> Answer {
    let ctx = p.context(Action::ReadWebhooks)?;
    let found = webhooks::list(&p.app, ctx.clone()).await?;
    let trials = list_trials(&p.app, ctx).await?;
    let mut page =
        TablePage::new(p, "webhooks", &["agency", "url", "topics", "state", "secret", "test", "switch"]);
    page.add = Some(("/webhook/them".to_owned(), p.t("form.webhook.title")));
    page.notice = made;
    page.rows = found
        .into_iter()
        .map(|w| {
            let at = |verb: &str| format!("/webhook/{}/{verb}?v={}", w.id, w.version);
            let topics: Vec<&str> = w.topics.iter().map(|t| t.label(p.lang())).collect();
            let switch = match w.state {
                WebhookState::Active => Cell::button(at("khoa"), p.t("table.webhooks.disable")),
                WebhookState::Disabled => Cell::button(at("mo"), p.t("table.webhooks.enable")),
            };
            let last = trials.iter().find(|t| t.webhook == Some(w.id));
            let test = Cell {
                tag: last.map(|t| trial_tag(p, t)),
                text: last.and_then(|t| t.answer.clone()).unwrap_or_default(),
                ..Cell::button(at("thu"), p.t("table.webhooks.test"))
            };
            vec![
                Cell::text(w.agency_name.get(p.lang())),
                Cell::text(w.url.clone()),
                Cell::text(topics.join(", ")),
                state(p, &w),
                Cell::button(at("doi-khoa"), p.t("table.webhooks.rotate")),
                test,
                switch,
            ]
        })
        .collect();
    p.html(&page)
}

pub(crate) async fn list(p: Page) -> Answer {
    page(&p, None).await
}

/// The agencies of today: all for the administrator, else the own one.
async fn choices(p: &Page) -> Result<Given, Fault> {
    let mut given = given(p);
    let all = granted(p.actor().role, Action::ManageWebhooks, Relation::None);
    let found = directory::list_agencies(&p.app, p.context(Action::ReadAgencies)?, Some(p.today())).await?;
    let own = |id: AgencyId| all || p.actor().agency == Some(id);
    let options = found.into_iter().filter(|a| own(AgencyId(a.id))).map(|a| (a.id.to_string(), a.name_vi));
    given.options.insert("agencies", options.collect());
    Ok(given)
}

async fn form(p: &Page, values: &Values, errors: &[FieldError]) -> Answer {
    let view = FormView::whole(&WEBHOOK, p.lang(), values, errors, &choices(p).await?);
    FormPage::new(p, &WEBHOOK, view, "/webhook").answer(p)
}

pub(crate) async fn new(p: Page) -> Answer {
    manages(&p)?;
    form(&p, &Values::default(), &[]).await
}

pub(crate) async fn register(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let mut ctx = manages(&p)?;
    ctx.idempotency = input::key(&p, &WEBHOOK, &posted.values, posted.key.as_deref());
    let errors = match input::read::<WebhookInput>(&p, &WEBHOOK, &posted.values) {
        Ok(order) => match webhooks::register(&p.app, ctx, order).await {
            Ok(made) => return page(&p, Some((p.t("table.webhooks.made"), made.secret.0))).await,
            Err(failure) => input::shown(failure)?,
        },
        Err(errors) => errors,
    };
    form(&p, &posted.values, &errors).await
}

/// The webhook that a button names, and the version that the page showed.
fn named(p: &Page) -> Result<(WebhookId, Context), Fault> {
    let ctx = manages(p)?;
    let version = query(&p.req).get("v").and_then(|v| v.parse().ok());
    Ok((p.id("id")?, Context { if_match: version, ..ctx }))
}

pub(crate) async fn rotate(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    let (id, ctx) = named(&p)?;
    let made = webhooks::rotate(&p.app, ctx, id, OVERLAP).await?;
    page(&p, Some((p.t("table.webhooks.rotated"), made.secret.0))).await
}

pub(crate) async fn disable(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    let (id, ctx) = named(&p)?;
    let reason = tp(p.lang(), "table.webhooks.disabled_by", &[("who", &p.actor().name)]);
    webhooks::disable(&p.app, ctx, id, reason).await?;
    p.see_other("/webhook")
}

pub(crate) async fn enable(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    let (id, ctx) = named(&p)?;
    webhooks::enable(&p.app, ctx, id).await?;
    p.see_other("/webhook")
}

pub(crate) async fn test(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    let (id, ctx) = named(&p)?;
    request_trial(&p.app, ctx, TrialOrder::Webhook(id)).await?;
    p.see_other("/webhook")
}
