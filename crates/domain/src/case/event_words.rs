//! What an event is called, for whoever reads the file without this program. The pages say the same.

use crate::words::Localized;

/// Kind, Vietnamese, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("case_opened", "Mở hồ sơ", "File opened"),
    ("report_received", "Nhận tin", "Report received"),
    ("facts_established", "Ghi nhận nội dung vụ", "Facts recorded"),
    ("classified", "Phân loại vụ", "Classified"),
    ("duties_arose", "Phát sinh nghĩa vụ báo tin", "Duties to alert arose"),
    ("report_accepted", "Tiếp nhận", "Accepted"),
    ("supplement_requested", "Yêu cầu bổ sung", "Supplement requested"),
    ("supplement_provided", "Bổ sung", "Supplement provided"),
    ("report_corrected", "Đính chính", "Corrected"),
    ("report_withdrawn", "Rút tin", "Withdrawn"),
    (
        "reporter_confirmed",
        "Người khai báo được duyệt là người của cơ sở",
        "The reporter was approved for the enterprise",
    ),
    ("condition_changed", "Tình trạng nạn nhân thay đổi", "A victim's condition changed"),
    ("victim_added", "Thêm nạn nhân", "Victim added"),
    ("handed_over", "Chuyển thẩm quyền", "Competence handed over"),
    ("taken_over", "Cấp trên lấy vụ lên điều tra", "Taken over by a higher level"),
    ("case_absorbed", "Nhập vụ trùng", "Same accident taken in"),
    ("dismissed", "Không thụ lý", "Dismissed"),
    ("assigned", "Phân công cán bộ", "Officer assigned"),
    ("team_founded", "Thành lập Đoàn điều tra", "Investigation team founded"),
    ("scene_reached", "Có mặt tại hiện trường", "Arrived at the scene"),
    ("expertise_requested", "Trưng cầu giám định", "Expertise requested"),
    ("extended", "Gia hạn", "Extended"),
    ("sent_to_police", "Chuyển hồ sơ cho cơ quan điều tra", "File handed to the police"),
    ("returned_by_police", "Nhận lại hồ sơ", "File received back"),
    ("concluded", "Kết luận", "Findings concluded"),
    ("announcement_held", "Họp công bố", "Announcement meeting held"),
    ("meeting_planned", "Lên lịch họp công bố", "Meeting planned"),
    ("minutes_issued", "Gửi biên bản", "Minutes sent"),
    ("addressee_added", "Thêm nơi nhận biên bản", "Recipient added"),
    ("minutes_served", "Biên bản đã đến nơi nhận", "Minutes served"),
    ("posted", "Niêm yết biên bản", "Minutes posted in public"),
    ("complaint_received", "Nhận khiếu nại", "Complaint received"),
    ("complaint_answered", "Trả lời khiếu nại", "Complaint answered"),
    ("complaint_escalated", "Khiếu nại lên cấp trên", "Complaint to the higher body"),
    ("reinvestigated", "Điều tra lại", "Investigated again"),
    ("case_released", "Tách vụ đã nhập nhầm", "Case taken out again"),
    ("unmerged", "Vụ được tách ra, tiếp tục", "Case goes on by itself"),
    ("recommendation_added", "Thêm kiến nghị", "Recommendation added"),
    ("recommendation_reported", "Báo cáo thực hiện kiến nghị", "Recommendation reported on"),
    ("recommendation_verified", "Xác minh kiến nghị", "Recommendation verified"),
    ("recommendation_extended", "Gia hạn kiến nghị", "Recommendation extended"),
    ("assessment_recorded", "Có kết luận giám định y khoa", "Medical assessment received"),
    ("compensation_recorded", "Đã chi bồi thường, trợ cấp", "Compensation or allowance paid"),
    ("compensation_cancelled", "Hủy ghi nhận chi trả", "Record of a payment cancelled"),
    ("document_issued", "Đã phát hành văn bản", "Document issued"),
    ("document_filed", "Đã lưu bản ký hoặc bản sửa của văn bản", "Signed or edited version filed"),
    ("evidence_added", "Đã thêm chứng cứ, tài liệu", "Evidence added"),
    ("evidence_moved", "Đã giao nhận chứng cứ", "Evidence handed over"),
    ("evidence_withdrawn", "Đã đưa chứng cứ ra khỏi hồ sơ xem xét", "Evidence set aside"),
    (
        "file_point_marked",
        "Mục hồ sơ được đánh dấu không áp dụng",
        "A point of the file marked as not applicable",
    ),
    ("file_point_unmarked", "Mục hồ sơ lại được áp dụng", "A point of the file applies again"),
    ("closed", "Kết thúc vụ", "Closed"),
    ("team_changed", "Thay đổi thành viên Đoàn", "Team changed"),
    ("invitation_answered", "Trả lời việc cử thành viên", "Invitation answered"),
    ("step_set", "Cập nhật kế hoạch điều tra", "Plan updated"),
    ("scene_recorded", "Ghi nhận về hiện trường", "Scene recorded"),
    ("testimony_taken", "Lấy lời khai", "Testimony taken"),
    ("documents_requested", "Yêu cầu cung cấp tài liệu", "Documents requested"),
    ("documents_received", "Nhận tài liệu, đồ vật", "Documents received"),
    ("expertise_received", "Nhận kết quả giám định", "Result of expertise received"),
    ("delay_explained", "Nêu lý do quá hạn", "Delay explained"),
    ("primacy_set", "Xác định cơ quan chủ trì", "Lead recorded"),
    ("opinion_sent", "Gửi văn bản nêu ý kiến", "Letter of opinion sent"),
    ("police_ruled", "Quyết định của cơ quan điều tra", "Ruling of the police"),
    ("police_term_extended", "Gia hạn giải quyết nguồn tin về tội phạm", "The police have longer to rule"),
    ("police_return_listed", "Danh mục giao trả hồ sơ", "List of what goes back"),
    ("prosecution_ended", "Kết quả xử lý hình sự", "Prosecution ended"),
    ("handover_recorded", "Lập biên bản bàn giao", "Hand-over recorded"),
    ("handover_confirmed", "Xác nhận bàn giao", "Hand-over confirmed"),
    ("referred", "Chuyển cơ quan theo luật chuyên ngành", "Referred"),
    ("referral_answered", "Trả lời của cơ quan được chuyển", "Referral answered"),
    ("findings_signed", "Ký biên bản điều tra", "Minutes signed"),
];

/// The words of a kind of event; none for a kind that is not known.
pub fn event_words(kind: &str) -> Option<Localized> {
    let (_, vi, en) = WORDS.iter().find(|(known, _, _)| *known == kind)?;
    Some(Localized::new(*vi, *en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_event_has_words() {
        let kinds = include_str!("event_kind.rs").split("=> \"").skip(1);
        let mut found = 0;
        for kind in kinds.filter_map(|rest| rest.split('"').next()) {
            assert!(event_words(kind).is_some(), "{kind}");
            found += 1;
        }
        assert!(found > 60, "{found}");
    }
}
