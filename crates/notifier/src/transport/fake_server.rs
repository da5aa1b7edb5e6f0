//! A mail server for tests, on a free port of the loopback address: says what a test tells it to say.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Where the server does something unusual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Greeting,
    Auth,
    MailFrom,
    RcptTo,
    Data,
    Message,
}

/// What it does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    /// Answers this.
    Says(&'static str),
    /// Closes the connection.
    HangsUp,
    /// Never answers.
    KeepsSilent,
}

/// What was said instead of the usual answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Usual,
    Other,
    Nothing,
}

#[derive(Default)]
struct State {
    /// Unusual doings, used up one by one, each when its place is reached.
    script: VecDeque<(At, Does)>,
    messages: Vec<String>,
    connections: usize,
    /// Connections kept open in silence.
    silent: Vec<TcpStream>,
}

/// Lives as long as the test's process.
pub(crate) struct FakeServer {
    port: u16,
    state: Arc<Mutex<State>>,
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl FakeServer {
    pub(crate) fn start(script: impl IntoIterator<Item = (At, Does)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State { script: script.into_iter().collect(), ..State::default() }));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                lock(&state).connections += 1;
                // A client that goes away ends the conversation, not the server.
                std::thread::spawn(move || converse(stream, &state).unwrap_or_default());
            }
        });
        Self { port, state }
    }

    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub(crate) fn messages(&self) -> Vec<String> {
        lock(&self.state).messages.clone()
    }

    pub(crate) fn connections(&self) -> usize {
        lock(&self.state).connections
    }
}

fn converse(stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut output = stream.try_clone()?;
    let mut input = BufReader::new(stream);
    let mut say = |at: Option<At>, usual: &str| -> std::io::Result<Said> {
        let mut state = lock(state);
        let unusual = state.script.front().copied().filter(|(place, _)| Some(*place) == at);
        if unusual.is_some() {
            state.script.pop_front();
        }
        match unusual.map(|(_, does)| does) {
            None => write!(output, "{usual}\r\n").map(|()| Said::Usual),
            Some(Does::Says(line)) => write!(output, "{line}\r\n").map(|()| Said::Other),
            Some(Does::HangsUp) => Ok(Said::Nothing),
            Some(Does::KeepsSilent) => {
                state.silent.push(output.try_clone()?);
                Ok(Said::Nothing)
            }
        }
    };
    if say(Some(At::Greeting), "220 fake ready")? == Said::Nothing {
        return Ok(());
    }
    let mut line = String::new();
    loop {
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let command = line.to_ascii_uppercase();
        let said = match command.split([' ', '\r', ':']).next().unwrap_or_default() {
            "EHLO" => say(None, "250-fake\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME")?,
            "AUTH" => say(Some(At::Auth), "235 welcome")?,
            "MAIL" => say(Some(At::MailFrom), "250 sender ok")?,
            "RCPT" => say(Some(At::RcptTo), "250 recipient ok")?,
            "DATA" => match say(Some(At::Data), "354 go on")? {
                Said::Usual => {
                    let message = read_message(&mut input)?;
                    let said = say(Some(At::Message), "250 2.0.0 queued as 7F")?;
                    if said == Said::Usual {
                        lock(state).messages.push(message);
                    }
                    said
                }
                refused => refused,
            },
            "QUIT" => return say(None, "221 bye").map(|_| ()),
            _ => say(None, "250 ok")?,
        };
        if said == Said::Nothing {
            return Ok(());
        }
    }
}

/// Up to the lone dot, doubled dots undone.
fn read_message(input: &mut impl BufRead) -> std::io::Result<String> {
    let mut message = String::new();
    loop {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 || line == ".\r\n" {
            return Ok(message);
        }
        message.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
