//! `/ma-tin`, `/tin-cua-toi`: whoever told of an accident without an account comes back with the code. The code is
//! typed into a form and changed for a pass in a cookie; it stands in no address.

use super::form_page::{FormPage, communes, given, joined};
use super::page::{Answer, Page};
use super::posted::Posted;
use super::{filing, input, prefill};
use crate::form::{Form, FormView, Given, SummarySection, Values, commune_label, summary};
use crate::forms::words::first_upper;
use crate::forms::{DECLARATION, NOTICE_CODE, URGENT_NOTICE, of_command};
use crate::frame::Frame;
use crate::views::{Tag, report_state_tag};
use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;
use casework::notices::{self, NoticeAct, NoticeKey, NoticeOutcome, NoticeReport, NoticeView};
use casework::{Context, Failure, drafts};
use domain::access::{Action, Denied, Relation, granted};
use domain::case::{Command, CommandKind, ReportState};
use domain::time::{human_date, human_datetime, vn_datetime};
use domain::value::FieldError;
use domain::words::ReportKind;
use tnld_http::Fault;
use tnld_http::client_address::limit_key;
use tnld_http::dto::{CorrectReportInput, NoticeOpeningInput, ProvideSupplementInput, WithdrawReportInput};
use tnld_http::limits::{Limited, count};
use tnld_http::session::{ended_notice_cookie, notice_cookie};

/// Where everything with a pass stands.
pub(crate) const HOME: &str = "/tin-cua-toi";
const CODE: &str = "/ma-tin";

/// An own report as the page shows it.
pub(crate) struct OwnReport {
    pub(crate) title: String,
    pub(crate) tag: Tag,
    pub(crate) received: String,
    pub(crate) sections: Vec<SummarySection>,
}

/// The own notice: where it stands and what can be done.
#[derive(Template)]
#[template(path = "my_notice.html")]
pub(crate) struct MyNotice {
    pub(crate) f: Frame,
    pub(crate) number: String,
    pub(crate) until: String,
    /// What was done just now.
    pub(crate) done: Option<String>,
    /// The draft of the full declaration was saved at this time.
    pub(crate) draft: Option<String>,
    pub(crate) complete: bool,
    /// What was asked: reason and last day.
    pub(crate) requests: Vec<(String, String)>,
    /// Address, words and what it does.
    pub(crate) acts: Vec<(String, String, String)>,
    pub(crate) reports: Vec<OwnReport>,
    /// Whoever has no account is offered one.
    pub(crate) register: bool,
}

/// Who may never hold a code is told so before anything else.
fn admitted(p: &Page, action: Action) -> Result<Context, Fault> {
    if granted(p.actor().role, action, Relation::OwnNotice) {
        p.context(action)
    } else {
        Err(Denied::Forbidden(action).into())
    }
}

fn code_form(p: &Page, values: &Values, errors: &[FieldError]) -> FormPage {
    let view = FormView::whole(&NOTICE_CODE, p.lang(), values, errors, &given(p));
    let mut page = FormPage::new(p, &NOTICE_CODE, view, "/");
    page.aside.push((p.t("notice.lost_title"), p.t("notice.lost")));
    page
}

pub(crate) async fn code(p: Page) -> Answer {
    admitted(&p, Action::OpenNotice)?;
    if p.pass().is_some() {
        return p.see_other(HOME);
    }
    code_form(&p, &Values::default(), &[]).answer(&p)
}

pub(crate) async fn enter(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let ctx = admitted(&p, Action::OpenNotice)?;
    count(&p.req, Limited::NoticeCode)?;
    // What was typed is shown again, so that a slip of the pen can be found; the page is not kept.
    let again = |errors: &[FieldError]| code_form(&p, &posted.values, errors).answer(&p);
    let code = match input::read::<NoticeOpeningInput>(&p, &NOTICE_CODE, &posted.values) {
        Ok(code) => code,
        Err(errors) => return again(&errors),
    };
    match notices::enter(&p.app, &ctx, code, limit_key(p.caller.address).to_string()).await {
        Ok(pass) => Ok(HttpResponse::SeeOther()
            .insert_header((header::LOCATION, HOME))
            .cookie(notice_cookie(&pass))
            .finish()),
        Err(Failure::UnknownNoticeCode) => again(&[FieldError::new(
            "/code",
            "notice_code_unknown",
            "Mã tin không đúng hoặc đã hết hạn. Kiểm tra lại từng ký tự.",
            "The code is wrong or has ended. Check each letter.",
        )]),
        Err(other) => Err(other.into()),
    }
}

