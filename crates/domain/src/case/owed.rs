//! Declarations that are owed: not filed yet, filed before a victim died, or filed late.
//!
//! A later death makes a new duty (Nghị định 39/2016/NĐ-CP Điều 22, R-DEC-10): whoever must declare owes PL III (a
//! commune PL IV) anew to the department and the police, from when he learned of the death. How he kept it is read from
//! his own words alone: the dead he told of, in the order he told it, must reach the dead the file knows of.
//! - A report of his counts for the dead it tells of, and a correction he made of it likewise.
//! - Whoever recorded the death himself in the file (change of condition) has told the department, one dead more.
//! - A supplement that was asked for after the death became known, and given, counts as the new declaration.
//! - What an officer wrote down counts for nobody: then the sweep gives the inspector a task to ask after it.
//!
//! When he learned of it nobody but he can say. Until he does, the moment at which the news was learned by whoever
//! recorded it stands for it, so that asking after it begins at once and not when he finds time to answer.

use super::report::Report;
use super::state::Case;
use super::statement::AccidentStatement;
use crate::access::Role;
use crate::law::{Confidence, Filer, FilingDuty, Settings, Trigger};
use crate::time::Instant;
use crate::words::{ReportKind, Severity};
use chrono::Duration;

/// A declaration that somebody owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed<'a> {
    /// Who owes it.
    pub by: Filer,
    /// To each recipient, as the law last asked for it.
    pub duties: Vec<&'a FilingDuty>,
    /// From when it was owed.
    pub since: Instant,
    /// He has declared, and somebody has died since: so many dead does the file know of.
    pub again: Option<u32>,
}

impl Owed<'_> {
    /// Tells one owed declaration of a case from another.
    pub fn key(&self) -> String {
        match self.again {
            None => self.by.to_string(),
            Some(dead) => format!("{}/{dead}", self.by),
        }
    }
}

/// Declarations that nobody has made, each filer once.
pub fn undeclared(case: &Case) -> Vec<Owed<'_>> {
    [Filer::Employer, Filer::Commune]
        .into_iter()
        .filter_map(|by| {
            let set = case.duties.iter().rev().find(|d| d.filing.iter().any(|f| f.by == by))?;
            let duties = set.filing.iter().filter(|f| f.by == by).collect();
            match kept(case, by) {
                Kept::At(_) => None,
                Kept::Never => {
                    let since = case.reports.iter().map(|r| r.report.received_at).min()?;
                    Some(Owed { by, duties, since, again: None })
                }
                Kept::BeforeDeath { since, dead } => Some(Owed { by, duties, since, again: Some(dead) }),
            }
        })
        .collect()
}

/// How a filing duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discharge {
    /// Kept, and when.
    Done(Instant),
    /// Owed since.
    Outstanding(Instant),
    /// The law puts it on somebody whose filing leaves no trace in the file, such as the word of a family.
    NotRecorded,
}

/// A filing duty of the case and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filing<'a> {
    /// The duty.
    pub duty: &'a FilingDuty,
    /// When it arose.
    pub since: Instant,
    /// How it stands. What the department owes is done once its document is issued; its tasks tell when it was sent in
    /// another way.
    pub state: Discharge,
}

/// Every filing duty that the law gave, each recipient once, as it stands now.
pub fn filings(case: &Case) -> Vec<Filing<'_>> {
    let mut out: Vec<Filing<'_>> = Vec::new();
    for set in &case.duties {
        for duty in &set.filing {
            let same = |f: &&mut Filing<'_>| {
                (f.duty.by, f.duty.to, &f.duty.province) == (duty.by, duty.to, &duty.province)
            };
            match out.iter_mut().find(same) {
                Some(known) => known.duty = duty,
                None => out.push(Filing { duty, since: set.at, state: Discharge::NotRecorded }),
            }
        }
    }
    for filing in &mut out {
        filing.state = match filing.duty.by {
            Filer::Employer | Filer::Commune => match kept(case, filing.duty.by) {
                Kept::At(at) => Discharge::Done(at),
                Kept::Never => Discharge::Outstanding(filing.since),
                Kept::BeforeDeath { since, .. } => Discharge::Outstanding(since),
            },
            Filer::Department => match quick_report_issued(case) {
                Some(at) => Discharge::Done(at),
                None => Discharge::Outstanding(filing.since),
            },
            // Whoever saw it has told it by word of mouth, or nobody would know.
            Filer::Family | Filer::Worker | Filer::Team | Filer::System => Discharge::NotRecorded,
        };
    }
    out
}

