//! What of a case and of its events a caller may see, by the access table.

mod inquiry;

use crate::documents::DocumentSight;
use crate::evidence::{EvidenceSight, Seen, without_words as without_custody};
use domain::access::{Action, Actor, Relation, Role, granted};
use domain::case::{
    AccidentStatement, Addressee, AddresseeKind, Announcement, AttendanceGroup, Case, CaseDeadline,
    CaseReport, Compensation, Complainant, Complaint, Course, Event, Informant, IssuedDocument,
    PoliceTransfer, Reopened, Report, Stage, VictimStatement,
};
use domain::ids::{DocumentRequestId, EnterpriseId, RecommendationId, ReportId, UserId};
use domain::law::DeadlineKind;
use domain::time::Instant;
use domain::words::Lang;

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
    /// Since when what is concluded is secret again: a round that investigates anew is at work.
    secret_since: Option<Instant>,
    /// Recommendations of an earlier round that was announced.
    announced: Vec<RecommendationId>,
    /// Complaints of everybody; else only those that the reader recorded, or that speak for him.
    complaints: bool,
    /// The reader.
    user: Option<UserId>,
    /// Reports that may be seen when not all of them: an enterprise sees its own, never who told of it
    /// (Luật ATVSLĐ Điều 34 khoản 2).
    own: Option<Vec<ReportId>>,
    /// Requests for documents that the employer has to answer, whom the caller stands for.
    asked: Vec<DocumentRequestId>,
    /// The work of the team.
    pub(super) inquiry: bool,
    /// The work of an earlier team that the reader took part in, as it stood when another round began.
    past: Option<Box<Reopened>>,
    /// The caller is a side of hand-overs of this file: employer or commune.
    hands_over: bool,
    /// Of hand-overs only those of the central team: the caller speaks for it.
    of_the_centre: bool,
    /// Evidence.
    pub(super) evidence: EvidenceSight,
    /// Issued documents.
    documents: DocumentSight,
}

