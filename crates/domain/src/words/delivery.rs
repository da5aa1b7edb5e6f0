//! Words of delivery.

use super::text_enum;

text_enum! {
    /// The way a message leaves the system (kênh gửi).
    pub enum ChannelKind {
        Email = "email" ["thư điện tử", "e-mail"],
        Webhook = "webhook" ["kết nối hệ thống (webhook)", "webhook"],
        Sms = "sms" ["tin nhắn SMS", "SMS"],
        Zalo = "zalo" ["Zalo", "Zalo"],
    }
}

text_enum! {
    /// Whom one rung of a ladder reaches (người được báo ở mỗi bậc).
    pub enum Contact {
        DutyOfficer = "duty_officer" ["cán bộ trực", "officer on duty"],
        Deputy = "deputy" ["cán bộ trực dự phòng", "deputy"],
        CommonAddress = "common_address" ["địa chỉ chung của cơ quan", "agency's common address"],
        Superior = "superior" ["cơ quan cấp trên", "superior agency"],
        DutyPhone = "duty_phone" ["gọi điện thoại trực", "call by telephone"],
    }
}

text_enum! {
    /// Where an alert stands (tình trạng tin báo).
    pub enum AlertStanding {
        Pending = "pending" ["đang gửi", "being sent"],
        Sent = "sent" ["đã gửi", "sent"],
        Acknowledged = "acknowledged" ["đã xác nhận", "confirmed"],
        Failed = "failed" ["chưa gửi được, đang gửi lại", "not sent yet, tried again"],
        Dead = "dead" ["không gửi được", "given up"],
        Withdrawn = "withdrawn" ["đã rút", "withdrawn"],
    }
}

text_enum! {
    /// How much haste an alert is in: deaths are told in minutes, the rest in hours.
    pub enum Urgency {
        Death = "death" ["có người chết hoặc chưa rõ thương vong", "a death, or casualties not known"],
        Other = "other" ["khác", "other"],
    }
}

impl Urgency {
    /// The urgency of an accident of a class: casualties that nobody knows may be deaths.
    pub fn of(class: super::EventClass) -> Self {
        match class {
            super::EventClass::Fatal | super::EventClass::Unknown => Self::Death,
            super::EventClass::SeriousMulti | super::EventClass::SeriousSingle | super::EventClass::Light => {
                Self::Other
            }
        }
    }
}
