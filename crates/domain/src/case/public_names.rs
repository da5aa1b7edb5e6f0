//! Names that may not be posted in public, and the words that stand in their place.

use super::findings::Findings;
use super::inquiry::{HeardAs, Inquiry};
use super::meeting::{AttendanceGroup, Meeting};
use super::minutes::AddresseeKind;
use super::public_text::Hidden;
use super::state::Case;
use super::team::Team;

/// Everybody and everything personal that a case knows and that may not be told outside of it: names however they are
/// typed, numbers of identity cards and telephones, mail addresses, days of birth and where people live. In their place
/// stands what they are to the accident.
pub struct PublicNames {
    hidden: Hidden,
}

impl PublicNames {
    /// For what is posted: victims, relatives, witnesses, persons concerned or at fault, reporters and complainants. Those
    /// who act for an agency, the employer or the team sign the minutes and stay.
    pub fn of(case: &Case) -> Self {
        Self { hidden: people(case).ordered() }
    }

    /// For whoever learns from a case without taking part in it: those who act for somebody go as well.
    pub fn of_everybody(case: &Case) -> Self {
        let mut hidden = people(case);
        let past = case.reopened.iter().map(|r| &r.team);
        for team in case.stage.team().into_iter().chain(case.past_rounds.iter().map(|r| &r.team)).chain(past)
        {
            members(&mut hidden, team);
        }
        let announced = case.announcements().map(|(a, _)| &a.findings);
        for findings in announced.chain(case.stage.findings()) {
            for p in &findings.participants {
                hidden.person(p.name.as_str(), "người tham gia điều tra");
            }
        }
        for report in case.reports.iter().map(|r| &r.report) {
            let declared = report.declaration.iter().flat_map(|d| [&d.contact_name, &d.signer_name]);
            let recorded = report.commune_details.iter().map(|d| &d.signer_name);
            for name in declared.chain(recorded).flatten() {
                hidden.person(name.as_str(), "người đại diện");
            }
        }
        Self { hidden: hidden.ordered() }
    }

    /// The text without them.
    pub fn clean(&self, text: &str) -> String {
        self.hidden.clean(text)
    }

    /// Does the text name one of these people?
    pub fn names_somebody(&self, text: &str) -> bool {
        self.hidden.names_somebody(text)
    }
}

fn people(case: &Case) -> Hidden {
    let mut hidden = Hidden::default();
    let accident = case.accident.as_ref();
    let place = accident.map(|a| [a.place.address.as_deref(), a.place.spot.as_deref()]);
    let place = place.into_iter().flatten().flatten().collect::<Vec<_>>().join(", ");
    for code in accident.iter().filter_map(|a| a.employer.tax_code.as_ref()) {
        hidden.public_number(code.as_str());
    }
    for (n, v) in case.victims.iter().enumerate() {
        let v = &v.statement;
        if let Some(name) = &v.name {
            hidden.person(name.as_str(), &format!("nạn nhân {}", n + 1));
        }
        hidden.number(v.citizen_id.as_ref().map(|x| x.reveal()));
        hidden.birth(v.birth);
        hidden.home(v.residence.as_deref(), &place);
        v.employer_tax_code.iter().for_each(|code| hidden.public_number(code.as_str()));
    }
    for inquiry in std::iter::once(&case.inquiry).chain(case.reopened.iter().map(|r| &r.inquiry)) {
        heard(&mut hidden, inquiry, &place);
    }
    for (announced, _) in case.announcements() {
        at_fault(&mut hidden, &announced.findings);
        met(&mut hidden, &announced.meeting);
        let copies = announced.minutes.iter().flat_map(|m| &m.addressees);
        for a in copies.filter(|a| a.kind == AddresseeKind::VictimOrRelatives) {
            hidden.person(&a.recipient, "nạn nhân hoặc thân nhân");
        }
    }
    if let Some(findings) = case.stage.findings() {
        at_fault(&mut hidden, findings);
    }
    for invited in case.meeting_plans.iter().flat_map(|p| &p.invited) {
        if let Some(stands) = in_place_of(invited.group) {
            hidden.person(&invited.name, stands);
        }
    }
    for paid in &case.compensations {
        hidden.person(&paid.recipient_name, "thân nhân");
    }
    for complaint in &case.complaints {
        hidden.person(&complaint.name, "người khiếu nại");
    }
    for told in case.reports.iter().map(|r| &r.report.told_by) {
        if let Some(name) = &told.name {
            hidden.person(name.as_str(), "người báo tin");
        }
        hidden.number(told.phone.as_ref().map(|p| p.as_str()));
        hidden.home(told.address.as_deref(), &place);
    }
    hidden
}

fn heard(hidden: &mut Hidden, inquiry: &Inquiry, place: &str) {
    for person in inquiry.testimony.iter().map(|t| &t.person) {
        let stands = match person.heard_as {
            HeardAs::Victim => "nạn nhân",
            HeardAs::Witness => "người biết sự việc",
            HeardAs::Concerned => "người có liên quan",
        };
        for name in std::iter::once(person.name.as_str()).chain(person.other_name.as_deref()) {
            hidden.person(name, stands);
        }
        hidden.number(person.identity_number.as_deref());
        hidden.birth(person.birth);
        hidden.home(person.residence.as_deref(), place);
        hidden.home(person.current_address.as_deref(), place);
    }
}

fn at_fault(hidden: &mut Hidden, findings: &Findings) {
    for p in &findings.persons_at_fault {
        hidden.person(p.name.as_str(), "người có lỗi");
    }
}

fn met(hidden: &mut Hidden, meeting: &Meeting) {
    for a in &meeting.attendance {
        if let Some(stands) = in_place_of(a.group) {
            hidden.person(&a.name, stands);
        }
    }
}

fn members(hidden: &mut Hidden, team: &Team) {
    let before = team.changes.iter().flat_map(|c| &c.before);
    for m in team.members.iter().chain(before) {
        hidden.person(m.name.as_str(), "thành viên Đoàn điều tra");
    }
}

/// Those who speak for themselves are not named; those who speak for a body are.
fn in_place_of(group: AttendanceGroup) -> Option<&'static str> {
    match group {
        AttendanceGroup::VictimOrRelatives => Some("nạn nhân hoặc thân nhân"),
        AttendanceGroup::Witness => Some("người biết sự việc"),
        AttendanceGroup::PersonConcerned => Some("người có liên quan"),
        AttendanceGroup::Team
        | AttendanceGroup::Employer
        | AttendanceGroup::Commune
        | AttendanceGroup::Union
        | AttendanceGroup::Police
        | AttendanceGroup::Procuracy => None,
    }
}
