//! From a case to the value of a form: everything that the case knows, and nothing invented.

mod after;
mod commune;
mod declaration;
mod meeting;
mod minutes;
mod papers;
mod people;
mod police;
mod recorded;
mod source;
mod team;
mod testimony;

pub(crate) use recorded::same_number;
pub(crate) use source::{Source, Stamp, text};

use documents::{Form, FormKind};
use uuid::Uuid;

/// The form of this kind, filled; `subject` tells which of several.
pub(crate) fn fill(s: &Source, kind: FormKind, subject: Option<Uuid>) -> Form {
    use FormKind as K;
    match kind {
        K::EmployerDeclaration => Form::EmployerDeclaration(Box::new(declaration::employer(s))),
        K::CommuneNotice => Form::CommuneNotice(Box::new(commune::notice(s))),
        K::CommuneRecord => Form::CommuneRecord(Box::new(commune::record(s))),
        K::TeamDecisionEstablishment => Form::TeamDecisionEstablishment(Box::new(team::decision(s, kind))),
        K::TeamDecisionProvince => Form::TeamDecisionProvince(Box::new(team::decision(s, kind))),
        K::TeamDecisionCentral => Form::TeamDecisionCentral(Box::new(team::decision(s, kind))),
        K::Testimony => Form::Testimony(Box::new(testimony::fill(s, subject))),
        K::MinutesEstablishment => Form::MinutesEstablishment(Box::new(minutes::fill(s))),
        K::MinutesContract => Form::MinutesContract(Box::new(minutes::fill(s))),
        K::MinutesNoContract => Form::MinutesNoContract(Box::new(minutes::fill(s))),
        K::MeetingMinutes => Form::MeetingMinutes(Box::new(meeting::fill(s))),
        K::QuickReport => Form::QuickReport(Box::new(papers::quick_report(s))),
        K::ExtensionRequest => Form::ExtensionRequest(Box::new(team::extension_request(s))),
        K::ExtensionConsent => Form::ExtensionConsent(Box::new(team::extension_consent(s))),
        K::Receipt => Form::Receipt(Box::new(papers::receipt(s, subject))),
        K::PublicPosting => Form::PublicPosting(Box::new(after::public_posting(s))),
        K::FileIndex => Form::FileIndex(Box::new(papers::file_index(s, subject))),
        K::HandoverRecord => Form::HandoverRecord(Box::new(police::handover(s, subject))),
        K::SceneReleaseConsent => Form::SceneReleaseConsent(Box::new(police::scene_release(s))),
        K::OpinionLetter => Form::OpinionLetter(Box::new(police::opinion(s))),
        K::CriminalTransfer => Form::CriminalTransfer(Box::new(police::transfer(s))),
        K::Invitation => Form::Invitation(Box::new(after::invitation(s))),
        K::ServiceLetter => Form::ServiceLetter(Box::new(after::service_letter(s))),
        K::RecommendationNotice => Form::RecommendationNotice(Box::new(after::recommendation(s))),
        K::CompensationDecision => Form::CompensationDecision(Box::new(papers::compensation(s, subject))),
    }
}
