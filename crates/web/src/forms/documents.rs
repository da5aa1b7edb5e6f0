//! Issuing a document, and filing a signed or edited version beside it.

use super::words::words;
use crate::form::{Field, Form, Item, Kind, Step};

/// A document is issued; its reason is asked when it corrects another.
pub const ISSUE_DOCUMENT: Form = Form {
    key: "issue_document",
    steps: &[Step {
        slug: "noi-dung",
        items: &[
            Item::Field(Field::new("kind", Kind::Hidden).words("field.document.form")),
            Item::Field(Field::new("subject_id", Kind::Hidden).words("field.document.subject")),
            Item::Field(Field::new("corrects", Kind::Hidden).words("field.document.corrects")),
            Item::Field(Field::new("reason", Kind::Area).words("field.document.reason")),
            Item::Field(
                Field::new("entries.penal_article", Kind::Text).words("field.document.entries.penal_article"),
            ),
            Item::Field(Field::new("entries.request", Kind::Area).words("field.document.entries.request")),
            Item::Field(Field::new("entries.why", Kind::Area).words("field.document.entries.why")),
            Item::Field(Field::new("entries.days", Kind::Number).words("field.document.entries.days")),
            Item::Field(Field::new("entries.plan", Kind::Area).words("field.document.entries.plan")),
            Item::Field(
                Field::new("entries.instruction", Kind::Area).words("field.document.entries.instruction"),
            ),
            Item::Field(
                Field::new("entries.conditions", Kind::Area).words("field.document.entries.conditions"),
            ),
            Item::Field(Field::new("entries.bring", Kind::Text).words("field.document.entries.bring")),
            Item::Field(Field::new("entries.contact", Kind::Text).words("field.document.entries.contact")),
            Item::Field(Field::new("entries.place", Kind::Text).words("field.document.entries.place")),
            Item::Field(Field::new("entries.copies", Kind::Number).words("field.document.entries.copies")),
            Item::Field(
                Field::new("entries.death_paper", Kind::Text).words("field.document.entries.death_paper"),
            ),
            Item::Field(
                Field::new("entries.authority[]", Kind::Lines).words("field.document.entries.authority"),
            ),
            Item::Field(Field::new("entries.grounds[]", Kind::Lines).words("field.document.entries.grounds")),
            Item::Field(
                Field::new("entries.executors[]", Kind::Lines).words("field.document.entries.executors"),
            ),
            Item::Field(
                Field::new("entries.months", Kind::Text).width(20).words("field.document.entries.months"),
            ),
            Item::Field(
                Field::new("entries.amount_in_words", Kind::Text)
                    .words("field.document.entries.amount_in_words"),
            ),
            Item::Field(
                Field::new("entries.victim_signer", Kind::Text).words("field.document.entries.victim_signer"),
            ),
            Item::Field(
                Field::new("entries.type_code", Kind::Text)
                    .width(20)
                    .words("field.document.entries.type_code"),
            ),
            Item::Field(
                Field::new("entries.recipients[]", Kind::Lines).words("field.document.entries.recipients"),
            ),
            Item::Field(
                Field::new("entries.signatory_authority", Kind::Text)
                    .width(20)
                    .words("field.document.entries.signatory_authority"),
            ),
            Item::Field(
                Field::new("entries.signatory_title", Kind::Text)
                    .width(20)
                    .words("field.document.entries.signatory_title"),
            ),
            Item::Field(
                Field::new("entries.signatory_name", Kind::Text)
                    .words("field.document.entries.signatory_name"),
            ),
            Item::Field(Field::new("another_number", Kind::Tick).words("field.document.another_number")),
            Item::Field(Field::new("leave_gaps", Kind::Tick).words("field.document.leave_gaps")),
        ],
    }],
};

/// A version is filed; its file is asked beside.
pub const FILE_DOCUMENT: Form = Form {
    key: "file_document",
    steps: &[Step {
        slug: "noi-dung",
        items: &[
            Item::Field(Field::new("document_id", Kind::Hidden).words("field.document.document")),
            Item::Field(
                Field::new("kind", Kind::Radios(words!(domain::case::CopyKind)))
                    .required()
                    .words("field.document.kind"),
            ),
            Item::Field(Field::new("note", Kind::Area).words("field.document.note")),
            Item::Field(Field::new("upload_id", Kind::Hidden)),
        ],
    }],
};

/// Asks whether a paper was issued.
pub const VERIFY_DOCUMENT: Form = Form {
    key: "verify_document",
    steps: &[Step {
        slug: "noi-dung",
        items: &[Item::Field(Field::new("ma", Kind::Text).required().words("field.document.key"))],
    }],
};
