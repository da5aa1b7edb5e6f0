//! Folding events into a case: total, without failure and without the law.

mod announced;
mod condition;
mod inquiry;
mod payments;
mod unmerged;

use super::event::Event;
use super::evolve_evidence as evidence;
use super::inquiry::Inquiry;
use super::report::ReportState;
use super::stage::{Stage, StageKind};
use super::state::{Case, CaseReport, Correction, DutiesOf, SupplementRequest, Takeover, Victim};
use super::statement::AccidentStatement;
use super::team::PastRound;
use crate::time::Instant;
use crate::words::{EventClass, ReportKind, TeamLevel};

/// The case after the first event; `None` when the first event is not the opening.
fn opened(at: Instant, event: &Event) -> Option<Case> {
    let Event::CaseOpened { id, province, number } = event else { return None };
    Some(Case {
        id: *id,
        province: province.clone(),
        number: *number,
        version: 1,
        opened_at: at,
        updated_at: at,
        reports: Vec::new(),
        accident: None,
        facts_from: None,
        victims: Vec::new(),
        classified: None,
        class_before: None,
        supplements: Vec::new(),
        assigned: None,
        stage: Stage::Reported,
        past_rounds: Vec::new(),
        clock_from: None,
        taken_clocks: Vec::new(),
        handed_over: Vec::new(),
        scene_reached_at: None,
        prosecuted: false,
        recommendations: Vec::new(),
        compensations: Vec::new(),
        evidence: Vec::new(),
        issued: Vec::new(),
        file_notes: Vec::new(),
        assessments: Vec::new(),
        takeover: None,
        later_deaths: Vec::new(),
        raised_at: None,
        absorbed: Vec::new(),
        dismissed_from: None,
        own_scene_reached_at: None,
        meeting_plans: Vec::new(),
        postings: Vec::new(),
        complaints: Vec::new(),
        standing: None,
        superseded: Vec::new(),
        reopened: Vec::new(),
        duties: Vec::new(),
        inquiry: Inquiry::default(),
    })
}

/// Folds a whole stream; `None` for an empty stream or one that does not begin with an opening.
pub fn fold<'a>(events: impl IntoIterator<Item = (Instant, &'a Event)>) -> Option<Case> {
    let mut events = events.into_iter();
    let (at, first) = events.next()?;
    let case = opened(at, first)?;
    Some(events.fold(case, |c, (at, e)| evolve(c, at, e)))
}

