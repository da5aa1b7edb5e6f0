//! Compensation and allowance that the employer pays (Luật ATVSLĐ Điều 38 khoản 4 và khoản 5).

use super::findings::{Conclusion, FaultSide};
use super::state::{Case, Victim};
use crate::ids::{UserId, VictimId};
use crate::law::LawSet;
use crate::time::{Instant, from_vn};
use crate::value::Dong;
use crate::words::{Localized, Severity, text_enum};
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

/// What is open of the payment for the dead; people counted as dead without a name are among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unpaid {
    /// Workers who died and for whom nothing, or too little, is recorded as paid.
    pub people: usize,
    /// What is lacking to the least that the law asks, where something was paid and that least is known.
    pub lacking: Option<Dong>,
}

/// What was paid for a victim, against the least that the law asks (Luật ATVSLĐ Điều 38 khoản 4, khoản 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaidFor {
    /// Nothing is recorded.
    Nothing,
    /// Less than the least.
    Short {
        /// What is lacking.
        lacking: Dong,
    },
    /// The least, or more, from that day on.
    Whole {
        /// Day on which the sum reached it.
        on: NaiveDate,
    },
    /// Something was paid, and no wage tells what the least is.
    LeastUnknown {
        /// Day of the first payment.
        on: NaiveDate,
    },
}

impl PaidFor {
    /// The day from which it is paid, as far as is known.
    pub fn settled_on(self) -> Option<NaiveDate> {
        match self {
            Self::Whole { on } | Self::LeastUnknown { on } => Some(on),
            Self::Nothing | Self::Short { .. } => None,
        }
    }
}

/// Which of the two is owed: the findings say whose fault it was; before them what was paid tells.
fn owed_kind(case: &Case, paid: CompensationKind) -> CompensationKind {
    match case.stage.findings() {
        Some(f) if f.fault == FaultSide::Worker || f.conclusion == Conclusion::Benefit392 => {
            CompensationKind::Allowance
        }
        Some(_) => CompensationKind::Compensation,
        None => paid,
    }
}

/// What was paid for a victim so far; what an accident insurance paid counts too (Điều 39 khoản 3).
pub fn paid_for(case: &Case, victim: &Victim, law: &LawSet) -> PaidFor {
    let own = case.compensations.iter().filter(|p| p.stands() && p.victim == victim.statement.id);
    let mut own: Vec<&Compensation> = own.collect();
    own.sort_by_key(|p| p.paid_on);
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return PaidFor::Nothing };
    let wage = case.compensations.iter().rev().filter(|p| p.stands() && p.victim == victim.statement.id);
    let wage = wage.filter_map(|p| p.monthly_wage).next();
    let accident = case.accident.as_ref().map(|a| a.occurred.date());
    let least = wage.zip(case.minimum_of(victim)).zip(accident).and_then(|((wage, of), on)| {
        let (compensation, allowance, _) = law.months_owed(on, of);
        match owed_kind(case, last.kind) {
            CompensationKind::Compensation => compensation.of_wage(wage),
            CompensationKind::Allowance => allowance.of_wage(wage),
        }
    });
    let Some(least) = least else { return PaidFor::LeastUnknown { on: first.paid_on } };
    let (mut sum, mut insured) = (0_i64, 0_i64);
    for p in &own {
        sum = sum.saturating_add(p.amount.get());
        insured = insured.max(p.insurance_paid.map_or(0, |i| i.get()));
        if sum.saturating_add(insured) >= least.get() {
            return PaidFor::Whole { on: p.paid_on };
        }
    }
    PaidFor::Short { lacking: Dong::new(least.get() - sum - insured).unwrap_or_default() }
}

/// What the explanation of the term of payment says of the sum.
pub(super) fn sum_words(paid: &[PaidFor]) -> Option<Localized> {
    // How much is lacking tells the wage, which not everybody who reads the terms may know.
    if paid.iter().any(|p| matches!(p, PaidFor::Short { .. })) {
        return Some(Localized::new("số đã chi chưa đủ mức tối thiểu", "less than the least was paid"));
    }
    paid.iter().any(|p| matches!(p, PaidFor::LeastUnknown { .. })).then(|| {
        Localized::new(
            "chưa tính được mức tối thiểu vì lần chi chưa ghi tiền lương bình quân; kiểm tra số tiền đã chi",
            "the least could not be computed, since no payment names the average wage; check the sum",
        )
    })
}

/// What was paid for each worker who died and has a name.
pub(super) fn paid_for_each_dead(case: &Case, law: &LawSet) -> Vec<PaidFor> {
    case.victims.iter().filter(dead).map(|v| paid_for(case, v, law)).collect()
}

fn dead(v: &&Victim) -> bool {
    v.statement.is_worker && v.severity() == Severity::Fatal
}

/// The payments with their numbers, from 1 in order of recording: a payment keeps its number for ever.
pub fn numbered(case: &Case) -> impl Iterator<Item = (u32, &Compensation)> {
    (1..).zip(&case.compensations)
}

/// The day from which every worker who died was paid the least that the law asks, or for how many that is still open
/// (R-BEN-7). Where no wage is known, and so no least, a first payment settles it.
///
/// # Errors
/// [`Unpaid`] while something is open.
pub fn paid_for_the_dead(case: &Case, law: &LawSet) -> Result<Instant, Unpaid> {
    let named = paid_for_each_dead(case, law);
    let counted = case.accident.as_ref().map_or(0, |a| a.casualties.dead);
    let unnamed = usize::try_from(counted).unwrap_or(usize::MAX).saturating_sub(named.len());
    let days: Vec<NaiveDate> = named.iter().filter_map(|p| p.settled_on()).collect();
    let people = unnamed + (named.len() - days.len());
    match days.iter().max() {
        Some(last) if people == 0 => Ok(from_vn(last.and_time(NaiveTime::MIN))),
        Some(_) | None => {
            let short = named.iter().filter_map(|p| match p {
                PaidFor::Short { lacking } => Some(*lacking),
                _other => None,
            });
            let lacking = short.reduce(|a, b| a.checked_add(b).unwrap_or(a));
            Err(Unpaid { people, lacking })
        }
    }
}
