//! A message that was given up.

use super::{BothLanguages, moment};
use casework::dead_letters::{DeadLetterView, Replayed};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A dead letter: ids, domains and errors, never the content.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeadLetterAnswer {
    /// Message.
    pub id: Uuid,
    /// Its alert.
    pub alert_id: Uuid,
    /// Its case, for the department.
    pub case_id: Option<Uuid>,
    /// Role of the recipient; `officer` for a message of the system itself.
    #[schema(example = "police_province")]
    pub role: String,
    /// Channel.
    #[schema(example = "email")]
    pub channel: String,
    /// Domain of the address, or the last digits of the number.
    #[schema(example = "…@angiang.gov.vn")]
    pub address: String,
    /// Attempts made.
    pub attempts: i32,
    /// When it was made.
    #[schema(format = "date-time")]
    pub created_at: String,
    /// What the other side said, without addresses.
    pub error: String,
    /// Key of the cause.
    #[schema(example = "no_such_mailbox")]
    pub cause: String,
    /// What it means.
    pub means: BothLanguages,
    /// What to do.
    pub advice: BothLanguages,
    /// A warning or digest of the system itself.
    pub of_the_system: bool,
}

impl From<DeadLetterView> for DeadLetterAnswer {
    fn from(d: DeadLetterView) -> Self {
        Self {
            id: d.id.0,
            alert_id: d.alert_id.0,
            case_id: d.case_id.map(|id| id.0),
            role: d.role,
            channel: d.channel,
            address: d.address,
            attempts: d.attempts,
            created_at: moment(d.created_at),
            error: d.error,
            cause: d.explained.cause.to_owned(),
            means: d.explained.means.into(),
            advice: d.explained.advice.into(),
            of_the_system: d.of_the_system,
        }
    }
}

/// A page of the list of dead letters.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeadLetterPage {
    /// Rows.
    pub items: Vec<DeadLetterAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}

/// What came of sending again.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReplayedAnswer {
    /// Messages that are sent again.
    pub replayed: i64,
    /// Dead letters that are left.
    pub left: i64,
}

impl From<Replayed> for ReplayedAnswer {
    fn from(done: Replayed) -> Self {
        Self { replayed: done.replayed, left: done.left }
    }
}
