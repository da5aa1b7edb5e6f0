//! Findings (items 6 to 13 of PL IX and PL X) and recommendations.

use super::one_page;
use crate::form::{Field, Form, Item, Kind, Options, Repeat, Step};
use crate::forms::words::{activities, contacts, deviations, injury_factors, principal_causes, words};
use domain::case::{CauseDepth, Conclusion, ContractKind, ControlLevel, FaultSide, OwnerKind, ProofKind};

const AT_FAULT: &[Field] = &[
    Field::new("persons_at_fault.#.name", Kind::Text).required().words("field.cmd.fault.name"),
    Field::new("persons_at_fault.#.position", Kind::Text).words("field.cmd.fault.position"),
    Field::new("persons_at_fault.#.violation", Kind::Area).required().words("field.cmd.fault.violation"),
    Field::new("persons_at_fault.#.article", Kind::Text).words("field.cmd.fault.article"),
    Field::new("persons_at_fault.#.proposed_handling", Kind::Area)
        .required()
        .words("field.cmd.fault.proposed_handling"),
    Field::new("persons_at_fault.#.evidence[]", EVIDENCE).words("field.inq.evidence"),
];

const OPINION: &[Field] = &[
    Field::new("reserved_opinions.#.person", Kind::Text).required().words("field.cmd.opinion.person"),
    Field::new("reserved_opinions.#.opinion", Kind::Area).required().words("field.cmd.opinion.opinion"),
];

const EVIDENCE: Kind = Kind::Ticks(Options::Given("evidence"));
const ONE_ITEM: Kind = Kind::Select(Options::Given("evidence"));

const CAUSE: &[Field] = &[
    Field::new("causes.#.text", Kind::Area).required().words("field.inq.cause_text"),
    Field::new("causes.#.depth", Kind::Radios(words!(CauseDepth))).required().words("field.inq.cause_depth"),
    Field::new("causes.#.explains", Kind::Number).words("field.inq.cause_explains"),
    Field::new("causes.#.evidence[]", EVIDENCE).words("field.inq.evidence"),
];

const RULE: &[Field] = &[
    Field::new("rules_breached.#.article", Kind::Text).required().words("field.inq.rule_article"),
    Field::new("rules_breached.#.by", Kind::Select(words!(FaultSide))).required().words("field.inq.rule_by"),
    Field::new("rules_breached.#.how", Kind::Area).words("field.inq.rule_how"),
];

const CONTRARY: &[Field] = &[
    Field::new("contrary.#.what", Kind::Area).required().words("field.inq.contrary_what"),
    Field::new("contrary.#.evidence_id", ONE_ITEM).words("field.inq.contrary_evidence"),
    Field::new("contrary.#.answer", Kind::Area).words("field.inq.contrary_answer"),
];

const PARTICIPANT: &[Field] = &[
    Field::new("participants.#.name", Kind::Text).required().words("field.inq.name"),
    Field::new("participants.#.unit", Kind::Text).words("field.inq.unit"),
    Field::new("participants.#.position", Kind::Text).words("field.inq.position"),
];

const VICTIM: &[Field] = &[
    Field::new("victims.#.victim_id", Kind::Select(Options::Given("victims")))
        .required()
        .words("field.inq.vf_victim"),
    Field::new("victims.#.native_place", Kind::Text).words("field.inq.vf_native"),
    Field::new("victims.#.residence", Kind::Text).words("field.inq.residence"),
    Field::new("victims.#.family", Kind::Area).words("field.inq.vf_family"),
    Field::new("victims.#.workplace", Kind::Text).words("field.inq.vf_workplace"),
    Field::new("victims.#.months_with_employer", Kind::Number).words("field.inq.vf_months_employer"),
    Field::new("victims.#.months_in_trade", Kind::Number).words("field.inq.vf_months_trade"),
    Field::new("victims.#.grade", Kind::Text).width(10).words("field.inq.vf_grade"),
    Field::new("victims.#.contract", Kind::Select(words!(ContractKind))).words("field.inq.vf_contract"),
    Field::new("victims.#.trained", Kind::YesNo).words("field.inq.vf_trained"),
    Field::new("victims.#.work_started", Kind::Text).width(20).words("field.inq.vf_started"),
    Field::new("victims.#.hours_worked", Kind::Text).width(10).words("field.inq.vf_hours"),
    Field::new("victims.#.wound", Kind::Area).words("field.inq.vf_wound"),
    Field::new("victims.#.serious_codes[]", Kind::Lines).words("field.inq.vf_codes"),
    Field::new("victims.#.degree", Kind::Area).words("field.inq.vf_degree"),
    Field::new("victims.#.bodily_injury_percent", Kind::Number).words("field.inq.vf_percent"),
    Field::new("victims.#.treated_at", Kind::Text).words("field.inq.vf_treated"),
    Field::new("victims.#.first_aid", Kind::Area).words("field.inq.vf_first_aid"),
    Field::new("victims.#.death_time", Kind::Text).width(20).words("field.inq.vf_death_time"),
    Field::new("victims.#.death_place", Kind::Text).words("field.inq.vf_death_place"),
    Field::new("victims.#.forensic_number", Kind::Text).width(20).words("field.inq.vf_forensic"),
];

