//! `/vu/{id}/{command}`: one page per command: what is asked, what will happen, under which article.

use super::case::{payment_words, summary_of};
use super::form_page::{FormPage, communes, given, joined};
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::{command_inquiry, dispatch, input, merge, note, prefill, prefill_meeting};
use crate::form::{Form, FormView, Given, Values, commune_label};
use crate::forms::words::first_upper;
use crate::forms::{MERGE, of_command};
use crate::messages::{t, tp};
use casework::cases::{CaseView, ShownIn};
use casework::{Failure, StaleChange};
use domain::access::Action;
use domain::case::{
    AccidentStatement, CaseReport, CommandKind, ComplaintOutcome, ReportState, Verdict, action_of, article,
    numbered, verdict,
};
use domain::ids::{CaseId, UserId};
use domain::time::{human_date, human_datetime};
use domain::value::FieldError;
use tnld_http::Fault;

/// What the page is about: a command, or a merge.
pub(super) fn wanted(p: &Page) -> Result<(CommandKind, &'static Form), Fault> {
    let word = p.segment("command");
    if word == "merge" {
        return Ok((CommandKind::AbsorbCase, &MERGE));
    }
    let command: CommandKind = word.parse().map_err(|_| Fault::NoRoute)?;
    Ok((command, of_command(command).ok_or(Fault::NoRoute)?))
}

async fn case(p: &Page) -> Result<(CaseId, CaseView), Fault> {
    let id: CaseId = p.id("id")?;
    Ok((id, casework::cases::read(&p.app, p.context(Action::ReadCase)?, id).await?))
}

/// The choices a command offers: reports, victims, requests, recommendations, officers, other cases.
async fn choices(
    p: &Page,
    id: CaseId,
    command: CommandKind,
    view: &CaseView,
) -> Result<(Given, Vec<(UserId, String)>), Fault> {
    let lang = p.lang();
    let mut given = given(p);
    let case = &view.case;
    let still = |s: ReportState| match command {
        CommandKind::AcceptReport | CommandKind::WithdrawReport => {
            matches!(s, ReportState::Received | ReportState::SupplementRequested)
        }
        _any => s != ReportState::Withdrawn,
    };
    let own = |r: &&CaseReport| match command {
        CommandKind::CorrectReport | CommandKind::WithdrawReport | CommandKind::ProvideSupplement => {
            view.cares_for.contains(&r.report.id)
        }
        _any => true,
    };
    let reports = case.reports.iter().filter(|r| still(r.state)).filter(own).map(|r| {
        let words =
            format!("{} · {}", first_upper(r.report.kind.label(lang)), human_datetime(r.report.received_at));
        (r.report.id.to_string(), words)
    });
    given.options.insert("reports", reports.collect());
    let heard = |v: &domain::case::Victim| command != CommandKind::RecordTestimony || may_be_heard(v);
    let victims = case.victims.iter().enumerate().filter(|(_, v)| heard(v)).map(|(n, v)| {
        let shown = crate::views::victim(v, n + 1, lang);
        (v.statement.id.to_string(), format!("{} – {}", shown.title, shown.tag.words))
    });
    given.options.insert("victims", victims.collect());
    let payments = |standing: bool| {
        let chosen = numbered(case).filter(move |(_, p)| p.stands() == standing);
        chosen.map(|(n, p)| (n.to_string(), payment_words(case, n, p, lang))).collect::<Vec<_>>()
    };
    let put_right = |n: &String| {
        case.compensations.iter().any(|p| p.stands() && p.replaces.map(|r| r.to_string()).as_ref() == Some(n))
    };
    given.options.insert("payments", payments(true));
    given.options.insert("cancelled", payments(false).into_iter().filter(|(n, _)| !put_right(n)).collect());
    let requests = case.supplements.iter().filter(|s| s.answered_at.is_none());
    given.options.insert(
        "requests",
        requests.map(|s| (s.id.to_string(), format!("{} ({})", s.reason, human_date(s.due)))).collect(),
    );
    let recommendations = case
        .recommendations
        .iter()
        .map(|r| (r.id.to_string(), format!("{} – {}", r.content, r.state().label(lang))));
    given.options.insert("recommendations", recommendations.collect());
    command_inquiry::choices(&mut given, view, lang);
    choices_after(view, command, &mut given, lang);
    let officers = match command {
        CommandKind::Assign => casework::directory::officers(&p.app, p.context(Action::Assign)?).await?,
        _other => Vec::new(),
    };
    given
        .options
        .insert("officers", officers.iter().map(|(id, name)| (id.to_string(), name.clone())).collect());
    if command == CommandKind::AbsorbCase {
        given.hints = merge::choices(p, id, case.stage.kind(), &mut given).await?;
    }
    Ok((given, officers))
}

