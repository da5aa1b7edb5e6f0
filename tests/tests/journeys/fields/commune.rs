//! Báo tin của UBND cấp xã (PL IV), biên bản ghi nhận sự việc.

use journeys::people::KIEN_HAI;
use journeys::when;
use serde_json::{Value, json};

use super::table::{Field, text, value};

/// What the notice does not ask: how many were hurt.
pub(super) fn notice_base() -> Value {
    json!({ "accident": { "casualties": { "dead": 1 }, "occurred": { "kind": "exact" } } })
}

/// Every field of PL IV.
pub(super) fn notice() -> Vec<Field> {
    let mut out = told();
    out.extend(happened(2));
    out.extend(victim("fatal", "chết người"));
    out.push(text(
        "PL IV địa chỉ thường trú",
        "/accident/victims/0/residence",
        "Ấp An Phú, đặc khu Kiên Hải",
    ));
    out
}

/// What the record does not ask.
pub(super) fn record_base() -> Value {
    json!({ "accident": { "casualties": { "serious": 1 }, "occurred": { "kind": "exact" } } })
}

/// Every field of the record.
pub(super) fn record() -> Vec<Field> {
    let today = when::today();
    let mut out = told();
    out.extend(happened(3));
    out.extend(victim("serious", ""));
    out.extend([
        value("1 lập hồi", "/commune_details/made_at/at", json!(when::at(when::days_ago(1), 15, 1)))
            .prints(&["15 giờ 01 phút"])
            .refuses(&[json!("tối")]),
        text("1 lập tại", "/commune_details/made_at_place", "Trụ sở Ấp An Phú"),
        text("1 người lập", "/commune_details/makers/0", "Võ Văn Bảy, công chức Văn hóa – Xã hội")
            .prints(&["Võ Văn Bảy", "công chức Văn hóa – Xã hội"]),
        text("1 người lập thứ hai", "/commune_details/makers/1", "Trần Văn Công, Công an đặc khu")
            .prints(&["Trần Văn Công", "Công an đặc khu"]),
        value("3 căn cước", "/accident/victims/0/citizen_id", json!("091087001234"))
            .prints(&["091087001234"])
            .refuses(&[json!("9")]),
        text("3 thường trú", "/accident/victims/0/residence", "Ấp An Phú, đặc khu Kiên Hải"),
        value("6 mã chấn thương", "/accident/victims/0/serious_codes/0", json!("034"))
            .prints(&["mã chấn thương 034"])
            .refuses(&[json!("999")]),
        text("6 thương tích", "/accident/victims/0/injury", "Đứt hai ngón bàn tay phải"),
        text("6 sơ cứu, cấp cứu", "/commune_details/first_aid", "Ga rô, ướp đá phần đứt rời"),
        text("6 bệnh viện", "/accident/victims/0/treatment", "Bệnh viện đa khoa Kiên Giang"),
        text("7 nguyên nhân ban đầu", "/commune_details/initial_cause", "Tời không có che chắn"),
        value("7 yếu tố gây chấn thương", "/commune_details/injury_factor", json!("3.2"))
            .prints(&["3.2. Thiết bị nâng"])
            .refuses(&[json!("77")]),
        text("8 lời khai", "/commune_details/witness_statements/0", "Tôi thấy tay áo anh Ngư bị cuốn"),
        text("8 lời khai thứ hai", "/commune_details/witness_statements/1", "Máy chạy không ai trông"),
        text("9 thiệt hại", "/commune_details/damage", "Hỏng một tay lưới, ước 12 triệu đồng"),
        text("10 kiến nghị", "/commune_details/measures", "Chủ tàu lắp che chắn tời ngay"),
        text("11 nơi gửi", "/commune_details/copies_to/0", "Gia đình nạn nhân Danh Văn Ngư"),
        text("11 nơi gửi thứ hai", "/commune_details/copies_to/1", "Phòng An toàn, Sở Nội vụ"),
        value("11 ngày niêm yết", "/commune_details/posted_on", json!(today.to_string()))
            .prints(&["Ngày niêm yết công khai", &today.format("ngày %d tháng").to_string()])
            .refuses(&[json!("30/02/2026"), json!("mai")]),
    ]);
    out
}

