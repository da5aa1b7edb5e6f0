//! Whatever happens in whatever order — reports, changes, confirmations, outages —: every alert the law orders is
//! there and no other, nobody is told who is not entitled, and no ladder ends in silence.
//!
//! The judge believes neither the keys of the alerts nor the words of the system: he counts for himself, from the
//! streams of the cases, whom the law wanted told and how often, and compares that with the register.

use crate::support::{Desk, on_both};
use casework::alerts::{self, Acknowledgement, AlertQuery, Content};
use casework::cases;
use casework::channels::{self, Breaker, Outcome};
use casework::reports::{FiledBy, file_declaration, file_tip, log_report};
use casework::{Context, Failure, sweep};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::case::{Command, ConditionChange, DismissalKind};
use domain::ids::CaseId;
use domain::law::AlertMode;
use domain::value::CommuneCode;
use domain::words::{Channel, ChannelKind, Contact, DeathKind, ReportKind, RoleKey, Severity};
use store::{AlertState, TaskState};

/// Histories per database, and steps in each.
const HISTORIES: u64 = 6;
const STEPS: u64 = 40;

/// The seed of `TNLD_SEED`, or one that the clock gives. Every message of a failed history names its seed.
fn fresh_seed() -> u64 {
    let asked = std::env::var("TNLD_SEED").ok().and_then(|seed| seed.parse().ok());
    asked.unwrap_or_else(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(HISTORIES + 1, |d| d.as_secs() << 8 | u64::from(d.subsec_nanos() % 256))
    })
}

/// splitmix64: the same numbers for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

struct World {
    desk: Desk,
    owner: Actor,
    inspector: Actor,
    police: Actor,
    chance: Chance,
    cases: Vec<CaseId>,
}

on_both!(anything_may_happen, |desk: super::Desk| async move {
    super::anything(desk).await;
});

async fn anything(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector =
        desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let police = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let mut world = World { desk, owner, inspector, police, chance: Chance(0), cases: Vec::new() };
    // The last history is another one at every run; what it found is repeated by TNLD_SEED.
    let seeds = (1..=HISTORIES).chain([fresh_seed()]);
    for seed in seeds {
        world.chance = Chance(seed);
        for step in 0..STEPS {
            world.step().await;
            if step % 8 == 7 {
                world.judge(seed, step).await;
            }
        }
        world.night(seed).await;
    }
    world.desk.verified().await;
}

/// A refusal is an answer; anything else is a fault.
fn answered<T>(outcome: Result<T, Failure>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(Failure::Refused(_) | Failure::Invalid(_) | Failure::Stale { .. }) => None,
        Err(other) => panic!("{other:?}"),
    }
}

impl World {
    async fn step(&mut self) {
        match self.chance.below(13) {
            0 | 1 => self.report().await,
            2 => self.again().await,
            3 | 4 => self.condition().await,
            5 => self.place().await,
            6 => self.merge().await,
            7 => self.dismiss().await,
            8 | 9 => self.confirm().await,
            10 => self.outage().await,
            _ => self.time().await,
        }
        self.deliver().await;
    }

    fn outcome(&mut self) -> Severity {
        [Severity::Light, Severity::Serious, Severity::Fatal, Severity::Unknown]
            [self.chance.below(4) as usize]
    }

    async fn report(&mut self) {
        let outcome = self.outcome();
        let app = &self.desk.app;
        let filed = if self.chance.below(2) == 0 {
            let report = self.desk.report(ReportKind::Declaration, outcome);
            file_declaration(app, Context::of(self.owner.clone()), FiledBy::Page, None, report).await
        } else {
            let report = self.desk.report(ReportKind::Tip, outcome);
            file_tip(app, Context::of(Actor::anonymous()), FiledBy::Page, report).await
        };
        self.cases.extend(answered(filed).map(|o| o.case_id));
    }

    async fn again(&mut self) {
        let Some(case) = self.any() else { return };
        let outcome = self.outcome();
        let mut report = self.desk.report(ReportKind::Tip, outcome);
        report.channel = Channel::Phone;
        answered(log_report(&self.desk.app, Context::of(self.inspector.clone()), Some(case), report).await);
    }

    fn any(&mut self) -> Option<CaseId> {
        let count = self.cases.len() as u64;
        (count > 0).then(|| self.cases[self.chance.below(count) as usize])
    }

    async fn with(&self, case: CaseId) -> (Context, cases::CaseView) {
        let view =
            cases::read(&self.desk.app, Context::of(self.inspector.clone()), case).await.expect("read");
        (Context { if_match: Some(view.version), ..Context::of(self.inspector.clone()) }, view)
    }

    async fn condition(&mut self) {
        let Some(case) = self.any() else { return };
        let (context, view) = self.with(case).await;
        let Some(victim) = view.case.victims.first().map(|v| v.statement.id) else { return };
        let outcome = self.outcome();
        let change = ConditionChange {
            victim,
            outcome,
            death: (outcome == Severity::Fatal).then_some(DeathKind::Treatment),
            died_at: None,
            serious_codes: vec![],
            injury: None,
            medical_document: (self.chance.below(2) == 0).then(|| "BA-12".to_owned()),
            known_at: self.desk.app.now(),
            reason: "Bệnh viện báo".to_owned(),
            told_by: None,
        };
        let command = Command::ChangeCondition(Box::new(change));
        answered(cases::change_condition(&self.desk.app, context, case, command).await);
    }

