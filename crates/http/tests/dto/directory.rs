//! Alerts, sign-in, tokens, users and agencies.

use crate::{refused, taken};
use domain::access::Role;
use domain::words::{RoleKey, WebhookTopic};
use serde_json::json;
use tnld_http::dto::*;

#[test]
fn whoever_confirms_types_name_and_unit() {
    let ack = taken::<AcknowledgeInput>(json!({"name": " Trần Văn Hải ", "unit": "Công an phường Rạch Giá"}));
    assert_eq!((ack.name.as_str(), ack.note), ("Trần Văn Hải", None));
    assert_eq!(
        refused::<AcknowledgeInput>(json!({"name": "7"})),
        ["/name person_name.no_letter", "/unit required"]
    );
}

#[test]
fn a_password_is_taken_as_typed_and_never_printed() {
    let signed = taken::<SignInInput>(json!({"login": " an.nguyen ", "password": "  hai dấu cách  "}));
    assert_eq!((signed.login.as_str(), signed.password.0.as_str()), ("an.nguyen", "  hai dấu cách  "));
    assert!(!format!("{signed:?}").contains("dấu cách"));
    assert_eq!(refused::<SignInInput>(json!({})), ["/login required", "/password required"]);
    assert_eq!(
        refused::<SignInInput>(json!({"login": "a", "password": "x".repeat(1025)})),
        ["/password too_long"]
    );
}

#[test]
fn changing_a_password_needs_both() {
    let (old, new) = taken::<ChangePasswordInput>(json!({"old_password": "a", "new_password": "b"}));
    assert_eq!((old.0.as_str(), new.0.as_str()), ("a", "b"));
    assert_eq!(
        refused::<ChangePasswordInput>(json!({})),
        ["/new_password required", "/old_password required"]
    );
}

#[test]
fn a_token_has_a_name_and_scopes() {
    let order = taken::<NewTokenInput>(
        json!({"name": "Bệnh viện", "scopes": ["tip.file"], "expires_at": "31/12/2026 0h00"}),
    );
    assert_eq!(order.scopes, ["tip.file"]);
    assert!(order.expires_at.is_some());
    assert_eq!(
        refused::<NewTokenInput>(json!({"expires_at": "bao giờ"})),
        ["/expires_at date.shape", "/name required", "/scopes shape"]
    );
}

#[test]
fn an_agency_has_a_role_names_and_dates() {
    let agency = taken::<AgencyInput>(json!({
        "role": "police_province", "province": "91", "name_vi": "Công an tỉnh An Giang",
        "name_en": "An Giang provincial police", "email": "pc@example.vn", "valid_from": "2025-07-01"
    }));
    assert_eq!((agency.role, agency.province.as_str()), (RoleKey::PoliceProvince, "91"));
    assert_eq!(
        refused::<AgencyInput>(
            json!({"role": "circus", "province": "00", "phone": "1", "valid_from": "2025-07-01"})
        ),
        [
            "/name_en required",
            "/name_vi required",
            "/phone phone.length",
            "/province unknown_province",
            "/role unknown_word"
        ]
    );
}

#[test]
fn a_roster_has_shifts_that_end_after_they_start() {
    let shifts = taken::<DutyRosterInput>(json!({"shifts": [
        {"officer": "Danh Út", "phone": "0912345678", "starts_at": "2026-11-20T18:00", "ends_at": "2026-11-21T06:00"}
    ]}));
    assert_eq!((shifts.len(), shifts[0].rank), (1, 1));
    assert!(taken::<DutyRosterInput>(json!({"shifts": []})).is_empty());
    assert_eq!(refused::<DutyRosterInput>(json!({})), ["/shifts required"]);
    assert_eq!(
        refused::<DutyRosterInput>(json!({"shifts": [
            {"officer": "Danh Út", "starts_at": "2026-11-20T18:00", "ends_at": "2026-11-20T06:00"}, {}
        ]})),
        [
            "/shifts/0/ends_at time.order",
            "/shifts/0/phone contact.missing",
            "/shifts/1/ends_at required",
            "/shifts/1/officer required",
            "/shifts/1/phone contact.missing",
            "/shifts/1/starts_at required",
        ]
    );
}

#[test]
fn a_user_is_a_person_with_an_account() {
    let user = taken::<UserInput>(json!({
        "login": "an.nguyen", "display_name": "Nguyễn Văn An", "unit": "Sở Nội vụ", "role": "investigator",
        "password": "một mật khẩu đủ dài"
    }));
    assert_eq!((user.role, user.must_change), (Role::Investigator, true));
    assert_eq!(
        refused::<UserInput>(json!({"role": "system", "email": "x", "agency_id": "y", "commune_code": "z"})),
        [
            "/agency_id id.shape",
            "/commune_code commune_code.shape",
            "/display_name required",
            "/email email.shape",
            "/login required",
            "/password required",
            "/role not_a_user",
            "/unit required",
        ]
    );
    assert!(!taken::<UserChangeInput>(json!({"active": false})));
    assert_eq!(refused::<UserChangeInput>(json!({})), ["/active required"]);
}

#[test]
fn a_webhook_has_an_agency_an_address_and_topics() {
    let order = taken::<WebhookInput>(json!({
        "agency_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "url": " https://He-Thong.donvi.vn ",
        "topics": ["drill", "alert", "drill"]
    }));
    assert_eq!(order.url.as_str(), "https://he-thong.donvi.vn/");
    assert_eq!(order.topics, [WebhookTopic::Alert, WebhookTopic::Drill]);
    assert_eq!(
        refused::<WebhookInput>(json!({"agency_id": "x", "url": "donvi.vn", "topics": ["circus"]})),
        ["/agency_id id.shape", "/topics/0 unknown_word", "/url web_address.scheme"]
    );
    assert_eq!(refused::<WebhookInput>(json!({})), ["/agency_id required", "/topics shape", "/url required"]);
}

#[test]
fn a_secret_overlaps_for_a_day_unless_told_otherwise() {
    assert_eq!(taken::<RotateWebhookInput>(json!({})).num_hours(), 24);
    assert_eq!(taken::<RotateWebhookInput>(json!({"overlap_hours": 0})).num_hours(), 0);
    assert_eq!(refused::<RotateWebhookInput>(json!({"overlap_hours": 169})), ["/overlap_hours number.range"]);
    assert_eq!(taken::<DisableWebhookInput>(json!({"reason": " bảo trì "})), "bảo trì");
    assert_eq!(refused::<DisableWebhookInput>(json!({})), ["/reason required"]);
    assert!(!taken::<ChannelTestInput>(json!({})) && taken::<ChannelTestInput>(json!({"own_number": true})));
}
