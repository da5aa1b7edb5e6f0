//! Which alerts open a case to the agency that received them: one rule, for one case and for the list of them.

use domain::ids::AgencyId;
use domain::law::AlertMode;
use store::cases::{Alerted, Scope};
use store::{AlertRow, AlertState};

/// Does this alert open its case to its agency? One that was taken back before anybody confirmed it does not.
pub(crate) fn opens_case(row: &AlertRow) -> bool {
    let stands = row.state != AlertState::Withdrawn || row.acknowledged_at.is_some();
    stands && row.mode.parse().is_ok_and(|mode: AlertMode| mode.opens_case(row.acknowledged_at.is_some()))
}

/// The cases opened to an agency by its alerts.
pub(crate) fn opened_to(agency: AgencyId) -> Scope {
    let modes = |confirmed| {
        let open = AlertMode::ALL.iter().filter(move |m| m.opens_case(confirmed));
        open.map(|m| m.as_str().to_owned()).collect()
    };
    Scope::AlertedAgency(Alerted {
        agencies: vec![agency.0],
        modes: modes(false),
        once_confirmed: modes(true),
    })
}

/// The cases of which an agency was informed: it knows that there is one, and its alert, no more.
pub(crate) fn informed_of(agency: AgencyId) -> Scope {
    let modes = [AlertMode::Info, AlertMode::Copy].map(|m| m.as_str().to_owned());
    Scope::AlertedAgency(Alerted {
        agencies: vec![agency.0],
        modes: modes.to_vec(),
        once_confirmed: Vec::new(),
    })
}
