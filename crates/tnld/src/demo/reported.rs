//! Accidents that were told of lately.

use super::Stage;
use super::build::{Accident, report};
use super::people::Cast;
use super::steps::*;
use anyhow::{Context as _, Result};
use casework::Context;
use casework::cases;
use casework::reports::{
    FiledBy, file_commune_notice, file_commune_record, file_tip, file_urgent_notice, log_report,
};
use domain::access::Actor;
use domain::case::{Command, ConditionChange, DismissalKind};
use domain::ids::CaseId;
use domain::words::{Channel, DeathKind, ReportKind, Severity};

pub(super) async fn fisherman(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "31108",
        spot: "Tàu cá gần Hòn Tre",
        occurred: stage.at(8, 4, 40),
        employer: None,
        course: [
            "Trên tàu cá",
            "đang kéo lưới",
            "bằng tời không che chắn",
            "tay áo vướng dây",
            "hai ngón tay bị tời cuốn đứt",
        ],
        people: vec![free(hurt(
            "Danh Văn Ngư",
            1990,
            "Ngư dân",
            Severity::Serious,
            &["034"],
            "Đứt hai ngón tay phải",
        ))],
    };
    let at = stage.at(8, 9, 0);
    stage.move_to(at);
    let told = report(stage, ReportKind::CommuneRecord, &a, at)?;
    file_commune_record(&stage.app, as_of(&cast.kien_hai), FiledBy::Page, None, told).await?;
    Ok(())
}

pub(super) async fn later_death(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "30787",
        spot: "Kho thành phẩm",
        occurred: stage.at(7, 8, 0),
        employer: Some(("Công ty CP Xi măng Hà Tiên (mẫu)", Some(cast.cement_id))),
        course: [
            "Tại kho",
            "đang xếp bao xi măng",
            "bằng xe nâng tay",
            "nền trơn",
            "trượt ngã, đập đầu, tỉnh táo sau sơ cứu",
        ],
        people: vec![hurt("Ngô Văn Nhẹ", 1982, "Công nhân kho", Severity::Light, &[], "Sưng nề vùng đầu")],
    };
    let mut last = declare(stage, &cast.cement, stage.at(7, 9, 0), &a).await?;
    step!(
        stage,
        stage.at(7, 15, 0),
        found_team,
        &cast.cement,
        last,
        own_team("04/QĐ-XM", stage.at(7, 15, 0))?
    );
    let victim = first_victim(stage, last.case_id).await?;
    let change = ConditionChange {
        victim,
        outcome: Severity::Fatal,
        death: Some(DeathKind::Treatment),
        died_at: Some(stage.at(3, 3, 0)),
        serious_codes: Vec::new(),
        injury: Some("Máu tụ nội sọ muộn".to_owned()),
        medical_document: None,
        known_at: stage.at(3, 6, 0),
        reason: "Bệnh viện thông báo nạn nhân tử vong".to_owned(),
        told_by: None,
    };
    step!(
        stage,
        stage.at(3, 6, 10),
        change_condition,
        &cast.cement,
        last,
        Command::ChangeCondition(Box::new(change))
    );
    Ok(())
}

async fn first_victim(stage: &Stage, id: CaseId) -> Result<domain::ids::VictimId> {
    let mut reader = Actor::system("trình diễn");
    reader.role = domain::access::Role::Investigator;
    reader.user = Some(domain::ids::UserId(id.0));
    reader.province = Some(stage.app.settings().province.clone());
    let view = cases::read(&stage.app, Context::of(reader), id).await?;
    Ok(view.case.victims.first().context("a victim")?.statement.id)
}

pub(super) async fn dismissed(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "30769",
        spot: "Chợ Hà Tiên",
        occurred: stage.at(10, 18, 0),
        employer: None,
        course: ["Trước cổng chợ", "đang đi bộ", "", "", "bị ngã do trơn"],
        people: vec![],
    };
    let at = stage.at(10, 19, 0);
    stage.move_to(at);
    let mut told = report(stage, ReportKind::Tip, &a, at)?;
    told.accident.casualties.light = 1;
    let mut last = file_tip(&stage.app, Context::of(Actor::anonymous()), FiledBy::Page, told).await?;
    let dismissal = Command::Dismiss {
        kind: DismissalKind::NotTnld,
        reason: "Người bị nạn là khách đi chợ, không phải người lao động đang làm việc.".to_owned(),
        into: None,
    };
    step!(stage, stage.at(9, 9, 0), dismiss, &cast.head, last, dismissal);
    Ok(())
}

