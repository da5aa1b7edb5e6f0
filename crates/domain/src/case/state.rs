//! The state of a case, folded from its events.

use super::change::{Classified, TakenClock};
use super::compensation::Compensation;
use super::complaint::Complaint;
use super::evidence::EvidenceItem;
use super::file_list::FilePointMark;
use super::inquiry::Inquiry;
use super::medical_assessment::MedicalAssessment;
use super::meeting::MeetingPlan;
use super::minutes::Posting;
use super::paper::IssuedDocument;
use super::recommendation::Recommendation;
use super::report::{Report, ReportState};
use super::round::{Reopened, Superseded};
use super::stage::{Announcement, Stage};
use super::statement::{AccidentStatement, VictimStatement};
use super::team::PastRound;
use crate::ids::{CaseId, ComplaintId, ReportId, SupplementId, UserId, VictimId};
use crate::law::{AlertDuty, Filer, FilingDuty, Trigger};
use crate::time::Instant;
use crate::value::CaseNumber;
use crate::words::{EventClass, Severity, TeamLevel};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A correction of a report (đính chính).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
    /// Pointers of what changed.
    pub changed: Vec<String>,
    /// The accident as it reads since then.
    pub accident: AccidentStatement,
    /// The reporter's own words since then, when he corrected them with the code of his notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<AccidentStatement>,
    /// For whom the person spoke who corrected it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Filer>,
}

/// A report and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseReport {
    /// The report as it was first submitted.
    pub report: Report,
    /// Where it stands.
    pub state: ReportState,
    /// When it was accepted.
    pub accepted_at: Option<Instant>,
    /// Corrections, in order.
    pub corrections: Vec<Correction>,
    /// The case it came from, when that case was taken in.
    pub absorbed_from: Option<CaseId>,
}

impl CaseReport {
    /// A report that has just arrived.
    pub fn received(report: Report) -> Self {
        Self {
            report,
            state: ReportState::Received,
            accepted_at: None,
            corrections: Vec::new(),
            absorbed_from: None,
        }
    }

    /// What the report tells today: as last corrected, else as first submitted.
    pub fn tells(&self) -> &AccidentStatement {
        self.corrections.last().map_or(&self.report.accident, |c| &c.accident)
    }

    /// Not withdrawn.
    pub fn is_live(&self) -> bool {
        match self.state {
            ReportState::Received | ReportState::SupplementRequested | ReportState::Accepted => true,
            ReportState::Withdrawn => false,
        }
    }

    /// The accident as this reporter tells it: nothing that others told or an officer wrote.
    pub fn words(&self) -> &AccidentStatement {
        let own = self.corrections.iter().rev().find_map(|c| c.told.as_ref());
        own.unwrap_or(&self.report.accident)
    }
}

/// A request for supplements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementRequest {
    /// Id.
    pub id: SupplementId,
    /// Report.
    pub report: ReportId,
    /// What is missing and why.
    pub reason: String,
    /// When asked.
    pub asked_at: Instant,
    /// Last day.
    pub due: NaiveDate,
    /// When answered.
    pub answered_at: Option<Instant>,
    /// Answer.
    pub answer: Option<String>,
}

/// A victim within the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Victim {
    /// What is known.
    pub statement: VictimStatement,
    /// Medical document that confirms the outcome.
    pub medical_document: Option<String>,
    /// When the victim died, when known.
    pub died_at: Option<Instant>,
}

impl Victim {
    /// Reported outcome raised by the codes of the statutory list; codes never lower.
    pub fn severity(&self) -> Severity {
        match self.statement.outcome {
            Severity::Fatal => Severity::Fatal,
            Severity::Serious => Severity::Serious,
            Severity::Light | Severity::Unknown if !self.statement.serious_codes.is_empty() => {
                Severity::Serious
            }
            Severity::Light => Severity::Light,
            Severity::Unknown => Severity::Unknown,
        }
    }
}

/// A victim who was known to live was found to have died (Nghị định 39/2016/NĐ-CP Điều 22).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaterDeath {
    /// Who told it learned of it then.
    pub known_at: Instant,
    /// When it was written into the file.
    pub recorded_at: Instant,
    /// For whom the person spoke who told it.
    pub told_by: Option<Filer>,
}

/// Duties with the moment and the trigger that made them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutiesOf {
    /// When.
    pub at: Instant,
    /// Why.
    pub trigger: Trigger,
    /// Forms to file.
    pub filing: Vec<FilingDuty>,
    /// Alerts ordered.
    pub alerts: Vec<AlertDuty>,
}

/// A higher level took the case over; of several the last counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takeover {
    /// When.
    pub at: Instant,
    /// Level that investigated.
    pub from: TeamLevel,
    /// Level that investigates now.
    pub to: TeamLevel,
    /// Why.
    pub reason: String,
    /// What of the file is handed over.
    pub items: Vec<String>,
    /// Number and date of the hand-over record.
    pub record_reference: Option<String>,
}

