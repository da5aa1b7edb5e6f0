//! Storage on SQLite and PostgreSQL: the only crate that knows SQL. It knows nothing about the law.
//!
//! [`Db`] runs units of work; the functions of the modules take the [`Conn`] of such a unit. `log` is the
//! truth about cases and alerts; `projections` and `cases` are derived from it; the rest are ordinary tables.

pub mod agencies;
pub mod alerts;
pub mod audit;
pub mod cases;
pub mod channel_health;
pub mod channel_tests;
pub mod channel_tokens;
pub mod conn;
mod connect;
pub mod counters;
mod crud;
mod db;
mod dialect;
pub mod drafts;
pub mod drills;
pub mod duty_rosters;
pub mod enterprises;
mod error;
pub mod evidence_views;
pub mod follow_up;
pub mod holders;
pub mod holidays;
pub mod idempotency;
pub mod log;
pub mod login_failures;
pub mod memberships;
pub mod notice_codes;
pub mod outbox;
mod page;
mod prepared;
pub mod prevention;
pub mod projections;
pub mod registrations;
mod schema;
pub mod sessions;
mod settings;
pub mod settings_table;
pub mod sites;
pub mod sweep;
pub mod tasks;
pub mod testimony_views;
#[cfg(feature = "testkit")]
pub mod testkit;
mod text_key;
mod text_list;
pub mod tokens;
pub mod types;
mod unit;
pub mod uploads;
pub mod users;
pub mod watch;
pub mod webhooks;
mod writer;

pub use agencies::AgencyRow;
pub use alerts::{AlertFilter, AlertRow, AlertState};
pub use audit::AuditRow;
pub use cases::{CaseFilter, CaseRow, Scope, SortBy, Vicinity};
pub use channel_health::{CircuitRow, CircuitState};
pub use channel_tests::{ChannelTestRow, ChannelTestState};
pub use channel_tokens::ChannelTokenRow;
pub use conn::Conn;
pub use db::Db;
pub use dialect::migration_names;
pub use drafts::DraftRow;
pub use drills::{DrillFilter, DrillRow, DrillState};
pub use duty_rosters::DutyRow;
pub use enterprises::EnterpriseRow;
pub use error::{Result, StoreError};
pub use evidence_views::EvidenceViewRow;
pub use holders::Holder;
pub use holidays::HolidayRow;
pub use log::{ChainFault, FaultKind, Head, NewEvent, Seal, StoredEvent, StreamKind, StreamRef};
pub use login_failures::LoginFailures;
pub use memberships::{MembershipRow, MembershipState};
pub use notice_codes::NoticeCodeRow;
pub use outbox::{DeadFilter, DeadLetter, OutboxRow, OutboxState};
pub use page::{DEFAULT_LIMIT, MAX_LIMIT, Page};
pub use projections::{
    CaseProjection, DeadlineRow, DocumentFileRow, DocumentRow, EvidenceRow, LessonRow, PoliceFileRow,
    RecommendationRow, ReportRow, VictimRow,
};
pub use registrations::{RegistrationRow, RegistrationState};
pub use sessions::SessionRow;
pub use settings::{Backend, DbSettings};
pub use settings_table::SettingRow;
pub use sites::SiteRow;
pub use sweep::{ReminderRow, WatchRow};
pub use tasks::{TaskFilter, TaskRow, TaskState};
pub use testimony_views::TestimonyViewRow;
pub use text_list::TextList;
pub use tokens::TokenRow;
pub use uploads::{UploadRow, UploadState};
pub use users::UserRow;
pub use watch::{IncidentRow, WorkerKind, WorkerRow};
pub use webhooks::{DisabledCause, WebhookRow, WebhookState};
