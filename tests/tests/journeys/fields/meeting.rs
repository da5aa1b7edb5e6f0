//! Biên bản cuộc họp công bố (PL XI).

use journeys::when;
use serde_json::{Value, json};

use super::table::{Field, text, value};

/// Nothing but what the table tells.
pub(super) fn base() -> Value {
    json!({})
}

/// Every field.
pub(super) fn fields() -> Vec<Field> {
    // Whole seconds come back.
    let at = format!("{}+07:00", when::minutes_ago(-1).get(..19).unwrap_or_default());
    let wrong = [json!("x")];
    let clock = at.get(11..16).unwrap_or_default().replace(':', " giờ ");
    let mut out = vec![
        value("1 bắt đầu", "/held_at", json!(at))
            .prints(&["Cuộc họp bắt đầu vào hồi", &clock])
            .refuses(&[json!("sáng"), json!("")]),
        text("1 nơi", "/place", "Hội trường tầng hai nhà máy").refuses(&[json!("")]),
        text("3 chủ trì", "/chair", "Phạm Quốc Việt").refuses(&[json!("")]),
        text("3 thư ký", "/secretary", "Bùi Thị Ngọc"),
        value("số biên bản", "/number", json!("16/BB-CB")).prints(&["Số: 16/BB-CB"]),
        text("4 biên bản được đọc", "/minutes_read", "Biên bản điều tra số 15/BB-ĐT, bản đọc toàn văn"),
        text("4 ý kiến: người", "/opinions/0/person", "Trần Văn Phúc"),
        text("4 ý kiến: nội dung", "/opinions/0/opinion", "Nhà máy nhất trí và xin khắc phục"),
        text("4 không nhất trí: người", "/dissent/0/person", "Thị Sa Rên"),
        text("4 không nhất trí: ý kiến", "/dissent/0/opinion", "Chồng tôi không có lỗi"),
        text("4 không nhất trí: lý do", "/dissent/0/reason", "Không ai dạy cách cắt điện"),
        value("4 không nhất trí: ký", "/dissent/0/signed", json!(true)),
        text("4 trả lời của Trưởng đoàn", "/answers", "Đã xem xét bảng phân công ca"),
        text("4 kết luận", "/final_conclusion", "Giữ nguyên kết luận, bổ sung ý kiến gia đình"),
        text("4 kiến nghị chưa xong", "/unfinished", "Lắp khóa liên động trước ngày hẹn"),
        value("5 kết thúc", "/closed_at", json!(at))
            .prints(&["Cuộc họp kết thúc vào hồi"])
            .refuses(&[json!("trưa")]),
        text("6 không ký: người", "/refusals/0/person", "Thị Sa Rên"),
        text("6 không ký: lý do", "/refusals/0/reason", "Chưa đồng ý mục 9"),
    ];
    let groups = [
        ("team", "Phạm Quốc Việt"),
        ("employer", "Trần Văn Phúc"),
        ("union", "Trịnh Công Thành"),
        ("victim_or_relatives", "Thị Sa Rên"),
        ("witness", "Chau Sóc Phi"),
        ("person_concerned", "Lâm Văn Ba"),
        ("police", "Trần Văn Hải"),
        ("procuracy", "Mai Văn Lợi"),
        ("commune", "Nguyễn Văn Đảo"),
    ];
    for ((group, name), at) in groups.into_iter().zip(ATTENDANCE) {
        out.push(value("2 thành phần: nhóm", at.0, json!(group)).refuses(&wrong));
        out.push(text("2 thành phần: họ tên", at.1, name));
    }
    out.extend([
        text("2 thành phần: đơn vị, chức vụ", "/attendance/0/unit", "Phó Trưởng phòng An toàn"),
        text("2 thành phần: giấy ủy quyền", "/attendance/1/authorisation", "44/UQ-TP"),
        value("2 vắng mặt", "/attendance/2/present", json!(false)).prints(&["Vắng mặt:"]),
        text("2 vắng mặt: lý do", "/attendance/2/note", "Đi công tác Hà Tiên").refuses(&[json!("")]),
    ]);
    out
}

const ATTENDANCE: [(&str, &str); 9] = [
    ("/attendance/0/group", "/attendance/0/name"),
    ("/attendance/1/group", "/attendance/1/name"),
    ("/attendance/2/group", "/attendance/2/name"),
    ("/attendance/3/group", "/attendance/3/name"),
    ("/attendance/4/group", "/attendance/4/name"),
    ("/attendance/5/group", "/attendance/5/name"),
    ("/attendance/6/group", "/attendance/6/name"),
    ("/attendance/7/group", "/attendance/7/name"),
    ("/attendance/8/group", "/attendance/8/name"),
];
