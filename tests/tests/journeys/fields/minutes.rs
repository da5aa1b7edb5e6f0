//! Biên bản điều tra (PL IX, PL X), items 3 to 13, and its signing.

use domain::reference::{causes, factors_on};
use journeys::when;
use serde_json::{Value, json};

use super::table::{Field, text, value};

/// What the findings rest on.
pub(super) fn base(evidence: &str) -> Value {
    json!({
        "evidence": [evidence], "rules_breached": [{ "article": "Quy trình sấy, mục 5", "by": "both", "how": "Không cắt điện" }],
        "causes": [{ "depth": "root", "text": "Thiếu khóa liên động", "evidence": [evidence] }],
        "contrary": [{ "what": "Tổ trưởng nói đã cắt điện", "answer": "Nhật ký điện không ghi" }],
        "persons_at_fault": [{ "evidence": [evidence] }],
    })
}

/// Every field; the last ones are asked by PL X alone.
pub(super) fn fields(victim: &str, provincial: bool) -> Vec<Field> {
    let cause = causes().get("2").map(|c| format!("2. {}", c.name().vi)).unwrap_or_default();
    let factor =
        factors_on(when::today()).get("3.1").map(|f| format!("3.1. {}", f.name().vi)).unwrap_or_default();
    let wrong = [json!("x")];
    let mut out = vec![
        value("H số biên bản", "/minutes_number", json!("14/BB-ĐT")).prints(&["Số: 14/BB-ĐT"]),
        text("3 tham dự: họ tên", "/participants/0/name", "Huỳnh Thanh Tùng").refuses(&[json!("1")]),
        text("3 tham dự: đơn vị", "/participants/0/unit", "Công ty Cung ứng Miền Tây"),
        text("3 tham dự: chức vụ", "/participants/0/position", "Phó Giám đốc nhân sự"),
        text("6 diễn biến", "/course", "Băng tải khởi động lại khi nạn nhân đang vệ sinh."),
        value("7 lỗi", "/fault", json!("both")).prints(&["☒ do lỗi của cả hai bên"]).refuses(&wrong),
        value("7 nguyên nhân chính", "/cause", json!("2"))
            .prints(&[&cause])
            .refuses(&[json!("12"), json!("a")]),
        text("7 phân tích", "/cause_detail", "Không có khóa liên động và không treo biển cấm đóng điện"),
        value("yếu tố gây chấn thương", "/injury_factor", json!("3.1"))
            .prints(&[&factor])
            .refuses(&[json!("77")]),
        value("8 kết luận", "/conclusion", json!("tnld")).prints(&["☒ là tai nạn lao động"]).refuses(&wrong),
        text("8 mức độ vi phạm, trách nhiệm", "/responsibility", "Nhà máy chịu trách nhiệm chính"),
        text("9 người có lỗi: họ tên", "/persons_at_fault/0/name", "Lâm Văn Ba").refuses(&[json!("1")]),
        text("9 người có lỗi: chức vụ", "/persons_at_fault/0/position", "Tổ trưởng ca hai"),
        text("9 người có lỗi: vi phạm", "/persons_at_fault/0/violation", "Đóng điện khi chưa kiểm tra"),
        text("9 người có lỗi: điều khoản", "/persons_at_fault/0/article", "Nội quy lao động, Điều 14"),
        text(
            "9 người có lỗi: đề nghị xử lý",
            "/persons_at_fault/0/proposed_handling",
            "Khiển trách bằng văn bản",
        ),
        text("ý kiến bảo lưu: người", "/reserved_opinions/0/person", "Bùi Thị Ngọc"),
        text("ý kiến bảo lưu: nội dung", "/reserved_opinions/0/opinion", "Cần giám định thêm về điện"),
    ];
    out.extend(life(victim));
    out.extend(costs());
    if provincial {
        out.extend(beyond());
    }
    out
}

