//! The file at police and procuracy: who led, what they ruled, what came back.

use super::moment;
use domain::case::{CriminalIndicator, PoliceMatter, PoliceReturn};
use serde::Serialize;
use tnld_http::dto::*;
use utoipa::ToSchema;

/// What came back from the police.
#[derive(Debug, Serialize, ToSchema)]
pub struct PoliceReturnAnswer {
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// What.
    pub items: Vec<String>,
    /// Everything has been received.
    pub complete: bool,
    /// Number of the record.
    pub record_number: Option<String>,
    /// Why something that was handed over does not come back.
    pub missing_reason: Option<String>,
}

impl From<&PoliceReturn> for PoliceReturnAnswer {
    fn from(r: &PoliceReturn) -> Self {
        Self {
            at: moment(r.at),
            items: r.items.clone(),
            complete: r.complete,
            record_number: r.record_number.clone(),
            missing_reason: r.missing_reason.clone(),
        }
    }
}

/// Police and procuracy.
#[derive(Debug, Serialize, ToSchema)]
pub struct PoliceMatterAnswer {
    /// Who led, in order; the last leads now.
    pub primacy: Vec<SetPrimacyInput>,
    /// Letters of opinion.
    pub opinions: Vec<SendOpinionInput>,
    /// Rulings, in order; the last stands.
    pub rulings: Vec<RecordRulingInput>,
    /// Longer terms to rule, in order; the last counts.
    pub extensions: Vec<ExtendPoliceTermInput>,
    /// Lists of what goes back, in order.
    pub lists: Vec<ListPoliceReturnInput>,
    /// What came back.
    pub returns: Vec<PoliceReturnAnswer>,
    /// How the prosecution ended.
    pub outcome: Option<RecordProsecutionEndInput>,
}

impl From<&PoliceMatter> for PoliceMatterAnswer {
    fn from(p: &PoliceMatter) -> Self {
        Self {
            primacy: p.primacy.iter().map(Into::into).collect(),
            opinions: p.opinions.iter().map(Into::into).collect(),
            rulings: p.rulings.iter().map(Into::into).collect(),
            extensions: p.extensions.iter().map(Into::into).collect(),
            lists: p.lists.iter().map(Into::into).collect(),
            returns: p.returns.iter().map(Into::into).collect(),
            outcome: p.outcome.as_ref().map(Into::into),
        }
    }
}

/// A sign that the accident may be a crime: a hint, never a decision.
#[derive(Debug, Serialize, ToSchema)]
pub struct CriminalIndicatorAnswer {
    /// Stable code.
    pub code: String,
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl From<&CriminalIndicator> for CriminalIndicatorAnswer {
    fn from(i: &CriminalIndicator) -> Self {
        Self { code: i.code.to_owned(), vi: i.message.vi.clone(), en: i.message.en.clone() }
    }
}
