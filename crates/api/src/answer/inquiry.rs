//! The work of the team: plan, scene, testimony, requests, police, hand-over.

use super::moment;
use super::police_matter::{CriminalIndicatorAnswer, PoliceMatterAnswer};
use casework::cases::{CaseView, TestimonyLook};
use chrono::NaiveDate;
use domain::case::{
    Case, DocumentReceipt, DocumentRequest, FindingsSigned, Handover, HandoverSignature, InvitationAnswer,
    PlannedStep, Referral, ReferralAnswer, Step, Testimony, criminal_indicators, plan,
};
use serde::Serialize;
use tnld_http::dto::*;
use utoipa::ToSchema;
use uuid::Uuid;

/// A step of the plan: as laid down, else as the file itself tells.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedStepAnswer {
    /// Which step of the procedure.
    pub kind: StepKindWord,
    /// Where it stands.
    pub state: StepStateWord,
    /// When it was done.
    #[schema(format = "date-time")]
    pub done_at: Option<String>,
    /// Article that orders it.
    pub article: String,
    /// What was laid down about it.
    pub laid_down: Option<StepAnswer>,
}

/// What was laid down about a step.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepAnswer {
    /// Id.
    pub id: Uuid,
    /// Name of a further step.
    pub title: Option<String>,
    /// Who does it.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// Result, or why it is not needed.
    pub note: Option<String>,
    /// Ids of evidence.
    pub evidence: Vec<Uuid>,
}

impl From<&Step> for StepAnswer {
    fn from(s: &Step) -> Self {
        Self {
            id: s.id.0,
            title: s.title.clone(),
            responsible: s.responsible.clone(),
            due: s.due,
            note: s.note.clone(),
            evidence: s.evidence.iter().map(|e| e.0).collect(),
        }
    }
}

impl From<&PlannedStep> for PlannedStepAnswer {
    fn from(s: &PlannedStep) -> Self {
        Self {
            kind: s.kind.into(),
            state: s.state.into(),
            done_at: s.done_at.map(moment),
            article: s.article.to_owned(),
            laid_down: s.laid_down.as_ref().map(Into::into),
        }
    }
}

/// A record of testimony.
#[derive(Debug, Serialize, ToSchema)]
pub struct TestimonyAnswer {
    /// Id.
    pub id: Uuid,
    /// Round of investigation.
    pub round: u32,
    /// No later record took its place.
    pub stands: bool,
    /// When recorded.
    #[schema(format = "date-time")]
    pub recorded_at: String,
    /// The record, as it was sent.
    pub record: RecordTestimonyInput,
}

/// Somebody was shown testimony.
#[derive(Debug, Serialize, ToSchema)]
pub struct TestimonyLookAnswer {
    /// Which record.
    pub testimony_id: Uuid,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Who.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Role.
    pub role: String,
    /// `page`, `form`, `api`, `bundle` or `document`.
    pub what: String,
}

impl From<&TestimonyLook> for TestimonyLookAnswer {
    fn from(l: &TestimonyLook) -> Self {
        Self {
            testimony_id: l.testimony.0,
            at: moment(l.at),
            name: l.name.clone(),
            unit: l.unit.clone(),
            role: l.role.clone(),
            what: l.what.clone(),
        }
    }
}

fn testimony(t: &Testimony, case: &Case) -> TestimonyAnswer {
    TestimonyAnswer {
        id: t.id.0,
        round: t.round,
        stands: case.inquiry.standing_testimony().any(|s| s.id == t.id),
        recorded_at: moment(t.recorded_at),
        record: t.into(),
    }
}

/// What came of a request.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentReceiptAnswer {
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Result.
    pub outcome: DocumentOutcomeWord,
    /// What was received, or how the refusal was reasoned.
    pub what: String,
    /// From whose hands.
    pub from: Option<String>,
    /// Ids of evidence.
    pub evidence: Vec<Uuid>,
}

