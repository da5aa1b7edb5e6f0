//! Team, police, meeting and recommendations of a case.

use super::announcement::ReinvestigationAnswer;
use super::moment;
use chrono::NaiveDate;
use domain::case::{
    Expertise, Extension, PastRound, PoliceTransfer, Recommendation, StoppedClock, Team, TeamChange,
};
use serde::Serialize;
use tnld_http::dto::{
    ControlLevelWord, DecisionPaperInput, OwnerKindWord, ProofKindWord, RecommendationStateWord,
    TeamLevelWord, TeamMemberInput,
};
use utoipa::ToSchema;
use uuid::Uuid;

/// The consent to the one extension.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExtensionAnswer {
    /// Days added.
    pub days: u32,
    /// Number of the consent.
    pub consent_number: String,
    /// Date of the consent.
    pub consent_date: NaiveDate,
    /// Who consented.
    pub consented_by: String,
    /// Why.
    pub reason: String,
}

impl From<&Extension> for ExtensionAnswer {
    fn from(e: &Extension) -> Self {
        Self {
            days: e.days,
            consent_number: e.consent_number.clone(),
            consent_date: e.consent_date,
            consented_by: e.consented_by.clone(),
            reason: e.reason.clone(),
        }
    }
}

/// A written request for expertise.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExpertiseAnswer {
    /// Technical or forensic, in words.
    pub subject: String,
    /// Body asked.
    pub body: String,
    /// Number of the request.
    pub request_number: String,
    /// Date of the request.
    pub requested_on: NaiveDate,
}

impl From<&Expertise> for ExpertiseAnswer {
    fn from(e: &Expertise) -> Self {
        Self {
            subject: e.subject.clone(),
            body: e.body.clone(),
            request_number: e.request_number.clone(),
            requested_on: e.requested_on,
        }
    }
}

/// One team and its clock.
#[derive(Debug, Serialize, ToSchema)]
pub struct TeamAnswer {
    /// Number of the round, from 1.
    pub round: u32,
    /// Level.
    pub level: TeamLevelWord,
    /// Number of the founding decision as it was written into the case; none when it gets its number by being issued here.
    pub decision_number: Option<String>,
    /// Date of the founding decision.
    pub decision_date: NaiveDate,
    /// Who founded it.
    pub founder: String,
    /// Members.
    pub members: Vec<TeamMemberInput>,
    /// When it was founded.
    #[schema(format = "date-time")]
    pub founded_at: String,
    /// The clock counts from here.
    #[schema(format = "date-time")]
    pub clock_from: String,
    /// Expertise requested.
    pub expertise: Option<ExpertiseAnswer>,
    /// The one extension.
    pub extension: Option<ExtensionAnswer>,
    /// Counted anew since the file came back from the police.
    #[schema(format = "date-time")]
    pub restarted_at: Option<String>,
    /// Why it investigates again what an earlier team announced.
    pub again: Option<ReinvestigationAnswer>,
    /// Further requests for expertise.
    pub further_expertise: Vec<ExpertiseAnswer>,
    /// Decisions that changed the members.
    pub changes: Vec<TeamChangeAnswer>,
    /// Why the term ran out.
    pub delay_reason: Option<String>,
    /// What the founding decision says besides.
    pub paper: DecisionPaperInput,
    /// Clocks that stopped when the file went to the police and were counted anew afterwards.
    pub stopped: Vec<StoppedClockAnswer>,
}

/// A clock that stopped when the file went to the police.
#[derive(Debug, Serialize, ToSchema)]
pub struct StoppedClockAnswer {
    /// When the file was handed over.
    #[schema(format = "date-time")]
    pub stopped_at: String,
    /// The extension it had.
    pub extension: Option<ExtensionAnswer>,
    /// Why it had run out by then.
    pub delay_reason: Option<String>,
}

impl From<&StoppedClock> for StoppedClockAnswer {
    fn from(c: &StoppedClock) -> Self {
        Self {
            stopped_at: moment(c.stopped_at),
            extension: c.extension.as_ref().map(Into::into),
            delay_reason: c.delay_reason.clone(),
        }
    }
}

/// A decision that changed the members.
#[derive(Debug, Serialize, ToSchema)]
pub struct TeamChangeAnswer {
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Number of the decision.
    pub decision_number: String,
    /// Its date.
    pub decision_date: NaiveDate,
    /// Why.
    pub reason: String,
    /// Members until then.
    pub before: Vec<TeamMemberInput>,
    /// What the decision says besides.
    pub paper: DecisionPaperInput,
}

impl From<&TeamChange> for TeamChangeAnswer {
    fn from(c: &TeamChange) -> Self {
        Self {
            at: moment(c.at),
            decision_number: c.decision_number.clone(),
            decision_date: c.decision_date,
            reason: c.reason.clone(),
            before: c.before.iter().map(Into::into).collect(),
            paper: (&c.paper).into(),
        }
    }
}

