//! Lists over all cases: recommendations, lessons, files at the police.

mod lessons;
mod police_files;
mod recommendations;

pub use lessons::{LessonFilter, lessons_of, list as list_lessons, same_cause};
pub use police_files::{PoliceFileFilter, PoliceFileSort, list as list_police_files};
pub use recommendations::{RecommendationFilter, RecommendationSort, list as list_recommendations};
