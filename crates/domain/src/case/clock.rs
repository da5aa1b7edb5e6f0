//! Which receipt starts the clock (Luật ATVSLĐ Điều 35 khoản 6).

use super::report::{ReceivingBody, ReportState};
use super::state::Case;
use crate::law::{ClockStart, Settings};
use crate::time::Instant;
use crate::words::TeamLevel;

/// The earliest receipt by the body competent for the level: the employer's knowledge for an
/// establishment team, the labour department for a provincial one. Falls back to the earliest
/// receipt by anybody, so that a clock always runs. Which receipt counts is a setting of the law set;
/// the others are kept and shown. A withdrawn report counts only when it is the only one.
pub fn first_receipt(case: &Case, level: TeamLevel, settings: &Settings) -> Option<Instant> {
    if let Some(at) = case.clock_from {
        return Some(at);
    }
    let live =
        || case.reports.iter().filter(|r| r.state != ReportState::Withdrawn || case.reports.len() == 1);
    let anybody = live().map(|r| r.report.received_at).min();
    let competent = match level {
        TeamLevel::Establishment => live()
            .filter_map(|r| r.report.declaration.as_ref().and_then(|d| d.known_at))
            .chain(
                live()
                    .filter(|r| r.report.received_by == ReceivingBody::Employer)
                    .map(|r| r.report.received_at),
            )
            .min(),
        TeamLevel::Province | TeamLevel::Central | TeamLevel::Specialised => live()
            .filter(|r| r.report.received_by == ReceivingBody::Department)
            .map(|r| r.report.received_at)
            .min(),
        TeamLevel::CommuneRecord => live()
            .filter(|r| r.report.received_by == ReceivingBody::Commune)
            .map(|r| r.report.received_at)
            .min(),
        TeamLevel::None => None,
    };
    match settings.clock_starts_at {
        ClockStart::CompetentBody => competent.or(anybody),
        ClockStart::FirstReceipt => anybody,
    }
}
