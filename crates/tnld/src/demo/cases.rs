//! A dozen cases in different stages, told through the same use cases that people use.

use super::Stage;
use super::build::{Accident, Hurt, report};
use super::people::Cast;
use anyhow::{Context as _, Result};
use casework::Context;
use casework::cases::{self, CaseOutcome};
use casework::reports::{
    FiledBy, file_commune_notice, file_commune_record, file_declaration, file_tip, file_urgent_notice,
    log_report,
};
use domain::access::Actor;
use domain::case::{
    Command, Conclusion, ConditionChange, Damage, DismissalKind, Extend, FaultSide, Findings, FoundTeam,
    IssuedMinutes, Meeting, MemberCapacity, NewRecommendation, OwnerKind, TeamMember,
};
use domain::ids::{CaseId, RecommendationId};
use domain::time::{Instant, vn_date};
use domain::value::PersonName;
use domain::words::{Channel, DeathKind, ReportKind, Severity, WorkRelation};

fn hurt(
    name: &'static str,
    birth_year: i32,
    job: &'static str,
    outcome: Severity,
    codes: &'static [&'static str],
    injury: &'static str,
) -> Hurt {
    Hurt { name, birth_year, job, outcome, codes, injury, relation: WorkRelation::HdldWritten }
}

fn free(mut h: Hurt) -> Hurt {
    h.relation = WorkRelation::NoContract;
    h
}

fn as_of(actor: &Actor) -> Context {
    Context::of(actor.clone())
}

fn on(actor: &Actor, last: &CaseOutcome) -> Context {
    Context { if_match: Some(last.version), ..Context::of(actor.clone()) }
}

fn member(name: &str, unit: &str, head: bool, capacity: MemberCapacity) -> Result<TeamMember> {
    Ok(TeamMember {
        name: PersonName::parse(name).map_err(|e| anyhow::anyhow!("{name}: {e}"))?,
        position: if head { "Trưởng đoàn" } else { "Chuyên viên" }.to_owned(),
        unit: unit.to_owned(),
        head,
        capacity,
        authorisation: None,
    })
}

fn province_team(number: &str, on: Instant) -> Result<Command> {
    Ok(Command::FoundTeam(FoundTeam {
        decision_number: number.to_owned(),
        decision_date: vn_date(on),
        founder: "Giám đốc Sở Nội vụ tỉnh An Giang".to_owned(),
        members: vec![
            member("Nguyễn Minh Khôi", "Sở Nội vụ", true, MemberCapacity::LabourAuthority)?,
            member("Trương Văn Y", "Sở Y tế", false, MemberCapacity::Health)?,
            member("Ngô Thị Đoàn", "Liên đoàn Lao động tỉnh", false, MemberCapacity::UnionOrWorkersRep)?,
        ],
    }))
}

fn own_team(number: &str, on: Instant) -> Result<Command> {
    Ok(Command::FoundTeam(FoundTeam {
        decision_number: number.to_owned(),
        decision_date: vn_date(on),
        founder: "Giám đốc công ty".to_owned(),
        members: vec![
            member("Huỳnh Thị Thu An", "Phòng An toàn", true, MemberCapacity::Employer)?,
            member("Cao Văn Sự", "Công đoàn cơ sở", false, MemberCapacity::UnionOrWorkersRep)?,
            member("Mai Thị Thuốc", "Trạm y tế", false, MemberCapacity::Health)?,
        ],
    }))
}

fn findings(cause: &str, fault: FaultSide, factor: &str, what: &str) -> Command {
    Command::Conclude(Box::new(Findings {
        course: what.to_owned(),
        fault,
        cause: cause.to_owned(),
        cause_detail: what.to_owned(),
        injury_factor: Some(factor.to_owned()),
        conclusion: Conclusion::Tnld,
        responsibility: "Người sử dụng lao động chịu trách nhiệm tổ chức khắc phục.".to_owned(),
        persons_at_fault: Vec::new(),
        damage: Damage::default(),
        reserved_opinions: Vec::new(),
        minutes_number: None,
    }))
}

fn meeting(held_at: Instant) -> Command {
    Command::HoldAnnouncement(Box::new(Meeting {
        held_at,
        place: "Hội trường cơ sở xảy ra tai nạn".to_owned(),
        chair: "Trưởng đoàn".to_owned(),
        secretary: None,
        attendance: Vec::new(),
        dissent: Vec::new(),
        late_reason: None,
        recorded_at: held_at,
    }))
}

