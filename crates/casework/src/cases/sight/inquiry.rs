//! What of the team's work a caller may see: nothing is disclosed before the announcement, and testimony stays with
//! those who investigate (Nghị định 39/2016/NĐ-CP Điều 12).

use super::Sight;
use domain::case::{Findings, Inquiry, PoliceMatter, SceneAct, Stage};

/// The employer, the commune and the police know whether the scene is kept or may be cleared.
pub(super) fn of_everybody(act: SceneAct) -> bool {
    match act {
        SceneAct::Kept | SceneAct::Disturbed | SceneAct::Released => true,
        SceneAct::Examined | SceneAct::BodyExamined | SceneAct::InjuryExamined => false,
    }
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
        inquiry.handovers.retain(|h| self.hands_over && !h.items.is_empty());
        inquiry.police = PoliceMatter::default();
        inquiry.scene.retain(|s| self.victims && of_everybody(s.act));
        if self.own.is_none() {
            inquiry.documents.clear();
        }
    }

    /// Takes persons out of announced findings for readers who do not see victims.
    pub(super) fn of_findings(&self, stage: &mut Stage) {
        if self.victims {
            return;
        }
        match stage {
            Stage::Concluded { findings, .. } => without_victims(findings),
            Stage::Announced { announcement } | Stage::FollowUp { announcement } => {
                without_victims(&mut announcement.findings)
            }
            Stage::Closed { announcement: Some(announcement), .. } => {
                without_victims(&mut announcement.findings)
            }
            Stage::Closed { announcement: None, .. }
            | Stage::Reported
            | Stage::Declared { .. }
            | Stage::Recorded { .. }
            | Stage::Investigating { .. }
            | Stage::Suspended { .. }
            | Stage::Dismissed { .. } => {}
        }
    }
}

/// Family, wounds and places of treatment are the victim's.
pub(super) fn without_victims(findings: &mut Findings) {
    findings.victims.clear();
}
