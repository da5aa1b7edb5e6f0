//! One thread for password hashing, with memory that is used again. Argon2id wants 19 MiB a time; taken
//! anew on the runtime's threads, the allocator would keep several times that for each of them.

use crate::failure::Failure;
use argon2::Block;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use tokio::sync::oneshot;

/// Memory for one hash: blocks of 1 KiB.
pub(super) type Memory = Vec<Block>;

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// Sign-ins that may wait; more are told to come back.
const QUEUE: usize = 256;

/// Handle of the thread; it ends with the last handle.
#[derive(Clone)]
pub(crate) struct Hasher(Option<SyncSender<Job>>);

impl Hasher {
    /// Starts the thread; its memory is taken with the first password.
    pub(crate) fn start() -> Self {
        let (sender, jobs) = sync_channel::<Job>(QUEUE);
        let thread = std::thread::Builder::new().name("passwords".to_owned()).spawn(move || {
            let mut memory = Memory::new();
            while let Ok(job) = jobs.recv() {
                job(&mut memory);
            }
        });
        // Without the thread every sign-in is told that the system is busy.
        Self(thread.is_ok().then_some(sender))
    }

    /// Runs `work` on the thread.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Memory) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (tell, answer) = oneshot::channel();
        let job: Job = Box::new(move |memory| {
            // Nobody waits any more when the request was cut.
            let _ = tell.send(work(memory));
        });
        let sender = self.0.as_ref().ok_or(Failure::Busy)?;
        sender.try_send(job).map_err(|e| match e {
            TrySendError::Full(_) | TrySendError::Disconnected(_) => Failure::Busy,
        })?;
        answer.await.map_err(|_| Failure::Internal("a password could not be hashed".to_owned()))?
    }
}