/// When the quick report to the ministry (PL XIII) was issued as a document since the class of today asked for it:
/// reported as less grave, it is owed anew.
pub fn quick_report_issued(case: &Case) -> Option<Instant> {
    let asked = case.duties.iter().filter(|d| d.filing.iter().any(|f| f.by == Filer::Department));
    let since = asked.map(|d| d.at).max()?;
    let issued = case.issued.iter().filter(|d| d.kind == QUICK_REPORT && d.issued_at >= since);
    issued.map(|d| d.issued_at).max()
}

/// Key of the form of the quick report.
const QUICK_REPORT: &str = "quick_report";

/// For whom somebody of a role speaks when he tells of an accident.
pub(super) fn speaks_for(role: Role) -> Option<Filer> {
    match role {
        Role::Enterprise => Some(Filer::Employer),
        Role::Commune => Some(Filer::Commune),
        Role::Family => Some(Filer::Family),
        Role::Investigator | Role::UnitHead | Role::Director => Some(Filer::Department),
        Role::Anonymous
        | Role::CommunePolice
        | Role::ProvincialPolice
        | Role::Procuracy
        | Role::MemberAgency
        | Role::SocialInsurance
        | Role::Ministry
        | Role::Leader
        | Role::Admin
        | Role::System => None,
    }
}

enum Kept {
    At(Instant),
    Never,
    BeforeDeath { since: Instant, dead: u32 },
}

/// How somebody's own words stand to what the file knows.
fn kept(case: &Case, by: Filer) -> Kept {
    let Some(first) = first_filed(case, by) else { return Kept::Never };
    let dead = case.accident.as_ref().map_or(0, dead_in).max(listed(case));
    let mut told = 0;
    for (_, at, word) in words_of(case, by, dead) {
        told = match word {
            Word::Tells(count) => count.max(told),
            Word::OneMore => told + 1,
        };
        if told >= dead {
            return Kept::At(at.max(first.received_at));
        }
    }
    let missing = usize::try_from(dead - told.min(dead)).unwrap_or(usize::MAX);
    let mut unheard = case.later_deaths.iter().rev().take(missing).map(|d| d.known_at);
    let news = || case.duties.iter().rev().find(|d| d.trigger == Trigger::VictimDied).map(|d| d.at);
    let since = unheard.next_back().or_else(news).unwrap_or(first.received_at);
    Kept::BeforeDeath { since, dead }
}

enum Word {
    /// Tells of so many dead.
    Tells(u32),
    /// Tells that one more has died.
    OneMore,
}

/// What somebody told of himself: when it was written into the file, when it counts from, what it says of the dead.
fn words_of(case: &Case, by: Filer, all: u32) -> Vec<(Instant, Instant, Word)> {
    let news = case.duties.iter().rev().find(|d| d.trigger == Trigger::VictimDied).map(|d| d.at);
    let mut out = Vec::new();
    for filed in case.reports.iter().filter(|r| r.is_live() && files(case, by, &r.report)) {
        let report = &filed.report;
        out.push((report.recorded_at, report.received_at, Word::Tells(dead_in(&report.accident))));
        out.extend(filed.corrections.iter().filter_map(|c| {
            let own = c.told.as_ref().or((c.by == Some(by)).then_some(&c.accident))?;
            Some((c.at, c.at, Word::Tells(dead_in(own))))
        }));
        let answers = case.supplements.iter().filter(|s| s.report == report.id);
        out.extend(answers.filter_map(|s| {
            let at = s.answered_at.filter(|_| news.is_some_and(|news| s.asked_at >= news))?;
            Some((at, at, Word::Tells(all)))
        }));
    }
    let own = case.later_deaths.iter().filter(|d| d.told_by == Some(by));
    out.extend(own.map(|d| (d.recorded_at, d.recorded_at, Word::OneMore)));
    out.sort_by_key(|(order, ..)| *order);
    out
}

