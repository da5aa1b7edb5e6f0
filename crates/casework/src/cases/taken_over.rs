//! Whoever investigated until now is told that a higher level took the case over or that the case is investigated again,
//! and what to hand over; the ministry is told of what comes to the centre.

use crate::alerts::{Notice, NoticeContent, NoticeLine, NoticeSection, notify};
use crate::app::{Casework, Now};
use crate::directory::told_for;
use crate::failure::Failure;
use domain::case::{Case, Event};
use domain::law::Basis;
use domain::time::vn_date;
use domain::words::{ChannelKind, Localized, RoleKey, TeamLevel, Urgency};
use store::{Conn, agencies, enterprises};

/// Why another team works on the case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    TakenOver,
    ClassChanged,
    /// Investigated again, after the team of this level.
    Again(TeamLevel),
}

/// Tells those concerned, once for the event.
pub(super) fn tell(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    seq: i64,
    event: &Event,
) -> Result<(), Failure> {
    let none = Vec::new();
    let (to, items, basis, why) = match event {
        Event::TakenOver { to, items, basis, .. } => (to, items, basis, Why::TakenOver),
        // The class changed while the team of the establishment was at work (Nghị định 39/2016/NĐ-CP Điều 22).
        Event::HandedOver { from: TeamLevel::Establishment, to, basis, .. } if had_begun(case) => {
            (to, &none, basis, Why::ClassChanged)
        }
        Event::Reinvestigated(team) => match &team.again {
            Some(again) => (&team.level, &none, &again.competence, Why::Again(again.earlier)),
            None => return Ok(()),
        },
        _of_others => return Ok(()),
    };
    let mut to_tell = Vec::new();
    match to {
        // Whoever investigates again at the centre has been founded by the ministry already.
        TeamLevel::Central if !matches!(why, Why::Again(_)) => {
            for role in [RoleKey::LabourMinistryOshDept, RoleKey::LabourMinistry] {
                let found = agencies::find(conn, role.as_str(), &case.province, None, vn_date(now.at))?;
                let known = found.into_iter().filter_map(|a| Some((a.name_vi, Some(a.id), vec![a.email?])));
                to_tell.extend(known);
            }
        }
        TeamLevel::Central
        | TeamLevel::Establishment
        | TeamLevel::Province
        | TeamLevel::CommuneRecord
        | TeamLevel::Specialised
        | TeamLevel::None => {}
    }
    if let Some(id) = case.accident.as_ref().and_then(|a| a.employer.enterprise) {
        let row = enterprises::get(conn, id.0)?;
        let addresses = told_for(conn, &row)?;
        if !addresses.is_empty() {
            to_tell.push((row.name, None, addresses));
        }
    }
    for (n, (recipient, agency, addresses)) in to_tell.into_iter().enumerate() {
        let notice = Notice {
            dedupe: format!("taken_over/{}/{seq}/{n}", case.id),
            kind: if matches!(why, Why::Again(_)) { "investigated_again" } else { "taken_over" },
            province: case.province.clone(),
            case: Some(case.id.0),
            recipient,
            agency,
            to: addresses.into_iter().map(|email| (ChannelKind::Email, email)).collect(),
            urgency: Urgency::Other,
            basis: basis.clone(),
            content: content(case, (*to, why), items, basis, agency.is_some()),
        };
        notify(conn, app, now.at, notice)?;
    }
    Ok(())
}

fn had_begun(case: &Case) -> bool {
    case.past_rounds.last().is_some_and(|p| p.team.level == TeamLevel::Establishment && !p.announced)
}

