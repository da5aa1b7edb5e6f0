//! The page of a form, and the page "check your answers".

use super::page::{Answer, Page};
use super::similar::SimilarCase;
use crate::form::{
    ErrorView, Form, FormView, Given, ItemView, SummarySection, Values, resolve_communes, summary,
};
use crate::frame::Frame;
use askama::Template;
use domain::value::FieldError;

/// The page of a form.
#[derive(Template)]
#[template(path = "form.html")]
pub(crate) struct FormPage {
    pub(crate) f: Frame,
    pub(crate) view: FormView,
    pub(crate) back: String,
    pub(crate) action: String,
    pub(crate) caption: Option<String>,
    pub(crate) lead: Option<String>,
    pub(crate) notes: Vec<String>,
    pub(crate) warning: Option<String>,
    pub(crate) stale: Vec<String>,
    /// Question, what another wrote meanwhile, what was typed here.
    pub(crate) both: Vec<(String, String, String)>,
    pub(crate) saved: Option<String>,
    pub(crate) headings: bool,
    pub(crate) extra: Vec<(String, String)>,
    pub(crate) buttons: Vec<(String, String)>,
    pub(crate) aside: Vec<(String, String)>,
    /// Address and words of other ways, below the form.
    pub(crate) ways: Vec<(String, String)>,
}

impl FormPage {
    /// A form with one button that sends it.
    pub(crate) fn new(page: &Page, form: &Form, view: FormView, back: &str) -> Self {
        let key = |part: &str| format!("form.{}.{part}", form.key);
        let f = page.frame(page.t(&key("title"))).erring(!view.errors.is_empty());
        Self {
            f,
            back: back.to_owned(),
            action: page.req.path().to_owned(),
            caption: None,
            lead: crate::messages::find(page.lang(), &key("lead")).map(str::to_owned),
            notes: Vec::new(),
            warning: None,
            stale: Vec::new(),
            both: Vec::new(),
            saved: None,
            headings: form.steps.len() > 1,
            extra: Vec::new(),
            buttons: vec![("send".to_owned(), page.t(&key("send")))],
            aside: Vec::new(),
            ways: Vec::new(),
            view,
        }
    }

    /// 200, or 422 when it shows errors.
    pub(crate) fn answer(self, page: &Page) -> Answer {
        if self.view.errors.is_empty() { page.html(&self) } else { page.unprocessable(&self) }
    }
}

/// "Check your answers".
#[derive(Template)]
#[template(path = "check.html")]
pub(crate) struct CheckPage {
    pub(crate) f: Frame,
    pub(crate) back: String,
    pub(crate) action: String,
    pub(crate) caption: String,
    pub(crate) notes: Vec<String>,
    /// Cases of the filer's own that may be the same accident.
    pub(crate) similar: Vec<SimilarCase>,
    pub(crate) errors: Vec<ErrorView>,
    pub(crate) sections: Vec<SummarySection>,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) change: String,
    pub(crate) declare: String,
    pub(crate) send: String,
}

impl CheckPage {
    pub(crate) fn new(
        page: &Page,
        form: &Form,
        values: &Values,
        given: &Given,
        errors: Vec<ErrorView>,
    ) -> Self {
        let key = |part: &str| page.t(&format!("form.{}.{part}", form.key));
        Self {
            f: page.frame(page.t("check.title")).erring(!errors.is_empty()),
            back: page.req.path().to_owned(),
            action: page.req.path().to_owned(),
            caption: key("title"),
            notes: Vec::new(),
            similar: Vec::new(),
            errors,
            sections: summary(form, page.lang(), values, given),
            hidden: Vec::new(),
            change: String::new(),
            declare: key("declare"),
            send: key("send"),
        }
    }
}

/// What every form on a page knows: province and day.
pub(crate) fn given(page: &Page) -> Given {
    Given { province: page.app.settings().province.clone(), today: page.today(), ..Given::default() }
}

/// Turns commune names into codes; what stays unclear becomes an error with choices.
pub(crate) fn communes(form: &Form, values: &mut Values, given: &mut Given) -> Vec<FieldError> {
    resolve_communes(form, values, &given.province, given.today)
        .into_iter()
        .map(|(error, choices)| {
            given.choices.insert(crate::form::pointer_name(&error.pointer), choices);
            error
        })
        .collect()
}

/// Errors of two sources, one for each field; the first source knows better.
pub(crate) fn joined(mut first: Vec<FieldError>, second: Vec<FieldError>) -> Vec<FieldError> {
    for error in second {
        if !first.iter().any(|e| e.pointer == error.pointer) {
            first.push(error);
        }
    }
    first
}
