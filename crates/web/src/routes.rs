//! Every page, its handlers, and the action of the access table behind it.

use crate::pages::{
    accident_register, admin, alert_list, alerts, assess, benefits, case, case_list, channels, command,
    confirm, dead_letters, documents, drills, duty_roster, evidence, filing, health, lessons, mailbox,
    my_notice, performance, police_files, prevention, public_version, recommendations, register,
    registrations, reset_password, sign_in, sites, start, tasks, urgent_notice, webhooks,
};
use crate::{WebSettings, assets};
use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use domain::access::Action;

/// One page: method, path, and what the access table calls it. A page that runs one of several actions
/// names the one that opens it; the use case behind asks for the exact one.
pub type RouteAction = (Method, &'static str, Action);

macro_rules! pages {
    ($($method:ident $path:literal => $handler:path, $action:ident;)+) => {
        fn mount(cfg: &mut ServiceConfig) {
            $(cfg.route($path, web::$method().to($handler));)+
        }

        /// Every mounted page with its action.
        pub fn route_actions() -> Vec<RouteAction> {
            vec![$((method(stringify!($method)), $path, Action::$action)),+]
        }
    };
}

fn method(name: &str) -> Method {
    if name == "post" { Method::POST } else { Method::GET }
}

pages! {
    get "/" => start::start, ReadService;
    get "/assets/{file}" => assets::serve, ReadService;
    get "/dang-nhap" => sign_in::show, SignIn;
    post "/dang-nhap" => sign_in::submit, SignIn;
    post "/dang-xuat" => sign_in::sign_out, OwnSession;
    get "/dang-ky" => register::show, Register;
    post "/dang-ky" => register::submit, Register;
    get "/tai-khoan" => register::account, OwnSession;
    get "/duyet-dang-ky" => registrations::list, ReadRegistrations;
    get "/duyet-dang-ky/{id}" => registrations::show, ReadRegistrations;
    post "/duyet-dang-ky/{id}/duyet" => registrations::approve, DecideRegistrations;
    get "/duyet-dang-ky/{id}/tu-choi" => registrations::refuse, DecideRegistrations;
    post "/duyet-dang-ky/{id}/tu-choi" => registrations::send_refusal, DecideRegistrations;
    get "/co-so" => sites::enterprises, ReadSites;
    get "/co-so/{id}" => sites::list, ReadSites;
    get "/co-so/{id}/{site}" => sites::show, ManageSites;
    post "/co-so/{id}/{site}" => sites::save, ManageSites;
    get "/co-so/{id}/{site}/dong" => sites::closing, ManageSites;
    post "/co-so/{id}/{site}/dong" => sites::close, ManageSites;
    get "/mat-khau" => sign_in::password, OwnSession;
    post "/mat-khau" => sign_in::change_password, OwnSession;
    get "/bao-tin-khan" => urgent_notice::show, FileUrgentNotice;
    post "/bao-tin-khan" => urgent_notice::submit, FileUrgentNotice;
    get "/khai-bao" => filing::start, FileDeclaration;
    post "/khai-bao" => filing::begin, FileDeclaration;
    get "/khai-bao/{draft}" => filing::sections_of, OwnDrafts;
    post "/khai-bao/{draft}/bo" => filing::discard, OwnDrafts;
    get "/khai-bao/{draft}/kiem-tra" => filing::check, OwnDrafts;
    post "/khai-bao/{draft}/kiem-tra" => filing::send, FileDeclaration;
    get "/khai-bao/{draft}/{step}" => filing::step, OwnDrafts;
    post "/khai-bao/{draft}/{step}" => filing::save, OwnDrafts;
    get "/xa/bao-tin" => filing::start, FileCommuneNotice;
    post "/xa/bao-tin" => filing::begin, FileCommuneNotice;
    get "/xa/bao-tin/{draft}" => filing::sections_of, OwnDrafts;
    post "/xa/bao-tin/{draft}/bo" => filing::discard, OwnDrafts;
    get "/xa/bao-tin/{draft}/kiem-tra" => filing::check, OwnDrafts;
    post "/xa/bao-tin/{draft}/kiem-tra" => filing::send, FileCommuneNotice;
    get "/xa/bao-tin/{draft}/{step}" => filing::step, OwnDrafts;
    post "/xa/bao-tin/{draft}/{step}" => filing::save, OwnDrafts;
    get "/xa/ghi-nhan" => filing::start, FileCommuneRecord;
    post "/xa/ghi-nhan" => filing::begin, FileCommuneRecord;
    get "/xa/ghi-nhan/{draft}" => filing::sections_of, OwnDrafts;
    post "/xa/ghi-nhan/{draft}/bo" => filing::discard, OwnDrafts;
    get "/xa/ghi-nhan/{draft}/kiem-tra" => filing::check, OwnDrafts;
    post "/xa/ghi-nhan/{draft}/kiem-tra" => filing::send, FileCommuneRecord;
    get "/xa/ghi-nhan/{draft}/{step}" => filing::step, OwnDrafts;
    post "/xa/ghi-nhan/{draft}/{step}" => filing::save, OwnDrafts;
    get "/ghi-tin" => filing::start, LogReport;
    post "/ghi-tin" => filing::begin, LogReport;
    get "/ghi-tin/{draft}" => filing::sections_of, OwnDrafts;
    post "/ghi-tin/{draft}/bo" => filing::discard, OwnDrafts;
    get "/ghi-tin/{draft}/kiem-tra" => filing::check, OwnDrafts;
    post "/ghi-tin/{draft}/kiem-tra" => filing::send, LogReport;
    get "/ghi-tin/{draft}/{step}" => filing::step, OwnDrafts;
    post "/ghi-tin/{draft}/{step}" => filing::save, OwnDrafts;
    get "/bien-nhan/{draft}" => filing::receipt, OwnDrafts;
    get "/ma-tin" => my_notice::code, OpenNotice;
    post "/ma-tin" => my_notice::enter, OpenNotice;
    get "/tin-cua-toi" => my_notice::show, OpenNotice;
    post "/tin-cua-toi/thoat" => my_notice::leave, ReadService;
    get "/tin-cua-toi/khai-bao" => my_notice::start, CompleteNotice;
    post "/tin-cua-toi/khai-bao" => my_notice::begin, CompleteNotice;
    get "/tin-cua-toi/khai-bao/{draft}" => my_notice::sections_of, CompleteNotice;
    post "/tin-cua-toi/khai-bao/{draft}/bo" => my_notice::discard, CompleteNotice;
    get "/tin-cua-toi/khai-bao/{draft}/kiem-tra" => my_notice::check, CompleteNotice;
    post "/tin-cua-toi/khai-bao/{draft}/kiem-tra" => my_notice::send, CompleteNotice;
    get "/tin-cua-toi/khai-bao/{draft}/{step}" => my_notice::step, CompleteNotice;
    post "/tin-cua-toi/khai-bao/{draft}/{step}" => my_notice::save, CompleteNotice;
    get "/tin-cua-toi/bien-nhan/{draft}" => my_notice::receipt, CompleteNotice;
    get "/tin-cua-toi/{act}" => my_notice::act, OpenNotice;
    post "/tin-cua-toi/{act}" => my_notice::submit, OpenNotice;
    get "/tra-cuu" => assess::show, Assess;
    post "/tra-cuu" => assess::submit, Assess;
    get "/tinh-boi-thuong" => benefits::show, CalculateBenefits;
    post "/tinh-boi-thuong" => benefits::submit, CalculateBenefits;
    get "/kien-nghi" => recommendations::list, ListRecommendations;
    get "/kien-nghi.csv" => recommendations::export, ListRecommendations;
    get "/ho-so-cong-an" => police_files::list, ListPoliceFiles;
    get "/ho-so-cong-an.csv" => police_files::export, ListPoliceFiles;
    get "/bai-hoc" => lessons::list, ReadLessons;
    get "/bai-hoc.csv" => lessons::export, ReadLessons;
    get "/so-thong-ke" => accident_register::list, ReadRegister;
    get "/so-thong-ke.csv" => accident_register::export, ReadRegister;
    get "/phong-ngua" => prevention::list, ReadPrevention;
    get "/phong-ngua.csv" => prevention::export, ReadPrevention;
    get "/phong-ngua/gui" => prevention::new, SendPrevention;
    post "/phong-ngua/gui" => prevention::submit, SendPrevention;
    get "/phong-ngua/{id}" => prevention::show, ReadPrevention;
    get "/vu" => case_list::list, ListCases;
    get "/vu.csv" => case_list::export, ListCases;
    get "/vu/{id}" => case::show, ReadCase;
    get "/vu/{id}/chung-cu" => evidence::list, ListEvidence;
    get "/vu/{id}/chung-cu/danh-muc.csv" => evidence::export, ListEvidence;
    get "/vu/{id}/chung-cu/them" => evidence::new, AddEvidence;
    post "/vu/{id}/chung-cu/them" => evidence::add, AddEvidence;
    get "/vu/{id}/chung-cu/{evidence}" => evidence::item, ListEvidence;
    get "/vu/{id}/chung-cu/{evidence}/tep" => evidence::file, ListEvidence;
    get "/vu/{id}/chung-cu/{evidence}/anh-nho" => evidence::thumbnail, ListEvidence;
    get "/vu/{id}/chung-cu/{evidence}/{act}" => evidence::act, ListEvidence;
    post "/vu/{id}/chung-cu/{evidence}/{act}" => evidence::submit, ListEvidence;
    get "/vu/{id}/ho-so" => evidence::points, ListEvidence;
    get "/vu/{id}/ho-so/{victim}/{point}" => evidence::marking, MarkFilePoint;
    post "/vu/{id}/ho-so/{victim}/{point}" => evidence::mark, MarkFilePoint;
    get "/vu/{id}/van-ban" => documents::list, ReadDocuments;
    get "/vu/{id}/van-ban/xem-truoc" => documents::preview, ReadDocuments;
    get "/vu/{id}/van-ban/ban-sua" => documents::draft, ReadDocuments;
    get "/vu/{id}/van-ban/ca-ho-so" => documents::whole, ReadDocuments;
    get "/vu/{id}/van-ban/phat-hanh" => documents::issuing, IssueDocument;
    post "/vu/{id}/van-ban/phat-hanh" => documents::issue, IssueDocument;
    get "/vu/{id}/van-ban/{document}/tep" => documents::file, ReadDocuments;
    get "/vu/{id}/van-ban/{document}/tep-docx" => documents::file_docx, ReadDocuments;
    get "/vu/{id}/van-ban/{document}/ban/{copy}" => documents::version, ReadDocuments;
    get "/vu/{id}/van-ban/{document}/ban-luu" => documents::filing, IssueDocument;
    post "/vu/{id}/van-ban/{document}/ban-luu" => documents::file_copy, IssueDocument;
    get "/xac-minh" => documents::ask, VerifyDocument;
    get "/xac-minh/{key}" => documents::verified, VerifyDocument;
    get "/vu/{id}/ban-niem-yet" => public_version::show, ReadCase;
    get "/vu/{id}/goi-ho-so" => public_version::bundle, ExportBundle;
    get "/vu/{id}/{command}" => command::show, ReadCase;
    post "/vu/{id}/{command}" => command::submit, ReadCase;
    get "/xac-nhan/{token}" => confirm::show, AcknowledgeByLink;
    post "/xac-nhan/{token}" => confirm::submit, AcknowledgeByLink;
    get "/bao-tin" => alert_list::list, ReadAlerts;
    get "/bao-tin.csv" => alert_list::export, ReadAlerts;
    get "/bao-tin/{id}/xac-nhan" => alerts::show, ReadAlerts;
    post "/bao-tin/{id}/xac-nhan" => alerts::submit, AcknowledgeAlert;
    post "/bao-tin/{id}/gui-lai" => alerts::resend, ResendAlert;
    get "/hieu-qua-bao-tin" => performance::show, ReadPerformance;
    get "/viec" => tasks::list, ListTasks;
    get "/viec.csv" => tasks::export, ListTasks;
    get "/viec/{id}" => tasks::show, ReadTask;
    post "/viec/{id}" => tasks::submit, CompleteTask;
    get "/dien-tap" => drills::list, ListDrills;
    get "/dien-tap/bat-dau" => drills::new, StartDrill;
    post "/dien-tap/bat-dau" => drills::start, StartDrill;
    get "/dien-tap/{id}" => drills::show, ReadDrill;
    get "/dien-tap/{id}/bao-cao.csv" => drills::export, ReadDrill;
    post "/dien-tap/{id}/ket-thuc" => drills::end, EndDrill;
    get "/hop-thu" => mailbox::list, ReadService;
    get "/hop-thu/{mail}" => mailbox::show, ReadService;
    get "/suc-khoe" => health::show, ReadHealth;
    post "/suc-khoe/tien-trinh/{id}/ngung" => health::retire, RetireWorker;
    get "/tin-loi" => dead_letters::list, ReadDeliveries;
    post "/tin-loi/gui-lai" => dead_letters::replay_all, ReplayDelivery;
    post "/tin-loi/{id}/gui-lai" => dead_letters::replay, ReplayDelivery;
    post "/tin-loi/{id}/bo" => dead_letters::set_aside, ReplayDelivery;
    get "/nguoi-dung" => admin::users, ReadUsers;
    get "/nguoi-dung.csv" => admin::users_file, ReadUsers;
    get "/nguoi-dung/them" => admin::new_user, ManageUsers;
    post "/nguoi-dung/them" => admin::add_user, ManageUsers;
    post "/nguoi-dung/{id}/khoa" => admin::disable_user, ManageUsers;
    post "/nguoi-dung/{id}/mo" => admin::enable_user, ManageUsers;
    get "/nguoi-dung/{id}/mat-khau" => reset_password::ask, ManageUsers;
    post "/nguoi-dung/{id}/mat-khau" => reset_password::reset, ManageUsers;
    get "/co-quan" => admin::agencies, ReadAgencies;
    get "/co-quan.csv" => admin::agencies_file, ReadAgencies;
    get "/co-quan/{id}/lich-truc" => duty_roster::list, ReadDeliveries;
    post "/co-quan/{id}/lich-truc" => duty_roster::remove, ManageAgencies;
    get "/co-quan/{id}/lich-truc/them" => duty_roster::ask, ManageAgencies;
    post "/co-quan/{id}/lich-truc/them" => duty_roster::add, ManageAgencies;
    get "/co-quan/{id}" => admin::agency, ManageAgencies;
    post "/co-quan/{id}" => admin::save_agency, ManageAgencies;
    get "/thiet-lap/ma-truy-cap" => admin::own_tokens, OwnTokens;
    get "/thiet-lap/ma-truy-cap/them" => admin::new_token, OwnTokens;
    post "/thiet-lap/ma-truy-cap/them" => admin::make_token, OwnTokens;
    post "/thiet-lap/ma-truy-cap/{id}/thu-hoi" => admin::revoke_token, OwnTokens;
    get "/kenh" => channels::list, ReadDeliveries;
    post "/kenh/{channel}/thu" => channels::test, TestChannels;
    get "/webhook" => webhooks::list, ReadWebhooks;
    get "/webhook/them" => webhooks::new, ManageWebhooks;
    post "/webhook/them" => webhooks::register, ManageWebhooks;
    post "/webhook/{id}/doi-khoa" => webhooks::rotate, ManageWebhooks;
    post "/webhook/{id}/khoa" => webhooks::disable, ManageWebhooks;
    post "/webhook/{id}/mo" => webhooks::enable, ManageWebhooks;
    post "/webhook/{id}/thu" => webhooks::test, ManageWebhooks;
}

/// Mounts every page. The application carries `web::Data<Casework>` and what [`tnld_http`] asks for;
/// [`crate::pages::problem_page`] goes in as application data, so that problems are shown as pages.
pub fn configure(cfg: &mut ServiceConfig, settings: WebSettings) {
    cfg.app_data(web::Data::new(settings));
    cfg.app_data(crate::pages::problem_page());
    cfg.app_data(web::FormConfig::default().limit(1024 * 1024));
    mount(cfg);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_page_is_listed_once_with_rows_in_the_table() {
        let mut seen = HashSet::new();
        for (method, path, action) in route_actions() {
            assert!(seen.insert(format!("{method} {path}")), "{method} {path} twice");
            assert!(!domain::access::rows(action).is_empty(), "{path}: no row for {action:?}");
        }
        assert!(seen.len() > 60);
    }
}
