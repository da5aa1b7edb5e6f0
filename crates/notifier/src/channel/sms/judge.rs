//! What the answer of a gateway means.

use super::settings::SmsSettings;
use crate::http::{NoReply, Reply};
use crate::transport::{Lasting, SendFailure, Step};
use serde_json::Value;

/// Whether a message may be sent again whose fate is not known.
fn unknown(resend_safe: bool) -> Lasting {
    if resend_safe { Lasting::Transient } else { Lasting::Ambiguous }
}

/// What a gateway did not answer.
pub(crate) fn judge_silence(none: NoReply, resend_safe: bool) -> SendFailure {
    match none {
        // Only a mistake of ours makes such a request: it must not end the message.
        NoReply::Refused(_) | NoReply::Malformed(_) => {
            SendFailure::transient(Step::Compose, "the configured request is not valid").of_channel()
        }
        NoReply::NotSent(why) => SendFailure::transient(Step::Connect, why),
        NoReply::Unanswered(why) => SendFailure::new(unknown(resend_safe), Step::Request, None, why),
    }
}

/// What a status says that is none of acceptance. The credentials and the address are ours: that they are refused
/// must not end the message.
pub(crate) fn judge_status(reply: &Reply, resend_safe: bool) -> SendFailure {
    let status = reply.status;
    let fail = |lasting, words: &str| {
        SendFailure::new(lasting, Step::Answer, Some(status), format!("HTTP {status}: {words}"))
    };
    let mut failure = match status {
        401 | 403 | 407 => fail(Lasting::Transient, "the gateway refuses our credentials").of_channel(),
        300..=399 | 404 | 405 => fail(Lasting::Transient, "the gateway is not at this address").of_channel(),
        408 | 425 | 429 => fail(Lasting::Transient, "the gateway asks to come back later"),
        // It says itself that it has not begun.
        503 => fail(Lasting::Transient, "the gateway is out of order"),
        400..=499 => fail(Lasting::Permanent, "the gateway refuses the message"),
        500.. => fail(unknown(resend_safe), "the gateway failed; it may have taken the message"),
        _ => fail(unknown(resend_safe), "an answer that says nothing"),
    };
    failure.retry_after = reply.retry_after;
    failure
}

/// The text of a value of the answer, one short line.
pub(crate) fn value_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    Some(text.chars().filter(|c| !c.is_control()).take(60).collect())
}

/// Accepted, refused, or not to be known.
pub(super) fn judge(answer: Result<Reply, NoReply>, s: &SmsSettings) -> Result<String, SendFailure> {
    let reply = answer.map_err(|none| judge_silence(none, s.resend_safe))?;
    let status = reply.status;
    if !s.accepted_statuses.contains(&status) {
        // 2xx that is none of ours was taken somehow.
        return Err(judge_status(&reply, s.resend_safe));
    }
    if s.accepted_pointer.is_empty() {
        return Ok(format!("HTTP {status}"));
    }
    let value = reply.body.as_deref().and_then(|b| serde_json::from_slice::<Value>(b).ok());
    let value = value.as_ref().and_then(|v| v.pointer(&s.accepted_pointer)).and_then(value_text);
    let fail = |lasting, words: String| SendFailure::new(lasting, Step::Answer, Some(status), words);
    match value {
        None => Err(fail(unknown(s.resend_safe), "the answer of the gateway cannot be read".to_owned())),
        Some(v) if s.accepted_values.contains(&v) => Ok(format!("HTTP {status}, {v}")),
        Some(v) if s.rejected_values.contains(&v) => {
            Err(fail(Lasting::Permanent, format!("the gateway says that the number takes no message: {v}")))
        }
        Some(v) => Err(fail(Lasting::Transient, format!("the gateway did not accept the message: {v}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::settings::tests::settings;
    use super::*;
    use crate::transport::Fault;

    fn reply(status: u16, body: &str) -> Result<Reply, NoReply> {
        Ok(Reply { status, retry_after: None, body: Some(body.as_bytes().to_vec()) })
    }

    #[test]
    fn every_answer_has_its_meaning() {
        let s = settings("https://sms.nhamang.vn");
        assert_eq!(judge(reply(200, "{\"code\":0}"), &s).unwrap(), "HTTP 200, 0");
        assert_eq!(judge(reply(202, "{\"code\":\"OK\"}"), &s).unwrap(), "HTTP 202, OK");
        let plain = SmsSettings { accepted_pointer: String::new(), ..s.clone() };
        assert_eq!(judge(reply(200, "đã nhận"), &plain).unwrap(), "HTTP 200");

        let table = [
            (reply(200, "{\"code\":\"bad_number\"}"), Lasting::Permanent, Fault::Message),
            (reply(200, "{\"code\":\"no_money\"}"), Lasting::Transient, Fault::Message),
            (reply(200, "{\"x\":1}"), Lasting::Ambiguous, Fault::Message),
            (reply(200, "<html>"), Lasting::Ambiguous, Fault::Message),
            (reply(204, ""), Lasting::Ambiguous, Fault::Message),
            (reply(302, ""), Lasting::Transient, Fault::Channel),
            (reply(400, ""), Lasting::Permanent, Fault::Message),
            (reply(401, ""), Lasting::Transient, Fault::Channel),
            (reply(404, ""), Lasting::Transient, Fault::Channel),
            (reply(422, ""), Lasting::Permanent, Fault::Message),
            (reply(429, ""), Lasting::Transient, Fault::Message),
            (reply(500, ""), Lasting::Ambiguous, Fault::Channel),
            (reply(503, ""), Lasting::Transient, Fault::Channel),
            (reply(504, ""), Lasting::Ambiguous, Fault::Channel),
            (Err(NoReply::NotSent("x".to_owned())), Lasting::Transient, Fault::Channel),
            (Err(NoReply::Unanswered("x".to_owned())), Lasting::Ambiguous, Fault::Channel),
            (Err(NoReply::Malformed("x")), Lasting::Transient, Fault::Channel),
        ];
        for (answer, lasting, fault) in table {
            let failure = judge(answer.clone(), &s).unwrap_err();
            assert_eq!((failure.lasting, failure.fault), (lasting, fault), "{answer:?}");
        }
    }

    #[test]
    fn a_gateway_that_knows_repetitions_may_be_asked_again() {
        let s = SmsSettings { resend_safe: true, ..settings("https://sms.nhamang.vn") };
        for answer in [reply(500, ""), reply(200, "<html>"), Err(NoReply::Unanswered("x".to_owned()))] {
            assert_eq!(judge(answer.clone(), &s).unwrap_err().lasting, Lasting::Transient, "{answer:?}");
        }
    }
}
