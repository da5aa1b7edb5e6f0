//! What of a case and of its events a caller may see, by the access table.

mod inquiry;

use crate::evidence::{EvidenceSight, Seen, without_words as without_custody};
use domain::access::{Action, Actor, Relation, Role, granted};
use domain::case::{
    AccidentStatement, Case, CaseDeadline, CaseReport, Compensation, Course, Event, Informant, Report, Stage,
    VictimStatement,
};
use domain::ids::{EnterpriseId, ReportId, UserId};
use domain::law::DeadlineKind;

/// Stands where a text is left out that may tell of a person.
const LEFT_OUT: &str = "…";

/// What a caller sees of one case.
pub(super) struct Sight {
    /// Victims by name, injuries, and who told of them.
    pub(super) victims: bool,
    /// Findings and recommendations before the announcement (Nghị định 39/2016/NĐ-CP Điều 12).
    pub(super) findings: bool,
    /// Which signs of a crime the file went to the police for.
    signs: bool,
    /// Reports that may be seen when not all of them: an enterprise sees its own, never who told of it
    /// (Luật ATVSLĐ Điều 34 khoản 2).
    own: Option<Vec<ReportId>>,
    /// The work of the team.
    pub(super) inquiry: bool,
    /// The caller is a side of hand-overs of this file: employer or commune.
    hands_over: bool,
    /// Evidence.
    pub(super) evidence: EvidenceSight,
}

impl Sight {
    /// What `actor`, who stands in the relations `known` to the case, sees of it.
    pub(super) fn of(actor: &Actor, known: &[Relation], case: &Case) -> Self {
        let may = |action| may(actor, known, action);
        let announced = case.stage.announcement().is_some();
        let never_investigated = case.stage.team().is_none() && case.past_rounds.is_empty();
        let findings = may(Action::ReadFindings) || announced || never_investigated;
        let police = matches!(actor.role, Role::ProvincialPolice | Role::Procuracy);
        let own = (actor.role == Role::Enterprise).then(|| {
            let of_actor = |r: &&Report| is_own(r, &actor.enterprises, actor.user);
            case.reports.iter().map(|r| &r.report).filter(of_actor).map(|r| r.id).collect()
        });
        Self {
            victims: may(Action::ReadVictims),
            findings,
            signs: may(Action::ReadFindings) || police,
            own,
            inquiry: may(Action::ReadInquiry),
            hands_over: may(Action::ConfirmHandover),
            evidence: EvidenceSight::of(actor, known, case),
        }
    }

    fn report(&self, id: ReportId) -> bool {
        self.own.as_ref().is_none_or(|own| own.contains(&id))
    }

    /// Takes out of the case what may not be seen.
    pub(super) fn case(&self, case: &mut Case) {
        case.reports.retain(|r| self.report(r.report.id));
        case.supplements.retain(|s| self.report(s.report));
        self.evidence.case(case);
        if let Stage::Suspended { transfer, .. } = &mut case.stage
            && !self.signs
        {
            transfer.signs = LEFT_OUT.to_owned();
            transfer.items.clear();
        }
        self.of_inquiry(&mut case.inquiry);
        self.of_findings(&mut case.stage);
        if !self.findings {
            if let Stage::Concluded { team, .. } = &case.stage {
                case.stage = Stage::Investigating { team: team.clone() };
            }
            case.recommendations.clear();
        }
        if !self.victims {
            for v in &mut case.victims {
                without_person(&mut v.statement);
                v.medical_document = None;
            }
            case.accident.iter_mut().for_each(without_people);
            case.reports.iter_mut().for_each(without_words);
            case.supplements.clear();
            case.compensations.iter_mut().for_each(without_recipient);
            case.assessments.clear();
        }
    }

    /// May this term be seen?
    pub(super) fn deadline(&self, d: &CaseDeadline) -> bool {
        match d.term.kind {
            DeadlineKind::Recommendation => self.findings,
            DeadlineKind::Supplement => self.victims,
            DeadlineKind::OpinionLetter
            | DeadlineKind::PoliceRuling
            | DeadlineKind::PoliceHandBack
            | DeadlineKind::ReferralAnswer => self.inquiry,
            DeadlineKind::DocumentRequest => self.inquiry || self.own.is_some(),
            // That an assessment arrived tells of an injury.
            DeadlineKind::CompensationPayment => self.victims || !is_of_a_victim(&d.reference),
            DeadlineKind::Investigation
            | DeadlineKind::SceneArrival
            | DeadlineKind::SendMinutes
            | DeadlineKind::Complaint
            | DeadlineKind::ComplaintAnswer => true,
        }
    }

