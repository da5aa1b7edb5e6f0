//! Questions about the accident that several forms share.

use super::words::{establishment_types, industries, injuries, occupations, words};
use crate::form::{Field, Item, Kind, Options, Repeat};
use domain::value::Sex;
use domain::words::{DeathKind, EmployedBy, Sector, Severity, WorkRelation};

pub(super) const OCCURRED: Field = Field::new("accident.occurred.at", Kind::When).required();
pub(super) const COMMUNE: Field = Field::new("accident.place.commune_code", Kind::Commune).required();
pub(super) const ADDRESS: Field = Field::new("accident.place.address", Kind::Text);
pub(super) const SPOT: Field = Field::new("accident.place.spot", Kind::Text);
pub(super) const SECTOR: Field = Field::new("accident.sector", Kind::Select(words!(Sector)));
pub(super) const COMMUTING: Field = Field::new("accident.commuting", Kind::Tick);
pub(super) const TECHNICAL: Field = Field::new("accident.technical_incident", Kind::Tick);

pub(super) const EMPLOYER_NAME: Field =
    Field::new("accident.employer.name", Kind::Text).autocomplete("organization");
pub(super) const EMPLOYER_TAX: Field = Field::new("accident.employer.tax_code", Kind::Text).width(20);
pub(super) const EMPLOYER_ADDRESS: Field = Field::new("accident.employer.address", Kind::Text);
pub(super) const EMPLOYER_COMMUNE: Field = Field::new("accident.employer.commune_code", Kind::Commune);
pub(super) const EMPLOYER_PHONE: Field = Field::new("accident.employer.phone", Kind::Phone);
pub(super) const EMPLOYER_FAX: Field = Field::new("accident.employer.fax", Kind::Phone);
pub(super) const EMPLOYER_EMAIL: Field = Field::new("accident.employer.email", Kind::Email).width(30);
pub(super) const EMPLOYER_SUPERIOR: Field = Field::new("accident.employer.superior_body", Kind::Text);
pub(super) const INDUSTRY_CODE: Field =
    Field::new("accident.employer.industry.code", Kind::Suggest(Options::Words(industries))).width(10);
pub(super) const INDUSTRY_TEXT: Field = Field::new("accident.employer.industry.text", Kind::Text);
pub(super) const EMPLOYER_TYPE: Field =
    Field::new("accident.employer.enterprise_type", Kind::Select(Options::Words(establishment_types)));
pub(super) const EMPLOYER_WORKERS: Field = Field::new("accident.employer.workers", Kind::Number);

pub(super) const DEAD: Field = Field::new("accident.casualties.dead", Kind::Number);
pub(super) const SERIOUS: Field = Field::new("accident.casualties.serious", Kind::Number);
pub(super) const LIGHT: Field = Field::new("accident.casualties.light", Kind::Number);
pub(super) const MISSING: Field = Field::new("accident.casualties.missing", Kind::Number);
pub(super) const UNKNOWN: Field = Field::new("accident.casualties.unknown", Kind::Tick);

pub(super) const COURSE_PLACE: Field = Field::new("accident.course.place", Kind::Area);
pub(super) const COURSE_ACTIVITY: Field = Field::new("accident.course.activity", Kind::Area);
pub(super) const COURSE_OBJECT: Field = Field::new("accident.course.object", Kind::Area);
pub(super) const COURSE_HAZARD: Field = Field::new("accident.course.hazard", Kind::Area);
pub(super) const COURSE_EVENT: Field = Field::new("accident.course.event", Kind::Area).required();

pub(super) const TOLD_NAME: Field = Field::new("told_by.name", Kind::Text).autocomplete("name");
pub(super) const TOLD_CAPACITY: Field = Field::new("told_by.capacity", Kind::Text);
pub(super) const TOLD_ADDRESS: Field = Field::new("told_by.address", Kind::Text);
pub(super) const TOLD_PHONE: Field = Field::new("told_by.phone", Kind::Phone).autocomplete("tel");
pub(super) const TOLD_EMAIL: Field = Field::new("told_by.email", Kind::Email).width(30).autocomplete("email");

pub(super) const CASE: Field = Field::new("case_id", Kind::Hidden);

/// PL III mục 6, with what the law needs beside the table.
pub(super) const VICTIM: &[Field] = &[
    Field::new("accident.victims.#.name", Kind::Text),
    Field::new("accident.victims.#.birth", Kind::Text).width(20),
    Field::new("accident.victims.#.sex", Kind::Radios(words!(Sex))),
    Field::new("accident.victims.#.citizen_id", Kind::Text).width(20),
    Field::new("accident.victims.#.occupation.text", Kind::Text),
    Field::new("accident.victims.#.occupation.code", Kind::Suggest(Options::Words(occupations))).width(10),
    Field::new("accident.victims.#.residence", Kind::Text),
    Field::new("accident.victims.#.outcome", Kind::Radios(words!(Severity))).required(),
    Field::new("accident.victims.#.death", Kind::Select(words!(DeathKind))),
    Field::new("accident.victims.#.serious_codes[]", Kind::Ticks(Options::Words(injuries))),
    Field::new("accident.victims.#.injury", Kind::Area),
    Field::new("accident.victims.#.treatment", Kind::Area),
    Field::new("accident.victims.#.relation", Kind::Select(words!(WorkRelation))),
    Field::new("accident.victims.#.relation_disputed", Kind::Text),
    Field::new("accident.victims.#.employed_by", Kind::Radios(words!(EmployedBy))),
    Field::new("accident.victims.#.employer_name", Kind::Text),
    Field::new("accident.victims.#.employer_tax_code", Kind::Text),
    Field::new("accident.victims.#.is_worker", Kind::YesNo),
];

/// [`VICTIM`] as a commune asks it: who has no contract is under no establishment's management.
const VICTIM_OF_COMMUNE: &[Field] = &{
    let mut all = [VICTIM[VICTIM.len() - 1]; VICTIM.len() - 3];
    let mut i = 0;
    while i < VICTIM.len() - 4 {
        all[i] = VICTIM[i];
        i += 1;
    }
    all
};

/// The people hurt, as a commune records them.
pub(super) const VICTIMS_OF_COMMUNE: Item =
    Item::Repeat(Repeat { name: "accident.victims", fields: VICTIM_OF_COMMUNE, least: 0, most: 60 });

/// The people hurt.
pub(super) const VICTIMS: Item =
    Item::Repeat(Repeat { name: "accident.victims", fields: VICTIM, least: 0, most: 60 });

/// [`VICTIM`] with the id of people already recorded, for a correction.
pub(super) const VICTIM_KEPT: &[Field] = &{
    let mut all = [Field::new("accident.victims.#.id", Kind::Hidden); 19];
    let mut i = 0;
    while i < VICTIM.len() {
        all[i + 1] = VICTIM[i];
        i += 1;
    }
    all
};

/// The people hurt, each known by its id where it has one.
pub(super) const VICTIMS_KEPT: Item =
    Item::Repeat(Repeat { name: "accident.victims", fields: VICTIM_KEPT, least: 0, most: 60 });
