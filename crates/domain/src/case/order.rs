//! What the larger commands carry, already parsed.

use super::change::PoliceDecision;
use super::compensation::{CompensationKind, RecipientKind};
use super::complaint::{Complainant, ComplaintOutcome, EscalationOutcome};
use super::findings::MinutesSignature;
use super::inquiry::{HandoverSide, InvitationReply, SignedPaper, StepKind, StepState};
use super::meeting::Invited;
use super::minutes::{AddresseeKind, PostedBy, ServiceMethod};
use super::recommendation::{ControlLevel, OwnerKind, ProofKind, Recommendation};
use super::round::ReinvestigationGround;
use super::team::{DecisionPaper, MemberCapacity, TeamMember};
use crate::ids::{ComplaintId, EvidenceId, HandoverId, RecommendationId, StepId, VictimId};
use crate::time::Instant;
use crate::value::Dong;
use crate::words::TeamLevel;
use chrono::NaiveDate;

/// What founding a team needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTeam {
    /// Number of the decision.
    pub decision_number: String,
    /// Date of the decision.
    pub decision_date: NaiveDate,
    /// Who signed it.
    pub founder: String,
    /// Members.
    pub members: Vec<TeamMember>,
    /// What the decision says besides.
    pub paper: DecisionPaper,
}

/// What an extension needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extend {
    /// Days, at most the length of the term.
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

/// What a new recommendation needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecommendation {
    /// Id.
    pub id: RecommendationId,
    /// What must be done.
    pub content: String,
    /// Kind of owner.
    pub owner_kind: OwnerKind,
    /// Owner.
    pub owner: String,
    /// Last day.
    pub due: NaiveDate,
    /// Proof wanted.
    pub proof: Option<String>,
    /// Kind of proof wanted.
    pub proof_kind: Option<ProofKind>,
    /// Where the measure stands in the hierarchy of controls.
    pub priority: Option<ControlLevel>,
}

/// What extending a recommendation needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtendRecommendation {
    /// Which.
    pub id: RecommendationId,
    /// New last day.
    pub due: NaiveDate,
    /// Why.
    pub reason: String,
}

/// What taking a case over to a higher level needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeOver {
    /// The level that investigates from now on: the province, or the centre.
    pub to: TeamLevel,
    /// Why it is necessary.
    pub reason: String,
    /// What of the file is handed over.
    pub items: Vec<String>,
    /// Number and date of the hand-over record.
    pub record_reference: Option<String>,
}

/// What the record of a medical assessment needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAssessment {
    /// Of whom.
    pub victim: VictimId,
    /// Loss of working capacity in percent.
    pub percent: u8,
    /// Number of the record.
    pub document_number: String,
    /// Day of the record.
    pub document_date: NaiveDate,
    /// Council that assessed.
    pub issued_by: Option<String>,
    /// When the employer received it.
    pub received_on: NaiveDate,
}

/// What the plan of a meeting needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeetingPlan {
    /// When.
    pub at: Instant,
    /// Where.
    pub place: String,
    /// What is on the agenda.
    pub agenda: Option<String>,
    /// Who is invited.
    pub invited: Vec<Invited>,
    /// Why it is planned anew.
    pub reason: Option<String>,
}

/// Somebody who is to receive the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAddressee {
    /// Name.
    pub recipient: String,
    /// As what.
    pub kind: AddresseeKind,
    /// The victim whose copy it is.
    pub victim: Option<VictimId>,
}

/// What issuing the minutes needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueMinutes {
    /// Number of the investigation minutes.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// When issued.
    pub sent_at: Instant,
    /// The service list; empty to take the one that the law demands.
    pub addressees: Vec<NewAddressee>,
    /// Names to whom the minutes were handed out at `sent_at`.
    pub sent_to: Vec<String>,
}

/// To whom a service is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Served {
    /// A line of the list.
    Line(u32),
    /// Somebody who is not on it yet.
    Besides(NewAddressee),
}

/// What the record of a service needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewService {
    /// To whom.
    pub to: Served,
    /// How.
    pub how: ServiceMethod,
    /// When.
    pub at: Instant,
    /// Proof in words.
    pub proof: Option<String>,
    /// The proof in the file.
    pub evidence: Option<EvidenceId>,
}

/// What the record of a public posting needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPosting {
    /// Who posts.
    pub by: PostedBy,
    /// Where.
    pub place: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Proof in words.
    pub proof: Option<String>,
    /// The proof in the file.
    pub evidence: Option<EvidenceId>,
}

