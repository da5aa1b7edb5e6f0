//! `/suc-khoe`: does the system work, and what to do where it does not.

use super::page::{Answer, Page};
use super::posted::Posted;
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::views::Tag;
use askama::Template;
use casework::IdempotencyKey;
use casework::watch::{self, Health, IncidentView, Standing, WorkerView};
use domain::access::{Action, Relation, granted};
use domain::ids::WorkerId;
use domain::time::human_datetime;
use domain::words::{ChannelKind, Lang, Localized};

/// Incidents of one kind that ask for the same: the steps stand once under all of them.
pub(crate) struct IncidentBlock {
    pub(crate) title: String,
    pub(crate) items: Vec<IncidentLine>,
    pub(crate) steps: Vec<String>,
}

/// One incident of a block.
pub(crate) struct IncidentLine {
    /// What it is called among the others of its block; none when it stands alone.
    pub(crate) name: Option<String>,
    pub(crate) lines: Vec<String>,
    /// Since when it is open.
    pub(crate) since: String,
    /// Who was told, or that nobody could be.
    pub(crate) told: String,
    /// The page where it is dealt with, for who may open it.
    pub(crate) path: Option<String>,
}

/// A process.
pub(crate) struct WorkerLine {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) tag: Tag,
    pub(crate) seen: String,
    pub(crate) started: String,
    /// Address of the button that says it is out of service.
    pub(crate) retire: Option<String>,
}

#[derive(Template)]
#[template(path = "health.html")]
pub(crate) struct HealthPage {
    pub(crate) f: Frame,
    /// One line: all is well, or how much is not.
    pub(crate) headline: String,
    pub(crate) seen_at: String,
    pub(crate) open: Vec<IncidentBlock>,
    /// Words, value, and the page behind it.
    pub(crate) figures: Vec<(String, String, Option<String>)>,
    pub(crate) channels: Vec<(String, Tag, String)>,
    pub(crate) workers: Vec<WorkerLine>,
    /// Title and times of incidents that are over.
    pub(crate) over: Vec<(String, String)>,
    /// Key under which a repetition of a button has no second effect.
    pub(crate) key: String,
}

/// A channel as people call it.
pub(crate) fn channel_words(key: &str, lang: Lang) -> String {
    first_upper(&key.parse::<ChannelKind>().map_or_else(|_| key.to_owned(), |c| c.label(lang).to_owned()))
}

/// The key of a button that stands on a page without a form of fields.
pub(crate) fn button_key(p: &Page, key: Option<String>) -> Option<IdempotencyKey> {
    let who = p.actor().user.map(|u| u.to_string()).unwrap_or_default();
    Some(IdempotencyKey {
        scope: format!("{who} page {}", p.req.path()),
        key: key?.chars().filter(char::is_ascii_graphic).take(100).collect(),
        body_hash: String::new(),
    })
}

fn tp(p: &Page, key: &str, parameters: &[(&str, &str)]) -> String {
    crate::messages::tp(p.lang(), key, parameters)
}

/// A line that says no more than the name does.
fn names(line: &Localized, name: &Localized) -> bool {
    line.vi.trim_end_matches('.') == name.vi
}

fn line(p: &Page, i: &IncidentView, alone: bool) -> IncidentLine {
    let lang = p.lang();
    let by: Vec<String> = i.told_by.iter().map(|c| channel_words(c, lang)).collect();
    let told = match i.told_at {
        None => p.t("health.untold"),
        Some(at) => {
            let key = if i.telling { "health.telling" } else { "health.told" };
            tp(p, key, &[("time", &human_datetime(at)), ("by", &by.join(", "))])
        }
    };
    IncidentLine {
        name: (!alone).then(|| i.name.get(lang).to_owned()),
        lines: i
            .lines
            .iter()
            .filter(|l| alone || !names(l, &i.name))
            .map(|l| l.get(lang).to_owned())
            .collect(),
        since: tp(p, "health.since", &[("time", &human_datetime(i.opened_at))]),
        told,
        path: i.path.clone(),
    }
}

/// Incidents of a kind with the same steps become one block.
fn blocks(p: &Page, open: &[IncidentView]) -> Vec<IncidentBlock> {
    let lang = p.lang();
    open.chunk_by(|a, b| a.kind == b.kind && a.steps == b.steps)
        .filter_map(|same| {
            let first = same.first()?;
            let alone = same.len() == 1;
            let title = match alone {
                true => first.title.get(lang).to_owned(),
                false => {
                    let key = format!("health.group_{}", first.kind.as_str());
                    tp(p, &key, &[("n", &same.len().to_string())])
                }
            };
            Some(IncidentBlock {
                title,
                items: same.iter().map(|i| line(p, i, alone)).collect(),
                steps: first.steps.iter().map(|l| l.get(lang).to_owned()).collect(),
            })
        })
        .collect()
}

