//! Ladders: who is reached one after the other, and how long each has, until an officer has confirmed.

use super::citation::Basis;
use super::duty::AlertMode;
use super::set::{LawSet, Settings};
use crate::reference::Calendar;
use crate::time::{Instant, from_vn, vn_datetime};
use crate::words::{ChannelKind, Contact, RoleKey, Urgency};
use chrono::{Days, Duration, NaiveDate, NaiveTime};

/// One rung: whom it reaches, by which channels, and how long it waits for a confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Whom.
    pub contact: Contact,
    /// By which channels; all that the contact has are used. Empty for a call by telephone.
    pub channels: Vec<ChannelKind>,
    /// How long it waits before the next rung is taken.
    pub window: Duration,
}

/// The ladder of an alert. After the last rung the first is taken again, until somebody has confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// Key in the law set.
    pub id: String,
    /// Rungs, the first first; the last is a call by telephone.
    pub rungs: Vec<Rung>,
    /// How long after the last rung the first is taken again.
    pub repeat: Duration,
    /// Windows rest at night and on days off.
    pub rests: bool,
    /// How sure the windows are: they are conventions of the office, the law says "at once".
    pub basis: Basis,
}

/// When people rest.
#[derive(Debug, Clone, Copy)]
pub struct Rest<'a> {
    /// Days off.
    pub calendar: &'a Calendar,
    /// Start and end of the night.
    pub quiet: (NaiveTime, NaiveTime),
}

impl<'a> Rest<'a> {
    /// The rest that settings and calendar name.
    pub fn new(settings: &Settings, calendar: &'a Calendar) -> Self {
        Self { calendar, quiet: settings.quiet_hours }
    }

    /// The first moment from `at` on that is neither in the night nor on a day off.
    pub fn next_awake(&self, at: Instant) -> Instant {
        let (from, until) = self.quiet;
        let local = vn_datetime(at);
        let (mut day, mut time) = (local.date(), local.time());
        if from != until {
            let crosses_midnight = from > until;
            let late = if crosses_midnight { time >= from } else { time >= from && time < until };
            let early = crosses_midnight && time < until;
            if late && crosses_midnight {
                day = day + Days::new(1);
                time = until;
            } else if late || early {
                time = until;
            }
        }
        if self.calendar.is_working_day(day) {
            return if (day, time) == (local.date(), local.time()) {
                at
            } else {
                from_vn(day.and_time(time))
            };
        }
        let working = self.calendar.roll_forward(day);
        from_vn(working.and_time(if from == until { NaiveTime::MIN } else { until }))
    }
}

impl Ladder {
    /// When the window of a rung taken at `at` ends.
    pub fn until(&self, at: Instant, window: Duration, rest: &Rest<'_>) -> Instant {
        if self.rests { rest.next_awake(rest.next_awake(at) + window) } else { at + window }
    }
}

impl LawSet {
    /// The ladder of an alert raised on a day; `None` for modes that nobody has to confirm. A ladder for
    /// the role goes before the general one.
    pub fn ladder(&self, urgency: Urgency, mode: AlertMode, role: RoleKey, on: NaiveDate) -> Option<Ladder> {
        let mut fitting = self
            .ladders
            .iter()
            .filter(|l| l.in_force(on) && l.body.urgency == urgency && l.body.modes.contains(&mode));
        let own = fitting.clone().find(|l| l.body.roles.contains(&role));
        own.or_else(|| fitting.find(|l| l.body.roles.is_empty())).map(typed)
    }

    /// The ladder with a key on a day: an alert keeps the ladder it was raised with.
    pub fn ladder_by_id(&self, id: &str, on: NaiveDate) -> Option<Ladder> {
        let mut versions = self.ladders.iter().filter(|l| l.id == id);
        versions.clone().find(|l| l.in_force(on)).or_else(|| versions.next_back()).map(typed)
    }

    /// The role above another, asked when that one does not answer.
    pub fn superior(&self, of: RoleKey, on: NaiveDate) -> Option<RoleKey> {
        self.superiors.iter().find(|s| s.in_force(on) && s.body.of == of).map(|s| s.body.is)
    }
}

