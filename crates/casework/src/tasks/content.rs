//! What a task asks for, in words that a person reads.

use domain::words::Localized;
use serde::{Deserialize, Serialize};

/// Kind of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Call a recipient who has not confirmed an alert.
    PhoneCall,
    /// Ask after a declaration that is owed.
    Undeclared,
    /// A check of the whole found something.
    Integrity,
}

impl TaskKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::PhoneCall, Self::Undeclared, Self::Integrity];

    /// The stable key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PhoneCall => "phone_call",
            Self::Undeclared => "undeclared",
            Self::Integrity => "integrity",
        }
    }

    /// The kind of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.as_str() == key)
    }

    /// What people read.
    pub fn label(self) -> Localized {
        match self {
            Self::PhoneCall => Localized::new("gọi điện thoại", "telephone call"),
            Self::Undeclared => Localized::new("chưa có khai báo", "nobody declared"),
            Self::Integrity => Localized::new("kiểm tra dữ liệu", "integrity of the data"),
        }
    }
}

/// What a task asks for; without personal data of victims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskContent {
    /// One line.
    pub title: Localized,
    /// Why it arose.
    #[serde(default)]
    pub why: Vec<Localized>,
    /// What to do, step by step.
    #[serde(default)]
    pub steps: Vec<Localized>,
    /// Whom to call: name and number.
    #[serde(default)]
    pub phones: Vec<(String, String)>,
    /// Article behind it, where there is one.
    #[serde(default)]
    pub citation: Option<String>,
}

impl TaskContent {
    /// A task with its title and reasons.
    pub fn new(title: Localized, why: Vec<Localized>) -> Self {
        Self { title, why, steps: Vec::new(), phones: Vec::new(), citation: None }
    }
}
