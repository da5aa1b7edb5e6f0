//! A body for every operation that wants one: content that passes, so that only access can refuse.

use journeys::people::RACH_GIA;
use journeys::when;
use serde_json::{Value, json};

use super::world::{Known, World};

/// An id that names nothing.
pub(super) const NOTHING: &str = "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f";

/// The body of a command on a case; `None` when there is no such command.
pub(super) fn of_command(command: &str, known: &Known) -> Option<Value> {
    let today = when::today().to_string();
    let accident = json!({
        "occurred": { "kind": "exact", "at": when::minutes_ago(90) }, "place": { "commune_code": RACH_GIA },
    });
    let member = json!({
        "name": "Phạm Quốc Việt", "position": "A", "unit": "B", "head": true, "capacity": "labour_authority",
    });
    let report = &known.case.report;
    Some(match command {
        "accept-report" => json!({ "report_id": report }),
        "request-supplement" => json!({ "report_id": report, "reason": "Thiếu", "due": today }),
        "provide-supplement" => json!({ "report_id": report, "request_id": NOTHING, "text": "Đủ" }),
        "correct-report" => json!({ "report_id": report, "reason": "Sai", "accident": accident }),
        "withdraw-report" => json!({ "report_id": report, "reason": "Nhầm" }),
        "change-condition" => {
            json!({ "victim_id": known.victim, "outcome": "serious", "reason": "Bệnh viện" })
        }
        "add-victim" => json!({ "victim": { "outcome": "light" }, "reason": "Mới biết" }),
        "dismiss" => json!({ "kind": "not_tnld", "reason": "Bệnh lý" }),
        "assign" => json!({ "officer_id": NOTHING, "officer_name": "Phạm Quốc Việt" }),
        "found-team" => {
            json!({ "decision_number": "1", "decision_date": today, "founder": "A", "members": [member] })
        }
        "reach-scene" => json!({ "at": when::minutes_ago(0), "by": "A" }),
        "request-expertise" => {
            json!({ "subject": "A", "body": "B", "request_number": "1", "requested_on": today })
        }
        "extend" => json!({
            "days": 1, "consent_number": "1", "consent_date": today, "consented_by": "A", "reason": "B",
        }),
        "send-to-police" => json!({ "body": "A", "signs": "B" }),
        "return-from-police" => json!({ "decision": "not_prosecuted", "decision_reference": "1" }),
        "conclude" => json!({
            "course": "A", "fault": "employer", "cause": "1", "cause_detail": "B", "conclusion": "tnld",
            "responsibility": "C",
        }),
        "hold-announcement" => json!({ "held_at": when::minutes_ago(0), "place": "A", "chair": "B" }),
        "issue-minutes" => json!({ "number": "1", "date": today, "sent_to": ["A"] }),
        "plan-meeting" => json!({ "at": when::minutes_ago(-60), "place": "A" }),
        "record-service" => json!({ "entry": 1, "how": "post" }),
        "record-posting" => json!({ "place": "A", "from": today }),
        "record-complaint" => json!({ "by": "relative", "name": "A", "content": "B" }),
        "answer-complaint" => json!({
            "complaint_id": NOTHING, "outcome": "rejected", "number": "1", "date": today, "content": "A",
        }),
        "escalate-complaint" => json!({ "complaint_id": NOTHING, "body": "A", "received_on": today }),
        "reinvestigate" => json!({
            "ground": "ex_officio", "reason": "A", "decision_number": "1", "decision_date": today,
            "founder": "B", "members": [member],
        }),
        "unmerge" => json!({ "other_case_id": NOTHING, "reason": "A" }),
        "add-recommendation" => {
            json!({ "content": "A", "owner_kind": "employer", "owner": "B", "due": today })
        }
        "report-recommendation" => json!({ "recommendation_id": NOTHING, "text": "A", "done": true }),
        "verify-recommendation" => json!({ "recommendation_id": NOTHING, "accepted": true }),
        "extend-recommendation" => json!({ "recommendation_id": NOTHING, "due": today, "reason": "A" }),
        "take-over" => json!({ "reason": "A" }),
        "record-assessment" => json!({
            "victim_id": known.victim, "percent": 20, "document_number": "1", "document_date": today,
            "received_on": today,
        }),
        "record-compensation" => json!({
            "victim_id": known.victim, "kind": "compensation", "amount": 1000, "paid_on": today,
            "recipient_kind": "relative", "recipient_name": "A",
        }),
        "add-evidence" => json!({ "kind": "object", "title": "Van an toàn", "obtained_on": today }),
        "move-evidence" => {
            json!({ "evidence_id": NOTHING, "at": when::minutes_ago(0), "to": "A", "reason": "B" })
        }
        "issue-document" => json!({ "kind": "receipt", "subject_id": report, "leave_gaps": true }),
        "file-document" => json!({ "document_id": NOTHING, "kind": "signed", "upload_id": NOTHING }),
        "withdraw-evidence" => json!({ "evidence_id": NOTHING, "reason": "Nhầm" }),
        "mark-file-point" => {
            json!({ "victim_id": known.victim, "point": "discharge", "reason": "Không điều trị" })
        }
        "correct-compensation" => json!({ "payment": 1, "reason": "Ghi nhầm" }),
        "close" => json!({}),
        "merge" => json!({ "other_case_id": NOTHING, "reason": "Cùng một vụ" }),
        _other => return of_inquiry(command),
    })
}

