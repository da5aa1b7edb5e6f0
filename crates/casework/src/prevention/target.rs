//! Whom a notice is meant for, counted before it is sent.

use crate::app::Casework;
use crate::context::Context;
use crate::directory::told_for;
use crate::failure::Failure;
use domain::access::{Actor, act, authorise};
use domain::reference::{Geography, IndustryCode, VsicVersion};
use domain::time::vn_date;
use domain::value::{CommuneCode, FieldError};
use store::{Conn, EnterpriseRow, enterprises};

/// To whom: the enterprises of an industry, of a commune, or of both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PreventionTarget {
    /// Section of the industry (a letter), or a division (two digits).
    pub industry: Option<String>,
    /// Commune of the seat.
    pub commune: Option<CommuneCode>,
}

/// The enterprises a notice is meant for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// How many.
    pub enterprises: usize,
    /// How many of them have an address.
    pub reachable: usize,
    /// Names, the first few.
    pub names: Vec<String>,
}

/// Most names shown before sending.
const NAMES: usize = 10;

/// One enterprise with its addresses.
pub(super) struct Addressed {
    pub(super) row: EnterpriseRow,
    pub(super) to: Vec<String>,
}

/// Counts whom a notice would go to. Sends nothing.
///
/// # Errors
/// [`Failure::Denied`] outside the department; [`Failure::Invalid`] without an industry or a commune.
pub async fn audience(app: &Casework, ctx: Context, target: PreventionTarget) -> Result<Audience, Failure> {
    authorise::<act::SendPrevention>(&ctx.actor)?;
    let today = vn_date(app.now());
    let province = province(&ctx.actor)?;
    app.db()
        .read(move |conn| {
            let found = addressed(conn, &province, &target, today)?;
            Ok(Audience {
                enterprises: found.len(),
                reachable: found.iter().filter(|a| !a.to.is_empty()).count(),
                names: found.iter().take(NAMES).map(|a| a.row.name.clone()).collect(),
            })
        })
        .await
}

pub(super) fn province(actor: &Actor) -> Result<String, Failure> {
    actor.province.clone().ok_or(Failure::NotFound)
}

/// Is it a division, or a section?
pub(super) fn is_division(industry: &str) -> bool {
    industry.bytes().all(|b| b.is_ascii_digit())
}

/// Section and division of an enterprise, by the list of its code.
fn industry_of(row: &EnterpriseRow) -> (Option<String>, Option<String>) {
    let Some(code) = row.vsic_code.as_deref() else { return (None, None) };
    let version = row.vsic_version.as_deref().unwrap_or_default();
    let version = [VsicVersion::V2007, VsicVersion::V2018, VsicVersion::V2025]
        .into_iter()
        .find(|v| !version.is_empty() && v.as_str().contains(version.trim_start_matches("VSIC")))
        .unwrap_or(VsicVersion::V2025);
    let parsed = IndustryCode::parse(version, code).ok();
    let division = code.get(..2).filter(|d| is_division(d)).map(str::to_owned);
    (parsed.and_then(|c| c.section()), division)
}

/// The enterprises of the province that a target names, each with the addresses of whoever acts for it.
pub(super) fn addressed(
    conn: &mut Conn,
    province: &str,
    target: &PreventionTarget,
    today: chrono::NaiveDate,
) -> Result<Vec<Addressed>, Failure> {
    if target.industry.is_none() && target.commune.is_none() {
        return Err(Failure::Invalid(vec![FieldError::new(
            "/industry",
            "required",
            "Chọn ngành hoặc xã, phường, đặc khu: thông báo không gửi cho mọi doanh nghiệp.",
            "Choose an industry or a commune: a notice does not go to every enterprise.",
        )]));
    }
    let here = |row: &EnterpriseRow| {
        let code = CommuneCode::parse(&row.commune_code).ok();
        let commune = code.and_then(|c| Geography::embedded().commune_on(&c, today).ok());
        commune.is_some_and(|c| c.province_code == province)
    };
    let mut out = Vec::new();
    for row in enterprises::all(conn)? {
        let (section, division) = industry_of(&row);
        let of_industry = target.industry.as_deref().is_none_or(|wanted| {
            let own = if is_division(wanted) { division } else { section };
            own.as_deref() == Some(wanted)
        });
        let of_commune = target.commune.as_ref().is_none_or(|c| c.as_str() == row.commune_code);
        if of_industry && of_commune && here(&row) {
            let to = told_for(conn, &row)?;
            out.push(Addressed { row, to });
        }
    }
    Ok(out)
}
