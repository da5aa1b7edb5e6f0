//! What is there to be asked for: two cases of one enterprise, an alert, a draft, a token.

use anyhow::{Context as _, Result};
use domain::access::Relation;
use journeys::people::{MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::{Api, Case, Context, Kind, PASSWORD, when};
use serde_json::{Value, json};

use super::people::{DECLARANT, Person};

/// What names a victim.
pub(super) const VICTIM: &str = "Nguyễn Văn Khuất";
/// What stands in findings that are not announced.
pub(super) const FINDING: &str = "Điều chưa ai được biết";
/// What stands in the cases and nowhere else.
pub(super) const SPOT: &str = "Gian máy số chín";

/// A case and how people stand to it.
pub(super) struct Known {
    /// The case.
    pub(super) case: Case,
    /// Its only victim.
    pub(super) victim: String,
    /// Agencies to which an alert opens the case.
    alerted: &'static [(&'static str, Option<&'static str>)],
    /// The employer's own team investigates.
    of_establishment: bool,
}

/// Everything there is.
pub(super) struct World {
    /// A fatal accident, investigated by the province and concluded but not announced; and a light one.
    pub(super) cases: [Known; 2],
    /// The alert to the police of the commune, with the agency it went to.
    pub(super) alert: String,
    /// A draft of the safety officer.
    pub(super) draft: String,
    /// A token of the director.
    pub(super) token: String,
    /// A user nobody needs.
    pub(super) user: String,
    /// An agency nobody needs.
    pub(super) agency: String,
    /// A call that the department has to make.
    pub(super) task: String,
    /// A drill that runs.
    pub(super) drill: String,
    /// An application that is approved, so that approving it again changes nothing.
    pub(super) registration: String,
    /// The enterprise of the safety officer.
    pub(super) enterprise: String,
    /// A site of it.
    pub(super) site: String,
    /// The webhook of the ward's police.
    pub(super) webhook: String,
    /// A test that the administrator asked for.
    pub(super) channel_test: String,
}

/// Agencies to which an alert opens the fatal accident: told of it by alerts that carry the victims, or invited and
/// taking part. The commune is informed; the health authority is invited and has not answered.
const TOLD: &[(&str, Option<&str>)] = &[
    ("labour_authority_province", None),
    ("police_first_notice", Some(RACH_GIA)),
    ("police_province", None),
    ("union_province", None),
];

impl Known {
    /// Whether the employer's own team is competent.
    pub(super) fn is_of_establishment(&self) -> bool {
        self.of_establishment
    }

    /// Every relation of a person to the case.
    pub(super) fn relations(&self, person: &Person) -> Vec<Relation> {
        let mut out = Vec::new();
        if person.of_province {
            out.push(Relation::OwnProvince);
            if !self.of_establishment {
                out.push(Relation::OwnLevel);
            }
        }
        if person.is_declarant() {
            out.push(Relation::OwnEnterprise);
            if self.of_establishment {
                out.push(Relation::TeamMember);
            }
        }
        if person.commune == Some(RACH_GIA) {
            out.push(Relation::OwnCommune);
        }
        if person.agency.is_some_and(|agency| self.alerted.contains(&agency)) {
            out.push(Relation::AlertedAgency);
        }
        // Its representative sits in the provincial team, and the union confirmed the invitation.
        if person.agency == Some(("union_province", None)) && !self.of_establishment {
            out.push(Relation::TeamMember);
        }
        out
    }
}

impl World {
    /// The relations of a person to the alert.
    pub(super) fn relations_to_alert(&self, person: &Person) -> Vec<Relation> {
        let mut out = Vec::new();
        if person.agency == Some(("police_first_notice", Some(RACH_GIA))) {
            out.push(Relation::AlertedAgency);
        }
        if person.of_province {
            out.push(Relation::OwnProvince);
        }
        out
    }

    /// The relations of a person to the webhook.
    pub(super) fn relations_to_webhook(&self, person: &Person) -> Vec<Relation> {
        let own = person.agency == Some(("police_first_notice", Some(RACH_GIA)));
        own.then_some(Relation::AlertedAgency).into_iter().collect()
    }

    /// Makes it.
    pub(super) async fn build(ctx: &Context, people: &[Person]) -> Result<Self> {
        let who = |login: &str| {
            people.iter().find(|person| person.login == login).map(|person| &person.api).context("nobody")
        };
        let (officer, inspector, director) = (who(DECLARANT)?, who("inspector")?, who("director")?);
        let fatal = open(officer, "fatal").await?;
        investigate(&fatal, inspector, director).await?;
        let light = open(officer, "light").await?;
        takes_part(who("union")?).await?;
        let alerts = inspector.get(&format!("{}/alerts", fatal.path())).await?.expect(200)?;
        let alert = alerts.list_at("")?.iter().find(|alert| alert["role"] == "police_first_notice");
        let alert =
            alert.and_then(|alert| alert["id"].as_str()).context("no alert to the police")?.to_owned();

        let csrf = csrf(officer);
        let begun = officer.post_form("/khai-bao", &[("_csrf", &csrf)]).await?.expect(303)?;
        let place = begun.header("location").context("the draft is nowhere")?;
        let draft = place.split('/').nth(2).context("the draft has no id")?.to_owned();
        let order = json!({ "name": "Hệ thống bệnh viện", "scopes": ["tip.file"] });
        let token = director.post("/api/v1/tokens", &order).await?.expect(201)?.text_at("/token/id")?;

        let admin = who("admin")?;
        let users = admin.get("/api/v1/users").await?.expect(200)?;
        let spare = users.list_at("")?.iter().find(|user| user["login"] == "insurance").context("no user")?;
        let agencies = admin.get("/api/v1/agencies").await?.expect(200)?;
        let agency = agencies.list_at("")?.first().context("no agency")?;
        let drill = json!({ "commune_code": RACH_GIA });
        let drill = inspector.post("/api/v1/drills", &drill).await?.expect(201)?.text_at("/drill/id")?;
        let task = call(ctx, &alert)?;
        let id = |row: &Value| row["id"].as_str().map(str::to_owned).context("no id");
        let (user, agency) = (id(spare)?, id(agency)?);
        let registration = registered(who("")?, inspector).await?;
        let own = officer.get("/api/v1/enterprises").await?.expect(200)?;
        let enterprise = own.text_at("/0/id")?;
        let site = json!({ "name": "Nhà máy số 2", "address": "Khu phố 3", "commune_code": RACH_GIA });
        let site =
            officer.post(&format!("/api/v1/enterprises/{enterprise}/sites"), &site).await?.expect(201)?;
        let police = agencies
            .list_at("")?
            .iter()
            .find(|a| a["role"] == "police_first_notice" && a["commune_code"] == RACH_GIA);
        let order = json!({
            "agency_id": id(police.context("no police")?)?, "url": "https://webhook.example.invalid/tnld",
            "topics": ["alert"],
        });
        let webhook = admin.post("/api/v1/webhooks", &order).await?.expect(201)?.text_at("/webhook/id")?;
        let test = admin.post("/api/v1/channels/email/test", &json!({})).await?.expect(202)?;
        let channel_test = test.text_at("/id")?;
        Ok(Self {
            cases: [
                Known {
                    victim: victim(&fatal, officer).await?,
                    case: fatal,
                    alerted: TOLD,
                    of_establishment: false,
                },
                Known {
                    victim: victim(&light, officer).await?,
                    case: light,
                    alerted: &[],
                    of_establishment: true,
                },
            ],
            alert,
            draft,
            token,
            user,
            agency,
            task,
            drill,
            registration,
            enterprise,
            site: site.text_at("/id")?,
            webhook,
            channel_test,
        })
    }
}

/// A call about the alert, as the last rung of its ladder would open it half an hour later.
fn call(ctx: &Context, alert: &str) -> Result<String> {
    let id = "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e50";
    let (id_value, alert_value, now) = match ctx.database.kind() {
        Kind::Sqlite => (
            format!("x'{}'", id.replace('-', "")),
            format!("x'{}'", alert.replace('-', "")),
            "cast(unixepoch('now') * 1000000 as integer)",
        ),
        Kind::Postgres => (format!("'{id}'"), format!("'{alert}'"), "now()"),
    };
    let content = r#"{"title": {"vi": "Gọi Công an phường", "en": "Call the police"}}"#;
    ctx.database.execute(&format!(
        "insert into tasks (id, province, kind, state, urgency, alert_id, content, dedupe, created_at, due_at, version)
         values ({id_value}, '91', 'phone_call', 'open', 'death', {alert_value}, '{content}', 'test', {now}, {now}, 1)"
    ))?;
    Ok(id.to_owned())
}

/// Somebody registers and is approved.
async fn registered(nobody: &Api, inspector: &Api) -> Result<String> {
    let application = json!({
        "tax_code": "0300588569", "enterprise": "Công ty Mới", "address": "9 Lạc Hồng", "commune_code": RACH_GIA,
        "name": "Lê Thị Mới", "phone": "0912 345 678", "email": "moi@moi.example.vn", "password": PASSWORD,
    });
    let id = nobody.post("/api/v1/registrations", &application).await?.expect(201)?.text_at("/id")?;
    inspector.post(&format!("/api/v1/registrations/{id}/approve"), &json!({})).await?.expect(200)?;
    Ok(id)
}

/// The secret that pages want in every form of a signed-in person.
pub(super) fn csrf(api: &Api) -> String {
    api.credentials()
        .into_iter()
        .find(|(name, _)| name == "x-csrf-token")
        .map_or_else(String::new, |(_, v)| v)
}

async fn victim(case: &Case, officer: &Api) -> Result<String> {
    case.read(officer).await?.text_at("/victims/0/id")
}

async fn open(officer: &Api, outcome: &str) -> Result<Case> {
    let mut victim = json!({ "name": VICTIM, "birth": "1985", "relation": "contract", "outcome": outcome });
    if outcome == "fatal" {
        victim["death"] = json!("scene");
    }
    let declaration = json!({
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(90) },
            "place": { "commune_code": RACH_GIA, "spot": SPOT },
            "employer": { "name": MILL, "tax_code": MILL_TAX_CODE },
            "victims": [victim],
            "course": { "event": "Máy cuốn tay" },
        },
        "declaration": { "known_at": when::minutes_ago(80) },
    });
    Case::opened(&officer.post("/api/v1/declarations", &declaration).await?.expect(201)?)
}