    async fn place(&mut self) {
        let Some(case) = self.any() else { return };
        let (context, view) = self.with(case).await;
        let (Some(report), Some(mut accident)) = (view.case.facts_from, view.case.accident.clone()) else {
            return;
        };
        let code = ["30742", "31078", "31108"][self.chance.below(3) as usize];
        accident.place.commune = CommuneCode::parse(code).expect("a code");
        let command = Command::CorrectReport {
            report,
            reason: "Sai nơi xảy ra".to_owned(),
            accident: Box::new(accident),
        };
        answered(cases::correct_report(&self.desk.app, context, case, command).await);
    }

    async fn merge(&mut self) {
        let (Some(kept), Some(gone)) = (self.any(), self.any()) else { return };
        let (context, _) = self.with(kept).await;
        answered(cases::merge(&self.desk.app, context, kept, gone, "Cùng một vụ".to_owned()).await);
    }

    async fn dismiss(&mut self) {
        if self.chance.below(3) > 0 {
            return;
        }
        let Some(case) = self.any() else { return };
        let (context, _) = self.with(case).await;
        let command = Command::Dismiss {
            kind: DismissalKind::NotTnld,
            reason: "Không phải tai nạn lao động".to_owned(),
            into: None,
        };
        answered(cases::dismiss(&self.desk.app, context, case, command).await);
    }

    async fn confirm(&mut self) {
        let context = Context::of(self.police.clone());
        let own = alerts::list(&self.desk.app, context.clone(), AlertQuery::default()).await.expect("listed");
        let waiting: Vec<_> =
            own.items.iter().filter(|a| a.mode == "acknowledged" && a.acknowledged_at.is_none()).collect();
        if waiting.is_empty() {
            return;
        }
        let picked = waiting[self.chance.below(waiting.len() as u64) as usize].id;
        let ack =
            Acknowledgement { name: "Bùi Văn A".to_owned(), unit: "Phòng CSHS".to_owned(), note: None };
        answered(alerts::acknowledge(&self.desk.app, context, picked, ack).await);
    }

    /// Minutes, hours or a week pass, with everything that is due in them.
    async fn time(&mut self) {
        let minutes = [3, 11, 45, 600, 7 * 24 * 60][self.chance.below(5) as usize];
        self.desk.clock.set(self.desk.app.now() + Duration::minutes(minutes));
        while alerts::climb_due(&self.desk.app, 50).await.expect("climbed") > 0 {
            self.deliver().await;
        }
        sweep::run(&self.desk.app).await.expect("swept");
    }

    /// Some are sent, some fail for now, some for good, some stay leased by a worker that died.
    async fn deliver(&mut self) {
        let lease = std::time::Duration::from_secs(60);
        let taken = alerts::claim(&self.desk.app, "w", lease, 200).await.expect("claimed");
        for d in &taken {
            self.entitled(&d.content);
            let (app, later) = (&self.desk.app, self.desk.app.now() + Duration::minutes(2));
            match self.chance.below(10) {
                0 => alerts::failed_permanently(app, "w", d, "550 no such mailbox").await.expect("recorded"),
                1 => alerts::failed_transiently(app, "w", d, "connection refused", later)
                    .await
                    .expect("recorded"),
                2 => {}
                _ => alerts::sent(app, "w", d, "250 ok").await.expect("recorded"),
            }
        }
    }

    /// Channels break and are mended; while mail is down the ladder has to find another way.
    async fn outage(&mut self) {
        let channel = [ChannelKind::Email, ChannelKind::Sms][self.chance.below(2) as usize];
        let breaker = Breaker::default();
        let broken = Outcome::Broken("connect: no answer".to_owned());
        let (outcome, times) =
            if self.chance.below(3) == 0 { (broken, breaker.failures) } else { (Outcome::Works, 1) };
        for _ in 0..times {
            channels::note(&self.desk.app, channel, channel.as_str(), outcome.clone(), breaker)
                .await
                .expect("noted");
        }
    }

    /// Names and the course go only to whom the law wants told in full.
    fn entitled(&self, content: &Content) {
        let Some(mail) = content.case() else { return };
        let may = mail.mode == AlertMode::Acknowledged && mail.contact != Contact::Superior;
        let tells = !mail.victims.is_empty() || mail.course.is_some() || mail.employer.is_some();
        assert!(may || !tells, "{} as {} is told names", mail.recipient, mail.mode);
    }

