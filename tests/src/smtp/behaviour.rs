//! What the sink does at a step of a conversation.

use std::time::Duration;

/// A point of an SMTP conversation at which the sink may misbehave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The client has connected and waits for the greeting.
    Connect,
    /// `MAIL FROM` was given.
    Mail,
    /// `RCPT TO` was given.
    Recipient,
    /// The whole message was read; nothing is kept unless this step goes well.
    Message,
}

/// What happens at that step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Behaviour {
    /// Answer as a good server does.
    #[default]
    Accept,
    /// Answer with this code and text: 4xx is a transient refusal, 5xx a permanent one.
    Answer(Step, u16, &'static str),
    /// Wait before a good answer.
    Delay(Step, Duration),
    /// Cut the connection without an answer. At [`Step::Message`] the mail is kept first: the case in
    /// which the sender cannot know that it arrived.
    Drop(Step),
}
