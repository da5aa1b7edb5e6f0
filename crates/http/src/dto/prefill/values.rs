//! Small values.

use crate::dto::{
    CasualtiesInput, CodedWordInput, CourseInput, MomentText, Number, OccurredInput, PlaceInput, Text,
};
use chrono::{NaiveDateTime, Timelike};
use domain::case::{Casualties, CodedWord, Course, Place};
use domain::time::{Instant, rfc3339_vn};
use domain::value::OccurredAt;

/// A text that may be missing.
pub(in crate::dto) fn text<const MAX: usize>(value: Option<&str>) -> Option<Text<MAX>> {
    value.map(Text::from)
}

/// A value with a canonical text that may be missing.
pub(in crate::dto) fn value<T: Clone + Into<String>, const MAX: usize>(
    value: Option<&T>,
) -> Option<Text<MAX>> {
    value.map(|v| Text::from(v.clone().into()))
}

/// A moment that may be missing.
pub(in crate::dto) fn moment(at: Option<Instant>) -> Option<MomentText> {
    at.map(|at| MomentText::from(rfc3339_vn(at)))
}

fn local<const MAX: usize>(at: NaiveDateTime) -> Option<Text<MAX>> {
    let whole = at.second() == 0 && at.nanosecond() == 0;
    Some(Text::from(at.format(if whole { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" }).to_string()))
}

impl From<&OccurredAt> for OccurredInput {
    fn from(occurred: &OccurredAt) -> Self {
        let kind = |k: &str| Some(Text::from(k));
        match *occurred {
            OccurredAt::Exact(at) => Self { kind: kind("exact"), at: local(at), ..Self::default() },
            OccurredAt::Between { from, to } => {
                Self { kind: kind("between"), from: local(from), to: local(to), ..Self::default() }
            }
            OccurredAt::DayOnly(date) => {
                Self { kind: kind("day"), date: Some(Text::from(date.to_string())), ..Self::default() }
            }
        }
    }
}

impl From<&CodedWord> for CodedWordInput {
    fn from(word: &CodedWord) -> Self {
        Self {
            code: text(word.code.as_deref()),
            version: text(word.version.as_deref()),
            text: text(word.text.as_deref()),
        }
    }
}

impl From<&Place> for PlaceInput {
    fn from(place: &Place) -> Self {
        Self {
            commune_code: Text::from(place.commune.as_str()),
            address: text(place.address.as_deref()),
            spot: text(place.spot.as_deref()),
        }
    }
}

impl From<&Casualties> for CasualtiesInput {
    fn from(c: &Casualties) -> Self {
        Self {
            unknown: c.unknown,
            dead: Some(Number::from(c.dead)),
            serious: Some(Number::from(c.serious)),
            light: Some(Number::from(c.light)),
            missing: Some(Number::from(c.missing)),
        }
    }
}

impl From<&Course> for CourseInput {
    fn from(course: &Course) -> Self {
        Self {
            place: text(course.place.as_deref()),
            activity: text(course.activity.as_deref()),
            object: text(course.object.as_deref()),
            hazard: text(course.hazard.as_deref()),
            event: text(course.event.as_deref()),
        }
    }
}
