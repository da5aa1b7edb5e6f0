//! An answer and what a journey asserts of it.

use anyhow::{Context as _, Result, bail, ensure};
use reqwest::header::HeaderMap;
use serde_json::Value;

/// Status, headers and body of an answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Which request it answers, for messages: `POST /api/v1/tips`.
    pub request: String,
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub text: String,
    /// The body as JSON; null when it is none.
    pub json: Value,
}

impl Reply {
    pub(super) async fn read(request: String, response: reqwest::Response) -> Result<Self> {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let text = response.text().await.context("the answer's body cannot be read")?;
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Ok(Self { request, status, headers, text, json })
    }

    /// Its status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the answer if it has this status; else an error with its body.
    pub fn expect(self, status: u16) -> Result<Self> {
        ensure!(
            self.status == status,
            "{}: {} instead of {status}\n{}",
            self.request,
            self.status,
            self.text
        );
        Ok(self)
    }

    /// Asserts a problem document (RFC 9457): this status and stable code, the media type, a title, and
    /// the status repeated in the body.
    pub fn problem(self, status: u16, code: &str) -> Result<Self> {
        let reply = self.expect(status)?;
        let media_type = reply.header("content-type").unwrap_or_default();
        ensure!(media_type.starts_with("application/problem+json"), "{}: {media_type}", reply.request);
        ensure!(reply.json["code"] == code, "{}: not the code {code}\n{}", reply.request, reply.text);
        ensure!(reply.json["status"] == status, "{}: another status inside\n{}", reply.request, reply.text);
        ensure!(
            reply.json["title"].as_str().is_some_and(|title| !title.is_empty()),
            "no title\n{}",
            reply.text
        );
        Ok(reply)
    }

    /// Value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The ETag, as it goes back in If-Match.
    pub fn etag(&self) -> Result<String> {
        self.header("etag").map(str::to_owned).with_context(|| format!("{}: no ETag", self.request))
    }

    /// The value at a JSON Pointer, such as `/victims/0/name`.
    pub fn at(&self, pointer: &str) -> Result<&Value> {
        match self.json.pointer(pointer) {
            Some(value) => Ok(value),
            None => bail!("{}: nothing at {pointer}\n{}", self.request, self.text),
        }
    }

    /// The text at a JSON Pointer.
    pub fn text_at(&self, pointer: &str) -> Result<String> {
        let value = self.at(pointer)?;
        let text = value.as_str().with_context(|| format!("{}: {pointer} is {value}", self.request))?;
        Ok(text.to_owned())
    }

    /// The list at a JSON Pointer.
    pub fn list_at(&self, pointer: &str) -> Result<&Vec<Value>> {
        let value = self.at(pointer)?;
        value.as_array().with_context(|| format!("{}: {pointer} is no list\n{}", self.request, self.text))
    }
}
