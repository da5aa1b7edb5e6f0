//! Minutes and records.

use super::case::*;
use documents::Form;
use documents::form::{
    Attendee, Exchange, HandoverRecord, HeardPerson, InvestigationMinutes, MeetingMinutes, MinutesVictim,
    PersonAtFault, ProvincialItems, Testimony,
};
use domain::case::{AttendanceGroup, Conclusion, ContractKind, FaultSide, HeardAs, Reading};
use domain::value::Sex;
use domain::words::{EventClass, Severity};

pub(super) fn investigation() -> InvestigationMinutes {
    InvestigationMinutes {
        head: team("2", "BB-ĐĐT"),
        class: Some(EventClass::Fatal),
        establishment: establishment(),
        team: members(),
        attended: vec![person("Huỳnh Quốc Bửu", "Giám đốc", "Công ty TNHH Chế biến thủy sản Hòn Đất", "")],
        victims: vec![dead(), hurt()],
        occurred: at(2026, 1, 5, 8, 15),
        place: text(PLACE),
        course: text(COURSE),
        fault: Some(FaultSide::Employer),
        cause: text(
            "Nồi hơi quá hạn kiểm định 07 tháng; van an toàn kẹt do cáu cặn; người vận hành không được huấn luyện lại.",
        ),
        cause_code: text("1 – Không có thiết bị an toàn hoặc thiết bị không đảm bảo an toàn"),
        contributing: list(&[
            "(1) Van an toàn bị kẹt (nguyên nhân trực tiếp)",
            "(2) Không kiểm tra van hằng ngày (nguyên nhân gốc, dẫn đến nguyên nhân 1)",
        ]),
        rules_breached: vec![documents::form::BreachedRule {
            article: text("Điều 16 khoản 2 Luật An toàn, vệ sinh lao động"),
            by: text("người sử dụng lao động"),
            how: text("không kiểm tra, bảo dưỡng thiết bị"),
        }],
        injury_factor: text("3.1 – Thiết bị áp lực"),
        conclusion: Some(Conclusion::Tnld),
        conclusion_note: text("Tai nạn xảy ra trong giờ làm việc, khi thực hiện nhiệm vụ được giao."),
        at_fault: vec![PersonAtFault {
            name: text("Ông Tô Văn Kịch, Quản đốc phân xưởng hấp"),
            violation: text(
                "cho vận hành nồi hơi quá hạn kiểm định (Điều 31 Luật An toàn, vệ sinh lao động)",
            ),
            proposed: text("xử lý kỷ luật theo nội quy lao động"),
        }],
        measures: measures(),
        damage: damage(),
        reserved: vec![voiced(
            "Đặng Ngọc Ẩn",
            "Đề nghị xác định thêm trách nhiệm của bộ phận cơ điện.",
            None,
        )],
        refusals: vec![voiced(
            "Đặng Ngọc Ẩn",
            "Không ký biên bản",
            Some("Chưa làm rõ trách nhiệm của bộ phận cơ điện."),
        )],
        provincial: ProvincialItems {
            decision: cited("15/QĐ-SNV", 1, 6),
            site_from: Some(day(2026, 1, 6)),
            site_to: Some(day(2026, 1, 8)),
            coordination: text("cùng Cơ quan Cảnh sát điều tra khám nghiệm hiện trường ngày 06/01/2026"),
            proposals: text("tổ chức kiểm tra nồi hơi tại các cơ sở chế biến thủy sản trong khu công nghiệp"),
            sanctions: text("xử phạt hành vi sử dụng thiết bị quá hạn kiểm định"),
            criminal_signs: text("đã chuyển hồ sơ theo Văn bản số 05/ĐĐT ngày 03/02/2026"),
        },
        employer_signatory: employer(),
    }
}

