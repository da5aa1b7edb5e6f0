//! Biên bản lấy lời khai (PL VIII).

use journeys::when;
use serde_json::{Value, json};

use super::table::{Field, text, value};

/// Nothing but what the table tells.
pub(super) fn base() -> Value {
    json!({})
}

/// Every field.
pub(super) fn fields() -> Vec<Field> {
    let day = when::days_ago(1);
    let at = |minute: u32| json!(format!("{day}T15:{minute:02}:00+07:00"));
    let wrong = [json!("x")];
    let mut out = vec![
        value("1 bắt đầu", "/started_at", at(1)).prints(&["15 giờ 01 phút"]).refuses(&[json!("sớm")]),
        text("1 nơi", "/place", "Phòng họp nhà máy Thuận Phát"),
        text("2 người hỏi: họ tên", "/interviewers/0/name", "Phạm Quốc Việt").refuses(&[json!("1")]),
        text("2 người hỏi: chức vụ", "/interviewers/0/title", "Thanh tra viên chính"),
        text("2 người hỏi: đơn vị", "/interviewers/0/unit", "Thanh tra Sở Nội vụ"),
        text("2 người hỏi: vai trò", "/interviewers/0/role", "Trưởng đoàn điều tra"),
        text("2 người ghi: họ tên", "/note_taker/name", "Bùi Thị Ngọc").refuses(&[json!("1")]),
        text("2 người ghi: chức vụ", "/note_taker/title", "Chuyên viên chính"),
        text("2 người ghi: đơn vị", "/note_taker/unit", "Sở Y tế tỉnh"),
        text("2 người ghi: vai trò", "/note_taker/role", "Thư ký Đoàn"),
    ];
    out.extend(person());
    out.extend([
        value("4 quyền và nghĩa vụ", "/rights_explained", json!(true))
            .prints(&["khai báo trung thực:", "☒ có"]),
        text("5 hỏi", "/answers/0/question", "Lúc máy cuốn anh đứng ở đâu?"),
        text("5 đáp", "/answers/0/answer", "Tôi đứng cách cầu dao ba mét."),
        text("5 hỏi tiếp", "/answers/1/question", "Ai đóng cầu dao?"),
        text("5 đáp tiếp", "/answers/1/answer", "Tổ trưởng Lâm đóng."),
        value("6 kết thúc", "/ended_at", at(2))
            .prints(&["15 giờ 02 phút"])
            .refuses(&[json!("muộn"), json!(format!("{}T00:00:00+07:00", when::days_ago(2)))]),
        value("6 số trang", "/pages", json!(7))
            .prints(&["Biên bản gồm 7 trang"])
            .refuses(&[json!(0), json!("nhiều")]),
        value("6 đọc lại", "/reading", json!("read_aloud")).prints(&["☒ được đọc cho nghe"]).refuses(&wrong),
        text("6 sửa chữa", "/corrections", "Dòng 4: ba mét sửa thành bốn mét"),
        value("7 ký", "/signature", json!("refused")).refuses(&wrong),
        text("7 lý do không ký", "/refusal_reason", "Chờ người nhà").refuses(&[json!("")]),
        text("7 người chứng kiến", "/reading_witness", "Thạch Văn Lợi"),
        text("7 phiên dịch", "/interpreter", "Danh Thị Hương, phiên dịch tiếng Khmer"),
    ]);
    out
}

fn person() -> Vec<Field> {
    vec![
        text("3 họ tên", "/person/name", "Chau Sóc Phi").refuses(&[json!("7")]),
        text("3 tên gọi khác", "/person/other_name", "Phi Đen"),
        value("3 giới tính", "/person/sex", json!("female")).prints(&["Nữ"]).refuses(&[json!("x")]),
        text("3 ngày sinh", "/person/birth", "17/02/1979").refuses(&[json!("hồi đó")]),
        text("3 quốc tịch", "/person/nationality", "Việt Nam (gốc Campuchia)"),
        text("3 dân tộc", "/person/ethnicity", "Khmer"),
        text("3 tôn giáo", "/person/religion", "Phật giáo Nam tông"),
        text("3 thường trú", "/person/residence", "Ấp Xà Xiêm, xã Định Hòa"),
        text("3 nơi ở hiện nay", "/person/current_address", "Nhà trọ 19 Lạc Hồng"),
        text("3 số căn cước", "/person/identity_number", "091179004321"),
        value("3 ngày cấp", "/person/identity_issued_on", json!("2021-08-13"))
            .prints(&["13/08/2021"])
            .refuses(&[json!("32/01/2021")]),
        text("3 nơi cấp", "/person/identity_issued_by", "Cục Cảnh sát QLHC về TTXH"),
        text("3 nghề nghiệp", "/person/occupation", "Thợ bảo trì"),
        text("3 chức vụ", "/person/position", "Tổ phó tổ cơ điện"),
        text("3 nơi làm việc", "/person/workplace", "Phân xưởng sấy số 2"),
        text("3 quan hệ với người bị tai nạn", "/person/relationship", "Em vợ nạn nhân"),
        value("3 tư cách", "/person/heard_as", json!("concerned"))
            .prints(&["☒ người có liên quan"])
            .refuses(&[json!("x")]),
    ]
}
