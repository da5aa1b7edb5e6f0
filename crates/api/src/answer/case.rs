//! A case as its reader may see it.

use super::announcement::{
    AnnouncementAnswer, ComplaintView, MeetingPlanAnswer, MinutesAnswer, PostingAnswer, RetentionAnswer,
    standing, superseded, valid_minutes,
};
use super::compensation::{CompensationAnswer, MedicalAssessmentAnswer};
use super::deadline::CaseDeadlineAnswer;
use super::inquiry::{FindingsSignedAnswer, InquiryAnswer};
use super::investigation::{PastRoundAnswer, PoliceTransferAnswer, RecommendationAnswer, TeamAnswer};
use super::report::{ReportAnswer, SupplementAnswer};
use super::{BasisAnswer, moment};
use super::{EarlierCaseAnswer, LessonAnswer};
use casework::cases::{CaseView, FilingView, Told};
use domain::case::{Classified, Discharge, Lateness, Stage, Victim};
use serde::Serialize;
use tnld_http::dto::{
    AccidentInput, CommandKindWord, ConcludeInput, ConfidenceWord, DismissalKindWord, EventClassWord,
    FilerWord, HoldAnnouncementInput, HowFastWord, RoleKeyWord, SeverityWord, StageKindWord, TeamLevelWord,
    VictimInput,
};
use utoipa::ToSchema;
use uuid::Uuid;

/// A victim with what became known since.
#[derive(Debug, Serialize, ToSchema)]
pub struct VictimAnswer {
    /// Id within the case.
    pub id: Uuid,
    /// What is known; without name and injuries when the reader may not see them.
    pub statement: VictimInput,
    /// Outcome raised by the statutory list.
    pub severity: SeverityWord,
    /// Medical document that confirms the outcome.
    pub medical_document: Option<String>,
    /// When the victim died.
    #[schema(format = "date-time")]
    pub died_at: Option<String>,
}

impl From<&Victim> for VictimAnswer {
    fn from(v: &Victim) -> Self {
        Self {
            id: v.statement.id.0,
            statement: (&v.statement).into(),
            severity: v.severity().into(),
            medical_document: v.medical_document.clone(),
            died_at: v.died_at.map(moment),
        }
    }
}

/// An agency that was told and has to confirm, as whoever reported may know it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToldAnswer {
    /// Agency.
    pub recipient: String,
    /// When the message left; none while it is on its way.
    #[schema(format = "date-time")]
    pub sent_at: Option<String>,
    /// When the agency confirmed by name.
    #[schema(format = "date-time")]
    pub confirmed_at: Option<String>,
}

impl From<&Told> for ToldAnswer {
    fn from(told: &Told) -> Self {
        Self {
            recipient: told.recipient.clone(),
            sent_at: told.sent_at.map(moment),
            confirmed_at: told.confirmed_at.map(moment),
        }
    }
}

/// How soon the employer declared. The law says "at once" and names no hours: the measure is the office's own.
#[derive(Debug, Serialize, ToSchema)]
pub struct LatenessAnswer {
    /// When the employer learned of the accident, as declared.
    #[schema(format = "date-time")]
    pub known_at: String,
    /// When the first declaration arrived.
    #[schema(format = "date-time")]
    pub declared_at: String,
    /// Minutes between.
    pub minutes: i64,
    /// Longer than the office's measure of "at once".
    pub late: bool,
    /// Article of the duty.
    pub citation: String,
    /// How sure the measure is.
    pub confidence: ConfidenceWord,
}

impl From<&Lateness> for LatenessAnswer {
    fn from(l: &Lateness) -> Self {
        Self {
            known_at: moment(l.known_at),
            declared_at: moment(l.declared_at),
            minutes: (l.declared_at - l.known_at).num_minutes(),
            late: l.late,
            citation: l.citation.clone(),
            confidence: l.confidence.into(),
        }
    }
}

