//! Every path with what answers on it.

use crate::mount::resource;
use crate::routes::{
    agencies, alerts, assessments, benefits, case_list, cases, channels, commands, dead_letters, documents,
    drills, evidence, follow_up, health, notices, performance, police_files, prevention, reference,
    registrations, reports, service, sessions, sites, tasks, tokens, uploads, users, watch, webhooks,
};
use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, Resource};
use tnld_http::Fault;

fn get(path: &str, route: actix_web::Route) -> Resource {
    resource(path, vec![(Method::GET, route)])
}

fn post(path: &str, route: actix_web::Route) -> Resource {
    resource(path, vec![(Method::POST, route)])
}

fn filing(cfg: &mut ServiceConfig) {
    cfg.service(post("/api/v1/assessments", web::post().to(assessments::assess)))
        .service(post("/api/v1/benefit-calculations", web::post().to(benefits::calculate_benefits)))
        .service(post("/api/v1/urgent-notices", web::post().to(reports::file_urgent_notice)))
        .service(post("/api/v1/tips", web::post().to(reports::file_tip)))
        .service(post("/api/v1/declarations", web::post().to(reports::file_declaration)))
        .service(post("/api/v1/commune-notices", web::post().to(reports::file_commune_notice)))
        .service(post("/api/v1/commune-records", web::post().to(reports::file_commune_record)))
        .service(post("/api/v1/reports", web::post().to(reports::log_report)))
        .service(post("/api/v1/notice-openings", web::post().to(notices::open_notice)))
        .service(post("/api/v1/notice-declarations", web::post().to(notices::complete_notice)))
        .service(post("/api/v1/notice-supplements", web::post().to(notices::supplement_notice)))
        .service(post("/api/v1/notice-corrections", web::post().to(notices::correct_notice)))
        .service(post("/api/v1/notice-withdrawals", web::post().to(notices::withdraw_notice)));
}

fn working(cfg: &mut ServiceConfig) {
    cfg.service(get("/api/v1/cases", web::get().to(case_list::list_cases)))
        .service(get("/api/v1/cases/{id}", web::get().to(cases::read_case)))
        .service(get("/api/v1/cases/{id}/timeline", web::get().to(cases::read_timeline)))
        .service(get("/api/v1/cases/{id}/deadlines", web::get().to(cases::read_deadlines)))
        .service(get("/api/v1/cases/{id}/alerts", web::get().to(cases::list_case_alerts)))
        .service(get("/api/v1/cases/{id}/duplicates", web::get().to(cases::list_duplicates)))
        .service(resource(
            "/api/v1/cases/{id}/uploads",
            vec![(Method::POST, web::post().to(uploads::begin_upload))],
        ))
        .service(resource(
            "/api/v1/cases/{id}/uploads/{upload_id}",
            vec![
                (Method::GET, web::get().to(uploads::read_upload)),
                (Method::HEAD, web::head().to(uploads::read_upload)),
                (Method::PATCH, web::patch().to(uploads::send_upload)),
            ],
        ))
        .service(get("/api/v1/cases/{id}/evidence", web::get().to(evidence::list_evidence)))
        .service(post("/api/v1/cases/{id}/add-evidence", web::post().to(evidence::add_evidence)))
        .service(post("/api/v1/cases/{id}/move-evidence", web::post().to(evidence::move_evidence)))
        .service(post("/api/v1/cases/{id}/withdraw-evidence", web::post().to(evidence::withdraw_evidence)))
        .service(post("/api/v1/cases/{id}/mark-file-point", web::post().to(evidence::mark_file_point)))
        .service(get("/api/v1/cases/{id}/evidence/{evidence_id}", web::get().to(evidence::read_evidence)))
        .service(get(
            "/api/v1/cases/{id}/evidence/{evidence_id}/file",
            web::get().to(evidence::read_evidence_file),
        ))
        .service(get(
            "/api/v1/cases/{id}/evidence/{evidence_id}/thumbnail",
            web::get().to(evidence::read_evidence_thumbnail),
        ))
        .service(get("/api/v1/cases/{id}/file-list", web::get().to(evidence::read_file_list)))
        .service(get("/api/v1/cases/{id}/documents", web::get().to(documents::list_documents)))
        .service(get("/api/v1/cases/{id}/documents/preview", web::get().to(documents::preview_document)))
        .service(get(
            "/api/v1/cases/{id}/documents/{document_id}/file",
            web::get().to(documents::read_document_file),
        ))
        .service(get(
            "/api/v1/cases/{id}/documents/{document_id}/copies/{copy_id}",
            web::get().to(documents::read_document_copy),
        ))
        .service(get("/api/v1/cases/{id}/whole-file", web::get().to(documents::read_whole_file)))
        .service(post("/api/v1/cases/{id}/issue-document", web::post().to(documents::issue_document)))
        .service(post("/api/v1/cases/{id}/file-document", web::post().to(documents::file_document)))
        .service(get("/api/v1/verifications/{key}", web::get().to(documents::verify_document)))
        .service(get("/api/v1/cases/{id}/closing-conditions", web::get().to(cases::read_closing_conditions)))
        .service(get("/api/v1/cases/{id}/bundle", web::get().to(cases::read_bundle)))
        .service(get("/api/v1/cases/{id}/public-version", web::get().to(cases::read_public_version)))
        .service(get("/api/v1/alerts", web::get().to(alerts::list_alerts)))
        .service(get("/api/v1/alerts/{id}", web::get().to(alerts::read_alert)))
        .service(post("/api/v1/alerts/{id}/acknowledge", web::post().to(alerts::acknowledge_alert)))
        .service(post("/api/v1/alerts/{id}/resend", web::post().to(alerts::resend_alert)))
        .service(get("/api/v1/alert-performance", web::get().to(performance::read_alert_performance)))
        .service(get("/api/v1/police-files", web::get().to(police_files::list_police_files)))
        .service(get("/api/v1/recommendations", web::get().to(follow_up::list_recommendations)))
        .service(get("/api/v1/lessons", web::get().to(follow_up::list_lessons)))
        .service(get("/api/v1/accident-register", web::get().to(follow_up::read_accident_register)))
        .service(get("/api/v1/prevention-audience", web::get().to(prevention::read_prevention_audience)))
        .service(resource(
            "/api/v1/prevention-notices",
            vec![
                (Method::GET, web::get().to(prevention::list_prevention_notices)),
                (Method::POST, web::post().to(prevention::send_prevention_notice)),
            ],
        ))
        .service(get("/api/v1/prevention-notices/{id}", web::get().to(prevention::read_prevention_notice)))
        .service(get("/api/v1/tasks", web::get().to(tasks::list_tasks)))
        .service(get("/api/v1/tasks/{id}", web::get().to(tasks::read_task)))
        .service(post("/api/v1/tasks/{id}/complete", web::post().to(tasks::complete_task)))
        .service(resource(
            "/api/v1/drills",
            vec![
                (Method::GET, web::get().to(drills::list_drills)),
                (Method::POST, web::post().to(drills::start_drill)),
            ],
        ))
        .service(get("/api/v1/drills/{id}", web::get().to(drills::read_drill)))
        .service(post("/api/v1/drills/{id}/end", web::post().to(drills::end_drill)));
    for command in commands::resources() {
        cfg.service(command);
    }
}

