//! A client that costs little: one kept connection, requests written as bytes, of an answer only status and
//! length read. What the load generator computes is taken from the processor that server and database share.

use anyhow::{Context as _, Result, ensure};
use journeys::Api;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// A connection on which requests of one signed-in person are sent.
pub(crate) struct Wire {
    stream: BufReader<TcpStream>,
    /// The headers that every request has.
    headers: String,
}

impl Wire {
    /// Connects to where this client's server listens, signed in as this client is.
    pub(crate) async fn of(api: &Api) -> Result<Self> {
        let host = api.base().strip_prefix("http://").context("not an http:// address")?;
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        let mut headers = format!("host: {host}\r\ncontent-type: application/json\r\n");
        for (name, value) in api.credentials() {
            headers.push_str(&format!("{name}: {value}\r\n"));
        }
        Ok(Self { stream: BufReader::new(stream), headers })
    }

    /// Posts under this Idempotency-Key and waits for the whole answer, which must be 201.
    pub(crate) async fn create(&mut self, path: &str, key: &str, body: &str) -> Result<()> {
        let (headers, length) = (&self.headers, body.len());
        let request = format!(
            "POST {path} HTTP/1.1\r\n{headers}idempotency-key: {key}\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.stream.write_all(request.as_bytes()).await?;
        let mut line = String::new();
        self.stream.read_line(&mut line).await?;
        let status = line.trim_end().to_owned();
        let mut length = None;
        loop {
            line.clear();
            self.stream.read_line(&mut line).await?;
            match line.trim_end().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = Some(value.trim().parse()?);
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut answer = vec![0; length.with_context(|| format!("no content-length: {status}"))?];
        self.stream.read_exact(&mut answer).await?;
        ensure!(status.contains(" 201 "), "{status}: {}", String::from_utf8_lossy(&answer));
        Ok(())
    }
}
