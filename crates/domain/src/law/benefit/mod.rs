//! What is owed after an accident (Luật ATVSLĐ Điều 38 đến Điều 62): the employer's compensation or allowance,
//! what he owes besides, and an estimate of what the insurance fund pays. Stores nothing.
//!
//! Everything is computed in whole numbers: months in hundredths, money in đồng. A minimum is rounded up to a whole
//! đồng, so that it is never paid short; an estimate of the fund is rounded to the nearest.

mod answer;
mod calculate;
mod employer;
mod fund;
mod question;
mod scale;
mod words;

pub use answer::{BenefitAnswer, BenefitItem};
pub use question::{BenefitFault, BenefitQuestion, Exclusion, FundStatus};
pub use scale::{MinimumOf, Months};

use crate::words::text_enum;

text_enum! {
    /// A benefit after an accident.
    pub enum BenefitKey {
        FirstAid = "first_aid" ["sơ cứu, cấp cứu", "first aid"],
        MedicalInsured = "medical_insured" ["chi phí y tế, có bảo hiểm y tế", "medical cost, with health insurance"],
        MedicalUninsured = "medical_uninsured" ["chi phí y tế, không có bảo hiểm y tế", "medical cost, without health insurance"],
        AssessmentFee = "assessment_fee" ["phí giám định", "fee of the assessment"],
        Wages = "wages" ["tiền lương khi điều trị", "wages during treatment"],
        Compensation = "compensation" ["bồi thường", "compensation"],
        Allowance = "allowance" ["trợ cấp", "allowance"],
        AllowanceCommuting = "allowance_commuting" ["trợ cấp tai nạn trên đường đi và về", "allowance, way to or from work"],
        OutsidePremises = "outside_premises" ["bồi thường, tai nạn ngoài cơ sở", "compensation, outside the premises"],
        Referral = "referral" ["giới thiệu giám định y khoa", "referral to the assessment"],
        SuitableJob = "suitable_job" ["sắp xếp công việc phù hợp", "suitable job"],
        InsuranceFile = "insurance_file" ["lập hồ sơ hưởng bảo hiểm", "insurance file"],
        PrivateInsurance = "private_insurance" ["bảo hiểm tai nạn đã mua", "private accident insurance"],
        UnpaidContributions = "unpaid_contributions" ["không đóng bảo hiểm bắt buộc", "contributions not paid"],
        Exclusion = "exclusion" ["không được hưởng", "excluded"],
        FundLumpSum = "fund_lump_sum" ["trợ cấp một lần từ Quỹ", "lump sum of the fund"],
        FundMonthly = "fund_monthly" ["trợ cấp hằng tháng từ Quỹ", "monthly allowance of the fund"],
        FundService = "fund_service" ["trợ cấp phục vụ", "attendance allowance"],
        FundDeath = "fund_death" ["trợ cấp một lần khi chết", "lump sum on a death"],
    }
}

text_enum! {
    /// Who pays.
    pub enum Payer {
        Employer = "employer" ["người sử dụng lao động", "the employer"],
        Fund = "fund" ["Quỹ bảo hiểm tai nạn lao động (cơ quan bảo hiểm xã hội)", "the accident insurance fund (social insurance)"],
        Insurer = "insurer" ["doanh nghiệp bảo hiểm", "the insurer"],
        Nobody = "nobody" ["không ai phải trả", "nobody"],
    }
}