    /// The event as it may be seen; `None` when not even that it happened.
    pub(super) fn event(&self, mut event: Event) -> Option<Event> {
        let seen = match &event {
            Event::ReportReceived { report } => self.report(report.id),
            Event::ReportAccepted { report, .. }
            | Event::SupplementRequested { report, .. }
            | Event::SupplementProvided { report, .. }
            | Event::ReportCorrected { report, .. }
            | Event::ReporterConfirmed { report, .. }
            | Event::ReportWithdrawn { report, .. } => self.report(*report),
            Event::EvidenceAdded { item } => self.evidence.item(item.id).is_some(),
            Event::EvidenceMoved { id, .. } | Event::EvidenceWithdrawn { id, .. } => {
                self.evidence.item(*id).is_some()
            }
            Event::FilePointMarked { .. } | Event::FilePointUnmarked { .. } => self.evidence.whole_file,
            Event::SceneRecorded(record) => {
                self.inquiry || (self.victims && inquiry::of_everybody(record.act))
            }
            Event::DocumentsRequested(_) | Event::DocumentsReceived { .. } => {
                self.inquiry || self.own.is_some()
            }
            Event::TeamChanged(_) | Event::DelayExplained { .. } => true,
            Event::InvitationAnswered(_)
            | Event::StepSet(_)
            | Event::TestimonyTaken(_)
            | Event::ExpertiseReceived(_)
            | Event::PrimacySet(_)
            | Event::OpinionSent(_)
            | Event::PoliceRuled(_)
            | Event::ProsecutionEnded(_)
            | Event::Referred(_)
            | Event::ReferralAnswered { .. } => self.inquiry,
            Event::HandoverRecorded(_) | Event::HandoverConfirmed { .. } => self.inquiry || self.hands_over,
            Event::FindingsSigned(_)
            | Event::Concluded { .. }
            | Event::RecommendationAdded { .. }
            | Event::RecommendationReported { .. }
            | Event::RecommendationExtended { .. }
            | Event::RecommendationVerified { .. } => self.findings,
            Event::AssessmentRecorded { .. } => self.victims,
            _other => true,
        };
        if !seen {
            return None;
        }
        match &mut event {
            Event::SentToPolice(transfer) if !self.signs => {
                transfer.signs = LEFT_OUT.to_owned();
                transfer.items.clear();
            }
            Event::EvidenceAdded { item } => self.evidence.trim(item),
            Event::EvidenceMoved { id, step, .. } if self.evidence.item(*id) != Some(Seen::Whole) => {
                without_custody(step);
            }
            Event::EvidenceWithdrawn { id, aside, .. } if self.evidence.item(*id) != Some(Seen::Whole) => {
                aside.reason = LEFT_OUT.to_owned();
            }
            Event::CaseAbsorbed {
                reports,
                supplements,
                recommendations,
                evidence,
                file_notes,
                inquiry,
                ..
            } => {
                self.of_inquiry(inquiry);
                evidence.retain(|e| self.evidence.item(e.id).is_some());
                evidence.iter_mut().for_each(|e| self.evidence.trim(e));
                if !self.evidence.whole_file {
                    file_notes.clear();
                }
                reports.retain(|r| self.report(r.report.id));
                supplements.retain(|s| self.report(s.report));
                if !self.findings {
                    recommendations.clear();
                }
            }
            _other => {}
        }
        if !self.victims {
            without_persons(&mut event);
        }
        Some(event)
    }
}

/// Terms of a victim bear its id, those of a round its number.
fn is_of_a_victim(reference: &str) -> bool {
    reference.parse::<domain::ids::VictimId>().is_ok()
}

/// Does the table grant the action in any of the relations?
pub(crate) fn may(actor: &Actor, known: &[Relation], action: Action) -> bool {
    granted(actor.role, action, Relation::None) || known.iter().any(|r| granted(actor.role, action, *r))
}

fn is_own(report: &Report, enterprises: &[EnterpriseId], user: Option<UserId>) -> bool {
    report.enterprise.is_some_and(|e| enterprises.contains(&e))
        || (report.filed_by.is_some() && report.filed_by == user)
}

fn without_person(v: &mut VictimStatement) {
    v.name = None;
    v.birth = None;
    v.citizen_id = None;
    v.residence = None;
    v.injury = None;
    v.treatment = None;
    v.serious_codes.clear();
    v.relation_disputed = None;
    v.employer_tax_code = None;
}

fn without_people(a: &mut AccidentStatement) {
    a.victims.iter_mut().for_each(without_person);
    a.course = Course::default();
}

fn without_content(report: &mut Report) {
    without_people(&mut report.accident);
    report.told_by = Informant::default();
    report.commune_details = None;
    report.declaration = None;
}

fn without_recipient(p: &mut Compensation) {
    p.recipient_name = LEFT_OUT.to_owned();
    p.note = None;
    p.monthly_wage = None;
    p.insurance_paid = None;
    if let Some(cancelled) = &mut p.cancelled {
        cancelled.reason = LEFT_OUT.to_owned();
    }
}

fn without_words(r: &mut CaseReport) {
    without_content(&mut r.report);
    for c in &mut r.corrections {
        c.reason = LEFT_OUT.to_owned();
        without_people(&mut c.accident);
        c.told.iter_mut().for_each(without_people);
    }
}

fn without_persons(event: &mut Event) {
    match event {
        Event::ReportReceived { report } => without_content(report),
        Event::Concluded { findings } => inquiry::without_victims(findings),
        Event::FactsEstablished { accident, .. } => without_people(accident),
        Event::ReportCorrected { accident, reason, told, .. } => {
            without_people(accident);
            told.iter_mut().for_each(|t| without_people(t));
            *reason = LEFT_OUT.to_owned();
        }
        Event::CaseAbsorbed { reports, supplements, compensations, assessments, .. } => {
            assessments.clear();
            reports.iter_mut().for_each(without_words);
            supplements.clear();
            compensations.iter_mut().for_each(without_recipient);
        }
        Event::CompensationRecorded { payment } => without_recipient(payment),
        Event::CompensationCancelled { cancelled, .. } => cancelled.reason = LEFT_OUT.to_owned(),
        Event::VictimAdded { victim, reason } => {
            without_person(victim);
            *reason = LEFT_OUT.to_owned();
        }
        Event::ConditionChanged(change) => {
            change.serious_codes.clear();
            change.injury = None;
            change.medical_document = None;
            change.reason = LEFT_OUT.to_owned();
        }
        Event::SupplementRequested { reason, .. } => *reason = LEFT_OUT.to_owned(),
        Event::SupplementProvided { text, .. } => *text = LEFT_OUT.to_owned(),
        Event::ReportAccepted { note, .. } => *note = None,
        _other => {}
    }
}
