//! `/bai-hoc`: what cases teach, by cause, injury factor and industry.

use super::filtered::{Asked, FilteredPage, field, rows_file};
use super::page::{Answer, Page};
use super::table::Cell;
use crate::forms::words::first_upper;
use crate::views::class_tag;
use casework::follow_up::{self, Lesson, LessonQuery};
use domain::access::{Action, Relation, granted};
use domain::case::{ControlLevel, RecommendationState};
use domain::reference::{CodeList, VsicVersion, causes, factors_on, vsic};
use domain::time::human_date;
use domain::words::Lang;
use tnld_http::Fault;
use tnld_http::dto::{Input, LessonListInput};

const HOME: &str = "/bai-hoc";
const FILE: &str = "/bai-hoc.csv";
/// Most rows of a file.
const FILE_ROWS: usize = 50_000;
/// Rows of a page.
const ROWS: i64 = 20;

pub(super) fn named(list: &CodeList, code: &str, lang: Lang) -> String {
    list.get(code).map_or_else(|| code.to_owned(), |e| format!("{code} – {}", e.name().get(lang)))
}

/// Codes of a list as choices.
pub(super) fn choices(list: &CodeList, keep: impl Fn(&str) -> bool, lang: Lang) -> Vec<(String, String)> {
    list.iter()
        .filter(|e| keep(&e.code))
        .map(|e| (e.code.clone(), format!("{} – {}", e.code, e.name().get(lang))))
        .collect()
}

/// Sections of the industry.
pub(super) fn sections(lang: Lang) -> Vec<(String, String)> {
    let letter = |code: &str| code.len() == 1 && code.bytes().all(|b| b.is_ascii_uppercase());
    choices(vsic(VsicVersion::V2025), letter, lang)
}

fn row(p: &Page, l: &Lesson) -> Vec<Cell> {
    let lang = p.lang();
    let measures: Vec<String> = l
        .measures
        .iter()
        .map(|m| {
            let rank = m.priority.as_deref().and_then(|w| w.parse::<ControlLevel>().ok());
            let state = m.state.parse::<RecommendationState>().ok();
            let words = [rank.map(|r| r.label(lang)), state.map(|s| s.label(lang))];
            let words: Vec<&str> = words.into_iter().flatten().collect();
            format!("{} ({})", m.content, words.join("; "))
        })
        .collect();
    let place = match &l.number {
        Some(number) => Cell::link(format!("/vu/{}", l.case_id), number.clone()),
        None => Cell::text(human_date(l.occurred_on)),
    };
    let factor = l.injury_factor.as_deref().map(|f| named(factors_on(l.occurred_on), f, lang));
    let industry = l.section.as_deref().map(|s| named(vsic(VsicVersion::V2025), s, lang));
    vec![
        place,
        Cell::tag(class_tag(&l.class, lang)),
        Cell::text(industry.unwrap_or_default()),
        Cell::text(format!("{}. {}", named(causes(), &l.cause, lang), first_upper(&l.cause_detail))),
        Cell::text(factor.unwrap_or_default()),
        Cell::text(l.course.clone()),
        Cell::text(measures.join(" · ")),
    ]
}

/// Words under `lessons` of the list.
const KEY: &str = "lessons";
const HEADS: [&str; 7] = ["case", "class", "industry", "cause", "factor", "course", "measures"];

fn wanted(p: &Page, asked: &Asked) -> Result<(LessonQuery, Option<String>), Fault> {
    let input = LessonListInput {
        cause: asked.get("nguyen-nhan"),
        injury_factor: asked.get("yeu-to"),
        industry: asked.get("nganh"),
        q: asked.get("q"),
        cursor: asked.get("sau"),
        limit: Some(ROWS),
    };
    let app = p.app.clone();
    input.into_domain(&mut || app.id(), p.app.now()).map_err(Fault::from)
}

pub(crate) async fn list(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let lang = p.lang();
    let (query, text) = wanted(&p, &asked)?;
    let ctx = p.context(Action::ReadLessons)?;
    let found = follow_up::list_lessons(&p.app, ctx, query, text).await?;
    let filters = vec![
        field(&p, &asked, KEY, "q", Vec::new()),
        field(&p, &asked, KEY, "nguyen-nhan", choices(causes(), |_| true, lang)),
        field(&p, &asked, KEY, "yeu-to", choices(factors_on(p.today()), |_| true, lang)),
        field(&p, &asked, KEY, "nganh", sections(lang)),
    ];
    let rows = found.items.iter().map(|l| row(&p, l)).collect();
    let mut page = FilteredPage::new(&p, &asked, KEY, &HEADS, filters);
    if granted(p.actor().role, Action::SendPrevention, Relation::None) {
        page.add = Some(("/phong-ngua/gui".to_owned(), p.t("prevention.new")));
    }
    p.html(&page.filled(&asked, rows, found.next.as_deref(), found.total).with_csv(&asked, FILE))
}

/// The same lessons, all of them, as a file.
pub(crate) async fn export(p: Page) -> Answer {
    let asked = Asked::new(&p, HOME);
    let (query, text) = wanted(&p, &asked)?;
    let mut query = LessonQuery { limit: 200, cursor: None, ..query };
    let mut rows = Vec::new();
    loop {
        let ctx = p.context(Action::ReadLessons)?;
        let found = follow_up::list_lessons(&p.app, ctx, query.clone(), text.clone()).await?;
        rows.extend(found.items.iter().map(|l| row(&p, l)));
        match found.next {
            Some(next) if rows.len() < FILE_ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    rows_file(&p, "bai-hoc.csv", KEY, &HEADS, &rows)
}
