//! Pages for everything that went wrong: what happened, what to do, and the id to name when asking.

use super::kept;
use super::page::bare_frame;
use crate::frame::Frame;
use crate::messages::t;
use crate::settings::WebSettings;
use actix_web::{HttpRequest, web};
use askama::Template;
use casework::{Casework, Mode};
use domain::ids::CaseId;
use domain::words::{Lang, Localized};
use std::sync::Arc;
use tnld_http::Problem;
use tnld_http::locale::locale;
use tnld_http::problem::ProblemPage;

#[derive(Template)]
#[template(path = "error.html")]
pub(crate) struct ErrorPage {
    pub(crate) f: Frame,
    pub(crate) lines: Vec<String>,
    pub(crate) list: Vec<String>,
    pub(crate) links: Vec<(String, String)>,
    /// Answers that wait until their author has signed in again, with the address of their form.
    pub(crate) waiting: Option<(String, Vec<(String, String)>)>,
}

/// How pages show a problem.
pub fn problem_page() -> ProblemPage {
    ProblemPage(Arc::new(|req, problem| render(req, problem, locale(req))))
}

fn frame(req: &HttpRequest, lang: Lang, title: String) -> Frame {
    let settings = req.app_data::<web::Data<WebSettings>>().map(|d| d.get_ref().clone());
    let settings = settings.unwrap_or_else(|| WebSettings {
        agency: Localized::default(),
        contact: String::new(),
        version: String::new(),
        mailbox: None,
    });
    let mut frame = bare_frame(req, lang, title, &settings.agency.clone(), &settings);
    if let Some(app) = req.app_data::<web::Data<Casework>>() {
        frame.demo = app.settings().mode == Mode::Demo;
        app.law().sha256().clone_into(&mut frame.law_hash);
    }
    frame
}

/// The page of the case that this address is about.
fn case_page(path: &str) -> Option<String> {
    let id = path.strip_prefix("/vu/")?.split('/').next()?;
    let page = format!("/vu/{id}");
    (page != path && id.parse::<CaseId>().is_ok()).then_some(page)
}

fn render(req: &HttpRequest, problem: &Problem, lang: Lang) -> String {
    let f = frame(req, lang, problem.title.clone());
    let mut shown = page(f, problem, req.path(), lang);
    if problem.code == "sign_in_required" {
        let answers = kept::waiting(req);
        if !answers.is_empty() {
            shown.lines = vec![t(lang, "kept.ended")];
            shown.links.clear();
            shown.waiting = Some((req.path().to_owned(), answers));
        }
    }
    shown.render().unwrap_or_else(|_| problem.title.clone())
}

pub(crate) fn page(f: Frame, problem: &Problem, path: &str, lang: Lang) -> ErrorPage {
    let mut lines = vec![problem.detail.clone()];
    let mut links = Vec::new();
    match problem.code.as_str() {
        "sign_in_required" => {
            links.push((format!("/dang-nhap?tiep={path}"), t(lang, "frame.sign_in")));
            lines.push(t(lang, "error.text_401"));
        }
        "password_change_required" => links.push(("/mat-khau".to_owned(), t(lang, "form.password.title"))),
        "request_forgery" => lines = vec![t(lang, "error.csrf")],
        "forbidden" => lines.push(t(lang, "error.text_403")),
        "not_found" | "no_such_path" => lines = vec![t(lang, "error.text_404")],
        "stale_version" => lines.push(t(lang, "error.text_412")),
        "internal" => lines = vec![t(lang, "error.text_500")],
        "busy" | "not_ready" => lines.push(t(lang, "error.text_503")),
        _other => {}
    }
    let mut list: Vec<String> = problem.errors.iter().map(|e| e.detail.clone()).collect();
    list.extend(problem.changes.iter().map(|c| format!("{} · {} · {}", c.at, c.by, c.kind)));
    if let Some(case) = case_page(path).filter(|_| problem.status != 401 && problem.status != 404) {
        links.push((case, t(lang, "error.to_case")));
    }
    links.push(("/".to_owned(), t(lang, "common.home")));
    ErrorPage { f, lines, list, links, waiting: None }
}

#[cfg(test)]
mod tests {
    use super::case_page;

    #[test]
    fn what_goes_wrong_on_a_page_of_a_case_leads_back_to_it() {
        let id = "01a224a0-d709-72ae-9e92-56deac90b0c5";
        for (path, case) in [
            (format!("/vu/{id}/close"), Some(format!("/vu/{id}"))),
            (format!("/vu/{id}"), None),
            ("/vu/khac/close".to_owned(), None),
            ("/bao-tin".to_owned(), None),
        ] {
            assert_eq!(case_page(&path), case, "{path}");
        }
    }
}
