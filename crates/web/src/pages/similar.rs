//! Cases that may be the same accident: on the page of a case, and before a report is sent.

use super::page::Page;
use casework::Context;
use casework::cases::Candidate;
use domain::case::AccidentStatement;
use domain::time::human_date;
use domain::words::Lang;
use tnld_http::Fault;

/// A case that may be the same accident.
pub(crate) struct SimilarCase {
    /// Its page.
    pub(crate) href: String,
    /// Number, place, day.
    pub(crate) words: String,
    /// Why it may be the same.
    pub(crate) reasons: String,
}

impl SimilarCase {
    pub(super) fn new(c: Candidate, lang: Lang) -> Self {
        let reasons: Vec<&str> = c.reasons.iter().map(|r| r.get(lang)).collect();
        Self {
            href: format!("/vu/{}", c.case.id),
            words: format!("{} · {} · {}", c.case.number, c.case.place_text, human_date(c.case.occurred_on)),
            reasons: reasons.join("; "),
        }
    }
}

/// What whoever is about to report may compare first.
pub(super) async fn similar(
    p: &Page,
    ctx: Context,
    accident: &AccidentStatement,
) -> Result<Vec<SimilarCase>, Fault> {
    let found = casework::cases::similar(&p.app, ctx, accident.clone()).await?;
    Ok(found.into_iter().map(|c| SimilarCase::new(c, p.lang())).collect())
}
