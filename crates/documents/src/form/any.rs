//! A filled form of any kind.

use super::kind::FormKind;
use super::{
    CommuneNotice, CommuneRecord, CompensationDecision, CriminalTransfer, EmployerDeclaration,
    ExtensionConsent, ExtensionRequest, FileIndex, HandoverRecord, InvestigationMinutes, Invitation,
    MeetingMinutes, OpinionLetter, PublicPosting, QuickReport, Receipt, RecommendationNotice,
    SceneReleaseConsent, ServiceLetter, TeamDecision, Testimony,
};
use crate::layout::{Layout, Missing};
use serde::{Deserialize, Serialize};

macro_rules! forms {
    ($($variant:ident($value:ident) = $code:literal),+ $(,)?) => {
        /// A form with its values; in JSON `{"kind": …, "value": …}`.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "value")]
        pub enum Form {
            $(#[doc = concat!("[`FormKind::", stringify!($variant), "`].")] #[serde(rename = $code)] $variant(Box<$value>)),+
        }

        impl Form {
            /// Which form.
            pub const fn kind(&self) -> FormKind {
                match self { $(Self::$variant(_) => FormKind::$variant),+ }
            }

            /// The form of this kind without any value.
            pub fn empty(kind: FormKind) -> Self {
                match kind { $(FormKind::$variant => Self::$variant(Box::default())),+ }
            }

            /// How it is printed. The same value drives PDF and DOCX.
            pub fn layout(&self) -> Layout {
                match self { $(Self::$variant(value) => value.lay_out(FormKind::$variant)),+ }
            }
        }
    };
}

forms! {
    EmployerDeclaration(EmployerDeclaration) = "employer_declaration",
    CommuneNotice(CommuneNotice) = "commune_notice",
    TeamDecisionEstablishment(TeamDecision) = "team_decision_establishment",
    TeamDecisionProvince(TeamDecision) = "team_decision_province",
    TeamDecisionCentral(TeamDecision) = "team_decision_central",
    Testimony(Testimony) = "testimony",
    MinutesEstablishment(InvestigationMinutes) = "minutes_establishment",
    MinutesContract(InvestigationMinutes) = "minutes_contract",
    MinutesNoContract(InvestigationMinutes) = "minutes_no_contract",
    MeetingMinutes(MeetingMinutes) = "meeting_minutes",
    QuickReport(QuickReport) = "quick_report",
    CommuneRecord(CommuneRecord) = "commune_record",
    ExtensionRequest(ExtensionRequest) = "extension_request",
    ExtensionConsent(ExtensionConsent) = "extension_consent",
    Receipt(Receipt) = "receipt",
    PublicPosting(PublicPosting) = "public_posting",
    FileIndex(FileIndex) = "file_index",
    HandoverRecord(HandoverRecord) = "handover_record",
    SceneReleaseConsent(SceneReleaseConsent) = "scene_release_consent",
    OpinionLetter(OpinionLetter) = "opinion_letter",
    CriminalTransfer(CriminalTransfer) = "criminal_transfer",
    Invitation(Invitation) = "invitation",
    ServiceLetter(ServiceLetter) = "service_letter",
    RecommendationNotice(RecommendationNotice) = "recommendation_notice",
    CompensationDecision(CompensationDecision) = "compensation_decision",
}

impl Form {
    /// What the form asks for and the value does not tell, in the order of the form. Items "if any" are not listed;
    /// neither are number and date, which the issue gives.
    pub fn missing(&self) -> Vec<Missing> {
        self.layout().missing()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_a_field_without_a_value() {
        for kind in FormKind::ALL {
            let form = Form::empty(*kind);
            assert_eq!(form.kind(), *kind);
            let value = serde_json::to_value(&form).unwrap();
            assert_eq!(value["kind"], kind.code());
            assert_eq!(serde_json::from_value::<Form>(value.clone()).unwrap(), form, "{kind:?}");
            let missing = form.missing();
            assert!(missing.len() > 5, "{kind:?} {missing:?}");
            for one in missing {
                // Of a list without entries the first one's fields are asked for.
                let first = one.pointer.split("/0").next().unwrap();
                let field = value["value"].pointer(first);
                let absent = field.is_some_and(|f| f.is_null() || f.as_array().is_some_and(Vec::is_empty));
                assert!(absent, "{kind:?} {} is {field:?}", one.pointer);
                assert!(!one.label.vi.is_empty() && !one.label.en.is_empty());
            }
        }
    }
}
