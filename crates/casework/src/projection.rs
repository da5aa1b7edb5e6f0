//! Projections of a case: lists, victims, reports, terms, recommendations, lessons. All can be made again from the
//! events.

mod follow_up;
mod police_files;

use crate::app::Now;
use crate::cases::of_establishment;
use crate::failure::Failure;
use domain::case::{
    AccidentStatement, Case, CaseDeadline, DismissalKind, IssuedDocument, MemberCapacity, Recommendation,
    Stage, deadlines,
};
use domain::law::{ClockState, DeadlineKind, Moment};
use domain::reference::Geography;
use domain::time::Instant;
use domain::value::search_fold;
use domain::words::{EmployedBy, Lang, RoleKey, Severity, TeamLevel};
use store::cases::{NAMED, OWN_TEAM};
use store::projections::{
    self, CaseProjection, DeadlineRow, DocumentFileRow, DocumentRow, EvidenceRow, ReportRow, VictimRow,
};
use store::{CaseRow, Conn, TextList};

/// Writes the projections of a case as it stands.
pub(crate) fn put(conn: &mut Conn, now: &Now, case: &Case, version: i64) -> Result<(), Failure> {
    let rows = of(now, case, version);
    projections::put_case(conn, &rows)?;
    Ok(())
}

/// The projections of a case; the same for the same events and law.
pub(crate) fn of(now: &Now, case: &Case, version: i64) -> CaseProjection {
    // Terms are projected as of the last event, so that a rebuild gives the same rows.
    let terms = deadlines(case, now.law(), now.calendar(), case.updated_at);
    CaseProjection {
        case: case_row(case, version, &terms),
        victims: victims(case),
        reports: reports(case),
        deadlines: terms.iter().map(|d| deadline_row(case, d)).collect(),
        recommendations: if taken_in(case) { Vec::new() } else { follow_up::recommendations(case) },
        evidence: evidence(case),
        documents: documents(case),
        document_files: document_files(case),
        lesson: if taken_in(case) { None } else { follow_up::lesson(case) },
        police_files: if taken_in(case) { Vec::new() } else { police_files::rows(case, &terms) },
    }
}

fn parts(m: Moment) -> (Option<chrono::NaiveDate>, Option<Instant>) {
    match m {
        Moment::Day(d) => (Some(d), None),
        Moment::At(at) => (Some(domain::time::vn_date(at)), Some(at)),
    }
}

