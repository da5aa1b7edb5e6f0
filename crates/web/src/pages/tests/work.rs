//! Tasks, drills and figures with sample data.

use super::{frame, given, pairs, tag};
use crate::form::{FormView, Values};
use crate::forms;
use crate::pages::case_list::FilterView;
use crate::pages::drills::{DrillPage, DrillRowView};
use crate::pages::performance::{PerformancePage, TallyView};
use crate::pages::tasks::{TaskCase, TaskList, TaskPage, TaskRowView};
use askama::Template;
use domain::words::Lang;

/// Name and text of each page.
pub(super) fn rendered(lang: Lang) -> Vec<(&'static str, Result<String, askama::Error>)> {
    let mut out = Vec::new();
    let case = || TaskCase { href: "/vu/x".into(), number: "n".into(), class: tag(), place: "p".into() };
    for empty in [false, true] {
        let filter = || vec![FilterView { href: "/x".into(), label: "l".into(), count: 3, current: true }];
        let row = TaskRowView {
            href: "/x".into(),
            title: "t".into(),
            kind: "k".into(),
            case: (!empty).then(case),
            tags: vec![tag()],
            due: ("d".into(), "a".into(), true),
        };
        let tasks = TaskList {
            f: frame(lang),
            states: filter(),
            kinds: filter(),
            rows: if empty { Vec::new() } else { vec![row] },
            total: 1,
            empty: "e".into(),
            next: Some("/n".into()),
            csv: "/c".into(),
        };
        out.push(("tasks", tasks.render()));
        let view = FormView::whole(&forms::CALL, lang, &Values::default(), &[], &given());
        let task = TaskPage {
            report: vec![("l".into(), "v".into())],
            f: frame(lang),
            tags: vec![tag()],
            due: "d".into(),
            why: vec!["w".into()],
            steps: vec!["s".into()],
            phones: vec![("w".into(), "0912 345 678".into(), "0912345678".into())],
            citation: Some("c".into()),
            case: empty.then(case),
            view: (!empty).then_some(view),
            extra: pairs(),
            action: "/x".into(),
            send: "s".into(),
            stale: vec!["s".into()],
            done: pairs(),
        };
        out.push(("task", task.render()));
        let answer = DrillRowView {
            recipient: "r".into(),
            tag: tag(),
            sent: "s".into(),
            confirmed: "c".into(),
            via: "v".into(),
            minutes: "m".into(),
        };
        let drill = DrillPage {
            f: frame(lang),
            mark: tag(),
            state: tag(),
            rows: pairs(),
            answers: vec![answer],
            csv: "/x".into(),
            end: (!empty).then(|| ("/x".into(), "1".into(), "k".into())),
        };
        out.push(("drill", drill.render()));
        let tally = || TallyView { who: "w".into(), cells: vec!["1".into(); 6] };
        let figures = PerformancePage {
            f: frame(lang),
            from: "f".into(),
            to: "t".into(),
            error: empty.then(|| "e".into()),
            heads: vec!["h".into(); 7],
            rows: if empty { Vec::new() } else { vec![tally()] },
            total: Some(tally()),
        };
        out.push(("performance", figures.render()));
    }
    out
}
