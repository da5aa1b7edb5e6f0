//! What the events carry when a case taken in by mistake comes out again.

use super::change::TakenClock;
use super::compensation::Compensation;
use super::evidence::EvidenceItem;
use super::inquiry::Inquiry;
use super::state::{CaseReport, SupplementRequest};
use crate::ids::{CaseId, EvidenceId, RecommendationId, ReportId, SupplementId, VictimId};
use crate::value::CaseNumber;
use serde::{Deserialize, Serialize};

/// What the case that goes on lets go of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// The other case.
    pub other: CaseId,
    /// Its number.
    pub number: CaseNumber,
    /// Reports that are the other's again.
    pub reports: Vec<ReportId>,
    /// Requests for supplements that are the other's again.
    pub supplements: Vec<SupplementId>,
    /// Recommendations that are the other's again.
    pub recommendations: Vec<RecommendationId>,
    /// Payments that are the other's again.
    pub compensations: Vec<Compensation>,
    /// Evidence that is the other's again.
    pub evidence: Vec<EvidenceId>,
    /// Victims of the other; their assessments and marks in the file list go with them.
    pub victims: Vec<VictimId>,
    /// The work of its team.
    pub inquiry: Inquiry,
    /// Its clock, which counts here no longer.
    pub clock: Option<TakenClock>,
    /// Why.
    pub reason: String,
}

/// With what the other case goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameOut {
    /// The case it had been taken into.
    pub from: CaseId,
    /// The number of that case.
    pub number: CaseNumber,
    /// Its reports as they stand by now.
    pub reports: Vec<CaseReport>,
    /// Its requests for supplements as they stand by now.
    pub supplements: Vec<SupplementRequest>,
    /// Its evidence as it stands by now.
    pub evidence: Vec<EvidenceItem>,
    /// Why.
    pub reason: String,
}
