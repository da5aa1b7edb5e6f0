//! What every use case needs: database, clock, ids, law, settings.

use crate::auth::Hasher;
use crate::channels::ChannelRules;
use crate::clock::{Clock, Ids};
use crate::evidence::EvidenceRoom;
use crate::secrets::Secrets;
use crate::watch::{Meters, Watchman};
use domain::case::Circumstances;
use domain::law::LawSet;
use domain::reference::{Calendar, Geography};
use domain::time::Instant;
use domain::words::ChannelKind;
use std::sync::{Arc, RwLock};
use store::Db;
use tokio::sync::Notify;
use uuid::Uuid;

/// How the installation runs; production refuses what only a demonstration may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Demonstration: pages and mails say so.
    Demo,
    /// Developer's machine and tests.
    Development,
    /// Real work.
    Production,
}

/// What the configuration decides for the use cases.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Two-digit code of the province served.
    pub province: String,
    /// Mode.
    pub mode: Mode,
    /// Address people reach the system under, without a trailing slash.
    pub public_url: String,
    /// How long a session lasts without use.
    pub session_idle: chrono::Duration,
    /// How long a session lasts at most.
    pub session_absolute: chrono::Duration,
    /// How long a confirmation link is valid.
    pub link_validity: chrono::Duration,
    /// Channels that are set up; messages over others are never queued.
    pub channels: Vec<ChannelKind>,
    /// Who is told when the system does not work, beside the officer on duty.
    pub watch: Watchman,
    /// How long the code of a notice is valid.
    pub notice_validity: chrono::Duration,
    /// What the use cases must know of them.
    pub channel_rules: ChannelRules,
    /// Where evidence is kept and what is taken.
    pub evidence: EvidenceRoom,
}

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    law: Arc<LawSet>,
    calendar: RwLock<Arc<Calendar>>,
    settings: Settings,
    secrets: Secrets,
    outbox: Notify,
    meters: Meters,
    hasher: Hasher,
    common_passwords: Vec<String>,
}

/// The use cases' handle; cheap to clone.
#[derive(Clone)]
pub struct Casework(Arc<Inner>);

impl Casework {
    /// Puts the parts together.
    pub fn new(
        db: Db,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
        law: Arc<LawSet>,
        settings: Settings,
        secrets: Secrets,
    ) -> Self {
        let common = include_str!("../../../config/security/common-passwords.txt");
        let mut common_passwords: Vec<String> = common.lines().map(|l| l.trim().to_lowercase()).collect();
        common_passwords.sort();
        Self(Arc::new(Inner {
            db,
            clock,
            ids,
            law,
            calendar: RwLock::new(Arc::new(Calendar::embedded().clone())),
            settings,
            secrets,
            outbox: Notify::new(),
            meters: Meters::default(),
            hasher: Hasher::start(),
            common_passwords,
        }))
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// Now.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// A fresh id.
    pub fn id(&self) -> Uuid {
        self.0.ids.next()
    }

    /// The law set.
    pub fn law(&self) -> &Arc<LawSet> {
        &self.0.law
    }

    /// Communes and provinces.
    pub fn geography(&self) -> &'static Geography {
        Geography::embedded()
    }

    /// Working days and holidays as they stand now.
    pub fn calendar(&self) -> Arc<Calendar> {
        self.0.calendar.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Replaces the calendar after an administrator changed it.
    pub fn set_calendar(&self, calendar: Calendar) {
        *self.0.calendar.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(calendar);
    }

    /// Settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }

    pub(crate) fn hasher(&self) -> &Hasher {
        &self.0.hasher
    }

    pub(crate) fn is_common_password(&self, password: &str) -> bool {
        self.0.common_passwords.binary_search(&password.to_lowercase()).is_ok()
    }

    /// What this process counts.
    pub fn meters(&self) -> &Meters {
        &self.0.meters
    }

    /// Wakes the notifier of this process.
    pub fn wake_notifier(&self) {
        self.0.outbox.notify_one();
    }

    /// Waits until something was put into the outbox by this process.
    pub async fn outbox_woken(&self) {
        self.0.outbox.notified().await;
    }
}

/// Owned parts of [`Circumstances`], so that a unit of work can move to another thread.
#[derive(Clone)]
pub(crate) struct Now {
    pub(crate) at: Instant,
    pub(crate) actor: domain::access::Actor,
    law: Arc<LawSet>,
    calendar: Arc<Calendar>,
    province: String,
}

impl Now {
    pub(crate) fn new(app: &Casework, actor: &domain::access::Actor) -> Self {
        Self {
            at: app.now(),
            actor: actor.clone(),
            law: app.law().clone(),
            calendar: app.calendar(),
            province: app.settings().province.clone(),
        }
    }

    pub(crate) fn circumstances(&self) -> Circumstances<'_> {
        Circumstances {
            now: self.at,
            actor: &self.actor,
            law: &self.law,
            geography: Geography::embedded(),
            calendar: &self.calendar,
            province: &self.province,
        }
    }

    pub(crate) fn law(&self) -> &LawSet {
        &self.law
    }

    pub(crate) fn calendar(&self) -> &Calendar {
        &self.calendar
    }
}