/// The dead that an account of the accident tells of, by name or by number.
fn dead_in(told: &AccidentStatement) -> u32 {
    let named = told.victims.iter().filter(|v| v.is_worker && v.outcome == Severity::Fatal).count();
    told.casualties.dead.max(u32::try_from(named).unwrap_or(u32::MAX))
}

fn listed(case: &Case) -> u32 {
    let dead = case.victims.iter().filter(|v| v.statement.is_worker && v.severity() == Severity::Fatal);
    u32::try_from(dead.count()).unwrap_or(u32::MAX)
}

/// Does this report, when it stands, discharge the duty of whoever owes it?
fn files(case: &Case, by: Filer, report: &Report) -> bool {
    match (by, report.kind) {
        (Filer::Commune, ReportKind::CommuneNotice | ReportKind::CommuneRecord) => true,
        (Filer::Employer, ReportKind::Declaration) => by_the_employer(case, report),
        // An urgent notice of the employer's own account declares at once; the full form follows.
        (Filer::Employer, ReportKind::UrgentNotice) => {
            report.enterprise.is_some() && by_the_employer(case, report)
        }
        _other => false,
    }
}

fn first_filed(case: &Case, by: Filer) -> Option<&Report> {
    case.reports
        .iter()
        .filter(|r| r.is_live())
        .map(|r| &r.report)
        .filter(|r| files(case, by, r))
        .min_by_key(|r| r.received_at)
}

/// Whoever saw an accident at another establishment and told of it did not discharge that one's duty.
fn by_the_employer(case: &Case, report: &Report) -> bool {
    let employer = case.accident.as_ref().map(|a| &a.employer);
    match (report.enterprise, employer.and_then(|e| e.enterprise)) {
        (Some(filer), Some(employer)) => filer == employer,
        // The employer is somebody else, who has no account here.
        (Some(_), None) => employer.is_none_or(|e| e.tax_code.is_none()),
        (None, _) => true,
    }
}

/// When somebody should ask after each declaration that is owed.
pub fn asked_after<'a>(case: &'a Case, settings: &Settings) -> Vec<(Instant, Owed<'a>)> {
    let patience = Duration::hours(i64::from(settings.undeclared_after_hours));
    undeclared(case).into_iter().map(|owed| (owed.since + patience, owed)).collect()
}

/// How long after learning of the accident the employer declared. The law says "at once" and names no hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lateness {
    /// When the employer learned of it.
    pub known_at: Instant,
    /// When the first declaration arrived.
    pub declared_at: Instant,
    /// Longer than the office's own measure of "at once".
    pub late: bool,
    /// The duty's article.
    pub citation: String,
    /// How sure the measure is: a convention of the office, never more than that.
    pub confidence: Confidence,
}

/// When the employer told first. Who filed the form without an account may have sent the urgent notice before it: in
/// doubt nobody is called late.
fn first_told(case: &Case) -> Option<Instant> {
    let declared = first_filed(case, Filer::Employer)?;
    let unknown = |r: &&Report| r.kind == ReportKind::UrgentNotice && r.enterprise.is_none();
    let live = case.reports.iter().filter(|r| r.is_live()).map(|r| &r.report);
    let notice = live.filter(unknown).map(|r| r.received_at).min().filter(|_| declared.enterprise.is_none());
    Some(notice.map_or(declared.received_at, |at| at.min(declared.received_at)))
}

/// The employer's delay, once he has declared and told when he learned of it.
pub fn lateness(case: &Case, settings: &Settings) -> Option<Lateness> {
    let duty = case.duties.iter().flat_map(|d| &d.filing).find(|d| d.by == Filer::Employer)?;
    let declared = first_told(case)?;
    let known_at =
        case.reports.iter().filter_map(|r| r.report.declaration.as_ref().and_then(|d| d.known_at)).min()?;
    let delay = declared - known_at;
    Some(Lateness {
        known_at,
        declared_at: declared,
        late: delay > Duration::minutes(i64::from(settings.at_once_minutes)),
        citation: duty.basis.citation.text.clone(),
        confidence: Confidence::Unsure,
    })
}