/// The findings, in the order of PL IX and PL X.
pub(super) const CONCLUDE: Form = Form {
    key: "conclude",
    steps: &[
        Step {
            slug: "ket-luan",
            items: &[
                Item::Field(
                    Field::new("minutes_number", Kind::Text).width(20).words("field.cmd.minutes_number"),
                ),
                Item::Field(Field::new("course", Kind::Area).required().words("field.cmd.course")),
                Item::Field(
                    Field::new("fault", Kind::Radios(words!(FaultSide)))
                        .required()
                        .words("field.cmd.fault_side"),
                ),
                Item::Field(
                    Field::new("cause", Kind::Select(Options::Words(principal_causes)))
                        .required()
                        .words("field.cmd.cause"),
                ),
                Item::Field(
                    Field::new("cause_detail", Kind::Area).required().words("field.cmd.cause_detail"),
                ),
                Item::Field(
                    Field::new("injury_factor", Kind::Select(Options::Words(injury_factors)))
                        .words("field.commune_details.injury_factor"),
                ),
                Item::Field(
                    Field::new("activity", Kind::Select(Options::Words(activities)))
                        .words("field.cmd.esaw_activity"),
                ),
                Item::Field(
                    Field::new("deviation", Kind::Select(Options::Words(deviations)))
                        .words("field.cmd.esaw_deviation"),
                ),
                Item::Field(
                    Field::new("contact", Kind::Select(Options::Words(contacts)))
                        .words("field.cmd.esaw_contact"),
                ),
                Item::Field(
                    Field::new("conclusion", Kind::Radios(words!(Conclusion)))
                        .required()
                        .words("field.cmd.conclusion"),
                ),
                Item::Field(
                    Field::new("commuting_paper_reason", Kind::Area)
                        .words("field.cmd.commuting_paper_reason"),
                ),
                Item::Field(
                    Field::new("responsibility", Kind::Area).required().words("field.cmd.responsibility"),
                ),
                Item::Repeat(Repeat { name: "persons_at_fault", fields: AT_FAULT, least: 0, most: 20 }),
            ],
        },
        Step {
            slug: "nguyen-nhan",
            items: &[
                Item::Field(Field::new("evidence[]", EVIDENCE).words("field.inq.basis")),
                Item::Repeat(Repeat { name: "rules_breached", fields: RULE, least: 0, most: 30 }),
                Item::Repeat(Repeat { name: "causes", fields: CAUSE, least: 0, most: 40 }),
                Item::Repeat(Repeat { name: "contrary", fields: CONTRARY, least: 0, most: 30 }),
            ],
        },
        Step {
            slug: "nan-nhan",
            items: &[
                Item::Repeat(Repeat { name: "victims", fields: VICTIM, least: 0, most: 60 }),
                Item::Repeat(Repeat { name: "participants", fields: PARTICIPANT, least: 0, most: 30 }),
            ],
        },
        Step {
            slug: "thiet-hai",
            items: &[
                Item::Heading("damage"),
                Item::Field(Field::new("damage.lost_days", Kind::Number).words("field.cmd.damage.lost_days")),
                Item::Field(Field::new("damage.medical", Kind::Money).words("field.cmd.damage.medical")),
                Item::Field(Field::new("damage.wages", Kind::Money).words("field.cmd.damage.wages")),
                Item::Field(
                    Field::new("damage.compensation", Kind::Money).words("field.cmd.damage.compensation"),
                ),
                Item::Field(Field::new("damage.other", Kind::Money).words("field.cmd.damage.other")),
                Item::Field(Field::new("damage.other_note", Kind::Text).words("field.cmd.damage.other_note")),
                Item::Field(Field::new("damage.property", Kind::Money).words("field.cmd.damage.property")),
                Item::Repeat(Repeat { name: "reserved_opinions", fields: OPINION, least: 0, most: 10 }),
            ],
        },
        Step {
            slug: "cap-tinh",
            items: &[
                Item::Field(Field::new("provincial.site_from", Kind::Date).words("field.inq.site_from")),
                Item::Field(Field::new("provincial.site_to", Kind::Date).words("field.inq.site_to")),
                Item::Field(
                    Field::new("provincial.coordination", Kind::Area).words("field.inq.coordination"),
                ),
                Item::Field(Field::new("provincial.proposals", Kind::Area).words("field.inq.proposals")),
                Item::Field(Field::new("provincial.sanctions", Kind::Area).words("field.inq.sanctions")),
                Item::Field(
                    Field::new("provincial.criminal_signs", Kind::Area).words("field.inq.criminal_signs"),
                ),
            ],
        },
    ],
};

