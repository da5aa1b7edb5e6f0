//! `/viec`: what people of the department must do, and what came of it.

use super::case_list::{FilterView, encode};
use super::filtered::csv_file;
use super::form_page::given;
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use crate::form::{Form, FormView, ItemView, Values};
use crate::forms::words::first_upper;
use crate::forms::{CALL, TASK};
use crate::frame::Frame;
use crate::views::{Tag, class_tag, due_words};
use askama::Template;
use casework::Failure;
use casework::tasks::{Outcome, TaskKind, TaskQuery, TaskState, TaskView};
use domain::access::Action;
use domain::ids::TaskId;
use domain::time::human_datetime;
use domain::value::FieldError;
use domain::words::Lang;
use tnld_http::Fault;
use tnld_http::dto::TaskDoneInput;

const HOME: &str = "/viec";
const FILE: &str = "/viec.csv";
/// Most rows of a file.
const FILE_ROWS: usize = 50_000;
/// Rows of a page.
const ROWS: i64 = 25;

/// The case that a task is about.
#[derive(Debug, Clone)]
pub(crate) struct TaskCase {
    pub(crate) href: String,
    pub(crate) number: String,
    pub(crate) class: Tag,
    pub(crate) place: String,
}

/// One line of the list.
#[derive(Debug, Clone)]
pub(crate) struct TaskRowView {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) kind: String,
    /// The case it is about.
    pub(crate) case: Option<TaskCase>,
    pub(crate) tags: Vec<Tag>,
    /// What is left or what came of it, when, and whether it is late.
    pub(crate) due: (String, String, bool),
}

#[derive(Template)]
#[template(path = "tasks.html")]
pub(crate) struct TaskList {
    pub(crate) f: Frame,
    pub(crate) states: Vec<FilterView>,
    pub(crate) kinds: Vec<FilterView>,
    pub(crate) rows: Vec<TaskRowView>,
    pub(crate) total: i64,
    pub(crate) empty: String,
    pub(crate) next: Option<String>,
    pub(crate) csv: String,
}

#[derive(Template)]
#[template(path = "task.html")]
pub(crate) struct TaskPage {
    pub(crate) f: Frame,
    pub(crate) tags: Vec<Tag>,
    pub(crate) due: String,
    pub(crate) why: Vec<String>,
    pub(crate) steps: Vec<String>,
    /// Who, number as written, number to dial.
    pub(crate) phones: Vec<(String, String, String)>,
    /// What a report to the ministry says.
    pub(crate) report: Vec<(String, String)>,
    pub(crate) citation: Option<String>,
    pub(crate) case: Option<TaskCase>,
    /// Absent when the outcome is recorded.
    pub(crate) view: Option<FormView>,
    pub(crate) extra: Vec<(String, String)>,
    pub(crate) action: String,
    pub(crate) send: String,
    pub(crate) stale: Vec<String>,
    pub(crate) done: Vec<(String, String)>,
}

/// Keys of the page with the states they show.
const STATES: [(&str, &[TaskState]); 4] = [
    ("open", &[TaskState::Open]),
    ("done", &[TaskState::Done]),
    ("withdrawn", &[TaskState::Withdrawn]),
    ("all", &[]),
];

fn address(path: &str, state: &str, kind: Option<TaskKind>, cursor: Option<&str>) -> String {
    let kind = kind.map(|k| format!("&loai={}", k.as_str())).unwrap_or_default();
    let after = cursor.map(|c| format!("&sau={}", encode(c))).unwrap_or_default();
    format!("{path}?loc={state}{kind}{after}")
}

/// State and kind of the address; what is neither is left out.
fn chosen(values: &Values) -> (&'static str, Option<TaskKind>) {
    let state = STATES.iter().map(|(k, _)| *k).find(|k| values.get("loc") == Some(*k)).unwrap_or("open");
    (state, values.get("loai").and_then(|k| k.parse::<TaskKind>().ok()))
}

fn asked(state: &str, kind: Option<TaskKind>) -> TaskQuery {
    let states = STATES.iter().find(|(key, _)| *key == state).map_or(&[][..], |(_, states)| states);
    TaskQuery { states: states.to_vec(), kind: kind.map(|k| k.as_str().to_owned()), ..TaskQuery::default() }
}