/// The body of a command on the work of the team.
fn of_inquiry(command: &str) -> Option<Value> {
    let today = when::today().to_string();
    Some(match command {
        "change-team" => json!({
            "decision_number": "2", "decision_date": today, "reason": "A",
            "members": [{
                "name": "Phạm Quốc Việt", "position": "A", "unit": "B", "head": true, "capacity": "labour_authority",
            }],
        }),
        "answer-invitation" => {
            json!({ "unit": "Sở Y tế", "capacity": "health", "reply": "declines", "reason": "Bận" })
        }
        "set-step" => json!({ "kind": "documents", "state": "under_way" }),
        "record-scene" => json!({ "act": "kept", "at": when::minutes_ago(0), "by": "A", "what": "B" }),
        "record-testimony" => json!({
            "started_at": when::minutes_ago(9), "ended_at": when::minutes_ago(1), "place": "A",
            "interviewers": [{ "name": "Phạm Quốc Việt" }], "answers": [{ "question": "A", "answer": "B" }],
            "person": { "name": "Lê Văn Chứng", "heard_as": "witness" }, "pages": 1, "reading": "by_self",
            "signature": "signed",
        }),
        "request-documents" => json!({ "holder": "A", "what": "B", "due": today }),
        "receive-documents" => json!({ "request_id": NOTHING, "outcome": "complete", "what": "A" }),
        "receive-expertise" => {
            json!({ "request_number": "1", "number": "2", "received_on": today, "conclusion": "A" })
        }
        "explain-delay" => json!({ "reason": "A" }),
        "set-primacy" => json!({ "holder": "team", "body": "A" }),
        "send-opinion" => json!({
            "number": "1", "date": today, "sent_to": ["A"], "cause": "B", "fault": "employer", "conclusion": "tnld",
        }),
        "record-ruling" => json!({ "decision": "not_prosecuted", "number": "1", "date": today }),
        "extend-police-term" => {
            json!({ "by": "police", "number": "1", "date": today, "until": when::days_ago(-40).to_string() })
        }
        "list-police-return" => json!({ "items": ["A"] }),
        "record-prosecution-end" => json!({ "end": "acquitted", "reference": "1", "date": today }),
        "record-handover" => json!({
            "from": "commune", "to": "provincial_team", "record_number": "1", "date": today, "reason": "A",
            "items": [{ "what": "Hồ sơ" }],
        }),
        "confirm-handover" => json!({ "handover_id": NOTHING, "side": "giver", "name": "A", "unit": "B" }),
        "refer" => json!({ "body": "A", "law": "B", "number": "1", "date": today, "answer_due": today }),
        "answer-referral" => json!({ "referral_id": NOTHING, "text": "A" }),
        "sign-findings" => json!({ "minutes_number": "1", "signed_on": today, "signatures": [] }),
        _other => return None,
    })
}

