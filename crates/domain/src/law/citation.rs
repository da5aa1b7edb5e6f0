//! Where a rule stands, and how sure we are of it.

use crate::words::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// How sure a fact of law is; anything but `sure` is configuration and is shown as such.
    pub enum Confidence {
        Sure = "sure" ["chắc chắn", "sure"],
        Likely = "likely" ["có khả năng, cần đối chiếu văn bản gốc", "likely, to be checked against the original text"],
        Unsure = "unsure" ["chưa chắc chắn, cần xác nhận", "unsure, to be confirmed"],
    }
}

/// Instrument and article, as a Vietnamese lawyer writes them, with the confidence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// For example `Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6`.
    pub text: String,
    /// How sure we are that this article says this.
    pub confidence: Confidence,
}

/// Id of a rule of docs/law.md, for example `R-INV-3`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(pub String);

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A rule with its source: what every outcome carries.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Rule id.
    pub rule: RuleId,
    /// Instrument, article and confidence.
    pub citation: Citation,
}
