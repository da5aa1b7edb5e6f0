//! The statutory forms as values: one struct per form, filled by whoever knows the case.
//!
//! Everything may be unknown. [`Form::missing`] tells what is, [`Form::layout`] how it is printed, and the pointer of a
//! [`Missing`](crate::Missing) is that of the field in the JSON of the value.

mod any;
mod commune_record;
mod compensation_decision;
mod declaration;
mod entries;
mod extension;
mod file_index;
mod handover;
mod invitation;
mod kind;
mod meeting_minutes;
mod minutes;
mod minutes_layout;
mod parts;
mod police_letters;
mod public_posting;
mod quick_report;
mod receipt;
mod recommendation_notice;
mod scene_release;
mod service_letter;
mod shared;
mod team_decision;
mod testimony;
mod value;
mod version;

pub use any::Form;
pub use commune_record::CommuneRecord;
pub use compensation_decision::CompensationDecision;
pub use declaration::{CommuneNotice, EmployerDeclaration};
pub use entries::{Entries, Entry, EntryProblem};
pub use extension::{ExtensionConsent, ExtensionRequest};
pub use file_index::{FileIndex, FileIndexEntry};
pub use handover::HandoverRecord;
pub use invitation::Invitation;
pub use kind::FormKind;
pub use meeting_minutes::{Attendee, MeetingMinutes};
pub use minutes::{BreachedRule, InvestigationMinutes, MinutesVictim, PersonAtFault, ProvincialItems};
pub use parts::{
    Cited, DamageCosts, Establishment, Letterhead, ListedItem, Measure, Moment, Participant, Replaced,
    Signatory, VictimRow, Voiced,
};
pub use police_letters::{CriminalTransfer, OpinionLetter};
pub use public_posting::PublicPosting;
pub use quick_report::QuickReport;
pub use receipt::Receipt;
pub use recommendation_notice::RecommendationNotice;
pub use scene_release::SceneReleaseConsent;
pub use service_letter::ServiceLetter;
pub use team_decision::TeamDecision;
pub use testimony::{Exchange, HeardPerson, Testimony};
pub use version::{Confidence, FormVersion, Ground};
