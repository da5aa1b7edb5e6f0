//! Words of what people must do.

use super::text_enum;

text_enum! {
    /// Kind of a task (loại việc).
    pub enum TaskKind {
        PhoneCall = "phone_call" ["gọi điện thoại", "telephone call"],
        Undeclared = "undeclared" ["chưa có khai báo", "nobody declared"],
        QuickReport = "quick_report" ["báo cáo nhanh gửi Bộ", "quick report to the ministry"],
        SceneArrival = "scene_arrival" ["đến hiện trường", "go to the scene"],
        SameCause = "same_cause" ["cùng nguyên nhân tại cùng cơ sở", "same cause at the same site"],
        OverdueRecommendation = "overdue_recommendation" ["kiến nghị quá hạn", "overdue recommendation"],
        PoliceSilent = "police_silent" ["cơ quan điều tra chưa trả lời", "the police are silent"],
        Integrity = "integrity" ["kiểm tra dữ liệu", "integrity of the data"],
    }
}

text_enum! {
    /// What came of a task (kết quả); of a call, `done` says that the recipient confirmed on the telephone.
    pub enum TaskOutcome {
        Done = "done" ["đã xong, đã xác nhận", "done, confirmed"],
        NotReached = "not_reached" ["chưa liên lạc được", "not reached"],
        Refused = "refused" ["người nghe không xác nhận", "would not confirm"],
        NotNeeded = "not_needed" ["không còn cần", "no longer needed"],
    }
}
