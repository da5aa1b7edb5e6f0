//! Declarations, reports, records, what is posted and listed.

use super::case::*;
use documents::Form;
use documents::form::{
    CommuneNotice, CommuneRecord, EmployerDeclaration, FileIndex, FileIndexEntry, PublicPosting, QuickReport,
    Receipt, Signatory,
};
use domain::case::{Conclusion, FaultSide};
use domain::value::Sex;
use domain::words::EventClass;

pub(super) fn employer_declaration() -> Form {
    Form::EmployerDeclaration(Box::new(EmployerDeclaration {
        head: company(),
        addressees: list(&["Sở Nội vụ tỉnh An Giang", "Công an xã Thạnh Lộc"]),
        establishment: establishment(),
        occurred: at(2026, 1, 5, 8, 15),
        place: text(PLACE),
        course: text(COURSE),
        victims: victims(),
        signatory: employer(),
    }))
}

pub(super) fn commune_notice() -> Form {
    Form::CommuneNotice(Box::new(CommuneNotice {
        head: commune(),
        addressees: list(&["Sở Nội vụ tỉnh An Giang", "Công an tỉnh An Giang", "Công an xã Thạnh Lộc"]),
        informant_name: text("Trần Văn Đỗ"),
        informant_relation: text("em ruột nạn nhân"),
        informant_address: text("Ấp Thạnh Hưng, xã Thạnh Lộc"),
        informant_phone: text("0912 345 678"),
        received: at(2026, 3, 9, 10, 5),
        occurred: at(2026, 3, 9, 9, 20),
        place: text("Nhà máy xay xát tư nhân, ấp Thạnh Hưng, xã Thạnh Lộc, tỉnh An Giang"),
        worked_for: text("Hộ ông Lý Sóc Kha"),
        course: text(COURSE),
        victims: victims(),
        signatory: chair(),
    }))
}

pub(super) fn quick_report() -> Form {
    Form::QuickReport(Box::new(QuickReport {
        head: department("7", "BC-SNV"),
        addressees: list(&["Bộ Nội vụ (Cục Việc làm)"]),
        establishment: establishment(),
        occurred: at(2026, 1, 5, 8, 15),
        place: text(PLACE),
        dead: Some(1),
        serious: Some(1),
        light: Some(0),
        victims: victims(),
        course: text(COURSE),
        cause: text("Nghi do van an toàn bị kẹt; đang xác minh."),
        measures: text(
            "Cấp cứu nạn nhân, phong tỏa hiện trường, thông báo cơ quan công an; cử cán bộ đến hiện trường lúc 09 giờ 40 phút.",
        ),
        team_decision: cited("15/QĐ-SNV", 1, 6),
        recipients: list(&["Ủy ban nhân dân tỉnh (để báo cáo)", "Thống kê tỉnh An Giang"]),
        signatory: director(),
    }))
}

pub(super) fn commune_record() -> Form {
    Form::CommuneRecord(Box::new(CommuneRecord {
        head: commune(),
        made: at(2026, 3, 9, 14, 0),
        made_at: text("nhà máy xay xát của hộ ông Lý Sóc Kha"),
        makers: vec![
            person("Thị Hường", "Công chức văn hóa – xã hội", "UBND xã Thạnh Lộc", ""),
            person("Nguyễn Đức Thưởng", "Cán bộ", "Công an xã Thạnh Lộc", ""),
            person("Trần Hữu Lễ", "Y sĩ", "Trạm Y tế xã Thạnh Lộc", ""),
        ],
        informant: text("Ông Trần Văn Đỗ, em ruột nạn nhân, điện thoại 0912 345 678"),
        received: at(2026, 3, 9, 10, 5),
        victim_name: text("Trần Thị Ngữ Ẵm"),
        victim_birth: text("20/10/1986"),
        victim_sex: Some(Sex::Female),
        victim_identity: text("091186001234"),
        victim_residence: text("Ấp Thạnh Hưng, xã Thạnh Lộc, tỉnh An Giang"),
        victim_occupation: text("Lao động tự do"),
        work_done: text("Bốc lúa lên băng tải"),
        worked_for: text("Hộ ông Lý Sóc Kha"),
        occurred: at(2026, 3, 9, 9, 20),
        place: text("Nhà máy xay xát tư nhân, ấp Thạnh Hưng"),
        course: text("Nạn nhân với tay gỡ bao lúa kẹt, ống tay áo bị cuốn vào băng tải."),
        injuries: text("Gãy hở xương cẳng tay phải (mã 0343)"),
        first_aid: text("Sơ cứu cầm máu tại Trạm Y tế xã"),
        hospital: text("Bệnh viện Đa khoa tỉnh"),
        cause: text("Băng tải không có che chắn"),
        injury_factor: text("4 – Bộ phận truyền động, chuyển động của máy, thiết bị"),
        statements: vec![voiced("Lý Thị Sa Ral", "Tôi nghe tiếng kêu, chạy đến tắt cầu dao.", None)],
        damage: text("Băng tải hư hỏng, dừng 03 ngày; chi phí sửa khoảng 4.500.000 đồng."),
        measures: text("Dừng băng tải đến khi lắp che chắn; hộ ông Kha trả chi phí điều trị."),
        posted_on: Some(day(2026, 3, 12)),
        copies_to: list(&["Gia đình nạn nhân", "Sở Nội vụ tỉnh An Giang", "Lưu hồ sơ"]),
        victim_signer: text("Trần Văn Đỗ"),
        signatory: chair(),
    }))
}

