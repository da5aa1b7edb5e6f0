//! The employer is written to at once when something is asked of him: documents, what was recommended to him and what
//! came of his report, the meeting he is invited to.

use crate::alerts::{Notice, NoticeContent, notify};
use crate::app::{Casework, Now};
use crate::directory::told_for;
use crate::failure::Failure;
use domain::case::{AttendanceGroup, Case, Event, OwnerKind, Recommendation, RecommendationState};
use domain::ids::RecommendationId;
use domain::law::{Basis, Citation, Confidence, RuleId};
use domain::time::{human_date, human_datetime};
use domain::words::{ChannelKind, Localized, TeamLevel, Urgency};
use store::{Conn, enterprises, users};

/// What is written: about what, by which article, in which words. Nobody is named, and no text that somebody typed
/// is repeated: that stands on the page of the case.
struct Letter {
    kind: &'static str,
    rule: &'static str,
    article: &'static str,
    title: (String, String),
    words: (String, String),
    section: &'static str,
}

/// Tells the employer, once for the event; whoever did it himself is not written to.
pub(super) fn tell(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    seq: i64,
    event: &Event,
) -> Result<(), Failure> {
    let Some(letter) = letter(case, event) else { return Ok(()) };
    let Some(id) = case.accident.as_ref().and_then(|a| a.employer.enterprise) else { return Ok(()) };
    let row = enterprises::get(conn, id.0)?;
    let own = match now.actor.user {
        Some(user) => users::get(conn, user.0)?.email,
        None => None,
    };
    let mut addresses = told_for(conn, &row)?;
    addresses.retain(|a| Some(a) != own.as_ref());
    if addresses.is_empty() {
        return Ok(());
    }
    let notice = Notice {
        dedupe: format!("{}/{}/{seq}", letter.kind, case.id),
        kind: letter.kind,
        province: case.province.clone(),
        case: Some(case.id.0),
        recipient: row.name,
        agency: None,
        to: addresses.into_iter().map(|email| (ChannelKind::Email, email)).collect(),
        urgency: Urgency::Other,
        basis: Basis {
            rule: RuleId(letter.rule.to_owned()),
            citation: Citation { text: letter.article.to_owned(), confidence: Confidence::Sure },
        },
        content: content(case, letter),
    };
    notify(conn, app, now.at, notice)?;
    Ok(())
}

fn content(case: &Case, letter: Letter) -> NoticeContent {
    let (title_vi, title_en) = letter.title;
    let (vi, en) = letter.words;
    NoticeContent {
        title: Localized::new(
            format!("Vụ {}: {title_vi}", case.number),
            format!("Case {}: {title_en}", case.number),
        ),
        intro: vec![
            Localized::new(vi, en),
            Localized::new(format!("Căn cứ {}.", letter.article), format!("By {}.", letter.article)),
        ],
        sections: Vec::new(),
        path: Some(format!("/vu/{}?muc={}", case.id, letter.section)),
        drill: false,
    }
}

/// What is recommended is secret until it is announced, but for the employer's own team (Nghị định 39/2016/NĐ-CP
/// Điều 12).
fn disclosed(case: &Case) -> bool {
    case.level() == TeamLevel::Establishment || case.stage.announcement().is_some()
}

fn of_employer(case: &Case, id: RecommendationId) -> Option<&Recommendation> {
    case.recommendations.iter().find(|r| r.id == id && r.owner_kind == OwnerKind::Employer && disclosed(case))
}

fn letter(case: &Case, event: &Event) -> Option<Letter> {
    match event {
        Event::DocumentsRequested(r) => {
            let employer = case.accident.as_ref()?.employer.name.as_ref()?;
            r.is_asked_of(employer).then(|| documents(&human_date(r.due), r.number.as_deref()))
        }
        Event::RecommendationAdded { recommendation } => {
            let r = of_employer(case, recommendation.id)?;
            Some(recommended("recommended", &human_date(r.due)))
        }
        // What was recommended before is told once it may be known.
        Event::AnnouncementHeld { .. } if case.level() != TeamLevel::Establishment => {
            let open = |r: &&Recommendation| r.state() != RecommendationState::Verified;
            let own = case.recommendations.iter().filter(open).filter(|r| of_employer(case, r.id).is_some());
            let first = own.map(|r| r.due).min()?;
            Some(recommended("recommended", &human_date(first)))
        }
        Event::RecommendationVerified { id, verification } if !verification.accepted => {
            let r = of_employer(case, *id)?;
            Some(rejected(&human_date(r.due)))
        }
        Event::RecommendationExtended { id, extension } => {
            of_employer(case, *id)?;
            Some(extended(&human_date(extension.to)))
        }
        Event::MeetingPlanned(plan) => {
            let invited = plan.invited.iter().any(|i| i.group == AttendanceGroup::Employer);
            invited.then(|| meeting(&human_datetime(plan.at), &plan.place, plan.reason.is_some()))
        }
        _other => None,
    }
}

