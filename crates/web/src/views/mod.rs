//! How things of a case are shown: tags, terms, happenings, persons.

mod deadline;
mod figures;
mod happened;
mod happened_after;
mod happened_inquiry;
mod people;
mod tag;

pub(crate) use deadline::{DeadlineView, due_words, weekday_date};
pub(crate) use figures::{minutes_words, share_words};
pub(crate) use happened::{EntryView, agencies_told, entry, said};
pub(crate) use happened_inquiry::on_paper;
pub(crate) use people::{VictimView, coded, victim};
pub(crate) use tag::{Tag, alert_tag, class_tag, drill_tag, registration_tag, report_state_tag, stage_tag};
