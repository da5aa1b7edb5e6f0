//! `tnld run`: everything in one process.

use super::say;
use crate::config::Settings;
use crate::pulse::Pulse;
use crate::{boot, demo, metrics, sender, server, stop};
use anyhow::{Context as _, Result};
use std::process::ExitCode;
use store::WorkerKind;
use tokio::sync::watch;

pub(super) async fn run(settings: &Settings, demonstrate: bool) -> Result<ExitCode> {
    let db = boot::open_db(settings)?;
    for name in super::migrate::up_to_date(settings, &db).await? {
        say(&format!("migrated {name}"));
    }
    let sign_ins =
        if demonstrate { demo::fill(settings, &db).await.context("demonstration data")? } else { Vec::new() };
    let app = boot::casework(settings, db)?;
    casework::directory::seed_holidays(&app).await?;
    casework::directory::seed_agencies(&app, |_| None).await?;
    casework::directory::load_calendar(&app).await?;
    let notifier = sender::notifier(settings, &app)?;
    let listening = server::listen(settings, &app)?;
    let figures = metrics::listen(settings, &app)?;
    greet(settings, &sign_ins);
    let (tell, told) = watch::channel(false);
    let sending = tokio::task::spawn_local(notifier.run(told));
    let (handle, draining) = (listening.handle(), listening.draining());
    let serving = tokio::task::spawn_local(listening.run());
    let (sends, serves) = (sending.abort_handle(), serving.abort_handle());
    let pulse = Pulse::start(&app, WorkerKind::Run, move || !sends.is_finished() && !serves.is_finished());
    stop::asked().await?;
    draining.begin();
    handle.stop(true).await;
    let _ = tell.send(true);
    serving.await??;
    sending.await?;
    pulse.end().await;
    metrics::end(figures).await;
    Ok(ExitCode::SUCCESS)
}

fn greet(settings: &Settings, sign_ins: &[demo::SignInLine]) {
    let url = settings.public_url();
    if !sign_ins.is_empty() {
        say("");
        say("Bản trình diễn / Demonstration of the province of An Giang. Nothing here is real.");
        say(&format!("Mật khẩu chung / password of everybody: {}", demo::PASSWORD));
        for line in sign_ins {
            say(&format!("  {:<16} {}", line.login, line.who));
        }
        say(&format!("Hộp thư / mails:   {url}/hop-thu"));
        say(&format!("API:               {url}/api/docs"));
        say("");
    }
    say(&format!("tnld answers on {url}"));
}