/// The dead are not heard; whoever died under treatment may have been before.
fn may_be_heard(v: &domain::case::Victim) -> bool {
    use domain::words::{DeathKind, Severity};
    v.severity() != Severity::Fatal || v.statement.death == Some(DeathKind::Treatment)
}

/// The choices of what follows an announcement: lines of the service list, complaints, cases taken in.
fn choices_after(view: &CaseView, command: CommandKind, given: &mut Given, lang: domain::words::Lang) {
    let case = &view.case;
    let lines =
        case.valid().and_then(|a| a.minutes.as_ref()).map(|m| m.addressees.as_slice()).unwrap_or_default();
    let open = lines.iter().filter(|a| a.service.is_none());
    let line = open.map(|a| (a.no.to_string(), format!("{} – {}", a.recipient, a.kind.label(lang))));
    given.options.insert("addressees", line.collect());
    let waits = |c: &&domain::case::Complaint| command != CommandKind::AnswerComplaint || c.answer.is_none();
    let complaints = case.complaints.iter().filter(waits).map(|c| {
        let words =
            format!("{} – {} ({})", first_upper(c.by.label(lang)), c.name, human_datetime(c.received_at));
        (c.id.to_string(), words)
    });
    given.options.insert("complaints", complaints.collect());
    let absorbed = case.absorbed.iter().map(|(id, number)| (id.to_string(), number.to_string()));
    given.options.insert("absorbed", absorbed.collect());
}

/// What the chosen report tells: the facts as they stand when they rest on it, its own words otherwise. When none
/// is chosen yet, it is the one the facts rest on, else the first of the caller's own.
fn to_correct<'v>(view: &'v CaseView, values: &mut Values) -> Option<&'v AccidentStatement> {
    let case = &view.case;
    let mut own = case.reports.iter().filter(|r| r.is_live() && view.cares_for.contains(&r.report.id));
    let first = own.clone().next();
    let leading = own.find(|r| case.facts_from == Some(r.report.id));
    values.set_default("report_id", leading.or(first).map(|r| r.report.id.to_string()));
    let chosen = values.get("report_id");
    let chosen = case.reports.iter().find(|r| chosen == Some(r.report.id.to_string().as_str()))?;
    let leads = case.facts_from == Some(chosen.report.id);
    if leads { case.accident.as_ref() } else { Some(chosen.tells()) }
}

