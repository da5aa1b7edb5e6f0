//! Every operation of the interface.

use anyhow::{Context as _, Result, ensure};
use domain::access::Action;
use domain::case::{CommandKind, action_of};
use journeys::scratch::unique;
use journeys::{Api, Context, Reply};
use serde_json::Value;

use super::bodies::{filled, of_command, of_route};
use super::expect::{
    Verdict, Walk, alerts_of_case, of_the_department, on_alert, on_case, on_enterprise, on_nothing,
    on_nothing_of_case, on_own, on_report, on_webhook, on_whole_file, plain,
};
use super::people::Person;
use super::world::{Known, World};

/// What the access table is asked for behind every operation but the commands of a case.
const ROUTES: &[(&str, &str, Action)] = &[
    ("GET", "/livez", Action::ReadService),
    ("GET", "/readyz", Action::ReadService),
    ("GET", "/api/v1/openapi.json", Action::ReadService),
    ("POST", "/api/v1/assessments", Action::Assess),
    ("POST", "/api/v1/benefit-calculations", Action::CalculateBenefits),
    ("POST", "/api/v1/urgent-notices", Action::FileUrgentNotice),
    ("POST", "/api/v1/tips", Action::FileTip),
    ("POST", "/api/v1/declarations", Action::FileDeclaration),
    ("POST", "/api/v1/commune-notices", Action::FileCommuneNotice),
    ("POST", "/api/v1/commune-records", Action::FileCommuneRecord),
    ("POST", "/api/v1/reports", Action::LogReport),
    ("POST", "/api/v1/notice-openings", Action::OpenNotice),
    ("POST", "/api/v1/notice-declarations", Action::CompleteNotice),
    ("POST", "/api/v1/notice-supplements", Action::SupplementNotice),
    ("POST", "/api/v1/notice-corrections", Action::CorrectNotice),
    ("POST", "/api/v1/notice-withdrawals", Action::WithdrawNotice),
    ("GET", "/api/v1/cases", Action::ListCases),
    ("GET", "/api/v1/cases/{id}", Action::ReadCase),
    ("GET", "/api/v1/cases/{id}/timeline", Action::ReadCase),
    ("GET", "/api/v1/cases/{id}/deadlines", Action::ReadCase),
    ("GET", "/api/v1/cases/{id}/closing-conditions", Action::ReadCase),
    ("GET", "/api/v1/cases/{id}/bundle", Action::ExportBundle),
    ("GET", "/api/v1/cases/{id}/public-version", Action::ReadCase),
    ("GET", "/api/v1/cases/{id}/alerts", Action::ReadAlerts),
    ("GET", "/api/v1/cases/{id}/duplicates", Action::ReadDuplicates),
    ("POST", "/api/v1/cases/{id}/uploads", Action::AddEvidence),
    ("GET", "/api/v1/cases/{id}/uploads/{upload_id}", Action::AddEvidence),
    ("PATCH", "/api/v1/cases/{id}/uploads/{upload_id}", Action::AddEvidence),
    ("GET", "/api/v1/cases/{id}/evidence", Action::ListEvidence),
    ("GET", "/api/v1/cases/{id}/evidence/{evidence_id}", Action::ListEvidence),
    ("GET", "/api/v1/cases/{id}/evidence/{evidence_id}/file", Action::ListEvidence),
    ("GET", "/api/v1/cases/{id}/evidence/{evidence_id}/thumbnail", Action::ListEvidence),
    ("GET", "/api/v1/cases/{id}/file-list", Action::ListEvidence),
    ("GET", "/api/v1/cases/{id}/documents", Action::ReadDocuments),
    ("GET", "/api/v1/cases/{id}/documents/preview", Action::ReadDocuments),
    ("GET", "/api/v1/cases/{id}/documents/{document_id}/file", Action::ReadDocuments),
    ("GET", "/api/v1/cases/{id}/documents/{document_id}/copies/{copy_id}", Action::ReadDocuments),
    ("GET", "/api/v1/cases/{id}/whole-file", Action::ReadDocuments),
    ("GET", "/api/v1/verifications/{key}", Action::VerifyDocument),
    ("GET", "/api/v1/alerts", Action::ReadAlerts),
    ("GET", "/api/v1/alerts/{id}", Action::ReadAlerts),
    ("POST", "/api/v1/alerts/{id}/acknowledge", Action::AcknowledgeAlert),
    ("GET", "/api/v1/health", Action::ReadHealth),
    ("POST", "/api/v1/workers/{id}/retire", Action::RetireWorker),
    ("GET", "/api/v1/dead-letters", Action::ReadDeliveries),
    ("POST", "/api/v1/dead-letters/replay", Action::ReplayDelivery),
    ("POST", "/api/v1/dead-letters/{id}/replay", Action::ReplayDelivery),
    ("POST", "/api/v1/dead-letters/{id}/set-aside", Action::ReplayDelivery),
    ("POST", "/api/v1/alerts/{id}/resend", Action::ResendAlert),
    ("GET", "/api/v1/alert-performance", Action::ReadPerformance),
    ("GET", "/api/v1/police-files", Action::ListPoliceFiles),
    ("GET", "/api/v1/recommendations", Action::ListRecommendations),
    ("GET", "/api/v1/lessons", Action::ReadLessons),
    ("GET", "/api/v1/accident-register", Action::ReadRegister),
    ("GET", "/api/v1/prevention-audience", Action::SendPrevention),
    ("GET", "/api/v1/prevention-notices", Action::ReadPrevention),
    ("POST", "/api/v1/prevention-notices", Action::SendPrevention),
    ("GET", "/api/v1/prevention-notices/{id}", Action::ReadPrevention),
    ("GET", "/api/v1/tasks", Action::ListTasks),
    ("GET", "/api/v1/tasks/{id}", Action::ReadTask),
    ("POST", "/api/v1/tasks/{id}/complete", Action::CompleteTask),
    ("POST", "/api/v1/drills", Action::StartDrill),
    ("GET", "/api/v1/drills", Action::ListDrills),
    ("GET", "/api/v1/drills/{id}", Action::ReadDrill),
    ("POST", "/api/v1/drills/{id}/end", Action::EndDrill),
    ("GET", "/api/v1/agencies", Action::ReadAgencies),
    ("POST", "/api/v1/agencies", Action::ManageAgencies),
    ("PATCH", "/api/v1/agencies/{id}", Action::ManageAgencies),
    ("GET", "/api/v1/agencies/{id}/duty-roster", Action::ReadDeliveries),
    ("PUT", "/api/v1/agencies/{id}/duty-roster", Action::ManageAgencies),
    ("GET", "/api/v1/users", Action::ReadUsers),
    ("POST", "/api/v1/users", Action::ManageUsers),
    ("PATCH", "/api/v1/users/{id}", Action::ManageUsers),
    ("POST", "/api/v1/users/{id}/reset-password", Action::ManageUsers),
    ("POST", "/api/v1/registrations", Action::Register),
    ("GET", "/api/v1/registrations", Action::ReadRegistrations),
    ("GET", "/api/v1/registrations/own", Action::OwnSession),
    ("GET", "/api/v1/registrations/{id}", Action::ReadRegistrations),
    ("POST", "/api/v1/registrations/{id}/approve", Action::DecideRegistrations),
    ("POST", "/api/v1/registrations/{id}/refuse", Action::DecideRegistrations),
    ("GET", "/api/v1/enterprises", Action::ReadSites),
    ("GET", "/api/v1/enterprises/{id}/sites", Action::ReadSites),
    ("POST", "/api/v1/enterprises/{id}/sites", Action::ManageSites),
    ("GET", "/api/v1/sites/{id}", Action::ReadSites),
    ("PATCH", "/api/v1/sites/{id}", Action::ManageSites),
    ("POST", "/api/v1/sites/{id}/close", Action::ManageSites),
    ("GET", "/api/v1/tokens", Action::OwnTokens),
    ("POST", "/api/v1/tokens", Action::OwnTokens),
    ("DELETE", "/api/v1/tokens/{id}", Action::OwnTokens),
    ("GET", "/api/v1/webhooks", Action::ReadWebhooks),
    ("POST", "/api/v1/webhooks", Action::ManageWebhooks),
    ("GET", "/api/v1/webhooks/{id}", Action::ReadWebhooks),
    ("POST", "/api/v1/webhooks/{id}/rotate", Action::ManageWebhooks),
    ("POST", "/api/v1/webhooks/{id}/disable", Action::ManageWebhooks),
    ("POST", "/api/v1/webhooks/{id}/enable", Action::ManageWebhooks),
    ("POST", "/api/v1/webhooks/{id}/test", Action::ManageWebhooks),
    ("GET", "/api/v1/channels", Action::ReadDeliveries),
    ("POST", "/api/v1/channels/{channel}/test", Action::TestChannels),
    ("GET", "/api/v1/channel-tests/{id}", Action::ManageWebhooks),
    ("POST", "/api/v1/delivery-reports/sms", Action::ReportDelivery),
    ("POST", "/api/v1/sessions", Action::SignIn),
    ("GET", "/api/v1/sessions/current", Action::OwnSession),
    ("DELETE", "/api/v1/sessions/current", Action::OwnSession),
    ("PUT", "/api/v1/sessions/current/password", Action::OwnSession),
    ("GET", "/api/v1/reference/communes", Action::ReadReference),
    ("GET", "/api/v1/reference/communes/{code}", Action::ReadReference),
    ("GET", "/api/v1/reference/provinces", Action::ReadReference),
    ("GET", "/api/v1/reference/industries", Action::ReadReference),
    ("GET", "/api/v1/reference/occupations", Action::ReadReference),
    ("GET", "/api/v1/reference/injuries", Action::ReadReference),
    ("GET", "/api/v1/reference/causes", Action::ReadReference),
    ("GET", "/api/v1/reference/esaw", Action::ReadReference),
    ("GET", "/api/v1/reference/injury-factors", Action::ReadReference),
    ("GET", "/api/v1/reference/enterprise-types", Action::ReadReference),
    ("GET", "/api/v1/reference/holidays", Action::ReadReference),
];

