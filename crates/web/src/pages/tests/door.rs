//! Pages for who has no account yet, and for who decides about it, with sample data.

use super::{filled, frame, given, pairs, rows, tag};
use crate::forms;
use crate::pages::my_notice::{MyNotice, OwnReport};
use crate::pages::register::{Account, DeclareDoor};
use crate::pages::registrations::{RegistrationList, RegistrationPage, StateLink};
use askama::Template;
use domain::words::Lang;

/// Name and text of each page.
pub(super) fn rendered(lang: Lang) -> Vec<(&'static str, Result<String, askama::Error>)> {
    let f = || frame(lang);
    let mut out = Vec::new();
    let mut add = |name, text| out.push((name, text));
    let reports = || {
        let sections =
            crate::form::summary(&forms::URGENT_NOTICE, lang, &filled(&forms::URGENT_NOTICE), &given());
        vec![OwnReport { title: "t".into(), tag: tag(), received: "r".into(), sections }]
    };
    for complete in [true, false] {
        let page = MyNotice {
            f: f(),
            number: "n".into(),
            until: "u".into(),
            done: complete.then(|| "d".to_owned()),
            draft: complete.then(|| "d".to_owned()),
            complete,
            requests: pairs(),
            acts: vec![("/x".into(), "w".into(), "t".into())],
            reports: reports(),
            register: complete,
        };
        add("my notice", page.render());
    }
    let account = Account {
        f: f(),
        rows: pairs(),
        tag: Some(tag()),
        words: vec!["w".into()],
        reason: Some("r".into()),
        links: pairs(),
    };
    add("account", account.render());
    let ways = vec![("/x".into(), "w".into(), "t".into())];
    add("declare door", DeclareDoor { f: f(), ways }.render());
    for empty in [true, false] {
        let link = |current| StateLink { href: "/x".into(), label: "l".into(), count: Some(2), current };
        let list = RegistrationList {
            f: f(),
            filters: vec![link(true), link(false)],
            state: "requested".into(),
            q: "q".into(),
            heads: vec!["h".into(); 4],
            rows: if empty { Vec::new() } else { rows() },
            next: (!empty).then(|| "/n".to_owned()),
        };
        add("registrations", list.render());
    }
    let registration = RegistrationPage {
        f: f(),
        tag: tag(),
        enterprise: vec![("w".into(), "a".into(), "b".into())],
        person: pairs(),
        warnings: vec!["w".into()],
        decided: Some("d".into()),
        reason: Some("r".into()),
        approve: Some("/x".into()),
        refuse: Some("/y".into()),
        key: "k".into(),
    };
    add("registration", registration.render());
    out
}
