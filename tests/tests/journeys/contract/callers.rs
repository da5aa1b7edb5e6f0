//! Systems with a bearer token, one per role, and nobody; and what each may ask for by id.

use anyhow::{Context as _, Result};
use domain::access::Action;
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::server::User;
use journeys::{Api, Case, Context, when};
use serde_json::{Value, json};

/// Who asks.
pub(super) struct Caller {
    /// Role; `nobody` without a token.
    pub(super) role: &'static str,
    /// Bearer token with every scope.
    pub(super) token: Option<String>,
    /// So many operations must answer something else than 401 and 404.
    pub(super) answered: usize,
    /// So many operations must succeed at least once.
    pub(super) succeeded: usize,
    /// Every phase with many examples; the others try what depends on who asks.
    pub(super) thorough: bool,
    /// Pattern of a path and the id that stands in it; a later one wins.
    paths: Vec<(String, String)>,
    /// For each case the ids that may stand in a body, by field; under no name those of other bodies.
    bodies: serde_json::Map<String, Value>,
}

/// Commands that need a team at work.
const OF_A_TEAM: &str = "add-recommendation|change-team|conclude|explain-delay|receive-expertise|record-testimony|\
                         set-step|sign-findings|extend|hold-announcement|issue-minutes|report-recommendation|\
                         request-expertise|send-to-police|return-from-police|verify-recommendation";
/// Commands that end a case.
const THE_END: &str = "close|dismiss|merge|withdraw-report";

impl Caller {
    fn nobody() -> Self {
        Self {
            role: "nobody",
            token: None,
            answered: 14,
            succeeded: 12,
            thorough: false,
            paths: Vec::new(),
            bodies: serde_json::Map::new(),
        }
    }

    /// Settings of schemathesis: paths lead to what there is.
    pub(super) fn paths(&self) -> String {
        let one = |(path, id): &(String, String)| {
            format!(
                "[[operations]]\ninclude-path-regex = '^/api/v1/{path}'\nparameters = {{ \"path.id\" = \"{id}\" }}\n"
            )
        };
        self.paths.iter().map(one).collect()
    }

    /// What the hooks of schemathesis are told.
    pub(super) fn known(&self, base: &str) -> String {
        match &self.token {
            Some(token) => {
                json!({ "cases": format!("{base}/api/v1/cases/"), "token": token, "ids": self.bodies })
                    .to_string()
            }
            None => "{}".to_owned(),
        }
    }
}

/// Everybody who asks. Each has a case of its own, so that what one does to it hinders nobody else.
pub(super) async fn callers(context: &Context) -> Result<Vec<Caller>> {
    let officer = context.sign_in_as(people::safety_officer()).await?;
    let admin = context.sign_in_as(User::new("contract.keeper", "admin", "Quản Trị")).await?;
    let inspector = context.sign_in_as(people::inspector()).await?;
    let director = context.sign_in_as(people::director()).await?;
    let mut out = Vec::new();
    for (role, agency, answered, succeeded) in [
        ("investigator", "labour_authority_province", 58, 30),
        ("director", "labour_authority_province", 58, 28),
        ("enterprise", "", 58, 20),
        ("commune", "commune_pc", 58, 22),
        ("provincial_police", "police_province", 58, 22),
        ("admin", "", 58, 20),
    ] {
        let outcome = if role == "enterprise" { "light" } else { "fatal" };
        let founder = if role == "enterprise" { &officer } else { &director };
        let [plain, with_team, spare] = [
            declared(&officer, outcome).await?,
            declared(&officer, outcome).await?,
            declared(&officer, outcome).await?,
        ];
        found_team(&with_team, founder).await?;
        let system = context.sign_in_as(person(role, agency)).await?;
        let mut paths = vec![("cases/".to_owned(), plain.id.clone())];
        paths.push((format!("cases/[^/]+/({OF_A_TEAM})$"), with_team.id.clone()));
        paths.push((format!("cases/[^/]+/({THE_END})$"), spare.id.clone()));
        if let Some(alert) = alert(&inspector, &plain, agency).await? {
            paths.push(("alerts/".to_owned(), alert));
        }
        let mut bodies = serde_json::Map::new();
        for case in [&plain, &with_team, &spare] {
            bodies.insert(case.id.clone(), ids(case, &inspector, &plain).await?);
        }
        bodies.insert(String::new(), json!({ "case_id": plain.id }));
        // What the caller may change or take away is nobody else's.
        let spare = User::new(&format!("spare.{role}"), "leader", "Không Ai Cần");
        context.add_user(spare.clone()).await?;
        let users = admin.get("/api/v1/users").await?.expect(200)?;
        let user = users.list_at("")?.iter().find(|user| user["login"] == spare.login.as_str());
        paths.push(("users/".to_owned(), id(user.context("the user is not listed")?)?));
        let agencies = admin.get("/api/v1/agencies").await?.expect(200)?;
        let health = agencies.list_at("")?.iter().find(|row| row["role"] == "bhxh_province");
        paths.push(("agencies/".to_owned(), id(health.context("no agency of the social insurance")?)?));
        let order = json!({ "name": "Không ai cần", "scopes": ["tip.file"] });
        let token = system.post("/api/v1/tokens", &order).await?.expect(201)?;
        paths.push(("tokens/".to_owned(), token.text_at("/token/id")?));

        let scopes: Vec<&str> = Action::ALL.iter().map(|action| action.as_str()).collect();
        let order = json!({ "name": "schemathesis", "scopes": scopes });
        let token = system.post("/api/v1/tokens", &order).await?.expect(201)?.text_at("/secret")?;
        let thorough = role == "investigator";
        out.push(Caller { role, token: Some(token), answered, succeeded, thorough, paths, bodies });
    }
    out.push(Caller::nobody());
    Ok(out)
}

