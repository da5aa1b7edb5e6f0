//! Folding what happens to evidence.

use super::evidence::{CustodyStep, EvidenceItem, SetAside};
use super::file_list::{FilePoint, FilePointMark};
use super::paper::DocumentCopy;
use super::state::Case;
use crate::ids::{DocumentId, EvidenceId, VictimId};

pub(super) fn added(case: &mut Case, item: &EvidenceItem) {
    case.evidence.push(item.clone());
}

/// Items of a case that was taken in go on counting after those that are here.
pub(super) fn taken_in(case: &mut Case, items: &[EvidenceItem], notes: &[FilePointMark]) {
    for item in items {
        let number = case.evidence.iter().map(|e| e.number).max().unwrap_or(0).saturating_add(1);
        case.evidence.push(EvidenceItem { number, ..item.clone() });
    }
    for note in notes {
        if case.file_notes.iter().all(|n| n.victim != note.victim || n.point != note.point) {
            case.file_notes.push(note.clone());
        }
    }
}

pub(super) fn moved(case: &mut Case, id: EvidenceId, step: &CustodyStep) {
    if let Some(item) = case.evidence.iter_mut().find(|e| e.id == id) {
        item.custody.push(step.clone());
    }
}

pub(super) fn withdrawn(case: &mut Case, id: EvidenceId, aside: &SetAside) {
    if let Some(item) = case.evidence.iter_mut().find(|e| e.id == id) {
        item.withdrawn = Some(aside.clone());
    }
}

/// A signed or edited version comes to its document.
pub(super) fn filed(case: &mut Case, document: DocumentId, copy: &DocumentCopy) {
    if let Some(d) = case.issued.iter_mut().find(|d| d.id == document) {
        d.copies.push(copy.clone());
    }
}

/// The last word on a point counts.
pub(super) fn marked(case: &mut Case, mark: &FilePointMark) {
    unmarked(case, mark.victim, mark.point);
    case.file_notes.push(mark.clone());
}

pub(super) fn unmarked(case: &mut Case, victim: VictimId, point: FilePoint) {
    case.file_notes.retain(|n| n.victim != victim || n.point != point);
}
