//! A web service for tests, on a free port of the loopback address: answers what a test tells it to answer.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the service does with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Does {
    /// Answers with a status and a body.
    Answers(u16, &'static str),
    /// Answers with a status and one more header.
    With(u16, &'static str),
    /// Reads the request and closes the connection.
    HangsUp,
    /// Reads the request and never answers.
    KeepsSilent,
    /// Closes the connection before it reads anything.
    Refuses,
}

/// A request as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Asked {
    /// The value of a header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).unwrap_or_default()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

#[derive(Default)]
struct State {
    /// Unusual doings, used up one by one.
    script: VecDeque<Does>,
    usual: Option<Does>,
    asked: Vec<Asked>,
    connections: usize,
    silent: Vec<TcpStream>,
}

/// Lives as long as the test's process.
pub(crate) struct FakeEndpoint {
    port: u16,
    state: Arc<Mutex<State>>,
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl FakeEndpoint {
    /// Does what the script says, then 204 for ever.
    pub(crate) fn start(script: impl IntoIterator<Item = Does>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State { script: script.into_iter().collect(), ..State::default() }));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                lock(&state).connections += 1;
                // A client that goes away ends the conversation, not the service.
                std::thread::spawn(move || converse(stream, &state).unwrap_or_default());
            }
        });
        Self { port, state }
    }

    /// What it does from now on, when the script is used up.
    pub(crate) fn usually(&self, does: Does) {
        lock(&self.state).usual = Some(does);
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/tnld", self.port)
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        lock(&self.state).asked.clone()
    }

    pub(crate) fn connections(&self) -> usize {
        lock(&self.state).connections
    }
}

fn converse(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let does = {
        let mut state = lock(state);
        let usual = state.usual.clone().unwrap_or(Does::Answers(204, ""));
        state.script.pop_front().unwrap_or(usual)
    };
    if does == Does::Refuses {
        return Ok(());
    }
    let asked = read(&stream)?;
    let mut state = lock(state);
    state.asked.push(asked);
    let (status, header, body) = match does {
        Does::Answers(status, body) => (status, "", body),
        Does::With(status, header) => (status, header, ""),
        Does::HangsUp | Does::Refuses => return Ok(()),
        Does::KeepsSilent => {
            state.silent.push(stream);
            return Ok(());
        }
    };
    drop(state);
    let header = if header.is_empty() { String::new() } else { format!("{header}\r\n") };
    write!(
        stream,
        "HTTP/1.1 {status} X\r\nContent-Length: {}\r\n{header}Connection: close\r\n\r\n{body}",
        body.len()
    )
}

fn read(stream: &TcpStream) -> std::io::Result<Asked> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        // Somebody looked whether there is a service, and said nothing.
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    let mut words = line.split(' ').map(str::to_owned);
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
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
    Ok(Asked { method, path, headers, body })
}
