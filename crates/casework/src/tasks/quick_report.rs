//! What the quick report to the ministry says (PL XIII), as far as the file knows it. Made when the task is read: the
//! people hurt stand in no row of a task.

use crate::projection::place_text;
use domain::case::{Case, CodedWord, Victim};
use domain::time::human_date;
use domain::value::Sex;
use domain::words::{Lang, Localized, Severity};

/// One line of the report: its heading, and what the file says in each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// Heading.
    pub label: Localized,
    /// What is known; empty where nothing is.
    pub text: Localized,
}

fn line(vi: &str, en: &str, text: impl Fn(Lang) -> String) -> ReportLine {
    ReportLine { label: Localized::new(vi, en), text: Localized::new(text(Lang::Vi), text(Lang::En)) }
}

fn words(parts: &[Option<&str>]) -> String {
    let known: Vec<&str> = parts.iter().flatten().map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
    known.join(" · ")
}

fn coded(word: Option<&CodedWord>) -> String {
    word.map(|w| words(&[w.text.as_deref(), w.code.as_deref()])).unwrap_or_default()
}

fn person(victim: &Victim, lang: Lang) -> String {
    let s = &victim.statement;
    let nobody = match lang {
        Lang::Vi => "chưa rõ tên",
        Lang::En => "name not known",
    };
    let year = s.birth.as_ref().and_then(|b| b.known_year()).map(|y| y.to_string());
    let sex = (s.sex != Sex::Unknown).then(|| s.sex.label(lang));
    let job = coded(Some(&s.occupation));
    words(&[
        Some(s.name.as_ref().map_or(nobody, |n| n.as_str())),
        year.as_deref(),
        sex,
        Some(&job),
        Some(victim.severity().label(lang)),
    ])
}

/// The content of the report; the headings follow practice and are to be compared with the form.
pub(super) fn lines(case: &Case) -> Vec<ReportLine> {
    let Some(a) = &case.accident else { return Vec::new() };
    let e = &a.employer;
    let count = |severity, told: u32| {
        let named = case.victims.iter().filter(|v| v.severity() == severity).count();
        told.max(u32::try_from(named).unwrap_or(u32::MAX))
    };
    let dead = count(Severity::Fatal, a.casualties.dead);
    let serious = count(Severity::Serious, a.casualties.serious);
    let light = count(Severity::Light, a.casualties.light);
    let people = |lang| case.victims.iter().map(|v| person(v, lang)).collect::<Vec<_>>().join("\n");
    let declared = case.reports.iter().filter(|r| r.is_live()).find_map(|r| r.report.declaration.as_ref());
    let measures = declared.map(|d| words(&[d.first_aid.as_deref(), d.scene_note.as_deref()]));
    let cause = case.reports.iter().find_map(|r| r.report.commune_details.as_ref()?.initial_cause.as_deref());
    let cause = words(&[a.course.hazard.as_deref(), cause]);
    let team = case
        .stage
        .team()
        .and_then(|t| case.decision_cited(t))
        .map(|(number, day)| format!("{number} · {}", human_date(day)));
    let industry = coded(e.industry.as_ref());
    vec![
        line("Cơ sở", "Establishment", |_| {
            let tax = e.tax_code.as_ref().map(ToString::to_string);
            words(&[e.name.as_deref(), tax.as_deref(), e.address.as_deref()])
        }),
        line("Loại hình, ngành", "Type and industry", |_| {
            words(&[e.enterprise_type.as_deref(), Some(&industry)])
        }),
        line("Thời điểm xảy ra", "When", |lang| a.occurred.display(lang)),
        line("Nơi xảy ra", "Where", |_| words(&[a.place.spot.as_deref(), Some(&place_text(a))])),
        line("Số người bị nạn", "People hurt", |lang| match lang {
            Lang::Vi => format!("{dead} chết, {serious} bị thương nặng, {light} bị thương nhẹ"),
            Lang::En => format!("{dead} dead, {serious} seriously hurt, {light} lightly hurt"),
        }),
        line("Danh sách người bị nạn", "List of people hurt", people),
        line("Tóm tắt diễn biến", "Course in short", |_| a.course.summary()),
        line("Nguyên nhân ban đầu", "Preliminary cause", |_| cause.clone()),
        line("Biện pháp đã thực hiện", "Measures taken", |_| measures.clone().unwrap_or_default()),
        line("Quyết định thành lập Đoàn điều tra", "Decision that founded the team", |_| {
            team.clone().unwrap_or_default()
        }),
    ]
}
