//! SQLite's one writer: a thread that commits the waiting units of work in groups.
//!
//! One `fsync` then serves up to [`GROUP`] units. Each runs in its own savepoint, so a bad one undoes only
//! itself; all are answered after the commit, so an answer means "on disk".

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::{self, JoinHandle};

use crate::connect::{Link, Manager};
use crate::dialect;
use crate::error::{Result, StoreError};
use crate::unit::Work;

/// Units of work in one transaction at most.
const GROUP: usize = 64;

/// The queue to the writer thread.
pub(crate) struct Writer {
    queue: Option<SyncSender<Box<dyn Work>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread on a connection of its own.
    pub(crate) fn start(manager: Manager, queue: usize) -> Result<Self> {
        let link = manager.establish()?;
        let (sender, units) = sync_channel(queue.max(1));
        let thread = thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || serve(link, &manager, &units))
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        Ok(Self { queue: Some(sender), thread: Some(thread) })
    }

    /// Puts a unit in the queue; a full queue is `Busy`.
    pub(crate) fn submit(&self, unit: Box<dyn Work>) -> Result<()> {
        let queue = self.queue.as_ref().ok_or(StoreError::Busy)?;
        queue.try_send(unit).map_err(|e| match e {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => StoreError::Unavailable("the writer has stopped".into()),
        })
    }
}

impl Drop for Writer {
    /// Lets the writer finish what is queued, so that a program may exit right after.
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != thread::current().id()
            && thread.join().is_err()
        {
            tracing::error!("the SQLite writer ended by a panic");
        }
    }
}

fn serve(mut link: Link, manager: &Manager, units: &Receiver<Box<dyn Work>>) {
    while let Ok(first) = units.recv() {
        if let Err(error) = commit_group(&mut link, first, units) {
            tracing::warn!(%error, "a group of writes failed");
        }
        if dialect::is_lost(&mut link.conn) {
            match manager.establish() {
                Ok(fresh) => link = fresh,
                Err(error) => tracing::error!(%error, "the SQLite writer cannot reconnect"),
            }
        }
    }
}

/// Runs one group and answers every unit in it; the error is for the log.
fn commit_group(link: &mut Link, first: Box<dyn Work>, units: &Receiver<Box<dyn Work>>) -> Result<()> {
    if first.is_late() {
        first.answer(Err(StoreError::Busy));
        return Ok(());
    }
    // Waits for another process's lock as long as `busy_timeout` allows.
    if let Err(error) = dialect::begin_write(&mut link.conn) {
        let why = error.to_string();
        first.answer(Err(error.into()));
        return Err(StoreError::Unavailable(why));
    }
    let mut done = Vec::new();
    let mut outcome = Ok(());
    let mut next = Some(first);
    while let Some(mut unit) = next.take() {
        if unit.is_late() {
            unit.answer(Err(StoreError::Busy));
        } else {
            outcome = run_in_savepoint(link, unit.as_mut());
            done.push(unit);
        }
        if outcome.is_ok() && done.len() < GROUP {
            next = units.try_recv().ok();
        }
    }
    let outcome = outcome.and_then(|()| dialect::commit(&mut link.conn));
    if outcome.is_err() {
        drop(dialect::rollback_to(&mut link.conn, 0));
    }
    match outcome {
        Ok(()) => {
            for unit in done {
                unit.answer(Ok(()));
            }
            Ok(())
        }
        Err(error) => {
            let why = error.to_string();
            for unit in done {
                unit.answer(Err(StoreError::Unavailable(why.clone())));
            }
            Err(StoreError::Unavailable(why))
        }
    }
}

/// Runs one unit; an error here means that the transaction itself is lost.
fn run_in_savepoint(link: &mut Link, unit: &mut dyn Work) -> diesel::QueryResult<()> {
    let c = &mut link.conn;
    dialect::savepoint(c)?;
    if unit.run(c) && dialect::depth(c) == 2 {
        return dialect::commit(c);
    }
    dialect::rollback_to(c, 1)
}
