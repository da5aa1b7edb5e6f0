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
    Field::new("attendance.#.authorisation", Kind::Text).words("field.cmd.attendee.authorisation"),
];

const DISSENT: &[Field] = &[
    Field::new("dissent.#.person", Kind::Text).required().words("field.cmd.dissent.person"),
    Field::new("dissent.#.opinion", Kind::Area).required().words("field.cmd.dissent.opinion"),
    Field::new("dissent.#.reason", Kind::Area).words("field.cmd.dissent.reason"),
    Field::new("dissent.#.signed", Kind::YesNo).words("field.cmd.dissent.signed"),
];

const OPINION: &[Field] = &[
    Field::new("opinions.#.person", Kind::Text).required().words("field.cmd.said.person"),
    Field::new("opinions.#.opinion", Kind::Area).required().words("field.cmd.said.opinion"),
];

const REFUSAL: &[Field] = &[
    Field::new("refusals.#.person", Kind::Text).required().words("field.cmd.unsigned.person"),
    Field::new("refusals.#.reason", Kind::Text).required().words("field.cmd.unsigned.reason"),
];

const INVITED: &[Field] = &[
    Field::new("invited.#.group", Kind::Select(words!(AttendanceGroup)))
        .required()
        .words("field.cmd.attendee.group"),
    Field::new("invited.#.name", Kind::Text).required().words("field.cmd.invited.name"),
    Field::new("invited.#.unit", Kind::Text).words("field.cmd.attendee.unit"),
    Field::new("invited.#.contact", Kind::Text).words("field.cmd.invited.contact"),
];

pub(super) const PLAN: Form = one_page!(
    "plan_meeting",
    [
        Item::Field(Field::new("at", Kind::Instant).required().words("field.cmd.meeting_at")),
        Item::Field(Field::new("place", Kind::Text).required().words("field.cmd.meeting_place")),
        Item::Field(Field::new("agenda", Kind::Area).words("field.cmd.agenda")),
        Item::Repeat(Repeat { name: "invited", fields: INVITED, least: 1, most: 60 }),
        Item::Field(Field::new("reason", Kind::Area).words("field.cmd.replan_reason")),
    ]
);

pub(super) const HOLD: Form = one_page!(
    "hold_announcement",
    [
        Item::Field(Field::new("held_at", Kind::Instant).required().words("field.cmd.held_at")),
        Item::Field(Field::new("closed_at", Kind::Instant).words("field.cmd.closed_at")),
        Item::Field(Field::new("place", Kind::Text).required().words("field.cmd.meeting_place")),
        Item::Field(Field::new("number", Kind::Text).width(20).words("field.cmd.meeting_number")),
        Item::Field(Field::new("chair", Kind::Text).required().words("field.cmd.chair")),
        Item::Field(Field::new("secretary", Kind::Text).words("field.cmd.secretary")),
        Item::Repeat(Repeat { name: "attendance", fields: ATTENDEE, least: 2, most: 60 }),
        Item::Field(Field::new("minutes_read", Kind::Text).words("field.cmd.minutes_read")),
        Item::Repeat(Repeat { name: "opinions", fields: OPINION, least: 0, most: 60 }),
        Item::Repeat(Repeat { name: "dissent", fields: DISSENT, least: 0, most: 20 }),
        Item::Field(Field::new("answers", Kind::Area).words("field.cmd.answers")),
        Item::Field(Field::new("final_conclusion", Kind::Area).words("field.cmd.final_conclusion")),
        Item::Field(Field::new("unfinished", Kind::Area).words("field.cmd.unfinished")),
        Item::Repeat(Repeat { name: "refusals", fields: REFUSAL, least: 0, most: 20 }),
        Item::Field(Field::new("late_reason", Kind::Area).words("field.cmd.late_reason")),
    ]
);

pub(super) const ISSUE: Form = one_page!(
    "issue_minutes",
    [
        Item::Field(Field::new("number", Kind::Text).required().width(20).words("field.cmd.minutes_number")),
        Item::Field(Field::new("date", Kind::Date).required().words("field.cmd.minutes_date")),
        Item::Field(Field::new("sent_to[]", Kind::Lines).words("field.cmd.sent_to")),
        Item::Field(Field::new("sent_at", Kind::Instant).words("field.cmd.sent_at")),
    ]
);

pub(super) const CLOSE: Form =
    one_page!("close", [Item::Field(Field::new("note", Kind::Area).words("field.cmd.close_note"))]);
