//! Who issues which form, and who reads it.

use documents::FormKind;
use domain::case::Case;
use domain::words::{Lang, TeamLevel};

/// Who issues a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentSide {
    /// Cơ quan chuyên môn về lao động.
    Department,
    /// Người sử dụng lao động.
    Employer,
    /// Ủy ban nhân dân cấp xã.
    Commune,
}

impl DocumentSide {
    /// The stable key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Employer => "employer",
            Self::Commune => "commune",
        }
    }

    /// The words for people.
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Department, Lang::Vi) => "cơ quan chuyên môn về lao động",
            (Self::Department, Lang::En) => "labour department",
            (Self::Employer, Lang::Vi) => "người sử dụng lao động",
            (Self::Employer, Lang::En) => "employer",
            (Self::Commune, Lang::Vi) => "Ủy ban nhân dân cấp xã",
            (Self::Commune, Lang::En) => "commune",
        }
    }
}

/// Who reads a form besides whoever investigates and the side that issues it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// Nobody else.
    Own,
    /// The parties, who see the people of the case.
    Parties,
    /// The parties, once the findings are announced (Nghị định 39/2016/NĐ-CP Điều 12).
    Announced,
    /// Nobody but those who investigate, not even the side that issues, unless it investigates.
    Inquiry,
}

pub(super) fn audience(kind: FormKind) -> Audience {
    use FormKind as K;
    match kind {
        K::EmployerDeclaration | K::CommuneNotice | K::CompensationDecision => Audience::Own,
        K::CommuneRecord
        | K::TeamDecisionEstablishment
        | K::TeamDecisionProvince
        | K::TeamDecisionCentral
        | K::Receipt
        | K::Invitation
        | K::SceneReleaseConsent => Audience::Parties,
        K::MinutesEstablishment
        | K::MinutesContract
        | K::MinutesNoContract
        | K::MeetingMinutes
        | K::ServiceLetter
        | K::PublicPosting
        | K::RecommendationNotice => Audience::Announced,
        K::Testimony
        | K::QuickReport
        | K::ExtensionRequest
        | K::ExtensionConsent
        | K::FileIndex
        | K::HandoverRecord
        | K::OpinionLetter
        | K::CriminalTransfer => Audience::Inquiry,
    }
}

pub(super) fn side(kind: FormKind, case: &Case) -> DocumentSide {
    use FormKind as K;
    let own = case.stage.team().is_some_and(|t| t.level == TeamLevel::Establishment);
    match kind {
        K::EmployerDeclaration
        | K::TeamDecisionEstablishment
        | K::MinutesEstablishment
        | K::CompensationDecision => DocumentSide::Employer,
        K::CommuneNotice | K::CommuneRecord => DocumentSide::Commune,
        K::Testimony
        | K::MeetingMinutes
        | K::ExtensionRequest
        | K::ExtensionConsent
        | K::PublicPosting
        | K::FileIndex
        | K::HandoverRecord
        | K::Invitation
        | K::ServiceLetter
            if own =>
        {
            DocumentSide::Employer
        }
        K::Testimony
        | K::MeetingMinutes
        | K::ExtensionRequest
        | K::ExtensionConsent
        | K::PublicPosting
        | K::FileIndex
        | K::HandoverRecord
        | K::Invitation
        | K::ServiceLetter
        | K::TeamDecisionProvince
        | K::TeamDecisionCentral
        | K::MinutesContract
        | K::MinutesNoContract
        | K::QuickReport
        | K::Receipt
        | K::SceneReleaseConsent
        | K::OpinionLetter
        | K::CriminalTransfer
        | K::RecommendationNotice => DocumentSide::Department,
    }
}
