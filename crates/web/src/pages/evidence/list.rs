//! The list of evidence, and the file of each victim.

use super::parts::{RowView, home, row, state, victim_name};
use crate::form::Values;
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::messages::tp;
use crate::pages::page::{Answer, Page};
use crate::pages::posted::query;
use crate::views::Tag;
use askama::Template;
use casework::evidence::{self, EvidenceFilter};
use domain::access::Action;
use domain::case::{EvidenceKind, FileEntry, FileState};
use domain::ids::CaseId;

/// A choice of a filter: value, words, chosen.
type Choice = (String, String, bool);

#[derive(Template)]
#[template(path = "evidence.html")]
pub(crate) struct ListPage {
    f: Frame,
    number: String,
    case: String,
    home: String,
    notes: Vec<String>,
    rows: Vec<RowView>,
    shown: String,
    filtered: bool,
    kinds: Vec<Choice>,
    victims: Vec<Choice>,
    states: Vec<Choice>,
    add: bool,
    whole_file: bool,
    announced_file: bool,
}

/// The filter of a query; words that are none filter nothing.
pub(super) fn filter(asked: &Values) -> EvidenceFilter {
    EvidenceFilter {
        kind: asked.get("loai").and_then(|k| k.parse().ok()),
        victim: asked.get("nan-nhan").and_then(|v| v.parse().ok()),
        withdrawn: match asked.get("tinh-trang") {
            Some("dang-dung") => Some(false),
            Some("khong-dung") => Some(true),
            Some(_) | None => None,
        },
    }
}

pub(crate) async fn list(p: Page) -> Answer {
    let id: CaseId = p.id("id")?;
    let lang = p.lang();
    let asked = query(&p.req);
    let filter = filter(&asked);
    let list = evidence::list(&p.app, p.context(Action::ListEvidence)?, id, filter).await?;
    let rows: Vec<RowView> = list.items.iter().map(|s| row(id, s, &list.victims, lang)).collect();
    let kind =
        |k: &EvidenceKind| (k.as_str().to_owned(), first_upper(k.label(lang)), filter.kind == Some(*k));
    let victim = |v: &evidence::VictimOfFile| {
        (v.id.to_string(), victim_name(&list.victims, v.id, lang), filter.victim == Some(v.id))
    };
    let states = [("dang-dung", Some(false)), ("khong-dung", Some(true))];
    let page = ListPage {
        f: p.frame(format!("{} – {}", p.t("evidence.title"), list.case_number)),
        number: list.case_number.clone(),
        case: format!("/vu/{id}"),
        home: home(id),
        notes: crate::pages::note::read(&p, asked.get("luu-y")).await?,
        shown: tp(
            lang,
            "evidence.shown",
            &[("n", &rows.len().to_string()), ("total", &list.total.to_string())],
        ),
        filtered: filter != EvidenceFilter::default(),
        kinds: EvidenceKind::ALL.iter().map(kind).collect(),
        victims: list.victims.iter().map(victim).collect(),
        states: states
            .iter()
            .map(|(key, w)| {
                ((*key).to_owned(), p.t(&format!("evidence.state_{key}")), filter.withdrawn == *w)
            })
            .collect(),
        add: list.may_add,
        whole_file: list.whole_file,
        announced_file: list.announced_file,
        rows,
    };
    p.html(&page)
}

/// One point as shown.
pub(crate) struct PointView {
    letter: String,
    label: String,
    need: String,
    tag: Tag,
    items: Vec<(String, String)>,
    lacking: String,
    reason: String,
    /// Address of the page that marks it.
    mark: Option<String>,
    /// Victim and point of the button that takes the mark away.
    unmark: Option<(String, String)>,
}

/// One victim as shown.
pub(crate) struct FileView {
    name: String,
    missing: String,
    complete: bool,
    points: Vec<PointView>,
}

#[derive(Template)]
#[template(path = "file_list.html")]
pub(crate) struct FileListPage {
    f: Frame,
    number: String,
    case: String,
    home: String,
    path: String,
    files: Vec<FileView>,
    key: String,
}

pub(crate) async fn points(p: Page) -> Answer {
    let id: CaseId = p.id("id")?;
    let lang = p.lang();
    let list = evidence::file_list(&p.app, p.context(Action::ListEvidence)?, id).await?;
    let people: Vec<_> = list.files.iter().map(|(v, _)| v.clone()).collect();
    let path = format!("/vu/{id}/ho-so");
    let one = |victim: &evidence::VictimOfFile, e: &FileEntry| {
        let number = |item: &domain::ids::EvidenceId| {
            let found = list.items.iter().find(|s| s.item.id == *item);
            let n = found.map_or_else(String::new, |s| s.item.number.to_string());
            (format!("{}/{item}", home(id)), tp(lang, "evidence.number", &[("n", &n)]))
        };
        let lacking: Vec<&str> = e.lacking.iter().map(|k| k.label(lang)).collect();
        let said = e.mark.as_ref().map(|m| {
            tp(lang, "evidence.marked", &[("reason", m.reason.as_str()), ("name", m.by.name.as_str())])
        });
        let told = e.rule.as_ref().or(e.recorded.as_ref());
        let may = list.may_mark && e.mark.is_none() && e.rule.is_none();
        let open = matches!(e.state, FileState::Missing | FileState::NoneYet | FileState::NotDue);
        PointView {
            letter: e.point.letter().to_owned(),
            label: e.point.label(lang).to_owned(),
            need: first_upper(e.need.label(lang)),
            tag: state(e.state, lang),
            items: e.items.iter().map(number).collect(),
            lacking: if e.state == FileState::Missing && !e.items.is_empty() {
                tp(lang, "evidence.lacking", &[("what", &lacking.join(", "))])
            } else {
                String::new()
            },
            reason: said.or_else(|| told.map(|r| r.get(lang).to_owned())).unwrap_or_default(),
            mark: (may && open).then(|| format!("{path}/{}/{}", victim.id, e.point)),
            unmark: (list.may_mark && e.mark.is_some()).then(|| (victim.id.to_string(), e.point.to_string())),
        }
    };
    let files = list
        .files
        .iter()
        .map(|(victim, file)| FileView {
            name: victim_name(&people, victim.id, lang),
            missing: tp(lang, "evidence.missing", &[("n", &file.missing().to_string())]),
            complete: file.missing() == 0,
            points: file.entries.iter().map(|e| one(victim, e)).collect(),
        })
        .collect();
    let page = FileListPage {
        f: p.frame(format!("{} – {}", p.t("evidence.file_title"), list.case_number)),
        number: list.case_number.clone(),
        case: format!("/vu/{id}"),
        home: home(id),
        path,
        files,
        key: p.app.id().to_string(),
    };
    p.html(&page)
}
