//! What the answer of a webhook means.

use crate::http::{NoReply, Reply};
use crate::transport::{Lasting, SendFailure, Step};

/// 2xx is delivered. 410 means never again. A redirect is refused: what is signed for one address must not go to
/// another. What asks for patience, or fails on the other side, may be sent again: the webhook-id is the same.
pub(super) fn judge(answer: Result<Reply, NoReply>) -> Result<String, SendFailure> {
    let reply = match answer {
        Ok(reply) => reply,
        Err(NoReply::Refused(why)) => {
            return Err(SendFailure::permanent(Step::Compose, format!("the address may not be used: {why}")));
        }
        Err(NoReply::Malformed(why)) => return Err(SendFailure::permanent(Step::Compose, why)),
        Err(NoReply::NotSent(why)) => return Err(SendFailure::transient(Step::Connect, why)),
        Err(NoReply::Unanswered(why)) => return Err(SendFailure::transient(Step::Request, why)),
    };
    let status = reply.status;
    let (lasting, words) = match status {
        200..=299 => return Ok(format!("HTTP {status}")),
        300..=399 => (Lasting::Permanent, "redirects are not followed: register the address it leads to"),
        410 => (Lasting::Permanent, "the webhook is gone and was disabled"),
        408 | 425 | 429 => (Lasting::Transient, "asked to come back later"),
        400..=499 => (Lasting::Permanent, "the webhook refuses the message"),
        _ => (Lasting::Transient, "the other side is out of order"),
    };
    let mut failure =
        SendFailure::new(lasting, Step::Answer, Some(status), format!("HTTP {status}: {words}"));
    failure.retry_after = reply.retry_after;
    Err(failure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::Fault;
    use casework::webhooks::Unreachable;
    use std::time::Duration;

    fn reply(status: u16) -> Result<Reply, NoReply> {
        Ok(Reply { status, retry_after: Some(Duration::from_secs(7)), body: None })
    }

    #[test]
    fn every_answer_has_its_meaning() {
        for status in [200, 201, 202, 204, 299] {
            assert_eq!(judge(reply(status)).unwrap(), format!("HTTP {status}"));
        }
        let table = [
            (301, Lasting::Permanent, Fault::Message),
            (308, Lasting::Permanent, Fault::Message),
            (400, Lasting::Permanent, Fault::Message),
            (401, Lasting::Permanent, Fault::Message),
            (404, Lasting::Permanent, Fault::Message),
            (408, Lasting::Transient, Fault::Message),
            (410, Lasting::Permanent, Fault::Message),
            (413, Lasting::Permanent, Fault::Message),
            (425, Lasting::Transient, Fault::Message),
            (429, Lasting::Transient, Fault::Message),
            (500, Lasting::Transient, Fault::Channel),
            (503, Lasting::Transient, Fault::Channel),
            (599, Lasting::Transient, Fault::Channel),
        ];
        for (status, lasting, fault) in table {
            let failure = judge(reply(status)).unwrap_err();
            assert_eq!(
                (failure.lasting, failure.fault, failure.code),
                (lasting, fault, Some(status)),
                "{status}"
            );
            assert_eq!(failure.retry_after, Some(Duration::from_secs(7)));
        }
        let table = [
            (NoReply::Refused(Unreachable::NotPublic), Lasting::Permanent, Fault::Unknown),
            (NoReply::Malformed("x"), Lasting::Permanent, Fault::Unknown),
            (NoReply::NotSent("x".to_owned()), Lasting::Transient, Fault::Channel),
            (NoReply::Unanswered("x".to_owned()), Lasting::Transient, Fault::Channel),
        ];
        for (none, lasting, fault) in table {
            let failure = judge(Err(none.clone())).unwrap_err();
            assert_eq!((failure.lasting, failure.fault), (lasting, fault), "{none:?}");
        }
    }
}
