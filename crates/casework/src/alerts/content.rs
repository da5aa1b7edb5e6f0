//! What a mail may say: the content of the statutory form to agencies entitled to it, and no names for information only.

use super::link::confirmation_url;
use super::notice::NoticeContent;
use crate::app::{Casework, Mode};
use crate::cases::load;
use crate::failure::Failure;
use crate::projection::place_text;
use domain::case::{Case, CaseDeadline, DismissalKind, Stage, deadlines};
use domain::ids::{AlertId, CaseId};
use domain::law::{AlertMode, Trigger};
use domain::reference::Geography;
use domain::time::Instant;
use domain::value::{Birth, OccurredAt};
use domain::words::{Contact, EventClass, RoleKey, Severity, Urgency};
use serde_json::Value;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use store::alerts::AlertRow;
use store::outbox::OutboxRow;
use store::{AlertState, Conn, alerts};

/// One victim as PL III lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailVictim {
    /// Name.
    pub name: Option<String>,
    /// Birth, as far as known.
    pub birth: Option<Birth>,
    /// Sex key.
    pub sex: domain::value::Sex,
    /// Occupation.
    pub occupation: Option<String>,
    /// How badly hurt.
    pub severity: Severity,
}

/// A meeting to which an agency is invited, and what changed since it was invited first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailMeeting {
    /// When.
    pub at: Instant,
    /// Where.
    pub place: String,
    /// What is on the agenda.
    pub agenda: Option<String>,
    /// When and where it was to be before, and why that changed.
    pub before: Option<(Instant, String, String)>,
}

/// Everything the mail templates need; personal data only in `victims` and `course`.
#[derive(Debug, Clone)]
pub struct MailContent {
    /// Alert.
    pub alert: AlertId,
    /// Recipient as named on the date of raising.
    pub recipient: String,
    /// Role of the recipient.
    pub role: RoleKey,
    /// Mode.
    pub mode: AlertMode,
    /// Why.
    pub trigger: Trigger,
    /// Rule id.
    pub rule: String,
    /// Article.
    pub citation: String,
    /// Sent to the department because the recipient has no address.
    pub fallback: bool,
    /// Whom this message reaches.
    pub contact: Contact,
    /// The agency above the recipient, when that is whom it reaches.
    pub superior: Option<String>,
    /// Times the ladder was begun anew before this message.
    pub round: i32,
    /// When the alert was raised.
    pub raised_at: Instant,
    /// Number of the case.
    pub case_number: String,
    /// Class.
    pub class: EventClass,
    /// The class may still change.
    pub provisional: bool,
    /// Filed without a verified account.
    pub unverified: bool,
    /// When it happened, as far as known.
    pub occurred: OccurredAt,
    /// Where.
    pub place: String,
    /// Commune and province alone: what a subject may say of the place.
    pub commune: String,
    /// Spot in the works.
    pub spot: Option<String>,
    /// Employer, for agencies entitled to it.
    pub employer: Option<domain::case::EmployerFacts>,
    /// Dead, seriously and lightly injured, missing.
    pub counts: (usize, usize, usize, usize),
    /// Casualties are not known.
    pub casualties_unknown: bool,
    /// Course, for agencies entitled to it.
    pub course: Option<String>,
    /// The meeting it invites to.
    pub meeting: Option<MailMeeting>,
    /// Victims, for agencies entitled to them.
    pub victims: Vec<MailVictim>,
    /// Name and telephone of whom to call, for agencies entitled to it.
    pub informant: Option<(Option<String>, Option<String>)>,
    /// Why the case was dismissed, and the number of the case that goes on when it was merged.
    pub dismissed: Option<(DismissalKind, Option<String>)>,
    /// First receipt.
    pub received_at: Instant,
    /// Who else was told of the same case, as named on the date of telling.
    pub others: Vec<String>,
    /// Terms that run, with their explanation.
    pub deadlines: Vec<CaseDeadline>,
    /// Link to confirm, when this must be confirmed.
    pub confirm_url: Option<String>,
    /// The recipient may open the case by signing in.
    pub opens_case: bool,
    /// Link for who has an account: to the case, or to the own alerts where the case is not open.
    pub case_url: String,
    /// A demonstration, and says so.
    pub demo: bool,
}

/// What a message says.
#[derive(Debug, Clone)]
pub enum Content {
    /// An alert about the facts of a case.
    Case(Box<MailContent>),
    /// Anything else: a digest, a warning, a drill.
    Notice(Box<NoticeMail>),
}