fn dead() -> MinutesVictim {
    MinutesVictim {
        name: text("Nguyễn Hữu Đợi"),
        sex: Some(Sex::Male),
        birth: text("12/8/1985"),
        native_place: text("xã Vĩnh Thuận, tỉnh An Giang"),
        residence: text("Ấp Hòa Lợi, xã Thạnh Lộc, tỉnh An Giang"),
        family: text("cha Nguyễn Hữu Ân; vợ Lê Thị Ữu; hai con sinh năm 2012, 2016"),
        workplace: text("Phân xưởng hấp, Công ty TNHH Chế biến thủy sản Hòn Đất"),
        occupation: text("Thợ vận hành nồi hơi"),
        occupation_code: text("8182"),
        months_with_employer: Some(64),
        months_in_trade: Some(120),
        grade: text("4/7"),
        contract: Some(ContractKind::Indefinite),
        trained: Some(true),
        work_started: text("07 giờ 00 phút"),
        hours_worked: text("01 giờ 15 phút"),
        condition: Some(Severity::Fatal),
        wound: text("ngực, bụng (mã 021, 026)"),
        degree: text("chết tại chỗ"),
        treated_at: text("không"),
        first_aid: text("không"),
        death_time: text("08 giờ 15 phút ngày 05/01/2026"),
        death_place: text("hiện trường"),
        forensic_number: text("08/KLPY ngày 12/01/2026"),
    }
}

fn hurt() -> MinutesVictim {
    MinutesVictim {
        name: text("Trần Thị Ngữ Ẵm"),
        sex: Some(Sex::Female),
        birth: text("20/10/1986"),
        occupation: text("Công nhân chế biến thủy sản"),
        occupation_code: text("7511"),
        months_with_employer: Some(18),
        months_in_trade: Some(24),
        grade: None,
        contract: Some(ContractKind::Definite),
        trained: Some(false),
        condition: Some(Severity::Serious),
        wound: text("bỏng mặt, tay, ngực (mã 058)"),
        degree: text("bỏng nước độ II, III, 40% diện tích cơ thể"),
        treated_at: text("Bệnh viện Đa khoa tỉnh"),
        first_aid: text("làm mát, băng vô trùng, chuyển cấp cứu"),
        ..dead()
    }
}

pub(super) fn testimony() -> Form {
    Form::Testimony(Box::new(Testimony {
        head: team("", ""),
        started: at(2026, 1, 7, 8, 0),
        place: text("Trụ sở Ủy ban nhân dân xã Thạnh Lộc"),
        interviewers: vec![members().remove(0)],
        note_taker: Some(person("Trương Mỹ Hạnh", "Chuyên viên", "Sở Nội vụ", "Thư ký")),
        person: HeardPerson {
            name: text("Tô Văn Kịch"),
            other_name: text("Năm Kịch"),
            sex: Some(Sex::Male),
            birth: text("02/9/1979"),
            nationality: text("Việt Nam"),
            ethnicity: text("Kinh"),
            religion: text("không"),
            residence: text("Phường Rạch Giá, tỉnh An Giang"),
            current_address: text("Phường Rạch Giá, tỉnh An Giang"),
            identity_number: text("091079004321"),
            identity_issued_on: Some(day(2021, 5, 9)),
            identity_issued_by: text("Cục Cảnh sát quản lý hành chính về trật tự xã hội"),
            occupation: text("Quản lý phân xưởng"),
            position: text("Quản đốc"),
            workplace: text("Công ty TNHH Chế biến thủy sản Hòn Đất"),
            relationship: text("người quản lý trực tiếp"),
            heard_as: Some(HeardAs::Concerned),
        },
        rights_explained: Some(true),
        answers: vec![
            Exchange {
                question: text("Nồi hơi số 2 được kiểm định lần cuối khi nào?"),
                answer: text("Tháng 6 năm 2024."),
            },
            Exchange {
                question: text("Vì sao vẫn vận hành?"),
                answer: text("Đơn hàng gấp, tôi đã báo cáo miệng.\nKhông có văn bản nào."),
            },
        ],
        ended: at(2026, 1, 7, 9, 40),
        pages: Some(2),
        reading: Some(Reading::BySelf),
        corrections: text("không"),
        refusal_reason: None,
        reading_witness: text("Lâm Thị Thúy Ơn"),
        interpreter: None,
    }))
}

