//! Letters and the invitation.

use super::case::*;
use documents::Form;
use documents::form::{
    CriminalTransfer, ExtensionConsent, ExtensionRequest, Invitation, OpinionLetter, RecommendationNotice,
    SceneReleaseConsent, ServiceLetter,
};
use domain::case::{Conclusion, FaultSide};

pub(super) fn extension_request() -> Form {
    Form::ExtensionRequest(Box::new(ExtensionRequest {
        head: team("4", "ĐĐT"),
        addressee: text("Giám đốc Sở Nội vụ tỉnh An Giang"),
        decision: cited("15/QĐ-SNV", 1, 6),
        accident: text(ACCIDENT),
        term_from: at(2026, 1, 5, 8, 52),
        due: Some(day(2026, 2, 4)),
        days: Some(30),
        new_due: Some(day(2026, 3, 6)),
        reason: text(
            "chưa có kết luận giám định kỹ thuật nồi hơi;\nnạn nhân bị thương nặng chưa đủ sức khỏe để khai báo.",
        ),
        plan: text("nhận kết luận giám định, lấy lời khai nạn nhân, hoàn thành biên bản điều tra."),
        recipients: list(&["Sở Y tế; Liên đoàn Lao động tỉnh"]),
        signatory: head_of_team(),
    }))
}

pub(super) fn extension_consent() -> Form {
    Form::ExtensionConsent(Box::new(ExtensionConsent {
        head: department("112", "SNV-VLATLĐ"),
        addressee: text("Đoàn điều tra tai nạn lao động cấp tỉnh"),
        request: cited("04/ĐĐT", 1, 30),
        decision: cited("15/QĐ-SNV", 1, 6),
        accident: text(ACCIDENT),
        days: Some(30),
        due: Some(day(2026, 2, 4)),
        new_due: Some(day(2026, 3, 6)),
        instruction: text("Yêu cầu Đoàn điều tra báo cáo tiến độ hằng tuần."),
        recipients: list(&["Công an tỉnh"]),
        signatory: director(),
    }))
}

pub(super) fn scene_release() -> Form {
    Form::SceneReleaseConsent(Box::new(SceneReleaseConsent {
        head: team("2", "ĐĐT"),
        addressee: text("Công ty TNHH Chế biến thủy sản Hòn Đất"),
        occurred: at(2026, 1, 5, 8, 15),
        place: text(PLACE),
        work_done: text("khám nghiệm hiện trường, lập sơ đồ, chụp ảnh, thu giữ van an toàn"),
        scope: text("thu dọn phân xưởng hấp, trừ khu vực nồi hơi số 2; gia đình được mai táng nạn nhân"),
        from: at(2026, 1, 6, 16, 30),
        conditions: text("giữ nguyên nồi hơi số 2 và đường ống đến khi giám định xong"),
        recipients: list(&["Công an xã Thạnh Lộc"]),
        signatory: head_of_team(),
    }))
}

pub(super) fn opinion() -> Form {
    Form::OpinionLetter(Box::new(OpinionLetter {
        head: team("3", "ĐĐT"),
        addressees: list(&[
            "Cơ quan Cảnh sát điều tra Công an tỉnh An Giang",
            "Viện kiểm sát nhân dân tỉnh An Giang",
        ]),
        decision: cited("15/QĐ-SNV", 1, 6),
        accident: text(ACCIDENT),
        joint_work_ended: at(2026, 1, 8, 17, 0),
        course: text(COURSE),
        cause: text("Van an toàn kẹt, nồi hơi quá hạn kiểm định 07 tháng."),
        fault: Some(FaultSide::Employer),
        conclusion: Some(Conclusion::Tnld),
        request: text("cung cấp kết luận giám định pháp y"),
        recipients: list(&["Sở Nội vụ"]),
        signatory: head_of_team(),
    }))
}

pub(super) fn criminal_transfer() -> Form {
    Form::CriminalTransfer(Box::new(CriminalTransfer {
        head: team("5", "ĐĐT"),
        addressees: list(&["Cơ quan Cảnh sát điều tra Công an tỉnh An Giang"]),
        decision: cited("15/QĐ-SNV", 1, 6),
        accident: text(ACCIDENT),
        facts: text(COURSE),
        signs: text("Người quản lý cho vận hành nồi hơi khi biết van an toàn hỏng, hậu quả chết 01 người."),
        penal_article: text("Điều 295 Bộ luật Hình sự"),
        items: vec![
            listed("Biên bản điều tra và phụ lục", "24 trang", "bản chính"),
            listed("Van an toàn nồi hơi số 2", "01 chiếc", "niêm phong, móp tại thân van"),
        ],
        handover: cited("06/BB-ĐĐT", 2, 3),
        recipients: list(&["Viện kiểm sát nhân dân tỉnh", "Sở Nội vụ (để báo cáo)"]),
        signatory: head_of_team(),
    }))
}

pub(super) fn invitation() -> Form {
    Form::Invitation(Box::new(Invitation {
        head: department("31", "GM-SNV"),
        invitees: list(&["Công đoàn cơ sở Công ty TNHH Chế biến thủy sản Hòn Đất"]),
        purpose: text("cuộc họp công bố biên bản điều tra tai nạn lao động"),
        accident: text(ACCIDENT),
        at: at(2026, 2, 2, 14, 0),
        place: text("Hội trường Công ty, Khu công nghiệp Thạnh Lộc"),
        chair: text("ông Võ Văn Kiệm, Trưởng đoàn điều tra"),
        agenda: text("công bố biên bản, lấy ý kiến, ký biên bản cuộc họp"),
        bring: text("giấy giới thiệu, giấy ủy quyền (nếu có)"),
        contact: text("bà Ngô Thị Ưng, điện thoại 0297 3812 345"),
        recipients: list(&["Lãnh đạo Sở (để báo cáo)"]),
        signatory: director(),
    }))
}

pub(super) fn service() -> Form {
    Form::ServiceLetter(Box::new(ServiceLetter {
        head: department("140", "SNV-VLATLĐ"),
        addressees: list(&["Công ty TNHH Chế biến thủy sản Hòn Đất", "Gia đình ông Nguyễn Hữu Đợi"]),
        accident: text(ACCIDENT),
        announced: at(2026, 2, 2, 14, 0),
        minutes: cited("02/BB-ĐĐT", 1, 28),
        meeting_minutes: cited("03/BB-ĐĐT", 2, 2),
        enclosed: vec![listed("Biên bản điều tra tai nạn lao động", "12 trang", "bản chính")],
        duties: list(&[
            "Niêm yết công khai biên bản tại nơi làm việc;",
            "Thực hiện kiến nghị tại mục 10 của biên bản.",
        ]),
        recipients: list(&["Sở Y tế; Liên đoàn Lao động tỉnh"]),
        signatory: director(),
    }))
}

pub(super) fn recommendation() -> Form {
    Form::RecommendationNotice(Box::new(RecommendationNotice {
        head: department("141", "SNV-VLATLĐ"),
        addressee: text("Công ty TNHH Chế biến thủy sản Hòn Đất"),
        accident: text(ACCIDENT),
        minutes: cited("02/BB-ĐĐT", 1, 28),
        measures: measures(),
        report_by: Some(day(2026, 3, 31)),
        report_to: text("Sở Nội vụ tỉnh An Giang"),
        recipients: list(&["Ban Quản lý Khu kinh tế"]),
        signatory: director(),
    }))
}
