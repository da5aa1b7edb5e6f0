//! A dozen cases in different stages, told through the same use cases that people use.

use super::Stage;
use super::build::{Accident, report};
use super::findings::{Found, conclude, sign};
use super::people::Cast;
use super::reported::{boiler, dismissed, fisherman, later_death, phone_call, trench, urgent};
use super::steps::*;
use anyhow::{Context as _, Result};
use casework::cases;
use casework::reports::{FiledBy, file_commune_notice};
use domain::case::{Command, Extend, FaultSide};
use domain::time::vn_date;
use domain::words::{ReportKind, Severity};

pub(super) async fn tell(stage: &Stage, cast: &Cast) -> Result<()> {
    closed_light(stage, cast).await.context("the light case")?;
    followed_up(stage, cast).await.context("the crane case")?;
    scaffold(stage, cast).await.context("the scaffold case")?;
    electrocution(stage, cast).await.context("the electrocution")?;
    conveyor(stage, cast).await.context("the conveyor case")?;
    fisherman(stage, cast).await.context("the fisherman")?;
    later_death(stage, cast).await.context("the later death")?;
    dismissed(stage, cast).await.context("the dismissed tip")?;
    phone_call(stage, cast).await.context("the phone call")?;
    trench(stage, cast).await.context("the trench")?;
    urgent(stage).await.context("the urgent notice")?;
    boiler(stage, cast).await.context("the boiler")?;
    stage.move_to(stage.now);
    Ok(())
}

async fn closed_light(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "30787",
        spot: "Xưởng cơ khí",
        occurred: stage.at(48, 9, 20),
        employer: Some(("Công ty CP Xi măng Hà Tiên (mẫu)", Some(cast.cement_id))),
        course: [
            "Tại xưởng cơ khí",
            "đang mài bu lông",
            "bằng máy mài hai đá",
            "không đeo kính bảo hộ",
            "mảnh đá văng vào má, xây xát nhẹ",
        ],
        people: vec![hurt("Lưu Văn Sáu", 1994, "Thợ cơ khí", Severity::Light, &[], "Xây xát phần mềm ở má")],
    };
    let mut last = declare(stage, &cast.cement, stage.at(48, 10, 0), &a).await?;
    step!(
        stage,
        stage.at(48, 14, 0),
        found_team,
        &cast.cement,
        last,
        own_team("03/QĐ-XM", stage.at(48, 14, 0))?
    );
    let found = Found {
        cause: "8",
        fault: FaultSide::Worker,
        factor: "5",
        what: "Người lao động không sử dụng kính bảo hộ đã được cấp.",
        rule: "Nội quy an toàn xưởng cơ khí, điều 4",
    };
    last = conclude(stage, &cast.cement, stage.at(47, 9, 0), last, found).await?;
    last = sign(stage, &cast.cement, stage.at(47, 15, 0), last, "03/BB-XM").await?;
    step!(stage, stage.at(46, 9, 0), hold_announcement, &cast.cement, last, meeting(stage.at(46, 8, 0)));
    step!(
        stage,
        stage.at(46, 11, 0),
        issue_minutes,
        &cast.cement,
        last,
        minutes("03/BB-XM", stage.at(46, 10, 30))
    );
    last = serve_all(stage, &cast.cement, stage.at(46, 15, 0), last).await?;
    stage.move_to(stage.at(45, 8, 30));
    last = super::evidence::complete(stage, &cast.cement, last).await?;
    step!(
        stage,
        stage.at(45, 9, 0),
        close,
        &cast.cement,
        last,
        Command::Close {
            note: Some("Hồ sơ đầy đủ, không còn kiến nghị.".to_owned()), reported: false
        }
    );
    Ok(())
}