fn person(role: &'static str, agency: &str) -> User {
    let mut user = User::new(&format!("contract.{role}"), role, "Trần Thị Hợp Đồng");
    user.unit = Some("Hệ thống khác".to_owned());
    match role {
        "enterprise" => {
            user.commune = Some(RACH_GIA.to_owned());
            user.enterprise = Some((MILL_TAX_CODE.to_owned(), MILL.to_owned()));
        }
        "commune" => user.commune = Some(RACH_GIA.to_owned()),
        _of_the_province => {}
    }
    user.agency_role = (!agency.is_empty()).then(|| agency.to_owned());
    user
}

fn id(row: &Value) -> Result<String> {
    row["id"].as_str().map(str::to_owned).context("no id")
}

async fn alert(inspector: &Api, case: &Case, agency: &str) -> Result<Option<String>> {
    let alerts = inspector.get(&format!("{}/alerts", case.path())).await?.expect(200)?;
    alerts.list_at("")?.iter().find(|alert| alert["role"] == agency).map(id).transpose()
}

/// The ids of what a case holds, by the field of a body that asks for one; a merge takes in another case.
async fn ids(case: &Case, inspector: &Api, other: &Case) -> Result<Value> {
    let view = case.read(inspector).await?;
    let mut out = json!({
        "report_id": case.report, "victim_id": view.text_at("/victims/0/id")?, "other_case_id": other.id,
    });
    if let Ok(recommendation) = view.text_at("/recommendations/0/id") {
        out["recommendation_id"] = json!(recommendation);
    }
    Ok(out)
}

async fn found_team(case: &Case, founder: &Api) -> Result<()> {
    let member = |name: &str, capacity: &str, head: bool| json!({ "name": name, "position": "Chuyên viên", "unit": "Đơn vị", "capacity": capacity, "head": head, "authorisation": head.then_some("01/UQ") });
    let team = json!({
        "decision_number": "1/QĐ", "decision_date": when::today().to_string(), "founder": "Người ký",
        "members": [
            member("Phạm Quốc Việt", "labour_authority", true), member("Bùi Thị Ngọc", "health", false),
            member("Trịnh Công Thành", "union_or_workers_rep", false),
        ],
    });
    case.command(founder, "found-team", "investigating", team).await?;
    let recommendation = json!({
        "content": "Che chắn máy", "owner_kind": "employer", "owner": MILL, "due": when::today().to_string(),
    });
    case.command(founder, "add-recommendation", "investigating", recommendation).await?;
    Ok(())
}

async fn declared(officer: &Api, outcome: &str) -> Result<Case> {
    let mut victim =
        json!({ "name": "Nguyễn Văn Tám", "birth": "1985", "relation": "contract", "outcome": outcome });
    if outcome == "fatal" {
        victim["death"] = json!("scene");
    }
    let declaration = json!({
        "accident": {
            // Before everything that the examples of the description tell of.
            "occurred": { "kind": "exact", "at": "2026-11-19T08:00" },
            "place": { "commune_code": RACH_GIA },
            "employer": { "name": MILL, "tax_code": MILL_TAX_CODE },
            "victims": [victim],
            "course": { "event": "Máy cuốn tay" },
        },
        "declaration": { "known_at": "2026-11-19T08:10" },
    });
    Case::opened(&officer.post("/api/v1/declarations", &declaration).await?.expect(201)?)
}
