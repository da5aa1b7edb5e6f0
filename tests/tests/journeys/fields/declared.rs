//! Khai báo tai nạn lao động (PL III).

use journeys::people::{KIEN_HAI, MILL_TAX_CODE, RACH_GIA};
use journeys::when;
use serde_json::{Value, json};

use super::table::{Field, text, value};

/// What the form does not ask: how many were hurt.
pub(super) fn base() -> Value {
    json!({ "accident": { "casualties": { "dead": 1, "light": 1 }, "occurred": { "kind": "exact" } } })
}

/// Every field of PL III, and what the law asks beside it.
pub(super) fn fields() -> Vec<Field> {
    let day = when::days_ago(1);
    let known = format!("{day}T08:20:00+07:00");
    let mut out = head(day);
    out.extend(establishment("PL III"));
    out.extend([
        value("PL III 3 thời gian xảy ra", "/accident/occurred/at", json!(when::at(day, 7, 25)))
            .prints(&["07 giờ 25 phút"])
            .refuses(&[json!("25h99"), json!("hôm nọ")]),
        value("PL III 4 xã", "/accident/place/commune_code", json!(RACH_GIA))
            .prints(&["Phường Rạch Giá, Tỉnh An Giang"])
            .refuses(&[json!("99999"), json!("")]),
        text("PL III 4 thôn, ấp, khu phố", "/accident/place/address", "Khu phố 3"),
        text("PL III 4 vị trí trong cơ sở", "/accident/place/spot", "Gian sấy số 2"),
        text("PL III 5 nơi làm việc", "/accident/course/place", "Đứng trên sàn gian sấy"),
        text("PL III 5 đang làm gì", "/accident/course/activity", "Vệ sinh băng tải"),
        text("PL III 5 máy, thiết bị", "/accident/course/object", "Băng tải trấu BT-02"),
        text("PL III 5 mối nguy", "/accident/course/hazard", "Không cắt điện trước khi vệ sinh"),
        text("PL III 5 diễn biến, hậu quả", "/accident/course/event", "Băng tải cuốn tay và thân người"),
    ]);
    out.extend(victim());
    out.extend([
        text("PL III ký tên", "/declaration/signer_name", "Trần Văn Phúc").refuses(&[json!("99")]),
        // Titles stand in capitals.
        text("PL III chức vụ người ký", "/declaration/signer_position", "Giám đốc nhà máy")
            .prints(&["GIÁM ĐỐC NHÀ MÁY"]),
        value("thời điểm biết tin", "/declaration/known_at", json!(known)).refuses(&[json!("sáng sớm")]),
        value("sơ cứu", "/declaration/first_aid", json!("Băng ép, gọi 115")),
        value("giữ hiện trường", "/declaration/scene_kept", json!(false)),
        value("vì sao xáo trộn hiện trường", "/declaration/scene_note", json!("Tháo băng tải để cứu người")),
        value("bảo lưu", "/declaration/reservations", json!("Chờ kết luận pháp y")),
        value("người liên hệ", "/declaration/contact_name", json!("Ngô Thị Liên")),
        value("điện thoại liên hệ", "/declaration/contact_phone", json!("0912345678"))
            .reads(json!("+84912345678"))
            .refuses(&[json!("12"), json!("số nhà")]),
        value("người khai", "/told_by/name", json!("Lê Thị Hạnh")),
        value("chức vụ người khai", "/told_by/capacity", json!("Cán bộ an toàn")),
        value("địa chỉ người khai", "/told_by/address", json!("5 Mạc Cửu")),
        value("điện thoại người khai", "/told_by/phone", json!("0912345679"))
            .reads(json!("+84912345679"))
            .refuses(&[json!("0")]),
        value("thư điện tử người khai", "/told_by/email", json!("hanh@phuthinh.test"))
            .refuses(&[json!("hanh")]),
    ]);
    out
}

fn head(day: chrono::NaiveDate) -> Vec<Field> {
    vec![
        value("PL III số", "/declaration/document_number", json!("17/KB-PT")).prints(&["Số: 17/KB-PT"]),
        text("PL III nơi", "/declaration/document_place", "Hòn Đất"),
        value("PL III ngày", "/declaration/document_date", json!(day.to_string()))
            .prints(&[&day.format("ngày %d tháng").to_string()])
            .refuses(&[json!("31/02/2026"), json!("mai")]),
    ]
}

