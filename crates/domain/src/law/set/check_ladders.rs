//! Checks of the ladders: every alert that must be confirmed has one, and none of a death rests.

use super::error::LawError;
use super::file::LawSet;
use super::timeline::covered;
use crate::law::AlertMode;
use crate::words::{Contact, Urgency};
use chrono::NaiveDate;

/// Longest window of a rung in seconds when somebody died: "at once" is minutes.
const LONGEST_DEATH_WINDOW: u32 = 60 * 60;

pub(super) fn ladders(set: &LawSet, since: NaiveDate, errors: &mut Vec<LawError>) {
    for urgency in Urgency::ALL {
        for mode in [AlertMode::Acknowledged, AlertMode::Invite] {
            let general = covered(
                &set.ladders,
                |l| l.body.urgency == *urgency && l.body.roles.is_empty() && l.body.modes.contains(&mode),
                since,
            );
            if !general {
                let entry = format!("ladder {urgency} {mode}");
                errors.push(LawError::new("law set", entry, "a ladder for every role must stand"));
            }
        }
    }
    for l in &set.ladders {
        let mut fault = |reason: &str| {
            errors.push(LawError::new(&l.file, format!("ladder {}", l.id), reason));
        };
        let death = l.body.urgency == Urgency::Death;
        if l.body.rungs.is_empty() || l.body.rungs.iter().any(|r| r.window() == 0) {
            fault("it needs rungs, each with a window");
        }
        if l.body.rungs.iter().any(|r| r.channels.is_empty() != (r.contact == Contact::DutyPhone)) {
            fault("every rung names its channels, but for `duty_phone`, which a person calls");
        }
        if l.body.rungs.last().map(|r| r.contact) != Some(Contact::DutyPhone) {
            fault("the last rung must be `duty_phone`: a ladder never ends in silence");
        }
        if l.body.repeat_minutes == 0 {
            fault("`repeat_minutes` must be at least 1");
        }
        if death && l.body.rests {
            fault("a death is told at night and on days off too: `rests` must be false");
        }
        let repeat = l.body.repeat_minutes.saturating_mul(60);
        let longest = l.body.rungs.iter().map(|r| r.window()).chain([repeat]).max();
        if death && longest.is_some_and(|s| s > LONGEST_DEATH_WINDOW) {
            fault("the windows of a death are minutes, at most 60");
        }
    }
}