/// How much haste it is in, and whether it is a drill; in words.
fn tags(p: &Page, task: &TaskView) -> Vec<Tag> {
    if task.drill {
        return vec![crate::views::drill_tag(p.lang())];
    }
    vec![if task.urgent {
        Tag::new("red", "!", p.t("task.urgent"))
    } else {
        Tag::new("grey", "○", p.t("task.not_urgent"))
    }]
}

fn case(p: &Page, task: &TaskView) -> Option<TaskCase> {
    let brief = task.case.as_ref()?;
    Some(TaskCase {
        href: format!("/vu/{}", task.case_id?),
        number: brief.number.clone(),
        class: class_tag(&brief.class, p.lang()),
        place: brief.place.clone(),
    })
}

fn outcome(key: &str, lang: Lang) -> String {
    key.parse::<Outcome>().map_or_else(|_| key.to_owned(), |o| first_upper(o.label(lang)))
}

fn due(p: &Page, task: &TaskView) -> (String, String, bool) {
    match (task.state, task.done_at) {
        (TaskState::Open, _) => {
            let (left, late) = due_words(None, Some(task.due_at), p.app.now(), p.lang()).unwrap_or_default();
            (first_upper(&left), human_datetime(task.due_at), late)
        }
        (TaskState::Done, at) => {
            let came = task.outcome.as_deref().map(|o| outcome(o, p.lang())).unwrap_or_default();
            (came, at.map(human_datetime).unwrap_or_default(), false)
        }
        (TaskState::Withdrawn, _) => (p.t("task.withdrawn"), String::new(), false),
    }
}

pub(crate) async fn list(p: Page) -> Answer {
    let values = query(&p.req);
    let (state, kind) = chosen(&values);
    let ask = async |query: TaskQuery| {
        Ok::<_, Fault>(casework::tasks::list(&p.app, p.context(Action::ListTasks)?, query).await?)
    };
    let cursor = values.get("sau").map(str::to_owned);
    let found = ask(TaskQuery { cursor, limit: ROWS, ..asked(state, kind) }).await?;
    let (mut states, mut kinds) = (Vec::new(), Vec::new());
    for (key, _) in STATES {
        states.push(FilterView {
            href: address(HOME, key, kind, None),
            label: p.t(&format!("task.filter_{key}")),
            count: ask(TaskQuery { limit: 1, ..asked(key, kind) }).await?.total,
            current: key == state,
        });
    }
    let all = std::iter::once(None).chain(TaskKind::ALL.iter().copied().map(Some));
    for one in all {
        kinds.push(FilterView {
            href: address(HOME, state, one, None),
            label: one.map_or_else(|| p.t("common.all"), |k| first_upper(k.label(p.lang()))),
            count: ask(TaskQuery { limit: 1, ..asked(state, one) }).await?.total,
            current: one == kind,
        });
    }
    let rows = found.items.iter().map(|task| TaskRowView {
        href: format!("/viec/{}", task.id),
        title: task.content.title.get(p.lang()).to_owned(),
        kind: first_upper(task.kind.label(p.lang())),
        case: case(&p, task),
        tags: tags(&p, task),
        due: due(&p, task),
    });
    let empty = if state == "open" { "task.empty_open" } else { "task.empty" };
    let page = TaskList {
        f: p.frame(p.t("task.list")),
        states,
        kinds,
        rows: rows.collect(),
        total: found.total,
        empty: p.t(empty),
        next: found.next.map(|c| address(HOME, state, kind, Some(&c))),
        csv: address(FILE, state, kind, None),
    };
    p.html(&page)
}