/// What the case already knows of the answers.
fn known(p: &Page, command: CommandKind, view: &CaseView, given: &Given, values: &mut Values) {
    // A choice of one is made already.
    for (name, list) in [
        ("report_id", "reports"),
        ("victim_id", "victims"),
        ("request_id", "requests"),
        ("recommendation_id", "recommendations"),
        ("payment", "payments"),
        ("officer_id", "officers"),
        ("request_number", "expertise"),
        ("handover_id", "handovers"),
        ("referral_id", "referrals"),
        ("entry", "addressees"),
        ("complaint_id", "complaints"),
        ("other_case_id", "absorbed"),
    ] {
        // Only an examination of a body or of injuries is about somebody.
        if command == CommandKind::RecordScene && name == "victim_id" {
            continue;
        }
        if let Some([(only, _)]) = given.options.get(list).map(Vec::as_slice) {
            values.set_default(name, Some(only.clone()));
        }
    }
    match command {
        CommandKind::CorrectReport => {
            if let Some(accident) = to_correct(view, values) {
                prefill::accident(values, accident);
            }
            for field in ["accident.place.commune_code", "accident.employer.commune_code"] {
                if let Some(label) = values.get(field).and_then(|c| commune_label(c, p.today())) {
                    values.set(field, label);
                }
            }
        }
        CommandKind::Conclude => {
            let course = view.case.accident.as_ref().map(|a| a.course.summary()).filter(|c| !c.is_empty());
            values.set_default("course", course);
        }
        CommandKind::HoldAnnouncement => prefill_meeting::hold(view, values),
        CommandKind::PlanMeeting => prefill_meeting::plan(view, values),
        CommandKind::RequestDocuments => {
            let employer = view.case.accident.as_ref().and_then(|a| a.employer.name.clone());
            values.set_default("holder", employer);
        }
        CommandKind::Reinvestigate | CommandKind::FoundTeam => {
            values.set_default("decision_date", Some(human_date(p.today())));
            values.set_default("members.0.head", Some("true"));
            command_inquiry::founder(p, view, values);
        }
        CommandKind::RecordPosting => values.set_default("from", Some(human_date(p.today()))),
        CommandKind::AnswerComplaint => {
            values.set_default("date", Some(human_date(p.today())));
            let mut open = view.case.complaints.iter().filter(|c| c.answer.is_none());
            if let (Some(only), None) = (open.next(), open.next())
                && let Some(words) = super::case::out_of_time_answer(only, p.lang())
            {
                values.set_default("outcome", Some(ComplaintOutcome::OutOfTime.as_str()));
                values.set_default("content", Some(words));
            }
        }
        CommandKind::RecordComplaint => {
            values.set_default("received_at", Some(human_datetime(p.app.now())));
        }
        CommandKind::IssueMinutes => {
            // The number under which the minutes were issued or signed.
            let signed = view.case.stage.announcement().and_then(|a| a.signed.as_ref());
            let signed = signed.map(|s| s.minutes_number.clone()).filter(|n| !n.is_empty());
            let drafted = view.case.stage.findings().and_then(|f| f.minutes_number.clone());
            let number = view.case.minutes_cited().map(|(number, _)| number).or(signed).or(drafted);
            values.set_default("number", number);
            values.set_default("date", Some(human_date(p.today())));
        }
        CommandKind::ReachScene => {
            values.set_default("at", Some(human_datetime(p.app.now())));
            values.set_default("by", p.caller.session.as_ref().map(|s| s.display_name.clone()));
        }
        CommandKind::ChangeCondition => values.set_default("known_at", Some(human_datetime(p.app.now()))),
        CommandKind::AddRecommendation => {
            let employer = view.case.accident.as_ref().and_then(|a| a.employer.name.clone());
            values.set_default("owner", employer);
            values.set_default("owner_kind", Some("employer"));
        }
        _other => {}
    }
}

#[expect(clippy::too_many_arguments, reason = "the page shows all of them")]
fn page(
    p: &Page,
    id: CaseId,
    command: CommandKind,
    form: &Form,
    view: &CaseView,
    values: &Values,
    errors: &[FieldError],
    given: &Given,
    stale: Vec<String>,
) -> FormPage {
    let lang = p.lang();
    let form = &command_inquiry::applicable(command, form, view);
    let printed = FormView::whole(form, lang, values, errors, given);
    let mut page = FormPage::new(p, form, printed, &format!("/vu/{id}"));
    page.caption = Some(format!("{} · {}", view.case.number, summary_of(view, lang)));
    page.lead = None;
    page.notes = vec![format!(
        "{} {}",
        t(lang, &format!("form.{}.does", form.key)),
        tp(lang, "command.article", &[("article", article(command))])
    )];
    page.notes.extend(command_inquiry::hints(command, view, lang));
    command_inquiry::ways(command, view, lang, &mut page);
    if command == CommandKind::Close {
        page.notes.extend(super::case::closing_lines(view, lang));
        if view.sees_whole_file {
            page.ways.push((format!("/vu/{id}/ho-so"), t(lang, "announced.files_link")));
        }
    }
    if matches!(command, CommandKind::RecordService | CommandKind::RecordPosting)
        && view.allowed.contains(&CommandKind::AddEvidence)
    {
        page.ways.push((format!("/vu/{id}/chung-cu/them"), t(lang, "announced.add_proof")));
    }
    if command == CommandKind::IssueMinutes
        && let Some(announced) = view.case.stage.announcement()
    {
        let names: Vec<String> = domain::case::required_recipients(&view.case, announced, p.app.law())
            .into_iter()
            .map(|a| a.recipient)
            .collect();
        page.notes.push(tp(lang, "announced.will_list", &[("names", &names.join("; "))]));
    }
    let grave = matches!(
        command,
        CommandKind::Dismiss
            | CommandKind::Close
            | CommandKind::SendToPolice
            | CommandKind::TakeOver
            | CommandKind::Reinvestigate
            | CommandKind::Unmerge
    );
    page.warning = grave.then(|| t(lang, "command.grave"));
    if command == CommandKind::AbsorbCase {
        page.warning = Some(t(lang, "command.merge_undone"));
        page.notes.extend(given.hints.iter().cloned());
    }
    if !view.allowed.contains(&command) {
        page.warning = Some(tp(lang, "command.not_now", &[("stage", view.case.stage.kind().label(lang))]));
    }
    page.extra.push(("_version".to_owned(), view.version.to_string()));
    page.extra.push(("_key".to_owned(), p.app.id().to_string()));
    page.buttons.push(("cancel".to_owned(), t(lang, "command.cancel")));
    page.stale = stale;
    page
}

