//! The full report that a case still lacks, for whoever owes it.

use super::{Block, NextView};
use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use crate::pages::door::Door;
use crate::views::Tag;
use casework::cases::{CaseView, FilingView};
use domain::access::{Actor, Relation, Role, granted};
use domain::case::{Case, CommandKind, Discharge, DocumentRequest, EvidenceItem, StageKind, article};
use domain::time::{human_date, human_datetime};
use domain::words::{EventClass, Lang, TeamLevel, WorkRelation};

/// What this person may file now that somebody has told of the accident: the commune its record or its notice,
/// the employer the declaration.
pub(super) fn filings(view: &CaseView, actor: &Actor, lang: Lang) -> Vec<NextView> {
    let case = &view.case;
    if case.stage.kind() != StageKind::Reported {
        return Vec::new();
    }
    let door = match (actor.role, case.level(), case.class()) {
        (Role::Commune, TeamLevel::CommuneRecord, _) => Door::CommuneRecord,
        (Role::Commune, _, EventClass::Fatal | EventClass::SeriousMulti | EventClass::Unknown)
            if without_contract(view) =>
        {
            Door::CommuneNotice
        }
        (Role::Enterprise, _, _) => Door::Declaration,
        _nothing_owed => return Vec::new(),
    };
    let own_place = actor.commune.as_ref() == case.accident.as_ref().map(|a| &a.place.commune);
    if actor.role == Role::Commune && !own_place {
        return Vec::new();
    }
    let may = Relation::ALL.iter().any(|r| granted(actor.role, door.action(), *r));
    let words = |part: &str| t(lang, &format!("form.{}.{part}", door.form().key));
    let view = NextView {
        href: format!("{}?vu={}", door.path(), case.id),
        title: words("title"),
        does: words("lead"),
        article: match door {
            Door::CommuneRecord => "Luật ATVSLĐ Điều 35 khoản 1",
            Door::CommuneNotice | Door::Declaration | Door::Completion | Door::LoggedReport => {
                "Luật ATVSLĐ Điều 34; Nghị định 39/2016/NĐ-CP Điều 10"
            }
        }
        .into(),
    };
    may.then_some(view).into_iter().collect()
}

/// What the team asked the employer to supply and has not received, each with its last day.
pub(super) fn asked_for(view: &CaseView, actor: &Actor, lang: Lang) -> Vec<NextView> {
    let case = &view.case;
    let Some(employer) = case.accident.as_ref().and_then(|a| a.employer.name.as_ref()) else {
        return Vec::new();
    };
    // Whoever investigates has asked himself.
    if actor.role != Role::Enterprise || view.sees_inquiry || case.stage.at_rest() {
        return Vec::new();
    }
    let open = case.inquiry.documents.iter().filter(|r| r.settled_at().is_none() && r.is_asked_of(employer));
    let adds = view.allowed.contains(&CommandKind::AddEvidence);
    open.map(|r| {
        let (due, n) = (human_date(r.due), supplied(case, r).to_string());
        let told = [("due", due.as_str()), ("what", &r.what), ("n", &n)];
        NextView {
            href: match adds {
                true => format!("/vu/{}/chung-cu/them?yeu-cau={}", case.id, r.id),
                false => format!("/vu/{}?muc=qua-trinh#muc", case.id),
            },
            title: t(lang, "case.supply"),
            does: tp(lang, if n == "0" { "case.supply_does" } else { "case.supply_waits" }, &told),
            article: article(CommandKind::RequestDocuments).into(),
        }
    })
    .collect()
}

/// Pieces that the employer added since he was asked, and that the team has not recorded as received.
pub(super) fn supplied(case: &Case, request: &DocumentRequest) -> usize {
    if request.settled_at().is_some() {
        return 0;
    }
    let received = |e: &EvidenceItem| request.receipts.iter().any(|x| x.evidence.contains(&e.id));
    let own = |e: &&EvidenceItem| {
        e.stands() && e.added_by.role == Role::Enterprise && e.added_at >= request.asked_at && !received(e)
    };
    case.evidence.iter().filter(own).count()
}

/// Who must file what with whom, how fast, by which article, and whether it was done.
pub(super) fn duties(view: &CaseView, lang: Lang) -> Option<Block> {
    let rows: Vec<(String, String)> = view.filings.iter().map(|f| (whom(f, lang), stands(f, lang))).collect();
    let open = view.filings.iter().any(|f| matches!(f.state, Discharge::Outstanding(_)));
    let tag = match open {
        true => Tag::new("orange", "!", t(lang, "case.filing_open")),
        false => Tag::new("green", "✓", t(lang, "case.filing_none_open")),
    };
    (!rows.is_empty()).then(|| Block { title: t(lang, "case.filings"), tag: Some(tag), rows, link: None })
}

fn whom(f: &FilingView, lang: Lang) -> String {
    let to = first_upper(f.duty.to.label(lang));
    format!("{} → {to}", first_upper(f.duty.by.label(lang)))
}

fn stands(f: &FilingView, lang: Lang) -> String {
    let state = match f.state {
        Discharge::Done(at) => tp(lang, "case.filing_done", &[("time", &human_datetime(at))]),
        Discharge::Outstanding(at) => tp(lang, "case.filing_outstanding", &[("time", &human_datetime(at))]),
        Discharge::NotRecorded => t(lang, "case.filing_not_recorded"),
    };
    let what = match &f.duty.form {
        Some(form) => format!("{form} · {}", f.duty.how_fast.label(lang)),
        None => first_upper(f.duty.how_fast.label(lang)),
    };
    let cited = &f.duty.basis.citation;
    let sure = t(lang, &format!("assess.confidence_{}", cited.confidence.as_str()));
    format!("{state}\n{what}\n{} ({sure})", cited.text)
}

/// Somebody without a contract was hurt, or nobody is known by more than a number.
fn without_contract(view: &CaseView) -> bool {
    let victims = &view.case.victims;
    victims.is_empty() || victims.iter().any(|v| v.statement.relation == WorkRelation::NoContract)
}