/// Who told, when, and who signs.
fn told() -> Vec<Field> {
    let at = format!("{}T09:05:00+07:00", when::days_ago(1));
    vec![
        text("người báo tin: họ tên", "/told_by/name", "Thị Hòa"),
        text("người báo tin: quan hệ với nạn nhân", "/told_by/capacity", "vợ nạn nhân"),
        text("người báo tin: địa chỉ", "/told_by/address", "Nhà số 4 Ấp An Phú"),
        value("người báo tin: điện thoại", "/told_by/phone", json!("0912345678"))
            .reads(json!("+84912345678"))
            .prints(&["0912 345 678"])
            .refuses(&[json!("12"), json!("máy bàn")]),
        value("UBND nhận tin lúc", "/commune_details/tip_received_at", json!(at))
            .prints(&["09 giờ 05 phút"])
            .refuses(&[json!("hôm qua"), json!("2026-13-01T00:00")]),
        text("làm cho hộ, cá nhân, tổ chức", "/commune_details/work_done_for", "Chủ tàu Trần Văn Biển"),
        text("người ký", "/commune_details/signer_name", "Nguyễn Văn Đảo").refuses(&[json!("99")]),
        // Titles stand in capitals.
        text("chức vụ người ký", "/commune_details/signer_position", "Phó Chủ tịch")
            .prints(&["PHÓ CHỦ TỊCH"]),
    ]
}

fn happened(days: i64) -> Vec<Field> {
    vec![
        value("thời gian xảy ra", "/accident/occurred/at", json!(when::at(when::days_ago(days), 5, 40)))
            .prints(&["05 giờ 40 phút"])
            .refuses(&[json!("25h"), json!("mờ sáng")]),
        value("xã nơi xảy ra", "/accident/place/commune_code", json!(KIEN_HAI))
            .prints(&["Đặc khu Kiên Hải, Tỉnh An Giang"])
            .refuses(&[json!("3110")]),
        text("thôn, ấp nơi xảy ra", "/accident/place/address", "Bến cá Hòn Tre"),
        text("vị trí", "/accident/place/spot", "Boong tàu KG-90123"),
        text("nơi đứng", "/accident/course/place", "Đứng cạnh tời lưới"),
        text("việc đang làm", "/accident/course/activity", "Thu lưới vây"),
        text("máy, thiết bị", "/accident/course/object", "Tời thủy lực TL-5"),
        text("mối nguy", "/accident/course/hazard", "Trục tời để trần"),
        text("diễn biến, hậu quả", "/accident/course/event", "Tay áo bị cuốn vào trục tời"),
    ]
}

fn victim(outcome: &str, printed: &str) -> Vec<Field> {
    let mut condition =
        value("tình trạng", "/accident/victims/0/outcome", json!(outcome)).refuses(&[json!("nặng")]);
    if !printed.is_empty() {
        condition = condition.prints(&[printed]);
    }
    vec![
        text("nạn nhân: họ tên", "/accident/victims/0/name", "Danh Văn Ngư").refuses(&[json!("77")]),
        value("nạn nhân: năm sinh", "/accident/victims/0/birth", json!("15/08/1991"))
            .prints(&["1991"])
            .refuses(&[json!("hồi xưa")]),
        value("nạn nhân: giới tính", "/accident/victims/0/sex", json!("male"))
            .prints(&["Nam"])
            .refuses(&[json!("x")]),
        text("nạn nhân: nghề", "/accident/victims/0/occupation/text", "Ngư phủ tàu lưới vây"),
        value("nạn nhân: mã nghề", "/accident/victims/0/occupation/code", json!("8111"))
            .refuses(&[json!("0000")]),
        condition,
        value("nạn nhân: quan hệ lao động", "/accident/victims/0/relation", json!("no_contract"))
            .refuses(&[json!("x")]),
    ]
}
