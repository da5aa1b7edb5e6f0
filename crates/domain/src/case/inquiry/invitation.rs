//! Answers of the agencies that were asked to send a member (Nghị định 39/2016/NĐ-CP Điều 11).

use super::super::state::Case;
use super::super::team::{MemberCapacity, Team};
use crate::ids::AgencyId;
use crate::time::Instant;
use crate::words::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// The answer.
    pub enum InvitationReply {
        Sends = "sends" ["cử người tham gia", "sends a member"],
        Declines = "declines" ["không cử được, có lý do", "cannot send anybody, with a reason"],
    }
}

/// What an agency answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationAnswer {
    /// Round of investigation.
    pub round: u32,
    /// Agency, as it signed.
    pub unit: String,
    /// Agency of the directory, when it answered itself.
    pub agency: Option<AgencyId>,
    /// For whom the member sits.
    pub capacity: MemberCapacity,
    /// Answer.
    pub reply: InvitationReply,
    /// Who is sent.
    pub member_name: Option<String>,
    /// Position of who is sent.
    pub member_position: Option<String>,
    /// Number of the letter.
    pub letter_number: Option<String>,
    /// Why nobody is sent.
    pub reason: Option<String>,
    /// When.
    pub at: Instant,
}

impl Case {
    /// Whoever was asked to fill this seat of a team has answered that nobody can be sent. The last answer counts: an
    /// agency that sends somebody after all takes its seat.
    pub fn declined(&self, team: &Team, seat: MemberCapacity) -> bool {
        let of_seat = |a: &&InvitationAnswer| a.round == team.round && a.capacity == seat;
        let last = self.inquiry.invitations.iter().rfind(of_seat);
        last.is_some_and(|a| a.reply == InvitationReply::Declines)
    }
}
