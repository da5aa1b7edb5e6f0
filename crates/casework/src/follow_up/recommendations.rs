//! Recommendations over all cases the caller may see: what is open, what is overdue, by employer.

use crate::app::Casework;
use crate::cases::scope;
use crate::context::Context;
use crate::csv_table;
use crate::failure::Failure;
use domain::access::{act, authorise};
use domain::case::{ControlLevel, ProofKind, RecommendationState};
use domain::time::{human_date, vn_date};
use domain::value::search_tokens;
use domain::words::Lang;
use store::follow_up::{RecommendationFilter, list_recommendations};
use store::projections::RecommendationRow;

/// One recommendation of the list.
pub type RecommendationItem = RecommendationRow;

/// What the caller filters by; the scope is never the caller's to choose.
pub type RecommendationQuery = RecommendationFilter;

/// Lists recommendations. Outside the department those are left out that a team has not announced.
///
/// # Errors
/// [`Failure::Denied`] for who does not work with cases; a bad cursor.
pub async fn list(
    app: &Casework,
    ctx: Context,
    query: RecommendationQuery,
    overdue: bool,
    text: Option<String>,
) -> Result<store::Page<RecommendationItem>, Failure> {
    authorise::<act::ListRecommendations>(&ctx.actor)?;
    let mut filter = query;
    filter.scope = scope(&ctx.actor);
    filter.published_only = !ctx.actor.role.is_department();
    filter.overdue_on = overdue.then(|| vn_date(app.now()));
    filter.tokens = text.map(|t| search_tokens(&t)).unwrap_or_default();
    app.db().read(move |conn| list_recommendations(conn, &filter).map_err(Failure::from)).await
}

const HEAD_VI: [&str; 9] = [
    "Số vụ",
    "Người sử dụng lao động",
    "Kiến nghị",
    "Thứ bậc",
    "Người thực hiện",
    "Hạn",
    "Tình trạng",
    "Quá hạn",
    "Bằng chứng",
];
const HEAD_EN: [&str; 9] =
    ["Case", "Employer", "Recommendation", "Rank", "Owner", "Due", "State", "Overdue", "Proof"];

fn label<T: std::str::FromStr>(key: &str, words: impl Fn(T) -> &'static str) -> String {
    key.parse().map_or_else(|_| key.to_owned(), |w| words(w).to_owned())
}

/// Recommendations as CSV, with the separators of the reader's spreadsheet.
///
/// # Errors
/// [`Failure::Internal`] when the file cannot be written.
pub fn export(rows: &[RecommendationItem], today: chrono::NaiveDate, lang: Lang) -> Result<Vec<u8>, Failure> {
    let head = match lang {
        Lang::Vi => HEAD_VI,
        Lang::En => HEAD_EN,
    };
    let cells = |r: &RecommendationItem| {
        let late = r.due < today && r.state != RecommendationState::Verified.as_str();
        [
            r.case_number.clone(),
            r.employer_name.clone(),
            r.content.clone(),
            r.priority.as_deref().map(|p| label(p, |w: ControlLevel| w.label(lang))).unwrap_or_default(),
            r.owner.clone(),
            human_date(r.due),
            label(&r.state, |w: RecommendationState| w.label(lang)),
            match (late, lang) {
                (false, _) => String::new(),
                (true, Lang::Vi) => "quá hạn".to_owned(),
                (true, Lang::En) => "overdue".to_owned(),
            },
            r.proof_kind.as_deref().map(|p| label(p, |w: ProofKind| w.label(lang))).unwrap_or_default(),
        ]
    };
    csv_table(&head, rows.iter().map(cells), lang)
}