/// Every operation with its action.
fn operations() -> Vec<(&'static str, String, Action)> {
    let commands = CommandKind::ALL.iter().filter(|kind| **kind != CommandKind::Report).map(|kind| {
        let word = if *kind == CommandKind::AbsorbCase { "merge" } else { kind.as_str() };
        ("POST", format!("/api/v1/cases/{{id}}/{}", word.replace('_', "-")), action_of(*kind))
    });
    ROUTES
        .iter()
        .map(|(method, path, action)| (*method, (*path).to_owned(), *action))
        .chain(commands)
        .collect()
}

/// A version that no case has: an allowed change is answered with 412 and changes nothing.
const STALE: &str = "\"999999\"";

/// Every operation of the running server's description has a row, and the other way round.
pub(super) async fn every_operation_is_listed(ctx: &Context) -> Result<()> {
    let description = ctx.api.get("/api/v1/openapi.json").await?.expect(200)?;
    let paths = description.at("/paths")?.as_object().context("no paths")?;
    let mut described = Vec::new();
    for (path, item) in paths {
        let methods = item.as_object().context("no operations")?;
        let verbs = ["get", "put", "post", "delete", "patch", "head", "options"];
        described.extend(
            methods
                .keys()
                .filter(|key| verbs.contains(&key.as_str()))
                .map(|m| format!("{} {path}", m.to_uppercase())),
        );
    }
    let mut rows: Vec<_> = operations().iter().map(|(method, path, _)| format!("{method} {path}")).collect();
    described.sort();
    rows.sort();
    ensure!(described == rows, "described: {described:#?}\nwith a row: {rows:#?}");
    Ok(())
}