/// The case after one more event, which happened `at`.
pub fn evolve(mut case: Case, at: Instant, event: &Event) -> Case {
    case.version += 1;
    case.updated_at = at;
    match event {
        // A second opening changes nothing: evolve is total.
        Event::CaseOpened { .. } => {}
        Event::ReportReceived { report } => receive(&mut case, at, CaseReport::received((**report).clone())),
        Event::FactsEstablished { report, accident } => {
            case.facts_from = Some(*report);
            establish(&mut case, accident);
        }
        Event::Classified(c) => {
            case.class_before = case.classified.as_ref().map(|old| old.class);
            case.classified = Some(c.clone());
        }
        Event::DutiesArose { trigger, filing, alerts } => {
            case.duties.push(DutiesOf {
                at,
                trigger: *trigger,
                filing: filing.clone(),
                alerts: alerts.clone(),
            });
        }
        Event::ReportAccepted { report, .. } => with_report(&mut case, *report, |r| {
            r.state = ReportState::Accepted;
            r.accepted_at = Some(at);
        }),
        Event::SupplementRequested { id, report, reason, due } => {
            with_report(&mut case, *report, |r| {
                if r.accepted_at.is_none() {
                    r.state = ReportState::SupplementRequested;
                }
            });
            case.supplements.push(SupplementRequest {
                id: *id,
                report: *report,
                reason: reason.clone(),
                asked_at: at,
                due: *due,
                answered_at: None,
                answer: None,
            });
        }
        Event::SupplementProvided { request, report, text } => {
            for s in &mut case.supplements {
                let asked = request.map_or(s.report == *report, |id| s.id == id);
                if asked && s.answered_at.is_none() {
                    s.answered_at = Some(at);
                    s.answer = Some(text.clone());
                }
            }
            let open = case.supplements.iter().any(|s| s.report == *report && s.answered_at.is_none());
            with_report(&mut case, *report, |r| {
                if !open && r.state == ReportState::SupplementRequested {
                    r.state = ReportState::Received;
                }
            });
        }
        Event::ReportCorrected { report, reason, changed, accident, replaces, told, by } => {
            let correction = Correction {
                at,
                reason: reason.clone(),
                changed: changed.clone(),
                accident: (**accident).clone(),
                told: told.as_deref().cloned(),
                by: *by,
            };
            with_report(&mut case, *report, |r| r.corrections.push(correction));
            if *replaces {
                establish(&mut case, accident);
            }
        }
        Event::ReportWithdrawn { report, .. } => {
            with_report(&mut case, *report, |r| r.state = ReportState::Withdrawn);
            next_leads(&mut case);
        }
        Event::ReporterConfirmed { report, enterprise } => {
            with_report(&mut case, *report, |r| {
                r.report.enterprise = Some(*enterprise);
                r.report.verified = true;
            });
            let leads = case.facts_from == Some(*report);
            if let Some(accident) = case.accident.as_mut().filter(|_| leads) {
                accident.employer.enterprise.get_or_insert(*enterprise);
            }
        }
        Event::ConditionChanged(change) => condition::changed(&mut case, at, change),
        Event::VictimAdded { victim, .. } => {
            case.victims.push(Victim {
                statement: (**victim).clone(),
                medical_document: None,
                died_at: None,
            });
            list_victims(&mut case);
        }
        Event::HandedOver { from, to, clock_from, reason, .. } => {
            let class = case.class_before.unwrap_or(EventClass::Unknown);
            hand_over(&mut case, at, (*from, *to), class, *clock_from, reason);
            let province = |level| matches!(level, TeamLevel::Province | TeamLevel::Central);
            case.raised_at = (province(*to) && !province(*from)).then_some(*clock_from);
        }
        Event::TakenOver { from, to, clock_from, reason, items, record_reference, .. } => {
            let class = case.class();
            hand_over(&mut case, at, (*from, *to), class, *clock_from, reason);
            case.takeover = Some(Takeover {
                at,
                from: *from,
                to: *to,
                reason: reason.clone(),
                items: items.clone(),
                record_reference: record_reference.clone(),
            });
        }
        Event::CaseAbsorbed {
            other,
            number,
            reports,
            supplements,
            recommendations,
            compensations,
            evidence: items,
            file_notes,
            inquiry,
            assessments,
            later_deaths,
            scene_reached_at,
            clock,
            reason: _,
        } => {
            case.inquiry.absorb(inquiry);
            for r in reports {
                let absorbed_from = r.absorbed_from.or(Some(*other));
                receive(&mut case, at, CaseReport { absorbed_from, ..r.clone() });
            }
            case.supplements.extend(supplements.iter().cloned());
            case.recommendations.extend(recommendations.iter().cloned());
            evidence::taken_in(&mut case, items, file_notes);
            case.assessments.extend(assessments.iter().cloned());
            payments::taken_in(&mut case, compensations);
            case.later_deaths.extend(later_deaths.iter().copied());
            reached(&mut case, *scene_reached_at);
            case.taken_clocks.extend(*clock);
            case.absorbed.push((*other, *number));
        }
        Event::Dismissed { kind, reason, into } => {
            if case.stage.kind() != StageKind::Dismissed {
                case.dismissed_from = Some(Box::new(case.stage.clone()));
            }
            case.stage = Stage::Dismissed { at, kind: *kind, reason: reason.clone(), into: *into };
        }
        Event::Assigned { officer, officer_name } => case.assigned = Some((*officer, officer_name.clone())),
        Event::TeamFounded { team } => case.stage = Stage::Investigating { team: (**team).clone() },
        Event::SceneReached { at: when, .. } => {
            reached(&mut case, Some(*when));
            case.own_scene_reached_at = [case.own_scene_reached_at, Some(*when)].into_iter().flatten().min();
        }
        Event::ExpertiseRequested(e) => with_team(&mut case, |t| match t.expertise {
            None => t.expertise = Some(e.clone()),
            Some(_) => t.further_expertise.push(e.clone()),
        }),
        Event::Extended(e) => with_team(&mut case, |t| t.extension = Some(e.clone())),
        Event::SentToPolice(transfer) => {
            case.inquiry.police.transfers.push(transfer.clone());
            if let Some(team) = case.stage.team().cloned() {
                case.stage = Stage::Suspended { team, transfer: transfer.clone() };
            }
        }
        Event::Concluded { findings } => {
            if let Some(team) = case.stage.team().cloned() {
                case.stage =
                    Stage::Concluded { team, findings: findings.clone(), concluded_at: at, signed: None };
            }
        }
        Event::MeetingPlanned(_)
        | Event::AnnouncementHeld { .. }
        | Event::MinutesIssued(_)
        | Event::AddresseeAdded(_)
        | Event::MinutesServed(_)
        | Event::Posted(_)
        | Event::ComplaintReceived(_)
        | Event::ComplaintAnswered { .. }
        | Event::ComplaintEscalated { .. }
        | Event::Reinvestigated(_) => announced::apply(&mut case, at, event),
        Event::CaseReleased(_) | Event::Unmerged(_) => unmerged::apply(&mut case, event),
        Event::RecommendationAdded { recommendation } => {
            case.recommendations.push((**recommendation).clone())
        }
        Event::RecommendationReported { id, progress } => {
            if let Some(r) = case.recommendations.iter_mut().find(|r| r.id == *id) {
                r.progress.push(progress.clone());
            }
        }
        Event::RecommendationVerified { id, verification } => {
            if let Some(r) = case.recommendations.iter_mut().find(|r| r.id == *id) {
                r.verifications.push(verification.clone());
            }
        }
        Event::RecommendationExtended { id, extension } => {
            if let Some(r) = case.recommendations.iter_mut().find(|r| r.id == *id) {
                r.due = extension.to;
                r.extensions.push(extension.clone());
            }
        }
        Event::AssessmentRecorded { assessment } => case.assessments.push((**assessment).clone()),
        Event::CompensationRecorded { payment } => case.compensations.push((**payment).clone()),
        Event::EvidenceAdded { item } => evidence::added(&mut case, item),
        Event::EvidenceMoved { id, step, .. } => evidence::moved(&mut case, *id, step),
        Event::EvidenceWithdrawn { id, aside, .. } => evidence::withdrawn(&mut case, *id, aside),
        Event::DocumentIssued(document) => case.issued.push((**document).clone()),
        Event::DocumentFiled(filed) => evidence::filed(&mut case, filed.document, &filed.copy),
        Event::FilePointMarked { mark } => evidence::marked(&mut case, mark),
        Event::FilePointUnmarked { victim, point, .. } => evidence::unmarked(&mut case, *victim, *point),
        Event::CompensationCancelled { number, cancelled } => {
            payments::cancelled(&mut case, *number, cancelled);
        }
        Event::Closed { note } => {
            let announcement = case.stage.announcement().map(|a| Box::new(a.clone()));
            case.stage = Stage::Closed { at, note: note.clone(), announcement };
        }
        Event::TeamChanged(_)
        | Event::InvitationAnswered(_)
        | Event::StepSet(_)
        | Event::SceneRecorded(_)
        | Event::TestimonyTaken(_)
        | Event::DocumentsRequested(_)
        | Event::DocumentsReceived { .. }
        | Event::ExpertiseReceived(_)
        | Event::DelayExplained { .. }
        | Event::PrimacySet(_)
        | Event::OpinionSent(_)
        | Event::PoliceRuled(_)
        | Event::ReturnedByPolice { .. }
        | Event::PoliceTermExtended(_)
        | Event::PoliceReturnListed(_)
        | Event::ProsecutionEnded(_)
        | Event::HandoverRecorded(_)
        | Event::HandoverConfirmed { .. }
        | Event::Referred(_)
        | Event::ReferralAnswered { .. }
        | Event::FindingsSigned(_) => inquiry::apply(&mut case, at, event),
    }
    case
}

