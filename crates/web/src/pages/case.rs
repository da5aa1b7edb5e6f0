//! `/vu/{id}`: the case, its clock, what may be done next, and its sections as links.

use super::alerts::{waiting, when_confirmed};
use super::page::{Answer, Page};
use super::posted::query;
use super::similar::SimilarCase;
use crate::forms::of_command;
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::messages::tp;
use crate::views::{
    DeadlineView, EntryView, Tag, VictimView, alert_tag, class_tag, entry, stage_tag, victim,
};
use askama::Template;
use casework::Failure;
use casework::cases::{CaseView, ShownIn, read_testimony};
use domain::access::{Action, Actor, Relation, Role, granted};
use domain::case::{CaseDeadline, CommandKind, StepKind, action_of, article, handover_owed};
use domain::ids::CaseId;
use domain::law::{DeadlineKind, Moment};
use domain::time::{Instant, human_datetime};
use domain::words::{Lang, TeamLevel};
use std::borrow::Cow;
use tnld_http::Fault;

mod announcement;
mod facts;
mod filings;
mod findings_parts;
mod inquiry;
mod investigation;
mod next;
mod owed;

pub(crate) use announcement::{closing_lines, out_of_time_answer};
pub(crate) use facts::{factor, since, summary_of};
pub(crate) use investigation::payment_words;
use next::{order, useful};

/// Sections of the page; the first is shown when none is asked for.
const TABS: [&str; 10] = [
    "tong-quan",
    "nan-nhan",
    "tin",
    "thoi-han",
    "bao-tin",
    "qua-trinh",
    "dieu-tra",
    "cong-bo",
    "kien-nghi",
    "dong-thoi-gian",
];

/// One thing this person may do next.
#[derive(Debug, Clone)]
pub(crate) struct NextView {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) does: String,
    pub(crate) article: Cow<'static, str>,
}

/// A block of answers under a heading.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) title: String,
    pub(crate) tag: Option<Tag>,
    pub(crate) rows: Vec<(String, String)>,
    /// Address and words of what may be done with it.
    pub(crate) link: Option<(String, String)>,
}

/// A step of the plan.
#[derive(Debug, Clone)]
pub(crate) struct PlanRow {
    pub(crate) name: String,
    pub(crate) note: String,
    pub(crate) evidence: String,
    pub(crate) responsible: String,
    pub(crate) due: String,
    pub(crate) state: Tag,
    pub(crate) done: String,
    pub(crate) article: &'static str,
    pub(crate) href: Option<String>,
}

/// An alert of the case.
#[derive(Debug, Clone)]
pub(crate) struct AlertRowView {
    pub(crate) recipient: String,
    pub(crate) mode: String,
    pub(crate) tag: Tag,
    pub(crate) sent: String,
    pub(crate) confirmed: String,
    /// When the next contact is told, and how often all were gone through.
    pub(crate) next: String,
    pub(crate) round: String,
    pub(crate) citation: String,
    /// Address and key of the button that sends it again.
    pub(crate) resend: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "case.html")]
pub(crate) struct CasePage {
    pub(crate) f: Frame,
    pub(crate) number: String,
    pub(crate) class: Tag,
    pub(crate) stage: Tag,
    pub(crate) provisional: bool,
    pub(crate) level: String,
    pub(crate) subtitle: String,
    /// What the last command left to be known.
    pub(crate) notes: Vec<String>,
    pub(crate) clock: Option<DeadlineView>,
    pub(crate) next: Vec<NextView>,
    pub(crate) more: Vec<NextView>,
    /// Address, words, current.
    pub(crate) tabs: Vec<(String, String, bool)>,
    pub(crate) tab: String,
    pub(crate) plan: Vec<PlanRow>,
    /// Address of the form that adds a step.
    pub(crate) add_step: Option<String>,
    pub(crate) sees_inquiry: bool,
    pub(crate) blocks: Vec<Block>,
    /// What a paper proves, its address and its name.
    pub(crate) papers: Vec<(String, String, String)>,
    pub(crate) victims: Vec<VictimView>,
    pub(crate) sees_victims: bool,
    pub(crate) deadlines: Vec<DeadlineView>,
    pub(crate) alerts: Vec<AlertRowView>,
    pub(crate) timeline: Vec<EntryView>,
    pub(crate) candidates: Vec<SimilarCase>,
    pub(crate) merge: Option<String>,
    /// The case that goes on in its place: its address, where the reader may open it, and the words.
    pub(crate) merged: Option<(Option<String>, String)>,
}

/// A term as shown; of several rounds each term says whose it was, and a round that ended is not called done.
fn term(view: &CaseView, d: &CaseDeadline, now: Instant, lang: Lang) -> DeadlineView {
    let rounds = &view.case.past_rounds;
    let shown = DeadlineView::new(d, now, lang);
    if rounds.is_empty() || d.term.kind != DeadlineKind::Investigation {
        return shown;
    }
    // A round that was announced ended by that, and nothing else needs to be said of it.
    let past = rounds.iter().find(|r| !r.announced && r.team.round.to_string() == d.reference);
    // A clock that stopped carries its moment behind the round.
    let round = d.reference.split('/').next().unwrap_or_default();
    shown.of_round(round, past.map(|r| r.ended_at), lang)
}

