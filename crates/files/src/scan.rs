//! A virus scanner: clamd, asked over its own protocol (INSTREAM).

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

const PIECE: usize = 64 * 1024;
/// An answer is one short line.
const LONGEST_ANSWER: u64 = 4096;

/// Where clamd listens.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Address {
    /// host:port
    Tcp(String),
    /// Path of a socket.
    Unix(PathBuf),
}

/// A scanner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanner {
    address: Address,
    wait: Duration,
}

/// What the scanner found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Clean,
    /// Something, with its name.
    Infected(String),
}

/// The scanner gave no verdict: nothing is taken unscanned.
#[derive(Debug, thiserror::Error)]
#[error("the virus scanner gave no verdict: {0}")]
pub struct ScanError(String);

impl From<std::io::Error> for ScanError {
    fn from(e: std::io::Error) -> Self {
        Self(e.to_string())
    }
}

/// A stream with a reader and a writer.
trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

impl Scanner {
    /// A scanner at `tcp://host:port` or `unix:/path/to/socket`.
    ///
    /// # Errors
    /// An address of another form.
    pub fn at(address: &str, wait: Duration) -> Result<Self, String> {
        let address = if let Some(host) = address.strip_prefix("tcp://") {
            let port = host.rsplit_once(':').and_then(|(_, p)| p.parse::<u16>().ok());
            port.ok_or_else(|| format!("{address}: the port is missing"))?;
            Address::Tcp(host.to_owned())
        } else if let Some(path) = address.strip_prefix("unix:") {
            Address::Unix(PathBuf::from(path))
        } else {
            return Err(format!("{address}: give tcp://host:port or unix:/path"));
        };
        Ok(Self { address, wait })
    }

    fn connect(&self) -> Result<Box<dyn Line>, ScanError> {
        match &self.address {
            Address::Tcp(host) => {
                let all = host.to_socket_addrs()?;
                let mut last = ScanError("the name has no address".to_owned());
                for one in all {
                    match TcpStream::connect_timeout(&one, self.wait) {
                        Ok(line) => {
                            line.set_read_timeout(Some(self.wait))?;
                            line.set_write_timeout(Some(self.wait))?;
                            return Ok(Box::new(line));
                        }
                        Err(e) => last = e.into(),
                    }
                }
                Err(last)
            }
            Address::Unix(path) => {
                let line = UnixStream::connect(path)?;
                line.set_read_timeout(Some(self.wait))?;
                line.set_write_timeout(Some(self.wait))?;
                Ok(Box::new(line))
            }
        }
    }

    /// Asks for a sign of life.
    ///
    /// # Errors
    /// [`ScanError`] when none comes.
    pub fn ping(&self) -> Result<(), ScanError> {
        let mut line = self.connect()?;
        line.write_all(b"zPING\0")?;
        match answer(&mut line)?.as_str() {
            "PONG" => Ok(()),
            other => Err(ScanError(format!("answered {other:?} to PING"))),
        }
    }

    /// Has a file looked at.
    ///
    /// # Errors
    /// [`ScanError`] when there is no verdict, for whatever reason.
    pub fn scan(&self, file: &Path) -> Result<Verdict, ScanError> {
        let mut source = std::fs::File::open(file)?;
        let mut line = self.connect()?;
        line.write_all(b"zINSTREAM\0")?;
        let mut piece = vec![0; PIECE];
        loop {
            let n = source.read(&mut piece)?;
            let length = u32::try_from(n).map_err(|_| ScanError("a piece is too long".to_owned()))?;
            let sent = line.write_all(&length.to_be_bytes()).and_then(|()| line.write_all(&piece[..n]));
            if let Err(e) = sent {
                // It hangs up when the stream is longer than it takes, and says so first.
                return Err(answer(&mut line).map_or_else(|_| e.into(), ScanError));
            }
            if n == 0 {
                break;
            }
        }
        line.flush()?;
        verdict(&answer(&mut line)?)
    }
}

fn answer(line: &mut impl Read) -> Result<String, ScanError> {
    let mut bytes = Vec::new();
    line.take(LONGEST_ANSWER).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.trim_matches(|c: char| c == '\0' || c.is_whitespace()).to_owned())
}

fn verdict(answer: &str) -> Result<Verdict, ScanError> {
    let told = answer.strip_prefix("stream:").unwrap_or(answer).trim();
    if told == "OK" {
        return Ok(Verdict::Clean);
    }
    match told.strip_suffix("FOUND") {
        Some(name) => Ok(Verdict::Infected(name.trim().to_owned())),
        None => Err(ScanError(format!("answered {answer:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_answer_is_a_verdict() {
        assert_eq!(verdict("stream: OK").unwrap(), Verdict::Clean);
        assert_eq!(
            verdict("stream: Eicar-Test-Signature FOUND").unwrap(),
            Verdict::Infected("Eicar-Test-Signature".to_owned())
        );
        for unclear in ["", "INSTREAM size limit exceeded. ERROR", "stream: ERROR", "OKAY"] {
            assert!(verdict(unclear).is_err(), "{unclear}");
        }
    }

    #[test]
    fn addresses() {
        let wait = Duration::from_secs(1);
        assert!(Scanner::at("tcp://127.0.0.1:3310", wait).is_ok());
        assert!(Scanner::at("unix:/run/clamav/clamd.ctl", wait).is_ok());
        assert!(Scanner::at("127.0.0.1:3310", wait).is_err());
        assert!(Scanner::at("tcp://127.0.0.1", wait).is_err());
    }
}
