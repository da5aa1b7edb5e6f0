//! A desk with a fixed clock over a throwaway database.

use casework::directory::{EnterpriseEdit, UserEdit, add_user, put_enterprise, seed_agencies};
use casework::evidence::EvidenceRoom;
use casework::{Casework, Context, FixedClock, Ids, Mode, Secrets, Settings};
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::{AgencyId, EnterpriseId, ReportId, UserId, VictimId};
use domain::law::LawSet;
use domain::time::{Instant, from_vn, vn_date};
use domain::value::{CommuneCode, Email, OccurredAt, PersonName, Sex, TaxCode};
use domain::words::{Channel, DeathKind, EmployedBy, ReportKind, RoleKey, Sector, Severity, WorkRelation};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::testkit::TestDb;
use store::{Db, DbSettings};
use uuid::Uuid;

pub(crate) const PASSWORD: &str = "một câu dài để nhớ lâu";

struct Counting(AtomicU64);

impl Ids for Counting {
    fn next(&self) -> Uuid {
        let n = self.0.fetch_add(1, Ordering::Relaxed);
        uuid::Builder::from_unix_timestamp_millis(1_760_000_000_000 + n, &[7; 10]).into_uuid()
    }
}

pub(crate) struct Desk {
    pub(crate) app: Casework,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) dir: Dir,
    _db: TestDb,
}

/// A directory of its own, gone with the test.
pub(crate) struct Dir(pub(crate) PathBuf);

static DIRS: AtomicU64 = AtomicU64::new(0);

