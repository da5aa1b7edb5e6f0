//! Who issues which form, who reads it, under which symbol.

use super::fill::Source;
use chrono::Datelike as _;
use documents::FormKind;
use domain::case::{Case, DocumentSide};
use domain::words::TeamLevel;

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

/// Abbreviation of the kind of document; none of a letter (Nghị định 30/2020/NĐ-CP Phụ lục III).
fn kind_of_paper(kind: FormKind) -> Option<&'static str> {
    use FormKind as K;
    match kind {
        K::TeamDecisionEstablishment
        | K::TeamDecisionProvince
        | K::TeamDecisionCentral
        | K::CompensationDecision => Some("QĐ"),
        K::Testimony
        | K::MinutesEstablishment
        | K::MinutesContract
        | K::MinutesNoContract
        | K::MeetingMinutes
        | K::CommuneRecord
        | K::HandoverRecord => Some("BB"),
        K::QuickReport => Some("BC"),
        K::Invitation => Some("GM"),
        K::Receipt => Some("GTN"),
        K::PublicPosting => Some("TB"),
        K::FileIndex => Some("ML"),
        K::EmployerDeclaration => Some("KB"),
        K::CommuneNotice
        | K::ExtensionRequest
        | K::ExtensionConsent
        | K::SceneReleaseConsent
        | K::OpinionLetter
        | K::CriminalTransfer
        | K::ServiceLetter
        | K::RecommendationNotice => None,
    }
}

/// Papers of one abbreviation share one series of an issuer and a year, so that no two bear the same number and symbol
/// (Nghị định 30/2020/NĐ-CP Điều 15).
pub(super) fn series(source: &Source, kind: FormKind, side: DocumentSide) -> String {
    let paper = kind_of_paper(kind).unwrap_or("CV");
    format!("document:{}:{paper}:{}", source.series(side), source.on.year())
}

/// Symbol after the number: "BB-SNV", of a letter "SNV".
pub(super) fn symbol(kind: FormKind, side: DocumentSide, issuer: &str) -> String {
    let body = match side {
        DocumentSide::Department => initials(issuer),
        DocumentSide::Commune => "UBND".to_owned(),
        DocumentSide::Employer => "TNLĐ".to_owned(),
    };
    kind_of_paper(kind).map_or_else(|| body.clone(), |paper| format!("{paper}-{body}"))
}

/// "Sở Nội vụ tỉnh An Giang" is "SNV": the initials of what stands before the place.
fn initials(name: &str) -> String {
    name.split_whitespace()
        .take_while(|w| !matches!(w.to_lowercase().as_str(), "tỉnh" | "thành"))
        .filter_map(|w| w.chars().find(|c| c.is_alphabetic()))
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_follow_the_issuer() {
        for (kind, side, issuer, wanted) in [
            (FormKind::MinutesContract, DocumentSide::Department, "Sở Nội vụ tỉnh An Giang", "BB-SNV"),
            (FormKind::ServiceLetter, DocumentSide::Department, "Sở Nội vụ Thành phố Hồ Chí Minh", "SNV"),
            (FormKind::CommuneRecord, DocumentSide::Commune, "Ủy ban nhân dân xã Thới Sơn", "BB-UBND"),
            (FormKind::TeamDecisionEstablishment, DocumentSide::Employer, "Công ty A", "QĐ-TNLĐ"),
        ] {
            assert_eq!(symbol(kind, side, issuer), wanted, "{kind:?}");
        }
    }
}
