//! Issuing the minutes and serving them (Luật ATVSLĐ Điều 35 khoản 8).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::minutes::{Addressee, AddresseeKind, IssuedMinutes, ServedLine, Service, ServiceMethod};
use super::super::order::{IssueMinutes, NewAddressee, NewService, Served};
use super::super::refusal::Refusal;
use super::super::service::{required_recipients, same_addressee, same_name};
use super::super::stage::Announcement;
use super::super::state::Case;
use super::told::Problems;
use super::{Decision, Warning};
use crate::law::{DeadlineKind, Moment};
use crate::time::{Instant, human_date, vn_date};
use chrono::Duration;

const ARTICLE: &str = "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 8";

pub(super) fn decide(case: &Case, order: IssueMinutes, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let announced = case.stage.announcement().ok_or(Refusal::Unknown { what: "meeting" })?;
    let held = announced.meeting.held_at;
    if order.sent_at > c.now + Duration::minutes(2) || order.sent_at < held {
        return Err(Refusal::field(
            "/sent_at",
            "out_of_range",
            "Thời điểm gửi phải sau cuộc họp công bố và không ở tương lai.",
            "The minutes are sent after the meeting, and not in the future.",
        ));
    }
    let mut minutes = IssuedMinutes {
        number: order.number,
        date: order.date,
        sent_to: order.sent_to,
        sent_at: order.sent_at,
        addressees: Vec::new(),
    };
    let issued = Announcement { minutes: Some(minutes.clone()), ..announced.clone() };
    let required = required_recipients(case, &issued, c.law);
    let mut list = listed(case, order.addressees, &required)?;
    for name in &minutes.sent_to {
        handed_out(&mut list, name, order.sent_at, c);
    }
    let mut problems = Problems::default();
    problems.since_accident(case, "/date", minutes.date);
    if problems.is_empty() {
        let founded = ["thành lập Đoàn điều tra", "the decision that founded the team"];
        problems.not_before("/date", minutes.date, announced.team.decision_date, "before_founding", founded);
    }
    problems.done()?;
    let mut warnings = missing(&required, &list);
    warnings.extend(another_number(case, &minutes.number));
    if list.iter().any(|a| a.service.is_some()) {
        warnings.extend(late(held, order.sent_at, c));
    }
    minutes.addressees = list;
    Ok(Decision { events: vec![Event::MinutesIssued(minutes)], warnings })
}

/// The list as given, each line with the rule that names it; as the law demands when none was given.
fn listed(case: &Case, given: Vec<NewAddressee>, required: &[Addressee]) -> Result<Vec<Addressee>, Refusal> {
    if given.is_empty() {
        return Ok(required.to_vec());
    }
    let mut out = Vec::new();
    for (n, new) in given.into_iter().enumerate() {
        let pointer = format!("/recipients/{n}/victim_id");
        out.push(addressee(case, new, required, out.len(), &pointer)?);
    }
    Ok(out)
}

fn addressee(
    case: &Case,
    new: NewAddressee,
    required: &[Addressee],
    before: usize,
    pointer: &str,
) -> Result<Addressee, Refusal> {
    if new.victim.is_some_and(|v| case.victim(v).is_none()) {
        return Err(Refusal::field(
            pointer,
            "unknown_victim",
            "Vụ này không có nạn nhân được nêu.",
            "This case has no such victim.",
        ));
    }
    let mut out = Addressee {
        no: u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1),
        recipient: new.recipient,
        kind: new.kind,
        role: None,
        victim: new.victim,
        basis: None,
        service: None,
    };
    if let Some(named) = required.iter().find(|r| same_addressee(r, &out)) {
        out.role = named.role;
        out.basis = named.basis.clone();
    }
    Ok(out)
}

/// A name to whom the minutes were given with the issue is served; a name that is not on the list joins it.
fn handed_out(list: &mut Vec<Addressee>, name: &str, at: Instant, c: &Circumstances<'_>) {
    let service = Service {
        how: ServiceMethod::NotTold,
        at,
        proof: None,
        evidence: None,
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
    };
    match list.iter_mut().find(|a| same_name(&a.recipient, name)) {
        Some(line) => line.service = Some(service),
        None => list.push(Addressee {
            no: u32::try_from(list.len()).unwrap_or(u32::MAX).saturating_add(1),
            recipient: name.to_owned(),
            kind: AddresseeKind::Other,
            role: None,
            victim: None,
            basis: None,
            service: Some(service),
        }),
    }
}

