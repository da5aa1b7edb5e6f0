//! A unit of work waiting for SQLite's writer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant as Moment;

use tokio::sync::oneshot;

use crate::conn::Conn;
use crate::error::StoreError;

/// A unit of work, whatever it returns.
pub(crate) trait Work: Send {
    /// Runs it; true when its writes are to be kept.
    fn run(&mut self, c: &mut Conn) -> bool;
    /// Answers the caller: with the unit's own result, or with the failure of the commit.
    fn answer(self: Box<Self>, commit: Result<(), StoreError>);
    /// Whether its caller has waited too long for it to begin.
    fn is_late(&self) -> bool;
}

/// The closure of a caller and the way back to it.
pub(crate) struct Unit<T, E, F> {
    work: F,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
    until: Moment,
}

impl<T, E, F> Unit<T, E, F> {
    pub(crate) fn new(work: F, until: Moment) -> (Self, oneshot::Receiver<Result<T, E>>) {
        let (reply, answer) = oneshot::channel();
        (Self { work, result: None, reply, until }, answer)
    }
}

impl<T, E, F> Work for Unit<T, E, F>
where
    T: Send,
    E: From<StoreError> + Send,
    F: FnMut(&mut Conn) -> Result<T, E> + Send,
{
    fn run(&mut self, c: &mut Conn) -> bool {
        let result = run_guarded(&mut self.work, c);
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn answer(self: Box<Self>, commit: Result<(), StoreError>) {
        let answer = match (commit, self.result) {
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(E::from(StoreError::Busy)),
            (Err(error), _) => Err(E::from(error)),
        };
        // A caller that went away needs no answer.
        drop(self.reply.send(answer));
    }

    fn is_late(&self) -> bool {
        Moment::now() > self.until
    }
}

/// Runs a closure so that its panic fails only itself.
pub(crate) fn run_guarded<T, E: From<StoreError>>(
    work: &mut impl FnMut(&mut Conn) -> Result<T, E>,
    c: &mut Conn,
) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(|| work(c))).unwrap_or_else(|_| Err(E::from(StoreError::Panicked)))
}