impl Sight {
    /// What `actor`, who stands in the relations `known` to the case, sees of it.
    pub(super) fn of(actor: &Actor, known: &[Relation], case: &Case) -> Self {
        let may = |action| may(actor, known, action);
        let announced = case.stage.announcement().is_some();
        let never_investigated = case.stage.team().is_none() && case.past_rounds.is_empty();
        let findings = may(Action::ReadFindings) || announced || never_investigated;
        let since = case.announced_file().filter(|_| !findings).map(|a| a.at);
        let old = case.recommendations.iter().filter(|r| since.is_some_and(|s| r.added_at < s));
        let police = matches!(actor.role, Role::ProvincialPolice | Role::Procuracy);
        let own = (actor.role == Role::Enterprise).then(|| {
            let of_actor = |r: &&Report| is_own(r, &actor.enterprises, actor.user);
            case.reports.iter().map(|r| &r.report).filter(of_actor).map(|r| r.id).collect()
        });
        let employer = case.accident.as_ref().and_then(|a| a.employer.name.as_deref()).unwrap_or_default();
        let of_employer = case.inquiry.documents.iter().filter(|d| own.is_some() && d.is_asked_of(employer));
        let asked = of_employer.map(|d| d.id).collect();
        Self {
            asked,
            victims: may(Action::ReadVictims),
            findings,
            signs: may(Action::ReadFindings) || police,
            secret_since: since,
            announced: old.map(|r| r.id).collect(),
            complaints: may(Action::ReadFindings),
            user: actor.user,
            own,
            inquiry: may(Action::ReadInquiry),
            past: may(Action::ReadPastInquiry).then(|| inquiry::past(actor, case)).flatten(),
            hands_over: may(Action::ConfirmHandover),
            of_the_centre: actor.role == Role::Ministry,
            evidence: EvidenceSight::of(actor, known, case),
            documents: DocumentSight::of(actor, known, case),
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
        case.issued.retain(|d| self.document(d));
        if let Stage::Suspended { transfer, .. } = &mut case.stage
            && !self.signs
        {
            without_signs(transfer);
        }
        self.work(&mut case.inquiry);
        if let Stage::Concluded { findings, .. } = &mut case.stage
            && !self.victims
        {
            inquiry::without_victims(findings);
        }
        if !self.findings {
            if let Stage::Concluded { team, .. } = &case.stage {
                case.stage = Stage::Investigating { team: team.clone() };
            }
            case.recommendations.retain(|r| self.announced.contains(&r.id));
        }
        case.complaints.iter_mut().for_each(|c| self.complaint(c));
        if !self.victims {
            for a in announcements(case) {
                without_relatives(a);
                inquiry::without_victims(&mut a.findings);
            }
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

    /// A receipt goes to whoever reported.
    fn document(&self, d: &IssuedDocument) -> bool {
        let report = d.subject.map(ReportId).filter(|_| d.kind == "receipt");
        self.documents.knows(d.id) && report.is_none_or(|id| self.report(id))
    }

    /// May this term be seen?
    pub(super) fn deadline(&self, d: &CaseDeadline) -> bool {
        match d.term.kind {
            DeadlineKind::Recommendation => {
                self.findings || self.announced.iter().any(|id| id.to_string() == d.reference)
            }
            DeadlineKind::Supplement => self.victims,
            DeadlineKind::OpinionLetter
            | DeadlineKind::PoliceRuling
            | DeadlineKind::PoliceHandBack
            | DeadlineKind::ReferralAnswer => self.inquiry,
            DeadlineKind::DocumentRequest => {
                self.inquiry || self.asked.iter().any(|id| id.to_string() == d.reference)
            }
            // That an assessment arrived tells of an injury.
            DeadlineKind::CompensationPayment => self.victims || !is_of_a_victim(&d.reference),
            DeadlineKind::Investigation
            | DeadlineKind::SceneArrival
            | DeadlineKind::SendMinutes
            | DeadlineKind::Complaint
            | DeadlineKind::ComplaintAnswer => true,
        }
    }

    /// Whoever complains is known to whoever answers, and to whoever wrote it down.
    fn complaint(&self, c: &mut Complaint) {
        let own = c.recorded_by.is_some() && c.recorded_by == self.user;
        let speaks = self.own.is_some() && c.by == Complainant::Employer;
        if !(self.complaints || own || speaks) {
            c.name = LEFT_OUT.to_owned();
            c.content = LEFT_OUT.to_owned();
            c.late_reason = None;
            if let Some(answer) = &mut c.answer {
                answer.content = LEFT_OUT.to_owned();
                answer.late_reason = None;
            }
        }
    }

    /// The event as it may be seen; `None` when not even that it happened.
    pub(super) fn event(&self, at: Instant, mut event: Event) -> Option<Event> {
        let seen = match &event {
            Event::ReportReceived { report } => self.report(report.id),
            Event::ReportAccepted { report, .. }
            | Event::SupplementRequested { report, .. }
            | Event::SupplementProvided { report, .. }
            | Event::ReportCorrected { report, .. }
            | Event::ReporterConfirmed { report, .. }
            | Event::ReportWithdrawn { report, .. } => self.report(*report),
            Event::DocumentIssued(d) => self.document(d),
            Event::DocumentFiled(filed) => self.documents.knows(filed.document),
            Event::EvidenceAdded { item } => self.evidence.item(item.id).is_some(),
            Event::EvidenceMoved { id, .. } | Event::EvidenceWithdrawn { id, .. } => {
                self.evidence.moment(*id, at)
            }
            Event::FilePointMarked { .. } | Event::FilePointUnmarked { .. } => self.evidence.mark(at),
            Event::SceneRecorded(record) => {
                self.worked(at) || (self.victims && inquiry::of_everybody(record.act))
            }
            Event::DocumentsRequested(r) => self.worked(at) || self.asked.contains(&r.id),
            Event::DocumentsReceived { id, .. } => self.worked(at) || self.asked.contains(id),
            Event::TeamChanged(_) | Event::DelayExplained { .. } => true,
            Event::InvitationAnswered(_)
            | Event::StepSet(_)
            | Event::TestimonyTaken(_)
            | Event::ExpertiseReceived(_)
            | Event::PrimacySet(_)
            | Event::OpinionSent(_)
            | Event::PoliceRuled(_)
            | Event::PoliceTermExtended(_)
            | Event::PoliceReturnListed(_)
            | Event::ProsecutionEnded(_)
            | Event::Referred(_)
            | Event::ReferralAnswered { .. } => self.worked(at),
            Event::HandoverRecorded(h) => {
                self.worked(at) || (self.hands_over && (!self.of_the_centre || inquiry::central(h)))
            }
            Event::HandoverConfirmed { .. } => self.worked(at) || (self.hands_over && !self.of_the_centre),
            Event::FindingsSigned(_) | Event::Concluded { .. } | Event::RecommendationAdded { .. } => {
                self.findings || self.secret_since.is_some_and(|since| at < since)
            }
            // What was recommended in public is followed in public, whatever another round finds.
            Event::RecommendationReported { id, .. }
            | Event::RecommendationExtended { id, .. }
            | Event::RecommendationVerified { id, .. } => self.findings || self.announced.contains(id),
            Event::AssessmentRecorded { .. } => self.victims,
            _other => true,
        };
        if !seen {
            return None;
        }
        match &mut event {
            Event::SentToPolice(transfer) if !self.signs => {
                without_signs(transfer);
            }
            Event::ComplaintReceived(complaint) => self.complaint(complaint),
            Event::ComplaintAnswered { answer, .. } if !self.complaints => {
                answer.content = LEFT_OUT.to_owned();
                answer.late_reason = None;
            }
            Event::CaseReleased(gone) if !self.worked(at) => self.of_inquiry(&mut gone.inquiry),
            Event::Unmerged(back) => {
                back.reports.retain(|r| self.report(r.report.id));
                back.supplements.retain(|s| self.report(s.report));
                back.evidence.retain(|e| self.evidence.item(e.id).is_some());
                back.evidence.iter_mut().for_each(|e| self.evidence.trim(e));
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
                if !self.worked(at) {
                    self.of_inquiry(inquiry);
                }
                evidence.retain(|e| self.evidence.item(e.id).is_some());
                evidence.iter_mut().for_each(|e| self.evidence.trim(e));
                if !self.evidence.mark(at) {
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

/// That the file is with the police is known to the parties; why, is not.
fn without_signs(transfer: &mut PoliceTransfer) {
    transfer.signs = LEFT_OUT.to_owned();
    transfer.penal_article = None;
    transfer.grounds = None;
    transfer.items.clear();
}

/// The case without what the caller may not see of it.
pub(crate) fn trimmed(actor: &Actor, known: &[Relation], mut case: Case) -> Case {
    Sight::of(actor, known, &case).case(&mut case);
    case
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

/// What was announced, replaced or not.
fn announcements(case: &mut Case) -> impl Iterator<Item = &mut Announcement> {
    let of_stage = match &mut case.stage {
        Stage::Announced { announcement } | Stage::FollowUp { announcement } => Some(announcement),
        Stage::Closed { announcement, .. } => announcement.as_mut(),
        _other => None,
    };
    let old = case.superseded.iter_mut().map(|s| &mut s.announcement);
    old.chain(case.standing.as_deref_mut()).chain(of_stage.map(|a| &mut **a))
}

/// Whoever was hurt, and the family, as they came to the meeting and received the minutes.
fn without_relatives(a: &mut Announcement) {
    let mut hidden = Vec::new();
    for who in &mut a.meeting.attendance {
        if who.group == AttendanceGroup::VictimOrRelatives {
            hidden.push(std::mem::replace(&mut who.name, LEFT_OUT.to_owned()));
            who.unit = None;
        }
    }
    let hides = |name: &mut String| {
        if hidden.contains(name) {
            LEFT_OUT.clone_into(name);
        }
    };
    a.meeting.dissent.iter_mut().for_each(|d| hides(&mut d.person));
    a.meeting.proceedings.opinions.iter_mut().for_each(|o| hides(&mut o.person));
    a.meeting.proceedings.refusals.iter_mut().for_each(|r| hides(&mut r.person));
    if let Some(minutes) = &mut a.minutes {
        minutes.sent_to.clear();
        minutes.addressees.iter_mut().for_each(without_addressee);
    }
}

fn without_addressee(a: &mut Addressee) {
    if a.kind == AddresseeKind::VictimOrRelatives {
        AddresseeKind::VictimOrRelatives.label(Lang::Vi).clone_into(&mut a.recipient);
        if let Some(service) = &mut a.service {
            service.proof = None;
            service.evidence = None;
        }
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
        Event::CaseReleased(gone) => gone.compensations.iter_mut().for_each(without_recipient),
        Event::Unmerged(back) => {
            back.reports.iter_mut().for_each(without_words);
            back.supplements.clear();
        }
        Event::MinutesIssued(minutes) => {
            minutes.sent_to.clear();
            minutes.addressees.iter_mut().for_each(without_addressee);
        }
        Event::AddresseeAdded(addressee) => without_addressee(addressee),
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
