//! `tnld check`: every channel, without alarming anybody.

use super::Report;
use crate::config::Settings;
use crate::{boot, sender};
use casework::{Casework, Mode};
use store::{CircuitState, Conn, WebhookState, webhooks};

/// Greets the mail server, reads the descriptions of the gateways, and tells which channels did not work lately.
pub(super) async fn channels(settings: &Settings, report: &mut Report) {
    mail(settings, report).await;
    let app = match boot::open_db(settings).and_then(|db| boot::casework(settings, db)) {
        Ok(app) => app,
        // The database has had its line already.
        Err(e) => return report.bad("channels", &format!("{e:#}"), "mend what stands above first"),
    };
    gateways(settings, &app, report);
    if app.db().pending_migrations().is_ok_and(|pending| pending.is_empty()) {
        lately(&app, report).await;
    }
}

async fn mail(settings: &Settings, report: &mut Report) {
    let mend =
        "look at smtp_url (TNLD_SMTP_URL): smtp://host:port, smtps://user:password@host or smtp+starttls://…";
    let transport = match sender::transport(settings) {
        Ok(transport) => transport,
        Err(e) => return report.bad("mail", &format!("{e:#}"), mend),
    };
    let (to, plain) = (transport.describe(), transport.is_unprotected());
    match tokio::task::spawn_blocking(move || transport.check()).await {
        Ok(Ok(())) if to.starts_with("file:") => {
            report.good("mail", &format!("{to}: no mail leaves this machine"));
        }
        Ok(Ok(())) if plain && settings.mode() == Mode::Production => {
            report.good(
                "mail",
                &format!("{to} answers, but without encryption: only inside one machine or network"),
            );
        }
        Ok(Ok(())) => report.good("mail", &format!("{to} answers")),
        Ok(Err(e)) => report.bad("mail", &format!("{to}: {e}"), mend),
        Err(e) => report.bad("mail", &e.to_string(), mend),
    }
}

fn gateways(settings: &Settings, app: &Casework, report: &mut Report) {
    match sender::sms(settings, app) {
        Ok(None) => report.good("sms", "not set up"),
        Ok(Some(gateway)) => report.good("sms", &gateway.summary()),
        Err(e) => report.bad("sms", &format!("{e:#}"), "mend [sms] of the configuration"),
    }
    match sender::zalo(settings, app) {
        Ok(None) => report.good("zalo", "not set up"),
        Ok(Some(account)) => report.good("zalo", &account.summary()),
        Err(e) => report.bad("zalo", &format!("{e:#}"), "mend [zalo] of the configuration"),
    }
}

async fn lately(app: &Casework, report: &mut Report) {
    let read = |conn: &mut Conn| {
        let hooks = webhooks::list(conn, None)?;
        Ok::<_, casework::Failure>((casework::channels::health(conn)?, hooks))
    };
    let (health, hooks) = match app.db().read(read).await {
        Ok(read) => read,
        Err(e) => return report.bad("channels", &e.to_string(), "look at the database"),
    };
    let active = hooks.iter().filter(|h| h.state == WebhookState::Active).count();
    report.good("webhooks", &format!("{active} used, {} disabled", hooks.len() - active));
    for circuit in health {
        let why = circuit.last_error.unwrap_or_default();
        match circuit.state {
            CircuitState::Closed => {}
            CircuitState::Open | CircuitState::HalfOpen => report.bad(
                &circuit.circuit,
                &format!("left alone after {} failures in a row: {why}", circuit.consecutive_failures),
                "mend the other side; it is tried again by itself",
            ),
        }
    }
}
