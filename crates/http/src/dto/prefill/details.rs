//! What reports carry beside the accident.

use super::values::{moment, text, value};
use crate::dto::{
    CommuneDetailsInput, DayText, DeclarationDetailsInput, InformantInput, OccurredInput, Text,
};
use domain::case::{CommuneDetails, DeclarationDetails, Informant};

fn texts<const MAX: usize>(list: &[String]) -> Vec<Text<MAX>> {
    list.iter().map(|t| Text::from(t.as_str())).collect()
}

impl From<&Informant> for InformantInput {
    fn from(i: &Informant) -> Self {
        Self {
            name: value(i.name.as_ref()),
            capacity: text(i.capacity.as_deref()),
            address: text(i.address.as_deref()),
            phone: value(i.phone.as_ref()),
            email: value(i.email.as_ref()),
        }
    }
}

impl From<&DeclarationDetails> for DeclarationDetailsInput {
    fn from(d: &DeclarationDetails) -> Self {
        Self {
            known_at: moment(d.known_at),
            document_number: text(d.document_number.as_deref()),
            document_place: text(d.document_place.as_deref()),
            document_date: d.document_date.map(|day| DayText::from(day.to_string())),
            first_aid: text(d.first_aid.as_deref()),
            scene_kept: d.scene_kept,
            scene_note: text(d.scene_note.as_deref()),
            reservations: text(d.reservations.as_deref()),
            contact_name: value(d.contact_name.as_ref()),
            contact_phone: value(d.contact_phone.as_ref()),
            signer_name: value(d.signer_name.as_ref()),
            signer_position: text(d.signer_position.as_deref()),
        }
    }
}

impl From<&CommuneDetails> for CommuneDetailsInput {
    fn from(d: &CommuneDetails) -> Self {
        Self {
            tip_received_at: moment(d.tip_received_at),
            work_done_for: text(d.work_done_for.as_deref()),
            signer_name: value(d.signer_name.as_ref()),
            signer_position: text(d.signer_position.as_deref()),
            made_at_place: text(d.made_at_place.as_deref()),
            made_at: d.made_at.as_ref().map(OccurredInput::from),
            makers: texts(&d.makers),
            first_aid: text(d.first_aid.as_deref()),
            initial_cause: text(d.initial_cause.as_deref()),
            injury_factor: text(d.injury_factor.as_deref()),
            witness_statements: texts(&d.witness_statements),
            damage: text(d.damage.as_deref()),
            measures: text(d.measures.as_deref()),
            copies_to: texts(&d.copies_to),
            posted_on: d.posted_on.map(|day| DayText::from(day.to_string())),
        }
    }
}
