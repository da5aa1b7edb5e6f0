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
