//! Knowing whether anything of a request was sent: what was never begun may be tried again without a doubt.

use std::cell::Cell;
use ureq::Error;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, Transport};

std::thread_local! {
    /// Whether this thread's request has begun to leave. A request is sent by the thread that asks for it.
    static BEGUN: Cell<bool> = const { Cell::new(false) };
}

/// Forgets earlier requests of this thread.
pub(super) fn forget() {
    BEGUN.set(false);
}

/// Has the request of this thread begun to leave? The TLS handshake is no part of it.
pub(super) fn begun() -> bool {
    BEGUN.get()
}

/// The end of a chain of connectors.
#[derive(Debug, Default)]
pub(super) struct Watch;

impl<In: Transport> Connector<In> for Watch {
    type Out = Watched<In>;

    fn connect(&self, _: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Self::Out>, Error> {
        Ok(chained.map(Watched))
    }
}

/// A connection that notes when the first byte leaves.
#[derive(Debug)]
pub(super) struct Watched<T>(T);

impl<T: Transport> Transport for Watched<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.0.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        BEGUN.set(true);
        self.0.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.0.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.0.is_open()
    }

    fn is_tls(&self) -> bool {
        self.0.is_tls()
    }
}