impl From<&Team> for TeamAnswer {
    fn from(t: &Team) -> Self {
        Self {
            round: t.round,
            level: t.level.into(),
            decision_number: Some(t.decision_number.clone()).filter(|n| !n.is_empty()),
            decision_date: t.decision_date,
            founder: t.founder.clone(),
            members: t.members.iter().map(Into::into).collect(),
            founded_at: moment(t.founded_at),
            clock_from: moment(t.clock_from),
            expertise: t.expertise.as_ref().map(Into::into),
            extension: t.extension.as_ref().map(Into::into),
            restarted_at: t.restarted_at.map(moment),
            further_expertise: t.further_expertise.iter().map(Into::into).collect(),
            changes: t.changes.iter().map(Into::into).collect(),
            delay_reason: t.delay_reason.clone(),
            again: t.again.as_ref().map(Into::into),
            paper: (&t.paper).into(),
            stopped: t.stopped.iter().map(Into::into).collect(),
        }
    }
}

/// A round that ended by hand-over or was superseded.
#[derive(Debug, Serialize, ToSchema)]
pub struct PastRoundAnswer {
    /// The team.
    pub team: TeamAnswer,
    /// When it ended.
    #[schema(format = "date-time")]
    pub ended_at: String,
    /// Why.
    pub reason: String,
    /// It had ended with an announcement.
    pub announced: bool,
}

impl From<&PastRound> for PastRoundAnswer {
    fn from(r: &PastRound) -> Self {
        Self {
            team: (&r.team).into(),
            ended_at: moment(r.ended_at),
            reason: r.reason.clone(),
            announced: r.announced,
        }
    }
}

/// The file is with the police.
#[derive(Debug, Serialize, ToSchema)]
pub struct PoliceTransferAnswer {
    /// When it was handed over.
    #[schema(format = "date-time")]
    pub at: String,
    /// Investigation body.
    pub body: String,
    /// Signs of a crime, as a human judged.
    pub signs: String,
    /// Article of the penal code that may have been broken.
    pub penal_article: Option<String>,
    /// What the signs rest on.
    pub grounds: Option<String>,
    /// What was handed over.
    pub items: Vec<String>,
    /// Number of the hand-over record.
    pub record_number: Option<String>,
}

impl From<&PoliceTransfer> for PoliceTransferAnswer {
    fn from(t: &PoliceTransfer) -> Self {
        Self {
            at: moment(t.at),
            body: t.body.clone(),
            signs: t.signs.clone(),
            penal_article: t.penal_article.clone(),
            grounds: t.grounds.clone(),
            items: t.items.clone(),
            record_number: t.record_number.clone(),
        }
    }
}

/// What the owner reported.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressAnswer {
    /// What was done.
    pub text: String,
    /// Evidence in words.
    pub evidence: Option<String>,
    /// Done, or under way.
    pub done: bool,
    /// Evidence of the case that proves it.
    pub evidence_ids: Vec<Uuid>,
    /// Who reported.
    pub by_name: String,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
}

/// The check by a second person.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerificationAnswer {
    /// Accepted or rejected.
    pub accepted: bool,
    /// Why.
    pub note: Option<String>,
    /// Who.
    pub by_name: String,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
}

/// A recommendation and its history.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecommendationAnswer {
    /// Id.
    pub id: Uuid,
    /// What must be done.
    pub content: String,
    /// Kind of owner.
    pub owner_kind: OwnerKindWord,
    /// Owner.
    pub owner: String,
    /// Last day.
    pub due: NaiveDate,
    /// Proof wanted.
    pub proof: Option<String>,
    /// Where it stands.
    pub state: RecommendationStateWord,
    /// When added.
    #[schema(format = "date-time")]
    pub added_at: String,
    /// Reports of the owner.
    pub progress: Vec<ProgressAnswer>,
    /// Checks.
    pub verifications: Vec<VerificationAnswer>,
    /// Kind of proof wanted.
    pub proof_kind: Option<ProofKindWord>,
    /// Where the measure stands in the hierarchy of controls.
    pub priority: Option<ControlLevelWord>,
    /// How often the due date was put off, and why.
    pub extensions: Vec<DueExtensionAnswer>,
}

/// The due date was put off.
#[derive(Debug, Serialize, ToSchema)]
pub struct DueExtensionAnswer {
    /// The last day before.
    pub from: NaiveDate,
    /// The last day since.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
    /// Name of who extended.
    pub by_name: String,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
}

impl From<&Recommendation> for RecommendationAnswer {
    fn from(r: &Recommendation) -> Self {
        Self {
            id: r.id.0,
            content: r.content.clone(),
            owner_kind: r.owner_kind.into(),
            owner: r.owner.clone(),
            due: r.due,
            proof: r.proof.clone(),
            state: r.state().into(),
            added_at: moment(r.added_at),
            progress: r
                .progress
                .iter()
                .map(|p| ProgressAnswer {
                    text: p.text.clone(),
                    evidence: p.evidence.clone(),
                    done: p.done,
                    evidence_ids: p.evidence_ids.iter().map(|e| e.0).collect(),
                    by_name: p.by_name.clone(),
                    at: moment(p.at),
                })
                .collect(),
            verifications: r
                .verifications
                .iter()
                .map(|v| VerificationAnswer {
                    accepted: v.accepted,
                    note: v.note.clone(),
                    by_name: v.by_name.clone(),
                    at: moment(v.at),
                })
                .collect(),
            proof_kind: r.proof_kind.map(Into::into),
            priority: r.priority.map(Into::into),
            extensions: r
                .extensions
                .iter()
                .map(|x| DueExtensionAnswer {
                    from: x.from,
                    to: x.to,
                    reason: x.reason.clone(),
                    by_name: x.by_name.clone(),
                    at: moment(x.at),
                })
                .collect(),
        }
    }
}
