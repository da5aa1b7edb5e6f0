//! The scene: kept, disturbed, examined, released (Nghị định 39/2016/NĐ-CP Điều 14, Điều 18).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{SceneAct, SceneRecord};
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::told::Problems;
use super::{Decision, Warning};
use crate::access::Role;
use crate::time::vn_date;

const ARTICLE: &str = "Nghị định 39/2016/NĐ-CP, Điều 18";

pub(super) fn decide(case: &Case, r: SceneRecord, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    competent(&r, c)?;
    let mut problems = Problems::default();
    problems.passed("/at", r.at, c.now);
    problems.since_accident(case, "/at", vn_date(r.at));
    problems.items(case, "/evidence", &r.evidence);
    match r.act {
        SceneAct::BodyExamined | SceneAct::InjuryExamined => match r.victim {
            None => problems.missing("/victim_id"),
            Some(id) if case.victim(id).is_none() => problems.add(
                "/victim_id",
                "unknown_victim",
                "Vụ này không có nạn nhân được nêu.",
                "This case has no such victim.",
            ),
            Some(_) => {}
        },
        SceneAct::Kept | SceneAct::Disturbed | SceneAct::Examined | SceneAct::Released => {}
    }
    if r.act == SceneAct::Released {
        match &r.consent {
            None => problems.add(
                "/consent",
                "consent_required",
                "Chỉ được xóa bỏ hiện trường, mai táng khi Đoàn điều tra cấp tỉnh hoặc cơ quan Công an đồng ý bằng văn bản: nêu cơ quan, số, ngày, phạm vi.",
                "The scene is cleared and the body buried only with the written consent of the provincial team or the police: give issuer, number, date and scope.",
            ),
            Some(consent) => problems.come("/consent/date", consent.date, c.now),
        }
    }
    problems.done()?;
    let examined = case.inquiry.scene.iter().any(|s| s.act == SceneAct::Examined);
    if r.act == SceneAct::Released && !examined {
        return Err(Refusal::rule(
            "scene_not_examined",
            "Chưa ghi nhận việc khám nghiệm hiện trường; chỉ được cho thu dọn sau khi đã hoàn tất các bước điều tra tại hiện trường. Ghi nhận việc khám nghiệm trước.",
            "No examination of the scene is recorded; it may be cleared only after the work at the scene is done. Record the examination first.",
            ARTICLE,
        ));
    }
    let warnings = missing_pictures(&r);
    Ok(Decision { events: vec![Event::SceneRecorded(Box::new(r))], warnings })
}

/// The employer and the commune keep the scene or disturb it to save people; examining and releasing is for the team
/// and the police.
fn competent(r: &SceneRecord, c: &Circumstances<'_>) -> Result<(), Refusal> {
    let keeps = matches!(r.act, SceneAct::Kept | SceneAct::Disturbed);
    let investigates = match c.actor.role {
        Role::Investigator
        | Role::UnitHead
        | Role::Director
        | Role::CommunePolice
        | Role::ProvincialPolice
        | Role::System => true,
        Role::Enterprise => r.act != SceneAct::Released,
        Role::Anonymous
        | Role::Family
        | Role::Commune
        | Role::Procuracy
        | Role::MemberAgency
        | Role::SocialInsurance
        | Role::Ministry
        | Role::Leader
        | Role::Admin => false,
    };
    if keeps || investigates {
        return Ok(());
    }
    Err(Refusal::rule(
        "not_competent_at_scene",
        "Chỉ Đoàn điều tra hoặc cơ quan Công an khám nghiệm và cho phép thu dọn hiện trường; bên sử dụng lao động và UBND cấp xã ghi nhận việc giữ nguyên hoặc xáo trộn hiện trường.",
        "The scene is examined and released by the team or the police; the employer and the commune record that it was kept or disturbed.",
        ARTICLE,
    ))
}

fn missing_pictures(r: &SceneRecord) -> Vec<Warning> {
    let disturbed = r.act == SceneAct::Disturbed && !(r.sketch && r.photos);
    let examined = r.act == SceneAct::Examined && !r.sketch;
    if !(disturbed || examined) {
        return Vec::new();
    }
    vec![Warning::new(
        "scene_without_pictures",
        format!("Phải vẽ lại sơ đồ, lập biên bản, chụp ảnh, quay phim hiện trường nếu có thể ({ARTICLE})."),
        "Draw the sketch, make a record, take photographs, and film where possible (Decree 39/2016, Article 18).",
    )]
}
