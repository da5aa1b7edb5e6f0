//! Verification: chains as stored, projections against the fold of the events, and their rebuild.

use crate::app::{Casework, Now};
use crate::cases::{load, load_streams};
use crate::documents;
use crate::drills;
use crate::evidence;
use crate::failure::Failure;
use crate::projection;
use domain::access::Actor;
use domain::ids::{CaseId, DrillId};
use store::{Conn, EvidenceRow, StoreError, log, projections};

/// What is wrong, in words for an operator; ids only, never content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A chain is broken; the store names the first bad entry.
    Chain(String),
    /// A stream cannot be folded.
    Fold {
        /// Case.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// The register of drills is not what its stream says.
    Drill {
        /// Drill.
        drill: DrillId,
        /// In what.
        reason: String,
    },
    /// A piece of evidence is not what the events say: its file, or its row in lists.
    Evidence {
        /// Case.
        case: CaseId,
        /// Number of the case.
        number: String,
        /// Number of the item; none when the place where files are kept does not answer.
        item: Option<u32>,
        /// What is wrong.
        what: String,
    },
    /// The file of an issued document is not what the events say.
    Document {
        /// Case.
        case: CaseId,
        /// Number of the case.
        number: String,
        /// Form, number and symbol; none when the place where files are kept does not answer.
        document: Option<String>,
        /// What is wrong.
        what: String,
    },
    /// A projection is not what the events say.
    Projection {
        /// Case.
        case: CaseId,
        /// Which table differs.
        table: &'static str,
    },
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Chain(what) => write!(f, "chain: {what}"),
            Self::Fold { case, reason } => write!(f, "case {case}: cannot be folded: {reason}"),
            Self::Drill { drill, reason } => write!(f, "drill {drill}: {reason}"),
            Self::Evidence { case, number, item: Some(item), what } => {
                write!(f, "case {number} ({case}): evidence {item}: {what}")
            }
            Self::Evidence { case, number, item: None, what } => {
                write!(f, "case {number} ({case}): evidence: {what}")
            }
            Self::Document { case, number, document, what } => {
                let which = document.as_deref().unwrap_or("documents");
                write!(f, "case {number} ({case}): document {which}: {what}")
            }
            Self::Projection { case, table } => {
                write!(f, "case {case}: table {table} differs from the events")
            }
        }
    }
}

/// Checks every chain and every projection.
///
/// # Errors
/// A failure of the database; what is wrong in the data is in the answer.
pub fn verify(app: &Casework) -> Result<Vec<Fault>, Failure> {
    let now = Now::new(app, &Actor::system("verify"));
    app.db().read_now(move |conn| {
        let mut out: Vec<Fault> =
            log::verify(conn)?.into_iter().map(|f| Fault::Chain(f.to_string())).collect();
        for id in load_streams(conn)? {
            match load(conn, id) {
                Err(Failure::Busy) => return Err(Failure::Busy),
                Err(e) => out.push(Fault::Fold { case: id, reason: e.to_string() }),
                Ok(loaded) => out.extend(compare(conn, &now, id, &loaded.case, loaded.version)?),
            }
        }
        for row in store::drills::all(conn)? {
            let differs = drills::check(conn, &row)?;
            out.extend(differs.map(|reason| Fault::Drill { drill: DrillId(row.id), reason }));
        }
        Ok(out)
    })
}

fn compare(
    conn: &mut Conn,
    now: &Now,
    id: CaseId,
    case: &domain::case::Case,
    version: i64,
) -> Result<Vec<Fault>, Failure> {
    let mut wanted = projection::of(now, case, version);
    let found = match projections::load_case(conn, id.0) {
        Ok(found) => found,
        Err(StoreError::NotFound) => return Ok(vec![Fault::Projection { case: id, table: "cases" }]),
        Err(other) => return Err(other.into()),
    };
    wanted.victims.sort_by_key(|r| r.id);
    wanted.reports.sort_by_key(|r| r.id);
    wanted.deadlines.sort_by(|a, b| (&a.kind, &a.reference).cmp(&(&b.kind, &b.reference)));
    wanted.recommendations.sort_by_key(|r| r.id);
    wanted.evidence.sort_by_key(|r| r.id);
    wanted.documents.sort_by_key(|r| r.id);
    wanted.document_files.sort_by_key(|r| r.id);
    let rows = wanted.evidence.iter().chain(&found.evidence).filter(|r| {
        let same = |rows: &[EvidenceRow]| rows.iter().any(|o| o == *r);
        !(same(&wanted.evidence) && same(&found.evidence))
    });
    let mut items: Vec<i32> = rows.map(|r| r.number).collect();
    items.sort_unstable();
    items.dedup();
    let row_faults = items.into_iter().map(|n| Fault::Evidence {
        case: id,
        number: case.number.to_string(),
        item: u32::try_from(n).ok(),
        what: "its row in table evidence differs from the events".to_owned(),
    });
    let tables = [
        ("cases", wanted.case == found.case),
        ("victims", wanted.victims == found.victims),
        ("reports", wanted.reports == found.reports),
        ("deadlines", wanted.deadlines == found.deadlines),
        ("documents", wanted.documents == found.documents),
        ("document_files", wanted.document_files == found.document_files),
        ("recommendations", wanted.recommendations == found.recommendations),
    ];
    Ok(tables
        .into_iter()
        .filter(|(_, same)| !same)
        .map(|(table, _)| Fault::Projection { case: id, table })
        .chain(row_faults)
        .collect())
}

/// Checks the file of every piece of evidence and of every issued document against its hash: each is read whole.
///
/// # Errors
/// A failure of the database; what is wrong with files, and a place that does not answer, is in the answer.
pub async fn verify_files(app: &Casework) -> Result<Vec<Fault>, Failure> {
    let mut out = Vec::new();
    for id in app.db().read(load_streams).await? {
        let found = app.db().read(move |conn| load(conn, id)).await;
        // A stream that cannot be folded is told by `verify`.
        let case = match found {
            Err(Failure::Busy) => return Err(Failure::Busy),
            Err(_) => continue,
            Ok(loaded) => loaded.case,
        };
        let fault = |item, what| Fault::Evidence { case: id, number: case.number.to_string(), item, what };
        match evidence::check(app, &case).await {
            Ok(wrong) => out.extend(wrong.into_iter().map(|(item, what)| fault(Some(item), what))),
            Err(what) => out.push(fault(None, what)),
        }
        let fault =
            |document, what| Fault::Document { case: id, number: case.number.to_string(), document, what };
        match documents::check(app, &case).await {
            Ok(wrong) => out.extend(wrong.into_iter().map(|(which, what)| fault(Some(which), what))),
            Err(what) => out.push(fault(None, what)),
        }
    }
    Ok(out)
}

/// Makes every projection about cases again from the events.
///
/// # Errors
/// A failure of the database, or a stream that cannot be folded: then nothing is changed.
pub fn rebuild(app: &Casework) -> Result<usize, Failure> {
    let now = Now::new(app, &Actor::system("verify"));
    app.db().write_now(move |conn| {
        let ids = load_streams(conn)?;
        projections::clear(conn)?;
        for id in &ids {
            let loaded = load(conn, *id)?;
            projection::put(conn, &now, &loaded.case, loaded.version)?;
        }
        Ok(ids.len())
    })
}
