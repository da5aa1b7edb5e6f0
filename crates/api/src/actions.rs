//! Which action of the access table stands behind every operation.

use crate::routes::commands;
use domain::access::Action;

/// An operation and the action that the access table is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RouteAction {
    /// HTTP method, in capitals.
    pub method: &'static str,
    /// Path as the description writes it.
    pub path: &'static str,
    /// Action.
    pub action: Action,
}

const fn row(method: &'static str, path: &'static str, action: Action) -> RouteAction {
    RouteAction { method, path, action }
}

const ROUTES: &[RouteAction] = &[
    row("GET", "/livez", Action::ReadService),
    row("GET", "/readyz", Action::ReadService),
    row("GET", "/api/v1/openapi.json", Action::ReadService),
    row("POST", "/api/v1/cases/{id}/uploads", Action::AddEvidence),
    row("GET", "/api/v1/cases/{id}/uploads/{upload_id}", Action::AddEvidence),
    row("PATCH", "/api/v1/cases/{id}/uploads/{upload_id}", Action::AddEvidence),
    row("GET", "/api/v1/cases/{id}/evidence", Action::ListEvidence),
    row("POST", "/api/v1/cases/{id}/add-evidence", Action::AddEvidence),
    row("POST", "/api/v1/cases/{id}/move-evidence", Action::MoveEvidence),
    row("POST", "/api/v1/cases/{id}/withdraw-evidence", Action::WithdrawEvidence),
    row("POST", "/api/v1/cases/{id}/mark-file-point", Action::MarkFilePoint),
    row("GET", "/api/v1/cases/{id}/evidence/{evidence_id}", Action::ListEvidence),
    row("GET", "/api/v1/cases/{id}/evidence/{evidence_id}/file", Action::ListEvidence),
    row("GET", "/api/v1/cases/{id}/evidence/{evidence_id}/thumbnail", Action::ListEvidence),
    row("GET", "/api/v1/cases/{id}/file-list", Action::ListEvidence),
    row("POST", "/api/v1/assessments", Action::Assess),
    row("POST", "/api/v1/benefit-calculations", Action::CalculateBenefits),
    row("POST", "/api/v1/urgent-notices", Action::FileUrgentNotice),
    row("POST", "/api/v1/tips", Action::FileTip),
    row("POST", "/api/v1/declarations", Action::FileDeclaration),
    row("POST", "/api/v1/commune-notices", Action::FileCommuneNotice),
    row("POST", "/api/v1/commune-records", Action::FileCommuneRecord),
    row("POST", "/api/v1/reports", Action::LogReport),
    row("POST", "/api/v1/notice-openings", Action::OpenNotice),
    row("POST", "/api/v1/notice-declarations", Action::CompleteNotice),
    row("POST", "/api/v1/notice-supplements", Action::SupplementNotice),
    row("POST", "/api/v1/notice-corrections", Action::CorrectNotice),
    row("POST", "/api/v1/notice-withdrawals", Action::WithdrawNotice),
    row("GET", "/api/v1/cases", Action::ListCases),
    row("GET", "/api/v1/cases/{id}", Action::ReadCase),
    row("GET", "/api/v1/cases/{id}/timeline", Action::ReadCase),
    row("GET", "/api/v1/cases/{id}/deadlines", Action::ReadCase),
    row("GET", "/api/v1/cases/{id}/alerts", Action::ReadAlerts),
    row("GET", "/api/v1/cases/{id}/duplicates", Action::ReadDuplicates),
    row("GET", "/api/v1/alerts", Action::ReadAlerts),
    row("GET", "/api/v1/alerts/{id}", Action::ReadAlerts),
    row("POST", "/api/v1/alerts/{id}/acknowledge", Action::AcknowledgeAlert),
    row("GET", "/api/v1/health", Action::ReadHealth),
    row("POST", "/api/v1/workers/{id}/retire", Action::RetireWorker),
    row("GET", "/api/v1/dead-letters", Action::ReadDeliveries),
    row("POST", "/api/v1/dead-letters/replay", Action::ReplayDelivery),
    row("POST", "/api/v1/dead-letters/{id}/replay", Action::ReplayDelivery),
    row("POST", "/api/v1/dead-letters/{id}/set-aside", Action::ReplayDelivery),
    row("POST", "/api/v1/alerts/{id}/resend", Action::ResendAlert),
    row("GET", "/api/v1/alert-performance", Action::ReadPerformance),
    row("GET", "/api/v1/tasks", Action::ListTasks),
    row("GET", "/api/v1/tasks/{id}", Action::ReadTask),
    row("POST", "/api/v1/tasks/{id}/complete", Action::CompleteTask),
    row("POST", "/api/v1/drills", Action::StartDrill),
    row("GET", "/api/v1/drills", Action::ListDrills),
    row("GET", "/api/v1/drills/{id}", Action::ReadDrill),
    row("POST", "/api/v1/drills/{id}/end", Action::EndDrill),
    row("GET", "/api/v1/agencies", Action::ReadAgencies),
    row("POST", "/api/v1/agencies", Action::ManageAgencies),
    row("PATCH", "/api/v1/agencies/{id}", Action::ManageAgencies),
    row("GET", "/api/v1/agencies/{id}/duty-roster", Action::ReadDeliveries),
    row("PUT", "/api/v1/agencies/{id}/duty-roster", Action::ManageAgencies),
    row("GET", "/api/v1/users", Action::ReadUsers),
    row("POST", "/api/v1/users", Action::ManageUsers),
    row("PATCH", "/api/v1/users/{id}", Action::ManageUsers),
    row("POST", "/api/v1/registrations", Action::Register),
    row("GET", "/api/v1/registrations", Action::ReadRegistrations),
    row("GET", "/api/v1/registrations/own", Action::OwnSession),
    row("GET", "/api/v1/registrations/{id}", Action::ReadRegistrations),
    row("POST", "/api/v1/registrations/{id}/approve", Action::DecideRegistrations),
    row("POST", "/api/v1/registrations/{id}/refuse", Action::DecideRegistrations),
    row("GET", "/api/v1/enterprises", Action::ReadSites),
    row("GET", "/api/v1/enterprises/{id}/sites", Action::ReadSites),
    row("POST", "/api/v1/enterprises/{id}/sites", Action::ManageSites),
    row("GET", "/api/v1/sites/{id}", Action::ReadSites),
    row("PATCH", "/api/v1/sites/{id}", Action::ManageSites),
    row("POST", "/api/v1/sites/{id}/close", Action::ManageSites),
    row("GET", "/api/v1/tokens", Action::OwnTokens),
    row("POST", "/api/v1/tokens", Action::OwnTokens),
    row("DELETE", "/api/v1/tokens/{id}", Action::OwnTokens),
    row("GET", "/api/v1/webhooks", Action::ReadWebhooks),
    row("POST", "/api/v1/webhooks", Action::ManageWebhooks),
    row("GET", "/api/v1/webhooks/{id}", Action::ReadWebhooks),
    row("POST", "/api/v1/webhooks/{id}/rotate", Action::ManageWebhooks),
    row("POST", "/api/v1/webhooks/{id}/disable", Action::ManageWebhooks),
    row("POST", "/api/v1/webhooks/{id}/enable", Action::ManageWebhooks),
    row("POST", "/api/v1/webhooks/{id}/test", Action::ManageWebhooks),
    row("GET", "/api/v1/channels", Action::ReadDeliveries),
    row("POST", "/api/v1/channels/{channel}/test", Action::TestChannels),
    row("GET", "/api/v1/channel-tests/{id}", Action::ManageWebhooks),
    row("POST", "/api/v1/delivery-reports/sms", Action::ReportDelivery),
    row("POST", "/api/v1/sessions", Action::SignIn),
    row("GET", "/api/v1/sessions/current", Action::OwnSession),
    row("DELETE", "/api/v1/sessions/current", Action::OwnSession),
    row("PUT", "/api/v1/sessions/current/password", Action::OwnSession),
    row("GET", "/api/v1/reference/communes", Action::ReadReference),
    row("GET", "/api/v1/reference/communes/{code}", Action::ReadReference),
    row("GET", "/api/v1/reference/provinces", Action::ReadReference),
    row("GET", "/api/v1/reference/industries", Action::ReadReference),
    row("GET", "/api/v1/reference/occupations", Action::ReadReference),
    row("GET", "/api/v1/reference/injuries", Action::ReadReference),
    row("GET", "/api/v1/reference/causes", Action::ReadReference),
    row("GET", "/api/v1/reference/injury-factors", Action::ReadReference),
    row("GET", "/api/v1/reference/enterprise-types", Action::ReadReference),
    row("GET", "/api/v1/reference/holidays", Action::ReadReference),
];

/// Every operation of the interface with its action.
pub fn route_actions() -> Vec<RouteAction> {
    let commands = commands::ACTIONS.iter().map(|(path, action)| row("POST", path, *action));
    ROUTES.iter().copied().chain(commands).collect()
}
