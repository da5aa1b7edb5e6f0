//! Commands on the plan, the scene, documents and expertise.

use super::one_page;
use super::team::{MEMBER, PAPER};
use crate::form::{Field, Form, Item, Kind, Options, Repeat};
use crate::forms::words::words;
use domain::case::{DocumentOutcome, InvitationReply, MemberCapacity, SceneAct, StepKind, StepState};
pub(in crate::forms) const CHANGE_TEAM: Form = one_page!(
    "change_team",
    [
        Item::Field(
            Field::new("decision_number", Kind::Text).required().width(20).words("field.inq.change_number")
        ),
        Item::Field(Field::new("decision_date", Kind::Date).required().words("field.inq.change_date")),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.inq.reason")),
        Item::Repeat(Repeat { name: "members", fields: MEMBER, least: 2, most: 20 }),
        PAPER[0],
        PAPER[1],
        PAPER[2],
        PAPER[3],
        PAPER[4],
        PAPER[5],
    ]
);
pub(in crate::forms) const ANSWER_INVITATION: Form = one_page!(
    "answer_invitation",
    [
        Item::Field(Field::new("unit", Kind::Text).required().words("field.inq.invited_unit")),
        Item::Field(
            Field::new("capacity", Kind::Select(words!(MemberCapacity)))
                .required()
                .words("field.inq.capacity")
        ),
        Item::Field(
            Field::new("reply", Kind::Radios(words!(InvitationReply))).required().words("field.inq.reply")
        ),
        Item::Field(Field::new("member_name", Kind::Text).words("field.inq.member_name")),
        Item::Field(Field::new("member_position", Kind::Text).words("field.inq.member_position")),
        Item::Field(Field::new("letter_number", Kind::Text).width(20).words("field.inq.letter_number")),
        Item::Field(Field::new("reason", Kind::Area).words("field.inq.decline_reason"))
    ]
);
pub(in crate::forms) const SET_STEP: Form = one_page!(
    "set_step",
    [
        Item::Field(Field::new("step_id", Kind::Hidden).words("field.inq.step_id")),
        Item::Field(
            Field::new("kind", Kind::Select(words!(StepKind))).required().words("field.inq.step_kind")
        ),
        Item::Field(Field::new("title", Kind::Text).words("field.inq.step_title")),
        Item::Field(Field::new("responsible", Kind::Text).words("field.inq.responsible")),
        Item::Field(Field::new("due", Kind::Date).words("field.inq.step_due")),
        Item::Field(
            Field::new("state", Kind::Radios(words!(StepState))).required().words("field.inq.step_state")
        ),
        Item::Field(Field::new("done_at", Kind::Instant).words("field.inq.done_at")),
        Item::Field(Field::new("note", Kind::Area).words("field.inq.step_note")),
        Item::Field(
            Field::new("evidence[]", Kind::Ticks(Options::Given("evidence"))).words("field.inq.evidence")
        )
    ]
);
pub(in crate::forms) const RECORD_SCENE: Form = one_page!(
    "record_scene",
    [
        Item::Field(
            Field::new("act", Kind::Radios(words!(SceneAct))).required().words("field.inq.scene_act")
        ),
        Item::Field(Field::new("at", Kind::Instant).required().words("field.inq.scene_end")),
        Item::Field(Field::new("by", Kind::Text).required().words("field.inq.scene_by")),
        Item::Field(Field::new("with_police", Kind::Tick).words("field.inq.with_police")),
        Item::Field(Field::new("what", Kind::Area).required().words("field.inq.scene_what")),
        Item::Field(Field::new("sketch", Kind::Tick).words("field.inq.sketch")),
        Item::Field(Field::new("photos", Kind::Tick).words("field.inq.photos")),
        Item::Field(Field::new("film", Kind::Tick).words("field.inq.film")),
        Item::Field(Field::new("record_number", Kind::Text).width(20).words("field.inq.scene_record_number")),
        Item::Field(
            Field::new("victim_id", Kind::Radios(Options::Given("victims"))).words("field.inq.scene_victim")
        ),
        Item::Heading("consent"),
        Item::Field(Field::new("consent.issuer", Kind::Text).words("field.inq.consent_issuer")),
        Item::Field(Field::new("consent.number", Kind::Text).width(20).words("field.inq.consent_number")),
        Item::Field(Field::new("consent.date", Kind::Date).words("field.inq.consent_date")),
        Item::Field(Field::new("consent.scope", Kind::Area).words("field.inq.consent_scope")),
        Item::Field(
            Field::new("evidence[]", Kind::Ticks(Options::Given("evidence"))).words("field.inq.evidence")
        )
    ]
);
pub(in crate::forms) const REQUEST_DOCUMENTS: Form = one_page!(
    "request_documents",
    [
        Item::Field(Field::new("holder", Kind::Text).required().words("field.inq.holder")),
        Item::Field(Field::new("what", Kind::Area).required().words("field.inq.requested_what")),
        Item::Field(Field::new("number", Kind::Text).width(20).words("field.inq.letter_number")),
        Item::Field(Field::new("due", Kind::Date).required().words("field.inq.request_due")),
        Item::Field(Field::new("asked_at", Kind::Instant).words("field.inq.asked_at"))
    ]
);
pub(in crate::forms) const RECEIVE_DOCUMENTS: Form = one_page!(
    "receive_documents",
    [
        Item::Field(
            Field::new("request_id", Kind::Radios(Options::Given("document_requests")))
                .required()
                .words("field.inq.document_request")
        ),
        Item::Field(
            Field::new("outcome", Kind::Radios(words!(DocumentOutcome)))
                .required()
                .words("field.inq.document_outcome")
        ),
        Item::Field(Field::new("what", Kind::Area).required().words("field.inq.received_what")),
        Item::Field(Field::new("from", Kind::Text).words("field.inq.received_from")),
        Item::Field(Field::new("at", Kind::Instant).words("field.inq.received_at")),
        Item::Field(
            Field::new("evidence[]", Kind::Ticks(Options::Given("evidence"))).words("field.inq.evidence")
        )
    ]
);
pub(in crate::forms) const RECEIVE_EXPERTISE: Form = one_page!(
    "receive_expertise",
    [
        Item::Field(
            Field::new("request_number", Kind::Radios(Options::Given("expertise")))
                .required()
                .words("field.inq.expertise_request")
        ),
        Item::Field(
            Field::new("number", Kind::Text).required().width(20).words("field.inq.conclusion_number")
        ),
        Item::Field(Field::new("received_on", Kind::Date).required().words("field.inq.received_on")),
        Item::Field(Field::new("conclusion", Kind::Area).required().words("field.inq.expertise_conclusion")),
        Item::Field(
            Field::new("evidence_id", Kind::Select(Options::Given("evidence"))).words("field.inq.paper")
        )
    ]
);
pub(in crate::forms) const EXPLAIN_DELAY: Form = one_page!(
    "explain_delay",
    [Item::Field(Field::new("reason", Kind::Area).required().words("field.inq.delay_reason"))]
);
