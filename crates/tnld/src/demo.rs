//! Demonstration of An Giang: agencies of its 102 units, one user per role, a dozen cases in different stages.

mod build;
mod cases;
mod duty;
mod evidence;
mod findings;
mod people;
mod reported;
mod steps;

use crate::boot;
use crate::clock::SystemClock;
use crate::config::Settings;
use anyhow::{Context, Result, bail};
use casework::{Casework, Clock, FixedClock, Ids, Mode};
use chrono::DurationRound as _;
use domain::time::Instant;
use std::sync::Arc;
use store::Db;

pub(crate) use people::{PASSWORD, SignInLine};

/// Setting that marks a database as a demonstration for ever.
const MARK: &str = "demonstration";

/// Does this database hold demonstration data?
pub(crate) fn marked(db: &Db) -> Result<bool> {
    let mark = db.read_now(|c| store::settings_table::get(c, MARK)).context("reading the settings")?;
    Ok(mark.is_some())
}

/// Ids whose time is the demonstration's, so that lists sort as the story goes.
struct StoryIds(Arc<FixedClock>);

impl Ids for StoryIds {
    fn next(&self) -> uuid::Uuid {
        let mut random = [0_u8; 10];
        // Without randomness ids would collide at once, and the database would refuse them: nothing is lost.
        let _ = getrandom::fill(&mut random);
        let millis = u64::try_from(self.0.now().timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

/// The story teller: use cases under a clock that is moved.
pub(super) struct Stage {
    app: Casework,
    clock: Arc<FixedClock>,
    now: Instant,
}

impl Stage {
    fn at(&self, days_ago: i64, hour: u32, minute: u32) -> Instant {
        let day = domain::time::vn_date(self.now) - chrono::Duration::days(days_ago);
        let local = day.and_hms_opt(hour, minute, 0).unwrap_or_default();
        // Never in the future, whatever the hour the demonstration is started at.
        domain::time::from_vn(local).min(self.now)
    }

    fn move_to(&self, at: Instant) {
        self.clock.set(at);
    }
}

/// Fills an empty database; does nothing when it holds users already. Gives the sign-ins.
pub(crate) async fn fill(settings: &Settings, db: &Db) -> Result<Vec<SignInLine>> {
    if settings.mode() == Mode::Production {
        bail!("production mode refuses demonstration data");
    }
    // People tell the time to the minute.
    let now = SystemClock.now().duration_trunc(chrono::Duration::minutes(1)).context("the clock")?;
    let clock = Arc::new(FixedClock::at(now));
    let app = Casework::new(
        db.clone(),
        clock.clone(),
        Arc::new(StoryIds(clock.clone())),
        boot::law(settings)?,
        boot::use_case_settings(settings)?,
        boot::secrets(settings)?,
    );
    let lines = people::sign_ins();
    if db.read(|c| store::users::list(c, None)).await.context("reading users")?.is_empty() {
        db.write(|c| store::settings_table::put(c, MARK, serde_json::Value::Bool(true)))
            .await
            .context("marking")?;
        let stage = Stage { app, clock, now };
        stage.move_to(stage.at(60, 8, 0));
        casework::directory::seed_holidays(&stage.app).await?;
        casework::directory::seed_agencies(&stage.app, people::address).await?;
        let cast = people::add(&stage).await?;
        cases::tell(&stage, &cast).await?;
        duty::confirm(&stage, &cast.investigator).await?;
        // From now on: the story itself was told by the common addresses.
        duty::equip(&stage).await?;
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::DbSettings;

    #[test]
    fn the_story_is_told_whole_and_only_once() {
        let dir = std::env::temp_dir().join(format!("tnld-demo-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let settings = crate::config::for_tests(&dir);
        let db = Db::open(&DbSettings::new(settings.database_url())).unwrap();
        db.migrate().unwrap();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        for _ in 0..2 {
            let lines = runtime.block_on(fill(&settings, &db)).unwrap();
            assert!(lines.len() >= 15);
        }
        assert!(marked(&db).unwrap());
        let filter = store::CaseFilter { scope: store::Scope::All, ..store::CaseFilter::default() };
        let page = runtime.block_on(db.read(move |c| store::cases::list(c, &filter))).unwrap();
        assert_eq!(page.total, 12);
        let mut stages: Vec<&str> = page.items.iter().map(|c| c.stage.as_str()).collect();
        stages.sort_unstable();
        stages.dedup();
        assert!(stages.len() >= 7, "{stages:?}");
        let silent =
            runtime.block_on(db.read(|c| store::alerts::unconfirmed_deaths(c, SystemClock.now(), 200)));
        assert_eq!(
            silent.unwrap(),
            Vec::new(),
            "the health page begins without a death that nobody confirmed"
        );
        let unreached = runtime.block_on(db.read(|c| {
            let mut none = Vec::new();
            for agency in store::agencies::list(c, None, None)? {
                let on_duty = store::duty_rosters::on_duty(c, agency.id, SystemClock.now())?;
                if agency.phone.is_none() || on_duty.len() != 2 {
                    none.push(agency.name_vi);
                }
            }
            Ok::<_, store::StoreError>(none)
        }));
        assert_eq!(unreached.unwrap(), Vec::<String>::new());
        let app = boot::casework(&settings, db).unwrap();
        assert_eq!(casework::verify::verify(&app).unwrap(), Vec::new());
        assert_eq!(runtime.block_on(casework::verify::verify_files(&app)).unwrap(), Vec::new());
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