/// Class and competence as the law gave them.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClassifiedAnswer {
    /// Class.
    pub class: EventClassWord,
    /// May change when a medical document arrives.
    pub provisional: bool,
    /// Who investigates.
    pub level: TeamLevelWord,
    /// Rules of the class.
    pub rules: Vec<BasisAnswer>,
    /// Rule of competence.
    pub competence: BasisAnswer,
    /// Regime by the date of the accident.
    pub regime: String,
    /// SHA-256 of the law set.
    pub law_sha256: String,
}

impl From<&Classified> for ClassifiedAnswer {
    fn from(c: &Classified) -> Self {
        Self {
            class: c.class.into(),
            provisional: c.provisional,
            level: c.level.into(),
            rules: c.rules.iter().map(BasisAnswer::from).collect(),
            competence: (&c.competence).into(),
            regime: c.regime.clone(),
            law_sha256: c.law_sha256.clone(),
        }
    }
}

/// A form that somebody must file.
#[derive(Debug, Serialize, ToSchema)]
pub struct FilingDutyAnswer {
    /// Who.
    pub by: FilerWord,
    /// With which role.
    pub to: RoleKeyWord,
    /// How fast.
    pub how_fast: HowFastWord,
    /// Form.
    pub form: Option<String>,
    /// Rule and article.
    pub basis: BasisAnswer,
    /// `done`, `outstanding`, or `not_recorded` where the filing leaves no trace in the file (the word of a family).
    #[schema(example = "outstanding")]
    pub state: &'static str,
    /// Since when it is owed.
    #[schema(format = "date-time")]
    pub since: String,
    /// When it was discharged.
    #[schema(format = "date-time")]
    pub discharged_at: Option<String>,
}

impl From<&FilingView> for FilingDutyAnswer {
    fn from(f: &FilingView) -> Self {
        let d = &f.duty;
        let (state, since, discharged_at) = match f.state {
            Discharge::Done(at) => ("done", f.since, Some(moment(at))),
            Discharge::Outstanding(since) => ("outstanding", since, None),
            Discharge::NotRecorded => ("not_recorded", f.since, None),
        };
        Self {
            state,
            since: moment(since),
            discharged_at,
            by: d.by.into(),
            to: d.to.into(),
            how_fast: d.how_fast.into(),
            form: d.form.clone(),
            basis: (&d.basis).into(),
        }
    }
}

/// Who is responsible.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignedAnswer {
    /// Officer.
    pub id: Uuid,
    /// Name.
    pub name: String,
}

/// Another case of the same accident that was taken in.
#[derive(Debug, Serialize, ToSchema)]
pub struct AbsorbedAnswer {
    /// Case.
    pub id: Uuid,
    /// Number.
    pub number: String,
}

/// Why the case was dismissed.
#[derive(Debug, Serialize, ToSchema)]
pub struct DismissalAnswer {
    /// Kind.
    pub kind: DismissalKindWord,
    /// Why, in words.
    pub reason: String,
    /// The case that goes on.
    pub into: Option<Uuid>,
}

