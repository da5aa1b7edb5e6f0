//! Minutes of an investigation (PL IX, PL X).

use super::parts::{
    Cited, DamageCosts, Establishment, Letterhead, Measure, Moment, Participant, Signatory, Voiced,
};
use super::value::values;
use chrono::NaiveDate;
use domain::case::{Conclusion, ContractKind, FaultSide};
use domain::value::Sex;
use domain::words::{EventClass, Severity};

values! {
    /// Biên bản điều tra tai nạn lao động: PL IX of an establishment; PL X of a provincial or central team, with or
    /// without a contract. The variant is that of the form.
    pub struct InvestigationMinutes {
        /// Head: the establishment, or the team.
        pub head: Letterhead,
        /// Class of the accident, in brackets below the title.
        pub class: Option<EventClass>,
        /// Item 1: where it happened. Without a contract: the household, person or organisation that hired.
        pub establishment: Establishment,
        /// Item 2: the team.
        pub team: Vec<Participant>,
        /// Item 3: who else took part; may be nobody.
        pub attended: Vec<Participant>,
        /// Item 4, 11 and 12, each victim.
        pub victims: Vec<MinutesVictim>,
        /// Item 5: when it happened.
        pub occurred: Option<Moment>,
        /// Item 5: where.
        pub place: Option<String>,
        /// Item 6: course of events.
        pub course: Option<String>,
        /// Item 7: whose fault.
        pub fault: Option<FaultSide>,
        /// Item 7: cause in words.
        pub cause: Option<String>,
        /// Item 7: principal cause, code 1 to 9, with its label.
        pub cause_code: Option<String>,
        /// Item 7: causes that contributed, the nearest first, each with what it explains below it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub contributing: Vec<String>,
        /// Item 7: rules that were breached.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub rules_breached: Vec<BreachedRule>,
        /// Principal injury factor, code and label.
        pub injury_factor: Option<String>,
        /// Item 8.
        pub conclusion: Option<Conclusion>,
        /// Item 8: remarks to the conclusion, if any.
        pub conclusion_note: Option<String>,
        /// Item 9: who is at fault; empty when nobody is.
        pub at_fault: Vec<PersonAtFault>,
        /// Item 10.
        pub measures: Vec<Measure>,
        /// Item 13.
        pub damage: DamageCosts,
        /// Opinions that members reserve; may be none.
        pub reserved: Vec<Voiced>,
        /// Who did not sign, and why; may be none.
        pub refusals: Vec<Voiced>,
        /// What PL X asks beyond PL IX; not printed on PL IX.
        pub provincial: ProvincialItems,
        /// Who signs for the employer or for the commune (PL X).
        pub employer_signatory: Signatory,
    }

    /// A victim in the minutes.
    pub struct MinutesVictim {
        /// Full name.
        pub name: Option<String>,
        /// Sex.
        pub sex: Option<Sex>,
        /// Date of birth, or what is known of it.
        pub birth: Option<String>,
        /// Native place (quê quán).
        pub native_place: Option<String>,
        /// Permanent residence.
        pub residence: Option<String>,
        /// Family: parents, spouse, children.
        pub family: Option<String>,
        /// Place of work: name and address.
        pub workplace: Option<String>,
        /// Occupation in words.
        pub occupation: Option<String>,
        /// Code of it (VSCO).
        pub occupation_code: Option<String>,
        /// Months of work for the employer.
        pub months_with_employer: Option<u32>,
        /// Months in the trade (tuổi nghề).
        pub months_in_trade: Option<u32>,
        /// Grade (bậc thợ), if any.
        pub grade: Option<String>,
        /// Kind of contract.
        pub contract: Option<ContractKind>,
        /// Trained in occupational safety and hygiene.
        pub trained: Option<bool>,
        /// When work began that day, in words (item 5).
        pub work_started: Option<String>,
        /// Hours worked until the accident, in words (item 5).
        pub hours_worked: Option<String>,
        /// Dead, seriously or lightly hurt.
        pub condition: Option<Severity>,
        /// Where the wounds are, with the codes of the statutory list (item 11).
        pub wound: Option<String>,
        /// How grave (item 11).
        pub degree: Option<String>,
        /// Where treated (item 12).
        pub treated_at: Option<String>,
        /// First treatment (item 12).
        pub first_aid: Option<String>,
        /// Time of death, in words (PL X, of the dead).
        pub death_time: Option<String>,
        /// Place of death (PL X, of the dead).
        pub death_place: Option<String>,
        /// Number of the forensic conclusion (PL X, of the dead).
        pub forensic_number: Option<String>,
    }

    /// A rule that was breached (item 7).
    pub struct BreachedRule {
        /// Article, standard, rule of the works.
        pub article: Option<String>,
        /// By whom, in words.
        pub by: Option<String>,
        /// How.
        pub how: Option<String>,
    }

    /// Somebody at fault (item 9).
    pub struct PersonAtFault {
        /// Name and position.
        pub name: Option<String>,
        /// What was violated, with the rule.
        pub violation: Option<String>,
        /// Handling proposed.
        pub proposed: Option<String>,
    }

    /// What PL X asks beyond PL IX.
    pub struct ProvincialItems {
        /// The founding decision.
        pub decision: Cited,
        /// First day of the work at the scene.
        pub site_from: Option<NaiveDate>,
        /// Last day of the work at the scene.
        pub site_to: Option<NaiveDate>,
        /// How the team worked with the police.
        pub coordination: Option<String>,
        /// Recommendations to the department or the ministry.
        pub proposals: Option<String>,
        /// Sanctions proposed.
        pub sanctions: Option<String>,
        /// Hand-over because of signs of a crime, if any.
        pub criminal_signs: Option<String>,
    }
}
