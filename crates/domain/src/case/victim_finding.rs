//! What the minutes say of each victim (PL IX, PL X mục 4, 11, 12).

use crate::ids::VictimId;
use crate::words::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Kind of labour contract (PL IX mục 4).
    pub enum ContractKind {
        Indefinite = "indefinite" ["hợp đồng không xác định thời hạn", "of indefinite term"],
        Definite = "definite" ["hợp đồng xác định thời hạn", "of definite term"],
        Oral = "oral" ["hợp đồng bằng lời nói", "oral"],
        Probation = "probation" ["thử việc, học nghề, tập nghề", "probation or apprenticeship"],
        None = "none" ["không có hợp đồng lao động", "no contract"],
        Other = "other" ["khác", "other"],
    }
}

/// Personal, working and medical facts of a victim as the team established them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VictimFinding {
    /// Victim.
    pub victim: VictimId,
    /// Native place (quê quán).
    pub native_place: Option<String>,
    /// Permanent residence.
    pub residence: Option<String>,
    /// Family: parents, spouse, children.
    pub family: Option<String>,
    /// Place of work: name and address.
    pub workplace: Option<String>,
    /// Months of work for the employer.
    pub months_with_employer: Option<u32>,
    /// Months in the trade.
    pub months_in_trade: Option<u32>,
    /// Grade of the worker (bậc thợ).
    pub grade: Option<String>,
    /// Contract.
    pub contract: Option<ContractKind>,
    /// Trained in occupational safety and hygiene.
    pub trained: Option<bool>,
    /// When work began that day, in words.
    pub work_started: Option<String>,
    /// Hours worked until the accident, in words.
    pub hours_worked: Option<String>,
    /// Where the wounds are.
    pub wound: Option<String>,
    /// Codes of the statutory list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub serious_codes: Vec<String>,
    /// How grave.
    pub degree: Option<String>,
    /// Bodily injury by forensic assessment, in percent; not the loss of working capacity.
    pub bodily_injury_percent: Option<u32>,
    /// Where treated.
    pub treated_at: Option<String>,
    /// First treatment.
    pub first_aid: Option<String>,
    /// Time of death, in words.
    pub death_time: Option<String>,
    /// Place of death.
    pub death_place: Option<String>,
    /// Number of the forensic conclusion.
    pub forensic_number: Option<String>,
}
