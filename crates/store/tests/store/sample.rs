//! Values the tests share.

use chrono::{DateTime, NaiveDate};
use domain::time::Instant;
use serde_json::json;
use store::{CaseProjection, CaseRow, NewEvent, OutboxRow, OutboxState, StreamKind, StreamRef, TextList};
use uuid::Uuid;

/// The n-th id.
pub(crate) fn id(n: u64) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n))
}

/// Seconds after 2026-03-12T01:15:00.123456Z.
pub(crate) fn at(seconds: i64) -> Instant {
    DateTime::from_timestamp_micros(1_773_278_100_123_456 + seconds * 1_000_000).unwrap()
}

pub(crate) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub(crate) fn stream(n: u64) -> StreamRef {
    StreamRef { id: id(n), kind: StreamKind::Case, province: "91".into(), case_id: Some(id(n)) }
}

pub(crate) fn event(n: i64) -> NewEvent {
    NewEvent {
        at: at(n),
        actor: json!({"user": "nguyễn văn an", "role": "investigator"}),
        kind: "declared".into(),
        payload_version: 1,
        payload: json!({"n": n, "nơi": "Rạch Giá", "b": [1, null, true]}),
    }
}

pub(crate) fn case(n: u64) -> CaseRow {
    CaseRow {
        id: id(n),
        province: "91".into(),
        number: format!("AG-2026-{n:05}"),
        year: 2026,
        seq: i64::try_from(n).unwrap(),
        stage: "declared".into(),
        class: "fatal".into(),
        provisional: false,
        team_level: "province".into(),
        commune_code: "30760".into(),
        place_text: "Nhà máy xay xát".into(),
        enterprise_id: None,
        employer_name: "Công ty A".into(),
        employer_tax_code: None,
        occurred_on: day(2026, 3, 12),
        occurred_at: Some(at(0)),
        first_received_at: at(i64::try_from(n).unwrap()),
        next_due: None,
        next_due_at: None,
        next_due_kind: None,
        assigned_to: None,
        deaths: 1,
        serious: 0,
        light: 0,
        victims_total: 1,
        sources: ["declaration", "tip"].into_iter().collect::<TextList>(),
        merged_into: None,
        search: " cong ty a ".into(),
        version: 1,
        created_at: at(0),
        updated_at: at(0),
        team_seats: TextList::default(),
    }
}

pub(crate) fn bare(case: CaseRow) -> CaseProjection {
    CaseProjection {
        case,
        victims: vec![],
        reports: vec![],
        deadlines: vec![],
        recommendations: vec![],
        evidence: vec![],
        documents: vec![],
        document_files: vec![],
        lesson: None,
        police_files: vec![],
    }
}

pub(crate) fn message(n: u64, alert: Uuid) -> OutboxRow {
    OutboxRow {
        id: id(n),
        alert_id: alert,
        channel: "email".into(),
        address: "so@example.vn".into(),
        payload: json!({"tên": "Sở", "n": n, "x": {"y": [1, 2]}}),
        attempts: 0,
        next_attempt_at: at(0),
        leased_by: None,
        leased_until: None,
        state: OutboxState::Pending,
        last_error: None,
        created_at: at(i64::try_from(n).unwrap()),
        delivered_at: None,
    }
}

/// Runs a unit that writes.
pub(crate) fn w<T: Send + 'static>(
    db: &store::testkit::TestDb,
    work: impl FnMut(&mut store::Conn) -> Result<T, store::StoreError> + Send + 'static,
) -> Result<T, store::StoreError> {
    db.write_now(work)
}
