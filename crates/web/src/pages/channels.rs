//! `/kenh`: how messages leave, whether each channel works, and its tests.

use super::page::{Answer, Page};
use super::posted::Posted;
use super::table::{Cell, TablePage};
use crate::forms::words::first_upper;
use crate::views::Tag;
use casework::Failure;
use casework::channels::{
    self, ChannelHealth, ChannelTestState, CircuitState, TrialOrder, TrialView, list_trials, request_trial,
};
use domain::access::{Action, Relation, granted};
use domain::time::human_datetime;
use domain::words::ChannelKind;
use tnld_http::Fault;

/// How a test stands.
pub(super) fn trial_tag(p: &Page, t: &TrialView) -> Tag {
    match t.state {
        ChannelTestState::Pending | ChannelTestState::Running => {
            Tag::new("blue", "…", p.t("table.channels.test_runs"))
        }
        ChannelTestState::Passed => Tag::new("green", "✓", p.t("table.channels.test_passed")),
        ChannelTestState::Failed => Tag::new("red", "✕", p.t("table.channels.test_failed")),
    }
}

fn state_tag(p: &Page, health: Option<&ChannelHealth>) -> Tag {
    match health.map(|h| h.state) {
        None => Tag::new("grey", "–", p.t("table.channels.unused")),
        Some(CircuitState::Closed) => Tag::new("green", "✓", p.t("table.channels.works")),
        Some(CircuitState::HalfOpen) => Tag::new("yellow", "?", p.t("table.channels.tried")),
        Some(CircuitState::Open) => Tag::new("red", "✕", p.t("table.channels.down")),
    }
}

fn row(p: &Page, name: String, health: Option<&ChannelHealth>, test: Cell) -> Vec<Cell> {
    let time = |at: Option<domain::time::Instant>| at.map_or_else(|| p.t("common.none"), human_datetime);
    let error = health.filter(|h| h.consecutive_failures > 0).and_then(|h| h.last_error.clone());
    vec![
        Cell::text(name),
        Cell::tag(state_tag(p, health)),
        Cell::text(time(health.and_then(|h| h.last_ok_at))),
        Cell::text(error.unwrap_or_default()),
        test,
    ]
}

pub(crate) async fn list(p: Page) -> Answer {
    let ctx = p.context(Action::ReadDeliveries)?;
    let health = channels::list_health(&p.app, ctx.clone()).await?;
    let trials = list_trials(&p.app, ctx).await?;
    let tests = granted(p.actor().role, Action::TestChannels, Relation::None);
    let mut page = TablePage::new(&p, "channels", &["name", "state", "last_ok", "error", "test"]);
    let set_up = &p.app.settings().channels;
    for channel in set_up.iter().filter(|c| **c != ChannelKind::Webhook) {
        let last = trials.iter().find(|t| t.channel == *channel);
        let button = Cell::button(format!("/kenh/{}/thu", channel.as_str()), p.t("table.channels.run_test"));
        let test = Cell {
            tag: last.map(|t| trial_tag(&p, t)),
            text: last.and_then(|t| t.answer.clone()).unwrap_or_default(),
            ..if tests { button } else { Cell::default() }
        };
        let known = health.iter().find(|h| h.circuit == channel.as_str());
        page.rows.push(row(&p, first_upper(channel.label(p.lang())), known, test));
    }
    for hook in health.iter().filter(|h| h.channel == ChannelKind::Webhook) {
        let name = format!("{} {}", first_upper(hook.channel.label(p.lang())), hook.circuit);
        page.rows.push(row(&p, name, Some(hook), Cell::link("/webhook", p.t("table.webhooks.title"))));
    }
    p.html(&page)
}

pub(crate) async fn test(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    domain::access::authorise::<domain::access::act::TestChannels>(p.actor())?;
    let channel: ChannelKind = p.segment("channel").parse().map_err(|_| Fault::Failure(Failure::NotFound))?;
    let order = TrialOrder::Channel { channel, own_number: false };
    request_trial(&p.app, p.context(Action::TestChannels)?, order).await?;
    p.see_other("/kenh")
}
