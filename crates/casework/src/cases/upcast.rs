//! Lifting payloads that an earlier version of the program wrote. The entries themselves are never touched: their
//! hashes stand for what was written.

use serde_json::{Map, Value, json};

/// The payload of an event of a case in its present shape.
pub(super) fn lift(kind: &str, version: i32, payload: Value) -> Value {
    match (version, kind, payload) {
        (1, "report_corrected", Value::Object(corrected)) => correction_of_1(corrected),
        (1, "case_absorbed", Value::Object(absorbed)) => absorbed_of_1(absorbed),
        (_, _, unchanged) => unchanged,
    }
}

/// Every correction replaced the facts.
fn correction_of_1(mut corrected: Map<String, Value>) -> Value {
    corrected.insert("replaces".to_owned(), json!(true));
    Value::Object(corrected)
}

/// Reports came over bare, and nothing else did.
fn absorbed_of_1(mut absorbed: Map<String, Value>) -> Value {
    let bare = match absorbed.remove("reports") {
        Some(Value::Array(reports)) => reports,
        _none => Vec::new(),
    };
    let received = |report: Value| {
        json!({
            "report": report,
            "state": "received",
            "accepted_at": null,
            "corrections": [],
            "absorbed_from": null,
        })
    };
    absorbed.insert("reports".to_owned(), bare.into_iter().map(received).collect());
    for (name, none) in [
        ("supplements", json!([])),
        ("recommendations", json!([])),
        ("compensations", json!([])),
        ("scene_reached_at", Value::Null),
        ("clock", Value::Null),
    ] {
        absorbed.insert(name.to_owned(), none);
    }
    Value::Object(absorbed)
}

#[cfg(test)]
mod tests {
    use super::lift;
    use domain::case::Event;
    use serde_json::{Value, json};

    fn event(kind: &str, payload: Value) -> Event {
        let lifted = lift(kind, 1, payload);
        serde_json::from_value(json!({ "kind": kind, "payload": lifted })).expect("an event")
    }

    fn accident() -> Value {
        json!({
            "occurred": { "kind": "exact", "at": "2026-11-23T08:15" },
            "place": { "commune": "30742", "address": null, "spot": null },
            "sector": "general", "commuting": false, "technical_incident": false,
            "employer": {
                "enterprise": null, "name": "Nhà máy", "tax_code": null, "address": null, "commune": null,
                "phone": null, "fax": null, "email": null, "superior_body": null, "industry": null,
                "enterprise_type": null, "workers": null,
            },
            "casualties": { "unknown": false, "dead": 1, "serious": 0, "light": 0, "missing": 0 },
            "victims": [],
            "course": { "place": null, "activity": null, "object": null, "hazard": null, "event": null },
        })
    }

    #[test]
    fn a_correction_of_version_1_replaced_the_facts() {
        let written = json!({
            "report": "00000000-0000-0000-0000-00000000000a",
            "reason": "Nhầm", "changed": ["/accident/place"], "accident": accident(),
        });
        match event("report_corrected", written) {
            Event::ReportCorrected { replaces, .. } => assert!(replaces),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_case_taken_in_by_version_1_brought_bare_reports() {
        let written = json!({
            "other": "00000000-0000-0000-0000-0000000004d2",
            "number": "TNLĐ-91-2026-000002",
            "reports": [{
                "id": "00000000-0000-0000-0000-00000000000a",
                "kind": "tip", "channel": "phone",
                "told_by": { "name": null, "capacity": null, "address": null, "phone": null, "email": null },
                "received_by": "department", "receiver_name": null,
                "received_at": "2026-11-23T01:15:00Z", "recorded_at": "2026-11-23T01:15:00Z",
                "late_entry_reason": null, "filed_by": null, "enterprise": null, "commune": null,
                "verified": true, "accident": accident(), "declaration": null, "commune_details": null,
            }],
            "reason": "Cùng một vụ",
        });
        match event("case_absorbed", written) {
            Event::CaseAbsorbed { reports, supplements, clock, .. } => {
                assert!(reports[0].is_live() && reports[0].accepted_at.is_none());
                assert!(supplements.is_empty() && clock.is_none());
            }
            other => panic!("{other:?}"),
        }
    }
}