fn watching(cfg: &mut ServiceConfig) {
    cfg.service(get("/api/v1/health", web::get().to(watch::read_health)))
        .service(post("/api/v1/workers/{id}/retire", web::post().to(watch::retire_worker)))
        .service(get("/api/v1/dead-letters", web::get().to(dead_letters::list_dead_letters)))
        .service(post("/api/v1/dead-letters/replay", web::post().to(dead_letters::replay_dead_letters)))
        .service(post("/api/v1/dead-letters/{id}/replay", web::post().to(dead_letters::replay_dead_letter)))
        .service(post(
            "/api/v1/dead-letters/{id}/set-aside",
            web::post().to(dead_letters::set_dead_letter_aside),
        ));
}

fn directory(cfg: &mut ServiceConfig) {
    cfg.service(resource(
        "/api/v1/agencies",
        vec![
            (Method::GET, web::get().to(agencies::list_agencies)),
            (Method::POST, web::post().to(agencies::add_agency)),
        ],
    ))
    .service(resource(
        "/api/v1/agencies/{id}",
        vec![(Method::PATCH, web::patch().to(agencies::change_agency))],
    ))
    .service(resource(
        "/api/v1/agencies/{id}/duty-roster",
        vec![
            (Method::GET, web::get().to(agencies::read_duty_roster)),
            (Method::PUT, web::put().to(agencies::put_duty_roster)),
        ],
    ))
    .service(resource(
        "/api/v1/users",
        vec![
            (Method::GET, web::get().to(users::list_users)),
            (Method::POST, web::post().to(users::add_user)),
        ],
    ))
    .service(post("/api/v1/users/{id}/reset-password", web::post().to(users::reset_password)))
    .service(resource("/api/v1/users/{id}", vec![(Method::PATCH, web::patch().to(users::change_user))]))
    .service(resource(
        "/api/v1/tokens",
        vec![
            (Method::GET, web::get().to(tokens::list_tokens)),
            (Method::POST, web::post().to(tokens::create_token)),
        ],
    ))
    .service(resource("/api/v1/tokens/{id}", vec![(Method::DELETE, web::delete().to(tokens::revoke_token))]))
    .service(post("/api/v1/sessions", web::post().to(sessions::sign_in)))
    .service(resource(
        "/api/v1/sessions/current",
        vec![
            (Method::GET, web::get().to(sessions::read_session)),
            (Method::DELETE, web::delete().to(sessions::sign_out)),
        ],
    ))
    .service(resource(
        "/api/v1/sessions/current/password",
        vec![(Method::PUT, web::put().to(sessions::change_password))],
    ));
}

