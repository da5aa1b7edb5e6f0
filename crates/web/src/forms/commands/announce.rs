//! The announcement meeting (PL XI), the minutes, and the end of a case.

use super::one_page;
use crate::form::{Field, Form, Item, Kind, Repeat};
use crate::forms::words::words;
use domain::case::AttendanceGroup;

const ATTENDEE: &[Field] = &[
    Field::new("attendance.#.group", Kind::Select(words!(AttendanceGroup)))
        .required()
        .words("field.cmd.attendee.group"),
    Field::new("attendance.#.name", Kind::Text).required().words("field.cmd.attendee.name"),
    Field::new("attendance.#.unit", Kind::Text).words("field.cmd.attendee.unit"),
    Field::new("attendance.#.present", Kind::YesNo).words("field.cmd.attendee.present"),
    Field::new("attendance.#.note", Kind::Text).words("field.cmd.attendee.note"),
];

const DISSENT: &[Field] = &[
    Field::new("dissent.#.person", Kind::Text).required().words("field.cmd.dissent.person"),
    Field::new("dissent.#.opinion", Kind::Area).required().words("field.cmd.dissent.opinion"),
    Field::new("dissent.#.reason", Kind::Area).words("field.cmd.dissent.reason"),
];

pub(super) const HOLD: Form = one_page!(
    "hold_announcement",
    [
        Item::Field(Field::new("held_at", Kind::Instant).required().words("field.cmd.held_at")),
        Item::Field(Field::new("place", Kind::Text).required().words("field.cmd.meeting_place")),
        Item::Field(Field::new("chair", Kind::Text).required().words("field.cmd.chair")),
        Item::Field(Field::new("secretary", Kind::Text).words("field.cmd.secretary")),
        Item::Repeat(Repeat { name: "attendance", fields: ATTENDEE, least: 2, most: 60 }),
        Item::Repeat(Repeat { name: "dissent", fields: DISSENT, least: 0, most: 20 }),
        Item::Field(Field::new("late_reason", Kind::Area).words("field.cmd.late_reason")),
    ]
);

pub(super) const ISSUE: Form = one_page!(
    "issue_minutes",
    [
        Item::Field(Field::new("number", Kind::Text).required().width(20).words("field.cmd.minutes_number")),
        Item::Field(Field::new("date", Kind::Date).required().words("field.cmd.minutes_date")),
        Item::Field(Field::new("sent_to[]", Kind::Lines).required().words("field.cmd.sent_to")),
        Item::Field(Field::new("sent_at", Kind::Instant).words("field.cmd.sent_at")),
    ]
);

pub(super) const CLOSE: Form =
    one_page!("close", [Item::Field(Field::new("note", Kind::Area).words("field.cmd.close_note"))]);
