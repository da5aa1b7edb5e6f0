//! Lists of what follows an investigation: recommendations and lessons.

mod lessons;
mod recommendations;

pub use lessons::{LessonFilter, lessons_of, list as list_lessons, same_cause};
pub use recommendations::{RecommendationFilter, RecommendationSort, list as list_recommendations};