/// Asks for everything as everybody.
pub(super) async fn walk(people: &[Person], world: &World) -> Result<Walk> {
    let mut walk = Walk::default();
    for person in people {
        for (method, path, action) in operations() {
            let cases = if path.contains("/cases/") { &world.cases[..] } else { &world.cases[..1] };
            for known in cases {
                if ends_what_others_need(&path, method, person) {
                    continue;
                }
                let verdict = verdict(person, &path, action, world, known);
                let reply = ask(person, method, &path, world, known).await?;
                walk.judge(person, &reply, verdict);
                walk.keep_secrets(person, &reply, world);
            }
        }
        foreign_case_stays_foreign(person, world, &mut walk).await?;
    }
    Ok(walk)
}

/// The owner would revoke the token that the others are refused.
fn ends_what_others_need(path: &str, method: &str, person: &Person) -> bool {
    method == "DELETE" && path == "/api/v1/tokens/{id}" && person.login == "director"
}

fn verdict(person: &Person, path: &str, action: Action, world: &World, known: &Known) -> Verdict {
    if path == "/api/v1/cases/{id}/alerts" {
        alerts_of_case(person, known)
    } else if path.ends_with("/provide-supplement") {
        on_report(person, action, known)
    } else if path.contains("_id}")
        || ["/withdraw-evidence", "/documents/preview", "/file-document"]
            .iter()
            .any(|end| path.ends_with(end))
    {
        // There is no such item, no such upload, no such document; a form of the police is not wanted here.
        on_nothing_of_case(person, action, known)
    } else if path.ends_with("/file-list") {
        on_whole_file(person, known)
    } else if path.contains("/cases/{id}") {
        on_case(person, action, known)
    } else if path.contains("/alerts/{id}") {
        on_alert(person, action, world)
    } else if path.contains("/dead-letters/{id}")
        || path.contains("/workers/{id}")
        || path.contains("/prevention-notices/{id}")
        || path.contains("/verifications/{key}")
    {
        on_nothing(person, action)
    } else if ["/tasks/{id}", "/drills/{id}", "/registrations/{id}"].iter().any(|its| path.contains(its)) {
        of_the_department(person, action)
    } else if path.contains("/enterprises/{id}") || path.contains("/sites/{id}") {
        on_enterprise(person, action)
    } else if path == "/api/v1/registrations/own" {
        // Nobody of these people registered: for who is signed in there is none.
        on_nothing(person, action)
    } else if path.contains("/webhooks/{id}") {
        on_webhook(person, action, world)
    } else if path.contains("/channel-tests/{id}") {
        on_own(person, action, "admin")
    } else if path.contains("/tokens/{id}") {
        on_own(person, action, "director")
    } else {
        plain(person, action)
    }
}

