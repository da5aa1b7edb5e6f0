//! Who reported is told what came of it.

use crate::support::{Desk, on_both};
use crate::sweep::{notices, title};
use casework::Context;
use casework::alerts::{Content, Delivery};
use casework::reports::{FiledBy, file_declaration, log_report};
use domain::access::Role;
use domain::words::{Channel, ReportKind, RoleKey, Severity};

on_both!(who_declares_under_an_account_is_written_to, |desk: super::Desk| async move {
    super::written_to(desk).await;
});

fn replies(all: &[Delivery]) -> Vec<(String, String)> {
    all.iter()
        .filter(|d| matches!(&d.content, Content::Notice(_)))
        .map(|d| (d.address.clone(), title(d)))
        .filter(|(_, title)| title.starts_with("Đã nhận tin báo"))
        .collect()
}

async fn written_to(desk: Desk) {
    let mail = "antoan@nhamay.example";
    let mut officer = desk.user_at("coso", Role::Enterprise, None, None, Some(mail)).await;
    officer.enterprises = vec![desk.enterprise("0100233488", officer.user).await];
    let report = desk.report(ReportKind::Declaration, Severity::Light);
    let filed =
        file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await.expect("filed");
    let told = replies(&notices(&desk).await);
    assert_eq!(told, [(mail.to_owned(), format!("Đã nhận tin báo, số vụ {}", filed.number))]);

    // An officer who logs a call is nobody's reporter.
    let role = Some(RoleKey::LabourAuthorityProvince);
    let inspector = desk.user_at("dieutra", Role::Investigator, None, role, Some("dieutra@so.example")).await;
    let mut call = desk.report(ReportKind::Declaration, Severity::Light);
    call.channel = Channel::Phone;
    log_report(&desk.app, Context::of(inspector), None, call).await.expect("logged");
    assert_eq!(replies(&notices(&desk).await), Vec::new());
    desk.verified().await;
}