/// Items 4, 5, 11 and 12 of one victim.
fn life(victim: &str) -> Vec<Field> {
    vec![
        value("4 nạn nhân", "/victims/0/victim_id", json!(victim))
            .prints(&["Danh Sóc Kha", "04/09/1987", "Thợ vận hành máy sấy", "8111"])
            .refuses(&[json!("01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f"), json!("ai đó")]),
        text("4 quê quán", "/victims/0/native_place", "Gò Quao"),
        text("4 thường trú", "/victims/0/residence", "Ấp Hòn Sóc, xã Thổ Sơn"),
        text("4 hoàn cảnh gia đình", "/victims/0/family", "Vợ Thị Sa Rên, hai con nhỏ"),
        text("4 nơi làm việc", "/victims/0/workplace", "Phân xưởng sấy, 88 Lâm Quang Ky"),
        value("4 thời gian làm việc", "/victims/0/months_with_employer", json!(41))
            .prints(&["3 năm 5 tháng"])
            .refuses(&[json!("lâu"), json!(5000)]),
        value("4 tuổi nghề", "/victims/0/months_in_trade", json!(100))
            .prints(&["8 năm 4 tháng"])
            .refuses(&[json!("lâu")]),
        text("4 bậc thợ", "/victims/0/grade", "4/7"),
        value("4 loại lao động", "/victims/0/contract", json!("definite"))
            .prints(&["☒ hợp đồng xác định thời hạn"])
            .refuses(&[json!("x")]),
        value("4 huấn luyện", "/victims/0/trained", json!(false)).prints(&["☒ không"]),
        text("5 bắt đầu làm việc", "/victims/0/work_started", "6 giờ 10"),
        text("5 số giờ đã làm", "/victims/0/hours_worked", "1 giờ 15 phút"),
        text("11 vết thương", "/victims/0/wound", "Cẳng tay trái"),
        value("11 mã chấn thương", "/victims/0/serious_codes/0", json!("034"))
            .prints(&["mã 034"])
            .refuses(&[json!("999")]),
        text("11 mức độ", "/victims/0/degree", "Gãy kín hai xương"),
        value("tỷ lệ tổn thương", "/victims/0/bodily_injury_percent", json!(23))
            .refuses(&[json!(101), json!("ít")]),
        text("12 nơi điều trị", "/victims/0/treated_at", "Trung tâm Y tế Hòn Đất"),
        text("12 xử lý ban đầu", "/victims/0/first_aid", "Nẹp cố định, giảm đau"),
    ]
}

/// Item 13.
fn costs() -> Vec<Field> {
    let bad = [json!(-5), json!("nhiều")];
    vec![
        value("13 số ngày nghỉ", "/damage/lost_days", json!(63)).prints(&["63 ngày"]).refuses(&bad),
        value("13 y tế", "/damage/medical", json!(12_345_000)).prints(&["12.345"]).refuses(&bad),
        value("13 trả lương", "/damage/wages", json!(23_456_000)).prints(&["23.456"]).refuses(&bad),
        value("13 bồi thường, trợ cấp", "/damage/compensation", json!(34_567_000))
            .prints(&["34.567"])
            .refuses(&bad),
        value("13 chi phí khác", "/damage/other", json!(4_321_000)).prints(&["4.321"]).refuses(&bad),
        text("13 chi phí khác gồm", "/damage/other_note", "Dựng lại hiện trường"),
        value("13 thiệt hại tài sản", "/damage/property", json!(56_789_000))
            .prints(&["56.789", "74.689"])
            .refuses(&bad),
    ]
}

/// What PL X asks beyond PL IX, and of the dead.
fn beyond() -> Vec<Field> {
    let (from, to) = (when::days_ago(1), when::today());
    vec![
        value("X điều tra từ", "/provincial/site_from", json!(from.to_string()))
            .prints(&[&from.format("điều tra tại chỗ từ ngày %d tháng").to_string(), "31/QĐ-ĐTTN"])
            .refuses(&[json!("30/02/2026")]),
        value("X điều tra đến", "/provincial/site_to", json!(to.to_string()))
            .prints(&[&to.format("đến ngày %d tháng").to_string()])
            .refuses(&[json!("mai"), json!(when::days_ago(9).to_string())]),
        text(
            "X phối hợp với Công an",
            "/provincial/coordination",
            "Cùng Công an tỉnh khám nghiệm hiện trường",
        ),
        text("X kiến nghị với Sở", "/provincial/proposals", "Kiểm tra toàn bộ cơ sở sấy trong huyện"),
        text("X đề nghị xử phạt", "/provincial/sanctions", "Phạt theo Nghị định về xử phạt, Điều 21"),
        text("X dấu hiệu tội phạm", "/provincial/criminal_signs", "Chưa thấy dấu hiệu tội phạm"),
        text("X thời gian chết", "/victims/0/death_time", "9 giờ 40 hôm sau"),
        text("X nơi chết", "/victims/0/death_place", "Khoa Hồi sức tích cực"),
        text("X kết luận pháp y", "/victims/0/forensic_number", "118/KLGĐPY"),
    ]
}

/// Signing: number, day, who did not sign and why.
pub(super) fn signing() -> Vec<Field> {
    let day = when::today();
    vec![
        value("S số biên bản", "/minutes_number", json!("15/BB-ĐT")).prints(&["Số: 15/BB-ĐT"]),
        value("S ngày ký", "/signed_on", json!(day.to_string()))
            .prints(&[&day.format("ngày %d tháng").to_string()])
            .refuses(&[json!("30/02/2026"), json!("nay")]),
        value("S người ký", "/signatures/0/signed", json!(true)),
        value("S không ký: lý do", "/signatures/1/reason", json!("Đang nằm viện")).refuses(&[json!("")]),
    ]
}
