//! Which agencies the system must tell (the notification matrix).

use super::classify::Classification;
use super::duty::{AlertDuty, AlertMode, Trigger};
use super::facts::AccidentFacts;
use super::place::Place;
use super::set::LawSet;
use crate::words::TeamLevel;
use chrono::NaiveDate;

impl LawSet {
    /// Agencies to be told because of `trigger`, as they exist on the day of the act. One agency is
    /// told once: of several modes the strongest stands.
    ///
    /// After [`Trigger::Reclassified`] and [`Trigger::PlaceCorrected`] the whole row of the new class or
    /// place is answered; who was told before is the caller's knowledge. [`Trigger::Merged`] and
    /// [`Trigger::Dismissed`] have no row: the case takes back what it told.
    pub fn alert_duties(
        &self,
        trigger: Trigger,
        f: &AccidentFacts,
        c: &Classification,
        act_on: NaiveDate,
    ) -> Vec<AlertDuty> {
        self.alerts_of_team(trigger, None, f, c, act_on)
    }

    /// The same for a team of another level than the one first competent: a re-investigation, or a case
    /// taken over by the centre. Who is invited and who gets the minutes depends on it.
    pub fn alert_duties_at(
        &self,
        trigger: Trigger,
        level: TeamLevel,
        f: &AccidentFacts,
        c: &Classification,
        act_on: NaiveDate,
    ) -> Vec<AlertDuty> {
        self.alerts_of_team(trigger, Some(level), f, c, act_on)
    }

    fn alerts_of_team(
        &self,
        trigger: Trigger,
        level: Option<TeamLevel>,
        f: &AccidentFacts,
        c: &Classification,
        act_on: NaiveDate,
    ) -> Vec<AlertDuty> {
        if f.occurred_on < self.first_day() {
            return Vec::new();
        }
        let place = Place::on(f, act_on);
        let mut s = self.situation(f, c, &place);
        s.team = level.or(s.team);
        let mut out: Vec<AlertDuty> = Vec::new();
        for rule in self
            .alerts
            .iter()
            .filter(|r| r.in_force(act_on) && r.body.on.contains(&trigger) && r.body.when.holds(&s))
        {
            let province = place.province_at(rule.body.at, f);
            for role in &rule.body.to {
                let duty = AlertDuty {
                    role: *role,
                    commune: place.commune.clone(),
                    province: province.clone(),
                    mode: rule.body.mode,
                    trigger,
                    basis: rule.basis.clone(),
                };
                match out.iter_mut().find(|d| d.role == *role && d.province == province) {
                    Some(earlier) if strength(earlier.mode) >= strength(duty.mode) => {}
                    Some(earlier) => *earlier = duty,
                    None => out.push(duty),
                }
            }
        }
        out
    }
}

fn strength(mode: AlertMode) -> u8 {
    match mode {
        AlertMode::Info => 0,
        AlertMode::Copy => 1,
        AlertMode::Invite => 2,
        AlertMode::Acknowledged => 3,
    }
}