pub(super) fn meeting() -> Form {
    let attendee = |group, name: &str, unit: &str| Attendee {
        group: Some(group),
        name: text(name),
        unit: text(unit),
        ..Attendee::default()
    };
    Form::MeetingMinutes(Box::new(MeetingMinutes {
        head: team("3", "BB-ĐĐT"),
        opened: at(2026, 2, 2, 14, 0),
        place: text("Hội trường Công ty TNHH Chế biến thủy sản Hòn Đất"),
        chair: Some(members().remove(0)),
        secretary: Some(person("Trương Mỹ Hạnh", "Chuyên viên", "Sở Nội vụ", "Thư ký")),
        attendance: vec![
            attendee(AttendanceGroup::Team, "Võ Văn Kiệm", "Trưởng đoàn"),
            attendee(AttendanceGroup::Team, "Phạm Thị Hữu Nghĩa", "Sở Y tế"),
            Attendee {
                authorisation: text("07/GUQ"),
                ..attendee(AttendanceGroup::Employer, "Mai Văn Đủ", "Phó Giám đốc Công ty")
            },
            attendee(AttendanceGroup::Union, "Lâm Thị Thúy Ơn", "Chủ tịch công đoàn cơ sở"),
            attendee(AttendanceGroup::VictimOrRelatives, "Lê Thị Ữu", "vợ ông Nguyễn Hữu Đợi"),
            attendee(AttendanceGroup::Police, "Trần Quốc Ngữ", "Công an tỉnh An Giang"),
            attendee(AttendanceGroup::Procuracy, "Vương Thị Ước", "Viện kiểm sát nhân dân tỉnh"),
            Attendee {
                absent: true,
                absence_reason: text("đang điều trị tại bệnh viện"),
                ..attendee(AttendanceGroup::VictimOrRelatives, "Trần Thị Ngữ Ẵm", "nạn nhân")
            },
        ],
        minutes_read: text("Biên bản điều tra tai nạn lao động số 02/BB-ĐĐT ngày 28/01/2026"),
        opinions: vec![voiced("Mai Văn Đủ", "Nhất trí với biên bản; sẽ thực hiện kiến nghị.", None)],
        dissent: vec![voiced(
            "Lâm Thị Thúy Ơn",
            "Chưa nêu trách nhiệm của bộ phận cơ điện.",
            Some("bộ phận này quản lý van an toàn"),
        )],
        answers: text("Đoàn ghi nhận, trách nhiệm nêu tại mục 9 là đầy đủ theo tài liệu đã thu thập."),
        final_conclusion: text("Biên bản điều tra được giữ nguyên."),
        unfinished: text("kiểm định lại nồi hơi số 1, hạn 28/02/2026"),
        closed: at(2026, 2, 2, 16, 30),
        refusals: vec![voiced("Mai Văn Đủ", "không ký trang 2", Some("chờ ý kiến Giám đốc"))],
        served_to: list(&[
            "Công ty TNHH Chế biến thủy sản Hòn Đất",
            "Gia đình nạn nhân",
            "Sở Nội vụ; Sở Y tế; Liên đoàn Lao động tỉnh",
        ]),
        served_until: Some(day(2026, 2, 5)),
    }))
}

pub(super) fn handover() -> Form {
    Form::HandoverRecord(Box::new(HandoverRecord {
        head: team("6", "BB-ĐĐT"),
        at: at(2026, 2, 3, 9, 0),
        place: text("trụ sở Công an tỉnh An Giang"),
        accident: text(ACCIDENT),
        from: text("Đoàn điều tra tai nạn lao động cấp tỉnh"),
        givers: vec![members().remove(0)],
        to: text("Cơ quan Cảnh sát điều tra Công an tỉnh An Giang"),
        receivers: vec![person("Trần Quốc Ngữ", "Điều tra viên", "Công an tỉnh An Giang", "")],
        reason: text("vụ việc có dấu hiệu tội phạm (Điều 20 Nghị định 39/2016/NĐ-CP)"),
        items: vec![
            listed("Biên bản điều tra và phụ lục", "24 trang", "bản chính"),
            listed("Van an toàn nồi hơi số 2", "01 chiếc", "niêm phong"),
        ],
        giver_remark: text("không"),
        receiver_remark: text("thiếu 01 ảnh số 7, bổ sung sau"),
        copies: Some(2),
    }))
}