/// The open term that ends first.
fn next_term(view: &CaseView) -> Option<&CaseDeadline> {
    let end = |d: &&CaseDeadline| match d.term.due {
        Moment::At(at) => at,
        Moment::Day(day) => domain::time::from_vn(day.and_hms_opt(23, 59, 59).unwrap_or_default()),
    };
    view.deadlines.iter().filter(|d| d.open()).min_by_key(end)
}

fn actions(view: &CaseView, actor: &Actor, id: CaseId, lang: Lang) -> (Vec<NextView>, Vec<NextView>) {
    let mut open: Vec<CommandKind> = view
        .allowed
        .iter()
        .copied()
        .filter(|c| of_command(*c).is_some() && useful(*c, view, actor))
        .collect();
    open.sort_by_key(|c| order(*c, view));
    let cards = open.into_iter().map(|c| {
        let key = match c {
            CommandKind::FoundTeam
                if view.case.level() == TeamLevel::Central && actor.role == Role::Director =>
            {
                "ministry_founds"
            }
            CommandKind::RecordHandover if handover_owed(&view.case).is_some() => "hand_over_all",
            other => other.as_str(),
        };
        let title = crate::messages::t(lang, &format!("form.{key}.title"));
        let does = crate::messages::t(lang, &format!("form.{key}.does"));
        NextView { href: format!("/vu/{id}/{c}"), title, does, article: article(c).into() }
    });
    let mut cards: Vec<NextView> = filings::asked_for(view, actor, lang)
        .into_iter()
        .chain(filings::filings(view, actor, lang))
        .chain(cards)
        .collect();
    let rest = cards.split_off(cards.len().min(3));
    (cards, rest)
}

/// Whoever investigated until now reads first that a higher level took the case over, and what to hand over.
fn taken_over(view: &CaseView, actor: &Actor, lang: Lang) -> Option<String> {
    let t = view.case.takeover.as_ref().filter(|_| actor.role == Role::Enterprise)?;
    if view.case.stage.announcement().is_some() || view.case.stage.at_rest() {
        return None;
    }
    let (time, to) = (human_datetime(t.at), t.to.label(lang));
    let what = match t.items.is_empty() {
        true => crate::messages::t(lang, "case.take_over_all"),
        false => tp(lang, "case.take_over_items", &[("items", &t.items.join("; "))]),
    };
    let told = [("to", to), ("time", &time as &str), ("reason", &t.reason), ("what", &what)];
    Some(tp(lang, "case.taken_over_note", &told))
}

pub(crate) async fn show(p: Page) -> Answer {
    let id: CaseId = p.id("id")?;
    let lang = p.lang();
    let asked = query(&p.req);
    let tab = asked.get("muc").filter(|t| TABS.contains(t)).unwrap_or(TABS[0]).to_owned();
    let ctx = p.context(Action::ReadCase)?;
    // Only this tab shows what witnesses said.
    let view = match tab.as_str() {
        "qua-trinh" => read_testimony(&p.app, ctx, id, ShownIn::Page).await?,
        _other => casework::cases::read(&p.app, ctx, id).await?,
    };
    let case = &view.case;
    let now = p.app.now();
    let deadlines: Vec<DeadlineView> = view.deadlines.iter().map(|d| term(&view, d, now, lang)).collect();
    let clock = next_term(&view).map(|d| term(&view, d, now, lang));
    let (mut next, more) = actions(&view, p.actor(), id, lang);
    next.splice(0..0, to_confirm(&p, &view, id).await?);
    let tabs = TABS
        .iter()
        .filter(|t| **t != "bao-tin" || view.sees_alerts)
        .map(|t| (format!("/vu/{id}?muc={t}#muc"), p.t(&format!("case.tab.{t}")), *t == tab))
        .chain(evidence_tabs(&p, &view, id))
        .collect();
    let blocks = match tab.as_str() {
        "tong-quan" => facts::overview(&view, lang),
        "tin" => facts::reports(&view, lang),
        "qua-trinh" => inquiry::blocks(&view, lang),
        "dieu-tra" => investigation::blocks(&view, lang),
        "cong-bo" => announcement::blocks(&view, lang),
        "kien-nghi" => investigation::recommendations(&view, lang),
        _other => Vec::new(),
    };
    let mut notes = super::note::read(&p, asked.get("luu-y")).await?;
    notes.extend(taken_over(&view, p.actor(), lang));
    let page = CasePage {
        f: p.frame(format!("{} {}", p.t("case.title"), case.number)),
        number: case.number.to_string(),
        class: class_tag(case.class().as_str(), lang),
        stage: stage_tag(case.stage.kind().as_str(), lang),
        provisional: case.classified.as_ref().is_none_or(|c| c.provisional),
        level: first_upper(case.level().label(lang)),
        subtitle: summary_of(&view, lang),
        notes,
        clock,
        next,
        more,
        tabs,
        plan: if tab == "qua-trinh" { inquiry::steps(&view, lang) } else { Vec::new() },
        add_step: view
            .allowed
            .contains(&CommandKind::SetStep)
            .then(|| format!("/vu/{id}/set_step?kind={}", StepKind::Other)),
        sees_inquiry: view.sees_inquiry,
        blocks,
        papers: if tab == "cong-bo" { announcement::papers(&view, lang) } else { Vec::new() },
        victims: if tab == "nan-nhan" {
            case.victims.iter().enumerate().map(|(n, v)| victim(v, n + 1, lang)).collect()
        } else {
            Vec::new()
        },
        sees_victims: view.sees_victims,
        deadlines: if tab == "thoi-han" { deadlines } else { Vec::new() },
        alerts: if tab == "bao-tin" && view.sees_alerts { alerts(&p, id).await? } else { Vec::new() },
        timeline: if tab == "dong-thoi-gian" { timeline(&p, id).await? } else { Vec::new() },
        candidates: if tab == "tong-quan" { candidates(&p, &view, id).await? } else { Vec::new() },
        merged: view.merged_into.as_ref().map(|m| {
            (m.id.map(|id| format!("/vu/{id}")), tp(lang, "case.merged_into", &[("number", &m.number)]))
        }),
        merge: view.allowed.contains(&CommandKind::AbsorbCase).then(|| format!("/vu/{id}/merge")),
        tab,
    };
    p.html(&page)
}

