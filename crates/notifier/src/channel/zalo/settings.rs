//! How Zalo ZNS is spoken to.

use crate::channel::template::{Escape, Template};
use domain::value::{WebAddress, WebAddressError};
use serde_json::Value;

/// The Official Account and its template. Debug shows no secret.
#[derive(Clone, Default)]
pub struct ZaloSettings {
    /// Where messages go.
    pub url: String,
    /// Where tokens are renewed.
    pub oauth_url: String,
    /// Id of the application.
    pub app_id: String,
    /// Its secret.
    pub secret_key: String,
    /// The first refresh token, or a new one after the old has ended.
    pub refresh_token: String,
    /// Id of the approved template.
    pub template_id: String,
    /// Its values, a JSON object; may hold `{number}`, `{link}`, `{mark}`, `{time}`.
    pub template_data: String,
    /// Errors that mean that the number takes no message.
    pub recipient_errors: Vec<i64>,
}

impl std::fmt::Debug for ZaloSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ZaloSettings").field("template_id", &self.template_id).finish_non_exhaustive()
    }
}

/// What is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ZaloProblem {
    /// Not an address.
    #[error("zalo.{0}: {1}")]
    Url(&'static str, WebAddressError),
    /// Something is missing.
    #[error("zalo.{0} must be given")]
    Missing(&'static str),
    /// Not a JSON object, or a place that nothing fills.
    #[error("zalo.template_data: {0}")]
    Data(String),
}

const PLACES: &[&str] = &["number", "link", "mark", "time"];

/// The settings, read.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) messages: WebAddress,
    pub(super) oauth: WebAddress,
    data: Template,
}

impl Account {
    pub(super) fn read(s: &ZaloSettings) -> Result<Self, ZaloProblem> {
        let address = |name, text: &str| WebAddress::parse(text).map_err(|e| ZaloProblem::Url(name, e));
        let (messages, oauth) = (address("url", &s.url)?, address("oauth_url", &s.oauth_url)?);
        for (name, value) in [
            ("app_id", &s.app_id),
            ("secret_key", &s.secret_key),
            ("refresh_token", &s.refresh_token),
            ("template_id", &s.template_id),
        ] {
            if value.trim().is_empty() {
                return Err(ZaloProblem::Missing(name));
            }
        }
        let data = Template::parse(&s.template_data, PLACES).map_err(|e| ZaloProblem::Data(e.to_string()))?;
        let account = Self { messages, oauth, data };
        account.data(&[("number", "\"")])?;
        Ok(account)
    }

    /// The values of the template for one message.
    pub(super) fn data(&self, values: &[(&str, &str)]) -> Result<Value, ZaloProblem> {
        let read = serde_json::from_str::<Value>(&self.data.fill(Escape::Json, values));
        read.ok()
            .filter(Value::is_object)
            .ok_or_else(|| ZaloProblem::Data("must be a JSON object of texts".to_owned()))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn settings(url: &str, oauth_url: &str) -> ZaloSettings {
        ZaloSettings {
            url: url.to_owned(),
            oauth_url: oauth_url.to_owned(),
            app_id: "397245".to_owned(),
            secret_key: "khoa-ung-dung".to_owned(),
            refresh_token: "lam-moi-1".to_owned(),
            template_id: "505716".to_owned(),
            template_data: "{\"ma_vu\":\"{number}\",\"lien_ket\":\"{link}\",\"ghi_chu\":\"{mark}\"}"
                .to_owned(),
            recipient_errors: vec![-108, -118],
        }
    }

    #[test]
    fn what_cannot_work_is_told_at_once() {
        let bad = |change: fn(&mut ZaloSettings)| {
            let mut s = settings("https://a.vn/x", "https://b.vn/y");
            change(&mut s);
            Account::read(&s).unwrap_err()
        };
        assert_eq!(bad(|s| s.url.clear()), ZaloProblem::Url("url", WebAddressError::Empty));
        assert_eq!(
            bad(|s| s.oauth_url = "x".to_owned()),
            ZaloProblem::Url("oauth_url", WebAddressError::Scheme)
        );
        assert_eq!(bad(|s| s.template_id.clear()), ZaloProblem::Missing("template_id"));
        assert_eq!(bad(|s| s.refresh_token = " ".to_owned()), ZaloProblem::Missing("refresh_token"));
        assert!(matches!(bad(|s| s.template_data = "[]".to_owned()), ZaloProblem::Data(_)));
        assert!(matches!(bad(|s| s.template_data = "{\"a\":\"{name}\"}".to_owned()), ZaloProblem::Data(_)));
        let debug = format!("{:?}", settings("https://a.vn", "https://b.vn"));
        assert!(!debug.contains("khoa") && !debug.contains("lam-moi"), "{debug}");
    }
}