/// A message that is not about the facts of a case.
#[derive(Debug, Clone)]
pub struct NoticeMail {
    /// Alert.
    pub alert: AlertId,
    /// Recipient.
    pub recipient: String,
    /// Words.
    pub content: NoticeContent,
    /// When it was raised.
    pub raised_at: Instant,
    /// Haste.
    pub urgency: Urgency,
    /// Link to confirm, when this must be confirmed.
    pub confirm_url: Option<String>,
    /// Address of this site, without a trailing slash.
    pub site: String,
    /// A demonstration, and says so.
    pub demo: bool,
}

impl Content {
    /// The content about a case, when it is one.
    pub fn case(&self) -> Option<&MailContent> {
        match self {
            Self::Case(content) => Some(content),
            Self::Notice(_) => None,
        }
    }

    /// Link to confirm, when this must be confirmed.
    pub fn confirm_url(&self) -> Option<&str> {
        match self {
            Self::Case(content) => content.confirm_url.as_deref(),
            Self::Notice(mail) => mail.confirm_url.as_deref(),
        }
    }

    /// Haste.
    pub fn urgency(&self) -> Urgency {
        match self {
            Self::Case(content) => Urgency::of(content.class),
            Self::Notice(mail) => mail.urgency,
        }
    }
}

/// The content of one of several messages: a case is read once for all of its alerts.
pub(super) fn content_among(
    conn: &mut Conn,
    app: &Casework,
    message: &OutboxRow,
    row: AlertRow,
    read: &mut HashMap<CaseId, (Case, Vec<CaseDeadline>)>,
) -> Result<Content, Failure> {
    if let Some(content) = row.content {
        let confirm = row.mode == AlertMode::Acknowledged.as_str();
        return Ok(Content::Notice(Box::new(NoticeMail {
            alert: AlertId(row.id),
            recipient: row.recipient_name,
            content: serde_json::from_value(content)?,
            raised_at: row.created_at,
            urgency: word("urgency", &row.urgency)?,
            confirm_url: confirm.then(|| confirmation_url(app, message)),
            site: app.settings().public_url.clone(),
            demo: app.settings().mode == Mode::Demo,
        })));
    }
    let case_id = row.case_id.map(CaseId).ok_or(Failure::NotFound)?;
    let others = told_besides(conn, &row)?;
    let (case, terms) = match read.entry(case_id) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(unknown) => {
            let case = load(conn, case_id)?.case;
            let terms = deadlines(&case, app.law(), &app.calendar(), app.now());
            unknown.insert((case, terms))
        }
    };
    let mut filled = fill(app, message, &row, case, terms.clone(), others)?;
    if let Stage::Dismissed { kind, into, .. } = &case.stage {
        let number = match into {
            Some(kept) => Some(load(conn, *kept)?.case.number.to_string()),
            None => None,
        };
        filled.dismissed = Some((*kind, number));
    }
    Ok(Content::Case(Box::new(filled)))
}

/// Recipients of the other alerts of the case, each once, in the order of raising.
fn told_besides(conn: &mut Conn, row: &AlertRow) -> Result<Vec<String>, Failure> {
    let Some(case) = row.case_id else { return Ok(Vec::new()) };
    let mut out: Vec<String> = Vec::new();
    for other in alerts::of_case(conn, case)? {
        let told = !matches!(other.state, AlertState::Dead | AlertState::Withdrawn);
        if told && other.recipient_name != row.recipient_name && !out.contains(&other.recipient_name) {
            out.push(other.recipient_name);
        }
    }
    Ok(out)
}

fn word<T: std::str::FromStr>(what: &str, value: &str) -> Result<T, Failure> {
    value.parse().map_err(|_| Failure::Internal(format!("alert has an unknown {what}: {value}")))
}