/// A case as its reader may see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseAnswer {
    /// Id.
    pub id: Uuid,
    /// Number.
    #[schema(example = "TNLĐ-91-2026-000123")]
    pub number: String,
    /// Province that keeps the file.
    pub province: String,
    /// Version, as in the ETag.
    pub version: i64,
    /// Stage.
    pub stage: StageKindWord,
    /// Class, competence and the rules behind them.
    pub classified: Option<ClassifiedAnswer>,
    /// When opened.
    #[schema(format = "date-time")]
    pub opened_at: String,
    /// When anything last happened.
    #[schema(format = "date-time")]
    pub updated_at: String,
    /// The report the facts rest on, when the reader may see it: its correction replaces them.
    pub facts_from: Option<Uuid>,
    /// The facts as they stand.
    pub accident: Option<AccidentInput>,
    /// Victims with what became known since.
    pub victims: Vec<VictimAnswer>,
    /// Reports, in order of arrival.
    pub reports: Vec<ReportAnswer>,
    /// Requests for supplements.
    pub supplements: Vec<SupplementAnswer>,
    /// Who is responsible.
    pub assigned: Option<AssignedAnswer>,
    /// The team at work, or whose work was announced.
    pub team: Option<TeamAnswer>,
    /// Rounds that ended before.
    pub past_rounds: Vec<PastRoundAnswer>,
    /// When people of the department reached the scene.
    #[schema(format = "date-time")]
    pub scene_reached_at: Option<String>,
    /// The file is with the police.
    pub police_transfer: Option<PoliceTransferAnswer>,
    /// The police prosecuted.
    pub prosecuted: bool,
    /// Findings on cause and responsibility, when the reader may see them.
    pub findings: Option<ConcludeInput>,
    /// The announcement meeting.
    pub meeting: Option<HoldAnnouncementInput>,
    /// Plans of announcement meetings, in order; the last of a round counts.
    pub meeting_plans: Vec<MeetingPlanAnswer>,
    /// The minutes once issued, with the service list.
    pub minutes: Option<MinutesAnswer>,
    /// Public postings.
    pub postings: Vec<PostingAnswer>,
    /// Complaints about announced findings.
    pub complaints: Vec<ComplaintView>,
    /// Announced findings that stay valid while a later round is at work.
    pub standing: Option<AnnouncementAnswer>,
    /// Announced findings that a later round replaced.
    pub superseded: Vec<AnnouncementAnswer>,
    /// How long the file is kept.
    pub retention: Vec<RetentionAnswer>,
    /// Recommendations.
    pub recommendations: Vec<RecommendationAnswer>,
    /// The signed minutes of the investigation, when the reader may see the findings.
    pub findings_signed: Option<FindingsSignedAnswer>,
    /// The work of the team.
    pub inquiry: InquiryAnswer,
    /// A higher level took it over.
    pub taken_over: bool,
    /// Which level took it over from which, why, and what is handed over.
    pub takeover: Option<TakeoverAnswer>,
    /// Medical assessments of injured victims, for who sees injuries; of one victim the last one counts.
    pub assessments: Vec<MedicalAssessmentAnswer>,
    /// Payments of compensation and allowance.
    pub compensations: Vec<CompensationAnswer>,
    /// Cases taken in.
    pub absorbed: Vec<AbsorbedAnswer>,
    /// Why it was dismissed.
    pub dismissal: Option<DismissalAnswer>,
    /// Forms that people must file.
    pub filing_duties: Vec<FilingDutyAnswer>,
    /// Terms.
    pub deadlines: Vec<CaseDeadlineAnswer>,
    /// Commands open to the reader in this stage.
    pub allowed: Vec<CommandKindWord>,
    /// The reader sees names and injuries.
    pub sees_victims: bool,
    /// The reader sees findings that are not announced yet.
    pub sees_findings: bool,
    /// The reader sees the alerts.
    pub sees_alerts: bool,
    /// Agencies that were told and must confirm, for the enterprise or commune whose case it is.
    pub told: Vec<ToldAnswer>,
    /// Earlier cases of the same cause at the same site, within 24 months, that the reader may read too.
    pub same_cause: Vec<EarlierCaseAnswer>,
    /// Closed cases with the same cause in the same section of industry, without names; the latest few.
    pub similar: Vec<LessonAnswer>,
    /// How soon the employer declared, for the department alone.
    pub lateness: Option<LatenessAnswer>,
}

/// A higher level took the case over.
#[derive(Debug, Serialize, ToSchema)]
pub struct TakeoverAnswer {
    /// When.
    pub at: String,
    /// Level that investigated.
    pub from: TeamLevelWord,
    /// Level that investigates now.
    pub to: TeamLevelWord,
    /// Why.
    pub reason: String,
    /// What of the file is handed over.
    pub items: Vec<String>,
    /// Number and date of the hand-over record.
    pub record_reference: Option<String>,
}

