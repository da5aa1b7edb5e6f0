//! Commands on reports, and the dismissal of a case.

use super::one_page;
use crate::form::{Field, Form, Item, Kind, Options, Step};
use crate::forms::accident as a;
use crate::forms::words::first_upper;
use domain::case::DismissalKind;
use domain::words::Lang;

const REPORT: Field =
    Field::new("report_id", Kind::Radios(Options::Given("reports"))).required().words("field.cmd.report_id");
const REASON: Field = Field::new("reason", Kind::Area).required().words("field.cmd.reason");

pub(super) const ACCEPT: Form = one_page!(
    "accept_report",
    [Item::Field(REPORT), Item::Field(Field::new("note", Kind::Area).words("field.cmd.accept_note"))]
);

pub(super) const REQUEST_SUPPLEMENT: Form = one_page!(
    "request_supplement",
    [
        Item::Field(REPORT),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.cmd.supplement_reason")),
        Item::Field(Field::new("due", Kind::Date).required().words("field.cmd.due")),
    ]
);

pub(super) const PROVIDE_SUPPLEMENT: Form = one_page!(
    "provide_supplement",
    [
        Item::Field(REPORT),
        Item::Field(
            Field::new("request_id", Kind::Radios(Options::Given("requests"))).words("field.cmd.request_id")
        ),
        Item::Field(Field::new("text", Kind::Area).required().words("field.cmd.supplement_text")),
    ]
);

pub(super) const WITHDRAW: Form = one_page!("withdraw_report", [Item::Field(REPORT), Item::Field(REASON)]);

/// Why a case is dismissed. The same accident is merged instead, from the page of the case that goes on.
fn dismissals(lang: Lang) -> Vec<(String, String)> {
    let kinds = DismissalKind::ALL.iter().filter(|k| **k != DismissalKind::Merged);
    kinds.map(|k| (k.as_str().to_owned(), first_upper(k.label(lang)))).collect()
}

pub(super) const DISMISS: Form = one_page!(
    "dismiss",
    [
        Item::Field(
            Field::new("kind", Kind::Radios(Options::Words(dismissals)))
                .required()
                .words("field.cmd.dismissal_kind")
        ),
        Item::Field(REASON),
    ]
);

pub(super) const CORRECT: Form = Form {
    key: "correct_report",
    steps: &[
        Step { slug: "ly-do", items: &[Item::Field(REPORT), Item::Field(REASON)] },
        Step {
            slug: "tai-nan",
            items: &[
                Item::Field(a::OCCURRED),
                Item::Field(a::COMMUNE),
                Item::Field(a::ADDRESS),
                Item::Field(a::SPOT),
                Item::Field(a::SECTOR),
                Item::Field(a::COMMUTING),
                Item::Field(a::TECHNICAL),
            ],
        },
        Step {
            slug: "co-so",
            items: &[
                Item::Field(a::EMPLOYER_NAME),
                Item::Field(a::EMPLOYER_TAX),
                Item::Field(a::EMPLOYER_ADDRESS),
                Item::Field(a::EMPLOYER_COMMUNE),
                Item::Field(a::EMPLOYER_PHONE),
                Item::Field(a::EMPLOYER_FAX),
                Item::Field(a::EMPLOYER_EMAIL),
                Item::Field(a::EMPLOYER_SUPERIOR),
                Item::Field(a::INDUSTRY_CODE),
                Item::Field(a::INDUSTRY_TEXT),
                Item::Field(a::EMPLOYER_TYPE),
                Item::Field(a::EMPLOYER_WORKERS),
                Item::Field(Field::new("accident.employer.enterprise_id", Kind::Hidden)),
            ],
        },
        Step {
            slug: "dien-bien",
            items: &[
                Item::Field(a::COURSE_PLACE),
                Item::Field(a::COURSE_ACTIVITY),
                Item::Field(a::COURSE_OBJECT),
                Item::Field(a::COURSE_HAZARD),
                Item::Field(a::COURSE_EVENT),
            ],
        },
        Step {
            slug: "nan-nhan",
            items: &[
                a::VICTIMS_KEPT,
                Item::Heading("casualties"),
                Item::Field(a::DEAD),
                Item::Field(a::SERIOUS),
                Item::Field(a::LIGHT),
                Item::Field(a::MISSING),
                Item::Field(a::UNKNOWN),
            ],
        },
    ],
};
