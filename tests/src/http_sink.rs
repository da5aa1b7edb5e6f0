//! A web service of the test's own: takes real HTTP on a free port, keeps what it was asked, and answers as told.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::Value;

/// What the service does with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A status and a body.
    With(u16, String),
    /// The request is taken and the line cut: the sender cannot know what became of it.
    Cut,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Request {
    /// Path and query.
    pub path: String,
    /// Names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// Body.
    pub body: Vec<u8>,
}

impl Request {
    /// The value of a header, by its name in lower case; empty when there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// The body as JSON; `null` when it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

#[derive(Default)]
struct Shared {
    requests: Mutex<Vec<Request>>,
    answer: Mutex<Option<Answer>>,
    stopped: AtomicBool,
}

/// The service, one thread per connection. Dropped, it stops.
pub struct HttpSink {
    address: SocketAddr,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl HttpSink {
    /// Listens on a free port; answers 204.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let for_acceptor = Arc::clone(&shared);
        let acceptor = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if for_acceptor.stopped.load(Ordering::SeqCst) {
                    break;
                }
                let shared = Arc::clone(&for_acceptor);
                // A client that goes away in the middle is part of the test, not an error of the sink.
                std::thread::spawn(move || converse(stream, &shared).unwrap_or_default());
            }
        });
        Ok(Self { address, shared, acceptor: Some(acceptor) })
    }

    /// Its address with a path.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// How it answers from now on.
    pub fn answer(&self, answer: Answer) {
        *lock(&self.shared.answer) = Some(answer);
    }

    /// Everything it was asked so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }

    /// Waits for at least `count` requests.
    pub async fn wait_for(&self, count: usize) -> Result<Vec<Request>> {
        let start = Instant::now();
        loop {
            let requests = self.requests();
            if requests.len() >= count {
                return Ok(requests);
            }
            if start.elapsed() > Duration::from_secs(20) {
                bail!("{} requests came, {count} were expected: {requests:#?}", requests.len());
            }
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }
}

impl Drop for HttpSink {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the acceptor, which then sees that it is to stop.
        let woken = TcpStream::connect(self.address).is_ok();
        if let (true, Some(acceptor)) = (woken, self.acceptor.take()) {
            acceptor.join().unwrap_or_default();
        }
    }
}

fn converse(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut reader = BufReader::new(&stream);
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        // Somebody looked whether there is a service, and said nothing.
        return Ok(());
    }
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(n, _)| n == "content-length").and_then(|(_, v)| v.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    lock(&shared.requests).push(Request { path, headers, body });
    let answer = lock(&shared.answer).clone();
    match answer.unwrap_or_else(|| Answer::With(204, String::new())) {
        Answer::Cut => Ok(()),
        Answer::With(status, body) => write!(
            stream,
            "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ),
    }
}