pub(crate) async fn leave(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, "/")).cookie(ended_notice_cookie()).finish())
}

/// The own notice behind the pass; none when it has ended and the code must be typed again.
async fn opened(p: &Page, action: Action) -> Result<Option<NoticeView>, Fault> {
    let ctx = admitted(p, action)?;
    let Some(pass) = p.pass() else { return Ok(None) };
    match notices::open(&p.app, ctx, NoticeKey::Pass(pass)).await {
        Ok(view) => Ok(Some(view)),
        Err(Failure::UnknownNoticeCode) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn sections(p: &Page, report: &NoticeReport) -> Vec<SummarySection> {
    let mut values = Values::default();
    prefill::accident(&mut values, &report.accident);
    let form = match report.kind {
        ReportKind::Declaration => {
            report.declaration.iter().for_each(|d| prefill::details(&mut values, d));
            &DECLARATION
        }
        ReportKind::UrgentNotice
        | ReportKind::Tip
        | ReportKind::CommuneNotice
        | ReportKind::CommuneRecord => {
            prefill::told_by(&mut values, report);
            &URGENT_NOTICE
        }
    };
    summary(form, p.lang(), &values, &given(p))
}

fn own_report(p: &Page, report: &NoticeReport) -> OwnReport {
    OwnReport {
        title: first_upper(report.kind.label(p.lang())),
        tag: report_state_tag(report.state, p.lang()),
        received: human_datetime(report.received_at),
        sections: sections(p, report),
    }
}

pub(crate) async fn show(p: Page) -> Answer {
    let Some(view) = opened(&p, Action::OpenNotice).await? else { return p.see_other(CODE) };
    let draft = filing::own_draft(&p).await?;
    let draft = draft.map(|row| vn_datetime(row.updated_at).format("%H:%M").to_string());
    let act = |allowed: NoticeAct, slug: &str| {
        view.allows(allowed).then(|| {
            let key = |part: &str| p.t(&format!("notice.{}{part}", allowed.as_str()));
            (format!("{HOME}/{slug}"), key(""), key("_text"))
        })
    };
    let acts = [
        act(NoticeAct::Supplement, "bo-sung"),
        act(NoticeAct::Correct, "dinh-chinh"),
        act(NoticeAct::Withdraw, "rut-tin"),
    ];
    let done = super::posted::query(&p.req).get("xong").and_then(|what| match what {
        "bo-sung" => Some("notice.done_supplement"),
        "dinh-chinh" => Some("notice.done_correct"),
        "rut-tin" => Some("notice.done_withdraw"),
        _other => None,
    });
    p.html(&MyNotice {
        f: p.frame(p.t("notice.title")),
        number: view.number.clone(),
        until: human_datetime(view.valid_until),
        done: done.map(|key| p.t(key)),
        draft: draft.map(|time| crate::messages::tp(p.lang(), "notice.draft", &[("time", &time)])),
        complete: view.allows(NoticeAct::Complete),
        requests: view.requests.iter().map(|s| (s.reason.clone(), human_date(s.due))).collect(),
        acts: acts.into_iter().flatten().collect(),
        reports: view.reports.iter().map(|r| own_report(&p, r)).collect(),
        register: p.caller.session.is_none(),
    })
}

/// The commands that are forms of one page, by their address.
fn wanted(p: &Page) -> Result<(CommandKind, Action, &'static Form), Fault> {
    let (command, action) = match p.segment("act") {
        "bo-sung" => (CommandKind::ProvideSupplement, Action::SupplementNotice),
        "dinh-chinh" => (CommandKind::CorrectReport, Action::CorrectNotice),
        "rut-tin" => (CommandKind::WithdrawReport, Action::WithdrawNotice),
        _other => return Err(Fault::NoRoute),
    };
    Ok((command, action, of_command(command).ok_or(Fault::NoRoute)?))
}

fn choices(p: &Page, view: &NoticeView, command: CommandKind) -> Given {
    let mut given = given(p);
    let fits = |s: ReportState| match command {
        CommandKind::CorrectReport | CommandKind::WithdrawReport => {
            matches!(s, ReportState::Received | ReportState::SupplementRequested)
        }
        _any => s != ReportState::Withdrawn,
    };
    let reports = view.reports.iter().filter(|r| fits(r.state)).map(|r| {
        let kind = first_upper(r.kind.label(p.lang()));
        (r.id.to_string(), format!("{kind} · {}", human_datetime(r.received_at)))
    });
    let mut reports: Vec<(String, String)> = reports.collect();
    // A correction begins with the words of one report: the latest.
    if command == CommandKind::CorrectReport {
        reports.drain(..reports.len().saturating_sub(1));
    }
    given.options.insert("reports", reports);
    let requests =
        view.requests.iter().map(|s| (s.id.to_string(), format!("{} ({})", s.reason, human_date(s.due))));
    given.options.insert("requests", requests.collect());
    given
}

/// What the notice knows of the answers: the latest report is meant, and its words are where a correction begins.
fn known(p: &Page, view: &NoticeView, command: CommandKind, given: &Given) -> Values {
    let mut values = Values::default();
    let latest = given.options.get("reports").and_then(|all| all.last()).map(|(id, _)| id.clone());
    values.set_default("report_id", latest.clone());
    if let Some([(only, _)]) = given.options.get("requests").map(Vec::as_slice) {
        values.set_default("request_id", Some(only.clone()));
    }
    if command == CommandKind::CorrectReport
        && let Some(report) = view.reports.iter().find(|r| Some(r.id.to_string()) == latest)
    {
        prefill::accident(&mut values, &report.accident);
        for field in ["accident.place.commune_code", "accident.employer.commune_code"] {
            if let Some(label) = values.get(field).and_then(|c| commune_label(c, p.today())) {
                values.set(field, label);
            }
        }
    }
    values
}

fn act_page(p: &Page, form: &Form, values: &Values, errors: &[FieldError], given: &Given) -> FormPage {
    let view = FormView::whole(form, p.lang(), values, errors, given);
    let mut page = FormPage::new(p, form, view, HOME);
    page.lead = None;
    page.notes = vec![p.t(&format!("notice.{}_does", p.segment("act").replace('-', "_")))];
    page.extra.push(("_key".to_owned(), p.app.id().to_string()));
    page.buttons.push(("cancel".to_owned(), p.t("command.cancel")));
    page
}

pub(crate) async fn act(p: Page) -> Answer {
    let (command, action, form) = wanted(&p)?;
    let Some(view) = opened(&p, action).await? else { return p.see_other(CODE) };
    let given = choices(&p, &view, command);
    let values = known(&p, &view, command, &given);
    act_page(&p, form, &values, &[], &given).answer(&p)
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let (command, action, form) = wanted(&p)?;
    let Some(view) = opened(&p, action).await? else { return p.see_other(CODE) };
    let mut posted = posted.checked(&p)?;
    if posted.action == "cancel" {
        return p.see_other(HOME);
    }
    let mut given = choices(&p, &view, command);
    if posted.rows_changed(form) {
        return act_page(&p, form, &posted.values, &[], &given).answer(&p);
    }
    let unclear = communes(form, &mut posted.values, &mut given);
    let read = read(&p, command, form, &posted.values);
    let order = match (unclear.is_empty(), read) {
        (true, Ok(order)) => order,
        (_, read) => {
            let errors = joined(unclear, read.err().unwrap_or_default());
            return act_page(&p, form, &posted.values, &errors, &given).answer(&p);
        }
    };
    match execute(&p, action, &posted, form, order).await? {
        Ok(_) => p.see_other(format!("{HOME}?xong={}", p.segment("act"))),
        Err(failure) => {
            let errors = input::shown(failure)?;
            act_page(&p, form, &posted.values, &errors, &given).answer(&p)
        }
    }
}

fn read(p: &Page, command: CommandKind, form: &Form, values: &Values) -> Result<Command, Vec<FieldError>> {
    match command {
        CommandKind::ProvideSupplement => input::read::<ProvideSupplementInput>(p, form, values),
        CommandKind::CorrectReport => input::read::<CorrectReportInput>(p, form, values),
        _withdraw => input::read::<WithdrawReportInput>(p, form, values),
    }
}

async fn execute(
    p: &Page,
    action: Action,
    posted: &Posted,
    form: &Form,
    order: Command,
) -> Result<Result<NoticeOutcome, Failure>, Fault> {
    let mut ctx = p.context(action)?;
    ctx.idempotency = input::key(p, form, &posted.values, posted.key.as_deref());
    let key = NoticeKey::Pass(p.pass().ok_or(Failure::UnknownNoticeCode)?);
    Ok(match order {
        Command::ProvideSupplement { report, request, text } => {
            notices::supplement(&p.app, ctx, key, report, request, text).await
        }
        Command::CorrectReport { report, reason, accident } => {
            notices::correct(&p.app, ctx, key, report, reason, *accident).await
        }
        Command::WithdrawReport { report, reason } => {
            notices::withdraw(&p.app, ctx, key, report, reason).await
        }
        _other => Err(Failure::NotFound),
    })
}

/// The full declaration is begun, or gone on with.
pub(crate) async fn begin(p: Page, posted: Posted) -> Answer {
    let Some(view) = opened(&p, Action::CompleteNotice).await? else { return p.see_other(CODE) };
    posted.checked(&p)?;
    if let Some(draft) = filing::own_draft(&p).await? {
        return p.see_other(format!("{HOME}/khai-bao/{}", draft.id));
    }
    let Some(notice) = view.notice().filter(|_| view.allows(NoticeAct::Complete)) else {
        return p.see_other(HOME);
    };
    let mut values = Values::default();
    prefill::declaration(&mut values, &notice.accident, notice.declaration.as_ref(), notice.received_at);
    let told = &notice.told_by;
    values.set_default("declaration.contact_name", told.name.as_ref().map(|n| n.as_str().to_owned()));
    values.set_default("declaration.contact_phone", told.phone.as_ref().map(ToString::to_string));
    filing::begin_with(&p, values).await
}

macro_rules! behind_the_pass {
    ($($name:ident)+; $($sent:ident)+) => {
        $(
            /// The page of the declaration's draft, for who holds the pass.
            pub(crate) async fn $name(p: Page) -> Answer {
                admitted(&p, Action::CompleteNotice)?;
                if p.pass().is_none() { p.see_other(CODE) } else { filing::$name(p).await }
            }
        )+
        $(
            /// A form of the declaration's draft, for who holds the pass.
            pub(crate) async fn $sent(p: Page, posted: Posted) -> Answer {
                admitted(&p, Action::CompleteNotice)?;
                if p.pass().is_none() { p.see_other(CODE) } else { filing::$sent(p, posted).await }
            }
        )+
    };
}

behind_the_pass! { sections_of check step receipt; discard send save }

/// There is no start page of its own: the notice is one.
pub(crate) async fn start(p: Page) -> Answer {
    admitted(&p, Action::CompleteNotice)?;
    p.see_other(HOME)
}

/// What the own notice knows of whoever registers; nothing without a pass.
pub(crate) async fn told(p: &Page) -> Result<Values, Fault> {
    let mut values = Values::default();
    if p.pass().is_none() {
        return Ok(values);
    }
    let Some(view) = opened(p, Action::OpenNotice).await? else { return Ok(values) };
    for report in view.reports.iter().rev() {
        let employer = &report.accident.employer;
        let beside = report.declaration.as_ref();
        let mut set = |name: &str, value: Option<String>| values.set_default(name, value);
        set("tax_code", employer.tax_code.as_ref().map(ToString::to_string));
        set("enterprise", employer.name.clone());
        set("address", employer.address.clone());
        set("commune_code", employer.commune.as_ref().map(|c| c.as_str().to_owned()));
        set("name", report.told_by.name.as_ref().map(|n| n.as_str().to_owned()));
        set("title", report.told_by.capacity.clone());
        set("phone", report.told_by.phone.as_ref().map(ToString::to_string));
        set("email", report.told_by.email.as_ref().map(|m| m.as_str().to_owned()));
        set("name", beside.and_then(|d| d.contact_name.as_ref()).map(|n| n.as_str().to_owned()));
        set("phone", beside.and_then(|d| d.contact_phone.as_ref()).map(ToString::to_string));
    }
    Ok(values)
}

/// Drafts of the holder of the pass.
pub(crate) fn holder(p: &Page) -> Result<drafts::Holder, Fault> {
    let pass = p.pass().ok_or(Failure::UnknownNoticeCode)?;
    Ok(drafts::Holder::of_notice(p.context(Action::CompleteNotice)?, pass))
}
