//! Which evidence a caller sees, by the access table.

use crate::cases::may;
use domain::access::{Action, Actor, Relation};
use domain::case::{Case, CustodyStep, EvidenceItem, FilePointMark, Reopened, Sensitivity, Stage};
use domain::ids::EvidenceId;
use domain::time::Instant;
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
    /// The file as it was announced, for whoever does not read what the round at work adds to it.
    earlier: Option<Earlier>,
}

/// What was announced stays readable as it was announced.
struct Earlier {
    /// Since when what comes is secret.
    since: Instant,
    /// Items that are read as they stood then.
    items: HashMap<EvidenceId, EvidenceItem>,
    /// Points as they were marked then.
    file_notes: Vec<FilePointMark>,
}

impl Earlier {
    fn of(announced: &Reopened, own: impl Fn(&EvidenceItem) -> bool) -> Self {
        let items = announced.evidence.iter().filter(|e| !own(e)).map(|e| (e.id, e.clone()));
        Self { since: announced.at, items: items.collect(), file_notes: announced.file_notes.clone() }
    }
}

impl EvidenceSight {
    /// What `actor`, who stands in the relations `known` to the case, sees.
    pub(crate) fn of(actor: &Actor, known: &[Relation], case: &Case) -> Self {
        let may = |action| may(actor, known, action);
        let past = may(Action::ReadPastInquiry);
        let told = past || may(Action::ReadAnnouncedEvidence);
        let all = may(Action::ReadEvidence)
            || (case.stage.announcement().is_some() && may(Action::ReadAnnouncedEvidence));
        let own = may(Action::ListEvidence);
        let of_own = |item: &EvidenceItem| own && item.added_by.is_side_of(actor);
        let earlier = case.announced_file().filter(|_| told && !all).map(|a| Earlier::of(a, of_own));
        let sensitive = may(Action::ReadSensitiveEvidence) || (past && earlier.is_some());
        let how = |item: &EvidenceItem| {
            if of_own(item) {
                return Some(Seen::Whole);
            }
            let plain = item.sensitivity == Sensitivity::Plain;
            let read = all || earlier.as_ref().is_some_and(|e| e.items.contains_key(&item.id));
            read.then_some(if plain || sensitive { Seen::Whole } else { Seen::Bare })
        };
        let seen = case.evidence.iter().filter_map(|e| Some((e.id, how(e)?))).collect();
        Self { seen, whole_file: all, earlier }
    }

    /// The victims' files are read: as they stand, or as they were announced.
    pub(crate) fn files(&self) -> bool {
        self.whole_file || self.earlier.is_some()
    }

    /// What happened to the item at this moment is read.
    pub(crate) fn moment(&self, id: EvidenceId, at: Instant) -> bool {
        let after = |e: &Earlier| at >= e.since && e.items.contains_key(&id);
        self.item(id).is_some() && !self.earlier.as_ref().is_some_and(after)
    }

    /// The case as its victims' files are read.
    pub(crate) fn of_files(&self, case: &Case) -> Case {
        let mut read = case.clone();
        self.case(&mut read);
        if self.earlier.is_some()
            && let Some(announced) = case.announced_file()
        {
            read.inquiry = announced.inquiry.clone();
            if let Stage::Concluded { team, .. } = &case.stage {
                read.stage = Stage::Investigating { team: team.clone() };
            }
        }
        read
    }

    /// What was marked in the victims' files at this moment is read.
    pub(crate) fn mark(&self, at: Instant) -> bool {
        self.whole_file || self.earlier.as_ref().is_some_and(|e| at < e.since)
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
            case.file_notes = self.earlier.as_ref().map(|e| e.file_notes.clone()).unwrap_or_default();
        }
    }

    /// Takes out of an item what may not be seen.
    pub(crate) fn trim(&self, item: &mut EvidenceItem) {
        if let Some(then) = self.earlier.as_ref().and_then(|e| e.items.get(&item.id)) {
            *item = then.clone();
        }
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
