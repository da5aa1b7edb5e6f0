//! Words of webhooks.

use super::text_enum;

text_enum! {
    /// What the system of an agency is told of (loại tin gửi qua webhook).
    pub enum WebhookTopic {
        Alert = "alert" ["báo tin TNLĐ", "alerts"],
        Drill = "drill" ["diễn tập", "drills"],
    }
}
