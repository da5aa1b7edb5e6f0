//! Khai báo tai nạn lao động (Nghị định 39/2016/NĐ-CP, Phụ lục III), with what the law needs beside it.

use super::accident as a;
use crate::form::{Field, Form, Item, Kind, Step};

/// Fields of [`domain::case::DeclarationDetails`] that follow the accident.
pub(super) const AFTER: &[Item] = &[
    Item::Field(Field::new("declaration.first_aid", Kind::Area)),
    Item::Field(Field::new("declaration.scene_kept", Kind::YesNo)),
    Item::Field(Field::new("declaration.scene_note", Kind::Area)),
    Item::Field(Field::new("declaration.reservations", Kind::Area)),
];

const SIGNER: &[Item] = &[
    Item::Field(Field::new("declaration.contact_name", Kind::Text)),
    Item::Field(Field::new("declaration.contact_phone", Kind::Phone)),
    Item::Field(Field::new("declaration.signer_name", Kind::Text)),
    Item::Field(Field::new("declaration.signer_position", Kind::Text)),
    Item::Field(Field::new("declaration.document_number", Kind::Text).width(20)),
    Item::Field(Field::new("declaration.document_place", Kind::Text).width(20)),
    Item::Field(Field::new("declaration.document_date", Kind::Date)),
    Item::Field(Field::new("accident.employer.enterprise_id", Kind::Hidden)),
    Item::Field(a::CASE),
];

/// The employer's declaration.
pub const DECLARATION: Form = Form {
    key: "declaration",
    steps: &[
        Step {
            slug: "co-so",
            items: &[
                Item::Field(a::EMPLOYER_NAME.required()),
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
            ],
        },
        Step {
            slug: "thoi-gian-noi-xay-ra",
            items: &[
                Item::Field(a::OCCURRED),
                Item::Field(Field::new("declaration.known_at", Kind::Instant)),
                Item::Field(a::COMMUNE),
                Item::Field(a::ADDRESS),
                Item::Field(a::SPOT),
                Item::Field(a::SECTOR),
                Item::Field(a::COMMUTING),
                Item::Field(a::TECHNICAL),
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
                a::VICTIMS,
                Item::Heading("casualties"),
                Item::Field(a::DEAD),
                Item::Field(a::SERIOUS),
                Item::Field(a::LIGHT),
                Item::Field(a::MISSING),
                Item::Field(a::UNKNOWN),
            ],
        },
        Step { slug: "hien-truong", items: AFTER },
        Step { slug: "nguoi-khai-bao", items: SIGNER },
    ],
};
