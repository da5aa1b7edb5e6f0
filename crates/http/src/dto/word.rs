//! A word of one of the field's enumerations, as somebody sent it.

use domain::words::UnknownWord;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::marker::PhantomData;
use std::str::FromStr;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// An enumeration whose keys are listed in the API description.
pub trait WordList: FromStr<Err = UnknownWord> + 'static {
    /// Name in the API description.
    const NAME: &'static str;

    /// Keys with their Vietnamese labels.
    fn keys() -> Vec<(&'static str, &'static str)>;
}

macro_rules! word_lists {
    ($($path:path as $name:literal = $alias:ident),+ $(,)?) => {$(
        #[doc = concat!("A key of `", $name, "`.")]
        pub type $alias = Word<$path>;

        impl From<$path> for Word<$path> {
            fn from(word: $path) -> Self {
                Self::from(word.as_str())
            }
        }

        impl WordList for $path {
            const NAME: &'static str = $name;
            fn keys() -> Vec<(&'static str, &'static str)> {
                Self::ALL.iter().map(|w| (w.as_str(), w.label(domain::words::Lang::Vi))).collect()
            }
        }
    )+};
}

word_lists! {
    domain::access::Role as "Role" = RoleWord,
    domain::words::AlertStanding as "AlertStanding" = AlertStandingWord,
    domain::case::AddresseeKind as "AddresseeKind" = AddresseeKindWord,
    domain::case::AttendanceGroup as "AttendanceGroup" = AttendanceGroupWord,
    domain::case::Complainant as "Complainant" = ComplainantWord,
    domain::case::ComplaintOutcome as "ComplaintOutcome" = ComplaintOutcomeWord,
    domain::case::EscalationOutcome as "EscalationOutcome" = EscalationOutcomeWord,
    domain::case::Keeper as "Keeper" = KeeperWord,
    domain::case::PostedBy as "PostedBy" = PostedByWord,
    domain::case::ReinvestigationGround as "ReinvestigationGround" = ReinvestigationGroundWord,
    domain::case::ServiceMethod as "ServiceMethod" = ServiceMethodWord,
    domain::case::CompensationKind as "CompensationKind" = CompensationKindWord,
    domain::case::Conclusion as "Conclusion" = ConclusionWord,
    domain::case::CopyKind as "CopyKind" = CopyKindWord,
    domain::case::ControlLevel as "ControlLevel" = ControlLevelWord,
    domain::case::DismissalKind as "DismissalKind" = DismissalKindWord,
    domain::case::EvidenceKind as "EvidenceKind" = EvidenceKindWord,
    domain::case::FaultSide as "FaultSide" = FaultSideWord,
    domain::case::FileNeed as "FileNeed" = FileNeedWord,
    domain::case::FilePoint as "FilePoint" = FilePointWord,
    domain::case::FileState as "FileState" = FileStateWord,
    domain::case::MemberCapacity as "MemberCapacity" = MemberCapacityWord,
    domain::case::OwnerKind as "OwnerKind" = OwnerKindWord,
    domain::case::PoliceDecision as "PoliceDecision" = PoliceDecisionWord,
    domain::case::CommandKind as "Command" = CommandKindWord,
    domain::case::CauseDepth as "CauseDepth" = CauseDepthWord,
    domain::case::ContractKind as "ContractKind" = ContractKindWord,
    domain::case::DocumentOutcome as "DocumentOutcome" = DocumentOutcomeWord,
    domain::case::HandoverParty as "HandoverParty" = HandoverPartyWord,
    domain::case::HandoverSide as "HandoverSide" = HandoverSideWord,
    domain::case::HeardAs as "HeardAs" = HeardAsWord,
    domain::case::InvitationReply as "InvitationReply" = InvitationReplyWord,
    domain::case::PrimacyHolder as "PrimacyHolder" = PrimacyHolderWord,
    domain::case::ProsecutionEnd as "ProsecutionEnd" = ProsecutionEndWord,
    domain::case::TermExtender as "TermExtender" = TermExtenderWord,
    domain::case::Reading as "Reading" = ReadingWord,
    domain::case::SceneAct as "SceneAct" = SceneActWord,
    domain::case::StepKind as "StepKind" = StepKindWord,
    domain::case::StepState as "StepState" = StepStateWord,
    domain::case::TestimonySignature as "TestimonySignature" = TestimonySignatureWord,
    domain::case::ProofKind as "ProofKind" = ProofKindWord,
    domain::case::ReceivingBody as "ReceivingBody" = ReceivingBodyWord,
    domain::case::RecipientKind as "RecipientKind" = RecipientKindWord,
    domain::case::PoliceFileState as "PoliceFileState" = PoliceFileStateWord,
    domain::case::RecommendationState as "RecommendationState" = RecommendationStateWord,
    domain::case::ReportState as "ReportState" = ReportStateWord,
    domain::case::Sensitivity as "Sensitivity" = SensitivityWord,
    domain::case::StageKind as "Stage" = StageKindWord,
    domain::law::AlertMode as "AlertMode" = AlertModeWord,
    domain::law::benefit::BenefitFault as "BenefitFault" = BenefitFaultWord,
    domain::law::benefit::BenefitKey as "Benefit" = BenefitKeyWord,
    domain::law::benefit::Exclusion as "BenefitExclusion" = ExclusionWord,
    domain::law::benefit::FundStatus as "FundStatus" = FundStatusWord,
    domain::law::benefit::Payer as "BenefitPayer" = PayerWord,
    domain::law::ClockState as "ClockState" = ClockStateWord,
    domain::law::Confidence as "Confidence" = ConfidenceWord,
    domain::law::DeadlineKind as "DeadlineKind" = DeadlineKindWord,
    domain::law::Filer as "Filer" = FilerWord,
    domain::law::HowFast as "HowFast" = HowFastWord,
    domain::law::TermCalendar as "TermCalendar" = TermCalendarWord,
    domain::law::Trigger as "Trigger" = TriggerWord,
    domain::reference::DayKind as "DayKind" = DayKindWord,
    domain::reference::DayStatus as "DayStatus" = DayStatusWord,
    domain::value::Sex as "Sex" = SexWord,
    domain::words::Channel as "Channel" = ChannelWord,
    domain::words::ChannelKind as "ChannelKind" = ChannelKindWord,
    domain::words::Contact as "Contact" = ContactWord,
    domain::words::DeathKind as "DeathKind" = DeathKindWord,
    domain::words::EmployedBy as "EmployedBy" = EmployedByWord,
    domain::words::EventClass as "EventClass" = EventClassWord,
    domain::words::ReportKind as "ReportKind" = ReportKindWord,
    domain::words::RoleKey as "AgencyRole" = RoleKeyWord,
    domain::words::Sector as "Sector" = SectorWord,
    domain::words::Severity as "Severity" = SeverityWord,
    domain::words::TaskKind as "TaskKind" = TaskKindWord,
    domain::words::TaskOutcome as "TaskOutcome" = TaskOutcomeWord,
    domain::words::TeamLevel as "TeamLevel" = TeamLevelWord,
    domain::words::WebhookTopic as "WebhookTopic" = WebhookTopicWord,
    domain::words::WorkRelation as "WorkRelation" = WorkRelationWord,
}

