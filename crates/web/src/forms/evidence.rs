//! Evidence: adding, handing over, setting aside, a point of the file that does not apply.

use super::words::words;
use crate::form::{Field, Form, Item, Kind, Options, Step};

/// A new piece of evidence; its file is asked beside.
pub const ADD_EVIDENCE: Form = Form {
    key: "add_evidence",
    steps: &[Step {
        slug: "noi-dung",
        items: &[
            Item::Field(
                Field::new("kind", Kind::Select(words!(domain::case::EvidenceKind)))
                    .required()
                    .words("field.evidence.kind"),
            ),
            Item::Field(Field::new("title", Kind::Text).required().words("field.evidence.title")),
            Item::Field(
                Field::new("victim_id", Kind::Select(Options::Given("victims")))
                    .words("field.evidence.victim_id"),
            ),
            Item::Field(
                Field::new("obtained_on", Kind::Date)
                    .required()
                    .width(10)
                    .words("field.evidence.obtained_on"),
            ),
            Item::Field(
                Field::new("obtained_time", Kind::Text).width(10).words("field.evidence.obtained_time"),
            ),
            Item::Field(Field::new("obtained_from", Kind::Text).words("field.evidence.obtained_from")),
            Item::Field(Field::new("obtained_by", Kind::Text).words("field.evidence.obtained_by")),
            Item::Field(Field::new("place", Kind::Text).words("field.evidence.place")),
            Item::Field(Field::new("description", Kind::Area).words("field.evidence.description")),
            Item::Field(
                Field::new("sensitivity", Kind::Select(words!(domain::case::Sensitivity)))
                    .words("field.evidence.sensitivity"),
            ),
            Item::Field(Field::new("upload_id", Kind::Hidden)),
        ],
    }],
};

/// An item changes hands.
pub const MOVE_EVIDENCE: Form = Form {
    key: "move_evidence",
    steps: &[Step {
        slug: "noi-dung",
        items: &[
            Item::Field(Field::new("at", Kind::Instant).required().width(20).words("field.evidence.at")),
            Item::Field(Field::new("to", Kind::Text).required().words("field.evidence.to")),
            Item::Field(Field::new("reason", Kind::Area).required().words("field.evidence.move_reason")),
            Item::Field(Field::new("condition", Kind::Area).words("field.evidence.condition")),
            Item::Field(
                Field::new("record_number", Kind::Text).width(20).words("field.evidence.record_number"),
            ),
            Item::Field(Field::new("evidence_id", Kind::Hidden)),
        ],
    }],
};

/// An item no longer counts.
pub const WITHDRAW_EVIDENCE: Form = Form {
    key: "withdraw_evidence",
    steps: &[Step {
        slug: "noi-dung",
        items: &[
            Item::Field(Field::new("reason", Kind::Area).required().words("field.evidence.aside_reason")),
            Item::Field(Field::new("evidence_id", Kind::Hidden)),
        ],
    }],
};

/// A point of a victim's file does not apply.
pub const MARK_FILE_POINT: Form = Form {
    key: "mark_file_point",
    steps: &[Step {
        slug: "noi-dung",
        items: &[
            Item::Field(Field::new("reason", Kind::Area).required().words("field.evidence.point_reason")),
            Item::Field(Field::new("victim_id", Kind::Hidden)),
            Item::Field(Field::new("point", Kind::Hidden)),
        ],
    }],
};
