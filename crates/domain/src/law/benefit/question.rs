//! What must be known to say what is owed.

use crate::value::Dong;
use crate::words::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// By whose fault, as far as benefits ask (Luật ATVSLĐ Điều 38 khoản 4, khoản 5; Điều 39).
    pub enum BenefitFault {
        NotOnlyVictim = "not_only_victim" ["không hoàn toàn do lỗi của người bị nạn", "not entirely the victim's own fault"],
        VictimOnly = "victim_only" ["hoàn toàn do lỗi của chính người bị nạn", "entirely the victim's own fault"],
        Commuting = "commuting" ["trên đường đi và về giữa nơi ở và nơi làm việc, do lỗi của người khác hoặc không xác định được người gây ra", "on the way to or from work, by the fault of another or of nobody known"],
        OutsidePremises = "outside_premises" ["khi làm nhiệm vụ ngoài cơ sở, do lỗi của người khác hoặc không xác định được người gây ra", "on duty outside the premises, by the fault of another or of nobody known"],
    }
}

text_enum! {
    /// Why nothing is owed (Luật ATVSLĐ Điều 40 khoản 1).
    pub enum Exclusion {
        PrivateConflict = "private_conflict" ["mâu thuẫn cá nhân không liên quan đến công việc", "a private conflict unrelated to the work"],
        SelfHarm = "self_harm" ["cố ý tự hủy hoại sức khỏe", "deliberate self-harm"],
        Drugs = "drugs" ["sử dụng ma túy, chất gây nghiện trái pháp luật", "use of drugs or illegal addictive substances"],
    }
}

text_enum! {
    /// How the victim stands with the accident insurance fund.
    pub enum FundStatus {
        Insured = "insured" ["đã đóng", "contributions are paid"],
        Unpaid = "unpaid" ["thuộc diện phải đóng nhưng người sử dụng lao động không đóng", "owed, but the employer did not pay"],
        NotCovered = "not_covered" ["không thuộc diện bắt buộc", "not compulsory"],
        Unknown = "unknown" ["chưa rõ", "not known"],
    }
}

/// One victim, as far as benefits ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitQuestion {
    /// Day of the accident.
    pub accident_on: NaiveDate,
    /// Day of the death, when the victim died.
    pub died_on: Option<NaiveDate>,
    /// Loss of working capacity in percent by the medical assessment (GĐYK); none for the dead, or not yet known.
    pub percent: Option<u8>,
    /// By whose fault.
    pub fault: BenefitFault,
    /// Why nothing is owed.
    pub exclusion: Option<Exclusion>,
    /// Wage with allowances and other supplements (Điều 38 khoản 10) of each of the six months before the accident,
    /// or of fewer.
    pub wages: Vec<Dong>,
    /// What an accident insurance bought by the employer has paid.
    pub private_insurance: Option<Dong>,
    /// The victim has health insurance; unknown when not told.
    pub health_insured: Option<bool>,
    /// How the victim stands with the fund.
    pub fund: FundStatus,
    /// Contribution wage of the month before the accident.
    pub contribution_wage: Option<Dong>,
    /// Full years of contributions.
    pub contribution_years: u32,
    /// Spinal paralysis, both eyes blind, two limbs lost or paralysed, or mental illness (Điều 52).
    pub severe_impairment: bool,
    /// When the medical assessment was received: the employer's term runs from it.
    pub assessed_on: Option<NaiveDate>,
    /// When the minutes of the investigation were announced: of a death, the term runs from it.
    pub announced_on: Option<NaiveDate>,
    /// A day of the month of entitlement of the injured: end of the treatment, or the assessment (Điều 50).
    pub entitled_on: Option<NaiveDate>,
    /// When this is asked.
    pub asked_on: NaiveDate,
}

impl BenefitQuestion {
    /// The day whose month decides the base salary: of the death, else of the entitlement.
    pub(super) fn month_of_entitlement(&self) -> NaiveDate {
        self.died_on.or(self.entitled_on).or(self.assessed_on).unwrap_or(self.asked_on)
    }
}
