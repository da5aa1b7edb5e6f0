//! An alert.

use super::moment;
use casework::alerts::AlertView;
use serde::Serialize;
use tnld_http::dto::{AlertModeWord, EventClassWord, RoleKeyWord, TriggerWord};
use utoipa::ToSchema;
use uuid::Uuid;

/// An alert as its reader may see it; the address stays with the administrator.
#[derive(Debug, Serialize, ToSchema)]
pub struct AlertAnswer {
    /// Id.
    pub id: Uuid,
    /// Case.
    pub case_id: Option<Uuid>,
    /// Number of the case; absent until the case is open to the agency.
    pub case_number: Option<String>,
    /// Its class.
    pub case_class: Option<EventClassWord>,
    /// Place of the accident in words.
    pub case_place: Option<String>,
    /// Commune of the accident.
    pub case_commune: Option<String>,
    /// Agency, when it is in the directory.
    pub agency_id: Option<Uuid>,
    /// Recipient as named on the day.
    pub recipient: String,
    /// Role of the recipient.
    pub role: RoleKeyWord,
    /// How it is told.
    pub mode: AlertModeWord,
    /// What caused it.
    pub trigger: TriggerWord,
    /// Rule.
    pub rule: String,
    /// Article.
    pub citation: String,
    /// Where it stands.
    #[schema(example = "sent")]
    pub state: String,
    /// When raised.
    #[schema(format = "date-time")]
    pub created_at: String,
    /// When the channel accepted it.
    #[schema(format = "date-time")]
    pub sent_at: Option<String>,
    /// When an officer confirmed.
    #[schema(format = "date-time")]
    pub acknowledged_at: Option<String>,
    /// The officer's name as typed.
    pub acknowledged_by_name: Option<String>,
    /// The officer's unit as typed.
    pub acknowledged_by_unit: Option<String>,
    /// Somebody died, or casualties are not known: minutes count.
    pub urgent: bool,
    /// When the next contact is told unless somebody confirms; absent when nobody is to be told any more.
    #[schema(format = "date-time")]
    pub next_rung_at: Option<String>,
    /// Times all contacts were gone through without a confirmation.
    pub round: i32,
    /// Part of a drill: nothing of it is real.
    pub drill: bool,
    /// The drill.
    pub drill_id: Option<Uuid>,
}

impl From<AlertView> for AlertAnswer {
    fn from(a: AlertView) -> Self {
        let case = a.case.as_ref();
        Self {
            id: a.id.0,
            case_id: a.case_id.map(|id| id.0),
            case_number: case.map(|c| c.number.clone()).filter(|n| !n.is_empty()),
            case_class: case.map(|c| c.class.clone().into()),
            case_place: case.map(|c| c.place.clone()),
            case_commune: case.map(|c| c.commune_code.clone()),
            agency_id: a.agency_id.map(|id| id.0),
            recipient: a.recipient,
            role: a.role.into(),
            mode: a.mode.into(),
            trigger: a.trigger.into(),
            rule: a.rule,
            citation: a.citation,
            state: a.state,
            created_at: moment(a.created_at),
            sent_at: a.sent_at.map(moment),
            acknowledged_at: a.acknowledged_at.map(moment),
            acknowledged_by_name: a.acknowledged_by_name,
            acknowledged_by_unit: a.acknowledged_by_unit,
            urgent: a.urgent,
            next_rung_at: a.next_rung_at.map(moment),
            round: a.round,
            drill: a.drill,
            drill_id: a.drill_id.map(|id| id.0),
        }
    }
}
