//! What the forms of the announcement meeting know: whom the law wants there, and what was planned.

use crate::form::Values;
use casework::cases::CaseView;
use domain::case::{AttendanceGroup, CommandKind, Invited, meeting_groups};
use domain::time::{human_date, human_datetime};
use domain::value::FieldError;
use domain::words::Severity;
use std::collections::BTreeSet;

/// A plan begins with what was planned before; without that, with a row for each group the law wants, with the name
/// where the case knows it.
pub(super) fn plan(view: &CaseView, values: &mut Values) {
    let plan = view.case.meeting_plan();
    values.set_default("place", plan.map(|p| p.place.clone()));
    values.set_default("at", plan.map(|p| human_datetime(p.at)));
    values.set_default("agenda", plan.and_then(|p| p.agenda.clone()));
    match plan {
        Some(plan) => rows(values, "invited", &plan.invited),
        None => rows(values, "invited", &wanted(view)),
    }
}

fn rows(values: &mut Values, list: &str, people: &[Invited]) {
    for (n, who) in people.iter().enumerate() {
        let mut set = |part: &str, text: Option<String>| {
            values.set_default(&format!("{list}.{n}.{part}"), text.filter(|t| !t.is_empty()))
        };
        set("group", Some(who.group.as_str().to_owned()));
        set("name", Some(who.name.clone()));
        set("unit", who.unit.clone());
        if list == "invited" {
            set("contact", who.contact.clone());
        }
    }
}

fn wanted(view: &CaseView) -> Vec<Invited> {
    let case = &view.case;
    let employer = case.accident.as_ref().map(|a| &a.employer);
    let of = |group, name: Option<String>, contact| Invited {
        group,
        name: name.unwrap_or_default(),
        unit: None,
        contact,
    };
    let mut out = Vec::new();
    for group in meeting_groups(case) {
        match group {
            AttendanceGroup::Employer => {
                let phone = employer.and_then(|e| e.phone.as_ref()).map(ToString::to_string);
                out.push(of(group, employer.and_then(|e| e.name.clone()), phone));
            }
            AttendanceGroup::VictimOrRelatives => {
                let invited = case.victims.iter().map(|v| {
                    let name = v.statement.name.as_ref()?.as_str().to_owned();
                    let dead = v.severity() == Severity::Fatal;
                    Some(if dead { format!("Thân nhân của {name}") } else { name })
                });
                out.extend(invited.map(|name| of(group, name, None)));
            }
            // The system invites these itself.
            AttendanceGroup::Police | AttendanceGroup::Procuracy => {}
            _other => out.push(of(group, None, None)),
        }
    }
    out
}

/// The meeting as it was planned, held by the head of the team about the minutes that were signed.
pub(super) fn hold(view: &CaseView, values: &mut Values) {
    let stage = &view.case.stage;
    let head = stage.team().and_then(|team| team.members.iter().find(|m| m.head));
    values.set_default("chair", head.map(|m| m.name.as_str().to_owned()));
    let read = view.case.minutes_cited().map(|(number, day)| {
        format!("Biên bản điều tra tai nạn lao động số {number} ngày {}", human_date(day))
    });
    values.set_default("minutes_read", read);
    let Some(plan) = view.case.meeting_plan() else { return };
    values.set_default("place", Some(plan.place.clone()));
    values.set_default("held_at", Some(human_datetime(plan.at)));
    rows(values, "attendance", &plan.invited);
}

/// Whoever was invited stands in the list already: that they came has to be said, of everybody.
pub(super) fn unanswered(command: CommandKind, values: &Values) -> Vec<FieldError> {
    if command != CommandKind::HoldAnnouncement {
        return Vec::new();
    }
    let row = |name: &str| name.strip_prefix("attendance.")?.split_once('.')?.0.parse::<usize>().ok();
    let told = |n: usize, part: &str| values.get(&format!("attendance.{n}.{part}")).is_some();
    let rows: BTreeSet<usize> = values
        .pairs()
        .filter(|(_, said)| !said.trim().is_empty())
        .filter_map(|(name, _)| row(name))
        .collect();
    rows.into_iter()
        .enumerate()
        .filter(|(_, n)| told(*n, "name") && !told(*n, "present"))
        .map(|(at, _)| {
            FieldError::new(
                format!("/attendance/{at}/present"),
                "required",
                "Chọn người này có mặt hay vắng mặt.",
                "Choose whether this person was present.",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_in_the_list_came_or_did_not() {
        let typed = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|(n, v)| (format!("attendance.{n}"), (*v).to_owned()));
            let found = unanswered(CommandKind::HoldAnnouncement, &Values::from_pairs(pairs.collect()));
            found.into_iter().map(|e| e.pointer).collect::<Vec<_>>()
        };
        let all = [
            ("0.name", "Việt"),
            ("0.present", "true"),
            ("2.name", "Bảy"),
            ("2.group", "union"),
            ("3.name", " "),
        ];
        assert_eq!(typed(&all), ["/attendance/1/present"]);
        assert!(typed(&all[..2]).is_empty());
        let other = Values::from_pairs(vec![("attendance.0.name".to_owned(), "Việt".to_owned())]);
        assert!(unanswered(CommandKind::PlanMeeting, &other).is_empty());
    }
}