/// Evidence and the victims' files have pages of their own, for whoever may see any.
fn evidence_tabs(p: &Page, view: &CaseView, id: CaseId) -> Vec<(String, String, bool)> {
    let tab = |at: &str| (format!("/vu/{id}/{at}"), p.t(&format!("case.tab.{at}")), false);
    let mut out = Vec::new();
    if view.sees_evidence {
        out.push(tab("chung-cu"));
    }
    if view.sees_whole_file {
        out.push(tab("ho-so"));
    }
    // The table lets the same people read forms.
    if view.sees_evidence {
        out.push(tab("van-ban"));
    }
    out
}

/// What the reader's own agency was told and has not confirmed comes before everything else.
async fn to_confirm(p: &Page, view: &CaseView, id: CaseId) -> Result<Option<NextView>, Fault> {
    if !view.sees_alerts || p.actor().agency.is_none() || p.actor().role.is_department() {
        return Ok(None);
    }
    let found = casework::alerts::of_case(&p.app, p.context(Action::ReadAlerts)?, id).await?;
    Ok(found.iter().rev().find(|a| super::alert_list::awaits_own(p, a)).map(|a| NextView {
        href: format!("/bao-tin/{}/xac-nhan", a.id),
        title: p.t("case.confirm_title"),
        does: tp(p.lang(), "case.confirm_does", &[("time", &human_datetime(a.created_at))]),
        article: a.citation.clone().into(),
    }))
}

async fn alerts(p: &Page, id: CaseId) -> Result<Vec<AlertRowView>, Fault> {
    let lang = p.lang();
    let found = casework::alerts::of_case(&p.app, p.context(Action::ReadAlerts)?, id).await?;
    let may = granted(p.actor().role, Action::ResendAlert, Relation::OwnProvince);
    Ok(found
        .into_iter()
        .map(|a| {
            let mode = a
                .mode
                .parse::<domain::law::AlertMode>()
                .map_or_else(|_| a.mode.clone(), |m| first_upper(m.label(lang)));
            let over = a.acknowledged_at.is_some() || a.state == "withdrawn";
            let round = (a.round > 0).then(|| tp(lang, "alert.round", &[("n", &(a.round + 1).to_string())]));
            AlertRowView {
                tag: alert_tag(&a.state, &a.mode, lang),
                confirmed: when_confirmed(p, &a).unwrap_or_default(),
                next: waiting(p, &a).unwrap_or_default(),
                round: round.filter(|_| !over).unwrap_or_default(),
                resend: (may && !over)
                    .then(|| (format!("/bao-tin/{}/gui-lai", a.id), p.app.id().to_string())),
                recipient: a.recipient,
                mode,
                sent: a.sent_at.map(human_datetime).unwrap_or_default(),
                citation: a.citation,
            }
        })
        .collect())
}

async fn timeline(p: &Page, id: CaseId) -> Result<Vec<EntryView>, Fault> {
    let found = casework::cases::timeline(&p.app, p.context(Action::ReadCase)?, id).await?;
    Ok(found.iter().rev().map(|e| entry(e, p.app.law(), p.lang())).collect())
}

/// Other cases that may be the same accident, for the department and for whoever reported this one.
async fn candidates(p: &Page, view: &CaseView, id: CaseId) -> Result<Vec<SimilarCase>, Fault> {
    let merges = view.allowed.iter().any(|c| action_of(*c) == Action::MergeCases);
    if !merges && view.cares_for.is_empty() {
        return Ok(Vec::new());
    }
    match casework::cases::duplicates(&p.app, p.context(Action::ReadDuplicates)?, id).await {
        Ok(found) => Ok(found.into_iter().map(|c| SimilarCase::new(c, p.lang())).collect()),
        Err(Failure::Denied(_)) => Ok(Vec::new()),
        Err(failure) => Err(failure.into()),
    }
}
