//! Whether the channels work, as the notifiers noted or, before they noted anything, as the queue tells.

use crate::app::Casework;
use crate::channels::{self, ChannelHealth, CircuitState};
use crate::failure::Failure;
use domain::time::Instant;
use domain::words::ChannelKind;
use store::{Conn, outbox};

/// How a channel stands (tình trạng kênh gửi).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Channel.
    pub channel: ChannelKind,
    /// Messages pass, as far as is known.
    pub up: bool,
    /// Attempts that failed since it last took a message.
    pub failures: i64,
    /// Since when it takes none, when it is not up.
    pub since: Option<Instant>,
    /// Why the last attempt failed.
    pub error: Option<String>,
}

/// Attempts that fail in a row before a channel counts as down: one server that grey-lists is no outage.
const FAILURES: i64 = 3;

/// How every channel that is set up stands.
pub(super) fn standings(conn: &mut Conn, app: &Casework) -> Result<Vec<Standing>, Failure> {
    let failing = outbox::failing(conn)?;
    let health = channels::health(conn)?;
    let mut out = Vec::new();
    for channel in [ChannelKind::Email, ChannelKind::Sms, ChannelKind::Zalo, ChannelKind::Webhook] {
        if !app.settings().channels.contains(&channel) {
            continue;
        }
        // A refusal of one recipient says nothing of the channel.
        let of_channel = || {
            failing.iter().filter(|f| {
                f.channel == channel.as_str()
                    && !f.error.as_deref().unwrap_or_default().starts_with("rcpt to")
            })
        };
        let failures: i64 = of_channel().map(|f| i64::from(f.attempts)).sum();
        let since = of_channel().map(|f| f.created_at).min();
        let down = match since {
            Some(since) if failures >= FAILURES => !outbox::delivered_since(conn, channel.as_str(), since)?,
            Some(_) | None => false,
        };
        let error = of_channel().next_back().and_then(|f| f.error.clone());
        let known: Vec<&ChannelHealth> = health.iter().filter(|h| h.channel == channel).collect();
        if let Some(worst) = known.iter().max_by_key(|h| h.consecutive_failures) {
            let up = channels::is_up(app, conn, channel)?;
            let since = since.or(worst.last_ok_at).or(worst.last_failed_at);
            let told = worst.last_error.clone().filter(|_| worst.state != CircuitState::Closed);
            out.push(Standing {
                channel,
                up,
                failures: if up { 0 } else { i64::from(worst.consecutive_failures) },
                since: since.filter(|_| !up),
                error: told.filter(|_| !up).map(|e| crate::dead_letters::masked(&e)),
            });
            continue;
        }
        out.push(Standing {
            channel,
            up: !down,
            failures: if down { failures } else { 0 },
            since: since.filter(|_| down),
            error: error.filter(|_| down).map(|e| crate::dead_letters::masked(&e)),
        });
    }
    Ok(out)
}