async fn ask(person: &Person, method: &str, path: &str, world: &World, known: &Known) -> Result<Reply> {
    let command = path.strip_prefix("/api/v1/cases/{id}/").and_then(|command| of_command(command, known));
    let body = command.or_else(|| of_route(method, path));
    let api =
        if path == "/api/v1/sessions/current" && method == "DELETE" { &person.second } else { &person.api };
    send(api, method, &filled(path, world, known), body.as_ref()).await
}

async fn send(api: &Api, method: &str, path: &str, body: Option<&Value>) -> Result<Reply> {
    let method = method.parse().context("no method")?;
    let key = unique("access");
    api.send(method, path, body, &[("idempotency-key", &key), ("if-match", STALE)]).await
}

/// A report into a case that the person may not read finds no such case.
async fn foreign_case_stays_foreign(person: &Person, world: &World, walk: &mut Walk) -> Result<()> {
    for known in &world.cases {
        let body = serde_json::json!({
            "case_id": known.case.id, "kind": "tip", "channel": "phone",
            "accident": {
                "occurred": { "kind": "exact", "at": journeys::when::minutes_ago(90) },
                "place": { "commune_code": journeys::people::RACH_GIA },
                "course": { "event": "Không rõ" },
            },
        });
        let may_read = super::expect::may(person, Action::ReadCase, &known.relations(person));
        if may_read || plain(person, Action::LogReport) != Verdict::Allowed {
            continue;
        }
        let reply = send(&person.api, "POST", "/api/v1/reports", Some(&body)).await?;
        walk.judge(person, &reply, Verdict::Hidden);
        walk.keep_secrets(person, &reply, world);
    }
    Ok(())
}