/// The same tasks, all of them, as a file.
pub(crate) async fn export(p: Page) -> Answer {
    let (state, kind) = chosen(&query(&p.req));
    let mut query = TaskQuery { limit: 200, ..asked(state, kind) };
    let mut rows = Vec::new();
    loop {
        let found = casework::tasks::list(&p.app, p.context(Action::ListTasks)?, query.clone()).await?;
        rows.extend(found.items.iter().map(|task| {
            let (left, at, _late) = due(&p, task);
            let about = case(&p, task);
            let of_case =
                |part: fn(&TaskCase) -> &str| about.as_ref().map(part).unwrap_or_default().to_owned();
            [
                task.content.title.get(p.lang()).to_owned(),
                first_upper(task.kind.label(p.lang())),
                of_case(|c| &c.number),
                of_case(|c| &c.class.words),
                of_case(|c| &c.place),
                tags(&p, task).into_iter().map(|t| t.words).collect::<Vec<_>>().join("; "),
                left,
                at,
                task.done_by.clone().unwrap_or_default(),
            ]
        }));
        match found.next {
            Some(next) if rows.len() < FILE_ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    let heads = ["what", "kind", "case", "class", "place", "urgency", "due", "at", "by"];
    let heads = heads.map(|head| p.t(&format!("task.file_{head}")));
    Ok(csv_file("viec.csv", casework::csv_table(&heads, rows, p.lang())?))
}

fn form_of(task: &TaskView) -> &'static Form {
    match task.kind {
        TaskKind::PhoneCall => &CALL,
        TaskKind::Undeclared
        | TaskKind::QuickReport
        | TaskKind::SceneArrival
        | TaskKind::SameCause
        | TaskKind::OverdueRecommendation
        | TaskKind::PoliceSilent
        | TaskKind::Integrity => &TASK,
    }
}

fn page(p: &Page, task: &TaskView, values: &Values, errors: &[FieldError], stale: Vec<String>) -> TaskPage {
    let lang = p.lang();
    let form = form_of(task);
    let open = task.state == TaskState::Open;
    let said = |texts: &[domain::words::Localized]| texts.iter().map(|t| t.get(lang).to_owned()).collect();
    let dial = |number: &str| number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    let mut done = Vec::new();
    if !open {
        done.push((p.t("task.came"), due(p, task).0));
        done.extend(task.done_at.map(|at| (p.t("task.done_at"), human_datetime(at))));
        done.extend(task.done_by.clone().map(|by| (p.t("task.done_by"), by)));
        done.extend(task.note.clone().map(|note| (p.t("task.note"), note)));
    }
    let (left, at, _) = due(p, task);
    TaskPage {
        f: p.frame(task.content.title.get(lang)).erring(!errors.is_empty()),
        tags: tags(p, task),
        due: if open { format!("{left} · {at}") } else { String::new() },
        why: said(&task.content.why),
        steps: said(&task.content.steps),
        phones: task.content.phones.iter().map(|(who, n)| (who.clone(), n.clone(), dial(n))).collect(),
        report: task
            .report
            .iter()
            .map(|l| (l.label.get(lang).to_owned(), l.text.get(lang).to_owned()))
            .map(|(label, text)| (label, if text.is_empty() { p.t("task.not_known") } else { text }))
            .collect(),
        citation: task.content.citation.clone(),
        case: case(p, task),
        view: open.then(|| FormView::whole(form, lang, values, errors, &given(p))),
        extra: vec![
            ("_version".to_owned(), task.version.to_string()),
            ("_key".to_owned(), p.app.id().to_string()),
        ],
        action: p.req.path().to_owned(),
        send: p.t(&format!("form.{}.send", form.key)),
        stale,
        done,
    }
}

pub(crate) async fn show(p: Page) -> Answer {
    let id: TaskId = p.id("id")?;
    let task = casework::tasks::read(&p.app, p.context(Action::ReadTask)?, id).await?;
    p.html(&page(&p, &task, &Values::default(), &[], Vec::new()))
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let id: TaskId = p.id("id")?;
    let task = casework::tasks::read(&p.app, p.context(Action::ReadTask)?, id).await?;
    let form = form_of(&task);
    let done = match input::read::<TaskDoneInput>(&p, form, &posted.values) {
        Ok(done) => done,
        Err(errors) => return p.unprocessable(&page(&p, &task, &posted.values, &errors, Vec::new())),
    };
    let mut ctx = p.context(Action::CompleteTask)?;
    ctx.if_match = posted.version;
    ctx.idempotency = input::key(&p, form, &posted.values, posted.key.as_deref());
    match casework::tasks::complete(&p.app, ctx, id, done).await {
        Ok(_) => p.see_other(p.req.path()),
        Err(Failure::Stale { changes, .. }) => {
            let line = |c: &casework::StaleChange| {
                format!("{} · {} · {}", human_datetime(c.at), outcome(&c.kind, p.lang()), c.by)
            };
            let stale = changes.iter().map(line).collect();
            let shown = page(&p, &task, &posted.values, &[], stale);
            p.html_with(actix_web::HttpResponse::PreconditionFailed(), &shown)
        }
        Err(failure) => {
            let errors = input::shown(failure)?;
            p.unprocessable(&page(&p, &task, &posted.values, &errors, Vec::new()))
        }
    }
}