/// The body of any other operation.
pub(super) fn of_route(method: &str, path: &str) -> Option<Value> {
    match (method, path) {
        ("GET" | "DELETE", _) => None,
        (_, "/api/v1/sessions") => Some(json!({ "login": "khong.co.ai", "password": "không phải mật khẩu" })),
        (_, "/api/v1/sessions/current/password") => Some(json!({
            "old_password": "không phải mật khẩu cũ", "new_password": "một mật khẩu mới đủ dài",
        })),
        (_, "/api/v1/alerts/{id}/acknowledge") => {
            Some(json!({ "name": "Trần Văn Hải", "unit": "Công an phường Rạch Giá" }))
        }
        (_, "/api/v1/cases/{id}/uploads") => Some(json!({ "name": "anh.jpg", "length": 10 })),
        (_, "/api/v1/tasks/{id}/complete") => Some(json!({ "outcome": "not_reached" })),
        ("POST", "/api/v1/webhooks/{id}/enable" | "/api/v1/webhooks/{id}/test") => None,
        ("POST", "/api/v1/users/{id}/reset-password") => None,
        (_, "/api/v1/webhooks/{id}/disable") => Some(json!({ "reason": "Bảo trì" })),
        ("PUT", "/api/v1/agencies/{id}/duty-roster") => Some(json!({ "shifts": [] })),
        // It is approved already, so that nobody decides what the others are refused.
        (_, "/api/v1/registrations/{id}/refuse") => Some(json!({ "reason": "Không liên lạc được" })),
        (_, "/api/v1/enterprises/{id}/sites") | ("PATCH", "/api/v1/sites/{id}") => {
            Some(json!({ "name": "Kho số 3", "address": "Khu phố 4", "commune_code": RACH_GIA }))
        }
        ("PATCH", "/api/v1/users/{id}") => Some(json!({ "active": true })),
        _other => Some(json!({})),
    }
}

/// The path with what it names.
pub(super) fn filled(path: &str, world: &World, known: &Known) -> String {
    let id = match path {
        _ if path.contains("/cases/") || path.starts_with("/vu/") => &known.case.id,
        _ if path.contains("/alerts/") || path.starts_with("/bao-tin/") => &world.alert,
        _ if path.contains("/tasks/") || path.starts_with("/viec/") => &world.task,
        _ if path.contains("/drills/") || path.starts_with("/dien-tap/") => &world.drill,
        _ if path.contains("/registrations/") || path.starts_with("/duyet-dang-ky/") => &world.registration,
        _ if path.contains("/enterprises/") || path.starts_with("/co-so/") => &world.enterprise,
        _ if path.contains("/sites/") => &world.site,
        _ if path.contains("/tokens/") || path.contains("/ma-truy-cap/") => &world.token,
        _ if path.contains("/webhooks/") || path.starts_with("/webhook/") => &world.webhook,
        _ if path.contains("/channel-tests/") => &world.channel_test,
        _ if path.contains("/users/") || path.starts_with("/nguoi-dung/") => &world.user,
        _other => &world.agency,
    };
    path.replace("{id}", id)
        .replace("{draft}", &world.draft)
        .replace("{code}", RACH_GIA)
        .replace("{step}", "co-so")
        .replace("{upload_id}", NOTHING)
        .replace("{evidence_id}", NOTHING)
        .replace("{document_id}", NOTHING)
        .replace("{copy_id}", NOTHING)
        .replace("{key}", NOTHING)
        .replace("/documents/preview", "/documents/preview?kind=handover_record")
        .replace("/xem-truoc", "/xem-truoc?mau=handover_record")
        .replace("/ban-sua", "/ban-sua?mau=handover_record")
        .replace("{document}", NOTHING)
        .replace("{copy}", NOTHING)
        .replace("{evidence}/{act}", &format!("{NOTHING}/giao-nhan"))
        .replace("{evidence}", NOTHING)
        .replace("{victim}", &known.victim)
        .replace("{point}", "body_exam")
        .replace("{act}", "bo-sung")
        .replace("{site}", &world.site)
        .replace("{channel}", "email")
}

/// A body as the pairs of a form: dots and numbers, as the pages name their fields.
pub(super) fn as_form(body: &Value) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    flatten(body, "", &mut pairs);
    pairs
}

fn flatten(value: &Value, name: &str, pairs: &mut Vec<(String, String)>) {
    let under = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| flatten(inner, &under(key), pairs)),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            pairs.extend(
                items.iter().filter_map(Value::as_str).map(|text| (format!("{name}[]"), text.to_owned())),
            );
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(row, inner)| flatten(inner, &under(&row.to_string()), pairs));
        }
        Value::String(text) => pairs.push((name.to_owned(), text.clone())),
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) => pairs.push((name.to_owned(), value.to_string())),
    }
}