pub(super) const ADD_RECOMMENDATION: Form = one_page!(
    "add_recommendation",
    [
        Item::Field(Field::new("content", Kind::Area).required().words("field.cmd.recommendation.content")),
        Item::Field(
            Field::new("owner_kind", Kind::Radios(words!(OwnerKind)))
                .required()
                .words("field.cmd.recommendation.owner_kind")
        ),
        Item::Field(Field::new("owner", Kind::Text).required().words("field.cmd.recommendation.owner")),
        Item::Field(Field::new("due", Kind::Date).required().words("field.cmd.recommendation.due")),
        Item::Field(
            Field::new("priority", Kind::Select(words!(ControlLevel)))
                .words("field.cmd.recommendation.priority")
        ),
        Item::Field(
            Field::new("proof_kind", Kind::Select(words!(ProofKind)))
                .words("field.cmd.recommendation.proof_kind")
        ),
        Item::Field(Field::new("proof", Kind::Area).words("field.cmd.recommendation.proof")),
    ]
);

const WHICH: Field = Field::new("recommendation_id", Kind::Radios(Options::Given("recommendations")))
    .required()
    .words("field.cmd.recommendation.id");

pub(super) const REPORT_RECOMMENDATION: Form = one_page!(
    "report_recommendation",
    [
        Item::Field(WHICH),
        Item::Field(Field::new("text", Kind::Area).required().words("field.cmd.recommendation.text")),
        Item::Field(Field::new("evidence", Kind::Area).words("field.cmd.recommendation.evidence")),
        Item::Field(
            Field::new("evidence_ids[]", Kind::Ticks(Options::Given("evidence")))
                .words("field.cmd.recommendation.evidence_ids")
        ),
        Item::Field(Field::new("done", Kind::YesNo).required().words("field.cmd.recommendation.done")),
    ]
);

pub(super) const VERIFY_RECOMMENDATION: Form = one_page!(
    "verify_recommendation",
    [
        Item::Field(WHICH),
        Item::Field(
            Field::new("accepted", Kind::YesNo).required().words("field.cmd.recommendation.accepted")
        ),
        Item::Field(Field::new("note", Kind::Area).words("field.cmd.recommendation.note")),
    ]
);

pub(super) const EXTEND_RECOMMENDATION: Form = one_page!(
    "extend_recommendation",
    [
        Item::Field(WHICH),
        Item::Field(Field::new("due", Kind::Date).required().words("field.cmd.recommendation.new_due")),
        Item::Field(
            Field::new("reason", Kind::Area).required().words("field.cmd.recommendation.extend_reason")
        ),
    ]
);