pub(super) async fn phone_call(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "30817",
        spot: "Mỏ đá",
        occurred: stage.at(2, 21, 50),
        employer: Some(("Hợp tác xã khai thác đá Hòn Đất (mẫu)", None)),
        course: [
            "Tại mỏ đá",
            "đang khoan",
            "bằng máy khoan tay",
            "vách đá có vết nứt",
            "đá lở đè một công nhân, chết tại chỗ",
        ],
        people: vec![hurt("Vũ Văn Đá", 1987, "Thợ khoan", Severity::Fatal, &[], "Đa chấn thương")],
    };
    let received = stage.at(2, 22, 40);
    stage.move_to(stage.at(2, 23, 10));
    let mut told = report(stage, ReportKind::Declaration, &a, received)?;
    told.channel = Channel::Phone;
    told.late_entry_reason = Some("Trực đêm, báo lãnh đạo trước rồi nhập".to_owned());
    log_report(&stage.app, as_of(&cast.investigator), None, told).await?;
    Ok(())
}

pub(super) async fn trench(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "31078",
        spot: "Tuyến cống Dương Đông",
        occurred: stage.at(1, 10, 5),
        employer: Some(("Tổ thợ ông Lê Văn Cống", None)),
        course: [
            "Trong hố đào sâu ba mét",
            "đang đặt ống cống",
            "bằng xẻng",
            "hố không chống vách",
            "vách hố sạt, một người chết, một người bị thương",
        ],
        people: vec![
            free(hurt("Phùng Văn Hố", 1983, "Thợ đào", Severity::Fatal, &[], "Ngạt do vùi lấp")),
            free(hurt("Phùng Văn Út", 2001, "Thợ đào", Severity::Light, &[], "Xây xát")),
        ],
    };
    let at = stage.at(1, 10, 40);
    stage.move_to(at);
    let told = report(stage, ReportKind::CommuneNotice, &a, at)?;
    let last = file_commune_notice(&stage.app, as_of(&cast.phu_quoc), FiledBy::Page, None, told).await?;
    accept(stage, &cast.investigator, stage.at(1, 10, 55), last).await?;
    Ok(())
}

pub(super) async fn urgent(stage: &Stage) -> Result<()> {
    let a = Accident {
        commune: "30850",
        spot: "Lò sấy cá",
        occurred: stage.at(0, 5, 30),
        employer: Some(("Cơ sở sấy cá Tân Hiệp (mẫu)", None)),
        course: ["", "", "", "", "Cháy lò sấy, nhiều người bị bỏng, chưa rõ số lượng"],
        people: vec![],
    };
    let at = stage.at(0, 5, 50);
    stage.move_to(at);
    let mut told = report(stage, ReportKind::UrgentNotice, &a, at)?;
    told.accident.casualties.unknown = true;
    file_urgent_notice(&stage.app, Context::of(Actor::anonymous()), FiledBy::Page, None, told).await?;
    Ok(())
}

pub(super) async fn boiler(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "30742",
        spot: "Nhà nồi hơi",
        occurred: stage.at(0, 6, 15),
        employer: Some(("Nhà máy xay xát Rạch Giá (mẫu)", Some(cast.mill_id))),
        course: [
            "Tại nhà nồi hơi",
            "đang vận hành sấy lúa",
            "bằng nồi hơi 2 tấn/giờ",
            "van an toàn không tác động",
            "nồi hơi nổ, một người chết tại chỗ, hai người bị thương nặng",
        ],
        people: vec![
            hurt("Nguyễn Văn Lò", 1986, "Thợ vận hành nồi hơi", Severity::Fatal, &[], "Đa chấn thương"),
            hurt("Thạch Bỏng", 1993, "Công nhân", Severity::Serious, &["051"], "Bỏng độ 3"),
            hurt("Lê Thị Gãy", 1997, "Công nhân", Severity::Serious, &["034"], "Gãy xương cẳng tay"),
        ],
    };
    let last = declare(stage, &cast.mill, stage.at(0, 6, 40), &a).await?;
    super::evidence::boiler(stage, &cast.investigator, &last, stage.at(0, 7, 30)).await?;
    Ok(())
}
