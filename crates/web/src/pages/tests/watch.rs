//! The pages of the watch with sample data.

use super::{frame, pairs, tag};
use crate::pages::dead_letters::{DeadBlock, DeadPage};
use crate::pages::health::{HealthPage, IncidentBlock, IncidentLine, WorkerLine};
use domain::words::Lang;

pub(super) fn health(lang: Lang, well: bool) -> HealthPage {
    let line = |name: Option<&str>| IncidentLine {
        name: name.map(str::to_owned),
        lines: vec!["l".into()],
        since: "s".into(),
        told: "t".into(),
        path: Some("/tin-loi".into()),
    };
    let incident = |items| IncidentBlock { title: "t".into(), items, steps: vec!["s".into()] };
    let worker = || WorkerLine {
        name: "n".into(),
        kind: "k".into(),
        tag: tag(),
        seen: "s".into(),
        started: "s".into(),
        retire: Some("/x".into()),
    };
    HealthPage {
        f: frame(lang),
        headline: "h".into(),
        seen_at: "s".into(),
        open: if well {
            Vec::new()
        } else {
            vec![incident(vec![line(None)]), incident(vec![line(Some("n")), line(Some("m"))])]
        },
        figures: vec![("f".into(), "v".into(), Some("/tin-loi".into()))],
        channels: vec![("c".into(), tag(), "d".into())],
        workers: vec![worker()],
        over: pairs(),
        key: "k".into(),
    }
}

pub(super) fn dead(lang: Lang, empty: bool) -> DeadPage {
    let block = || DeadBlock {
        id: "i".into(),
        title: "t".into(),
        which: "w".into(),
        means: "m".into(),
        advice: "a".into(),
        rows: pairs(),
        case: Some("/vu/x".into()),
        key: "k".into(),
    };
    DeadPage {
        f: frame(lang),
        notice: Some("n".into()),
        total: "t".into(),
        filters: vec![("/tin-loi".into(), "a".into(), true)],
        channel: "email".into(),
        items: if empty { Vec::new() } else { vec![block()] },
        next: Some("/n".into()),
        key: "k".into(),
    }
}
