//! A report that came by phone, fax, letter, mail or in person, logged by an officer.

use super::accident as a;
use super::words::first_upper;
use crate::form::{Field, Form, Item, Kind, Options, Step};
use domain::words::{Channel, Lang, ReportKind};

fn channels(lang: Lang) -> Vec<(String, String)> {
    [Channel::Phone, Channel::Fax, Channel::Letter, Channel::Email, Channel::InPerson]
        .iter()
        .map(|c| (c.as_str().to_owned(), first_upper(c.label(lang))))
        .collect()
}

fn kinds(lang: Lang) -> Vec<(String, String)> {
    [ReportKind::Declaration, ReportKind::Tip, ReportKind::UrgentNotice, ReportKind::CommuneNotice]
        .iter()
        .map(|k| (k.as_str().to_owned(), first_upper(k.label(lang))))
        .collect()
}

/// Ghi tin nhận được.
pub const LOGGED_REPORT: Form = Form {
    key: "log_report",
    steps: &[
        Step {
            slug: "tiep-nhan",
            items: &[
                Item::Field(
                    Field::new("kind", Kind::Radios(Options::Words(kinds)))
                        .required()
                        .words("field.log.kind"),
                ),
                Item::Field(
                    Field::new("channel", Kind::Radios(Options::Words(channels)))
                        .required()
                        .words("field.log.channel"),
                ),
                Item::Field(
                    Field::new("received_at", Kind::Instant).required().words("field.log.received_at"),
                ),
                Item::Field(Field::new("receiver_name", Kind::Text).words("field.log.receiver_name")),
                Item::Field(Field::new("late_entry_reason", Kind::Text).words("field.log.late_entry_reason")),
                Item::Field(a::TOLD_NAME),
                Item::Field(a::TOLD_CAPACITY),
                Item::Field(a::TOLD_PHONE),
                Item::Field(a::TOLD_ADDRESS),
            ],
        },
        Step {
            slug: "tai-nan",
            items: &[
                Item::Field(a::OCCURRED),
                Item::Field(a::COMMUNE),
                Item::Field(a::ADDRESS),
                Item::Field(a::SPOT),
                Item::Field(a::EMPLOYER_NAME),
                Item::Field(a::EMPLOYER_TAX),
                Item::Field(a::EMPLOYER_PHONE),
                Item::Field(a::SECTOR),
                Item::Field(a::COURSE_PLACE),
                Item::Field(a::COURSE_ACTIVITY),
                Item::Field(a::COURSE_OBJECT),
                Item::Field(a::COURSE_HAZARD),
                Item::Field(a::COURSE_EVENT),
                Item::Field(Field::new("declaration.known_at", Kind::Instant)),
                Item::Field(Field::new("declaration.first_aid", Kind::Area)),
                Item::Field(Field::new("declaration.scene_kept", Kind::YesNo)),
            ],
        },
        Step {
            slug: "nan-nhan",
            items: &[
                a::VICTIMS,
                Item::Heading("casualties"),
                Item::Field(a::DEAD),
                Item::Field(a::SERIOUS),
                Item::Field(a::LIGHT),
                Item::Field(a::MISSING),
                Item::Field(a::UNKNOWN),
                Item::Field(a::CASE),
            ],
        },
    ],
};
