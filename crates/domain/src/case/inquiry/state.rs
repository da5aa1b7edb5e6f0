//! What the events of the inquiry leave behind.

use super::document_request::DocumentRequest;
use super::handover::Handover;
use super::invitation::InvitationAnswer;
use super::plan::Step;
use super::police::PoliceMatter;
use super::referral::Referral;
use super::scene::{SceneAct, SceneRecord};
use super::testimony::Testimony;
use crate::ids::VictimId;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// The work of the team, over all rounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Inquiry {
    /// Steps as laid down; of each kind and round the last word.
    pub steps: Vec<Step>,
    /// The scene, in order of recording.
    pub scene: Vec<SceneRecord>,
    /// Testimony, replaced records too.
    pub testimony: Vec<Testimony>,
    /// Requests for documents.
    pub documents: Vec<DocumentRequest>,
    /// Answers to invitations.
    pub invitations: Vec<InvitationAnswer>,
    /// Hand-overs.
    pub handovers: Vec<Handover>,
    /// Referrals to other bodies.
    pub referrals: Vec<Referral>,
    /// Police and procuracy.
    pub police: PoliceMatter,
}

impl Inquiry {
    /// The same work, with victims named as another case names them.
    pub(in super::super) fn of_victims(&self, here: impl Fn(VictimId) -> Option<VictimId>) -> Self {
        let mut out = self.clone();
        out.scene.iter_mut().for_each(|s| s.victim = s.victim.and_then(&here));
        out.testimony.iter_mut().for_each(|t| t.person.victim = t.person.victim.and_then(&here));
        out
    }

    /// Takes in the work of another team on the same accident.
    pub(in super::super) fn absorb(&mut self, other: &Self) {
        self.steps.extend(other.steps.iter().cloned());
        self.scene.extend(other.scene.iter().cloned());
        self.testimony.extend(other.testimony.iter().cloned());
        self.documents.extend(other.documents.iter().cloned());
        self.invitations.extend(other.invitations.iter().cloned());
        self.handovers.extend(other.handovers.iter().cloned());
        self.referrals.extend(other.referrals.iter().cloned());
        let (police, theirs) = (&mut self.police, &other.police);
        police.transfers.extend(theirs.transfers.iter().cloned());
        police.primacy.extend(theirs.primacy.iter().cloned());
        police.opinions.extend(theirs.opinions.iter().cloned());
        police.rulings.extend(theirs.rulings.iter().cloned());
        police.extensions.extend(theirs.extensions.iter().cloned());
        police.lists.extend(theirs.lists.iter().cloned());
        police.returns.extend(theirs.returns.iter().cloned());
        police.outcome = police.outcome.take().or_else(|| theirs.outcome.clone());
    }

    /// Lets go of the work of another team that was taken in by mistake; a scene record may have been told of the
    /// same person under another id.
    pub(in super::super) fn release(&mut self, other: &Self) {
        let same_scene = |a: &SceneRecord, b: &SceneRecord| {
            a.act == b.act
                && a.at == b.at
                && SceneRecord { victim: None, ..a.clone() } == SceneRecord { victim: None, ..b.clone() }
        };
        self.steps.retain(|s| !other.steps.iter().any(|o| o.id == s.id));
        self.scene.retain(|s| !other.scene.iter().any(|o| same_scene(o, s)));
        self.testimony.retain(|t| !other.testimony.iter().any(|o| o.id == t.id));
        self.documents.retain(|d| !other.documents.iter().any(|o| o.id == d.id));
        self.invitations.retain(|i| !other.invitations.contains(i));
        self.handovers.retain(|h| !other.handovers.iter().any(|o| o.id == h.id));
        self.referrals.retain(|r| !other.referrals.iter().any(|o| o.id == r.id));
        let (police, theirs) = (&mut self.police, &other.police);
        police.transfers.retain(|t| !theirs.transfers.contains(t));
        police.primacy.retain(|p| !theirs.primacy.contains(p));
        police.opinions.retain(|p| !theirs.opinions.contains(p));
        police.rulings.retain(|p| !theirs.rulings.contains(p));
        police.extensions.retain(|p| !theirs.extensions.contains(p));
        police.lists.retain(|p| !theirs.lists.contains(p));
        police.returns.retain(|p| !theirs.returns.contains(p));
        if police.outcome == theirs.outcome {
            police.outcome = None;
        }
    }

    /// Testimony that no later record took the place of.
    pub fn standing_testimony(&self) -> impl Iterator<Item = &Testimony> {
        self.testimony.iter().filter(|t| !self.testimony.iter().any(|later| later.replaces == Some(t.id)))
    }

    /// End of the initial investigation together with the police: the last examination of scene, body or injuries
    /// that was made with them, once the scene has been examined so.
    pub fn joint_work_ended(&self) -> Option<Instant> {
        let joint = || self.scene.iter().filter(|s| s.with_police);
        joint().find(|s| s.act == SceneAct::Examined)?;
        let acts = [SceneAct::Examined, SceneAct::BodyExamined, SceneAct::InjuryExamined];
        joint().filter(|s| acts.contains(&s.act)).map(|s| s.at).max()
    }
}
