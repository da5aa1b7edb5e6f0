//! lettre alone: a loop that sends finished mails over a number of connections.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Result, ensure};
use journeys::smtp::Mail;
use lettre::address::Envelope;
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::client::SmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail as From, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::{SmtpTransport, Transport as _};

/// How lettre is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// `SmtpTransport` with its pool. It writes text and final dot apart, and the dot waits for the
    /// acknowledgement of the text (Nagle against delayed ACK).
    AsItComes,
    /// Its connection, driven command by command, with text and dot in one write.
    OneWrite,
}

/// Sends all mails over so many connections at once, each from a thread of its own.
pub(crate) async fn send(
    server: SocketAddr,
    mails: &Arc<Vec<Mail>>,
    connections: usize,
    manner: Manner,
) -> Result<()> {
    let next = Arc::new(AtomicUsize::new(0));
    let pool = PoolConfig::new().max_size(u32::try_from(connections)?);
    let transport = SmtpTransport::builder_dangerous(server.ip().to_string())
        .port(server.port())
        .pool_config(pool)
        .build();
    let threads: Vec<_> = (0..connections)
        .map(|_| {
            let (mails, next, transport) = (Arc::clone(mails), Arc::clone(&next), transport.clone());
            tokio::task::spawn_blocking(move || {
                let mut own = None;
                while let Some(mail) = mails.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match manner {
                        Manner::AsItComes => pooled(&transport, mail)?,
                        Manner::OneWrite => stepwise(&mut own, server, mail)?,
                    }
                }
                anyhow::Ok(())
            })
        })
        .collect();
    for thread in threads {
        thread.await??;
    }
    Ok(())
}

fn pooled(transport: &SmtpTransport, mail: &Mail) -> Result<()> {
    let to = mail.to.iter().map(|to| Ok(to.parse()?)).collect::<Result<_>>()?;
    let answer = transport.send_raw(&Envelope::new(Some(mail.from.parse()?), to)?, &mail.raw)?;
    ensure!(answer.is_positive(), "the sink refused a mail");
    Ok(())
}

fn stepwise(own: &mut Option<SmtpConnection>, server: SocketAddr, mail: &Mail) -> Result<()> {
    let mut connection = match own.take() {
        Some(connection) => connection,
        None => SmtpConnection::connect(server, None, &ClientId::default(), None, None)?,
    };
    connection.command(From::new(Some(mail.from.parse()?), Vec::new()))?;
    for to in &mail.to {
        connection.command(Rcpt::new(to.parse()?, Vec::new()))?;
    }
    connection.command(Data)?;
    // The notifier's mails begin no line with a dot (transfer encoding), so none is doubled.
    connection.command(format!("{}.\r\n", String::from_utf8_lossy(&mail.raw)))?;
    *own = Some(connection);
    Ok(())
}
