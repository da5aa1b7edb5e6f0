//! What follows an investigation, over all cases: recommendations, lessons, the register of accidents.

mod lessons;
mod recommendations;
mod register;
mod register_table;
pub(crate) mod same_cause;
pub(crate) mod without_names;

pub use lessons::{Lesson, LessonMeasure, LessonQuery, list as list_lessons};
pub use recommendations::{
    RecommendationItem, RecommendationQuery, export as export_recommendations, list as list_recommendations,
};
pub use register::{RegisterEntry, RegisterPage, RegisterQuery, list as list_register};
pub use register_table::{export as export_register, heads as register_heads, line as register_line};
pub use same_cause::EarlierCase;
