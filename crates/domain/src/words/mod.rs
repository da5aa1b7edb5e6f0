//! The field's terms as enumerations, each with its stable key and its Vietnamese and English label.

mod accident;
mod agency;
mod delivery;
mod lang;
mod report;
mod text_enum;
mod webhook;
mod work;

pub use accident::{
    DeathKind, EmployedBy, EventClass, RelationChain, Sector, Severity, TeamLevel, WorkRelation,
};
pub use agency::RoleKey;
pub use delivery::{AlertStanding, ChannelKind, Contact, Urgency};
pub use lang::{Lang, Localized};
pub use report::{Channel, ReportKind};
pub use text_enum::UnknownWord;
pub(crate) use text_enum::text_enum;
pub use webhook::WebhookTopic;
pub use work::{TaskKind, TaskOutcome};
