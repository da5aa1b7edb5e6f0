//! The course of the accident, in five questions.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use domain::case::Course;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The course of the accident, in five questions (PL III mục 5).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CourseInput {
    /// Where were they?
    pub place: Option<Paragraph>,
    /// Doing what?
    pub activity: Option<Paragraph>,
    /// With what machine, tool or substance?
    pub object: Option<Paragraph>,
    /// What was unsafe?
    pub hazard: Option<Paragraph>,
    /// What happened, with what consequences?
    pub event: Option<Paragraph>,
}

impl Input for CourseInput {
    type Value = Course;

    fn read(self, f: &mut Fields<'_>) -> Option<Course> {
        Some(Course {
            place: f.text("place", self.place.as_ref()),
            activity: f.text("activity", self.activity.as_ref()),
            object: f.text("object", self.object.as_ref()),
            hazard: f.text("hazard", self.hazard.as_ref()),
            event: f.text("event", self.event.as_ref()),
        })
    }
}