pub(crate) async fn show(p: Page) -> Answer {
    let (command, form) = wanted(&p)?;
    let (id, view) = case(&p).await?;
    // Who may never do this is told so, without a form.
    if !view.allowed.contains(&command) {
        let stage = view.case.stage.kind();
        if verdict(command, stage) != Verdict::Refused {
            let denied = domain::access::Denied::Forbidden(action_of(command));
            return Err(casework::cases::first_taken_over(denied, p.actor().role).into());
        }
    }
    let (given, _) = choices(&p, id, command, &view).await?;
    let mut values = query(&p.req);
    if command == CommandKind::RecordTestimony
        && let Some(earlier) = values.get("replaces").and_then(|t| t.parse().ok())
    {
        let ctx = p.context(Action::ReadCase)?;
        casework::cases::read_testimony(&p.app, ctx, id, ShownIn::Form(earlier)).await?;
    }
    values.retain(|n| form.field(n).is_some());
    command_inquiry::known(command, form, &view, &mut values, p.today());
    known(&p, command, &view, &given, &mut values);
    page(&p, id, command, form, &view, &values, &[], &given, Vec::new()).answer(&p)
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    let (command, form) = wanted(&p)?;
    let (id, view) = case(&p).await?;
    if posted.action == "cancel" {
        return p.see_other(format!("/vu/{id}"));
    }
    let rows_changed = posted.rows_changed(form) || posted.wants_change();
    let (mut given, officers) = choices(&p, id, command, &view).await?;
    if rows_changed {
        return page(&p, id, command, form, &view, &posted.values, &[], &given, Vec::new()).answer(&p);
    }
    let unclear = joined(
        communes(form, &mut posted.values, &mut given),
        prefill_meeting::unanswered(command, &posted.values),
    );
    if command == CommandKind::AbsorbCase {
        let wrong = merge::by_number(&p, id, &mut posted.values, &mut given).await?;
        if !wrong.is_empty() {
            return page(&p, id, command, form, &view, &posted.values, &wrong, &given, Vec::new()).answer(&p);
        }
    }
    let read = dispatch::read(&p, command, form, &posted.values, &officers);
    let order = match (unclear.is_empty(), read) {
        (true, Ok(order)) => order,
        (_, read) => {
            let errors = joined(unclear, read.err().unwrap_or_default());
            return page(&p, id, command, form, &view, &posted.values, &errors, &given, Vec::new())
                .answer(&p);
        }
    };
    let mut ctx = p.context(action_of(command))?;
    ctx.if_match = posted.version;
    ctx.idempotency = input::key(&p, form, &posted.values, posted.key.as_deref());
    match dispatch::execute(&p.app, ctx, id, command, order).await {
        Ok(outcome) => {
            let note = note::keep(&p, &outcome.warnings).await?;
            let note = note.map(|n| format!("&luu-y={n}")).unwrap_or_default();
            p.see_other(format!("/vu/{id}?muc=dong-thoi-gian{note}"))
        }
        Err(Failure::Stale { changes, .. }) => {
            let mut lines: Vec<String> = changes.iter().map(|c| changed(&p, c)).collect();
            if lines.is_empty() {
                lines.push(p.t("stale.unseen"));
            }
            let mut shown = page(&p, id, command, form, &view, &posted.values, &[], &given, lines);
            shown.both = command_inquiry::both(command, form, &view, &posted.values, &given, &p);
            p.html_with(actix_web::HttpResponse::PreconditionFailed(), &shown)
        }
        Err(failure) => {
            let errors = input::shown(failure)?;
            page(&p, id, command, form, &view, &posted.values, &errors, &given, Vec::new()).answer(&p)
        }
    }
}

/// What somebody else did meanwhile.
fn changed(p: &Page, c: &StaleChange) -> String {
    let what = p.t(&format!("event.{}", c.kind));
    let said = c.event.as_deref().map(|e| crate::views::said(e, p.lang()).join("; ")).unwrap_or_default();
    let said = if said.is_empty() { said } else { format!(": {said}") };
    format!("{} · {} · {what}{said}", human_datetime(c.at), c.by)
}
