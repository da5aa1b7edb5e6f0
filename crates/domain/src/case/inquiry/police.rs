//! Police and procuracy beside the case (Luật ATVSLĐ Điều 35 khoản 7; Nghị định 39/2016/NĐ-CP Điều 20).

use super::super::change::PoliceDecision;
use super::super::findings::{Conclusion, FaultSide};
use super::super::stage::PoliceTransfer;
use crate::ids::EvidenceId;
use crate::time::Instant;
use crate::value::search_fold;
use crate::words::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Who leads the work at the scene and on the file.
    pub enum PrimacyHolder {
        Team = "team" ["Đoàn điều tra tai nạn lao động", "investigation team"],
        Police = "police" ["cơ quan điều tra", "investigating police"],
        Specialised = "specialised" ["cơ quan theo luật chuyên ngành", "body under specialised law"],
    }
}

/// Who leads, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Primacy {
    /// Who.
    pub holder: PrimacyHolder,
    /// Name of the body.
    pub body: String,
    /// Since.
    pub since: Instant,
    /// Number and date of the paper that says so.
    pub reference: Option<String>,
}

/// The letter with the team's opinion to police and procuracy, within 10 working days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionLetter {
    /// Number.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// When it was sent.
    pub sent_at: Instant,
    /// To whom.
    pub sent_to: Vec<String>,
    /// Cause, as seen so far.
    pub cause: String,
    /// Whose fault.
    pub fault: FaultSide,
    /// Workplace accident or not.
    pub conclusion: Conclusion,
    /// Further remarks.
    pub note: Option<String>,
    /// The letter in the file.
    pub evidence: Option<EvidenceId>,
}

/// What the police ruled on the report of a crime (BLTTHS Điều 147).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliceRuling {
    /// Ruling.
    pub decision: PoliceDecision,
    /// Number.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// When the team received it.
    pub received_at: Instant,
    /// Remarks.
    pub note: Option<String>,
}

text_enum! {
    /// Who gives the police longer to rule on the report of a crime.
    pub enum TermExtender {
        Police = "police" ["Thủ trưởng cơ quan điều tra kéo dài (vụ phức tạp)", "head of the investigating police (complex case)"],
        Procuracy = "procuracy" ["Viện kiểm sát gia hạn", "procuracy"],
    }
}

/// The police have longer to rule on the report of a crime (BLTTHS Điều 147).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliceExtension {
    /// Who gives it.
    pub by: TermExtender,
    /// Number of the notice.
    pub number: String,
    /// Date of the notice.
    pub date: NaiveDate,
    /// Last day now.
    pub until: NaiveDate,
    /// Why.
    pub reason: Option<String>,
    /// It replaces what was recorded of this body before, which was wrong: what was wrong.
    #[serde(default)]
    pub correction: Option<String>,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// What the police list as going back, until the team confirms that it was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliceReturnList {
    /// Of the things handed over, those that go back.
    pub items: Vec<String>,
    /// Number of the hand-over record.
    pub record_number: Option<String>,
    /// Date of that record.
    pub date: NaiveDate,
    /// Remarks: what is kept and why.
    pub note: Option<String>,
    /// When it was sent.
    pub sent_at: Instant,
}

/// Papers, objects and means that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliceReturn {
    /// When.
    pub at: Instant,
    /// What.
    pub items: Vec<String>,
    /// Everything has been received: the term is counted anew from here.
    pub complete: bool,
    /// Number of the record.
    pub record_number: Option<String>,
    /// Why what was handed over and is on no list does not come back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_reason: Option<String>,
    /// When it was recorded; none in older records.
    #[serde(default)]
    pub recorded_at: Option<Instant>,
}

text_enum! {
    /// How a prosecution ended.
    pub enum ProsecutionEnd {
        Convicted = "convicted" ["Tòa án kết án", "conviction"],
        Acquitted = "acquitted" ["Tòa án tuyên không phạm tội", "acquittal"],
        Discontinued = "discontinued" ["đình chỉ vụ án, đình chỉ điều tra", "discontinued"],
        CulpritUnknown = "culprit_unknown" ["không xác định được người phạm tội", "culprit not found"],
    }
}

/// The outcome of a prosecution: who pays depends on it (Nghị định 39/2016/NĐ-CP Điều 28).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProsecutionOutcome {
    /// How it ended.
    pub end: ProsecutionEnd,
    /// Number and date of judgment or decision.
    pub reference: String,
    /// Date.
    pub date: NaiveDate,
    /// The accused was the victim: only then can the accident be entirely the victim's fault.
    pub accused_is_victim: bool,
    /// Remarks.
    pub note: Option<String>,
}

/// What is known of police and procuracy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PoliceMatter {
    /// Hand-overs of the file to the police, in order; the last one may still be with them.
    pub transfers: Vec<PoliceTransfer>,
    /// Who led, in order; the last leads now.
    pub primacy: Vec<Primacy>,
    /// Opinion letters.
    pub opinions: Vec<OpinionLetter>,
    /// Rulings, in order; the last stands.
    pub rulings: Vec<PoliceRuling>,
    /// Longer terms, in order; of each body the last counts.
    pub extensions: Vec<PoliceExtension>,
    /// Lists of what goes back, in order.
    pub lists: Vec<PoliceReturnList>,
    /// What came back.
    pub returns: Vec<PoliceReturn>,
    /// Outcome of a prosecution.
    pub outcome: Option<ProsecutionOutcome>,
}

impl PoliceMatter {
    /// Of what went with a hand-over, what no record of return names.
    pub fn outstanding<'a>(&self, transfer: &'a PoliceTransfer) -> Vec<&'a str> {
        let returns = self.returns.iter().filter(|x| x.at >= transfer.at);
        let back: Vec<String> = returns.flat_map(|x| &x.items).map(|item| search_fold(item)).collect();
        transfer.items.iter().filter(|i| !back.contains(&search_fold(i))).map(String::as_str).collect()
    }

    /// The first list of what goes back of which the team has not confirmed everything, with what is left of it.
    pub fn awaits_receipt(&self, transfer: &PoliceTransfer) -> Option<(&PoliceReturnList, Vec<&str>)> {
        let still: Vec<String> = self.outstanding(transfer).into_iter().map(search_fold).collect();
        self.lists.iter().filter(|l| l.sent_at >= transfer.at).find_map(|list| {
            let items = list.items.iter().filter(|i| still.contains(&search_fold(i)));
            let left: Vec<&str> = items.map(String::as_str).collect();
            (!left.is_empty()).then_some((list, left))
        })
    }

    /// The longer term that a body has given for a hand-over, as last corrected.
    pub fn given_by(&self, by: TermExtender, transfer: &PoliceTransfer) -> Option<&PoliceExtension> {
        self.extensions.iter().rev().find(|e| e.by == by && e.recorded_at >= transfer.at)
    }

    /// The longer term that counts for a hand-over: the last day of what either body gave.
    pub fn longer(&self, transfer: &PoliceTransfer) -> Option<&PoliceExtension> {
        let given = |by| self.given_by(by, transfer);
        given(TermExtender::Police).into_iter().chain(given(TermExtender::Procuracy)).max_by_key(|e| e.until)
    }
}