impl From<&domain::case::Takeover> for TakeoverAnswer {
    fn from(t: &domain::case::Takeover) -> Self {
        Self {
            at: moment(t.at),
            from: t.from.into(),
            to: t.to.into(),
            reason: t.reason.clone(),
            items: t.items.clone(),
            record_reference: t.record_reference.clone(),
        }
    }
}

fn dismissal(stage: &Stage) -> Option<DismissalAnswer> {
    match stage {
        Stage::Dismissed { kind, reason, into, .. } => {
            Some(DismissalAnswer { kind: (*kind).into(), reason: reason.clone(), into: into.map(|id| id.0) })
        }
        _other => None,
    }
}

fn police_transfer(stage: &Stage) -> Option<PoliceTransferAnswer> {
    match stage {
        Stage::Suspended { transfer, .. } => Some(transfer.into()),
        _other => None,
    }
}

impl From<&CaseView> for CaseAnswer {
    fn from(view: &CaseView) -> Self {
        let case = &view.case;
        let announcement = case.stage.announcement();
        Self {
            id: case.id.0,
            number: case.number.to_string(),
            province: case.province.clone(),
            version: view.version,
            stage: case.stage.kind().into(),
            classified: case.classified.as_ref().map(Into::into),
            opened_at: moment(case.opened_at),
            updated_at: moment(case.updated_at),
            facts_from: case.leading_report().map(|r| r.report.id.0),
            accident: case.accident.as_ref().map(Into::into),
            victims: case.victims.iter().map(Into::into).collect(),
            reports: case.reports.iter().map(Into::into).collect(),
            supplements: case.supplements.iter().map(Into::into).collect(),
            assigned: case
                .assigned
                .as_ref()
                .map(|(id, name)| AssignedAnswer { id: id.0, name: name.clone() }),
            team: case.stage.team().map(Into::into),
            past_rounds: case.past_rounds.iter().map(Into::into).collect(),
            scene_reached_at: case.scene_reached_at.map(moment),
            police_transfer: police_transfer(&case.stage),
            prosecuted: case.prosecuted,
            findings: case.stage.findings().map(Into::into),
            meeting: announcement.map(|a| (&a.meeting).into()),
            meeting_plans: case.meeting_plans.iter().map(Into::into).collect(),
            minutes: valid_minutes(view),
            postings: case.postings.iter().map(Into::into).collect(),
            complaints: case.complaints.iter().map(Into::into).collect(),
            standing: standing(view),
            superseded: superseded(view),
            retention: view.retention.iter().map(Into::into).collect(),
            recommendations: case.recommendations.iter().map(Into::into).collect(),
            findings_signed: case.stage.signed().map(Into::into),
            inquiry: InquiryAnswer::of(view),
            taken_over: case.takeover.is_some(),
            takeover: case.takeover.as_ref().map(Into::into),
            assessments: case.assessments.iter().map(Into::into).collect(),
            compensations: domain::case::numbered(case).map(Into::into).collect(),
            absorbed: case
                .absorbed
                .iter()
                .map(|(id, number)| AbsorbedAnswer { id: id.0, number: number.to_string() })
                .collect(),
            dismissal: dismissal(&case.stage),
            filing_duties: view.filings.iter().map(Into::into).collect(),
            deadlines: view.deadlines.iter().map(Into::into).collect(),
            allowed: view.allowed.iter().copied().map(Into::into).collect(),
            sees_victims: view.sees_victims,
            sees_findings: view.sees_findings,
            sees_alerts: view.sees_alerts,
            told: view.told.iter().map(Into::into).collect(),
            same_cause: view.same_cause.iter().map(Into::into).collect(),
            similar: view.similar.iter().cloned().map(Into::into).collect(),
            lateness: view.lateness.as_ref().map(Into::into),
        }
    }
}