/// Item 1 and 2 of PL III, item 1 of PL IX.
pub(super) fn establishment(form: &str) -> Vec<Field> {
    let all = form == "PL IX";
    let mut out = vec![
        text("1 tên cơ sở", "/accident/employer/name", "Nhà máy Xay xát Thuận Phát")
            .prints(&["NHÀ MÁY XAY XÁT THUẬN PHÁT", "Nhà máy Xay xát Thuận Phát"]),
        value("1 mã số thuế", "/accident/employer/tax_code", json!(MILL_TAX_CODE))
            .refuses(&[json!("123"), json!("mã số")]),
        text("1 địa chỉ", "/accident/employer/address", "88 Lâm Quang Ky"),
        value("1 địa chỉ – xã, tỉnh", "/accident/employer/commune_code", json!(KIEN_HAI))
            .prints(&["88 Lâm Quang Ky, Đặc khu Kiên Hải, Tỉnh An Giang"])
            .refuses(&[json!("12")]),
        value("1 điện thoại", "/accident/employer/phone", json!("02973861234"))
            .reads(json!("+842973861234"))
            .prints(&["0297 386 1234"])
            .refuses(&[json!("12")]),
        value("1 fax", "/accident/employer/fax", json!("02973861235"))
            .reads(json!("+842973861235"))
            .prints(&["0297 386 1235"])
            .refuses(&[json!("khong")]),
        text("1 e-mail", "/accident/employer/email", "vanthu@thuanphat.test").refuses(&[json!("@")]),
        text("2 cơ quan cấp trên", "/accident/employer/superior_body", "Tổng công ty Lương thực miền Nam"),
    ];
    let mut more = vec![
        value("1 ngành: mã", "/accident/employer/industry/code", json!("1061")).refuses(&[json!("99999")]),
        value("1 ngành: tên", "/accident/employer/industry/text", json!("Xay xát lúa gạo xuất khẩu")),
        value("1 loại hình", "/accident/employer/enterprise_type", json!("joint_stock")),
        value("1 số lao động", "/accident/employer/workers", json!(137)).refuses(&[json!("đông"), json!(-1)]),
    ];
    if all {
        let printed = ["1061", "Xay xát lúa gạo xuất khẩu", "Công ty cổ phần", "137"];
        more = more.into_iter().zip(printed).map(|(field, text)| field.prints(&[text])).collect();
    }
    out.extend(more);
    out
}

fn victim() -> Vec<Field> {
    vec![
        text("PL III 6 họ tên", "/accident/victims/0/name", "Danh Sóc Kha").refuses(&[json!("1234")]),
        value("PL III 6 năm sinh", "/accident/victims/0/birth", json!("04/09/1987"))
            .prints(&["1987"])
            .refuses(&[json!("hồi xưa"), json!("31/02/1990")]),
        value("PL III 6 giới tính", "/accident/victims/0/sex", json!("male"))
            .prints(&["Nam"])
            .refuses(&[json!("x")]),
        text("PL III 6 nghề", "/accident/victims/0/occupation/text", "Thợ vận hành máy sấy"),
        value("PL III 6 mã nghề", "/accident/victims/0/occupation/code", json!("8111"))
            .prints(&["(8111)"])
            .refuses(&[json!("0000")]),
        value("PL III 6 tình trạng", "/accident/victims/0/outcome", json!("fatal"))
            .prints(&["chết người"])
            .refuses(&[json!("nặng lắm")]),
        value("hình thức chết", "/accident/victims/0/death", json!("scene")).refuses(&[json!("x")]),
        value("căn cước", "/accident/victims/0/citizen_id", json!("091087001234")).refuses(&[json!("12")]),
        value("thường trú", "/accident/victims/0/residence", json!("Ấp Hòn Sóc, xã Thổ Sơn")),
        value("quan hệ lao động", "/accident/victims/0/relation", json!("hdld_written"))
            .refuses(&[json!("x")]),
        value("thương tích", "/accident/victims/0/injury", json!("Dập ngực")),
        value("nơi điều trị", "/accident/victims/0/treatment", json!("Trung tâm Y tế Hòn Đất")),
        value("người của", "/accident/victims/0/employed_by", json!("other")).refuses(&[json!("x")]),
        value(
            "đơn vị chủ quản",
            "/accident/victims/0/employer_name",
            json!("Công ty Cung ứng Lao động Miền Tây"),
        ),
        value("PL III 6 người thứ hai", "/accident/victims/1/name", json!("Thị Kim Loan"))
            .prints(&["Thị Kim Loan"]),
        value("chấn thương nặng", "/accident/victims/1/serious_codes/0", json!("034"))
            .refuses(&[json!("999")]),
        value("tình trạng người thứ hai", "/accident/victims/1/outcome", json!("serious"))
            .prints(&["bị thương nặng"]),
    ]
}

/// A light accident with every fact of the establishment, for its own team.
pub(super) fn light() -> Value {
    accident("light", json!({ "light": 1 }))
}

/// The same, fatal, for the province.
pub(super) fn fatal() -> Value {
    accident("fatal", json!({ "dead": 1 }))
}

fn accident(outcome: &str, casualties: Value) -> Value {
    let base = json!({
        "accident": {
            "occurred": { "kind": "exact", "at": when::at(when::days_ago(1), 7, 25) },
            "place": { "commune_code": RACH_GIA, "address": "Khu phố 3", "spot": "Gian sấy số 2" },
            "casualties": casualties,
            "victims": [{
                "name": "Danh Sóc Kha", "birth": "04/09/1987", "sex": "male", "relation": "hdld_written",
                "employed_by": "reporter", "outcome": outcome, "injury": "Dập tay",
                "occupation": { "code": "8111", "text": "Thợ vận hành máy sấy" },
            }],
            "course": { "event": "Băng tải cuốn tay" },
        },
        "declaration": { "known_at": when::at(when::days_ago(1), 8, 20), "signer_name": "Trần Văn Phúc",
            "signer_position": "Giám đốc nhà máy" },
    });
    super::body(base.clone(), &establishment("PL IX")).unwrap_or(base)
}