impl From<&DocumentReceipt> for DocumentReceiptAnswer {
    fn from(r: &DocumentReceipt) -> Self {
        Self {
            at: moment(r.at),
            outcome: r.outcome.into(),
            what: r.what.clone(),
            from: r.from.clone(),
            evidence: r.evidence.iter().map(|e| e.0).collect(),
        }
    }
}

/// A request for documents or objects.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentRequestAnswer {
    /// Id.
    pub id: Uuid,
    /// The request, as it was sent.
    pub request: RequestDocumentsInput,
    /// What came.
    pub receipts: Vec<DocumentReceiptAnswer>,
    /// When nothing more is awaited.
    #[schema(format = "date-time")]
    pub settled_at: Option<String>,
}

impl From<&DocumentRequest> for DocumentRequestAnswer {
    fn from(r: &DocumentRequest) -> Self {
        Self {
            id: r.id.0,
            request: r.into(),
            receipts: r.receipts.iter().map(Into::into).collect(),
            settled_at: r.settled_at().map(moment),
        }
    }
}

/// An agency's answer to the invitation to send a member.
#[derive(Debug, Serialize, ToSchema)]
pub struct InvitationAnswerAnswer {
    /// Round of investigation.
    pub round: u32,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// The answer, as it was sent.
    pub answer: AnswerInvitationInput,
}

impl From<&InvitationAnswer> for InvitationAnswerAnswer {
    fn from(a: &InvitationAnswer) -> Self {
        Self { round: a.round, at: moment(a.at), answer: a.into() }
    }
}

/// A side confirmed a hand-over.
#[derive(Debug, Serialize, ToSchema)]
pub struct HandoverSignatureAnswer {
    /// Side.
    pub side: HandoverSideWord,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Missing or damaged items.
    pub remark: Option<String>,
    /// Who recorded it here, where that is known.
    pub recorded_by: Option<String>,
    /// Number of the signed paper on which it was recorded for a side that did not confirm here itself.
    pub paper_number: Option<String>,
    /// Date of that paper.
    pub paper_date: Option<NaiveDate>,
}

impl From<&HandoverSignature> for HandoverSignatureAnswer {
    fn from(s: &HandoverSignature) -> Self {
        Self {
            side: s.side.into(),
            name: s.name.clone(),
            unit: s.unit.clone(),
            at: moment(s.at),
            remark: s.remark.clone(),
            recorded_by: s.recorded_by.as_ref().map(|r| format!("{} ({})", r.name, r.unit)),
            paper_number: s.paper.as_ref().map(|p| p.number.clone()),
            paper_date: s.paper.as_ref().map(|p| p.date),
        }
    }
}

/// A hand-over of the file.
#[derive(Debug, Serialize, ToSchema)]
pub struct HandoverAnswer {
    /// Id.
    pub id: Uuid,
    /// The record, as it was sent.
    pub record: RecordHandoverInput,
    /// Confirmations.
    pub signatures: Vec<HandoverSignatureAnswer>,
    /// Both sides confirmed.
    pub complete: bool,
}

impl From<&Handover> for HandoverAnswer {
    fn from(h: &Handover) -> Self {
        Self {
            id: h.id.0,
            record: h.into(),
            signatures: h.signatures.iter().map(Into::into).collect(),
            complete: h.complete(),
        }
    }
}

/// An answer to a referral.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReferralAnswerAnswer {
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// What.
    pub text: String,
    /// Number of the paper.
    pub number: Option<String>,
    /// The matter is settled there.
    pub finished: bool,
}

impl From<&ReferralAnswer> for ReferralAnswerAnswer {
    fn from(a: &ReferralAnswer) -> Self {
        Self { at: moment(a.at), text: a.text.clone(), number: a.number.clone(), finished: a.finished }
    }
}

