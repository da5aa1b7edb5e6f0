//! One HTTP request and its answer. No redirects, no cookies, no proxy, no kept connections; bounded in time and size.

use super::resolver::{Guarded, Refused};
use super::watched::{Watch, begun, forget};
use casework::webhooks::{Unreachable, WebhookPolicy};
use std::io::Read as _;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::{Request, Response};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{Connector as _, RustlsConnector, TcpConnector};
use ureq::{Agent, Body, Error};

/// Longest a request may take, from looking up the name to the end of the answer.
pub const HTTP_TIMEOUT: Duration = Duration::from_secs(20);
/// Longest answer that is read.
const LONGEST_ANSWER: u64 = 64 * 1024;

/// A client.
pub(crate) struct Client {
    agent: Agent,
}

/// What to ask.
#[derive(Debug, Clone)]
pub(crate) struct Ask<'a> {
    pub(crate) method: &'a str,
    pub(crate) url: &'a str,
    pub(crate) headers: &'a [(String, String)],
    pub(crate) body: &'a [u8],
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// What `Retry-After` asks for, in seconds.
    pub(crate) retry_after: Option<Duration>,
    /// The body; `None` when it was cut or longer than what is read.
    pub(crate) body: Option<Vec<u8>>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoReply {
    /// The address may not be asked.
    Refused(Unreachable),
    /// The question cannot be put.
    Malformed(&'static str),
    /// Nothing of the request left this machine.
    NotSent(String),
    /// Some or all of it left: it may have been taken.
    Unanswered(String),
}

impl Client {
    /// A client that asks only where the policy allows.
    pub(crate) fn guarded(policy: WebhookPolicy, timeout: Duration) -> Self {
        Self { agent: agent(Guarded::new(policy), timeout) }
    }

    /// A client for addresses that the operator configured.
    pub(crate) fn trusted(timeout: Duration) -> Self {
        Self { agent: agent(DefaultResolver::default(), timeout) }
    }

    /// Asks.
    pub(crate) fn send(&self, ask: &Ask<'_>) -> Result<Reply, NoReply> {
        let mut request = Request::builder().method(ask.method).uri(ask.url);
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        forget();
        let malformed = |_| NoReply::Malformed("method, address or header is not valid");
        let answer = if ask.body.is_empty() {
            self.agent.run(request.body(()).map_err(malformed)?)
        } else {
            self.agent.run(request.body(ask.body).map_err(malformed)?)
        };
        answer.map(reply).map_err(no_reply)
    }
}

fn agent(resolver: impl ureq::unversioned::resolver::Resolver, timeout: Duration) -> Agent {
    let config = Config::builder()
        .timeout_global(Some(timeout))
        .timeout_connect(Some(timeout / 2))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .proxy(None)
        .max_idle_connections(0)
        .user_agent("tnld")
        .build();
    let chain = ().chain(TcpConnector::default()).chain(RustlsConnector::default()).chain(Watch);
    Agent::with_parts(config, chain, resolver)
}

fn reply(mut response: Response<Body>) -> Reply {
    let retry_after = response.headers().get("retry-after").and_then(|v| v.to_str().ok());
    let retry_after = retry_after.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
    let status = response.status().as_u16();
    let mut body = Vec::new();
    let read = response.body_mut().as_reader().take(LONGEST_ANSWER + 1).read_to_end(&mut body);
    let whole = read.is_ok() && body.len() as u64 <= LONGEST_ANSWER;
    Reply { status, retry_after, body: whole.then_some(body) }
}

fn no_reply(error: Error) -> NoReply {
    if let Error::Other(cause) = &error
        && let Some(Refused(why)) = cause.downcast_ref::<Refused>()
    {
        return NoReply::Refused(*why);
    }
    let words = match &error {
        Error::Timeout(_) => "no answer in time".to_owned(),
        Error::HostNotFound => "the name of the host is not known".to_owned(),
        Error::Io(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => "the connection was cut".to_owned(),
        Error::Io(e) => e.kind().to_string(),
        other => other.to_string(),
    };
    match error {
        Error::Http(_) | Error::BadUri(_) => NoReply::Malformed("the address is not valid"),
        _ if begun() => NoReply::Unanswered(words),
        _ => NoReply::NotSent(words),
    }
}