/// A key as sent; blank means not given.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Word<T> {
    raw: String,
    #[serde(skip)]
    list: PhantomData<fn() -> T>,
}

impl<T> Word<T> {
    /// As it was sent.
    pub fn raw(&self) -> &str {
        &self.raw
    }
}

impl<T> From<String> for Word<T> {
    fn from(raw: String) -> Self {
        Self { raw, list: PhantomData }
    }
}

impl<T> From<&str> for Word<T> {
    fn from(raw: &str) -> Self {
        Self::from(raw.to_owned())
    }
}

impl<T> Default for Word<T> {
    fn default() -> Self {
        Self::from(String::new())
    }
}

impl<T> Clone for Word<T> {
    fn clone(&self) -> Self {
        Self::from(self.raw.clone())
    }
}

impl<T> PartialEq for Word<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}

impl<T: WordList> std::fmt::Debug for Word<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let known = T::keys().into_iter().map(|(key, _)| key).find(|key| *key == self.raw);
        write!(f, "{}({})", T::NAME, known.unwrap_or("?"))
    }
}

impl<T: WordList> PartialSchema for Word<T> {
    fn schema() -> RefOr<Schema> {
        let keys = T::keys();
        let meaning: Vec<String> = keys.iter().map(|(key, label)| format!("`{key}`: {label}")).collect();
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .enum_values(Some(keys.iter().map(|(key, _)| *key)))
            .description(Some(meaning.join("; ")))
            .into()
    }
}

impl<T: WordList> ToSchema for Word<T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(T::NAME)
    }
}
