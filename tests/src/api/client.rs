//! Requests with the headers that the conventions ask for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result};
use reqwest::header::{HeaderMap, SET_COOKIE};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use super::Reply;
use crate::scratch::unique;

/// A client of one server, signed in or not. Clones share the sign-in.
///
/// Cookies are kept here and not by reqwest: the session's `__Host-` cookie is `Secure`, which browsers
/// send to the loopback address and reqwest does not.
#[derive(Debug, Clone)]
pub struct Api {
    client: Client,
    base: String,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    headers: BTreeMap<String, String>,
}

impl Api {
    /// A client that is not signed in. It follows no redirect, so that a journey sees them.
    pub fn new(base: &str) -> Result<Self> {
        let client = Client::builder()
            .timeout(Duration::from_secs(30))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .context("cannot make a client")?;
        Ok(Self { client, base: base.to_owned(), cookies: Arc::default(), headers: BTreeMap::new() })
    }

    /// The same client with a bearer token.
    #[must_use]
    pub fn with_token(self, token: &str) -> Self {
        self.with_header("authorization", &format!("Bearer {token}"))
    }

    /// The same client with one more header on every request, such as `accept-language: en`.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Where the server is.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Signs in with a password; the session's CSRF token goes with every later request.
    pub async fn sign_in(self, login: &str, password: &str) -> Result<Self> {
        let reply = self.post("/api/v1/sessions", &json!({ "login": login, "password": password })).await?;
        let csrf = reply.expect(201)?.text_at("/csrf_token")?;
        Ok(self.with_header("x-csrf-token", &csrf))
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Result<Reply> {
        self.send(Method::GET, path, None, &[]).await
    }

    /// POST under a fresh Idempotency-Key.
    pub async fn post(&self, path: &str, body: &Value) -> Result<Reply> {
        self.post_with_key(path, body, &unique("key")).await
    }

    /// POST under this Idempotency-Key.
    pub async fn post_with_key(&self, path: &str, body: &Value, key: &str) -> Result<Reply> {
        self.send(Method::POST, path, Some(body), &[("idempotency-key", key)]).await
    }

    /// POST of a page's form. What needs a session also needs its `_csrf` field.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Result<Reply> {
        let builder = self.client.post(format!("{}{path}", self.base)).form(fields);
        self.answered(format!("POST {path}"), builder, &[]).await
    }

    /// POST of a change: a fresh Idempotency-Key and this ETag in If-Match.
    pub async fn change(&self, path: &str, body: &Value, etag: &str) -> Result<Reply> {
        let key = unique("key");
        self.send(Method::POST, path, Some(body), &[("idempotency-key", &key), ("if-match", etag)]).await
    }

    /// Reads the resource's ETag at `of` and posts the change at once under it.
    pub async fn change_latest(&self, of: &str, path: &str, body: &Value) -> Result<Reply> {
        let etag = self.get(of).await?.expect(200)?.etag()?;
        self.change(path, body, &etag).await
    }

    /// DELETE.
    pub async fn delete(&self, path: &str) -> Result<Reply> {
        self.send(Method::DELETE, path, None, &[]).await
    }

    /// PATCH with bytes of a file that go on at `offset`.
    pub async fn send_bytes(&self, path: &str, bytes: Vec<u8>, offset: usize) -> Result<Reply> {
        let builder = self.client.request(Method::PATCH, format!("{}{path}", self.base)).body(bytes);
        let offset = offset.to_string();
        let headers =
            [("content-type", "application/offset+octet-stream"), ("upload-offset", offset.as_str())];
        self.answered(format!("PATCH {path}"), builder, &headers).await
    }

    /// Any request: further headers win over the usual ones.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Result<Reply> {
        let request = format!("{method} {path}");
        let mut builder = self.client.request(method, format!("{}{path}", self.base));
        if let Some(body) = body {
            builder = builder.json(body);
        }
        self.answered(request, builder, headers).await
    }

    /// Sends it with the headers and cookies of this client.
    async fn answered(
        &self,
        request: String,
        mut builder: reqwest::RequestBuilder,
        headers: &[(&str, &str)],
    ) -> Result<Reply> {
        for (name, value) in &self.headers {
            builder = builder.header(name, value);
        }
        let cookies = self.cookie_header();
        if !cookies.is_empty() {
            builder = builder.header("cookie", cookies);
        }
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        let response = builder.send().await.with_context(|| request.clone())?;
        self.keep_cookies(response.headers());
        Reply::read(request, response).await
    }

    /// Fetches a file as it is, which must be answered 200.
    pub async fn download(&self, path: &str) -> Result<Vec<u8>> {
        let mut builder =
            self.client.get(format!("{}{path}", self.base)).header("cookie", self.cookie_header());
        for (name, value) in &self.headers {
            builder = builder.header(name, value);
        }
        let response = builder.send().await?.error_for_status()?;
        Ok(response.bytes().await?.to_vec())
    }

    /// The headers under which another program acts as this client: cookie, CSRF token, bearer token.
    #[must_use]
    pub fn credentials(&self) -> Vec<(String, String)> {
        let mut headers: Vec<_> = self.headers.clone().into_iter().collect();
        let cookies = self.cookie_header();
        if !cookies.is_empty() {
            headers.push(("cookie".to_owned(), cookies));
        }
        headers
    }

    fn cookie_header(&self) -> String {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for header in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let pair = header.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                if value.is_empty() {
                    cookies.remove(name);
                } else {
                    cookies.insert(name.to_owned(), value.to_owned());
                }
            }
        }
    }
}
