//! The accident and its people.

use chrono::{NaiveDate, NaiveDateTime};
use documents::form::{
    Cited, DamageCosts, Establishment, Letterhead, ListedItem, Measure, Moment, Participant, Signatory,
    VictimRow, Voiced,
};
use domain::value::{Dong, Sex};
use domain::words::Severity;

pub(super) fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(super) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

pub(super) fn at(y: i32, m: u32, d: u32, h: u32, min: u32) -> Option<Moment> {
    Some(Moment::At(clock(y, m, d, h, min)))
}

fn clock(y: i32, m: u32, d: u32, h: u32, min: u32) -> NaiveDateTime {
    day(y, m, d).and_hms_opt(h, min, 0).expect("a time")
}

pub(super) fn dong(amount: i64) -> Option<Dong> {
    Some(Dong::new(amount).expect("an amount"))
}

pub(super) const ACCIDENT: &str = "nổ nồi hơi tại phân xưởng hấp của Công ty TNHH Chế biến thủy sản Hòn Đất lúc 08 giờ 15 phút ngày 05/01/2026, làm 01 người chết, 01 người bị thương nặng";
pub(super) const PLACE: &str = "Phân xưởng hấp, Khu công nghiệp Thạnh Lộc, xã Thạnh Lộc, tỉnh An Giang";
pub(super) const COURSE: &str = "Khoảng 07 giờ 30 phút, ca sáng khởi động nồi hơi số 2. Đến 08 giờ 10 phút, công nhân vận hành phát hiện đồng hồ áp suất tăng nhanh, van an toàn không mở.\nLúc 08 giờ 15 phút, thân nồi hơi bị vỡ tại đường hàn dọc; hơi nóng và mảnh kim loại văng vào khu vực sơ chế. Ông Nguyễn Hữu Đợi chết tại chỗ; bà Trần Thị Ngữ Ẵm bị bỏng 40% cơ thể, được đưa đi cấp cứu tại Bệnh viện Đa khoa tỉnh.";

pub(super) fn company() -> Letterhead {
    Letterhead {
        superior: None,
        issuer: text("Công ty TNHH Chế biến thủy sản Hòn Đất"),
        number: text("5"),
        symbol: None,
        place: text("An Giang"),
        date: Some(day(2026, 1, 5)),
        replaces: None,
    }
}

pub(super) fn department(number: &str, symbol: &str) -> Letterhead {
    Letterhead {
        superior: text("Ủy ban nhân dân tỉnh An Giang"),
        issuer: text("Sở Nội vụ"),
        number: text(number),
        symbol: text(symbol),
        place: text("An Giang"),
        date: Some(day(2026, 1, 6)),
        replaces: None,
    }
}

pub(super) fn team(number: &str, symbol: &str) -> Letterhead {
    Letterhead {
        superior: text("Sở Nội vụ tỉnh An Giang"),
        issuer: text("Đoàn điều tra tai nạn lao động"),
        number: text(number),
        symbol: text(symbol),
        place: text("An Giang"),
        date: Some(day(2026, 1, 20)),
        replaces: None,
    }
}

pub(super) fn commune() -> Letterhead {
    Letterhead {
        superior: None,
        issuer: text("Ủy ban nhân dân xã Thạnh Lộc"),
        number: text("12"),
        symbol: None,
        place: text("Thạnh Lộc"),
        date: Some(day(2026, 3, 9)),
        replaces: None,
    }
}

pub(super) fn director() -> Signatory {
    Signatory { authority: None, title: text("Giám đốc"), name: text("Lê Thị Phượng") }
}

pub(super) fn chair() -> Signatory {
    Signatory {
        authority: text("TM. Ủy ban nhân dân"), title: text("Chủ tịch"), name: text("Danh Út Mười")
    }
}

pub(super) fn head_of_team() -> Signatory {
    Signatory {
        authority: text("TM. Đoàn điều tra"), title: text("Trưởng đoàn"), name: text("Võ Văn Kiệm")
    }
}

pub(super) fn employer() -> Signatory {
    Signatory { authority: None, title: text("Giám đốc"), name: text("Huỳnh Quốc Bửu") }
}