fn minutes(number: &str, at: Instant) -> Command {
    Command::IssueMinutes(IssuedMinutes {
        number: number.to_owned(),
        date: vn_date(at),
        sent_to: vec![
            "Người sử dụng lao động".to_owned(),
            "Thân nhân nạn nhân".to_owned(),
            "Công an tỉnh".to_owned(),
        ],
        sent_at: at,
    })
}

fn recommendation(stage: &Stage, content: &str, due_in_days: i64) -> (RecommendationId, Command) {
    let id = RecommendationId(stage.app.id());
    let due = vn_date(stage.now) + chrono::Duration::days(due_in_days);
    let new = NewRecommendation {
        id,
        content: content.to_owned(),
        owner_kind: OwnerKind::Employer,
        owner: "Cơ sở xảy ra tai nạn".to_owned(),
        due,
        proof: Some("Biên bản, ảnh chụp".to_owned()),
    };
    (id, Command::AddRecommendation(new))
}

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

/// Runs one command as the case's next step.
macro_rules! step {
    ($stage:expr, $at:expr, $name:ident, $actor:expr, $last:expr, $command:expr) => {{
        $stage.move_to($at);
        let ctx = on($actor, &$last);
        $last = cases::$name(&$stage.app, ctx, $last.case_id, $command).await?;
        tracing::debug!(case = %$last.case_id, version = $last.version, "told");
    }};
}

async fn declare(stage: &Stage, actor: &Actor, at: Instant, a: &Accident) -> Result<CaseOutcome> {
    stage.move_to(at);
    let told = report(stage, ReportKind::Declaration, a, at)?;
    Ok(file_declaration(&stage.app, as_of(actor), FiledBy::Page, None, told).await?)
}

async fn accept(stage: &Stage, actor: &Actor, at: Instant, last: CaseOutcome) -> Result<CaseOutcome> {
    let mut last = last;
    let report = last.report_id.context("a report was filed")?;
    step!(stage, at, accept_report, actor, last, Command::AcceptReport { report, note: None });
    Ok(last)
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
    step!(
        stage,
        stage.at(47, 9, 0),
        conclude,
        &cast.cement,
        last,
        findings("8", FaultSide::Worker, "5", "Người lao động không sử dụng kính bảo hộ đã được cấp.")
    );
    step!(stage, stage.at(46, 9, 0), hold_announcement, &cast.cement, last, meeting(stage.at(46, 8, 0)));
    step!(
        stage,
        stage.at(46, 11, 0),
        issue_minutes,
        &cast.cement,
        last,
        minutes("03/BB-XM", stage.at(46, 10, 30))
    );
    step!(
        stage,
        stage.at(45, 9, 0),
        close,
        &cast.investigator,
        last,
        Command::Close { note: Some("Hồ sơ đầy đủ.".to_owned()) }
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
    step!(
        stage,
        stage.at(26, 9, 0),
        conclude,
        &cast.investigator,
        last,
        findings("1", FaultSide::Employer, "3.2", "Cáp tải không được kiểm tra, thay thế theo quy định.")
    );
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
        evidence: None,
        done: true,
    };
    step!(stage, stage.at(6, 9, 0), report_recommendation, &cast.cement, last, told);
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
    step!(
        stage,
        stage.at(2, 9, 0),
        conclude,
        &cast.investigator,
        last,
        findings("5", FaultSide::Employer, "6.1", "Không có biện pháp thi công an toàn cho giàn giáo.")
    );
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

async fn fisherman(stage: &Stage, cast: &Cast) -> Result<()> {
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

async fn later_death(stage: &Stage, cast: &Cast) -> Result<()> {
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

async fn dismissed(stage: &Stage, cast: &Cast) -> Result<()> {
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

async fn phone_call(stage: &Stage, cast: &Cast) -> Result<()> {
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

async fn trench(stage: &Stage, cast: &Cast) -> Result<()> {
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

async fn urgent(stage: &Stage) -> Result<()> {
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

async fn boiler(stage: &Stage, cast: &Cast) -> Result<()> {
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
    declare(stage, &cast.mill, stage.at(0, 6, 40), &a).await?;
    Ok(())
}
