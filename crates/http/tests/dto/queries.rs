//! The list of cases.

use crate::{refused, taken};
use domain::case::StageKind;
use domain::words::{EventClass, TeamLevel};
use serde_json::json;
use tnld_http::dto::{AssignedTo, CaseListInput, CaseSortKey};

#[test]
fn filters_are_read() {
    let query = taken::<CaseListInput>(json!({
        "stage": "investigating,concluded", "class": "fatal", "commune": "30760", "level": "province",
        "assigned": "me", "occurred_from": "2026-01-01", "received_to": "2026-11-20T00:00:00Z",
        "overdue": true, "q": "xay xat", "sort": "-due", "limit": 20
    }));
    assert_eq!(query.stages, [StageKind::Investigating, StageKind::Concluded]);
    assert_eq!((query.classes, query.level), (vec![EventClass::Fatal], Some(TeamLevel::Province)));
    assert_eq!((query.assigned, query.overdue, query.limit), (Some(AssignedTo::Me), true, 20));
    assert_eq!((query.sort.by, query.sort.reversed), (CaseSortKey::Due, true));
    assert_eq!(query.text.as_deref(), Some("xay xat"));
    let plain = taken::<CaseListInput>(json!({}));
    assert_eq!((plain.limit, plain.sort.by, plain.sort.reversed), (50, CaseSortKey::Received, false));
}

#[test]
fn bad_filters_are_told_each_by_name() {
    assert_eq!(
        refused::<CaseListInput>(json!({
            "stage": "asleep", "commune": "x", "enterprise": "y", "assigned": "z", "occurred_from": "w",
            "sort": "fame", "limit": 0
        })),
        [
            "/assigned id.shape",
            "/commune commune_code.shape",
            "/enterprise id.shape",
            "/limit shape",
            "/occurred_from date.shape",
            "/sort unknown_word",
            "/stage unknown_word",
        ]
    );
}
