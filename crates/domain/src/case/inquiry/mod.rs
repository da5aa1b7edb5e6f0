//! The work of the team beside the stage: plan of steps, scene, testimony, requests, police, hand-over.

mod document_request;
mod handover;
mod indicators;
mod invitation;
mod plan;
mod police;
mod police_file;
mod referral;
mod scene;
mod state;
mod testimony;

pub use document_request::{DocumentOutcome, DocumentReceipt, DocumentRequest};
pub use handover::{
    Handover, HandoverItem, HandoverParty, HandoverSide, HandoverSignature, SignedPaper, handover_owed,
};
pub use indicators::{CriminalIndicator, criminal_indicators};
pub use invitation::{InvitationAnswer, InvitationReply};
pub use plan::{PlannedStep, Step, StepKind, StepState, plan};
pub use police::{
    OpinionLetter, PoliceExtension, PoliceMatter, PoliceReturn, PoliceReturnList, PoliceRuling, Primacy,
    PrimacyHolder, ProsecutionEnd, ProsecutionOutcome, TermExtender,
};
pub use police_file::{PoliceFile, PoliceFileState, police_files};
pub use referral::{Referral, ReferralAnswer};
pub use scene::{ReleaseConsent, SceneAct, SceneRecord};
pub use state::Inquiry;
pub use testimony::{
    HeardAs, HeardPerson, Interviewer, QuestionAnswer, Reading, Testimony, TestimonySignature,
};
