//! `/dien-tap`: drills of the chain of alerts: start one, watch it, read its report.

use super::alerts::{waiting, when_confirmed};
use super::form_page::{FormPage, communes, given, joined};
use super::input;
use super::page::{Answer, Page};
use super::posted::Posted;
use super::posted::query;
use super::table::{Cell, TablePage};
use crate::form::{FormView, Values};
use crate::forms::DRILL;
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::messages::tp;
use crate::views::{Tag, alert_tag, minutes_words, share_words};
use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;
use casework::IdempotencyKey;
use casework::drills::{self, DrillAnswer, DrillQuery, DrillReport, DrillState, DrillView};
use domain::access::{Action, act, authorise};
use domain::ids::DrillId;
use domain::time::human_datetime;
use domain::value::FieldError;
use domain::words::Lang;
use tnld_http::dto::DrillInput;

/// One agency in a drill.
#[derive(Debug, Clone)]
pub(crate) struct DrillRowView {
    pub(crate) recipient: String,
    pub(crate) tag: Tag,
    pub(crate) sent: String,
    pub(crate) confirmed: String,
    pub(crate) via: String,
    pub(crate) minutes: String,
}

#[derive(Template)]
#[template(path = "drill.html")]
pub(crate) struct DrillPage {
    pub(crate) f: Frame,
    pub(crate) mark: Tag,
    pub(crate) state: Tag,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) answers: Vec<DrillRowView>,
    pub(crate) csv: String,
    /// Address, version and key of the button that ends it.
    pub(crate) end: Option<(String, String, String)>,
}

fn state_tag(state: DrillState, lang: Lang) -> Tag {
    let words = crate::messages::t(lang, &format!("drill.state_{}", state.as_str()));
    match state {
        DrillState::Running => Tag::new("yellow", "…", words),
        DrillState::Confirmed => Tag::new("green", "✓", words),
        DrillState::Stopped => Tag::new("grey", "–", words),
        DrillState::Expired => Tag::new("red", "!", words),
    }
}

pub(crate) async fn list(p: Page) -> Answer {
    let asked = query(&p.req);
    let filter =
        DrillQuery { cursor: asked.get("sau").map(str::to_owned), limit: 25, ..DrillQuery::default() };
    let found = drills::list(&p.app, p.context(Action::ListDrills)?, filter).await?;
    let lang = p.lang();
    let row = |d: &DrillView| {
        vec![
            Cell::link(format!("/dien-tap/{}", d.id), human_datetime(d.started_at)),
            Cell::text(d.place.clone()),
            Cell::text(d.started_by.clone()),
            Cell::tag(state_tag(d.state, lang)),
            Cell::text(format!("{}/{}", d.confirmed.part, d.confirmed.whole)),
            Cell::text(share_words(d.within_15, lang)),
        ]
    };
    let heads = ["started", "place", "by", "state", "confirmed", "quick"];
    let mut page = TablePage::new(&p, "drills", &heads);
    page.add = Some(("/dien-tap/bat-dau".to_owned(), p.t("form.drill.title")));
    page.rows = found.items.iter().map(row).collect();
    page.next = found.next.map(|c| format!("/dien-tap?sau={}", super::case_list::encode(&c)));
    p.html(&page)
}

fn form(p: &Page, values: &Values, errors: &[FieldError], given: &crate::form::Given) -> FormPage {
    let view = FormView::whole(&DRILL, p.lang(), values, errors, given);
    let mut page = FormPage::new(p, &DRILL, view, "/dien-tap");
    page.warning = Some(p.t("drill.warning"));
    page.notes = vec![p.t("drill.what")];
    page.extra.push(("_key".to_owned(), p.app.id().to_string()));
    page
}

pub(crate) async fn new(p: Page) -> Answer {
    authorise::<act::StartDrill>(p.actor())?;
    form(&p, &Values::default(), &[], &given(&p)).answer(&p)
}