fn figures(p: &Page, h: &Health) -> Vec<(String, String, Option<String>)> {
    let f = &h.figures;
    let never = || p.t("health.never");
    let oldest = match f.outbox_oldest {
        Some(at) => tp(
            p,
            "health.outbox_oldest",
            &[("n", &f.outbox_depth.to_string()), ("time", &human_datetime(at))],
        ),
        None => p.t("health.nothing_waits"),
    };
    let dead: i64 = f.dead.iter().map(|(_, n)| n).sum();
    let (dead, list) = if dead == 0 {
        (p.t("health.dead_none"), None)
    } else {
        (tp(p, "health.dead_some", &[("n", &dead.to_string())]), Some("/tin-loi".to_owned()))
    };
    let verify = match h.last_verify {
        None => never(),
        Some((at, 0)) => tp(p, "health.verify_good", &[("time", &human_datetime(at))]),
        Some((at, n)) => tp(p, "health.verify_bad", &[("time", &human_datetime(at)), ("n", &n.to_string())]),
    };
    let none = || p.t("health.nothing_waits");
    let count = |n: i64| if n == 0 { none() } else { n.to_string() };
    let deaths = i64::try_from(f.unconfirmed_deaths).unwrap_or(i64::MAX);
    let behind = |action, count: i64, page: &str| {
        let may = Relation::ALL.iter().any(|r| granted(p.actor().role, action, *r));
        (may && count > 0).then(|| page.to_owned())
    };
    vec![
        (p.t("health.outbox"), oldest, None),
        (p.t("health.dead"), dead, list),
        (
            p.t("health.deaths"),
            count(deaths),
            behind(Action::ReadAlerts, deaths, "/bao-tin?cho=co&nguoi-chet=co&sap=-raised"),
        ),
        (p.t("health.next_rung"), f.next_rung_at.map_or_else(none, human_datetime), None),
        (p.t("health.tasks"), count(f.open_tasks), behind(Action::ListTasks, f.open_tasks, "/viec")),
        (p.t("health.backup"), h.last_backup_at.map_or_else(never, human_datetime), None),
        (p.t("health.verify"), verify, None),
        (p.t("health.seal"), f.last_seal_at.map_or_else(never, human_datetime), None),
    ]
}

fn channel(p: &Page, c: &Standing) -> (String, Tag, String) {
    let detail = match c.since {
        Some(since) => {
            let mut line =
                tp(p, "health.failures", &[("n", &c.failures.to_string()), ("time", &human_datetime(since))]);
            if let Some(error) = &c.error {
                line = format!("{line}: {error}");
            }
            line
        }
        None => String::new(),
    };
    let tag = if c.up {
        Tag::new("green", "✓", p.t("health.up"))
    } else {
        Tag::new("red", "✕", p.t("health.down"))
    };
    (channel_words(c.channel.as_str(), p.lang()), tag, detail)
}

fn worker(p: &Page, w: &WorkerView) -> WorkerLine {
    let may = granted(p.actor().role, Action::RetireWorker, Relation::None);
    let tag = match (w.gone, w.stopped_at) {
        (true, _) => Tag::new("red", "✕", p.t("health.gone")),
        (false, Some(_)) => Tag::new("grey", "–", p.t("health.stopped")),
        (false, None) => Tag::new("green", "✓", p.t("health.alive")),
    };
    WorkerLine {
        name: w.name.clone(),
        kind: p.t(&format!("health.kind_{}", w.kind.as_str())),
        tag,
        seen: human_datetime(w.last_seen_at),
        started: human_datetime(w.started_at),
        retire: (w.gone && may).then(|| format!("/suc-khoe/tien-trinh/{}/ngung", w.id)),
    }
}

pub(crate) async fn show(p: Page) -> Answer {
    let h = watch::health(&p.app, p.context(Action::ReadHealth)?).await?;
    let headline = if h.is_well() {
        p.t("health.well")
    } else {
        tp(&p, "health.wrong", &[("n", &h.open.len().to_string())])
    };
    let over = h.over.iter().map(|i| {
        let until = i.closed_at.map(human_datetime).unwrap_or_default();
        let times = tp(&p, "health.over_line", &[("from", &human_datetime(i.opened_at)), ("until", &until)]);
        (i.title.get(p.lang()).to_owned(), times)
    });
    p.html(&HealthPage {
        f: p.frame(p.t("health.title")),
        headline,
        seen_at: tp(&p, "health.seen_at", &[("time", &human_datetime(h.figures.at))]),
        open: blocks(&p, &h.open),
        figures: figures(&p, &h),
        channels: h.channels.iter().map(|c| channel(&p, c)).collect(),
        workers: h.workers.iter().map(|w| worker(&p, w)).collect(),
        over: over.collect(),
        key: p.app.id().to_string(),
    })
}

pub(crate) async fn retire(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let mut ctx = p.context(Action::RetireWorker)?;
    ctx.idempotency = button_key(&p, posted.key);
    watch::retire(&p.app, ctx, p.id::<WorkerId>("id")?).await?;
    p.see_other("/suc-khoe")
}