async fn followed_up(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "30787",
        spot: "Bãi bốc xếp clinker",
        occurred: stage.at(40, 15, 10),
        employer: Some(("Công ty CP Xi măng Hà Tiên (mẫu)", Some(cast.cement_id))),
        course: [
            "Tại bãi bốc xếp",
            "đang móc cáp hàng",
            "bằng cần trục bánh lốp",
            "cáp mòn quá mức cho phép",
            "cáp đứt, kiện hàng rơi trúng hai công nhân",
        ],
        people: vec![
            hurt("Đinh Công Tráng", 1988, "Công nhân bốc xếp", Severity::Serious, &["043"], "Gãy xương đùi"),
            hurt("Hà Văn Tám", 1991, "Công nhân bốc xếp", Severity::Serious, &["024"], "Gãy xương sườn"),
        ],
    };
    let last = declare(stage, &cast.cement, stage.at(40, 15, 50), &a).await?;
    let mut last = accept(stage, &cast.investigator, stage.at(40, 16, 20), last).await?;
    step!(
        stage,
        stage.at(40, 17, 30),
        found_team,
        &cast.director,
        last,
        province_team("21/QĐ-SNV", stage.at(40, 17, 30))?
    );
    let (done, first) = recommendation(stage, "Thay toàn bộ cáp tải và lập sổ kiểm tra cáp hằng ca", 20);
    step!(stage, stage.at(30, 9, 0), add_recommendation, &cast.investigator, last, first);
    let (_, second) = recommendation(stage, "Huấn luyện lại người móc cáp, xi nhan", -2);
    if let Command::AddRecommendation(mut new) = second {
        new.due = vn_date(stage.at(3, 9, 0));
        step!(
            stage,
            stage.at(30, 9, 10),
            add_recommendation,
            &cast.investigator,
            last,
            Command::AddRecommendation(new)
        );
    }
    let found = Found {
        cause: "1",
        fault: FaultSide::Employer,
        factor: "3.2",
        what: "Cáp tải không được kiểm tra, thay thế theo quy định.",
        rule: "QCVN 7:2012/BLĐTBXH, mục 3.4",
    };
    last = conclude(stage, &cast.investigator, stage.at(26, 9, 0), last, found).await?;
    last = sign(stage, &cast.investigator, stage.at(26, 15, 0), last, "04/BB-ĐTTNLĐ").await?;
    step!(
        stage,
        stage.at(22, 10, 30),
        hold_announcement,
        &cast.investigator,
        last,
        meeting(stage.at(22, 9, 0))
    );
    step!(
        stage,
        stage.at(21, 9, 0),
        issue_minutes,
        &cast.investigator,
        last,
        minutes("04/BB-ĐTTNLĐ", stage.at(21, 8, 30))
    );
    let told = Command::ReportRecommendation {
        id: done,
        text: "Đã thay 12 sợi cáp, có phiếu kiểm định".to_owned(),
        evidence: Some("Phiếu kiểm định cáp tải, kèm ảnh chụp".to_owned()),
        evidence_ids: vec![],
        done: true,
    };
    step!(stage, stage.at(6, 9, 0), report_recommendation, &cast.cement, last, told);
    super::evidence::crane(stage, &cast.investigator, &last, stage.at(5, 14, 0)).await?;
    Ok(())
}

