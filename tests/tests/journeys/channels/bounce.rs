//! A mail comes back after the server had taken it: it stands on the case, and the next rung is taken.

use anyhow::{Result, ensure};
use journeys::scratch::ScratchDir;
use journeys::told::of_province;
use journeys::{Context, Kind};

use super::stage::{a_death, run, told_over, until};

#[test]
fn sqlite() {
    comes_back(Kind::Sqlite);
}

#[test]
fn postgres() {
    comes_back(Kind::Postgres);
}

fn comes_back(kind: Kind) {
    let directory = ScratchDir::new("tnld_bounces").expect("a directory");
    for part in ["new", "cur", "tmp"] {
        std::fs::create_dir(directory.path().join(part)).expect("a maildir");
    }
    let variables = vec![("TNLD_NOTIFIER_BOUNCES_DIR", directory.path().display().to_string())];
    run(kind, "bounce", variables, async |ctx| a_mail_comes_back(ctx, &directory).await);
}

async fn a_mail_comes_back(ctx: &mut Context, directory: &ScratchDir) -> Result<()> {
    let (case, inspector) = a_death(ctx).await?;
    until(ctx, "select count(*) from outbox where state <> 'delivered'", 0).await?;
    let police = of_province("police_province");
    let mail = ctx.sink.mails_to(&police).remove(0);
    let notification = format!(
        "From: MAILER-DAEMON@mx.example.vn\r\nTo: tnld@localhost\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.vn\r\n\r\n\
         Final-Recipient: rfc822; {police}\r\nAction: failed\r\nStatus: 5.2.1\r\nDiagnostic-Code: smtp; 550 5.2.1 mailbox disabled\r\n\r\n\
         --b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {}\r\nSubject: x\r\n\r\nx\r\n--b--\r\n",
        mail.message_id
    );
    // As a mail server does it: written elsewhere, then moved into the place.
    let (tmp, new) = (directory.path().join("tmp/1.mx"), directory.path().join("new/1.mx"));
    std::fs::write(&tmp, notification)?;
    std::fs::write(directory.path().join("new/2.mx"), "Subject: Chào\r\n\r\nThư thường.\r\n")?;
    std::fs::rename(&tmp, &new)?;

    until(ctx, "select count(*) from outbox where state = 'dead' and last_error like '5.2.1%'", 1).await?;
    until(ctx, "select count(*) from outbox where state in ('pending')", 0).await?;
    ensure!(
        told_over(&case, &inspector, "email").await?.iter().any(|kind| kind == "bounced"),
        "the timeline does not tell"
    );
    let start = std::time::Instant::now();
    while !directory.path().join("done/1.mx").exists() {
        ensure!(start.elapsed() < std::time::Duration::from_secs(20), "the notification was not put away");
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    ensure!(directory.path().join("new/2.mx").exists(), "a mail that is none of ours was taken");
    // Nobody can answer what came back: the rung above is told at once.
    let hops = "select count(*) from alerts where role = 'police_province' and ladder_rung > 2";
    until(ctx, hops, 1).await?;
    Ok(())
}