/// The minutes bear one number: the one they were signed or issued under.
fn another_number(case: &Case, number: &str) -> Option<Warning> {
    let (known, _) = case.minutes_cited()?;
    (!same_name(&known, number)).then(|| {
        Warning::new(
            "another_number",
            format!("Biên bản đã ký hoặc đã phát hành mang số {known}, khác số {number} vừa ghi; kiểm tra lại số của biên bản."),
            format!("The minutes were signed or issued as {known}, not as {number}; check their number."),
        )
    })
}

fn missing(required: &[Addressee], list: &[Addressee]) -> Vec<Warning> {
    required
        .iter()
        .filter(|r| !list.iter().any(|a| same_addressee(a, r)))
        .map(|r| {
            let article = r.basis.as_ref().map_or(ARTICLE, |b| b.citation.text.as_str());
            Warning::new(
                "recipient_missing",
                format!("Danh sách gửi thiếu: {} ({article}).", r.recipient),
                format!("The service list lacks: {} ({article}).", r.recipient),
            )
        })
        .collect()
}

fn late(held: Instant, at: Instant, c: &Circumstances<'_>) -> Option<Warning> {
    match c.law.term(DeadlineKind::SendMinutes, vn_date(held), c.calendar).due {
        Moment::Day(due) if vn_date(at) > due => Some(Warning::new(
            "minutes_late",
            format!("Biên bản gửi sau hạn {} ({ARTICLE}).", human_date(due)),
            format!("The minutes were sent after {} ({ARTICLE}).", human_date(due)),
        )),
        Moment::Day(_) | Moment::At(_) => None,
    }
}

/// Records that the minutes reached somebody; whoever is not on the list yet joins it.
pub(super) fn serve(case: &Case, new: NewService, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let announced = case.valid().ok_or(Refusal::Unknown { what: "minutes" })?;
    let minutes = announced.minutes.as_ref().ok_or_else(|| {
        Refusal::rule(
            "minutes_not_issued",
            "Phải ban hành biên bản trước khi ghi nhận việc gửi.",
            "The minutes must be issued before their service is recorded.",
            ARTICLE,
        )
    })?;
    if new.at > c.now + Duration::minutes(2) || new.at < announced.meeting.held_at {
        return Err(Refusal::field(
            "/served_at",
            "out_of_range",
            "Thời điểm gửi phải sau cuộc họp công bố và không ở tương lai.",
            "The minutes are served after the meeting, and not in the future.",
        ));
    }
    let mut problems = Problems::default();
    problems.item(case, "/evidence_id", new.evidence);
    problems.done()?;
    let mut events = Vec::new();
    let no = match new.to {
        Served::Line(no) => minutes.addressee(no).map(|a| a.no).ok_or_else(|| {
            Refusal::field(
                "/entry",
                "unknown_entry",
                "Danh sách gửi không có dòng này.",
                "The service list has no such line.",
            )
        })?,
        Served::Besides(who) => {
            let required = required_recipients(case, announced, c.law);
            let line = addressee(case, who, &required, minutes.addressees.len(), "/victim_id")?;
            // Whoever is on the list already is not listed twice.
            match minutes.addressees.iter().find(|a| same_addressee(a, &line)) {
                Some(known) => known.no,
                None => {
                    let no = line.no;
                    events.push(Event::AddresseeAdded(Box::new(line)));
                    no
                }
            }
        }
    };
    let service = Service {
        how: new.how,
        at: new.at,
        proof: new.proof,
        evidence: new.evidence,
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
    };
    let mut warnings: Vec<Warning> = late(announced.meeting.held_at, new.at, c).into_iter().collect();
    warnings.extend(unproved(&service));
    events.push(Event::MinutesServed(ServedLine { no, service }));
    Ok(Decision { events, warnings })
}

/// What goes by post or by e-mail is proved by a receipt.
fn unproved(service: &Service) -> Option<Warning> {
    let told = service.proof.as_ref().is_some_and(|p| !p.trim().is_empty()) || service.evidence.is_some();
    let how = match service.how {
        ServiceMethod::Post => ["mã bưu gửi hoặc giấy báo phát", "the number of the item or the receipt"],
        ServiceMethod::Email => {
            ["địa chỉ và thời điểm gửi, hoặc xác nhận đã nhận", "the address and time, or the confirmation"]
        }
        ServiceMethod::InPerson | ServiceMethod::DocumentAxis | ServiceMethod::NotTold => return None,
    };
    (!told).then(|| {
        Warning::new(
            "service_unproved",
            format!("Chưa có bằng chứng về việc gửi: ghi thêm {}.", how[0]),
            format!("Nothing proves the sending: add {}.", how[1]),
        )
    })
}
