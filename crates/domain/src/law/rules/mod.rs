//! Rules as they stand in the law files, and the conditions they ask.

mod benefit;
mod body;
mod situation;
mod when;

pub(super) use benefit::{
    BaseSalaryBody, BenefitBody, CompensationScaleBody, FundScaleBody, key_of as benefit_key,
};
pub(super) use body::{
    AlertBody, At, ClassificationBody, ClauseBody, CompetenceBody, DutyBody, FilingBody, LadderBody, Reach,
    RegimeBody, RoleBody, SettingBody, SuperiorBody, TeamNoteBody, TermBody,
};
pub(super) use situation::{Situation, severity};
