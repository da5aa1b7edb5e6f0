//! One SMTP conversation: the server's side, on a blocking socket.

use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::SystemTime;

use super::sink::Shared;
use super::{Behaviour, Mail, Step};

/// Speaks until the client quits, goes away, or the sink is told to cut the line.
pub(super) fn converse(stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut session = Session { input: BufReader::new(stream.try_clone()?), output: stream, shared };
    session.run()
}

struct Session<'a> {
    input: BufReader<TcpStream>,
    output: TcpStream,
    shared: &'a Shared,
}

impl Session<'_> {
    fn run(&mut self) -> io::Result<()> {
        if !self.step(Step::Connect, "", "220 sink ready")? {
            return Ok(());
        }
        let mut from = String::new();
        let mut to: Vec<String> = Vec::new();
        while let Some(line) = self.line()? {
            let command = line.to_ascii_uppercase();
            if command.starts_with("EHLO") {
                self.say("250-sink\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 26214400")?;
            } else if command.starts_with("HELO") || command.starts_with("NOOP") {
                self.say("250 ok")?;
            } else if command.starts_with("RSET") {
                from.clear();
                to.clear();
                self.say("250 ok")?;
            } else if command.starts_with("MAIL FROM:") {
                from = address(&line);
                if !self.step(Step::Mail, "", "250 ok")? {
                    return Ok(());
                }
            } else if command.starts_with("RCPT TO:") {
                let recipient = address(&line);
                match self.shared.behaviour(&recipient) {
                    Behaviour::Answer(Step::Recipient, ..) => {}
                    _ => to.push(recipient.clone()),
                }
                if !self.step(Step::Recipient, &recipient, "250 ok")? {
                    return Ok(());
                }
            } else if command.starts_with("DATA") {
                if to.is_empty() {
                    self.say("503 no recipient")?;
                    continue;
                }
                self.say("354 go on")?;
                let Some(raw) = self.message()? else { return Ok(()) };
                if !self.take(std::mem::take(&mut from), std::mem::take(&mut to), raw)? {
                    return Ok(());
                }
            } else if command.starts_with("QUIT") {
                return self.say("221 bye");
            } else {
                self.say("502 not known")?;
            }
        }
        Ok(())
    }

    /// Keeps the message if the sink is to accept it, and answers.
    fn take(&mut self, from: String, to: Vec<String>, raw: Vec<u8>) -> io::Result<bool> {
        let first = to.first().cloned().unwrap_or_default();
        if !matches!(self.shared.behaviour(&first), Behaviour::Answer(Step::Message, ..)) {
            match Mail::read(from, to, raw, SystemTime::now()) {
                Ok(mail) => self.shared.keep(mail),
                Err(error) => {
                    self.say(&format!("554 {error}"))?;
                    return Ok(true);
                }
            }
        }
        self.step(Step::Message, &first, "250 taken")
    }

    /// Answers at a step as the sink was told; false when the line is to be cut.
    fn step(&mut self, step: Step, recipient: &str, good: &str) -> io::Result<bool> {
        match self.shared.behaviour(recipient) {
            Behaviour::Answer(at, code, text) if at == step => self.say(&format!("{code} {text}"))?,
            Behaviour::Drop(at) if at == step => return Ok(false),
            Behaviour::Delay(at, time) if at == step => {
                std::thread::sleep(time);
                self.say(good)?;
            }
            Behaviour::Accept | Behaviour::Answer(..) | Behaviour::Drop(_) | Behaviour::Delay(..) => {
                self.say(good)?
            }
        }
        Ok(true)
    }

    fn say(&mut self, line: &str) -> io::Result<()> {
        self.output.write_all(format!("{line}\r\n").as_bytes())
    }

    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        if self.input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim_end().to_owned()))
    }

    /// Reads up to the lone dot; `None` when the client went away before it.
    fn message(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut message = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.input.read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            match line.strip_prefix(b".") {
                Some(b"\r\n" | b"\n") => return Ok(Some(message)),
                Some(unstuffed) => message.extend_from_slice(unstuffed),
                None => message.extend_from_slice(&line),
            }
        }
    }
}

/// The address between angle brackets of `MAIL FROM:<a@b> SIZE=1`.
fn address(line: &str) -> String {
    let inside = line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(address, _)| address);
    inside.unwrap_or_default().to_ascii_lowercase()
}