fn case_row(case: &Case, version: i64, terms: &[CaseDeadline]) -> CaseRow {
    let accident = case.accident.as_ref();
    let count = |s: Severity| {
        let facts = case.facts().map(|f| f.victims).unwrap_or_default();
        let n = facts
            .iter()
            .filter(|v| v.is_worker)
            .filter(|v| match v.outcome {
                Severity::Light | Severity::Unknown if !v.serious_codes.is_empty() => s == Severity::Serious,
                Severity::Fatal | Severity::Serious | Severity::Light | Severity::Unknown => v.outcome == s,
            })
            .count();
        i32::try_from(n).unwrap_or(i32::MAX)
    };
    let (deaths, serious, light, unknown) =
        (count(Severity::Fatal), count(Severity::Serious), count(Severity::Light), count(Severity::Unknown));
    let next = terms.iter().filter(|d| d.open() && !secret_term(case, d)).min_by_key(|d| match d.term.due {
        Moment::Day(day) => domain::time::from_vn(day.and_hms_opt(23, 59, 59).unwrap_or_default()),
        Moment::At(at) => at,
    });
    let (next_due, next_due_at) = next.map_or((None, None), |d| parts(d.term.due));
    let occurred = accident.map(|a| &a.occurred);
    let mut sources: Vec<&str> = case.reports.iter().map(|r| r.report.kind.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    CaseRow {
        id: case.id.0,
        province: case.province.clone(),
        number: case.number.to_string(),
        year: case.number.year(),
        seq: i64::from(case.number.sequence()),
        stage: case.stage.kind().as_str().to_owned(),
        class: case.class().as_str().to_owned(),
        provisional: case.classified.as_ref().is_none_or(|c| c.provisional),
        team_level: case.level().as_str().to_owned(),
        commune_code: accident.map(|a| a.place.commune.as_str().to_owned()).unwrap_or_default(),
        place_text: accident.map(place_text).unwrap_or_default(),
        enterprise_id: accident.and_then(|a| a.employer.enterprise).map(|e| e.0),
        employer_name: accident.and_then(|a| a.employer.name.clone()).unwrap_or_default(),
        employer_tax_code: accident.and_then(|a| a.employer.tax_code.as_ref().map(ToString::to_string)),
        occurred_on: occurred.map_or_else(|| domain::time::vn_date(case.opened_at), |o| o.date()),
        occurred_at: occurred.map(|o| domain::time::from_vn(o.earliest())),
        first_received_at: case.reports.iter().map(|r| r.report.received_at).min().unwrap_or(case.opened_at),
        next_due,
        next_due_at,
        next_due_kind: next.map(|d| d.term.kind.as_str().to_owned()),
        assigned_to: case.assigned.as_ref().map(|(officer, _)| officer.0),
        deaths,
        serious,
        light,
        victims_total: deaths + serious + light + unknown,
        sources: TextList(sources.into_iter().map(str::to_owned).collect()),
        merged_into: match &case.stage {
            Stage::Dismissed { kind: DismissalKind::Merged, into, .. } => into.map(|c| c.0),
            Stage::Reported
            | Stage::Declared { .. }
            | Stage::Recorded { .. }
            | Stage::Investigating { .. }
            | Stage::Suspended { .. }
            | Stage::Concluded { .. }
            | Stage::Announced { .. }
            | Stage::FollowUp { .. }
            | Stage::Closed { .. }
            | Stage::Dismissed { .. } => None,
        },
        search: search_text(case),
        version,
        created_at: case.opened_at,
        updated_at: case.updated_at,
        team_seats: seats(case),
    }
}

/// What is recommended before an announcement is secret until then, and so is its term: the next term of a case is one
/// that everybody may know whose list holds it.
fn secret_term(case: &Case, d: &CaseDeadline) -> bool {
    let open_since = case.announced_file().map(|a| a.at);
    let known = |id: &str| {
        let of = |r: &&Recommendation| r.id.to_string() == id;
        case.recommendations.iter().find(of).is_some_and(|r| open_since.is_some_and(|s| r.added_at < s))
    };
    d.term.kind == DeadlineKind::Recommendation && !follow_up::published(case) && !known(&d.reference)
}

/// The law names the body behind each seat of the team of the province and of the ministries (Luật ATVSLĐ Điều 35
/// khoản 2 và khoản 3); whoever declined has none. An employer's own team is his.
fn seats(case: &Case) -> TextList {
    let Some(team) = case.stage.team() else { return TextList::default() };
    let has = |seat| team.members.iter().any(|m| m.capacity == seat) && !case.declined(team, seat);
    let keys = match team.level {
        TeamLevel::Establishment => vec![of_establishment(case).then_some(OWN_TEAM)],
        TeamLevel::Province => vec![
            has(MemberCapacity::Health).then_some(RoleKey::HealthAuthorityProvince.as_str()),
            has(MemberCapacity::UnionOrWorkersRep).then_some(RoleKey::UnionProvince.as_str()),
        ],
        TeamLevel::Central => {
            vec![has(MemberCapacity::Ministry).then_some(RoleKey::LabourMinistry.as_str())]
        }
        TeamLevel::CommuneRecord | TeamLevel::Specialised | TeamLevel::None => Vec::new(),
    };
    keys.into_iter().flatten().collect()
}

/// Address and commune with its province, as named on the day of the accident.
pub(crate) fn place_text(accident: &AccidentStatement) -> String {
    let place = &accident.place;
    let commune = Geography::embedded()
        .commune_on(&place.commune, accident.occurred.date())
        .map_or_else(|_| place.commune.to_string(), |c| c.address());
    match place.address.as_deref() {
        Some(address) if !address.is_empty() => format!("{address}, {commune}"),
        Some(_) | None => commune,
    }
}

/// Commune and province alone, as named on the day of the accident.
pub(crate) fn commune_text(accident: &AccidentStatement) -> String {
    let place = &accident.place;
    Geography::embedded()
        .commune_on(&place.commune, accident.occurred.date())
        .map_or_else(|_| place.commune.to_string(), |c| c.address())
}

/// Names of victims stand apart: only whoever reads them in the case finds it by them.
fn search_text(case: &Case) -> String {
    let mut words = vec![case.number.to_string()];
    let mut named = Vec::new();
    if let Some(a) = &case.accident {
        words.push(place_text(a));
        words.extend(a.place.spot.clone());
        words.extend(a.employer.name.clone());
        words.extend(a.employer.tax_code.as_ref().map(ToString::to_string));
        named.extend(a.victims.iter().filter_map(|v| v.name.as_ref().map(|n| search_fold(n.as_str()))));
    }
    let mut text = search_fold(&words.join(" "));
    for word in named.iter().flat_map(|n| n.split_whitespace()) {
        text.push(NAMED);
        text.push_str(word);
    }
    text
}

/// Reports, people and recommendations of a case that was taken into another are rows of the case that goes on.
fn taken_in(case: &Case) -> bool {
    matches!(case.stage, Stage::Dismissed { kind: DismissalKind::Merged, .. })
}

fn victims(case: &Case) -> Vec<VictimRow> {
    case.victims
        .iter()
        .filter(|_| !taken_in(case))
        .map(|v| {
            let s = &v.statement;
            let name = s.name.as_ref().map(|n| n.as_str().to_owned()).unwrap_or_default();
            VictimRow {
                id: s.id.0,
                case_id: case.id.0,
                search: search_fold(&name),
                full_name: name,
                birth_text: s.birth.as_ref().map(|b| b.display(Lang::Vi)),
                sex: Some(s.sex.as_str().to_owned()),
                severity: v.severity().as_str().to_owned(),
                relation: Some(s.relation.as_str().to_owned()),
                employer_name: s.employer_name.clone(),
                occupation: s.occupation.text.clone().or_else(|| s.occupation.code.clone()),
                employer_tax_code: (s.employed_by == EmployedBy::Other)
                    .then(|| s.employer_tax_code.as_ref().map(ToString::to_string))
                    .flatten(),
            }
        })
        .collect()
}

fn reports(case: &Case) -> Vec<ReportRow> {
    case.reports
        .iter()
        .filter(|_| !taken_in(case))
        .map(|r| ReportRow {
            id: r.report.id.0,
            case_id: case.id.0,
            kind: r.report.kind.as_str().to_owned(),
            channel: r.report.channel.as_str().to_owned(),
            state: r.state.as_str().to_owned(),
            filed_by_user: r.report.filed_by.map(|u| u.0),
            enterprise_id: r.report.enterprise.map(|e| e.0),
            commune_code: r.report.commune.as_ref().map(|c| c.as_str().to_owned()),
            received_at: r.report.received_at,
            recorded_at: r.report.recorded_at,
            received_by: r.report.received_by.as_str().to_owned(),
            told_by_hash: None,
        })
        .collect()
}

fn evidence(case: &Case) -> Vec<EvidenceRow> {
    case.evidence
        .iter()
        .filter(|_| !taken_in(case))
        .map(|e| EvidenceRow {
            id: e.id.0,
            case_id: case.id.0,
            number: i32::try_from(e.number).unwrap_or(i32::MAX),
            kind: e.kind.as_str().to_owned(),
            victim_id: e.victim.map(|v| v.0),
            sensitivity: e.sensitivity.as_str().to_owned(),
            sha256: e.file.as_ref().map(|f| f.sha256.clone()),
            size: e.file.as_ref().map(|f| i64::try_from(f.size).unwrap_or(i64::MAX)),
            media_type: e.file.as_ref().map(|f| f.media_type.clone()),
            thumbnail: e.file.as_ref().and_then(|f| f.thumbnail.clone()),
            added_at: e.added_at,
            withdrawn: e.withdrawn.is_some(),
        })
        .collect()
}

/// Documents stay with the case in which they were issued, wherever it was taken.
fn documents(case: &Case) -> Vec<DocumentRow> {
    case.issued
        .iter()
        .map(|d| DocumentRow {
            id: d.id.0,
            case_id: case.id.0,
            province: case.province.clone(),
            kind: d.kind.clone(),
            issuer: d.issuer.clone(),
            number: i32::try_from(d.number).unwrap_or(i32::MAX),
            symbol: d.symbol.clone(),
            content_sha256: d.content_sha256.clone(),
            dated: d.dated,
            issued_at: d.issued_at,
            replaced_by: case.replaced_by(d.id).map(|later| later.id.0),
            docx_sha256: d.docx.as_ref().map(|f| f.sha256.clone()),
            value_sha256: d.value.as_ref().map(|f| f.sha256.clone()),
        })
        .collect()
}

fn document_files(case: &Case) -> Vec<DocumentFileRow> {
    let of = |d: &IssuedDocument| {
        let (document, case) = (d.id.0, case.id.0);
        let row = move |id, kind: &str, sha256: &str, thumbnail| DocumentFileRow {
            id,
            document_id: document,
            case_id: case,
            kind: kind.to_owned(),
            sha256: sha256.to_owned(),
            thumbnail,
        };
        let copies = d
            .copies
            .iter()
            .map(move |c| row(c.id.0, c.kind.as_str(), &c.file.sha256, c.file.thumbnail.clone()));
        std::iter::once(row(document, "issued", &d.sha256, None)).chain(copies).collect::<Vec<_>>()
    };
    case.issued.iter().flat_map(of).collect()
}

fn deadline_row(case: &Case, d: &CaseDeadline) -> DeadlineRow {
    let (due, due_at) = parts(d.term.due);
    let (alarm_on, alarm_at) = parts(d.term.alarm_on);
    DeadlineRow {
        case_id: case.id.0,
        kind: d.term.kind.as_str().to_owned(),
        reference: d.reference.clone(),
        due,
        due_at,
        alarm_on,
        alarm_at,
        state: if d.open() { ClockState::Running } else { d.term.state }.as_str().to_owned(),
        rule: d.term.basis.rule.to_string(),
    }
}
