//! Which evidence a caller sees, by the access table.

use crate::cases::may;
use domain::access::{Action, Actor, Relation};
use domain::case::{Case, CustodyStep, EvidenceItem};
use domain::ids::EvidenceId;
use std::collections::HashMap;

/// Stands where a text is left out that may tell of a person.
const LEFT_OUT: &str = "…";

/// How much of one item is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// All of it, its file too.
    Whole,
    /// That there is something of its kind.
    Bare,
}

/// What a caller sees of the evidence of a case; an item that is not listed is not seen at all.
pub(crate) struct EvidenceSight {
    seen: HashMap<EvidenceId, Seen>,
    /// All of the investigation's file, points of the victims' files included.
    pub(crate) whole_file: bool,
}

impl EvidenceSight {
    /// What `actor`, who stands in the relations `known` to the case, sees.
    pub(crate) fn of(actor: &Actor, known: &[Relation], case: &Case) -> Self {
        let may = |action| may(actor, known, action);
        let announced = case.stage.announcement().is_some() && may(Action::ReadAnnouncedEvidence);
        let all = may(Action::ReadEvidence) || announced;
        let own = may(Action::ListEvidence);
        let sensitive = may(Action::ReadSensitiveEvidence);
        let how = |item: &EvidenceItem| {
            if own && item.added_by.is_side_of(actor) {
                return Some(Seen::Whole);
            }
            let plain = item.sensitivity == domain::case::Sensitivity::Plain;
            all.then_some(if plain || sensitive { Seen::Whole } else { Seen::Bare })
        };
        let seen = case.evidence.iter().filter_map(|e| Some((e.id, how(e)?))).collect();
        Self { seen, whole_file: all }
    }

    /// How much of the item is seen.
    pub(crate) fn item(&self, id: EvidenceId) -> Option<Seen> {
        self.seen.get(&id).copied()
    }

    /// Takes out of the case what may not be seen.
    pub(crate) fn case(&self, case: &mut Case) {
        case.evidence.retain(|e| self.item(e.id).is_some());
        case.evidence.iter_mut().for_each(|e| self.trim(e));
        if !self.whole_file {
            case.file_notes.clear();
        }
    }

    /// Takes out of an item what may not be seen.
    pub(crate) fn trim(&self, item: &mut EvidenceItem) {
        if self.item(item.id) == Some(Seen::Whole) {
            return;
        }
        item.title = LEFT_OUT.to_owned();
        item.description = None;
        item.obtained_from = None;
        item.obtained_by = LEFT_OUT.to_owned();
        item.place = None;
        item.file = None;
        item.custody.iter_mut().for_each(without_words);
        if let Some(aside) = &mut item.withdrawn {
            aside.reason = LEFT_OUT.to_owned();
        }
    }
}

/// A hand-over without who gave, who took and why.
pub(crate) fn without_words(step: &mut CustodyStep) {
    step.from = LEFT_OUT.to_owned();
    step.to = LEFT_OUT.to_owned();
    step.reason = LEFT_OUT.to_owned();
    step.condition = None;
}
