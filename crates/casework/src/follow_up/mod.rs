//! Over all cases: recommendations, lessons, the register of accidents, files at the police.

mod lessons;
mod police_files;
mod recommendations;
mod register;
mod register_table;
pub(crate) mod same_cause;
pub(crate) mod similar;

pub use lessons::{Lesson, LessonMeasure, LessonQuery, list as list_lessons};
pub use police_files::{
    PoliceFileItem, PoliceFileQuery, export as export_police_files, list as list_police_files,
};
pub use recommendations::{
    RecommendationItem, RecommendationQuery, export as export_recommendations, list as list_recommendations,
};
pub use register::{RegisterEntry, RegisterPage, RegisterQuery, list as list_register};
pub use register_table::{export as export_register, heads as register_heads, line as register_line};
pub use same_cause::EarlierCase;
