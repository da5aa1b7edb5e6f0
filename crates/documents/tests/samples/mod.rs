//! A complete value of every form: one made-up accident in An Giang.

mod case;
mod decisions;
mod letters;
mod minutes;
mod notices;

use documents::{Form, FormKind};

/// The complete form of a kind.
pub(crate) fn complete(kind: FormKind) -> Form {
    match kind {
        FormKind::EmployerDeclaration => notices::employer_declaration(),
        FormKind::CommuneNotice => notices::commune_notice(),
        FormKind::TeamDecisionEstablishment => {
            Form::TeamDecisionEstablishment(Box::new(decisions::establishment()))
        }
        FormKind::TeamDecisionProvince => Form::TeamDecisionProvince(Box::new(decisions::province())),
        FormKind::TeamDecisionCentral => Form::TeamDecisionCentral(Box::new(decisions::central())),
        FormKind::Testimony => minutes::testimony(),
        FormKind::MinutesEstablishment => Form::MinutesEstablishment(Box::new(minutes::investigation())),
        FormKind::MinutesContract => Form::MinutesContract(Box::new(minutes::investigation())),
        FormKind::MinutesNoContract => Form::MinutesNoContract(Box::new(minutes::investigation())),
        FormKind::MeetingMinutes => minutes::meeting(),
        FormKind::QuickReport => notices::quick_report(),
        FormKind::CommuneRecord => notices::commune_record(),
        FormKind::ExtensionRequest => letters::extension_request(),
        FormKind::ExtensionConsent => letters::extension_consent(),
        FormKind::Receipt => notices::receipt(),
        FormKind::PublicPosting => notices::public_posting(),
        FormKind::FileIndex => notices::file_index(),
        FormKind::HandoverRecord => minutes::handover(),
        FormKind::SceneReleaseConsent => letters::scene_release(),
        FormKind::OpinionLetter => letters::opinion(),
        FormKind::CriminalTransfer => letters::criminal_transfer(),
        FormKind::Invitation => letters::invitation(),
        FormKind::ServiceLetter => letters::service(),
        FormKind::RecommendationNotice => letters::recommendation(),
        FormKind::CompensationDecision => decisions::compensation(),
    }
}