fn receive(case: &mut Case, at: Instant, report: CaseReport) {
    let (kind, live) = (report.report.kind, report.is_live());
    case.reports.push(report);
    let before_team = match case.stage.kind() {
        StageKind::Reported | StageKind::Declared => true,
        StageKind::Recorded
        | StageKind::Investigating
        | StageKind::Suspended
        | StageKind::Concluded
        | StageKind::Announced
        | StageKind::FollowUp
        | StageKind::Closed
        | StageKind::Dismissed => false,
    };
    if before_team && live {
        match kind {
            ReportKind::Declaration | ReportKind::CommuneNotice => case.stage = Stage::Declared { since: at },
            ReportKind::CommuneRecord => case.stage = Stage::Recorded { since: at },
            ReportKind::Tip | ReportKind::UrgentNotice => {}
        }
    }
}

/// Whoever takes his word back no longer says what the facts are: they stay, and rest on the first full report
/// that is left, else on the first that is.
fn next_leads(case: &mut Case) {
    if case.leading_report().is_some_and(CaseReport::is_live) {
        return;
    }
    let mut left = case.reports.iter().filter(|r| r.is_live());
    let first = left.clone().next();
    if let Some(next) = left.find(|r| r.report.is_full()).or(first) {
        case.facts_from = Some(next.report.id);
    }
}

