//! Decisions.

use super::case::*;
use documents::Form;
use documents::form::{CompensationDecision, Letterhead, TeamDecision};
use domain::case::CompensationKind;

pub(super) fn province() -> TeamDecision {
    TeamDecision {
        head: department("15", "QĐ-SNV"),
        decider: text("Giám đốc Sở Nội vụ tỉnh An Giang"),
        grounds: list(&[
            "Luật An toàn, vệ sinh lao động số 84/2015/QH13 ngày 25 tháng 6 năm 2015",
            "Nghị định số 39/2016/NĐ-CP ngày 15 tháng 5 năm 2016 của Chính phủ quy định chi tiết thi hành một số điều của Luật An toàn, vệ sinh lao động",
        ]),
        authority: list(&[
            "Quyết định của Ủy ban nhân dân tỉnh An Giang quy định chức năng, nhiệm vụ, quyền hạn của Sở Nội vụ",
        ]),
        proposer: text("Trưởng phòng Việc làm – An toàn lao động"),
        members: members(),
        occurred: at(2026, 1, 5, 8, 15),
        place: text(PLACE),
        victims: list(&["Nguyễn Hữu Đợi", "Trần Thị Ngữ Ẵm"]),
        term_days: Some(30),
        term_from: at(2026, 1, 5, 8, 52),
        executors: list(&[
            "Trưởng phòng Việc làm – An toàn lao động",
            "Giám đốc Công ty TNHH Chế biến thủy sản Hòn Đất",
        ]),
        recipients: list(&["Sở Y tế; Liên đoàn Lao động tỉnh", "Công an tỉnh; Viện kiểm sát nhân dân tỉnh"]),
        signatory: director(),
    }
}

pub(super) fn establishment() -> TeamDecision {
    TeamDecision {
        head: Letterhead { symbol: text("QĐ-HĐ"), ..company() },
        decider: text("Giám đốc Công ty TNHH Chế biến thủy sản Hòn Đất"),
        proposer: text("Trưởng bộ phận an toàn, vệ sinh lao động"),
        members: vec![
            person("Huỳnh Quốc Bửu", "Giám đốc", "Công ty", "Trưởng đoàn"),
            person("Lâm Thị Thúy Ơn", "Chủ tịch công đoàn cơ sở", "Công ty", "Thành viên"),
        ],
        term_days: Some(7),
        signatory: employer(),
        ..province()
    }
}

pub(super) fn central() -> TeamDecision {
    TeamDecision {
        head: Letterhead {
            superior: None,
            issuer: text("Bộ Nội vụ"),
            symbol: text("QĐ-BNV"),
            place: text("Hà Nội"),
            ..department("980", "")
        },
        decider: text("Bộ trưởng Bộ Nội vụ"),
        proposer: text("Cục trưởng Cục Việc làm"),
        signatory: documents::form::Signatory {
            authority: text("KT. Bộ trưởng"),
            title: text("Thứ trưởng"),
            name: text("Nguyễn Thị Hồng Ẩn"),
        },
        ..province()
    }
}

pub(super) fn compensation() -> Form {
    Form::CompensationDecision(Box::new(CompensationDecision {
        head: Letterhead { symbol: text("QĐ-HĐ"), ..company() },
        decider: text("Giám đốc Công ty TNHH Chế biến thủy sản Hòn Đất"),
        grounds: list(&["Thỏa ước lao động tập thể của Công ty"]),
        minutes: cited("02/BB-ĐĐT", 1, 28),
        medical: cited("45/GĐYK", 4, 15),
        kind: Some(CompensationKind::Compensation),
        victim_name: text("Trần Thị Ngữ Ẵm"),
        victim_birth: text("20/10/1986"),
        occupation: text("Công nhân chế biến thủy sản"),
        unit: text("Phân xưởng sơ chế"),
        loss: text("31%"),
        monthly_wage: dong(8_500_000),
        months: text("9,9"),
        amount: dong(84_150_000),
        amount_in_words: text("tám mươi bốn triệu một trăm năm mươi nghìn đồng"),
        recipient: text("bà Trần Thị Ngữ Ẵm"),
        executors: list(&["Kế toán trưởng", "Trưởng phòng Nhân sự"]),
        recipients: list(&["Bà Trần Thị Ngữ Ẵm", "Sở Nội vụ tỉnh An Giang"]),
        signatory: employer(),
        ..CompensationDecision::default()
    }))
}
