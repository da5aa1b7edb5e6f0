//! `/phong-ngua`: notices of prevention: written, counted, sent, and who got them.

use super::case_filter;
use super::filtered::{Asked, FilteredPage, field, order, rows_file, tell};
use super::form_page::{FormPage, communes, given, joined};
use super::lessons::{named, sections};
use super::page::{Answer, Page};
use super::posted::Posted;
use super::table::{Cell, TablePage};
use super::{input, lessons};
use crate::form::{FormView, Given, Values};
use crate::forms::PREVENTION as FORM;
use crate::messages::tp;
use crate::views::Tag;
use casework::follow_up::{self, LessonQuery};
use casework::prevention::{self, Audience, PreventionNotice, PreventionQuery};
use domain::access::{Action, act, authorise};
use domain::reference::{VsicVersion, causes, vsic};
use domain::time::{human_date, human_datetime};
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::dto::{Input, PreventionListInput, PreventionNoticeInput};

const HOME: &str = "/phong-ngua";

const FILE: &str = "/phong-ngua.csv";
/// Most rows of a file.
const FILE_ROWS: usize = 50_000;
/// Words under `prevention` of the list.
const KEY: &str = "prevention";
const HEADS: [&str; 5] = ["title", "target", "sent", "by", "recipients"];
/// Filters of the address whose value may not be readable, with the pointer of the interface.
const NAMES: [(&str, &str); 4] =
    [("nganh", "/industry"), ("xa", "/commune"), ("tu", "/from"), ("den", "/to")];

fn row(p: &Page, n: &PreventionNotice) -> Vec<Cell> {
    vec![
        Cell::link(format!("{HOME}/{}", n.id), n.title.clone()),
        Cell::text(target_words(p, n)),
        Cell::text(human_datetime(n.created_at)),
        Cell::text(n.created_by.clone()),
        Cell::text(format!("{}/{}", n.recipients - n.unreachable, n.recipients)),
    ]
}