pub(super) fn receipt() -> Form {
    Form::Receipt(Box::new(Receipt {
        head: department("3", "GTN-SNV"),
        reporter: text("Công ty TNHH Chế biến thủy sản Hòn Đất (ông Huỳnh Quốc Bửu)"),
        contact: text("0297 3861 234"),
        report_kind: text("Khai báo tai nạn lao động (Phụ lục III)"),
        channel: text("Biểu mẫu trực tuyến"),
        received: at(2026, 1, 5, 8, 52),
        recorded: at(2026, 1, 5, 9, 10),
        received_by: text("Trương Mỹ Hạnh"),
        case_number: text("TNLĐ-91-2026-000001"),
        accident: text("Nổ nồi hơi ngày 05/01/2026 tại xã Thạnh Lộc, 02 người bị nạn"),
        papers: list(&["Ảnh hiện trường (04 tệp)", "Sơ đồ mặt bằng phân xưởng"]),
        outstanding: list(&["Danh sách nạn nhân đầy đủ, trước ngày 07/01/2026"]),
        hash: text("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        signatory: officer(),
    }))
}

fn officer() -> Signatory {
    Signatory {
        authority: text("TL. Giám đốc"), title: text("Trưởng phòng"), name: text("Ngô Thị Ưng")
    }
}

pub(super) fn public_posting() -> Form {
    Form::PublicPosting(Box::new(PublicPosting {
        head: department("21", "TB-SNV"),
        case_number: text("TNLĐ-91-2026-000001"),
        class: Some(EventClass::Fatal),
        occurred_on: Some(day(2026, 1, 5)),
        place: text("Phân xưởng hấp, xã Thạnh Lộc, tỉnh An Giang"),
        employer: text("Công ty TNHH Chế biến thủy sản Hòn Đất"),
        dead: Some(1),
        serious: Some(1),
        light: Some(0),
        investigated_by: text("Đoàn điều tra tai nạn lao động cấp tỉnh"),
        minutes: cited("02/BB-ĐĐT", 1, 28),
        announced: at(2026, 2, 2, 14, 0),
        announced_at: text("Hội trường Công ty TNHH Chế biến thủy sản Hòn Đất"),
        course: text("Nồi hơi số 2 quá áp, van an toàn không mở, thân nồi vỡ tại đường hàn dọc."),
        fault: Some(FaultSide::Employer),
        cause: text("1 – Không có thiết bị an toàn hoặc thiết bị không đảm bảo an toàn"),
        conclusion: Some(Conclusion::Tnld),
        responsibility: text("Người sử dụng lao động không kiểm định nồi hơi đúng hạn."),
        at_fault: list(&[
            "Quản đốc phân xưởng: cho vận hành nồi hơi quá hạn kiểm định; đề nghị xử lý kỷ luật",
        ]),
        measures: measures(),
        dissent: vec![voiced("Đại diện công đoàn", "Đề nghị ghi rõ trách nhiệm của bộ phận cơ điện.", None)],
        posted_from: Some(day(2026, 2, 5)),
        posted_at: text("bảng tin Công ty và trụ sở UBND xã Thạnh Lộc"),
        signatory: director(),
    }))
}

pub(super) fn file_index() -> Form {
    let entry = |point: &str, title: &str, number: Option<&str>, pages: u32| FileIndexEntry {
        point: text(point),
        title: text(title),
        number: number.map(str::to_owned),
        date: Some(day(2026, 1, 6)),
        pages: Some(pages),
        state: text("có"),
        hash: text("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    };
    Form::FileIndex(Box::new(FileIndex {
        head: department("", "SNV"),
        case_number: text("TNLĐ-91-2026-000001"),
        victim: text("Nguyễn Hữu Đợi, sinh năm 1985"),
        accident: text(ACCIDENT),
        retention: text("vĩnh viễn (vụ chết người)"),
        entries: vec![
            entry("a", "Biên bản khám nghiệm hiện trường", Some("03/BB-CSĐT"), 6),
            entry("b", "Sơ đồ hiện trường", None, 1),
            entry("đ", "Biên bản giám định kỹ thuật nồi hơi", Some("11/KLGĐ"), 14),
            FileIndexEntry {
                point: text("k"),
                title: text("Giấy ra viện"),
                state: text("không áp dụng: nạn nhân chết tại chỗ"),
                ..FileIndexEntry::default()
            },
        ],
        signatory: director(),
    }))
}