fn fill(
    app: &Casework,
    message: &OutboxRow,
    row: &AlertRow,
    case: &Case,
    terms: Vec<CaseDeadline>,
    others: Vec<String>,
) -> Result<MailContent, Failure> {
    let accident = case.accident.as_ref().ok_or(Failure::NotFound)?;
    let mode: AlertMode = word("mode", &row.mode)?;
    let told = |key: &str| message.payload.get(key);
    let contact: Contact = match told("contact").and_then(Value::as_str) {
        Some(key) => word("contact", key)?,
        None => Contact::CommonAddress,
    };
    // Whoever stands above learns that somebody is silent, not who was hurt.
    let entitled = mode.carries_victims() && contact != Contact::Superior;
    let must_confirm = mode.must_be_confirmed();
    // A commune reads every case of its own place.
    let opens_case = entitled || row.role == RoleKey::CommunePc.as_str();
    let facts = case.facts().map(|f| f.victims).unwrap_or_default();
    let count = |s: Severity| {
        facts
            .iter()
            .filter(|v| match v.outcome {
                Severity::Light | Severity::Unknown if !v.serious_codes.is_empty() => s == Severity::Serious,
                Severity::Fatal | Severity::Serious | Severity::Light | Severity::Unknown => v.outcome == s,
            })
            .count()
    };
    Ok(MailContent {
        alert: AlertId(row.id),
        recipient: row.recipient_name.clone(),
        role: word("role", &row.role)?,
        mode,
        trigger: word("trigger", &row.trigger)?,
        rule: row.rule.clone(),
        citation: row.citation.clone(),
        fallback: told("fallback").and_then(Value::as_bool).unwrap_or(false),
        contact,
        superior: told("to").and_then(Value::as_str).map(str::to_owned),
        round: told("round").and_then(Value::as_i64).and_then(|n| i32::try_from(n).ok()).unwrap_or(0),
        raised_at: row.created_at,
        case_number: case.number.to_string(),
        class: case.class(),
        provisional: case.classified.as_ref().is_none_or(|c| c.provisional),
        unverified: case.reports.iter().all(|r| !r.report.verified),
        occurred: accident.occurred,
        place: place_text(accident),
        commune: Geography::embedded()
            .commune_on(&accident.place.commune, accident.occurred.date())
            .map_or_else(|_| accident.place.commune.to_string(), |c| c.address()),
        spot: accident.place.spot.clone(),
        employer: entitled.then(|| accident.employer.clone()),
        counts: (
            count(Severity::Fatal),
            count(Severity::Serious),
            count(Severity::Light),
            count(Severity::Unknown),
        ),
        casualties_unknown: accident.casualties.unknown,
        course: entitled.then(|| accident.course.summary()).filter(|c| !c.is_empty()),
        meeting: (row.trigger == Trigger::MeetingPlanned.as_str()).then(|| meeting(case)).flatten(),
        victims: if entitled { victims(case) } else { Vec::new() },
        informant: if entitled { informant(case) } else { None },
        dismissed: None,
        received_at: case.reports.iter().map(|r| r.report.received_at).min().unwrap_or(case.opened_at),
        others,
        deadlines: terms.into_iter().filter(CaseDeadline::open).collect(),
        // The link is bound to the message, so that a repeated attempt carries the same one.
        confirm_url: must_confirm.then(|| confirmation_url(app, message)),
        opens_case,
        case_url: match opens_case {
            true => format!("{}/vu/{}", app.settings().public_url, case.id),
            false => format!("{}/bao-tin", app.settings().public_url),
        },
        demo: app.settings().mode == Mode::Demo,
    })
}

/// The plan that counts, beside the one before it.
fn meeting(case: &Case) -> Option<MailMeeting> {
    let plan = case.meeting_plans.last()?;
    let before = case.meeting_plans.iter().rev().skip(1).find(|p| p.round == plan.round);
    Some(MailMeeting {
        at: plan.at,
        place: plan.place.clone(),
        agenda: plan.agenda.clone(),
        before: before.map(|b| (b.at, b.place.clone(), plan.reason.clone().unwrap_or_default())),
    })
}

fn victims(case: &Case) -> Vec<MailVictim> {
    case.victims
        .iter()
        .map(|v| MailVictim {
            name: v.statement.name.as_ref().map(|n| n.as_str().to_owned()),
            birth: v.statement.birth,
            sex: v.statement.sex,
            occupation: v.statement.occupation.text.clone(),
            severity: v.severity(),
        })
        .collect()
}

fn informant(case: &Case) -> Option<(Option<String>, Option<String>)> {
    let report = &case.leading_report().or(case.reports.first())?.report;
    let declared = report.declaration.as_ref();
    let name = declared.and_then(|d| d.contact_name.as_ref()).or(report.told_by.name.as_ref());
    let phone = declared.and_then(|d| d.contact_phone.as_ref()).or(report.told_by.phone.as_ref());
    (name.is_some() || phone.is_some())
        .then(|| (name.map(|n| n.as_str().to_owned()), phone.map(domain::value::Phone::national)))
}