fn enterprises(cfg: &mut ServiceConfig) {
    cfg.service(resource(
        "/api/v1/registrations",
        vec![
            (Method::GET, web::get().to(registrations::list_registrations)),
            (Method::POST, web::post().to(registrations::register)),
        ],
    ))
    .service(get("/api/v1/registrations/own", web::get().to(registrations::read_own_registration)))
    .service(get("/api/v1/registrations/{id}", web::get().to(registrations::read_registration)))
    .service(post("/api/v1/registrations/{id}/approve", web::post().to(registrations::approve_registration)))
    .service(post("/api/v1/registrations/{id}/refuse", web::post().to(registrations::refuse_registration)))
    .service(get("/api/v1/enterprises", web::get().to(sites::list_enterprises)))
    .service(resource(
        "/api/v1/enterprises/{id}/sites",
        vec![
            (Method::GET, web::get().to(sites::list_sites)),
            (Method::POST, web::post().to(sites::add_site)),
        ],
    ))
    .service(resource(
        "/api/v1/sites/{id}",
        vec![
            (Method::GET, web::get().to(sites::read_site)),
            (Method::PATCH, web::patch().to(sites::change_site)),
        ],
    ))
    .service(post("/api/v1/sites/{id}/close", web::post().to(sites::close_site)));
}

fn delivering(cfg: &mut ServiceConfig) {
    cfg.service(resource(
        "/api/v1/webhooks",
        vec![
            (Method::GET, web::get().to(webhooks::list_webhooks)),
            (Method::POST, web::post().to(webhooks::register_webhook)),
        ],
    ))
    .service(get("/api/v1/webhooks/{id}", web::get().to(webhooks::read_webhook)))
    .service(post("/api/v1/webhooks/{id}/rotate", web::post().to(webhooks::rotate_webhook)))
    .service(post("/api/v1/webhooks/{id}/disable", web::post().to(webhooks::disable_webhook)))
    .service(post("/api/v1/webhooks/{id}/enable", web::post().to(webhooks::enable_webhook)))
    .service(post("/api/v1/webhooks/{id}/test", web::post().to(webhooks::test_webhook)))
    .service(get("/api/v1/channels", web::get().to(channels::list_channels)))
    .service(post("/api/v1/channels/{channel}/test", web::post().to(channels::test_channel)))
    .service(get("/api/v1/channel-tests/{id}", web::get().to(channels::read_channel_test)))
    .service(post("/api/v1/delivery-reports/sms", web::post().to(channels::report_sms_delivery)));
}

fn lists(cfg: &mut ServiceConfig) {
    cfg.service(get("/api/v1/reference/communes", web::get().to(reference::search_communes)))
        .service(get("/api/v1/reference/communes/{code}", web::get().to(reference::read_commune)))
        .service(get("/api/v1/reference/provinces", web::get().to(reference::list_provinces)))
        .service(get("/api/v1/reference/industries", web::get().to(reference::search_industries)))
        .service(get("/api/v1/reference/occupations", web::get().to(reference::search_occupations)))
        .service(get("/api/v1/reference/injuries", web::get().to(reference::list_injuries)))
        .service(get("/api/v1/reference/causes", web::get().to(reference::list_causes)))
        .service(get("/api/v1/reference/esaw", web::get().to(reference::list_esaw)))
        .service(get("/api/v1/reference/injury-factors", web::get().to(reference::list_injury_factors)))
        .service(get("/api/v1/reference/enterprise-types", web::get().to(reference::list_enterprise_types)))
        .service(get("/api/v1/reference/holidays", web::get().to(reference::list_holidays)));
}

/// Mounts everything under `/api`, and `/livez` and `/readyz` at the root. What else lies under `/api` is answered
/// with a problem document, so that no page ever stands there.
pub fn configure(cfg: &mut ServiceConfig) {
    filing(cfg);
    working(cfg);
    watching(cfg);
    directory(cfg);
    enterprises(cfg);
    delivering(cfg);
    lists(cfg);
    cfg.service(get("/livez", web::get().to(health::livez)))
        .service(get("/readyz", web::get().to(health::readyz)))
        .service(get("/api/v1/openapi.json", web::get().to(service::openapi_json)))
        .service(get("/api/docs", web::get().to(service::docs)))
        .service(
            web::scope("/api").default_service(web::to(async || Err::<HttpResponse, Fault>(Fault::NoRoute))),
        );
}
