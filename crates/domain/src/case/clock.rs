//! Which receipt starts the clock (Luật ATVSLĐ Điều 35 khoản 6).
//!
//! A receipt is a fact: the body had the word in its hands at that moment, whatever becomes of the report. So every
//! receipt counts, also that of a report withdrawn later: whoever takes his word back does not give the team more
//! time. A correction and a supplement are no receipts. A case taken in brings its receipts and its clock. The
//! start of a level's clock therefore only ever moves back, to a receipt that was written down late. It moves
//! forward in two cases, both named by the law: the file is handed over to a higher level, which counts from when
//! it received the news (R-CLK-4, Nghị định 39/2016/NĐ-CP Điều 22), and the police return it (Luật ATVSLĐ Điều 35
//! khoản 7). Before the competent body has received anything, the earliest receipt by anybody stands in for its own;
//! such a start is provisional, and gives way to the competent receipt.

use super::report::ReceivingBody;
use super::state::{Case, CaseReport};
use crate::law::{ClockStart, Settings};
use crate::time::Instant;
use crate::words::TeamLevel;

/// The start of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockBegin {
    /// When it starts.
    pub at: Instant,
    /// The body competent for the level has not received yet; the earliest receipt by anybody stands in.
    pub provisional: bool,
}

/// The start of the clock of a level: a hand-over, or the earliest receipt by the body competent for it: the
/// employer's knowledge for an establishment team, the labour department for a provincial one. Which receipt counts
/// is a setting of the law set; the others are kept and shown.
pub fn clock_begin(case: &Case, level: TeamLevel, settings: &Settings) -> Option<ClockBegin> {
    let taken = |provisional| {
        let of_level = case.taken_clocks.iter().filter(move |t| t.level == level);
        of_level.filter(move |t| t.provisional == provisional).map(|t| t.from).min()
    };
    let anybody = case.reports.iter().map(|r| r.report.received_at).min();
    let own = case.clock_from.or_else(|| match settings.clock_starts_at {
        ClockStart::CompetentBody => told_to(case, level),
        ClockStart::FirstReceipt => anybody,
    });
    let sure = [own, taken(false)].into_iter().flatten().min();
    let stands_in = || [anybody, taken(true)].into_iter().flatten().min();
    match sure {
        Some(at) => Some(ClockBegin { at, provisional: false }),
        None => stands_in().map(|at| ClockBegin { at, provisional: true }),
    }
}

/// The same, where it does not matter whose receipt it was.
pub fn first_receipt(case: &Case, level: TeamLevel, settings: &Settings) -> Option<Instant> {
    clock_begin(case, level, settings).map(|begin| begin.at)
}

/// When the body that is competent at a level was first told.
pub(super) fn told_to(case: &Case, level: TeamLevel) -> Option<Instant> {
    let received_by = |body| {
        let of_body = move |r: &&CaseReport| r.report.received_by == body;
        case.reports.iter().filter(of_body).map(|r| r.report.received_at)
    };
    match level {
        TeamLevel::Establishment => {
            let known = case.reports.iter().filter_map(|r| r.report.declaration.as_ref()?.known_at);
            known.chain(received_by(ReceivingBody::Employer)).min()
        }
        TeamLevel::Province | TeamLevel::Central | TeamLevel::Specialised => {
            received_by(ReceivingBody::Department).min()
        }
        TeamLevel::CommuneRecord => received_by(ReceivingBody::Commune).min(),
        TeamLevel::None => None,
    }
}