/// A referral to the body under specialised law.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReferralRecordAnswer {
    /// Id.
    pub id: Uuid,
    /// The referral, as it was sent.
    pub referral: ReferInput,
    /// Answers.
    pub answers: Vec<ReferralAnswerAnswer>,
}

impl From<&Referral> for ReferralRecordAnswer {
    fn from(r: &Referral) -> Self {
        Self { id: r.id.0, referral: r.into(), answers: r.answers.iter().map(Into::into).collect() }
    }
}

/// The signed minutes of the investigation.
#[derive(Debug, Serialize, ToSchema)]
pub struct FindingsSignedAnswer {
    /// Number of the minutes as it was written into the case; none when they get it by being issued here.
    pub minutes_number: Option<String>,
    /// Day of signing.
    pub signed_on: NaiveDate,
    /// Signatures.
    pub signatures: Vec<MinutesSignatureInput>,
}

impl From<&FindingsSigned> for FindingsSignedAnswer {
    fn from(s: &FindingsSigned) -> Self {
        Self {
            minutes_number: Some(s.minutes_number.clone()).filter(|n| !n.is_empty()),
            signed_on: s.signed_on,
            signatures: s.signatures.iter().map(Into::into).collect(),
        }
    }
}

/// The work of the team, as far as the reader may see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct InquiryAnswer {
    /// Plan of the present round; empty for readers who do not see the team's work.
    pub plan: Vec<PlannedStepAnswer>,
    /// The scene.
    pub scene: Vec<RecordSceneInput>,
    /// Testimony.
    pub testimony: Vec<TestimonyAnswer>,
    /// The last looks at testimony, newest first; for the department.
    pub testimony_looks: Option<Vec<TestimonyLookAnswer>>,
    /// How many looks there were.
    pub testimony_looks_total: Option<i64>,
    /// Requests for documents.
    pub documents: Vec<DocumentRequestAnswer>,
    /// Answers to invitations.
    pub invitations: Vec<InvitationAnswerAnswer>,
    /// Results of expertise.
    pub expertise_results: Vec<ReceiveExpertiseInput>,
    /// Hand-overs.
    pub handovers: Vec<HandoverAnswer>,
    /// Referrals.
    pub referrals: Vec<ReferralRecordAnswer>,
    /// Police and procuracy.
    pub police: PoliceMatterAnswer,
    /// Hints of a crime, for those who see the findings.
    pub criminal_indicators: Vec<CriminalIndicatorAnswer>,
}

impl InquiryAnswer {
    /// Of a case that was already cut down to what the reader may see.
    pub(crate) fn of(view: &CaseView) -> Self {
        let (case, sees_inquiry) = (&view.case, view.sees_inquiry);
        let (looks, looks_total) = view.testimony_looks.as_ref().map(|(l, n)| (l, *n)).unzip();
        let inquiry = &case.inquiry;
        let steps = if sees_inquiry { plan(case) } else { Vec::new() };
        let hints = if sees_inquiry { criminal_indicators(case) } else { Vec::new() };
        let results = case.stage.team().filter(|_| sees_inquiry).map(|t| &t.expertise_results);
        Self {
            plan: steps.iter().map(Into::into).collect(),
            scene: inquiry.scene.iter().map(Into::into).collect(),
            testimony: inquiry.testimony.iter().map(|t| testimony(t, case)).collect(),
            testimony_looks: looks.map(|all| all.iter().map(Into::into).collect()),
            testimony_looks_total: looks_total,
            documents: inquiry.documents.iter().map(Into::into).collect(),
            invitations: inquiry.invitations.iter().map(Into::into).collect(),
            expertise_results: results.into_iter().flatten().map(Into::into).collect(),
            handovers: inquiry.handovers.iter().map(Into::into).collect(),
            referrals: inquiry.referrals.iter().map(Into::into).collect(),
            police: (&inquiry.police).into(),
            criminal_indicators: hints.iter().map(Into::into).collect(),
        }
    }
}
