//! One piece of evidence: facts, what the camera wrote, custody, who looked.

use super::parts::{files_name, home, sensitivity, size};
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::messages::tp;
use crate::pages::page::{Answer, Page};
use crate::views::Tag;
use askama::Template;
use casework::evidence::{self, EvidenceView};
use domain::access::{Action, Role};
use domain::ids::{CaseId, EvidenceId};
use domain::time::{human_date, human_datetime};

/// A hand-over as shown: when, from, to, why and how, who recorded it.
type Step = [String; 5];

#[derive(Template)]
#[template(path = "evidence_item.html")]
pub(crate) struct ItemPage {
    f: Frame,
    caption: String,
    title: String,
    home: String,
    here: String,
    tags: Vec<Tag>,
    hidden: bool,
    aside: Option<String>,
    rows: Vec<(String, String)>,
    file_rows: Vec<(String, String)>,
    download: bool,
    thumbnail: bool,
    /// Why a picture is not drawn small: its format.
    undrawn: Option<String>,
    custody: Vec<Step>,
    first_holder: String,
    holder: String,
    looks: Option<Vec<[String; 3]>>,
    looks_total: String,
    logged: bool,
    may_move: bool,
    may_withdraw: bool,
}

pub(crate) async fn show(p: Page) -> Answer {
    let case: CaseId = p.id("id")?;
    let id: EvidenceId = p.id("evidence")?;
    let view = evidence::read(&p.app, p.context(Action::ListEvidence)?, case, id).await?;
    p.html(&page(&p, case, view))
}

fn page(p: &Page, case: CaseId, v: EvidenceView) -> ItemPage {
    let lang = p.lang();
    let item = &v.item;
    let number = tp(lang, "evidence.number", &[("n", &item.number.to_string())]);
    let title = if v.whole { item.title.clone() } else { p.t("evidence.hidden") };
    let mut tags: Vec<Tag> = sensitivity(item.sensitivity, lang).into_iter().collect();
    if item.withdrawn.is_some() {
        tags.push(Tag::new("grey", "✕", p.t("evidence.withdrawn")));
    }
    let step = |s: &domain::case::CustodyStep| {
        let record = s.record_number.as_ref().map(|n| tp(lang, "evidence.record", &[("n", n.as_str())]));
        let why: Vec<String> =
            [Some(s.reason.clone()), s.condition.clone(), record].into_iter().flatten().collect();
        [human_datetime(s.at), s.from.clone(), s.to.clone(), why.join(" · "), s.by.name.clone()]
    };
    let (looks, looks_total) = match v.looks.as_ref() {
        None => (None, 0),
        Some((all, count)) => (Some(all.iter().map(|l| look(p, l)).collect()), *count),
    };
    ItemPage {
        f: p.frame(format!("{number} – {}", v.case_number)),
        caption: format!("{} · {number}", v.case_number),
        title,
        home: home(case),
        here: format!("{}/{}", home(case), item.id),
        tags,
        hidden: !v.whole,
        aside: item.withdrawn.as_ref().map(|a| {
            tp(
                lang,
                "evidence.aside",
                &[("time", &human_datetime(a.at)), ("name", &a.by.name), ("reason", &a.reason)],
            )
        }),
        rows: facts(p, &v),
        file_rows: file_facts(p, &v),
        download: v.whole && item.file.is_some(),
        thumbnail: v.whole && item.file.as_ref().is_some_and(|f| f.thumbnail.is_some()),
        undrawn: undrawn(&v, lang),
        custody: item.custody.iter().map(step).collect(),
        first_holder: format!("{} · {}", human_date(item.obtained_on), item.obtained_by),
        holder: item.holder().to_owned(),
        looks,
        looks_total: tp(lang, "evidence.looks_total", &[("n", &looks_total.to_string())]),
        logged: item.sensitivity != domain::case::Sensitivity::Plain,
        may_move: v.may_move,
        may_withdraw: v.may_withdraw,
    }
}

/// Telephones make pictures in formats of which none is drawn small: the page says so, and where the picture is.
fn undrawn(v: &EvidenceView, lang: domain::words::Lang) -> Option<String> {
    let file = v.item.file.as_ref().filter(|f| v.whole && f.thumbnail.is_none())?;
    let kind = files_name(&file.media_type);
    file.media_type.starts_with("image/").then(|| tp(lang, "evidence.undrawn", &[("kind", &kind)]))
}

fn look(p: &Page, l: &evidence::Look) -> [String; 3] {
    let role = l.role.parse::<Role>().map_or_else(|_| l.role.clone(), |r| r.label(p.lang()).to_owned());
    let who: Vec<&str> =
        [l.name.as_str(), l.unit.as_str(), role.as_str()].into_iter().filter(|t| !t.is_empty()).collect();
    [human_datetime(l.at), who.join(" · "), p.t(&format!("evidence.look_{}", l.what))]
}

fn facts(p: &Page, v: &EvidenceView) -> Vec<(String, String)> {
    let lang = p.lang();
    let item = &v.item;
    let time = item.obtained_time.map(|t| format!(" {}", t.format("%H:%M"))).unwrap_or_default();
    let victim = v.victim.as_ref().map(|of| of.name.clone().unwrap_or_else(|| p.t("common.none")));
    let added =
        format!("{} · {} · {}", human_datetime(item.added_at), item.added_by.name, item.added_by.unit);
    let rows = [
        ("kind", Some(first_upper(item.kind.label(lang)))),
        ("victim", victim),
        ("obtained_on", Some(format!("{}{time}", human_date(item.obtained_on)))),
        ("obtained_from", item.obtained_from.clone()),
        ("obtained_by", Some(item.obtained_by.clone())),
        ("place", item.place.clone()),
        ("description", item.description.clone()),
        ("holder", Some(item.holder().to_owned())),
        ("added", Some(added.trim_end_matches(" · ").to_owned())),
    ];
    named(p, rows)
}

fn file_facts(p: &Page, v: &EvidenceView) -> Vec<(String, String)> {
    let lang = p.lang();
    let Some(file) = &v.item.file else { return Vec::new() };
    let rows = [
        ("file_name", Some(file.name.clone())),
        ("file_type", Some(format!("{}, {}", files_name(&file.media_type), size(file.size, lang)))),
        ("taken_at", file.taken_at.map(|t| t.format("%d/%m/%Y %H:%M:%S").to_string())),
        ("taken_place", file.taken_place.map(|t| t.to_string())),
        ("scanned", Some(p.t(if file.scanned { "evidence.scanned_yes" } else { "evidence.scanned_no" }))),
        ("sha256", Some(file.sha256.clone())),
    ];
    named(p, rows)
}

fn named<const N: usize>(p: &Page, rows: [(&str, Option<String>); N]) -> Vec<(String, String)> {
    let given = rows.into_iter().filter_map(|(key, value)| Some((key, value?)));
    given.map(|(key, value)| (p.t(&format!("evidence.row_{key}")), value)).collect()
}
