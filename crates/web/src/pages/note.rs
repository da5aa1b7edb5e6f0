//! What a person should still know after something went through: kept as an own draft, so that it survives the way
//! to the next page and a reload.

use super::page::Page;
use casework::drafts;
use domain::access::Action;
use domain::ids::DraftId;
use domain::words::Localized;
use tnld_http::Fault;

/// Kind of the draft that holds a note.
const NOTE: &str = "note";

/// Keeps warnings and gives their number; `None` when there is nothing to say.
pub(crate) async fn keep(p: &Page, warnings: &[(String, Localized)]) -> Result<Option<DraftId>, Fault> {
    if warnings.is_empty() {
        return Ok(None);
    }
    let body = serde_json::json!({ "vi": words(warnings, |w| &w.vi), "en": words(warnings, |w| &w.en) });
    let ctx = p.context(Action::OwnDrafts)?;
    Ok(Some(drafts::save(&p.app, ctx, None, NOTE.to_owned(), body).await?))
}

fn words(warnings: &[(String, Localized)], of: fn(&Localized) -> &String) -> Vec<String> {
    warnings.iter().map(|(_, w)| of(w).clone()).collect()
}

/// The sentences of an own note. One that is not there says nothing: the address may have been passed on.
pub(crate) async fn read(p: &Page, id: Option<&str>) -> Result<Vec<String>, Fault> {
    let Some(id) = id.and_then(|id| id.parse::<DraftId>().ok()) else { return Ok(Vec::new()) };
    let Ok(row) = drafts::read(&p.app, p.context(Action::OwnDrafts)?, id).await else {
        return Ok(Vec::new());
    };
    let said = row.body[p.lang().tag()].as_array().filter(|_| row.kind == NOTE).cloned().unwrap_or_default();
    Ok(said.iter().filter_map(|s| s.as_str().map(str::to_owned)).collect())
}