fn target_words(p: &Page, n: &PreventionNotice) -> String {
    let lang = p.lang();
    let industry = n.division.as_deref().or(n.section.as_deref());
    let industry = industry.map(|i| named(vsic(VsicVersion::V2025), i, lang));
    let commune = n.commune_code.as_deref().and_then(|c| crate::form::commune_label(c, p.today()));
    [industry, commune].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

pub(crate) async fn list(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let (query, errors) = asked.read(&NAMES, |asked| wanted(&p, asked))?;
    let found = prevention::list(&p.app, p.context(Action::ReadPrevention)?, query).await?;
    let rows = found.items.iter().map(|n| row(&p, n)).collect();
    let orders = [("-sent", "sent_last"), ("sent", "sent_first")]
        .map(|(value, word)| (value.to_owned(), p.t(&format!("prevention.sort_{word}"))))
        .to_vec();
    let mut filters = vec![
        field(&p, &asked, KEY, "nganh", sections(p.lang())),
        field(&p, &asked, KEY, "xa", case_filter::communes(&p)),
        field(&p, &asked, KEY, "tu", Vec::new()),
        field(&p, &asked, KEY, "den", Vec::new()),
        order(&p, &asked, KEY, "sap", orders),
    ];
    tell(&p, &mut filters, &NAMES, &errors);
    let mut page = FilteredPage::new(&p, &asked, KEY, &HEADS, filters);
    page.add = Some((format!("{HOME}/gui"), p.t("prevention.new")));
    let page = page.filled(&asked, rows, found.next.as_deref(), found.total).with_csv(&asked, FILE);
    p.html(&page.erring(!errors.is_empty()))
}

fn wanted(p: &Page, asked: &Asked) -> Result<PreventionQuery, Vec<FieldError>> {
    let input = PreventionListInput {
        industry: asked.get("nganh"),
        commune: asked.get("xa"),
        from: asked.get("tu"),
        to: asked.get("den"),
        sort: asked.get("sap"),
        cursor: asked.get("sau"),
        limit: Some(25),
    };
    let app = p.app.clone();
    input.into_domain(&mut || app.id(), p.app.now())
}

/// The same notices, all of them, as a file.
pub(crate) async fn export(p: Page) -> Answer {
    let query = wanted(&p, &Asked::new(&p, HOME))?;
    let mut query = PreventionQuery { limit: 200, cursor: None, ..query };
    let mut rows = Vec::new();
    loop {
        let found = prevention::list(&p.app, p.context(Action::ReadPrevention)?, query.clone()).await?;
        rows.extend(found.items.iter().map(|n| row(&p, n)));
        match found.next {
            Some(next) if rows.len() < FILE_ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    rows_file(&p, "phong-ngua.csv", KEY, &HEADS, &rows)
}

pub(crate) async fn show(p: Page) -> Answer {
    let id = p.id("id")?;
    let found = prevention::read(&p.app, p.context(Action::ReadPrevention)?, id).await?;
    let mut page = TablePage::new(&p, "prevention_recipients", &["enterprise", "state", "sent"]);
    page.f = p.frame(found.notice.title.clone());
    page.lead = format!("{} — {}", target_words(&p, &found.notice), found.notice.body);
    page.rows = found
        .recipients
        .iter()
        .map(|r| {
            let (colour, icon, key) = match (r.reachable, r.failed, r.sent_at) {
                (false, _, _) => ("grey", "–", "no_address"),
                (true, true, _) => ("red", "!", "failed"),
                (true, false, Some(_)) => ("green", "✓", "sent"),
                (true, false, None) => ("yellow", "…", "waiting"),
            };
            let words = p.t(&format!("prevention.state_{key}"));
            vec![
                Cell::text(r.name.clone()),
                Cell::tag(Tag::new(colour, icon, words)),
                Cell::text(r.sent_at.map(human_datetime).unwrap_or_default()),
            ]
        })
        .collect();
    p.html(&page)
}

/// Lessons to choose from: the latest published ones.
async fn choices(p: &Page) -> Result<Given, Fault> {
    let lang = p.lang();
    let mut given = given(p);
    let query = LessonQuery { limit: 30, ..LessonQuery::default() };
    let found = follow_up::list_lessons(&p.app, p.context(Action::ReadLessons)?, query, None).await?;
    let words = |l: &follow_up::Lesson| {
        let cause = lessons::named(causes(), &l.cause, lang);
        format!("{} · {cause}", l.number.clone().unwrap_or_else(|| human_date(l.occurred_on)))
    };
    given.options.insert("lessons", found.items.iter().map(|l| (l.case_id.to_string(), words(l))).collect());
    given.options.insert("industries", sections(lang));
    Ok(given)
}

fn form(p: &Page, values: &Values, errors: &[FieldError], given: &Given, to: Option<&Audience>) -> FormPage {
    let lang = p.lang();
    let view = FormView::whole(&FORM, lang, values, errors, given);
    let mut page = FormPage::new(p, &FORM, view, HOME);
    page.extra.push(("_key".to_owned(), p.app.id().to_string()));
    page.buttons = vec![("count".to_owned(), p.t("prevention.count"))];
    if let Some(a) = to {
        let numbers = [("n", a.enterprises.to_string()), ("m", a.reachable.to_string())];
        let numbers: Vec<(&str, &str)> = numbers.iter().map(|(k, v)| (*k, v.as_str())).collect();
        page.notes.push(tp(lang, "prevention.audience", &numbers));
        if !a.names.is_empty() {
            page.notes.push(a.names.join("; "));
        }
        if a.reachable > 0 {
            page.buttons.insert(0, ("send".to_owned(), p.t("form.prevention.send")));
        }
    }
    page
}

pub(crate) async fn new(p: Page) -> Answer {
    authorise::<act::SendPrevention>(p.actor())?;
    let given = choices(&p).await?;
    form(&p, &Values::default(), &[], &given, None).answer(&p)
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    authorise::<act::SendPrevention>(p.actor())?;
    let mut given = choices(&p).await?;
    let unclear = communes(&FORM, &mut posted.values, &mut given);
    let read = input::read::<PreventionNoticeInput>(&p, &FORM, &posted.values);
    let order = match (unclear.is_empty(), read) {
        (true, Ok(order)) => order,
        (_, read) => {
            let errors = joined(unclear, read.err().unwrap_or_default());
            return form(&p, &posted.values, &errors, &given, None).answer(&p);
        }
    };
    let ctx = p.context(Action::SendPrevention)?;
    let to = match prevention::audience(&p.app, ctx.clone(), order.target.clone()).await {
        Ok(to) => to,
        Err(failure) => {
            let errors = input::shown(failure)?;
            return form(&p, &posted.values, &errors, &given, None).answer(&p);
        }
    };
    // Whom it goes to is seen before it goes.
    if posted.action != "send" {
        return form(&p, &posted.values, &[], &given, Some(&to)).answer(&p);
    }
    let mut ctx = ctx;
    ctx.idempotency = input::key(&p, &FORM, &posted.values, posted.key.as_deref());
    match prevention::send(&p.app, ctx, order).await {
        Ok(sent) => p.see_other(format!("{HOME}/{}", sent.notice.id)),
        Err(failure) => {
            let errors = input::shown(failure)?;
            form(&p, &posted.values, &errors, &given, Some(&to)).answer(&p)
        }
    }
}
