//! The stable kind under which an event is stored.

use super::event::Event;

/// Version of every payload of an event; what older versions lack is added by upcasters when they are read.
pub const PAYLOAD_VERSION: i32 = 2;

impl Event {
    /// The stable kind under which the event is stored.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::CaseOpened { .. } => "case_opened",
            Self::ReportReceived { .. } => "report_received",
            Self::FactsEstablished { .. } => "facts_established",
            Self::Classified(_) => "classified",
            Self::DutiesArose { .. } => "duties_arose",
            Self::ReportAccepted { .. } => "report_accepted",
            Self::SupplementRequested { .. } => "supplement_requested",
            Self::SupplementProvided { .. } => "supplement_provided",
            Self::ReportCorrected { .. } => "report_corrected",
            Self::ReportWithdrawn { .. } => "report_withdrawn",
            Self::ReporterConfirmed { .. } => "reporter_confirmed",
            Self::ConditionChanged(_) => "condition_changed",
            Self::VictimAdded { .. } => "victim_added",
            Self::HandedOver { .. } => "handed_over",
            Self::TakenOver { .. } => "taken_over",
            Self::CaseAbsorbed { .. } => "case_absorbed",
            Self::Dismissed { .. } => "dismissed",
            Self::Assigned { .. } => "assigned",
            Self::TeamFounded { .. } => "team_founded",
            Self::SceneReached { .. } => "scene_reached",
            Self::ExpertiseRequested(_) => "expertise_requested",
            Self::Extended(_) => "extended",
            Self::SentToPolice(_) => "sent_to_police",
            Self::ReturnedByPolice { .. } => "returned_by_police",
            Self::Concluded { .. } => "concluded",
            Self::AnnouncementHeld { .. } => "announcement_held",
            Self::MeetingPlanned(_) => "meeting_planned",
            Self::MinutesIssued(_) => "minutes_issued",
            Self::AddresseeAdded(_) => "addressee_added",
            Self::MinutesServed(_) => "minutes_served",
            Self::Posted(_) => "posted",
            Self::ComplaintReceived(_) => "complaint_received",
            Self::ComplaintAnswered { .. } => "complaint_answered",
            Self::ComplaintEscalated { .. } => "complaint_escalated",
            Self::Reinvestigated(_) => "reinvestigated",
            Self::CaseReleased(_) => "case_released",
            Self::Unmerged(_) => "unmerged",
            Self::RecommendationAdded { .. } => "recommendation_added",
            Self::RecommendationReported { .. } => "recommendation_reported",
            Self::RecommendationVerified { .. } => "recommendation_verified",
            Self::RecommendationExtended { .. } => "recommendation_extended",
            Self::AssessmentRecorded { .. } => "assessment_recorded",
            Self::CompensationRecorded { .. } => "compensation_recorded",
            Self::CompensationCancelled { .. } => "compensation_cancelled",
            Self::EvidenceAdded { .. } => "evidence_added",
            Self::EvidenceMoved { .. } => "evidence_moved",
            Self::EvidenceWithdrawn { .. } => "evidence_withdrawn",
            Self::FilePointMarked { .. } => "file_point_marked",
            Self::FilePointUnmarked { .. } => "file_point_unmarked",
            Self::DocumentIssued(_) => "document_issued",
            Self::DocumentFiled(_) => "document_filed",
            Self::Closed { .. } => "closed",
            Self::TeamChanged(_) => "team_changed",
            Self::InvitationAnswered(_) => "invitation_answered",
            Self::StepSet(_) => "step_set",
            Self::SceneRecorded(_) => "scene_recorded",
            Self::TestimonyTaken(_) => "testimony_taken",
            Self::DocumentsRequested(_) => "documents_requested",
            Self::DocumentsReceived { .. } => "documents_received",
            Self::ExpertiseReceived(_) => "expertise_received",
            Self::DelayExplained { .. } => "delay_explained",
            Self::PrimacySet(_) => "primacy_set",
            Self::OpinionSent(_) => "opinion_sent",
            Self::PoliceRuled(_) => "police_ruled",
            Self::PoliceTermExtended(_) => "police_term_extended",
            Self::PoliceReturnListed(_) => "police_return_listed",
            Self::ProsecutionEnded(_) => "prosecution_ended",
            Self::HandoverRecorded(_) => "handover_recorded",
            Self::HandoverConfirmed { .. } => "handover_confirmed",
            Self::Referred(_) => "referred",
            Self::ReferralAnswered { .. } => "referral_answered",
            Self::FindingsSigned(_) => "findings_signed",
        }
    }
}

/// Before returns in part were known, everything came back at once.
pub(super) fn all_of_it() -> bool {
    true
}
