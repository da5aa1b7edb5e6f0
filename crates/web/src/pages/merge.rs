//! Which case goes into this one: those that may be the same accident, or one named by its number.

use super::page::Page;
use crate::form::{Given, Values};
use crate::messages::{t, tp};
use casework::cases::{Candidate, CaseQuery, CaseSummary};
use domain::access::Action;
use domain::case::{CommandKind, StageKind, Verdict, verdict};
use domain::ids::CaseId;
use domain::time::human_datetime;
use domain::value::FieldError;
use domain::words::Lang;
use tnld_http::Fault;

/// What tells two cases apart: number, employer, place, stage, when it was received, who was hurt.
fn words(case: &CaseSummary, why: &str, lang: Lang) -> String {
    let stage =
        case.stage.parse::<StageKind>().map_or_else(|_| case.stage.clone(), |s| s.label(lang).to_owned());
    let counts = [("dead", case.deaths), ("serious", case.serious), ("light", case.light)]
        .map(|(key, n)| (key, n.to_string()));
    let counts: Vec<(&str, &str)> = counts.iter().map(|(key, n)| (*key, n.as_str())).collect();
    let received = tp(lang, "merge.received", &[("at", &human_datetime(case.first_received_at))]);
    let parts = [
        case.number.clone(),
        case.employer_name.clone(),
        case.place_text.clone(),
        stage,
        received,
        tp(lang, "announced.counts", &counts),
        why.to_owned(),
    ];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A case that is under way or at rest goes into no other.
fn open(case: &CaseSummary) -> bool {
    let stage = case.stage.parse::<StageKind>();
    stage.is_ok_and(|s| verdict(CommandKind::Dismiss, s) != Verdict::Refused)
}

/// Puts the cases that may be the same accident among the choices; gives what to think of before choosing.
pub(super) async fn choices(
    p: &Page,
    id: CaseId,
    here: StageKind,
    given: &mut Given,
) -> Result<Vec<String>, Fault> {
    let lang = p.lang();
    let found = casework::cases::duplicates(&p.app, p.context(Action::ReadDuplicates)?, id).await?;
    let why = |c: &Candidate| c.reasons.iter().map(|r| r.get(lang)).collect::<Vec<_>>().join("; ");
    let choices = found.iter().filter(|c| open(&c.case));
    let choices: Vec<_> = choices.map(|c| (c.case.id.to_string(), words(&c.case, &why(c), lang))).collect();
    let mut hints = Vec::new();
    if choices.is_empty() {
        hints.push(t(lang, "merge.none"));
    }
    given.options.insert("cases", choices);
    // The case on which the work has begun goes on.
    let further = |c: &&Candidate| c.case.stage.parse::<StageKind>().is_ok_and(|s| rank(s) > rank(here));
    hints.extend(found.iter().filter(further).map(|c| {
        let stage = c.case.stage.parse::<StageKind>().map(|s| s.label(lang)).unwrap_or_default();
        tp(
            lang,
            "merge.other_way",
            &[("number", &c.case.number), ("stage", stage), ("here", here.label(lang))],
        )
    }));
    Ok(hints)
}

/// How far the work has come.
fn rank(stage: StageKind) -> u8 {
    match stage {
        StageKind::Dismissed => 0,
        StageKind::Reported => 1,
        StageKind::Declared | StageKind::Recorded => 2,
        StageKind::Investigating | StageKind::Suspended => 3,
        StageKind::Concluded => 4,
        StageKind::Announced | StageKind::FollowUp | StageKind::Closed => 5,
    }
}

/// A number that was typed is looked up and takes the place of a choice; what is wrong with it.
pub(super) async fn by_number(
    p: &Page,
    id: CaseId,
    values: &mut Values,
    given: &mut Given,
) -> Result<Vec<FieldError>, Fault> {
    let typed = values.get("other_number").unwrap_or_default().trim().to_uppercase();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let wrong =
        |code: &'static str, vi: &str, en: &str| Ok(vec![FieldError::new("/other_number", code, vi, en)]);
    let query = CaseQuery { limit: 20, ..CaseQuery::default() };
    let list =
        casework::cases::list(&p.app, p.context(Action::ListCases)?, query, Some(typed.clone())).await?;
    // The running number alone is enough where only one case bears it.
    let bears =
        |c: &&CaseSummary| c.number.to_uppercase() == typed || c.number.rsplit('-').next() == Some(&typed);
    let mut found = list.items.iter().filter(bears);
    let Some(case) = found.next() else {
        return wrong(
            "unknown_case",
            "Không tìm thấy vụ có số này; ghi đủ số, ví dụ TNLĐ-91-2026-000012.",
            "No case bears this number; give all of it, for example TNLĐ-91-2026-000012.",
        );
    };
    if found.next().is_some() {
        return wrong(
            "not_one_case",
            "Có nhiều vụ mang số thứ tự này; ghi đủ số vụ.",
            "Several cases bear this running number; give the whole number.",
        );
    }
    if case.id == id.0 {
        return wrong("same_case", "Không thể nhập vụ vào chính nó.", "A case cannot be merged with itself.");
    }
    let choice = (case.id.to_string(), words(case, "", p.lang()));
    values.set("other_case_id", choice.0.clone());
    values.set("other_number", "");
    let cases = given.options.entry("cases").or_default();
    if !cases.iter().any(|(key, _)| *key == choice.0) {
        cases.push(choice);
    }
    Ok(Vec::new())
}
