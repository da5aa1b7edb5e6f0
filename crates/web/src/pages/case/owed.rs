//! What is owed to each worker hurt: the medical assessment, what was paid, and the way to the calculation.

use super::Block;
use super::facts::rows;
use crate::messages::{t, tp};
use crate::views::victim;
use casework::cases::CaseView;
use domain::time::human_date;
use domain::value::Dong;
use domain::words::{Lang, RelationChain, Severity};

pub(super) fn blocks(view: &CaseView, lang: Lang) -> Vec<Block> {
    let case = &view.case;
    if !view.sees_victims || case.stage.team().is_none() {
        return Vec::new();
    }
    let contract = |v: &domain::case::Victim| {
        v.statement.is_worker && v.statement.relation.chain() == RelationChain::Contract
    };
    case.victims
        .iter()
        .enumerate()
        .filter(|(_, v)| contract(v))
        .map(|(n, v)| {
            let shown = victim(v, n + 1, lang);
            let id = v.statement.id;
            let assessment = case.assessment_of(id).map(|a| {
                let received = tp(lang, "event.received_on", &[("date", &human_date(a.received_on))]);
                let dated = format!("{} · {}", a.document_number, human_date(a.document_date));
                format!("{} % · {dated} · {received}", a.percent)
            });
            // Whoever died is not assessed.
            let alive = v.severity() != Severity::Fatal;
            let unknown = alive.then(|| t(lang, "common.unknown"));
            let paid = case.compensations.iter().filter(|p| p.stands() && p.victim == id).map(|p| p.amount);
            let paid = paid.fold(Dong::default(), |sum, p| sum.checked_add(p).unwrap_or(sum));
            let paid = (paid != Dong::default()).then(|| format!("{paid} {}", t(lang, "common.dong")));
            Block {
                title: tp(lang, "case.owed", &[("name", &shown.title)]),
                tag: Some(shown.tag),
                rows: rows(vec![
                    (t(lang, "case.assessment"), assessment.or(unknown)),
                    (t(lang, "case.paid"), paid.or_else(|| Some(t(lang, "case.nothing_paid")))),
                ]),
                link: Some((
                    format!("/tinh-boi-thuong?vu={}&nan-nhan={id}", case.id),
                    t(lang, "case.calculate"),
                )),
            }
        })
        .collect()
}