async fn scaffold(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "31078",
        spot: "Công trình nhà ở ấp Suối Lớn",
        occurred: stage.at(12, 14, 30),
        employer: Some(("Hộ ông Bùi Văn Chủ (chủ nhà)", None)),
        course: [
            "Tại công trình nhà ở ba tầng",
            "đang xây tường",
            "trên giàn giáo tự lắp",
            "giàn giáo không neo, thiếu lan can",
            "giàn giáo đổ, hai thợ rơi từ tầng hai",
        ],
        people: vec![
            free(hurt(
                "Trần Văn Hồ",
                1979,
                "Thợ xây",
                Severity::Serious,
                &["043"],
                "Gãy xương chậu và xương đùi",
            )),
            free(hurt("Lý Văn Giàn", 1996, "Phụ hồ", Severity::Serious, &["029"], "Vỡ đốt sống")),
        ],
    };
    let at = stage.at(12, 16, 0);
    stage.move_to(at);
    let told = report(stage, ReportKind::CommuneNotice, &a, at)?;
    let last = file_commune_notice(&stage.app, as_of(&cast.phu_quoc), FiledBy::Page, None, told).await?;
    let mut last = accept(stage, &cast.investigator, stage.at(12, 16, 20), last).await?;
    let assign =
        Command::Assign { officer: cast.investigator_id, officer_name: cast.investigator.name.clone() };
    step!(stage, stage.at(12, 16, 25), assign, &cast.head, last, assign);
    step!(
        stage,
        stage.at(12, 17, 50),
        reach_scene,
        &cast.investigator,
        last,
        Command::ReachScene {
            at: stage.at(12, 17, 40),
            by: "Tổ công tác tại Phú Quốc".to_owned(),
            note: None
        }
    );
    step!(
        stage,
        stage.at(11, 9, 0),
        found_team,
        &cast.director,
        last,
        province_team("25/QĐ-SNV", stage.at(11, 9, 0))?
    );
    let found = Found {
        cause: "5",
        fault: FaultSide::Employer,
        factor: "6.1",
        what: "Không có biện pháp thi công an toàn cho giàn giáo.",
        rule: "QCVN 18:2021/BXD, mục 2.2",
    };
    let _concluded = conclude(stage, &cast.investigator, stage.at(2, 9, 0), last, found).await?;
    Ok(())
}

async fn electrocution(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "30742",
        spot: "Trạm biến áp nội bộ",
        occurred: stage.at(25, 7, 45),
        employer: Some(("Nhà máy xay xát Rạch Giá (mẫu)", Some(cast.mill_id))),
        course: [
            "Tại trạm biến áp",
            "đang thay cầu chì",
            "bằng sào cách điện cũ",
            "không cắt điện, không tiếp địa",
            "bị phóng điện, chết trên đường cấp cứu",
        ],
        people: vec![hurt("Kiên Sóc Phol", 1985, "Thợ điện", Severity::Fatal, &[], "Điện giật")],
    };
    let last = declare(stage, &cast.mill, stage.at(25, 8, 30), &a).await?;
    let mut last = accept(stage, &cast.investigator, stage.at(25, 8, 50), last).await?;
    step!(
        stage,
        stage.at(25, 10, 0),
        found_team,
        &cast.director,
        last,
        province_team("23/QĐ-SNV", stage.at(25, 10, 0))?
    );
    step!(
        stage,
        stage.at(25, 10, 40),
        reach_scene,
        &cast.investigator,
        last,
        Command::ReachScene { at: stage.at(25, 10, 15), by: "Đoàn điều tra".to_owned(), note: None }
    );
    let extend = Extend {
        days: 30,
        consent_number: "112/SNV-LĐ".to_owned(),
        consent_date: vn_date(stage.at(5, 9, 0)),
        consented_by: "Giám đốc Sở Nội vụ".to_owned(),
        reason: "Chờ kết quả giám định pháp y".to_owned(),
    };
    step!(stage, stage.at(5, 9, 30), extend, &cast.investigator, last, Command::Extend(extend));
    Ok(())
}

async fn conveyor(stage: &Stage, cast: &Cast) -> Result<()> {
    let a = Accident {
        commune: "30742",
        spot: "Dây chuyền sấy số 2",
        occurred: stage.at(5, 22, 15),
        employer: Some(("Nhà máy xay xát Rạch Giá (mẫu)", Some(cast.mill_id))),
        course: [
            "Tại dây chuyền sấy",
            "đang gạt lúa kẹt",
            "bằng tay",
            "băng tải không có nút dừng khẩn",
            "bàn tay bị cuốn vào băng tải",
        ],
        people: vec![hurt(
            "Trịnh Thị Mơ",
            1999,
            "Công nhân vận hành",
            Severity::Serious,
            &["034"],
            "Dập nát hai đốt ngón tay",
        )],
    };
    let mut last = declare(stage, &cast.mill, stage.at(4, 7, 30), &a).await?;
    step!(stage, stage.at(4, 9, 0), found_team, &cast.mill, last, own_team("02/QĐ-NM", stage.at(4, 9, 0))?);
    Ok(())
}