/// The file goes to another level: the round that was at work ends, its clock is kept.
fn hand_over(
    case: &mut Case,
    at: Instant,
    (from, to): (TeamLevel, TeamLevel),
    class: EventClass,
    clock_from: Instant,
    reason: &str,
) {
    if let Some(team) = case.stage.team() {
        let announced = case.stage.announcement().is_some();
        let past =
            PastRound { team: team.clone(), class, ended_at: at, reason: reason.to_owned(), announced };
        case.past_rounds.push(past);
    }
    announced::stands(case, at);
    // A sketch stays a sketch: the full report is still to come.
    if case.stage.kind() != StageKind::Reported {
        case.stage = Stage::Declared { since: at };
    }
    case.handed_over.push((at, from, to));
    case.clock_from = Some(clock_from);
    case.taken_clocks.clear();
}

/// The first arrival at the scene counts.
fn reached(case: &mut Case, at: Option<Instant>) {
    case.scene_reached_at = [case.scene_reached_at, at].into_iter().flatten().min();
}

/// The facts now stand like this; what medicine already confirmed of a victim is kept.
fn establish(case: &mut Case, accident: &AccidentStatement) {
    let earlier = std::mem::take(&mut case.victims);
    case.victims = accident
        .victims
        .iter()
        .map(|s| {
            let known = earlier.iter().find(|v| v.statement.id == s.id);
            Victim {
                statement: s.clone(),
                medical_document: known.and_then(|v| v.medical_document.clone()),
                died_at: known.and_then(|v| v.died_at),
            }
        })
        .collect();
    case.accident = Some(accident.clone());
}

/// The facts list the same people as the case does, so that a later report builds on all of them.
fn list_victims(case: &mut Case) {
    if let Some(accident) = &mut case.accident {
        accident.victims = case.victims.iter().map(|v| v.statement.clone()).collect();
    }
}

fn with_report(case: &mut Case, id: crate::ids::ReportId, change: impl FnOnce(&mut CaseReport)) {
    if let Some(r) = case.reports.iter_mut().find(|r| r.report.id == id) {
        change(r);
    }
}

pub(super) fn with_team(case: &mut Case, change: impl FnOnce(&mut super::team::Team)) {
    match &mut case.stage {
        Stage::Investigating { team } | Stage::Suspended { team, .. } | Stage::Concluded { team, .. } => {
            change(team)
        }
        Stage::Reported
        | Stage::Declared { .. }
        | Stage::Recorded { .. }
        | Stage::Announced { .. }
        | Stage::FollowUp { .. }
        | Stage::Closed { .. }
        | Stage::Dismissed { .. } => {}
    }
}