/// An agency confirms its invitation into the team.
async fn takes_part(agency: &Api) -> Result<()> {
    let invited = agency.get("/api/v1/alerts").await?.expect(200)?;
    let invitation = invited.list_at("/items")?.first().context("no invitation")?;
    let path = format!("/api/v1/alerts/{}/acknowledge", invitation["id"].as_str().context("no id")?);
    agency
        .post(&path, &json!({ "name": "Trịnh Công Thành", "unit": "Liên đoàn Lao động" }))
        .await?
        .expect(200)?;
    Ok(())
}

/// To findings that are concluded but not announced.
async fn investigate(case: &Case, inspector: &Api, director: &Api) -> Result<()> {
    let member = |name: &str, capacity: &str, head: bool| json!({ "name": name, "position": "Chuyên viên", "unit": "Đơn vị", "capacity": capacity, "head": head });
    let team = json!({
        "decision_number": "1/QĐ", "decision_date": when::today().to_string(), "founder": "Giám đốc Sở",
        "members": [
            member("Phạm Quốc Việt", "labour_authority", true), member("Bùi Thị Ngọc", "health", false),
            member("Trịnh Công Thành", "union_or_workers_rep", false),
        ],
    });
    case.command(director, "found-team", "investigating", team).await?;
    let findings = json!({
        "course": FINDING, "fault": "employer", "cause": "1", "cause_detail": FINDING, "conclusion": "tnld",
        "responsibility": FINDING,
    });
    case.command(inspector, "conclude", "concluded", findings).await?;
    let recommendation = json!({
        "content": FINDING, "owner_kind": "employer", "owner": "Cơ sở", "due": when::today().to_string(),
    });
    case.command(inspector, "add-recommendation", "concluded", recommendation).await?;
    Ok(())
}
