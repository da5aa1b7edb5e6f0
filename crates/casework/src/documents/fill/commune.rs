//! What the commune writes: its notice (PL IV) and its record of what happened.

use super::minutes::labelled;
use super::people::{name, occupation, sex, victims};
use super::source::{Source, at, some, text, told};
use documents::form::{CommuneNotice, CommuneRecord, Participant, Signatory, Voiced};
use domain::case::{CommuneDetails, DocumentSide, Informant, Report};
use domain::reference::factors_on;
use domain::words::{Lang, ReportKind, RoleKey};

fn report(s: &Source, kind: ReportKind) -> Option<&Report> {
    s.case.reports.iter().rev().filter(|r| r.is_live()).map(|r| &r.report).find(|r| r.kind == kind)
}

fn details(report: Option<&Report>) -> CommuneDetails {
    report.and_then(|r| r.commune_details.clone()).unwrap_or_default()
}

fn informant(report: Option<&Report>) -> Informant {
    report.map(|r| r.told_by.clone()).unwrap_or_default()
}

fn signs(d: &CommuneDetails) -> Signatory {
    Signatory {
        authority: Some("TM. Ủy ban nhân dân".to_owned()),
        title: some(d.signer_position.as_ref()),
        name: d.signer_name.as_ref().map(|n| n.as_str().to_owned()),
    }
}

pub(super) fn notice(s: &Source) -> CommuneNotice {
    let report = report(s, ReportKind::CommuneNotice);
    let (d, who) = (details(report), informant(report));
    let police = s.agency(RoleKey::PoliceFirstNotice);
    CommuneNotice {
        head: s.head(DocumentSide::Commune),
        addressees: s.department().into_iter().chain(police).collect(),
        informant_name: who.name.as_ref().map(|n| n.as_str().to_owned()),
        informant_relation: some(who.capacity.as_ref()),
        informant_address: some(who.address.as_ref()),
        informant_phone: who.phone.as_ref().map(|p| p.national()),
        received: d.tip_received_at.or(report.map(|r| r.received_at)).and_then(at),
        occurred: s.occurred(),
        place: s.place(),
        worked_for: some(d.work_done_for.as_ref()),
        course: s.accident().and_then(|a| text(&a.course.summary())),
        victims: victims(s),
        signatory: signs(&d),
    }
}

/// "Lê Văn A, công chức Văn hóa – Xã hội, UBND xã Thới Sơn": name, position, unit.
fn maker(told: &str) -> Participant {
    let mut parts = told.splitn(3, [',', ';']);
    let mut next = || parts.next().and_then(text);
    Participant { name: next(), position: next(), unit: next(), role: None }
}

/// "Trần Thị B: …" names who said it; whose a statement is, is not told otherwise.
fn witness(told: &str) -> Voiced {
    let named = told.split_once(':').filter(|(who, said)| {
        let words = who.split_whitespace().count();
        let name = who.split_whitespace().all(|w| w.chars().next().is_some_and(char::is_uppercase));
        (2..=6).contains(&words) && name && !said.trim().is_empty()
    });
    match named {
        Some((who, said)) => Voiced { person: text(who), opinion: text(said), reason: None },
        None => Voiced { person: None, opinion: text(told), reason: None },
    }
}

/// Who receives the record: as told; the labour department always does (Luật ATVSLĐ Điều 35 khoản 1).
fn copies(s: &Source, d: &CommuneDetails) -> Vec<String> {
    let mut all: Vec<String> = d.copies_to.iter().filter_map(|c| text(c)).collect();
    let department = s.department();
    let named =
        |c: &String| c.contains("Sở Nội vụ") || department.as_ref().is_some_and(|d| c.contains(d.as_str()));
    if !all.iter().any(named) {
        all.extend(department.clone());
    }
    all
}

pub(super) fn record(s: &Source) -> CommuneRecord {
    let report = report(s, ReportKind::CommuneRecord);
    let (d, who) = (details(report), informant(report));
    let victim = s.case.victims.first();
    let statement = victim.map(|v| &v.statement);
    let course = s.accident().map(|a| a.course.clone()).unwrap_or_default();
    let words: Vec<String> = [
        who.name.as_ref().map(|n| n.as_str().to_owned()),
        some(who.capacity.as_ref()),
        some(who.address.as_ref()),
        who.phone.as_ref().map(|p| p.national()),
    ]
    .into_iter()
    .flatten()
    .collect();
    CommuneRecord {
        head: s.head(DocumentSide::Commune),
        made: d.made_at.map(told),
        made_at: some(d.made_at_place.as_ref()),
        makers: d.makers.iter().filter_map(|m| text(m)).map(|m| maker(&m)).collect(),
        informant: text(&words.join(", ")),
        received: d.tip_received_at.or(report.map(|r| r.received_at)).and_then(at),
        victim_name: victim.and_then(name),
        victim_birth: statement.and_then(|v| v.birth.as_ref()).map(|b| b.display(Lang::Vi)),
        victim_sex: statement.and_then(|v| sex(v.sex)),
        victim_identity: statement.and_then(|v| v.citizen_id.as_ref()).map(|c| c.reveal().to_owned()),
        victim_residence: statement.and_then(|v| some(v.residence.as_ref())),
        victim_occupation: statement.and_then(|v| occupation(&v.occupation).0),
        work_done: some(course.activity.as_ref()),
        worked_for: some(d.work_done_for.as_ref()),
        occurred: s.occurred(),
        place: s.place(),
        course: text(&course.summary()),
        injuries: statement.and_then(|v| {
            let codes = v.serious_codes.join(", ");
            let codes = text(&codes).map(|c| format!("mã chấn thương {c}"));
            let all: Vec<String> = some(v.injury.as_ref()).into_iter().chain(codes).collect();
            text(&all.join("; "))
        }),
        first_aid: some(d.first_aid.as_ref()),
        hospital: statement.and_then(|v| some(v.treatment.as_ref())),
        cause: some(d.initial_cause.as_ref()),
        injury_factor: d.injury_factor.as_ref().map(|code| {
            let on = s.accident().map_or(s.on, |a| a.occurred.date());
            labelled(factors_on(on).get(code).map(|c| c.name().vi), code)
        }),
        statements: d.witness_statements.iter().filter_map(|w| text(w)).map(|w| witness(&w)).collect(),
        damage: some(d.damage.as_ref()),
        measures: some(d.measures.as_ref()),
        posted_on: d
            .posted_on
            .or_else(|| s.case.postings.iter().filter(|p| p.round == 0).map(|p| p.from).min()),
        copies_to: copies(s, &d),
        victim_signer: None,
        signatory: signs(&d),
    }
}