/// One accident and its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Id.
    pub id: CaseId,
    /// Province that keeps the file.
    pub province: String,
    /// Number.
    pub number: CaseNumber,
    /// Count of events folded.
    pub version: u64,
    /// When opened.
    pub opened_at: Instant,
    /// When anything last happened.
    pub updated_at: Instant,
    /// Reports, in order of arrival.
    pub reports: Vec<CaseReport>,
    /// The facts as they stand.
    pub accident: Option<AccidentStatement>,
    /// Report the facts rest on.
    pub facts_from: Option<ReportId>,
    /// Victims.
    pub victims: Vec<Victim>,
    /// Class and competence.
    pub classified: Option<Classified>,
    /// The class before the last change of it: the term of a round that ended by hand-over.
    pub class_before: Option<EventClass>,
    /// Requests for supplements.
    pub supplements: Vec<SupplementRequest>,
    /// Officer responsible.
    pub assigned: Option<(UserId, String)>,
    /// Stage.
    pub stage: Stage,
    /// Rounds that ended by hand-over.
    pub past_rounds: Vec<PastRound>,
    /// Start of the present clock when a hand-over set it.
    pub clock_from: Option<Instant>,
    /// Clocks that ran in cases taken in since the last hand-over.
    pub taken_clocks: Vec<TakenClock>,
    /// Level the clock was handed over from, with the moment.
    pub handed_over: Vec<(Instant, TeamLevel, TeamLevel)>,
    /// The accident became the province's only later (a death that came to be known): when its news was received.
    pub raised_at: Option<Instant>,
    /// When people of the department reached the scene.
    pub scene_reached_at: Option<Instant>,
    /// The police prosecuted: the clock stays stopped.
    pub prosecuted: bool,
    /// Recommendations.
    pub recommendations: Vec<Recommendation>,
    /// Payments of compensation and allowance, in order of recording.
    pub compensations: Vec<Compensation>,
    /// Evidence, in order of arrival; what was set aside stays.
    pub evidence: Vec<EvidenceItem>,
    /// Points of the victims' files that do not apply.
    pub file_notes: Vec<FilePointMark>,
    /// Documents that were issued, in order; those that were replaced stay.
    pub issued: Vec<IssuedDocument>,
    /// Medical assessments of injured victims; of one victim the last one counts.
    pub assessments: Vec<MedicalAssessment>,
    /// The province took the case of an establishment over, or the centre one of the province.
    pub takeover: Option<Takeover>,
    /// Deaths that became known after the report, in order.
    pub later_deaths: Vec<LaterDeath>,
    /// Cases taken in.
    pub absorbed: Vec<(CaseId, CaseNumber)>,
    /// The stage that a dismissal ended: an unmerged case goes on there.
    pub dismissed_from: Option<Box<Stage>>,
    /// When this case's own people reached the scene, whatever a case taken in brought.
    pub own_scene_reached_at: Option<Instant>,
    /// Plans of announcement meetings, in order; the last of a round counts.
    pub meeting_plans: Vec<MeetingPlan>,
    /// Public postings, in order.
    pub postings: Vec<Posting>,
    /// Complaints about announced findings, in order.
    pub complaints: Vec<Complaint>,
    /// Announced findings that stay valid while a later round is at work.
    pub standing: Option<Box<Announcement>>,
    /// Announced findings that a later round replaced, in order.
    pub superseded: Vec<Superseded>,
    /// The file as it stood each time an announced round was left for another one, in order.
    pub reopened: Vec<Reopened>,
    /// Duties the law gave, in order.
    pub duties: Vec<DutiesOf>,
    /// The work of the team beside the stage.
    pub inquiry: Inquiry,
}

impl Case {
    /// The class as the law set last gave it.
    pub fn class(&self) -> EventClass {
        self.classified.as_ref().map_or(EventClass::Unknown, |c| c.class)
    }

    /// The level that investigates: by law, or the higher one that took the case over.
    pub fn level(&self) -> TeamLevel {
        let by_law = self.classified.as_ref().map_or(TeamLevel::None, |c| c.level);
        match (by_law, self.takeover.as_ref().map(|t| t.to)) {
            (TeamLevel::Establishment, Some(to)) => to,
            (TeamLevel::Province, Some(TeamLevel::Central)) => TeamLevel::Central,
            (level, _) => level,
        }
    }

    /// A report by its id.
    pub fn report(&self, id: ReportId) -> Option<&CaseReport> {
        self.reports.iter().find(|r| r.report.id == id)
    }

    /// A victim by its id.
    pub fn victim(&self, id: VictimId) -> Option<&Victim> {
        self.victims.iter().find(|v| v.statement.id == id)
    }

    /// The announced findings that are valid now: those of the last round that was announced.
    pub fn valid(&self) -> Option<&Announcement> {
        self.stage.announcement().or(self.standing.as_deref())
    }

    /// The file as it was announced, while a later round is at work.
    pub fn announced_file(&self) -> Option<&Reopened> {
        self.reopened.last().filter(|_| self.standing.is_some() && self.stage.announcement().is_none())
    }

    /// Every announcement, oldest first, with the moment since which a later one replaced it.
    pub fn announcements(&self) -> impl Iterator<Item = (&Announcement, Option<Instant>)> {
        let old = self.superseded.iter().map(|s| (&s.announcement, Some(s.at)));
        old.chain(self.standing.as_deref().into_iter().chain(self.stage.announcement()).map(|a| (a, None)))
    }

    /// The plan of the meeting of the round at work or last at work.
    pub fn meeting_plan(&self) -> Option<&MeetingPlan> {
        let round = self.stage.team()?.round;
        self.meeting_plans.iter().rev().find(|p| p.round == round)
    }

    /// A complaint by its id.
    pub fn complaint(&self, id: ComplaintId) -> Option<&Complaint> {
        self.complaints.iter().find(|c| c.id == id)
    }

    /// The report the facts rest on.
    pub fn leading_report(&self) -> Option<&CaseReport> {
        self.facts_from.and_then(|id| self.report(id))
    }
}
