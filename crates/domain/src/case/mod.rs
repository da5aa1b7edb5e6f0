//! The case: one accident and its file, as the fold of its events.

mod alarms;
mod cause_tree;
mod change;
mod circumstances;
mod clock;
mod command;
mod compensation;
mod deadlines;
mod decide;
mod duties;
mod event;
mod event_kind;
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
mod order;
mod owed;
mod recommendation;
mod refusal;
mod report;
mod stage;
mod state;
mod statement;
mod team;
mod victim_finding;

pub use alarms::{Alarm, Mark, alarms, unaccepted};
pub use cause_tree::{CauseDepth, CauseNode, PlacedCause, in_order};
pub use change::{Classified, ConditionChange, PoliceDecision, TakenClock};
pub use circumstances::Circumstances;
pub use clock::{ClockBegin, clock_begin, first_receipt};
pub use command::{Command, CommandKind};
pub use compensation::{
    CancelledPayment, Compensation, CompensationKind, RecipientKind, Unpaid, numbered, paid_for_the_dead,
};
pub use deadlines::{CaseDeadline, deadlines};
pub use decide::{Decision, Warning, confirm_reporter, decide, late_entry, open};
pub use duties::duties;
pub use event::{Event, PAYLOAD_VERSION};
pub use evidence::{
    CustodyStep, EvidenceFile, EvidenceItem, EvidenceKind, MapPoint, MoveEvidence, NewEvidence, Recorder,
    Sensitivity, SetAside,
};
pub use evolve::{evolve, fold};
pub use file_list::{
    FILE_ARTICLE, FileEntry, FileNeed, FilePoint, FilePointMark, FileState, VictimFile, file_list,
};
pub use findings::{
    Conclusion, ContraryEvidence, Damage, FaultSide, Findings, FindingsSigned, MinutesSignature, Participant,
    PersonAtFault, ProvincialPart, ReservedOpinion, RuleBreached,
};
pub use inquiry::*;
pub use lifecycle::{Verdict, action_of, article, verdict};
pub use medical_assessment::MedicalAssessment;
pub use meeting::{AttendanceGroup, Attendee, Dissent, IssuedMinutes, Meeting};
pub use order::{
    AnswerInvitation, ConfirmHandover, Extend, ExtendRecommendation, FoundTeam, NewAssessment,
    NewCompensation, NewRecommendation, ReturnFromPolice, SetStep, SignFindings, TakeOver,
};
pub use owed::{Discharge, Filing, Lateness, Owed, asked_after, filings, lateness, undeclared};
pub use recommendation::{
    ControlLevel, DueExtension, OwnerKind, Progress, ProofKind, Recommendation, RecommendationState,
    Verification,
};
pub use refusal::Refusal;
pub use report::{CommuneDetails, DeclarationDetails, Informant, ReceivingBody, Report, ReportState};
pub use stage::{Announcement, DismissalKind, PoliceTransfer, Stage, StageKind};
pub use state::{Case, CaseReport, Correction, LaterDeath, SupplementRequest, Victim};
pub use statement::{
    AccidentStatement, Casualties, CodedWord, Course, EmployerFacts, Place, VictimStatement,
};
pub use team::{
    Expertise, ExpertiseResult, Extension, MemberCapacity, PastRound, Team, TeamChange, TeamMember, TeamOrder,
};
pub use victim_finding::{ContractKind, VictimFinding};
