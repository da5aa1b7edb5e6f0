//! The HTTP server: both adapters over the same use cases.

use crate::config::Settings;
use crate::mailbox::DemoMailbox;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web as data};
use anyhow::{Context as _, Result};
use casework::{Casework, Mode};
use domain::words::{Localized, RoleKey};
use std::sync::Arc;
use tnld_http::request_id::RequestIds;
use tnld_http::{HttpSettings, Limits};

/// A server that listens; `run` serves until it is told to stop.
pub(crate) struct Listening {
    server: actix_web::dev::Server,
    draining: api::Draining,
    pub(crate) address: std::net::SocketAddr,
}

impl Listening {
    /// The handle that stops the server gracefully.
    pub(crate) fn handle(&self) -> actix_web::dev::ServerHandle {
        self.server.handle()
    }

    /// What makes `/readyz` say no while the server stops.
    pub(crate) fn draining(&self) -> api::Draining {
        self.draining.clone()
    }

    /// Serves.
    pub(crate) async fn run(self) -> Result<()> {
        self.server.await.context("the server")
    }
}

fn http_settings(settings: &Settings) -> Result<HttpSettings> {
    let proxies = settings.server.trusted_proxies.split(',').map(str::trim).filter(|p| !p.is_empty());
    let trusted_proxies = proxies
        .map(|p| p.parse().map_err(|e| anyhow::anyhow!("server.trusted_proxies: {p}: {e}")))
        .collect::<Result<Vec<_>>>()?;
    Ok(HttpSettings {
        public_origin: settings.public_url(),
        trusted_proxies,
        hsts: settings.mode() == Mode::Production,
        ..HttpSettings::default()
    })
}

fn web_settings(settings: &Settings, app: &Casework) -> web::WebSettings {
    let today = domain::time::vn_date(app.now());
    let agency = app
        .law()
        .agency_name(RoleKey::LabourAuthorityProvince, &settings.province, None, today)
        .map_or_else(|| Localized::new("Sở Nội vụ", "Department of Home Affairs"), |a| a.name);
    let mailbox = (settings.mode() != Mode::Production && settings.smtp_url().starts_with("file://"))
        .then(|| Arc::new(DemoMailbox::new(settings)) as Arc<dyn web::Mailbox>);
    web::WebSettings {
        agency,
        contact: settings.contact.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        mailbox,
    }
}

/// Binds the address and makes the server ready.
pub(crate) fn listen(settings: &Settings, app: &Casework) -> Result<Listening> {
    let http = data::Data::new(http_settings(settings)?);
    let limits = data::Data::new(Limits::new(http.limits));
    let pages = web_settings(settings, app);
    let casework = data::Data::new(app.clone());
    let ids = {
        let app = app.clone();
        RequestIds(Arc::new(move || app.id()))
    };
    let docs = data::Data::new(api::DocsAssets {
        styles: vec![web::assets::url("swagger-ui.css")],
        scripts: ["swagger-ui-bundle.js", "api-docs.js"].map(web::assets::url).to_vec(),
    });
    let draining = api::Draining::default();
    let drains = data::Data::new(draining.clone());
    let server = HttpServer::new(move || {
        App::new()
            .app_data(casework.clone())
            .app_data(http.clone())
            .app_data(limits.clone())
            .app_data(ids.clone())
            .app_data(docs.clone())
            .app_data(drains.clone())
            .wrap(from_fn(tnld_http::problem::render_problems))
            .wrap(from_fn(tnld_http::security_headers::add_security_headers))
            .wrap(actix_web::middleware::Compress::default())
            .wrap(from_fn(tnld_http::request_id::assign_request_id))
            .wrap(from_fn(tnld_http::access_log::log_access))
            .configure(api::configure)
            .configure(|cfg| web::configure(cfg, pages.clone()))
    })
    .workers(settings.server.workers.max(1))
    .shutdown_timeout(20)
    .disable_signals()
    .bind((settings.bind.as_str(), settings.port))
    .with_context(|| {
        format!("{}:{} cannot be listened on (TNLD_PORT names another port)", settings.bind, settings.port)
    })?;
    let address = *server.addrs().first().context("no address")?;
    Ok(Listening { server: server.run(), draining, address })
}
