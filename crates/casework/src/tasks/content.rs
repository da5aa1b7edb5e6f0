//! What a task asks for, in words that a person reads.

use domain::words::Localized;
use serde::{Deserialize, Serialize};

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