fn documents(due: &str, number: Option<&str>) -> Letter {
    let by = number.map(|n| format!(" (văn bản số {n})")).unwrap_or_default();
    let letter = number.map(|n| format!(" (letter {n})")).unwrap_or_default();
    Letter {
        kind: "documents_asked",
        rule: "R-INV-16",
        article: "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 5",
        title: (
            format!("cung cấp tài liệu chậm nhất hết ngày {due}"),
            format!("documents to supply by {due}"),
        ),
        words: (
            format!(
                "Đoàn điều tra yêu cầu cơ sở cung cấp tài liệu, đồ vật{by}, hạn {due}. Danh mục xem trong hồ sơ vụ, \
                 mục Quá trình điều tra; tải tài liệu lên ngay trong hồ sơ vụ hoặc giao cho Đoàn."
            ),
            format!(
                "The team asks the establishment for papers or objects{letter} by {due}. What is asked for stands in \
                 the file of the case, under the investigation; add the papers there or hand them to the team."
            ),
        ),
        section: "qua-trinh",
    }
}

fn follow_up(title: (String, String), words: (String, String), kind: &'static str) -> Letter {
    Letter {
        kind,
        rule: "R-INV-19",
        article: "Nghị định 39/2016/NĐ-CP, Điều 18",
        title,
        words,
        section: "kien-nghi",
    }
}

fn recommended(kind: &'static str, due: &str) -> Letter {
    follow_up(
        (format!("kiến nghị phải thực hiện, hạn {due}"), format!("recommendation to carry out by {due}")),
        (
            format!(
                "Cơ sở có kiến nghị phải thực hiện, hạn gần nhất {due}. Xem nội dung và báo cáo thực hiện kèm minh \
                 chứng trong hồ sơ vụ, mục Kiến nghị."
            ),
            format!(
                "There are recommendations for the establishment, the first due by {due}. Read them and report what \
                 was done, with proof, in the file of the case."
            ),
        ),
        kind,
    )
}

fn rejected(due: &str) -> Letter {
    follow_up(
        (
            "báo cáo thực hiện kiến nghị chưa đạt".to_owned(),
            "the report on a recommendation was rejected".to_owned(),
        ),
        (
            format!(
                "Báo cáo thực hiện một kiến nghị chưa đạt, phải thực hiện lại và báo cáo lại; hạn {due}. Lý do xem \
                 trong hồ sơ vụ, mục Kiến nghị."
            ),
            format!(
                "The report on a recommendation was rejected: carry it out again and report again, by {due}. The \
                 reason stands in the file of the case."
            ),
        ),
        "recommendation_rejected",
    )
}

fn extended(to: &str) -> Letter {
    follow_up(
        (format!("hạn thực hiện kiến nghị lùi đến {to}"), format!("recommendation put off until {to}")),
        (
            format!(
                "Hạn thực hiện một kiến nghị được lùi đến {to}. Lý do xem trong hồ sơ vụ, mục Kiến nghị."
            ),
            format!("A recommendation is now due by {to}. The reason stands in the file of the case."),
        ),
        "recommendation_extended",
    )
}

fn meeting(at: &str, place: &str, again: bool) -> Letter {
    let (changed, again) = match again {
        true => ("Lịch họp đã thay đổi. ", "The meeting was planned anew. "),
        false => ("", ""),
    };
    Letter {
        kind: "meeting_invited",
        rule: "R-INV-17",
        article: "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 8",
        title: (
            format!("mời họp công bố biên bản điều tra, {at}"),
            format!("meeting to announce the minutes, {at}"),
        ),
        words: (
            format!(
                "{changed}Mời người sử dụng lao động hoặc người được ủy quyền dự họp công bố biên bản điều tra tai \
                 nạn lao động: {at}, tại {place}. Người được ủy quyền mang theo giấy ủy quyền."
            ),
            format!(
                "{again}The employer or an authorised person is invited to the meeting that announces the minutes: \
                 {at}, {place}. Whoever is authorised brings the authorisation."
            ),
        ),
        section: "cong-bo",
    }
}
