//! The nightly checks of the whole: what the law ordered and what was done must agree.

use super::withdraw::withdraw;
use crate::alerts::{AlertEvent, read_stream};
use crate::app::{Casework, Now};
use crate::cases::{load, load_streams};
use crate::failure::Failure;
use crate::tasks::{TaskContent, TaskKind};
use crate::verify::verify;
use domain::access::Actor;
use domain::case::{Case, Event, deadlines};
use domain::ids::{AlertId, CaseId};
use domain::time::{Instant, vn_date, vn_datetime};
use domain::words::{Localized, TeamLevel, Urgency};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashSet;
use store::alerts::AlertRow;
use store::{AlertState, Conn, TaskFilter, TaskRow, TaskState, alerts, settings_table, tasks};

/// Hour from which the checks of a night may run.
const NIGHT_HOUR: u32 = 2;
/// Where the last report is kept.
const LAST: &str = "integrity/last";
/// The check for cases without an officer.
const UNASSIGNED: &str = "case_without_officer";
/// How long a case may be without an officer.
const WITHOUT_OFFICER: chrono::Duration = chrono::Duration::hours(24);

/// What a check found; ids only, never content.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// Which check.
    pub check: String,
    /// What it is about.
    pub subject: String,
    /// The case it lies in, when it lies in one.
    #[serde(default)]
    pub case: Option<CaseId>,
}

/// The last run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntegrityReport {
    /// When.
    pub at: Instant,
    /// Cases looked at.
    pub cases: usize,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// The report of the last run; none before the first night.
///
/// # Errors
/// A failure of the database.
pub async fn last_report(app: &Casework) -> Result<Option<IntegrityReport>, Failure> {
    app.db()
        .read(|conn| {
            let kept = settings_table::get(conn, LAST)?;
            Ok(kept.map(serde_json::from_value).transpose()?)
        })
        .await
}

/// Runs the checks once a night, also when the night was missed. Answers whether they ran.
pub(super) async fn nightly(app: &Casework) -> Result<bool, Failure> {
    let now = app.now();
    let local = vn_datetime(now);
    let hour = chrono::Timelike::hour(&local.time());
    let last = last_report(app).await?;
    // A system that starts for the first time waits for its first night.
    let missed = last.as_ref().is_some_and(|r| (now - r.at) > chrono::Duration::hours(30));
    let ran_today = last.as_ref().is_some_and(|r| vn_date(r.at) == vn_date(now));
    if ran_today || !(missed || hour == NIGHT_HOUR) {
        return Ok(false);
    }
    let handle = app.clone();
    let report = tokio::task::spawn_blocking(move || check(&handle))
        .await
        .map_err(|e| Failure::Internal(format!("the nightly checks stopped: {e}")))??;
    let handle = app.clone();
    app.db().write(move |conn| keep(conn, &handle, &report)).await?;
    Ok(true)
}

/// Every check over every case and alert.
fn check(app: &Casework) -> Result<IntegrityReport, Failure> {
    let now = Now::new(app, &Actor::system("hệ thống"));
    let at = now.at;
    let mut findings: Vec<Finding> =
        verify(app)?.into_iter().map(|f| finding("chain", f.to_string())).collect();
    let cases = app.db().read_now(|conn| {
        let all = load_streams(conn)?;
        for id in &all {
            of_case(conn, &now, *id, &mut findings)?;
        }
        Ok::<_, Failure>(all.len())
    })?;
    Ok(IntegrityReport { at, cases, findings })
}

fn finding(check: &str, subject: impl Into<String>) -> Finding {
    Finding { check: check.to_owned(), subject: subject.into(), case: None }
}

fn of_case(conn: &mut Conn, now: &Now, id: CaseId, out: &mut Vec<Finding>) -> Result<(), Failure> {
    let before = out.len();
    look_at(conn, now, id, out)?;
    out.iter_mut().skip(before).for_each(|f| f.case = Some(id));
    Ok(())
}

