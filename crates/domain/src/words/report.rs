//! Words of reporting.

use super::text_enum;

text_enum! {
    /// Kind of a report (loại tin).
    pub enum ReportKind {
        Tip = "tip" ["tin báo", "tip"],
        UrgentNotice = "urgent_notice" ["tin khẩn", "urgent notice"],
        Declaration = "declaration" ["khai báo của người sử dụng lao động (PL III)", "employer's declaration (PL III)"],
        CommuneNotice = "commune_notice" ["báo tin của UBND cấp xã (PL IV)", "commune notice (PL IV)"],
        CommuneRecord = "commune_record" ["biên bản ghi nhận sự việc", "commune record"],
    }
}

text_enum! {
    /// How a report reached its receiver (phương tiện báo tin).
    pub enum Channel {
        Form = "form" ["biểu mẫu trực tuyến", "online form"],
        Api = "api" ["kết nối hệ thống", "system interface"],
        Phone = "phone" ["điện thoại", "telephone"],
        Fax = "fax" ["fax", "fax"],
        Letter = "letter" ["công văn, thư", "letter"],
        Email = "email" ["thư điện tử", "e-mail"],
        InPerson = "in_person" ["trực tiếp", "in person"],
    }
}
