//! Compensation and allowance that the employer pays (Luật ATVSLĐ Điều 38 khoản 4 và khoản 5).

use super::state::{Case, Victim};
use crate::ids::{UserId, VictimId};
use crate::time::{Instant, from_vn};
use crate::value::Dong;
use crate::words::{Severity, text_enum};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What is paid: by whose fault the accident was.
    pub enum CompensationKind {
        Compensation = "compensation" ["bồi thường", "compensation"],
        Allowance = "allowance" ["trợ cấp", "allowance"],
    }
}

text_enum! {
    /// Who took the money.
    pub enum RecipientKind {
        Victim = "victim" ["nạn nhân", "the victim"],
        Relative = "relative" ["thân nhân của nạn nhân", "a relative of the victim"],
        Representative = "representative" ["người được ủy quyền hoặc giám hộ", "an authorised person or guardian"],
    }
}

/// One payment for one victim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compensation {
    /// For whom.
    pub victim: VictimId,
    /// Compensation or allowance.
    pub kind: CompensationKind,
    /// Đồng.
    pub amount: Dong,
    /// Day of the payment.
    pub paid_on: NaiveDate,
    /// Who took the money.
    pub recipient_kind: RecipientKind,
    /// Name of who took it.
    pub recipient_name: String,
    /// Number and date of the employer's decision to pay.
    pub decision_reference: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Average monthly wage before the accident, from which the least payment is computed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly_wage: Option<Dong>,
    /// What an accident insurance bought by the employer paid for the same victim (Điều 39 khoản 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insurance_paid: Option<Dong>,
    /// Who recorded it.
    pub by: Option<UserId>,
    /// Name of who recorded it.
    pub by_name: String,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Number of the cancelled record that this one puts right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u32>,
    /// Taken back because it was recorded wrongly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<CancelledPayment>,
}

/// Why the record of a payment counts no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelledPayment {
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: Option<UserId>,
    /// Name of who.
    pub by_name: String,
}

impl Compensation {
    /// It was paid as it is recorded, as far as anybody knows.
    pub fn stands(&self) -> bool {
        self.cancelled.is_none()
    }
}

/// Workers who died and for whom nothing is recorded as paid; people counted as dead without a name are among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unpaid(pub usize);

fn dead(v: &&Victim) -> bool {
    v.statement.is_worker && v.severity() == Severity::Fatal
}

/// The payments with their numbers, from 1 in order of recording: a payment keeps its number for ever.
pub fn numbered(case: &Case) -> impl Iterator<Item = (u32, &Compensation)> {
    (1..).zip(&case.compensations)
}

/// The day from which every worker who died was paid for, or for how many that is still open (R-BEN-7). A first
/// payment settles the term: the law asks that it be paid in time, the amount is judged by people.
pub fn paid_for_the_dead(case: &Case) -> Result<Instant, Unpaid> {
    let named: Vec<&Victim> = case.victims.iter().filter(dead).collect();
    let counted = case.accident.as_ref().map_or(0, |a| a.casualties.dead);
    let unnamed = usize::try_from(counted).unwrap_or(usize::MAX).saturating_sub(named.len());
    let first_for = |v: &&Victim| {
        let own = case.compensations.iter().filter(|p| p.stands() && p.victim == v.statement.id);
        own.map(|p| p.paid_on).min()
    };
    let days: Vec<NaiveDate> = named.iter().filter_map(first_for).collect();
    let open = unnamed + (named.len() - days.len());
    match days.iter().max() {
        Some(last) if open == 0 => Ok(from_vn(last.and_time(NaiveTime::MIN))),
        Some(_) | None => Err(Unpaid(open)),
    }
}
