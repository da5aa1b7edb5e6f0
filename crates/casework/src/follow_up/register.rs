//! The register of accidents (sổ thống kê TNLĐ, Thông tư 13/2020/TT-BLĐTBXH): one line for each victim.

use crate::app::Casework;
use crate::cases::{own_scope, seen_by};
use crate::context::Context;
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::access::{Actor, Role, act, authorise};
use domain::case::{Case, Findings, StageKind, Victim};
use domain::ids::{CaseId, EnterpriseId};
use domain::value::Dong;
use domain::words::{Lang, RelationChain};
use store::cases::{CaseFilter, SortBy};

/// What the register is asked for; whose it is follows from the caller.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisterQuery {
    /// Accidents from this day on.
    pub from: Option<NaiveDate>,
    /// Accidents until this day.
    pub to: Option<NaiveDate>,
    /// Of this enterprise.
    pub enterprise: Option<EnterpriseId>,
    /// Of this commune.
    pub commune: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Cases on the page; 0 for the default.
    pub limit: i64,
}

/// One victim. What the caller may not see, and what nobody recorded, is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterEntry {
    /// The case.
    pub case_id: CaseId,
    /// Its number.
    pub number: String,
    /// When it happened, as far as known.
    pub occurred: String,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Name.
    pub name: Option<String>,
    /// Key of the sex.
    pub sex: String,
    /// Birth, as far as known.
    pub birth: Option<String>,
    /// Occupation: code and words.
    pub occupation: Option<String>,
    /// Years in the trade and grade, as the team established them.
    pub experience: Option<(Option<u32>, Option<String>)>,
    /// Trained in occupational safety, as the team established it.
    pub trained: Option<bool>,
    /// Unit or employer of the victim.
    pub unit: Option<String>,
    /// Place.
    pub place: String,
    /// Course of events.
    pub course: Option<String>,
    /// Code of the injury factor.
    pub injury_factor: Option<String>,
    /// Code of the principal cause.
    pub cause: Option<String>,
    /// Key of the severity.
    pub severity: String,
    /// Codes of the statutory list of injuries.
    pub serious_codes: Vec<String>,
    /// Key of the conclusion.
    pub conclusion: Option<String>,
    /// Days off work, on the first line of an accident, as are the costs below.
    pub lost_days: Option<u32>,
    /// Medical cost.
    pub medical: Option<Dong>,
    /// Wages during treatment.
    pub wages: Option<Dong>,
    /// Compensation or allowance: what was recorded as paid to this victim; while nothing is, what the minutes say, on
    /// the first line.
    pub compensation: Option<Dong>,
    /// Damage to property.
    pub property: Option<Dong>,
    /// Number of the minutes, else of the founding decision.
    pub document: Option<String>,
}

/// A page of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterPage {
    /// Lines.
    pub items: Vec<RegisterEntry>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Accidents in all.
    pub cases: i64,
}

/// Reads the register: an enterprise its own, a commune its own, the department every one of its province.
///
/// # Errors
/// [`Failure::Denied`] for anybody else; a bad cursor.
pub async fn list(app: &Casework, ctx: Context, query: RegisterQuery) -> Result<RegisterPage, Failure> {
    authorise::<act::ReadRegister>(&ctx.actor)?;
    let stages = StageKind::ALL.iter().filter(|s| **s != StageKind::Dismissed);
    let filter = CaseFilter {
        scope: own_scope(&ctx.actor),
        enterprise: query.enterprise.map(|e| e.0),
        commune: query.commune.clone(),
        stages: stages.map(|s| s.as_str().to_owned()).collect(),
        occurred_from: query.from,
        occurred_to: query.to,
        sort: SortBy::Occurred,
        cursor: query.cursor.clone(),
        limit: query.limit,
        ..CaseFilter::default()
    };
    app.db()
        .read(move |conn| {
            let page = store::cases::list(conn, &filter)?;
            let mut items = Vec::new();
            for row in page.items {
                let Some(case) = seen_by(conn, &ctx.actor, CaseId(row.id))? else { continue };
                if own(&ctx.actor, &case) {
                    items.extend(entries(&case, &row.place_text, &ctx.actor));
                }
            }
            Ok(RegisterPage { items, next: page.next, cases: page.total })
        })
        .await
}

