//! Rows of files that were handed to the police.

use domain::case::{Case, CaseDeadline, police_files};
use domain::value::search_fold;
use store::projections::PoliceFileRow;

/// Stands for "nothing is awaited": after every term.
fn far_away() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(chrono::NaiveDate::MAX)
}

pub(super) fn rows(case: &Case, terms: &[CaseDeadline]) -> Vec<PoliceFileRow> {
    let employer_name = case.accident.as_ref().and_then(|a| a.employer.name.clone()).unwrap_or_default();
    let place_text = case.accident.as_ref().map(super::place_text).unwrap_or_default();
    (1..)
        .zip(police_files(case, terms))
        .map(|(ordinal, file)| {
            let due = file.awaited.map(|(_, due)| due);
            let words = [&case.number.to_string(), &employer_name, &place_text, &file.transfer.body];
            PoliceFileRow {
                case_id: case.id.0,
                ordinal,
                province: case.province.clone(),
                case_number: case.number.to_string(),
                class: case.class().as_str().to_owned(),
                employer_name: employer_name.clone(),
                place_text: place_text.clone(),
                search: search_fold(&words.map(String::as_str).join(" ")),
                body: file.transfer.body,
                handed_at: file.transfer.at,
                record_number: file.transfer.record_number,
                items: serde_json::to_string(&file.transfer.items).unwrap_or_else(|_| "[]".to_owned()),
                unconfirmed: i32::try_from(file.unconfirmed).unwrap_or(i32::MAX),
                state: file.state.as_str().to_owned(),
                ruling_number: file.ruling.as_ref().map(|r| r.number.clone()),
                ruled_on: file.ruling.as_ref().map(|r| r.date),
                awaited: file.awaited.map(|(kind, _)| kind.as_str().to_owned()),
                due,
                opinion_due: file.opinion_due,
                opinion_at: file.opinion_at,
                next_due: due.into_iter().chain(file.opinion_due).min().unwrap_or_else(far_away),
                returned_at: file.returned_at,
            }
        })
        .collect()
}