impl Dir {
    fn new() -> Self {
        let n = DIRS.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("tnld-desk-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("a directory");
        Self(dir)
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn at(text: &str) -> Instant {
    from_vn(chrono::NaiveDateTime::parse_from_str(text, "%d/%m/%Y %H:%M").expect("a moment"))
}

impl Desk {
    pub(crate) async fn new(test_db: TestDb) -> Self {
        Self::with_room(test_db, |room| room).await
    }

    pub(crate) async fn with_room(test_db: TestDb, room: impl FnOnce(EvidenceRoom) -> EvidenceRoom) -> Self {
        let db = Db::open(&DbSettings::new(test_db.url())).expect("opened");
        db.migrate().expect("migrated");
        let clock = Arc::new(FixedClock::at(at("23/11/2026 08:00")));
        let dir = Dir::new();
        let settings = Settings {
            province: "91".to_owned(),
            mode: Mode::Development,
            public_url: "https://tnld.example".to_owned(),
            session_idle: chrono::Duration::minutes(60),
            session_absolute: chrono::Duration::hours(12),
            link_validity: chrono::Duration::days(30),
            channels: vec![domain::words::ChannelKind::Email, domain::words::ChannelKind::Sms],
            channel_rules: casework::channels::ChannelRules::default(),
            watch: casework::watch::Watchman::default(),
            notice_validity: chrono::Duration::days(90),
            evidence: room(EvidenceRoom::in_directory(&dir.0).expect("a room")),
        };
        let app = Casework::new(
            db,
            clock.clone(),
            Arc::new(Counting(AtomicU64::new(1))),
            Arc::new(LawSet::embedded().clone()),
            settings,
            Secrets { links: b"a key of at least thirty-two bytes".to_vec() },
        );
        seed_agencies(&app, |seed| Some(format!("{}@agency.example", seed.role))).await.expect("seeded");
        Self { app, clock, dir, _db: test_db }
    }

    pub(crate) async fn user(
        &self,
        login: &str,
        role: Role,
        commune: Option<&str>,
        agency: Option<RoleKey>,
    ) -> Actor {
        self.user_at(login, role, commune, agency, None).await
    }

    /// A user with an address.
    pub(crate) async fn user_at(
        &self,
        login: &str,
        role: Role,
        commune: Option<&str>,
        agency: Option<RoleKey>,
        email: Option<&str>,
    ) -> Actor {
        let commune = commune.map(|c| CommuneCode::parse(c).expect("a commune"));
        let agency = match agency {
            None => None,
            Some(key) => {
                let code = commune.as_ref().map(|c| c.as_str().to_owned());
                let today = vn_date(self.app.now());
                let found = self
                    .app
                    .db()
                    .read(move |c| store::agencies::find(c, key.as_str(), "91", code.as_deref(), today))
                    .await
                    .expect("read");
                found.first().map(|a| AgencyId(a.id))
            }
        };
        let edit = UserEdit {
            login: login.to_owned(),
            display_name: format!("Người dùng {login}"),
            unit: "Đơn vị".to_owned(),
            title: String::new(),
            email: email.map(|e| Email::parse(e).expect("an address")),
            phone: None,
            role,
            commune: commune.clone(),
            agency,
            password: PASSWORD.to_owned(),
            must_change: false,
        };
        let id = add_user(&self.app, Context::of(Actor::system("test")), edit).await.expect("added");
        let mut actor = Actor::anonymous();
        actor.role = role;
        actor.user = Some(id);
        actor.name = format!("Người dùng {login}");
        actor.province = Some("91".to_owned());
        actor.commune = commune;
        actor.agency = agency;
        actor
    }

    pub(crate) async fn enterprise(&self, tax: &str, member: Option<UserId>) -> EnterpriseId {
        let edit = EnterpriseEdit {
            tax_code: TaxCode::parse(tax).expect("a code"),
            name: "Nhà máy thử".to_owned(),
            address: "Đường số 1".to_owned(),
            commune: CommuneCode::parse("30742").expect("a commune"),
            phone: None,
            email: None,
            industry: None,
            type_name: None,
            parent_body: None,
            workers: None,
            representative: None,
        };
        put_enterprise(&self.app, edit, member).await.expect("registered")
    }

    /// Chains hold and projections are what the events say.
    pub(crate) async fn verified(&self) {
        let app = self.app.clone();
        let faults =
            tokio::task::spawn_blocking(move || casework::verify::verify(&app)).await.expect("joined");
        assert_eq!(faults.expect("verified"), Vec::new());
    }

    /// A safety officer with an enterprise of his own.
    pub(crate) async fn safety_officer(&self, login: &str, tax: &str) -> Actor {
        let mut actor = self.user(login, Role::Enterprise, None, None).await;
        actor.enterprises = vec![self.enterprise(tax, actor.user).await];
        actor
    }

    pub(crate) fn report(&self, kind: ReportKind, outcome: Severity) -> Report {
        let id = || self.app.id();
        let now = self.app.now();
        let victim = VictimStatement {
            id: VictimId(id()),
            name: Some(PersonName::parse("Nguyễn Văn Thử").expect("a name")),
            birth: None,
            sex: Sex::Male,
            citizen_id: None,
            occupation: CodedWord::default(),
            residence: None,
            relation: WorkRelation::Contract,
            relation_disputed: None,
            employed_by: EmployedBy::Reporter,
            employer_name: None,
            employer_tax_code: None,
            outcome,
            death: (outcome == Severity::Fatal).then_some(DeathKind::Scene),
            serious_codes: Vec::new(),
            injury: None,
            treatment: None,
            is_worker: true,
        };
        let local = domain::time::vn_datetime(now) - chrono::Duration::minutes(30);
        Report {
            id: ReportId(id()),
            kind,
            channel: Channel::Form,
            told_by: Informant::default(),
            received_by: ReceivingBody::Department,
            receiver_name: None,
            received_at: now,
            recorded_at: now,
            late_entry_reason: None,
            filed_by: None,
            enterprise: None,
            commune: None,
            verified: false,
            accident: AccidentStatement {
                occurred: OccurredAt::Exact(local),
                place: Place {
                    commune: CommuneCode::parse("30742").expect("a code"),
                    address: None,
                    spot: None,
                },
                sector: Sector::General,
                commuting: false,
                technical_incident: false,
                employer: EmployerFacts {
                    name: Some("Nhà máy thử".to_owned()), ..EmployerFacts::default()
                },
                casualties: Casualties::default(),
                victims: vec![victim],
                course: Course::default(),
            },
            declaration: None,
            commune_details: None,
        }
    }
}

/// The decision to found a provincial team.
pub(crate) fn province_team(desk: &Desk) -> Command {
    let member = |head, capacity| TeamMember {
        name: PersonName::parse("Trần Văn Trưởng").expect("a name"),
        position: "Chuyên viên".to_owned(),
        unit: "Sở Nội vụ".to_owned(),
        head,
        capacity,
        authorisation: None,
    };
    Command::FoundTeam(FoundTeam {
        paper: domain::case::DecisionPaper::default(),
        decision_number: "1/QĐ-SNV".to_owned(),
        decision_date: vn_date(desk.app.now()),
        founder: "Giám đốc Sở".to_owned(),
        members: vec![member(true, MemberCapacity::LabourAuthority), member(false, MemberCapacity::Health)],
    })
}

/// One test per database.
macro_rules! on_both {
    ($name:ident, $body:expr) => {
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let work = $body;
                work(crate::support::Desk::new(store::testkit::TestDb::sqlite()).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let work = $body;
                work(crate::support::Desk::new(store::testkit::TestDb::postgres()).await).await;
            }
        }
    };
}
pub(crate) use on_both;