/// Whoever only reported an accident elsewhere keeps it in no register.
fn own(actor: &Actor, case: &Case) -> bool {
    let Some(accident) = &case.accident else { return false };
    match actor.role {
        Role::Enterprise => match accident.employer.enterprise {
            Some(e) => actor.enterprises.contains(&e),
            None => true,
        },
        Role::Commune => actor.commune.as_ref() == Some(&accident.place.commune),
        _department => true,
    }
}

fn entries(case: &Case, place: &str, actor: &Actor) -> Vec<RegisterEntry> {
    // A commune keeps the register of workers without a contract.
    let kept = |v: &&Victim| {
        v.statement.is_worker
            && (actor.role != Role::Commune || v.statement.relation.chain() == RelationChain::Commune)
    };
    let mut out: Vec<RegisterEntry> =
        case.victims.iter().filter(kept).map(|v| entry(case, place, v)).collect();
    // The minutes give days and cost of the whole accident: they stand on its first line, so that sums are right.
    for line in out.iter_mut().skip(1) {
        (line.lost_days, line.medical, line.wages, line.property) = (None, None, None, None);
    }
    if case.compensations.is_empty()
        && let Some(first) = out.first_mut()
    {
        first.compensation = stands(case).and_then(|f| f.damage.compensation);
    }
    out
}

/// The findings that the register rests on: those announced last stay valid while a later round is at work; before any
/// announcement those of the team, as far as the reader sees them.
fn stands(case: &Case) -> Option<&Findings> {
    case.valid().map(|a| &a.findings).or_else(|| case.stage.findings())
}

fn entry(case: &Case, place: &str, victim: &Victim) -> RegisterEntry {
    let v = &victim.statement;
    let accident = case.accident.as_ref();
    let findings = stands(case);
    let record = case.reports.iter().rev().find_map(|r| r.report.commune_details.as_ref());
    let told = accident.map(|a| a.course.summary()).filter(|c| !c.is_empty());
    let paid = case.compensations.iter().filter(|p| p.victim == v.id).map(|p| p.amount);
    let paid = paid.fold(Dong::default(), |sum, p| sum.checked_add(p).unwrap_or(sum));
    let words = [v.occupation.code.clone(), v.occupation.text.clone()];
    let occupation = words.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let found = findings.and_then(|f| f.victims.iter().find(|x| x.victim == v.id));
    let damage = findings.map(|f| &f.damage);
    let minutes = case.announced_minutes_cited().or_else(|| case.minutes_cited()).map(|(number, _)| number);
    let team = case.valid().map(|a| &a.team).or_else(|| case.stage.team());
    let decision = || team.and_then(|t| case.decision_cited(t)).map(|(number, _)| number);
    RegisterEntry {
        case_id: case.id,
        number: case.number.to_string(),
        occurred: accident.map(|a| a.occurred.display(Lang::Vi)).unwrap_or_default(),
        occurred_on: accident.map_or_else(|| domain::time::vn_date(case.opened_at), |a| a.occurred.date()),
        name: v.name.as_ref().map(|n| n.as_str().to_owned()),
        sex: v.sex.as_str().to_owned(),
        birth: v.birth.as_ref().map(|b| b.display(Lang::Vi)),
        occupation: (!occupation.is_empty()).then_some(occupation),
        experience: found.map(|f| (f.months_in_trade.map(|m| m / 12), f.grade.clone())),
        trained: found.and_then(|f| f.trained),
        unit: v.employer_name.clone().or_else(|| accident.and_then(|a| a.place.spot.clone())),
        place: place.to_owned(),
        course: findings.map(|f| f.course.clone()).or(told),
        injury_factor: findings
            .and_then(|f| f.injury_factor.clone())
            .or_else(|| record.and_then(|r| r.injury_factor.clone())),
        cause: findings.map(|f| f.cause.clone()),
        severity: victim.severity().as_str().to_owned(),
        serious_codes: v.serious_codes.clone(),
        conclusion: findings.map(|f| f.conclusion.as_str().to_owned()),
        lost_days: damage.and_then(|d| d.lost_days),
        medical: damage.and_then(|d| d.medical),
        wages: damage.and_then(|d| d.wages),
        compensation: (paid != Dong::default()).then_some(paid),
        property: damage.and_then(|d| d.property),
        document: minutes.or_else(|| findings.and_then(|f| f.minutes_number.clone())).or_else(decision),
    }
}