fn look_at(conn: &mut Conn, now: &Now, id: CaseId, out: &mut Vec<Finding>) -> Result<(), Failure> {
    let loaded = match load(conn, id) {
        Ok(loaded) => loaded,
        Err(Failure::Internal(_)) => {
            out.push(finding("case_unreadable", id.to_string()));
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    let case = &loaded.case;
    let raised = alerts::of_case(conn, id.0)?;
    let known: HashSet<&str> = raised.iter().map(|a| a.dedupe.as_str()).collect();
    let ordered = ordered(&loaded.events, id);
    for key in &ordered {
        if !known.contains(key.as_str()) {
            out.push(finding("duty_without_alert", key));
        }
    }
    for alert in &raised {
        if !ordered.contains(&alert.dedupe) {
            out.push(finding("alert_without_duty", alert.id.to_string()));
        }
        of_alert(conn, alert, out)?;
    }
    for term in deadlines(case, now.law(), now.calendar(), now.at) {
        if term.term.basis.citation.text.trim().is_empty() {
            out.push(finding("term_without_article", format!("{id}/{}", term.term.kind)));
        }
    }
    let ours = matches!(case.level(), TeamLevel::Province | TeamLevel::Central);
    if ours && !case.stage.at_rest() && case.assigned.is_none() && now.at - case.opened_at > WITHOUT_OFFICER {
        out.push(finding(UNASSIGNED, case.number.to_string()));
    }
    Ok(())
}

/// Keys of the alerts that the events of a case ordered, as raising them makes them.
fn ordered(events: &[(store::StoredEvent, Event)], id: CaseId) -> HashSet<String> {
    events
        .iter()
        .flat_map(|(stored, event)| {
            let count = match event {
                Event::DutiesArose { alerts, .. } => alerts.len(),
                _other => 0,
            };
            (0..count).map(move |position| crate::alerts::duty_key(id, stored.seq, position))
        })
        .collect()
}

fn of_alert(conn: &mut Conn, alert: &AlertRow, out: &mut Vec<Finding>) -> Result<(), Failure> {
    let stream = read_stream(conn, AlertId(alert.id))?;
    if !matches!(stream.first(), Some((_, AlertEvent::Raised { .. }))) {
        out.push(finding("alert_without_event", alert.id.to_string()));
    }
    let confirmed = stream.iter().any(|(_, e)| matches!(e, AlertEvent::Acknowledged { .. }));
    if confirmed != alert.acknowledged_at.is_some() {
        out.push(finding("confirmation_differs", alert.id.to_string()));
    }
    let climbs = alert.ladder.is_some() && alert.acknowledged_at.is_none();
    if climbs && alert.state != AlertState::Withdrawn && alert.next_rung_at.is_none() {
        out.push(finding("ladder_in_silence", alert.id.to_string()));
    }
    Ok(())
}

/// What a finding means, in words.
fn words(check: &str) -> Localized {
    match check {
        "chain" => Localized::new(
            "Nhật ký hoặc bảng dữ liệu không khớp: chạy “tnld verify” và báo quản trị ngay",
            "Log or tables disagree: run “tnld verify” and tell the administrator at once",
        ),
        "case_unreadable" => Localized::new(
            "Không đọc được hồ sơ từ nhật ký: chạy “tnld verify” và báo quản trị ngay",
            "A case cannot be read from its log: run “tnld verify” and tell the administrator at once",
        ),
        "duty_without_alert" => Localized::new(
            "Có nghĩa vụ báo tin nhưng không có tin báo: báo cho cơ quan đó bằng điện thoại",
            "The law ordered an alert that does not exist: tell that agency by telephone",
        ),
        "alert_without_duty" => Localized::new(
            "Có tin báo không do quy định nào yêu cầu: kiểm tra người nhận",
            "An alert that no rule ordered: check who received it",
        ),
        "alert_without_event" => Localized::new(
            "Tin báo không có sự kiện gốc trong nhật ký",
            "An alert without its first entry in the log",
        ),
        "confirmation_differs" => Localized::new(
            "Xác nhận trong bảng và trong nhật ký khác nhau",
            "Table and log differ about a confirmation",
        ),
        "ladder_in_silence" => Localized::new(
            "Tin chưa được xác nhận nhưng không còn bậc báo tiếp theo: gọi điện cho cơ quan đó",
            "An alert is not confirmed and nobody is told next: call that agency",
        ),
        "term_without_article" => {
            Localized::new("Thời hạn không có căn cứ điều khoản", "A term without an article")
        }
        UNASSIGNED => Localized::new(
            "Vụ chưa có cán bộ phụ trách: phân công cán bộ",
            "A case without an officer: assign one",
        ),
        _ => Localized::new("Kiểm tra phát hiện sai lệch", "A check found a difference"),
    }
}

fn key(check: &str, subject: &str) -> String {
    format!("integrity/{check}/{subject}")
}

/// A case that has an officer asks for none.
pub(super) fn settle(conn: &mut Conn, case: &Case) -> Result<(), Failure> {
    if case.assigned.is_none() && !case.stage.at_rest() {
        return Ok(());
    }
    let key = key(UNASSIGNED, &case.number.to_string());
    let tasks = tasks::of_case(conn, case.id.0)?;
    withdraw(conn, tasks.into_iter().filter(|t| t.dedupe == key))
}

/// What this night found no longer is no task any more.
fn withdraw_mended(conn: &mut Conn, app: &Casework, report: &IntegrityReport) -> Result<(), Failure> {
    let found: HashSet<String> = report.findings.iter().map(|f| key(&f.check, &f.subject)).collect();
    let mut filter = TaskFilter {
        provinces: vec![app.settings().province.clone()],
        kind: Some(TaskKind::Integrity.as_str().to_owned()),
        states: vec![TaskState::Open],
        limit: 200,
        ..TaskFilter::default()
    };
    let mut mended = Vec::new();
    loop {
        let page = tasks::list(conn, &filter)?;
        mended.extend(page.items.into_iter().filter(|t| !found.contains(&t.dedupe)));
        match page.next {
            Some(next) => filter.cursor = Some(next),
            None => return withdraw(conn, mended),
        }
    }
}

/// Keeps the report; what was found becomes a task, once, and is withdrawn when it is found no longer.
fn keep(conn: &mut Conn, app: &Casework, report: &IntegrityReport) -> Result<(), Failure> {
    settings_table::put(conn, LAST, json!(report))?;
    withdraw_mended(conn, app, report)?;
    for f in &report.findings {
        let title = words(&f.check);
        let why = match f.check.as_str() {
            UNASSIGNED => Localized::new(
                format!("Vụ {} đã mở quá 24 giờ mà chưa có cán bộ phụ trách.", f.subject),
                format!("Case {} has been open for more than 24 hours without an officer.", f.subject),
            ),
            _ => Localized::new(format!("Đối tượng: {}", f.subject), format!("Subject: {}", f.subject)),
        };
        let row = TaskRow {
            id: app.id(),
            province: app.settings().province.clone(),
            kind: TaskKind::Integrity.as_str().to_owned(),
            state: TaskState::Open,
            urgency: Urgency::Other.as_str().to_owned(),
            case_id: f.case.map(|id| id.0),
            alert_id: None,
            drill_id: None,
            content: json!(TaskContent::new(title, vec![why])),
            dedupe: key(&f.check, &f.subject),
            created_at: report.at,
            due_at: report.at + chrono::Duration::hours(12),
            done_at: None,
            done_by: None,
            outcome: None,
            note: None,
            version: 1,
        };
        tasks::open(conn, &row)?;
    }
    Ok(())
}
