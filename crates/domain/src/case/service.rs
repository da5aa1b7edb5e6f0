//! Who must receive the minutes, and whether all of them have (Luật ATVSLĐ Điều 35 khoản 8).

use super::minutes::{Addressee, AddresseeKind};
use super::stage::Announcement;
use super::state::Case;
use crate::law::{AlertDuty, LawSet, Trigger};
use crate::time::{Instant, vn_date};
use crate::words::{Lang, RoleKey, TeamLevel};

/// Those whom the law names for this announcement, as they were called on the day of the issue: agencies by the
/// notification matrix, then the employer, then each victim or the relatives. Numbered from 1, nobody served.
///
/// A provincial team is the department's own: it does not send the minutes to itself.
pub fn required_recipients(case: &Case, announced: &Announcement, law: &LawSet) -> Vec<Addressee> {
    let on = vn_date(announced.minutes.as_ref().map_or(announced.meeting.held_at, |m| m.sent_at));
    let Some(facts) = case.facts() else { return Vec::new() };
    let Ok(class) = law.classify(&facts) else { return Vec::new() };
    let level = announced.team.level;
    let mut out: Vec<Addressee> = law
        .alert_duties_at(Trigger::AnnouncementHeld, level, &facts, &class, on)
        .into_iter()
        .filter(|d| {
            let own = d.role == RoleKey::LabourAuthorityProvince && d.province == case.province;
            !(own && level == TeamLevel::Province)
        })
        .filter_map(|d| {
            let kind = kind_of(case, &d)?;
            let name = law.agency_name(d.role, &d.province, Some(&d.commune), on);
            let recipient = name.map_or_else(|| d.role.label(Lang::Vi).to_owned(), |n| n.name.vi);
            Some(Addressee { kind, role: Some(d.role), basis: Some(d.basis), ..line(recipient, kind) })
        })
        .collect();
    let parties = law.minutes_for_parties(on);
    let employer = case.accident.as_ref().and_then(|a| a.employer.name.clone());
    out.extend(
        employer.map(|name| Addressee { basis: parties.clone(), ..line(name, AddresseeKind::Employer) }),
    );
    for (n, v) in case.victims.iter().filter(|v| v.statement.is_worker).enumerate() {
        let name =
            v.statement.name.as_ref().map_or_else(|| format!("số {}", n + 1), |x| x.as_str().to_owned());
        out.push(Addressee {
            victim: Some(v.statement.id),
            basis: parties.clone(),
            ..line(format!("Nạn nhân hoặc thân nhân: {name}"), AddresseeKind::VictimOrRelatives)
        });
    }
    for (no, a) in (1_u32..).zip(&mut out) {
        a.no = no;
    }
    out
}

fn line(recipient: String, kind: AddresseeKind) -> Addressee {
    Addressee { no: 0, recipient, kind, role: None, victim: None, basis: None, service: None }
}

fn kind_of(case: &Case, duty: &AlertDuty) -> Option<AddresseeKind> {
    Some(match duty.role {
        RoleKey::LabourAuthorityProvince if duty.province == case.province => {
            AddresseeKind::LabourAuthorityPlace
        }
        RoleKey::LabourAuthorityProvince => AddresseeKind::LabourAuthorityHeadOffice,
        RoleKey::PoliceFirstNotice | RoleKey::PoliceProvince => AddresseeKind::Police,
        RoleKey::ProcuracySameLevel => AddresseeKind::Procuracy,
        RoleKey::LabourMinistry => AddresseeKind::Ministry,
        RoleKey::CommunePc => AddresseeKind::Commune,
        RoleKey::HealthAuthorityProvince | RoleKey::UnionProvince => AddresseeKind::MemberAgency,
        _other => AddresseeKind::Other,
    })
}

/// Two lines mean the same: the same body, or the copy of the same victim.
pub(super) fn same_addressee(a: &Addressee, b: &Addressee) -> bool {
    a.kind == b.kind
        && match a.kind {
            AddresseeKind::VictimOrRelatives => a.victim == b.victim,
            AddresseeKind::Employer
            | AddresseeKind::LabourAuthorityPlace
            | AddresseeKind::LabourAuthorityHeadOffice
            | AddresseeKind::Procuracy
            | AddresseeKind::Ministry
            | AddresseeKind::Commune => true,
            // Several agencies of one kind differ by role; a hand-written line by its name.
            AddresseeKind::Police | AddresseeKind::MemberAgency | AddresseeKind::Other => {
                (a.role.is_some() && a.role == b.role) || same_name(&a.recipient, &b.recipient)
            }
        }
}

pub(super) fn same_name(a: &str, b: &str) -> bool {
    crate::value::search_fold(a).trim() == crate::value::search_fold(b).trim()
}

/// When the last of those whom the law names was served.
///
/// # Errors
/// Those who are outstanding; nobody in particular while the minutes are not issued. Records of before, without a
/// service list, count as sent to all at once.
pub fn served_all(case: &Case, announced: &Announcement, law: &LawSet) -> Result<Instant, Vec<Addressee>> {
    let Some(minutes) = &announced.minutes else { return Err(Vec::new()) };
    if minutes.addressees.is_empty() {
        return Ok(minutes.sent_at);
    }
    let mut last = minutes.sent_at;
    let mut open = Vec::new();
    for wanted in required_recipients(case, announced, law) {
        let line = minutes.addressees.iter().find(|a| same_addressee(a, &wanted));
        match line.and_then(|a| a.service.as_ref()) {
            Some(service) => last = last.max(service.at),
            None => open.push(line.cloned().unwrap_or(wanted)),
        }
    }
    if open.is_empty() { Ok(last) } else { Err(open) }
}
