//! Rules as they stand in the law files, and the conditions they ask.

mod body;
mod situation;
mod when;

pub(super) use body::{
    AlertBody, At, ClassificationBody, ClauseBody, CompetenceBody, DutyBody, FilingBody, LadderBody, Reach,
    RegimeBody, RoleBody, SettingBody, SuperiorBody, TeamNoteBody, TermBody,
};
pub(super) use situation::{Situation, severity};
