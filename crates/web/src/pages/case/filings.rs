//! The full report that a case still lacks, for whoever owes it.

use super::NextView;
use crate::messages::t;
use crate::pages::door::Door;
use casework::cases::CaseView;
use domain::access::{Actor, Relation, Role, granted};
use domain::case::StageKind;
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
        },
    };
    may.then_some(view).into_iter().collect()
}

/// Somebody without a contract was hurt, or nobody is known by more than a number.
fn without_contract(view: &CaseView) -> bool {
    let victims = &view.case.victims;
    victims.is_empty() || victims.iter().any(|v| v.statement.relation == WorkRelation::NoContract)
}