/// What a complaint needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewComplaint {
    /// Id.
    pub id: ComplaintId,
    /// Round whose findings it is against; the valid one when not told.
    pub round: Option<u32>,
    /// Who complains.
    pub by: Complainant,
    /// Name.
    pub name: String,
    /// When it was received.
    pub received_at: Instant,
    /// What it says.
    pub content: String,
    /// Why it comes after the window has closed; of the Director, why it is accepted all the same.
    pub late_reason: Option<String>,
}

/// What the answer to a complaint needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerComplaint {
    /// Which.
    pub id: ComplaintId,
    /// What came of it.
    pub outcome: ComplaintOutcome,
    /// Number of the answer.
    pub number: String,
    /// Date of the answer.
    pub date: NaiveDate,
    /// What it says.
    pub content: String,
    /// Why a complaint that came after the window is answered on its merits.
    pub late_reason: Option<String>,
}

/// What the second step of a complaint needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalateComplaint {
    /// Which.
    pub id: ComplaintId,
    /// To which body.
    pub body: String,
    /// When that body received it.
    pub received_on: NaiveDate,
    /// What it did.
    pub outcome: EscalationOutcome,
    /// Number and date of its decision, and its reasons.
    pub reference: Option<String>,
}

/// What investigating again needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reinvestigate {
    /// Why, as a kind.
    pub ground: ReinvestigationGround,
    /// The complaint it follows.
    pub complaint: Option<ComplaintId>,
    /// When it was asked for.
    pub requested_at: Option<Instant>,
    /// Why, in words.
    pub reason: String,
    /// The team.
    pub team: FoundTeam,
}

/// What the record of a payment needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCompensation {
    /// For whom.
    pub victim: VictimId,
    /// Compensation or allowance.
    pub kind: CompensationKind,
    /// Đồng.
    pub amount: Dong,
    /// Day of the payment.
    pub paid_on: NaiveDate,
    /// Who took the money.
    pub recipient_kind: RecipientKind,
    /// Name of who took it.
    pub recipient_name: String,
    /// Number and date of the employer's decision to pay.
    pub decision_reference: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Average monthly wage before the accident.
    pub monthly_wage: Option<Dong>,
    /// What an accident insurance bought by the employer paid.
    pub insurance_paid: Option<Dong>,
    /// Number of the cancelled record that this one puts right.
    pub replaces: Option<u32>,
}

impl NewRecommendation {
    pub(super) fn into_recommendation(self, at: Instant) -> Recommendation {
        Recommendation {
            id: self.id,
            content: self.content,
            owner_kind: self.owner_kind,
            owner: self.owner,
            due: self.due,
            proof: self.proof,
            proof_kind: self.proof_kind,
            priority: self.priority,
            added_at: at,
            progress: Vec::new(),
            verifications: Vec::new(),
            extensions: Vec::new(),
        }
    }
}

/// What laying down a step needs; round and time are added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetStep {
    /// Id when it is a new one.
    pub id: StepId,
    /// A further step that is changed.
    pub changes: Option<StepId>,
    /// Which step.
    pub kind: StepKind,
    /// Name of a further step.
    pub title: Option<String>,
    /// Who does it.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub state: StepState,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// Result, or why it is not needed.
    pub note: Option<String>,
    /// What came of it.
    pub evidence: Vec<EvidenceId>,
}

/// An agency's answer to the invitation to send a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerInvitation {
    /// Agency, as it signed.
    pub unit: String,
    /// For whom the member sits.
    pub capacity: MemberCapacity,
    /// Answer.
    pub reply: InvitationReply,
    /// Who is sent.
    pub member_name: Option<String>,
    /// Position of who is sent.
    pub member_position: Option<String>,
    /// Number of the letter.
    pub letter_number: Option<String>,
    /// Why nobody is sent.
    pub reason: Option<String>,
}

/// What signing the minutes needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignFindings {
    /// Number of the minutes.
    pub minutes_number: String,
    /// Day of signing.
    pub signed_on: NaiveDate,
    /// Who signed and who did not.
    pub signatures: Vec<MinutesSignature>,
}

/// A side confirms a hand-over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmHandover {
    /// Which.
    pub id: HandoverId,
    /// Side.
    pub side: HandoverSide,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Missing or damaged items.
    pub remark: Option<String>,
    /// The signed paper on which it is recorded for a side that does not confirm here itself.
    pub paper: Option<SignedPaper>,
}

/// What came back from the police, with their ruling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnFromPolice {
    /// When it was received.
    pub received_at: Instant,
    /// What they decided.
    pub decision: PoliceDecision,
    /// Number and date of the decision.
    pub decision_reference: String,
    /// What came back.
    pub items: Vec<String>,
    /// Everything has been received.
    pub complete: bool,
    /// Number of the record.
    pub record_number: Option<String>,
    /// Why what was handed over and is on no list does not come back.
    pub missing_reason: Option<String>,
}
