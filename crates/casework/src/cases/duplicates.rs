//! Which other cases may be the same accident, and why we think so. A human decides.

use super::list::{may_see, own_scope, told};
use super::load::load;
use super::relations::relations;
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use chrono::Duration;
use domain::access::{act, authorise, authorise_on};
use domain::case::{AccidentStatement, Case};
use domain::ids::CaseId;
use domain::value::search_fold;
use domain::words::Localized;
use store::Conn;
use store::cases::{CaseRow, Vicinity};
use store::projections::VictimRow;

/// A case that may tell of the same accident.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its row.
    pub case: CaseRow,
    /// Why.
    pub reasons: Vec<Localized>,
    /// Count of reasons that weigh: 2 and more are likely the same.
    pub weight: u32,
}

/// Candidates for a case, out of those that are the caller's own to read.
///
/// # Errors
/// As reading the case; for the department, and for an employer or a commune about the own accidents.
pub async fn duplicates(app: &Casework, ctx: Context, id: CaseId) -> Result<Vec<Candidate>, Failure> {
    app.db()
        .read(move |conn| {
            let loaded = load(conn, id)?;
            let known = relations(conn, &ctx.actor, &loaded.case)?;
            authorise_on::<act::ReadDuplicates>(&ctx.actor, &known)?;
            let found = of_case(conn, &loaded.case)?;
            own(conn, &ctx, found)
        })
        .await
}

/// Cases that may be the accident that somebody is about to tell of, before it is sent: only those that are the
/// caller's own to read, so that a stranger never learns that a case exists.
///
/// # Errors
/// A failure of the database.
pub async fn similar(
    app: &Casework,
    ctx: Context,
    accident: AccidentStatement,
) -> Result<Vec<Candidate>, Failure> {
    // Nobody who may list no cases is shown any.
    if authorise::<act::ListCases>(&ctx.actor).is_err() {
        return Ok(Vec::new());
    }
    let province = app.settings().province.clone();
    app.db()
        .read(move |conn| {
            let found = candidates(conn, &province, &accident, None)?;
            own(conn, &ctx, found)
        })
        .await
}

fn own(conn: &mut Conn, ctx: &Context, found: Vec<Candidate>) -> Result<Vec<Candidate>, Failure> {
    let scope = own_scope(&ctx.actor);
    let mut out = Vec::new();
    for candidate in found {
        if may_see(conn, &scope, candidate.case.id)? {
            let case = told(conn, &ctx.actor, candidate.case)?;
            out.push(Candidate { case, ..candidate });
        }
    }
    Ok(out)
}

fn of_case(conn: &mut Conn, case: &Case) -> Result<Vec<Candidate>, Failure> {
    let Some(accident) = &case.accident else { return Ok(Vec::new()) };
    candidates(conn, &case.province, accident, Some(case.id))
}

/// Cases that lie near the accident told of: same place within two days, or the same employer within a week.
pub(crate) fn candidates(
    conn: &mut Conn,
    province: &str,
    accident: &AccidentStatement,
    but: Option<CaseId>,
) -> Result<Vec<Candidate>, Failure> {
    let day = accident.occurred.date();
    let near = Vicinity {
        province: province.to_owned(),
        from: day - Duration::days(7),
        to: day + Duration::days(7),
        commune: accident.place.commune.as_str().to_owned(),
        enterprise: accident.employer.enterprise.map(|e| e.0),
    };
    let mut rows = store::cases::near(conn, &near)?;
    rows.retain(|r| Some(r.id) != but.map(|c| c.0));
    let ids: Vec<_> = rows.iter().map(|r| r.id).collect();
    let victims = store::projections::victims_of(conn, &ids)?;
    let mut out = Vec::new();
    for row in rows {
        let own: Vec<&VictimRow> = victims.iter().filter(|v| v.case_id == row.id).collect();
        let reasons = reasons(accident, &row, &own);
        if !reasons.is_empty() {
            let weight = u32::try_from(reasons.len()).unwrap_or(u32::MAX);
            out.push(Candidate { case: row, reasons, weight });
        }
    }
    out.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.case.first_received_at.cmp(&b.case.first_received_at)));
    Ok(out)
}

fn reasons(a: &AccidentStatement, row: &CaseRow, victims: &[&VictimRow]) -> Vec<Localized> {
    let mut out = Vec::new();
    let days = (a.occurred.date() - row.occurred_on).num_days().abs();
    let same_place = row.commune_code == a.place.commune.as_str();
    if same_place && days <= 1 {
        out.push(Localized::new(
            "cùng xã, phường, đặc khu và cùng ngày hoặc liền ngày",
            "same commune, same or next day",
        ));
    }
    let employer = a.employer.name.as_ref().map(|n| search_fold(n));
    let same_employer = (a.employer.enterprise.is_some()
        && a.employer.enterprise.map(|e| e.0) == row.enterprise_id)
        || (a.employer.tax_code.is_some()
            && a.employer.tax_code.as_ref().map(ToString::to_string) == row.employer_tax_code)
        || employer.is_some_and(|n| !n.trim().is_empty() && n == search_fold(&row.employer_name));
    if same_employer && days <= 2 {
        out.push(Localized::new(
            "cùng người sử dụng lao động, thời gian gần nhau",
            "same employer, near in time",
        ));
    }
    let named = a.victims.iter().filter_map(|v| v.name.as_ref()).any(|n| {
        let folded = search_fold(n.as_str());
        victims.iter().any(|v| !v.search.trim().is_empty() && v.search == folded)
    });
    if named {
        out.push(Localized::new("trùng họ tên nạn nhân", "a victim of the same name"));
    }
    out
}