    async fn judge(&self, seed: u64, step: u64) {
        for case in &self.cases {
            self.ordered(*case, seed, step).await;
        }
        for case in &self.cases {
            let rows = self
                .desk
                .app
                .db()
                .read({
                    let case = case.0;
                    move |conn| store::alerts::of_case(conn, case)
                })
                .await
                .expect("read");
            for alert in rows {
                let over = alert.acknowledged_at.is_some() || alert.state == AlertState::Withdrawn;
                let climbs = alert.ladder.is_some() && alert.next_rung_at.is_some();
                assert!(
                    over || climbs || alert.ladder.is_none(),
                    "history {seed}, step {step}: alert {} to {} waits in silence ({:?})",
                    alert.id,
                    alert.recipient_name,
                    alert.state
                );
                assert!(!(over && alert.next_rung_at.is_some()), "history {seed}: a rung after the end");
            }
        }
    }

    /// The law's orders in the stream of the case and the alerts of the register are the same, one for one: who, how
    /// and why. And of those who had to be told, each was told the worst that is known, or taken back.
    async fn ordered(&self, case: CaseId, seed: u64, step: u64) {
        let context = Context::of(self.inspector.clone());
        let view = cases::read(&self.desk.app, context, case).await.expect("read").case;
        let mut ordered: Vec<String> = Vec::new();
        for set in &view.duties {
            for duty in &set.alerts {
                ordered.push(format!("{} {} {} {}", duty.role, duty.mode, set.trigger, duty.basis.rule));
            }
        }
        let rows = self
            .desk
            .app
            .db()
            .read(move |conn| {
                let alerts = store::alerts::of_case(conn, case.0)?;
                let mut out = Vec::new();
                for alert in alerts {
                    let messages = store::outbox::of_alert(conn, alert.id)?;
                    let calls = store::tasks::of_alert(conn, alert.id)?;
                    out.push((alert, messages, calls));
                }
                Ok::<_, store::StoreError>(out)
            })
            .await
            .expect("read");
        let legal = rows.iter().filter(|(a, ..)| a.mode.parse::<AlertMode>().is_ok());
        let mut raised: Vec<String> =
            legal.clone().map(|(a, ..)| format!("{} {} {} {}", a.role, a.mode, a.trigger, a.rule)).collect();
        ordered.sort();
        raised.sort();
        assert_eq!(ordered, raised, "history {seed}, step {step}: orders of the law and alerts");
        for (alert, messages, calls) in legal {
            self.reaches(alert, messages, calls, seed, step);
        }
    }

    /// Somebody was sent something or is asked to telephone, unless the alert was over before; and only addresses of
    /// the body itself, of the one above it, or of the department in its place are used.
    fn reaches(
        &self,
        alert: &store::AlertRow,
        messages: &[store::OutboxRow],
        calls: &[store::TaskRow],
        seed: u64,
        step: u64,
    ) {
        let over = alert.acknowledged_at.is_some() || alert.state == AlertState::Withdrawn;
        assert!(
            over || !messages.is_empty() || !calls.is_empty(),
            "history {seed}, step {step}: nothing was ever sent to {}",
            alert.recipient_name
        );
        let today = domain::time::vn_date(alert.created_at);
        let role: RoleKey = alert.role.parse().expect("a role");
        let above = self.desk.app.law().superior(role, today);
        let department = RoleKey::LabourAuthorityProvince;
        let may: Vec<String> =
            [Some(role), above, Some(department)].into_iter().flatten().map(|r| format!("{r}@")).collect();
        for message in messages {
            let known = may.iter().any(|prefix| message.address.starts_with(prefix));
            assert!(known, "history {seed}, step {step}: {role} is told at {}", message.address);
        }
        if over {
            let open = calls.iter().filter(|t| t.state == TaskState::Open).count();
            assert_eq!(open, 0, "history {seed}, step {step}: a call for an alert that is over");
            return;
        }
        // Whatever fails, the telephone is reached within the ladder's own time.
        let latest = self.desk.app.now() + Duration::days(8);
        let due = alert.next_rung_at;
        assert!(
            alert.ladder.is_none() || due.is_some_and(|at| at <= latest),
            "history {seed}, step {step}: the next rung of {role} is due {due:?}"
        );
        let round = alert.ladder_round;
        assert!(
            alert.ladder.is_none() || i32::try_from(calls.len()).unwrap_or(0) >= round,
            "history {seed}, step {step}: {} rounds of {role} and {} calls",
            round,
            calls.len()
        );
    }

    /// The nightly checks of the whole find nothing but cases without an officer.
    async fn night(&mut self, seed: u64) {
        let now = self.desk.app.now();
        let next = domain::time::vn_date(now) + chrono::Days::new(1);
        self.desk.clock.set(domain::time::from_vn(next.and_hms_opt(2, 5, 0).expect("a time")));
        while alerts::climb_due(&self.desk.app, 50).await.expect("climbed") > 0 {}
        assert!(sweep::run(&self.desk.app).await.expect("swept").checked);
        let report = sweep::last_report(&self.desk.app).await.expect("read").expect("a report");
        let found: Vec<_> = report.findings.iter().filter(|f| f.check != "case_without_officer").collect();
        assert!(found.is_empty(), "history {seed}: {found:#?}");
    }
}
