//! The description of the interface (OpenAPI 3.1).

use crate::conventions::Conventions;
use crate::plain_texts::InPlace;
use crate::routes::{
    agencies, alerts, assessments, benefits, case_list, cases, channels, commands, dead_letters, documents,
    drills, evidence, follow_up, health, notices, performance, police_files, prevention, reference,
    registrations, reports, service, sessions, sites, tasks, tokens, uploads, users, watch, webhooks,
};
use tnld_http::Problem;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "tnld",
        version = "1.0.0",
        description = "Khai báo, báo tin, điều tra và theo dõi tai nạn lao động. The case system of a Vietnamese \
province for workplace accidents: reports, alerts, investigation, recommendations.\n\n\
Times are RFC 3339 with +07:00; a time without an offset is read as Vietnamese. Days are `YYYY-MM-DD`. Problems are \
`application/problem+json` (RFC 9457) with a stable `code`, in Vietnamese or English by `Accept-Language`. A creating \
POST needs `Idempotency-Key`; a change needs `If-Match` with the ETag that was read.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "assessments", description = "What must I do? Stores nothing."),
        (name = "reports", description = "The doors through which an accident enters."),
        (name = "notices", description = "Coming back to the own urgent notice or tip with its code, without an account."),
        (name = "cases", description = "Reading cases."),
        (name = "commands", description = "Carrying a case through its stages."),
        (name = "evidence", description = "Files and objects of a case, custody, the file of each victim. A file is announced, sent in pieces that may be cut off and gone on with, then named by a piece of evidence."),
        (name = "documents", description = "The statutory forms that a case may need now and what each still lacks; documents issued with a number, their corrections, signed versions and verification."),
        (name = "follow-up", description = "Recommendations, lessons, the register, notices of prevention."),
        (name = "alerts", description = "Messages that an agency must receive and confirm."),
        (name = "watch", description = "Whether the system works, and what could not be delivered."),
        (name = "tasks", description = "What people of the department must do."),
        (name = "drills", description = "An invented death through the real chain of alerts."),
        (name = "agencies", description = "Who receives what, from when until when."),
        (name = "users", description = "People with an account."),
        (name = "registrations", description = "Safety officers who make an account, and who decides it."),
        (name = "sites", description = "Sites of enterprises, where accidents may happen."),
        (name = "sessions", description = "Signing in and out."),
        (name = "tokens", description = "Access for systems."),
        (name = "webhooks", description = "The systems of agencies that are told."),
        (name = "channels", description = "How messages leave: health, tests, reports of delivery."),
        (name = "reference", description = "Lists of codes, each with version, validity and source."),
        (name = "service", description = "Health and this description.")
    ),
    paths(
        assessments::assess, benefits::calculate_benefits,
        reports::file_urgent_notice, reports::file_tip, reports::file_declaration, reports::file_commune_notice,
        reports::file_commune_record, reports::log_report,
        notices::open_notice, notices::complete_notice, notices::supplement_notice, notices::correct_notice,
        notices::withdraw_notice,
        case_list::list_cases, cases::read_case, cases::read_timeline, cases::read_deadlines,
        cases::list_case_alerts, cases::list_duplicates, cases::read_closing_conditions, cases::read_public_version,
        cases::read_bundle,
        commands::accept_report, commands::request_supplement, commands::provide_supplement, commands::correct_report,
        commands::withdraw_report, commands::change_condition, commands::add_victim, commands::merge,
        commands::dismiss, commands::assign, commands::found_team, commands::reach_scene, commands::request_expertise,
        commands::extend, commands::send_to_police, commands::return_from_police, commands::conclude,
        commands::plan_meeting, commands::hold_announcement, commands::issue_minutes, commands::record_service,
        commands::record_posting, commands::record_complaint, commands::answer_complaint,
        commands::escalate_complaint, commands::reinvestigate, commands::unmerge, commands::add_recommendation,
        commands::report_recommendation, commands::verify_recommendation,
        commands::take_over, commands::extend_recommendation, commands::record_assessment,
        commands::record_compensation, commands::correct_compensation, commands::close,
        evidence::list_evidence, evidence::add_evidence, evidence::move_evidence, evidence::withdraw_evidence,
        evidence::mark_file_point, evidence::read_evidence, evidence::read_evidence_file,
        evidence::read_evidence_thumbnail, evidence::read_file_list,
        documents::list_documents, documents::preview_document, documents::issue_document,
        documents::file_document, documents::read_document_file, documents::read_document_copy,
        documents::read_whole_file, documents::verify_document,
        uploads::begin_upload, uploads::read_upload, uploads::send_upload,
        commands::change_team, commands::answer_invitation, commands::set_step, commands::record_scene,
        commands::record_testimony, commands::request_documents, commands::receive_documents,
        commands::receive_expertise, commands::explain_delay, commands::set_primacy, commands::send_opinion,
        commands::extend_police_term, commands::list_police_return,
        commands::record_ruling, commands::record_prosecution_end, commands::record_handover,
        commands::confirm_handover, commands::refer, commands::answer_referral, commands::sign_findings,
        alerts::list_alerts, alerts::read_alert, alerts::acknowledge_alert, alerts::resend_alert,
        watch::read_health, watch::retire_worker,
        dead_letters::list_dead_letters, dead_letters::replay_dead_letters, dead_letters::replay_dead_letter,
        dead_letters::set_dead_letter_aside,
        performance::read_alert_performance,
        police_files::list_police_files,
        follow_up::list_recommendations, follow_up::list_lessons, follow_up::read_accident_register,
        prevention::read_prevention_audience, prevention::send_prevention_notice,
        prevention::list_prevention_notices, prevention::read_prevention_notice,
        tasks::list_tasks, tasks::read_task, tasks::complete_task,
        drills::start_drill, drills::list_drills, drills::read_drill, drills::end_drill,
        agencies::list_agencies, agencies::add_agency, agencies::change_agency, agencies::read_duty_roster,
        agencies::put_duty_roster,
        users::list_users, users::add_user, users::change_user, users::reset_password,
        registrations::register, registrations::list_registrations, registrations::read_own_registration,
        registrations::read_registration, registrations::approve_registration, registrations::refuse_registration,
        sites::list_enterprises, sites::list_sites, sites::add_site, sites::read_site, sites::change_site,
        sites::close_site,
        tokens::list_tokens, tokens::create_token, tokens::revoke_token,
        webhooks::list_webhooks, webhooks::register_webhook, webhooks::read_webhook, webhooks::rotate_webhook,
        webhooks::disable_webhook, webhooks::enable_webhook, webhooks::test_webhook,
        channels::list_channels, channels::test_channel, channels::read_channel_test, channels::report_sms_delivery,
        sessions::sign_in, sessions::read_session, sessions::sign_out, sessions::change_password,
        reference::search_communes, reference::read_commune, reference::list_provinces, reference::search_industries,
        reference::search_occupations, reference::list_injuries, reference::list_causes,
        reference::list_esaw, reference::list_injury_factors, reference::list_enterprise_types, reference::list_holidays,
        health::livez, health::readyz, service::openapi_json,
    ),
    components(schemas(Problem)),
    security(("bearer" = []), ("session" = [], "csrf" = [])),
    modifiers(&Conventions, &InPlace)
)]
struct Description;

/// The description of the interface. Pure: the same every time.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
