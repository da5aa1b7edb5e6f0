//! What of the team's work a caller may see: nothing is disclosed before the announcement, and testimony stays with
//! those who investigate (Nghị định 39/2016/NĐ-CP Điều 12).

use super::Sight;
use domain::access::{Actor, Role};
use domain::case::{Case, Findings, Handover, HandoverParty, Inquiry, PoliceMatter, Reopened, SceneAct};
use domain::time::Instant;
use domain::words::TeamLevel;

/// The employer, the commune and the police know whether the scene is kept or may be cleared.
pub(super) fn of_everybody(act: SceneAct) -> bool {
    match act {
        SceneAct::Kept | SceneAct::Disturbed | SceneAct::Released => true,
        SceneAct::Examined | SceneAct::BodyExamined | SceneAct::InjuryExamined => false,
    }
}

/// The central team gives or takes.
pub(super) fn central(h: &Handover) -> bool {
    [h.from, h.to].contains(&HandoverParty::CentralTeam)
}

impl Sight {
    /// Takes out of the inquiry what may not be seen.
    pub(super) fn of_inquiry(&self, inquiry: &mut Inquiry) {
        if self.inquiry {
            return;
        }
        inquiry.steps.clear();
        inquiry.testimony.clear();
        inquiry.invitations.clear();
        inquiry.referrals.clear();
        inquiry
            .handovers
            .retain(|h| self.hands_over && !h.items.is_empty() && (!self.of_the_centre || central(h)));
        inquiry.police = PoliceMatter::default();
        inquiry.scene.retain(|s| self.victims && of_everybody(s.act));
        inquiry.documents.retain(|d| self.asked.contains(&d.id));
    }

    /// The work of the team as the reader may see it: what an earlier team did, in which he took part, as it stood.
    pub(super) fn work(&self, inquiry: &mut Inquiry) {
        let Some(past) = self.past.as_ref().filter(|_| !self.inquiry) else {
            self.of_inquiry(inquiry);
            return;
        };
        let mut now = inquiry.clone();
        self.of_inquiry(&mut now);
        *inquiry = past.inquiry.clone();
        let new: Vec<_> = now.scene.into_iter().filter(|s| !inquiry.scene.contains(s)).collect();
        inquiry.scene.extend(new);
        if self.own.is_some() {
            inquiry.documents = now.documents;
        }
        if self.hands_over {
            inquiry.handovers = now.handovers;
        }
    }

    /// What the team did at this moment is read.
    pub(super) fn worked(&self, at: Instant) -> bool {
        self.inquiry || self.past.as_ref().is_some_and(|past| at < past.at)
    }
}

/// The last announced round in whose team the reader was: of the establishment, or as an agency of another one.
pub(super) fn past(actor: &Actor, case: &Case) -> Option<Box<Reopened>> {
    let own = |r: &&Reopened| (r.team.level == TeamLevel::Establishment) == (actor.role == Role::Enterprise);
    case.reopened.iter().rev().find(own).map(|r| Box::new(r.clone()))
}

/// Family, wounds and places of treatment are the victim's.
pub(super) fn without_victims(findings: &mut Findings) {
    findings.victims.clear();
}
