//! Quyết định thành lập Đoàn điều tra (PL V, VI, VII).

use journeys::when;
use serde_json::{Value, json};

use super::table::{Field, text, value};

/// Nothing but what the table tells.
pub(super) fn base() -> Value {
    json!({})
}

/// Every field; the head stands for the founder of the level.
pub(super) fn fields(head: &'static str) -> Vec<Field> {
    let day = when::today();
    let wrong = [json!("x")];
    vec![
        value("1 số", "/decision_number", json!("31/QĐ-ĐTTN")).prints(&["Số: 31/QĐ-ĐTTN"]),
        value("1 ngày", "/decision_date", json!(day.to_string()))
            .prints(&[&day.format("ngày %d tháng").to_string()])
            .refuses(&[json!("31/02/2026"), json!(when::days_ago(-3).to_string())]),
        text("1 nơi", "/paper/place", "Rạch Sỏi"),
        text("2 căn cứ", "/paper/grounds/0", "Quy chế tổ chức và hoạt động ban hành năm 2024"),
        text("2 căn cứ thứ hai", "/paper/grounds/1", "Quyết định phân công số 77/QĐ năm 2025"),
        text("3 người đề nghị", "/paper/proposer", "Trưởng phòng An toàn lao động"),
        text("4 Trưởng đoàn: họ tên", "/members/0/name", "Phạm Quốc Việt").refuses(&[json!("99")]),
        text("4 Trưởng đoàn: chức vụ", "/members/0/position", "Phó Trưởng phòng"),
        text("4 Trưởng đoàn: đơn vị", "/members/0/unit", "Phòng Việc làm – An toàn lao động"),
        value("4 Trưởng đoàn: vai trò", "/members/0/head", json!(true)).prints(&["Trưởng đoàn"]),
        value("4 Trưởng đoàn: thành phần", "/members/0/capacity", json!(head)).refuses(&wrong),
        value("4 Trưởng đoàn: giấy ủy quyền", "/members/0/authorisation", json!("08/UQ-2026")),
        text("4 thành viên: họ tên", "/members/1/name", "Bùi Thị Ngọc"),
        text("4 thành viên: chức vụ", "/members/1/position", "Bác sĩ y học lao động"),
        text("4 thành viên: đơn vị", "/members/1/unit", "Trung tâm Kiểm soát bệnh tật"),
        value("4 thành viên: vai trò", "/members/1/head", json!(false)).prints(&["Thành viên"]),
        value("4 thành viên: thành phần", "/members/1/capacity", json!("health")).refuses(&wrong),
        text("4 công đoàn: họ tên", "/members/2/name", "Trịnh Công Thành"),
        text("4 công đoàn: chức vụ", "/members/2/position", "Ủy viên thường vụ"),
        text("4 công đoàn: đơn vị", "/members/2/unit", "Liên đoàn Lao động"),
        value("4 công đoàn: thành phần", "/members/2/capacity", json!("union_or_workers_rep"))
            .refuses(&wrong),
        text("6 người thi hành", "/paper/executors/0", "Quản đốc phân xưởng cơ khí"),
        text("7 nơi nhận", "/paper/recipients/0", "Bảo hiểm xã hội khu vực"),
        text("8 người ký", "/founder", "Đỗ Văn Minh"),
        value("8 chức danh người ký", "/paper/signatory_title", json!("Quyền Giám đốc"))
            .prints(&["QUYỀN GIÁM ĐỐC"]),
        // Điều 2 says what is known of the accident already.
        value("5 nạn nhân, thời hạn", "/members/2/head", json!(false)).prints(&[
            "Thời hạn điều tra: ",
            "tính từ thời điểm nhận tin báo, khai báo",
            "nạn nhân: Danh ",
        ]),
    ]
}
