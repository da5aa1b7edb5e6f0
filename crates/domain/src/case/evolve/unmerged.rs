//! A case taken in by mistake comes out again.

use super::super::event::Event;
use super::super::evidence::EvidenceItem;
use super::super::stage::Stage;
use super::super::state::{Case, CaseReport};
use super::super::unmerge::{CameOut, Released};
use super::next_leads;

pub(super) fn apply(case: &mut Case, event: &Event) {
    match event {
        Event::CaseReleased(gone) => {
            let Released {
                other,
                reports,
                supplements,
                recommendations,
                compensations,
                evidence,
                victims,
                inquiry,
                clock,
                ..
            } = &**gone;
            case.reports.retain(|r| !reports.contains(&r.report.id));
            case.supplements.retain(|s| !supplements.contains(&s.id));
            case.recommendations.retain(|r| !recommendations.contains(&r.id));
            for paid in compensations {
                if let Some(i) = case.compensations.iter().position(|p| p == paid) {
                    case.compensations.remove(i);
                }
            }
            case.evidence.retain(|e| !evidence.contains(&e.id));
            case.file_notes.retain(|n| !victims.contains(&n.victim));
            case.assessments.retain(|a| !victims.contains(&a.victim));
            case.inquiry.release(inquiry);
            if let Some(i) = clock.and_then(|c| case.taken_clocks.iter().position(|t| *t == c)) {
                case.taken_clocks.remove(i);
            }
            case.absorbed.retain(|(id, _)| id != other);
            case.scene_reached_at = case.own_scene_reached_at;
            next_leads(case);
        }
        Event::Unmerged(back) => {
            let CameOut { reports, supplements, evidence, .. } = &**back;
            case.stage = case.dismissed_from.take().map_or(Stage::Reported, |stage| *stage);
            for now in reports {
                if let Some(r) = case.reports.iter_mut().find(|r| r.report.id == now.report.id) {
                    let absorbed_from = r.absorbed_from;
                    *r = CaseReport { absorbed_from, ..now.clone() };
                }
            }
            for now in evidence {
                if let Some(item) = case.evidence.iter_mut().find(|e| e.id == now.id) {
                    let number = item.number;
                    *item = EvidenceItem { number, ..now.clone() };
                }
            }
            for now in supplements {
                match case.supplements.iter_mut().find(|s| s.id == now.id) {
                    Some(s) => *s = now.clone(),
                    None => case.supplements.push(now.clone()),
                }
            }
        }
        _other => {}
    }
}
