//! `/tin-loi`: messages that were given up, why, and what to do.

use super::health::{button_key, channel_words};
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use crate::forms::words::first_upper;
use crate::frame::Frame;
use askama::Template;
use casework::dead_letters::{self, DeadLetterQuery, DeadLetterView, Replayed};
use domain::access::Action;
use domain::ids::MessageId;
use domain::time::human_datetime;
use domain::words::{ChannelKind, RoleKey};

/// Messages on a page.
const ROWS: i64 = 20;

/// A message.
pub(crate) struct DeadBlock {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) which: String,
    pub(crate) means: String,
    pub(crate) advice: String,
    /// Words and values.
    pub(crate) rows: Vec<(String, String)>,
    /// Page of the case, for the department.
    pub(crate) case: Option<String>,
    /// Keys under which a repetition of a button has no second effect.
    pub(crate) key: String,
}

#[derive(Template)]
#[template(path = "dead_letters.html")]
pub(crate) struct DeadPage {
    pub(crate) f: Frame,
    pub(crate) notice: Option<String>,
    pub(crate) total: String,
    /// Address, words, whether it is shown now.
    pub(crate) filters: Vec<(String, String, bool)>,
    /// The channel shown; empty for all.
    pub(crate) channel: String,
    pub(crate) items: Vec<DeadBlock>,
    pub(crate) next: Option<String>,
    pub(crate) key: String,
}

fn block(p: &Page, d: &DeadLetterView) -> DeadBlock {
    let lang = p.lang();
    let role = match d.role.parse::<RoleKey>() {
        Ok(role) if !d.of_the_system => first_upper(role.label(lang)),
        Ok(_) | Err(_) => p.t("dead.system"),
    };
    let time = human_datetime(d.created_at);
    DeadBlock {
        id: d.id.to_string(),
        title: format!("{role} · {}", channel_words(&d.channel, lang)),
        which: crate::messages::tp(lang, "dead.which", &[("time", &time)]),
        means: d.explained.means.get(lang).to_owned(),
        advice: d.explained.advice.get(lang).to_owned(),
        rows: vec![
            (p.t("dead.to"), d.address.clone()),
            (p.t("dead.created"), time),
            (p.t("dead.attempts"), d.attempts.to_string()),
            (p.t("dead.error"), d.error.clone()),
            (p.t("dead.message"), d.id.to_string()),
        ],
        case: d.case_id.map(|id| format!("/vu/{id}")),
        key: p.app.id().to_string(),
    }
}

pub(crate) async fn list(p: Page) -> Answer {
    let asked = query(&p.req);
    let channel = asked.get("kenh").and_then(|k| k.parse::<ChannelKind>().ok());
    let cursor = asked.get("sau").filter(|c| !c.is_empty()).map(str::to_owned);
    let query = DeadLetterQuery { channel: channel.map(|c| c.as_str().to_owned()), cursor, limit: ROWS };
    let found = dead_letters::list(&p.app, p.context(Action::ReadDeliveries)?, query).await?;
    let key = channel.map(|c| c.as_str()).unwrap_or_default();
    let mut filters = vec![("/tin-loi".to_owned(), p.t("dead.all"), channel.is_none())];
    for one in ChannelKind::ALL {
        let address = format!("/tin-loi?kenh={}", one.as_str());
        filters.push((address, channel_words(one.as_str(), p.lang()), channel == Some(*one)));
    }
    let count = |name: &str| asked.get(name).and_then(|v| v.parse::<u32>().ok());
    let notice = count("da-gui").map(|n| {
        let left = count("con").filter(|left| *left > 0);
        let word = if left.is_some() { "dead.done_left" } else { "dead.done" };
        let left = left.unwrap_or_default().to_string();
        crate::messages::tp(p.lang(), word, &[("n", &n.to_string()), ("left", &left)])
    });
    p.html(&DeadPage {
        f: p.frame(p.t("dead.title")),
        notice,
        total: crate::messages::tp(p.lang(), "dead.total", &[("n", &found.total.to_string())]),
        filters,
        channel: key.to_owned(),
        items: found.items.iter().map(|d| block(&p, d)).collect(),
        next: found.next.map(|c| format!("/tin-loi?kenh={key}&sau={}", super::case_list::encode(&c))),
        key: p.app.id().to_string(),
    })
}

fn done(p: &Page, done: Replayed) -> Answer {
    p.see_other(format!("/tin-loi?da-gui={}&con={}", done.replayed, done.left))
}

pub(crate) async fn replay(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let mut ctx = p.context(Action::ReplayDelivery)?;
    ctx.idempotency = button_key(&p, posted.key);
    let replayed = dead_letters::replay(&p.app, ctx, p.id::<MessageId>("id")?).await?;
    done(&p, replayed)
}

pub(crate) async fn replay_all(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let channel = posted.values.get("channel").and_then(|k| k.parse::<ChannelKind>().ok());
    let mut ctx = p.context(Action::ReplayDelivery)?;
    ctx.idempotency = button_key(&p, posted.key);
    let replayed = dead_letters::replay_all(&p.app, ctx, channel).await?;
    done(&p, replayed)
}

pub(crate) async fn set_aside(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let mut ctx = p.context(Action::ReplayDelivery)?;
    ctx.idempotency = button_key(&p, posted.key);
    dead_letters::set_aside(&p.app, ctx, p.id::<MessageId>("id")?).await?;
    p.see_other("/tin-loi")
}
