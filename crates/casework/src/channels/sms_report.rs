//! A gateway for text messages tells what became of one.

use super::came_back::{Fate, Recorded, record_fate};
use super::rules::SmsReportRules;
use crate::app::Casework;
use crate::failure::Failure;
use domain::access::{Actor, act, authorise};
use domain::value::FieldError;
use domain::words::ChannelKind;
use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::Sha256;
use uuid::Uuid;

/// Longest part of a report that is kept.
const LONGEST: usize = 60;

/// Takes a report. A state that means neither arrival nor return is taken and forgotten.
///
/// # Errors
/// [`Failure::BadCredentials`] without the shared secret, or when no reports are expected; [`Failure::Invalid`] when
/// the report does not name a message of ours.
pub async fn take_sms_report(app: &Casework, secret: &str, report: &Value) -> Result<(), Failure> {
    authorise::<act::ReportDelivery>(&Actor::anonymous())?;
    let rules = app.settings().channel_rules.sms_reports.clone().ok_or(Failure::BadCredentials)?;
    if rules.secret.is_empty() || !same(&rules.secret, secret) {
        return Err(Failure::BadCredentials);
    }
    let (message, status) = read(&rules, report)?;
    let Some(fate) = fate(&rules, &status) else {
        tracing::info!(%message, "a gateway reports a state that settles nothing");
        return Ok(());
    };
    match record_fate(app, ChannelKind::Sms, message, fate, status).await? {
        Recorded::Now | Recorded::Before => Ok(()),
        Recorded::Unknown => Err(unreadable("/id", "unknown_message")),
    }
}

fn unreadable(pointer: &str, code: &'static str) -> Failure {
    Failure::Invalid(vec![FieldError::new(
        pointer,
        code,
        "Báo cáo không ghi mã tin nhắn của hệ thống; hãy gửi lại đúng mã đã nhận ở trường {id}.",
        "The report names no message of ours; send the id that was given as {id}.",
    )])
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.chars().filter(|c| !c.is_control()).take(LONGEST).collect()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn read(rules: &SmsReportRules, report: &Value) -> Result<(Uuid, String), Failure> {
    let at = |pointer: &str| report.pointer(pointer).and_then(text);
    let id = at(&rules.id_pointer).and_then(|id| Uuid::try_parse(&id).ok());
    let id = id.ok_or_else(|| unreadable(&rules.id_pointer, "unknown_message"))?;
    let status = at(&rules.status_pointer).ok_or_else(|| unreadable(&rules.status_pointer, "required"))?;
    Ok((id, status))
}

fn fate(rules: &SmsReportRules, status: &str) -> Option<Fate> {
    let among = |words: &[String]| words.iter().any(|word| word.eq_ignore_ascii_case(status));
    match (among(&rules.arrived), among(&rules.bounced)) {
        (true, _) => Some(Fate::Arrived),
        (false, true) => Some(Fate::Bounced),
        (false, false) => None,
    }
}

/// Compares in constant time: both are hashed under the same key first.
fn same(a: &str, b: &str) -> bool {
    let mac = |text: &str| {
        let mut mac = Hmac::<Sha256>::new_from_slice(b"compare").expect("HMAC takes keys of any length");
        mac.update(text.as_bytes());
        mac
    };
    mac(a).verify_slice(&mac(b).finalize().into_bytes()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reports_are_read_as_configured() {
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect();
        let rules = SmsReportRules {
            secret: "s".to_owned(),
            id_pointer: "/data/ref".to_owned(),
            status_pointer: "/data/status".to_owned(),
            arrived: words(&["DELIVRD", "1"]),
            bounced: words(&["UNDELIV", "EXPIRED"]),
        };
        let id = Uuid::from_u128(9);
        let report = |status: Value| json!({ "data": { "ref": id, "status": status } });
        let table = [
            (json!("delivrd"), Some(Fate::Arrived)),
            (json!(1), Some(Fate::Arrived)),
            (json!("EXPIRED"), Some(Fate::Bounced)),
            (json!("ENROUTE"), None),
        ];
        for (status, expected) in table {
            let (message, told) = read(&rules, &report(status.clone())).unwrap();
            assert_eq!((message, fate(&rules, &told)), (id, expected), "{status}");
        }
        for bad in [json!({}), json!({ "data": { "ref": "x", "status": "1" } }), report(json!(null))] {
            assert!(read(&rules, &bad).is_err(), "{bad}");
        }
        assert!(same("khóa", "khóa") && !same("khóa", "khoá") && !same("a", ""));
    }
}
