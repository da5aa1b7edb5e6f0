//! What every page handler needs: the caller, the use cases, the settings, the frame.

use super::my_notice;
use crate::frame::{Frame, TASKS, UserBadge, navigation, switch_url};
use crate::settings::WebSettings;
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use askama::Template;
use casework::notices::{self, NoticePass};
use casework::{Casework, Context, Failure, Mode};
use chrono::NaiveDate;
use domain::access::{Action, Actor};
use domain::words::{Lang, Localized};
use std::future::Future;
use std::pin::Pin;
use tnld_http::locale::language_cookie;
use tnld_http::request_id::request_id;
use tnld_http::session::NOTICE_COOKIE;
use tnld_http::{Caller, Fault};

/// The answer of a page.
pub(crate) type Answer = Result<HttpResponse, Fault>;

/// A request for a page.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) req: HttpRequest,
    pub(crate) caller: Caller,
    pub(crate) app: web::Data<Casework>,
    pub(crate) settings: web::Data<WebSettings>,
    /// Tasks that wait for the department of whoever asks.
    open_tasks: Option<i64>,
}

impl FromRequest for Page {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = Caller::from_request(req, payload);
        let req = req.clone();
        Box::pin(async move {
            let missing = || Fault::Failure(Failure::Internal("application data is missing".to_owned()));
            let caller = caller.await?;
            let app = req.app_data::<web::Data<Casework>>().cloned().ok_or_else(missing)?;
            // A page without the number is better than no page.
            let open_tasks = casework::tasks::count_open(&app, &caller.actor).await.unwrap_or_default();
            Ok(Self {
                caller,
                app,
                open_tasks,
                settings: req.app_data::<web::Data<WebSettings>>().cloned().ok_or_else(missing)?,
                req,
            })
        })
    }
}

impl Page {
    pub(crate) fn lang(&self) -> Lang {
        self.caller.lang
    }

    pub(crate) fn actor(&self) -> &Actor {
        &self.caller.actor
    }

    /// Today in Vietnam.
    pub(crate) fn today(&self) -> NaiveDate {
        domain::time::vn_date(self.app.now())
    }

    /// Text of a catalogue.
    pub(crate) fn t(&self, key: &str) -> String {
        crate::messages::t(self.lang(), key)
    }

    /// The context of a use case.
    pub(crate) fn context(&self, action: Action) -> Result<Context, Fault> {
        self.caller.context(action)
    }

    /// A part of the path.
    pub(crate) fn segment(&self, name: &str) -> &str {
        self.req.match_info().get(name).unwrap_or_default()
    }

    /// A part of the path that is an id; anything else is not found.
    pub(crate) fn id<T: std::str::FromStr>(&self, name: &str) -> Result<T, Fault> {
        self.segment(name).parse().map_err(|_| Fault::Failure(Failure::NotFound))
    }

    /// The pass of somebody who showed the code of a notice, with the secret of its forms.
    fn passed(&self) -> Option<(NoticePass, String)> {
        let cookie = self.req.cookie(NOTICE_COOKIE)?;
        notices::pass_of(&self.app, cookie.value())
    }

    /// The pass of somebody who showed the code of a notice, while it lives.
    pub(crate) fn pass(&self) -> Option<NoticePass> {
        self.passed().map(|(pass, _)| pass)
    }

    /// The secret that forms of this page carry: that of the session, or that of the pass where it opens something.
    pub(crate) fn secret(&self) -> Option<String> {
        let by_pass = || self.passed().filter(|_| self.req.path().starts_with(my_notice::HOME));
        let session = self.caller.session.as_ref().map(|s| s.csrf.clone());
        session.or_else(|| by_pass().map(|(_, secret)| secret))
    }

    /// The frame of this page.
    pub(crate) fn frame(&self, title: impl Into<String>) -> Frame {
        let agency = self.settings.agency.clone();
        let mut frame = bare_frame(&self.req, self.lang(), title.into(), &agency, &self.settings);
        frame.demo = self.app.settings().mode == Mode::Demo;
        self.app.law().sha256().clone_into(&mut frame.law_hash);
        frame.nav = navigation(self.actor(), self.req.path(), self.lang());
        if let Some(open) = self.open_tasks.filter(|n| *n > 0) {
            for item in frame.nav.iter_mut().filter(|item| item.href == TASKS) {
                item.label = format!("{} ({open})", item.label);
            }
        }
        frame.csrf = self.secret().unwrap_or_default();
        if let Some(session) = &self.caller.session {
            frame.user = Some(UserBadge {
                name: session.display_name.clone(),
                role: self.actor().role.label(self.lang()).to_owned(),
            });
        }
        frame
    }

    /// A page with status 200.
    pub(crate) fn html(&self, template: &impl Template) -> Answer {
        self.html_with(HttpResponse::Ok(), template)
    }

    /// A page that shows what is wrong with a form.
    pub(crate) fn unprocessable(&self, template: &impl Template) -> Answer {
        self.html_with(HttpResponse::UnprocessableEntity(), template)
    }

    pub(crate) fn html_with(
        &self,
        mut answer: actix_web::HttpResponseBuilder,
        template: &impl Template,
    ) -> Answer {
        let body = template
            .render()
            .map_err(|e| Fault::Failure(Failure::Internal(format!("rendering a page: {e}"))))?;
        if self.req.query_string().split('&').any(|p| p.starts_with("lang=")) {
            answer.cookie(language_cookie(self.lang()));
        }
        Ok(answer.content_type("text/html; charset=utf-8").body(body))
    }

    /// Sends the browser on with a GET.
    pub(crate) fn see_other(&self, to: impl AsRef<str>) -> Answer {
        Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, to.as_ref())).finish())
    }
}

/// The frame without anything that needs a session.
pub(crate) fn bare_frame(
    req: &HttpRequest,
    lang: Lang,
    title: String,
    agency: &Localized,
    settings: &WebSettings,
) -> Frame {
    let other = match lang {
        Lang::Vi => Lang::En,
        Lang::En => Lang::Vi,
    };
    Frame {
        lang,
        title,
        has_error: false,
        switch_url: switch_url(req.path(), req.query_string(), other),
        agency: agency.get(lang).to_owned(),
        user: None,
        nav: Vec::new(),
        demo: false,
        version: settings.version.clone(),
        law_hash: String::new(),
        contact: settings.contact.clone(),
        csrf: String::new(),
        request_id: request_id(req).to_string(),
    }
}