/// Names nobody: why it was taken over stands on the page of the case.
fn content(
    case: &Case,
    (to, why): (TeamLevel, Why),
    items: &[String],
    basis: &Basis,
    ministry: bool,
) -> NoticeContent {
    let central = to == TeamLevel::Central;
    let (title_vi, title_en) = match (why, central) {
        (Why::ClassChanged, _) => (
            "đổi loại, cấp khác điều tra: bàn giao toàn bộ hồ sơ",
            "changed its class and another level investigates: hand the whole file over",
        ),
        (Why::Again(_), true) => {
            ("được Đoàn điều tra cấp trung ương điều tra lại", "is investigated again by the central team")
        }
        (Why::Again(_), false) => {
            ("được Đoàn điều tra cấp tỉnh điều tra lại", "is investigated again by the province's team")
        }
        (Why::TakenOver, true) => {
            ("chuyển lên Đoàn điều tra cấp trung ương", "goes to the central investigation team")
        }
        (Why::TakenOver, false) => ("được cấp tỉnh lấy lên điều tra", "is taken over by the province"),
    };
    let what = match (central, ministry) {
        (_any, false) if matches!(why, Why::Again(_)) => again(why == Why::Again(TeamLevel::Establishment)),
        (true, true) => Localized::new(
            "Đề nghị Bộ quyết định thành lập Đoàn điều tra cấp trung ương và xác nhận biên bản bàn giao hồ sơ trong hệ thống.",
            "The ministry is asked to found the central team and to confirm the record of hand-over in the system.",
        ),
        (true, false) => Localized::new(
            "Từ nay Đoàn điều tra cấp trung ương làm việc với cơ sở; cung cấp tài liệu, đồ vật và bố trí người làm việc khi Đoàn yêu cầu.",
            "From now on the central team works with the establishment; give it papers, objects and people when it asks.",
        ),
        (false, _) => Localized::new(
            "Đoàn điều tra cấp cơ sở dừng điều tra và bàn giao toàn bộ tài liệu, đồ vật, phương tiện của vụ cho Sở Nội vụ, có biên bản bàn giao; giữ nguyên hiện trường nếu chưa được giải phóng.",
            "The establishment's team stops and hands all papers, objects and means of the case to the department under a record of hand-over; it keeps the scene unless that was released.",
        ),
    };
    let listed = items.iter().filter(|_| !ministry || central);
    let lines: Vec<NoticeLine> =
        listed.map(|i| NoticeLine { text: Localized::new(i.clone(), i.clone()), path: None }).collect();
    let heading = Localized::new("Tài liệu, đồ vật cần bàn giao", "Papers and objects to hand over");
    let sections = if lines.is_empty() { Vec::new() } else { vec![NoticeSection { heading, lines }] };
    NoticeContent {
        title: Localized::new(
            format!("Vụ {}: {title_vi}", case.number),
            format!("Case {} {title_en}", case.number),
        ),
        intro: vec![
            Localized::new(
                format!("Vụ tai nạn lao động {} {title_vi} ({}).", case.number, basis.citation.text),
                format!("Case {} {title_en} ({}).", case.number, basis.citation.text),
            ),
            what,
            Localized::new(
                "Lý do và các việc tiếp theo xem trong hồ sơ vụ.",
                "The reason and what follows stand in the file of the case.",
            ),
        ],
        sections,
        path: Some(format!("/vu/{}", case.id)),
        drill: false,
    }
}

/// What an investigation anew means for the establishment; its own team's file goes to the new team.
fn again(own_team_before: bool) -> Localized {
    let (vi, en) = if own_team_before {
        (
            "Đoàn điều tra cấp cơ sở bàn giao toàn bộ hồ sơ, tài liệu, đồ vật của vụ cho Đoàn mới, có biên bản bàn giao.",
            "The establishment's team hands the whole file, papers and objects of the case to the new team under a \
             record of hand-over.",
        )
    } else {
        (
            "Cung cấp tài liệu, đồ vật và bố trí người làm việc khi Đoàn mới yêu cầu.",
            "Give the new team papers, objects and people when it asks.",
        )
    };
    Localized::new(
        format!("{vi} Biên bản đã công bố còn hiệu lực cho đến khi kết quả điều tra lại được công bố."),
        format!("{en} The minutes that were announced stand until the new investigation is announced."),
    )
}
