//! The commune's notice (Phụ lục IV) and its record (biên bản ghi nhận sự việc).

use super::accident as a;
use super::words::injury_factors;
use crate::form::{Field, Form, Item, Kind, Options, Step};

const TIP: Step = Step {
    slug: "nguoi-bao-tin",
    items: &[
        Item::Field(Field::new("commune_details.tip_received_at", Kind::Instant)),
        Item::Field(a::TOLD_NAME),
        Item::Field(a::TOLD_CAPACITY),
        Item::Field(a::TOLD_ADDRESS),
        Item::Field(a::TOLD_PHONE),
    ],
};

const PLACE: Step = Step {
    slug: "thoi-gian-noi-xay-ra",
    items: &[
        Item::Field(a::OCCURRED),
        Item::Field(a::COMMUNE),
        Item::Field(a::ADDRESS),
        Item::Field(a::SPOT),
        Item::Field(Field::new("commune_details.work_done_for", Kind::Text)),
        Item::Field(a::SECTOR),
    ],
};

const COURSE: Step = Step {
    slug: "dien-bien",
    items: &[
        Item::Field(a::COURSE_PLACE),
        Item::Field(a::COURSE_ACTIVITY),
        Item::Field(a::COURSE_OBJECT),
        Item::Field(a::COURSE_HAZARD),
        Item::Field(a::COURSE_EVENT),
    ],
};

const VICTIMS: Step = Step {
    slug: "nan-nhan",
    items: &[
        a::VICTIMS_OF_COMMUNE,
        Item::Heading("casualties"),
        Item::Field(a::DEAD),
        Item::Field(a::SERIOUS),
        Item::Field(a::LIGHT),
        Item::Field(a::MISSING),
        Item::Field(a::UNKNOWN),
    ],
};

const SIGNER_NAME: Field = Field::new("commune_details.signer_name", Kind::Text);
const SIGNER_POSITION: Field = Field::new("commune_details.signer_position", Kind::Text);

/// Báo tin của UBND xã (PL IV).
pub const COMMUNE_NOTICE: Form = Form {
    key: "commune_notice",
    steps: &[
        TIP,
        PLACE,
        COURSE,
        VICTIMS,
        Step {
            slug: "ky",
            items: &[Item::Field(SIGNER_NAME), Item::Field(SIGNER_POSITION), Item::Field(a::CASE)],
        },
    ],
};

/// Biên bản ghi nhận sự việc.
pub const COMMUNE_RECORD: Form = Form {
    key: "commune_record",
    steps: &[
        TIP,
        PLACE,
        COURSE,
        VICTIMS,
        Step {
            slug: "ghi-nhan",
            items: &[
                Item::Field(Field::new("commune_details.made_at_place", Kind::Text)),
                Item::Field(Field::new("commune_details.made_at.at", Kind::When)),
                Item::Field(Field::new("commune_details.makers[]", Kind::Lines)),
                Item::Field(Field::new("commune_details.first_aid", Kind::Area)),
                Item::Field(Field::new("commune_details.initial_cause", Kind::Area)),
                Item::Field(Field::new(
                    "commune_details.injury_factor",
                    Kind::Select(Options::Words(injury_factors)),
                )),
                Item::Field(Field::new("commune_details.witness_statements[]", Kind::Lines)),
                Item::Field(Field::new("commune_details.damage", Kind::Area)),
                Item::Field(Field::new("commune_details.measures", Kind::Area)),
                Item::Field(Field::new("commune_details.copies_to[]", Kind::Lines)),
                Item::Field(Field::new("commune_details.posted_on", Kind::Date)),
                Item::Field(SIGNER_NAME),
                Item::Field(SIGNER_POSITION),
                Item::Field(a::CASE),
            ],
        },
    ],
};
