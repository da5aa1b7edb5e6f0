//! What the system of an agency is told: a CloudEvents 1.0 event that points to the alert. Nobody's name, no injury.

use casework::channels::Pointer;
use domain::ids::WebhookId;
use domain::time::{Instant, rfc3339_vn};
use serde_json::{Value, json};
use uuid::Uuid;

/// Type of the body (CloudEvents, structured JSON).
pub(super) const CONTENT_TYPE: &str = "application/cloudevents+json; charset=utf-8";

/// An alert was raised.
pub(super) fn alert_raised(p: &Pointer) -> Value {
    let api = format!("{}/api/v1", p.site);
    let alert = format!("{api}/alerts/{}", p.alert);
    let confirm = p.to_confirm.then(|| format!("{alert}/acknowledge"));
    json!({
        "specversion": "1.0",
        "id": p.message,
        "source": p.site,
        "type": "vn.tnld.alert.raised.v1",
        "subject": p.subject,
        "time": rfc3339_vn(p.raised_at),
        "datacontenttype": "application/json",
        "data": {
            "alert_id": p.alert,
            "case_id": p.case,
            "case_number": p.subject,
            "class": p.class,
            "trigger": p.trigger,
            "mode": p.mode,
            "role": p.role,
            "province": p.province,
            "raised_at": rfc3339_vn(p.raised_at),
            "to_confirm": p.to_confirm,
            "drill": p.drill,
            "demo": p.demo,
            "links": {
                "alert": alert,
                "confirm": confirm,
                "case": p.case.map(|id| format!("{api}/cases/{id}")),
                "page": p.case.map(|id| format!("{}/vu/{id}", p.site)),
            },
        },
    })
}

/// A person tests the webhook.
pub(super) fn ping(site: &str, id: Uuid, webhook: WebhookId, now: Instant) -> Value {
    json!({
        "specversion": "1.0",
        "id": id,
        "source": site,
        "type": "vn.tnld.ping.v1",
        "time": rfc3339_vn(now),
        "datacontenttype": "application/json",
        "data": {
            "webhook_id": webhook,
            "test": true,
            "text": "Thử kết nối, không có tai nạn. / A test of the connection; there is no accident.",
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};
    use domain::ids::{AlertId, CaseId};

    fn pointer() -> Pointer {
        Pointer {
            message: Uuid::from_u128(1),
            alert: AlertId(Uuid::from_u128(2)),
            case: Some(CaseId(Uuid::from_u128(3))),
            subject: "TNLĐ-91-2026-000123".to_owned(),
            class: Some("fatal".to_owned()),
            role: "police_province".to_owned(),
            mode: "acknowledged".to_owned(),
            trigger: "accident_reported".to_owned(),
            province: "91".to_owned(),
            raised_at: Utc.with_ymd_and_hms(2026, 11, 23, 1, 15, 0).unwrap(),
            to_confirm: true,
            drill: false,
            demo: true,
            link: "https://tnld.example/x/abc".to_owned(),
            site: "https://tnld.example".to_owned(),
        }
    }

    #[test]
    fn an_alert_in_words_of_cloud_events() {
        insta::with_settings!({ sort_maps => true }, { insta::assert_json_snapshot!(alert_raised(&pointer())) });
    }

    #[test]
    fn nothing_is_to_be_confirmed_of_information() {
        let info = Pointer { to_confirm: false, mode: "info".to_owned(), ..pointer() };
        let event = alert_raised(&info);
        assert_eq!(
            (&event["data"]["to_confirm"], &event["data"]["links"]["confirm"]),
            (&json!(false), &Value::Null)
        );
    }

    #[test]
    fn a_test_says_that_it_is_one() {
        let now = Utc.with_ymd_and_hms(2026, 11, 23, 1, 15, 0).unwrap();
        let event = ping("https://tnld.example", Uuid::from_u128(5), WebhookId(Uuid::from_u128(6)), now);
        insta::with_settings!({ sort_maps => true }, { insta::assert_json_snapshot!(event) });
    }
}
