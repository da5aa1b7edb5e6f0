//! The case: one accident and its file, as the fold of its events.

mod alarms;
mod cause_tree;
mod change;
mod circumstances;
mod clock;
mod closing;
mod closing_owed;
mod command;
mod command_action;
mod compensation;
mod complaint;
mod deadlines;
mod decide;
mod duties;
mod event;
mod event_kind;
mod event_words;
mod evidence;
mod evolve;
mod evolve_evidence;
mod facts;
mod file_list;
mod findings;
mod inquiry;
mod lifecycle;
mod medical_assessment;
mod meeting;
mod minutes;
mod order;
mod owed;
mod paper;
mod public_names;
mod public_record;
mod public_text;
mod public_version;
mod recommendation;
mod refusal;
mod report;
mod retention;
mod round;
mod round_terms;
mod service;
mod stage;
mod state;
mod statement;
mod team;
mod unmerge;
mod victim_finding;

pub use alarms::{Alarm, Mark, alarms, unaccepted};
pub use cause_tree::{CauseDepth, CauseNode, PlacedCause, in_order};
pub use change::{Classified, ConditionChange, PoliceDecision, TakenClock};
pub use circumstances::Circumstances;
pub use clock::{ClockBegin, clock_begin, first_receipt};
pub use closing::{ClosingCondition, closing_conditions};
pub use command::{Command, CommandKind};
pub use command_action::action_of;
pub use compensation::{
    CancelledPayment, Compensation, CompensationKind, PaidFor, RecipientKind, Unpaid, numbered, paid_for,
    paid_for_the_dead,
};
pub use complaint::{
    Complainant, Complaint, ComplaintAnswer, ComplaintOutcome, Escalation, EscalationOutcome,
};
pub use deadlines::{CaseDeadline, deadlines};
pub use decide::{
    Decision, Warning, confirm_reporter, decide, late_entry, meeting_groups, not_allowed, open,
    unfounded_findings,
};
pub use duties::duties;
pub use event::Event;
pub use event_kind::PAYLOAD_VERSION;
pub use event_words::event_words;
pub use evidence::{
    CustodyStep, EvidenceFile, EvidenceItem, EvidenceKind, MapPoint, MoveEvidence, NewEvidence, Recorder,
    Sensitivity, SetAside,
};
pub use evolve::{evolve, fold};
pub use file_list::{
    FILE_ARTICLE, FileEntry, FileNeed, FilePoint, FilePointMark, FileState, VictimFile, file_list,
};
pub use findings::{
    Conclusion, ContraryEvidence, Damage, Esaw, FaultSide, Findings, FindingsSigned, MinutesSignature,
    Participant, PersonAtFault, ProvincialPart, ReservedOpinion, RuleBreached,
};
pub use inquiry::*;
pub use lifecycle::{Verdict, article, verdict};
pub use medical_assessment::MedicalAssessment;
pub use meeting::{
    AttendanceGroup, Attendee, Dissent, Invited, Meeting, MeetingPlan, Opinion, Proceedings, SigningRefusal,
};
pub use minutes::{
    Addressee, AddresseeKind, IssuedMinutes, PostedBy, Posting, ServedLine, Service, ServiceMethod,
};
pub use order::{
    AnswerComplaint, AnswerInvitation, ConfirmHandover, EscalateComplaint, Extend, ExtendRecommendation,
    FoundTeam, IssueMinutes, NewAddressee, NewAssessment, NewCompensation, NewComplaint, NewMeetingPlan,
    NewPosting, NewRecommendation, NewService, Reinvestigate, ReturnFromPolice, Served, SetStep,
    SignFindings, TakeOver,
};
pub use owed::{
    Discharge, Filing, Lateness, Owed, asked_after, filings, lateness, quick_report_issued, undeclared,
};
pub use paper::{
    CopyKind, DocumentCopy, DocumentSide, FiledDocument, IssuedDocument, NewDocument, NewDocumentCopy,
    PaperFile,
};
pub use public_names::PublicNames;
pub use public_record::{Public, PublicRecord, posted_version};
pub use public_version::{PublicDissent, PublicFault, PublicMeasure, PublicVersion, public_version};
pub use recommendation::{
    ControlLevel, DueExtension, OwnerKind, Progress, ProofKind, Recommendation, RecommendationState,
    Verification,
};
pub use refusal::Refusal;
pub use report::{CommuneDetails, DeclarationDetails, Informant, ReceivingBody, Report, ReportState};
pub use retention::{Keeper, Retention, Until, retention};
pub use round::{Reinvestigation, ReinvestigationGround, Reopened, Superseded};
pub use service::{required_recipients, served_all};
pub use stage::{Announcement, DismissalKind, PoliceTransfer, Stage, StageKind};
pub use state::{Case, CaseReport, Correction, LaterDeath, SupplementRequest, Takeover, Victim};
pub use statement::{
    AccidentStatement, Casualties, CodedWord, Course, EmployerFacts, Place, VictimStatement,
};
pub use team::{
    DecisionPaper, Expertise, ExpertiseResult, Extension, MemberCapacity, PastRound, StoppedClock, Team,
    TeamChange, TeamMember, TeamOrder,
};
pub use unmerge::{CameOut, Released};
pub use victim_finding::{ContractKind, VictimFinding};