pub(super) fn establishment() -> Establishment {
    Establishment {
        name: text("Công ty TNHH Chế biến thủy sản Hòn Đất"),
        address: text("Lô A5, Khu công nghiệp Thạnh Lộc, xã Thạnh Lộc, tỉnh An Giang"),
        tax_code: text("1700123456"),
        phone: text("0297 3861 234"),
        fax: text("0297 3861 235"),
        email: text("vanphong@hondat.example"),
        industry: text("Chế biến, bảo quản thủy sản"),
        industry_code: text("1020"),
        workers: Some(1_250),
        kind: text("Công ty trách nhiệm hữu hạn"),
        kind_code: text("02"),
        superior: text("Tổng công ty Thủy sản Tây Nam, số 1 đường Nguyễn Trung Trực, phường Rạch Giá"),
    }
}

pub(super) fn victims() -> Vec<VictimRow> {
    vec![
        VictimRow {
            name: text("Nguyễn Hữu Đợi"),
            birth: text("1985"),
            sex: Some(Sex::Male),
            occupation: text("Thợ vận hành nồi hơi"),
            occupation_code: text("8182"),
            condition: Some(Severity::Fatal),
            residence: text("Ấp Hòa Lợi, xã Thạnh Lộc, tỉnh An Giang"),
            relation: text("Hợp đồng không xác định thời hạn"),
        },
        VictimRow {
            name: text("Trần Thị Ngữ Ẵm"),
            birth: text("khoảng 40 tuổi"),
            sex: Some(Sex::Female),
            occupation: text("Công nhân chế biến thủy sản"),
            occupation_code: text("7511"),
            condition: Some(Severity::Serious),
            residence: text("Ấp Thạnh Hưng, xã Thạnh Lộc, tỉnh An Giang"),
            relation: text("Hợp đồng xác định thời hạn"),
        },
    ]
}

pub(super) fn person(name: &str, position: &str, unit: &str, role: &str) -> Participant {
    Participant { name: text(name), position: text(position), unit: text(unit), role: text(role) }
}

pub(super) fn members() -> Vec<Participant> {
    vec![
        person(
            "Võ Văn Kiệm",
            "Phó Trưởng phòng",
            "Phòng Việc làm – An toàn lao động, Sở Nội vụ",
            "Trưởng đoàn",
        ),
        person("Phạm Thị Hữu Nghĩa", "Bác sĩ", "Sở Y tế tỉnh An Giang", "Thành viên"),
        person("Đặng Ngọc Ẩn", "Chuyên viên", "Liên đoàn Lao động tỉnh An Giang", "Thành viên"),
    ]
}

pub(super) fn cited(number: &str, m: u32, d: u32) -> Cited {
    Cited { number: text(number), date: Some(day(2026, m, d)) }
}

pub(super) fn measures() -> Vec<Measure> {
    vec![
        Measure {
            content: text("Kiểm định lại toàn bộ nồi hơi, thay van an toàn trước khi vận hành"),
            owner: text("Quản đốc phân xưởng hấp"),
            due: Some(day(2026, 2, 28)),
        },
        Measure {
            content: text("Huấn luyện lại an toàn, vệ sinh lao động nhóm 3 cho người vận hành"),
            owner: text("Bộ phận an toàn của Công ty"),
            due: Some(day(2026, 3, 15)),
        },
    ]
}

pub(super) fn damage() -> DamageCosts {
    DamageCosts {
        lost_days: Some(120),
        medical: dong(85_400_000),
        wages: dong(32_000_000),
        compensation: dong(450_000_000),
        other: dong(60_000_000),
        other_note: text("mai táng, khám nghiệm hiện trường"),
        property: dong(1_350_000_000),
    }
}

pub(super) fn voiced(person: &str, opinion: &str, reason: Option<&str>) -> Voiced {
    Voiced { person: text(person), opinion: text(opinion), reason: reason.map(str::to_owned) }
}

pub(super) fn listed(what: &str, quantity: &str, condition: &str) -> ListedItem {
    ListedItem { what: text(what), quantity: text(quantity), condition: text(condition) }
}

pub(super) fn list(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}
