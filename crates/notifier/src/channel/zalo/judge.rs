//! What the answer of Zalo means: HTTP 200 with `error: 0` is accepted, and only that.

use super::settings::ZaloSettings;
use crate::channel::sms::{judge_silence, judge_status, value_text};
use crate::http::{NoReply, Reply};
use crate::transport::{Lasting, SendFailure, Step};
use serde_json::Value;

/// The access token has ended.
pub(super) const TOKEN_ENDED: &[i64] = &[-124, -216];

/// What was answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Accepted, or not.
    Done(Result<String, SendFailure>),
    /// Nothing was sent: the access token is to be renewed.
    TokenEnded,
}

pub(super) fn judge(answer: Result<Reply, NoReply>, s: &ZaloSettings) -> Verdict {
    let reply = match answer {
        Ok(reply) => reply,
        Err(none) => return Verdict::Done(Err(judge_silence(none, false))),
    };
    if reply.status != 200 {
        return Verdict::Done(Err(judge_status(&reply, false)));
    }
    let body = reply.body.as_deref().and_then(|b| serde_json::from_slice::<Value>(b).ok());
    let error = body.as_ref().and_then(|b| b.get("error")).and_then(|e| match e {
        Value::String(text) => text.parse().ok(),
        other => other.as_i64(),
    });
    let said = |pointer: &str| body.as_ref().and_then(|b| b.pointer(pointer)).and_then(value_text);
    let fail = |lasting, words: String| SendFailure::new(lasting, Step::Answer, Some(200), words);
    Verdict::Done(match error {
        Some(0) => Ok(format!("error 0, {}", said("/data/msg_id").unwrap_or_default())),
        Some(code) if TOKEN_ENDED.contains(&code) => return Verdict::TokenEnded,
        Some(code) => {
            let words = format!("error {code}: {}", said("/message").unwrap_or_default());
            if s.recipient_errors.contains(&code) {
                Err(fail(Lasting::Permanent, words))
            } else {
                // Balance, quota, template: ours to mend, so it must not end the message.
                Err(fail(Lasting::Transient, words).of_channel())
            }
        }
        None => Err(fail(Lasting::Ambiguous, "the answer of Zalo cannot be read".to_owned())),
    })
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
        let s = settings("https://a.vn", "https://b.vn");
        let taken = reply(200, "{\"error\":0,\"message\":\"Success\",\"data\":{\"msg_id\":\"3367db\"}}");
        assert_eq!(judge(taken, &s), Verdict::Done(Ok("error 0, 3367db".to_owned())));
        assert_eq!(judge(reply(200, "{\"error\":-124}"), &s), Verdict::TokenEnded);
        let table = [
            (reply(200, "{\"error\":-118,\"message\":\"no account\"}"), Lasting::Permanent, Fault::Message),
            (reply(200, "{\"error\":-115,\"message\":\"out of quota\"}"), Lasting::Transient, Fault::Channel),
            (reply(200, "{}"), Lasting::Ambiguous, Fault::Message),
            (reply(200, "x"), Lasting::Ambiguous, Fault::Message),
            (reply(500, ""), Lasting::Ambiguous, Fault::Channel),
            (reply(503, ""), Lasting::Transient, Fault::Channel),
            (Err(NoReply::Unanswered("x".to_owned())), Lasting::Ambiguous, Fault::Channel),
            (Err(NoReply::NotSent("x".to_owned())), Lasting::Transient, Fault::Channel),
        ];
        for (answer, lasting, fault) in table {
            let Verdict::Done(Err(failure)) = judge(answer.clone(), &s) else { panic!("{answer:?}") };
            assert_eq!((failure.lasting, failure.fault), (lasting, fault), "{answer:?}");
        }
    }
}