fn typed(entry: &super::set::Entry<super::rules::LadderBody>) -> Ladder {
    Ladder {
        id: entry.id.clone(),
        rungs: entry
            .body
            .rungs
            .iter()
            .map(|r| Rung {
                contact: r.contact,
                channels: r.channels.clone(),
                window: Duration::seconds(i64::from(r.window())),
            })
            .collect(),
        repeat: Duration::minutes(i64::from(entry.body.repeat_minutes)),
        rests: entry.body.rests,
        basis: entry.basis.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use chrono::NaiveDate;

    fn local(text: &str) -> Instant {
        from_vn(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
    }

    fn rest(calendar: &Calendar) -> Rest<'_> {
        let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        Rest { calendar, quiet: (time(21, 0), time(6, 30)) }
    }

    #[test]
    fn nights_and_days_off_are_left_to_sleep() {
        let calendar = Calendar::embedded();
        let table = [
            // A Tuesday in November 2026.
            ("2026-11-10 10:00", "2026-11-10 10:00"),
            ("2026-11-10 20:59", "2026-11-10 20:59"),
            ("2026-11-10 21:00", "2026-11-11 06:30"),
            ("2026-11-11 00:00", "2026-11-11 06:30"),
            ("2026-11-11 06:29", "2026-11-11 06:30"),
            ("2026-11-11 06:30", "2026-11-11 06:30"),
            // Friday night, Saturday: Monday morning.
            ("2026-11-13 22:00", "2026-11-16 06:30"),
            ("2026-11-14 12:00", "2026-11-16 06:30"),
            // National Day: Wednesday 2 September 2026, with its second day off.
            (
                "2026-09-02 09:00",
                &vn_datetime(from_vn(
                    calendar
                        .roll_forward(NaiveDate::from_ymd_opt(2026, 9, 2).unwrap())
                        .and_hms_opt(6, 30, 0)
                        .unwrap(),
                ))
                .format("%Y-%m-%d %H:%M")
                .to_string(),
            ),
        ];
        for (at, awake) in table {
            assert_eq!(rest(calendar).next_awake(local(at)), local(awake), "{at}");
        }
    }

    #[test]
    fn a_death_has_minutes_and_never_rests() {
        let law = LawSet::embedded();
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        for role in RoleKey::ALL {
            let ladder = law.ladder(Urgency::Death, AlertMode::Acknowledged, *role, day).expect("a ladder");
            assert!(!ladder.rests && ladder.rungs.iter().all(|r| r.window <= Duration::minutes(60)));
            let night = local("2026-11-14 23:30");
            let window = ladder.rungs[0].window;
            assert_eq!(ladder.until(night, window, &rest(Calendar::embedded())), night + window);
        }
        assert_eq!(law.ladder(Urgency::Death, AlertMode::Info, RoleKey::CommunePc, day), None);
    }

    #[test]
    fn every_ladder_that_rests_ends_its_windows_by_day() {
        let law = LawSet::embedded();
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let ladder = law.ladder(Urgency::Other, AlertMode::Acknowledged, RoleKey::CommunePc, day).unwrap();
        assert!(ladder.rests);
        let calendar = Calendar::embedded();
        let rest = rest(calendar);
        for hours in 0..400 {
            let at = local("2026-11-10 00:00") + Duration::hours(hours);
            let until = ladder.until(at, ladder.rungs[0].window, &rest);
            assert!(until >= at + ladder.rungs[0].window, "{at} {until}");
            assert_eq!(rest.next_awake(until), until, "{at} {until}");
        }
    }

    #[test]
    fn nobody_is_his_own_superior() {
        let law = LawSet::embedded();
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        for role in RoleKey::ALL {
            let mut seen = vec![*role];
            let mut at = *role;
            while let Some(above) = law.superior(at, day) {
                assert!(!seen.contains(&above), "{} climbs in a circle", role.label(Lang::En));
                seen.push(above);
                at = above;
            }
        }
    }
}