pub(crate) async fn start(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    authorise::<act::StartDrill>(p.actor())?;
    let mut given = given(&p);
    let unclear = communes(&DRILL, &mut posted.values, &mut given);
    let errors = match (unclear.is_empty(), input::read::<DrillInput>(&p, &DRILL, &posted.values)) {
        (true, Ok(order)) => {
            let mut ctx = p.context(Action::StartDrill)?;
            ctx.idempotency = input::key(&p, &DRILL, &posted.values, posted.key.as_deref());
            match drills::start(&p.app, ctx, order).await {
                Ok(begun) => return p.see_other(format!("/dien-tap/{}", begun.drill.id)),
                Err(failure) => input::shown(failure)?,
            }
        }
        (_, read) => joined(unclear, read.err().unwrap_or_default()),
    };
    form(&p, &posted.values, &errors, &given).answer(&p)
}

fn answer(p: &Page, a: &DrillAnswer) -> DrillRowView {
    let lang = p.lang();
    let via = match (&a.via, a.alert.acknowledged_at, a.last) {
        (Some(v), _, _) => {
            let channel = v.channel.map(|c| format!(" ({})", c.label(lang))).unwrap_or_default();
            format!("{}{channel}", first_upper(v.contact.label(lang)))
        }
        (None, Some(_), _) => p.t("drill.signed_in"),
        (None, None, Some(last)) => tp(lang, "drill.last", &[("who", last.label(lang))]),
        (None, None, None) => String::new(),
    };
    let confirmed = when_confirmed(p, &a.alert);
    DrillRowView {
        recipient: a.alert.recipient.clone(),
        tag: alert_tag(&a.alert.state, &a.alert.mode, lang),
        sent: a.alert.sent_at.map(human_datetime).unwrap_or_default(),
        confirmed: confirmed.or_else(|| waiting(p, &a.alert)).unwrap_or_else(|| p.t("drill.no_answer")),
        via,
        minutes: minutes_words(a.took, lang),
    }
}

fn page(p: &Page, report: &DrillReport) -> DrillPage {
    let lang = p.lang();
    let d = &report.drill;
    let mut rows = vec![
        (p.t("drill.place"), d.place.clone()),
        (p.t("drill.started"), format!("{} · {}", human_datetime(d.started_at), d.started_by)),
    ];
    rows.extend(d.ended_at.map(|at| {
        let by = d.ended_by.as_ref().map(|by| format!(" · {by}")).unwrap_or_default();
        (p.t("drill.ended"), format!("{}{by}", human_datetime(at)))
    }));
    rows.extend(d.note.clone().map(|note| (p.t("drill.note"), note)));
    rows.push((p.t("drill.confirmed"), format!("{}/{}", d.confirmed.part, d.confirmed.whole)));
    rows.push((p.t("drill.quick"), share_words(d.within_15, lang)));
    let end = (d.state == DrillState::Running)
        .then(|| (format!("/dien-tap/{}/ket-thuc", d.id), d.version.to_string(), p.app.id().to_string()));
    DrillPage {
        f: p.frame(tp(lang, "drill.title", &[("place", &d.place)])),
        mark: crate::views::drill_tag(lang),
        state: state_tag(d.state, lang),
        rows,
        answers: report.answers.iter().map(|a| answer(p, a)).collect(),
        csv: format!("/dien-tap/{}/bao-cao.csv", d.id),
        end,
    }
}

pub(crate) async fn show(p: Page) -> Answer {
    let id: DrillId = p.id("id")?;
    let report = drills::read(&p.app, p.context(Action::ReadDrill)?, id).await?;
    p.html(&page(&p, &report))
}

pub(crate) async fn export(p: Page) -> Answer {
    let id: DrillId = p.id("id")?;
    let report = drills::read(&p.app, p.context(Action::ReadDrill)?, id).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"dien-tap.csv\""))
        .body(drills::csv(&report, p.lang())?))
}

pub(crate) async fn end(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let id: DrillId = p.id("id")?;
    let mut ctx = p.context(Action::EndDrill)?;
    ctx.if_match = posted.version;
    ctx.idempotency = button_key(&p, posted.key.as_deref());
    drills::end(&p.app, ctx, id).await?;
    p.see_other(format!("/dien-tap/{id}"))
}

/// The key of a button without fields.
pub(super) fn button_key(p: &Page, key: Option<&str>) -> Option<IdempotencyKey> {
    let who = p.actor().user.map_or_else(|| p.caller.address.to_string(), |u| u.to_string());
    Some(IdempotencyKey {
        scope: format!("{who} page {}", p.req.path()),
        key: key?.chars().filter(char::is_ascii_graphic).take(100).collect(),
        body_hash: String::new(),
    })
}
