//! Founding the team (Luật ATVSLĐ Điều 35; PL V, VI, VII).

use super::super::circumstances::Circumstances;
use super::super::clock::first_receipt;
use super::super::event::Event;
use super::super::order::FoundTeam;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::super::team::{MemberCapacity, Team, TeamMember};
use super::consequences::settle;
use super::told::Problems;
use super::{Decision, Warning};
use crate::access::Role;
use crate::law::Trigger;
use crate::words::{EmployedBy, TeamLevel};

pub(super) fn decide(case: &Case, cmd: FoundTeam, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let level = case.level();
    competent(level, c)?;
    let mut problems = Problems::default();
    let mut warnings = Vec::new();
    composition(case, level, &cmd.members, &mut problems, &mut warnings);
    problems.come("/decision_date", cmd.decision_date, c.now);
    problems.since_accident(case, "/decision_date", cmd.decision_date);
    ministry_founds(level, &cmd.founder, c, &mut problems);
    problems.done()?;
    let clock_from = first_receipt(case, level, c.law.settings()).unwrap_or(case.opened_at);
    let team = Team {
        round: u32::try_from(case.past_rounds.len()).unwrap_or(0) + 1,
        level,
        decision_number: cmd.decision_number,
        decision_date: cmd.decision_date,
        founder: cmd.founder,
        members: cmd.members,
        founded_at: c.now,
        clock_from,
        expertise: None,
        extension: None,
        restarted_at: None,
        further_expertise: Vec::new(),
        expertise_results: Vec::new(),
        changes: Vec::new(),
        delay_reason: None,
        paper: cmd.paper,
        stopped: Vec::new(),
        again: None,
    };
    let events = vec![Event::TeamFounded { team: Box::new(team) }];
    Ok(Decision { events: settle(case, events, Trigger::TeamFounded, None, c)?, warnings })
}

/// The Director records the decision of the ministry; it is not his.
pub(super) fn ministry_founds(
    level: TeamLevel,
    founder: &str,
    c: &Circumstances<'_>,
    problems: &mut Problems,
) {
    let founder = crate::reference::fold(founder);
    let himself = founder == crate::reference::fold(&c.actor.name) || founder.contains("giam doc so");
    if level == TeamLevel::Central && c.actor.role == Role::Director && himself {
        problems.add(
            "/founder",
            "ministry_founds",
            "Đoàn điều tra cấp trung ương do Bộ thành lập: ghi người ký quyết định của Bộ.",
            "The ministry founds the central team: name who signed its decision.",
        );
    }
}

/// The employer founds an establishment team, the director a provincial one, the ministry a central one.
pub(super) fn competent(level: TeamLevel, c: &Circumstances<'_>) -> Result<(), Refusal> {
    let allowed = match level {
        TeamLevel::Establishment => matches!(c.actor.role, Role::Enterprise),
        TeamLevel::Province => matches!(c.actor.role, Role::Director),
        TeamLevel::Central => matches!(c.actor.role, Role::Ministry | Role::Director),
        TeamLevel::CommuneRecord => {
            return Err(Refusal::rule(
                "record_instead_of_team",
                "Vụ làm 01 người không có hợp đồng lao động bị thương nặng do UBND cấp xã lập biên bản ghi nhận, không thành lập Đoàn điều tra.",
                "One seriously hurt worker without a contract is recorded by the commune; no team is founded.",
                "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 1",
            ));
        }
        TeamLevel::Specialised => {
            return Err(Refusal::rule(
                "specialised_law",
                "Vụ thuộc thẩm quyền điều tra theo pháp luật chuyên ngành.",
                "The accident is investigated under specialised law.",
                "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 4",
            ));
        }
        TeamLevel::None => {
            return Err(Refusal::rule(
                "no_team_required",
                "Luật không yêu cầu thành lập Đoàn điều tra cho vụ này.",
                "The law asks for no team here.",
                "Luật ATVSLĐ 84/2015/QH13, Điều 35",
            ));
        }
    };
    if allowed {
        return Ok(());
    }
    Err(Refusal::rule(
        "not_competent_to_found",
        format!(
            "Người thành lập {} phải là cấp có thẩm quyền: cơ sở – người sử dụng lao động; tỉnh – Giám đốc Sở.",
            level.label(crate::words::Lang::Vi)
        ),
        format!(
            "The {} is founded by the competent person: the employer for an establishment, the director for the province.",
            level.label(crate::words::Lang::En)
        ),
        "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 1 đến 3",
    ))
}

pub(super) fn composition(
    case: &Case,
    level: TeamLevel,
    members: &[TeamMember],
    problems: &mut Problems,
    warnings: &mut Vec<Warning>,
) {
    if members.iter().filter(|m| m.head).count() != 1 {
        problems.add(
            "/members",
            "one_head",
            "Đoàn điều tra phải có đúng một Trưởng đoàn.",
            "A team has exactly one head.",
        );
    }
    let has = |cap: MemberCapacity| members.iter().any(|m| m.capacity == cap);
    match level {
        TeamLevel::Establishment => {
            if !has(MemberCapacity::UnionOrWorkersRep) {
                problems.add(
                    "/members",
                    "union_or_workers_rep",
                    "Đoàn điều tra cấp cơ sở phải có đại diện Ban chấp hành công đoàn cơ sở hoặc đại diện tập thể người lao động.",
                    "An establishment team needs a representative of the union or of the workers.",
                );
            }
            authorised_head(members, problems);
            establishment_gaps(case, members, warnings);
        }
        TeamLevel::Central => {
            headed_by(
                members,
                &[MemberCapacity::Ministry, MemberCapacity::LabourAuthority],
                problems,
                [
                    "Trưởng đoàn điều tra cấp trung ương là đại diện của Bộ quản lý nhà nước về lao động (Luật ATVSLĐ Điều 35 khoản 3): chọn lại Trưởng đoàn hoặc thành phần của Trưởng đoàn.",
                    "The head of a central team is of the labour ministry (Law on OSH, Article 35(3)): choose another head, or put right for whom the head sits in the team.",
                ],
            );
            let labour = has(MemberCapacity::Ministry) || has(MemberCapacity::LabourAuthority);
            if !labour || !has(MemberCapacity::Health) || !has(MemberCapacity::UnionOrWorkersRep) {
                warnings.push(Warning::new(
                    "incomplete_central_team",
                    "Đoàn cấp trung ương cần đại diện Bộ quản lý về lao động, Bộ Y tế và Tổng Liên đoàn Lao động Việt Nam.",
                    "A central team needs the labour ministry, the ministry of health and the national trade union.",
                ));
            }
        }
        TeamLevel::Province => {
            headed_by(
                members,
                &[MemberCapacity::LabourAuthority],
                problems,
                [
                    "Trưởng đoàn điều tra cấp tỉnh là đại diện cơ quan chuyên môn về lao động (Luật ATVSLĐ Điều 35 khoản 2): chọn lại Trưởng đoàn hoặc thành phần của Trưởng đoàn.",
                    "The head of a provincial team is of the labour department (Law on OSH, Article 35(2)): choose another head, or put right for whom the head sits in the team.",
                ],
            );
            if !has(MemberCapacity::Health) || !has(MemberCapacity::UnionOrWorkersRep) {
                warnings.push(Warning::new(
                    "incomplete_team",
                    "Đoàn chưa có đủ đại diện Sở Y tế và Liên đoàn Lao động tỉnh; Trưởng đoàn được tiến hành điều tra dù vắng thành viên.",
                    "The team lacks the health authority or the trade union; the head may start although a member is absent.",
                ));
            }
            if members.iter().any(|m| of_police(&m.unit)) {
                warnings.push(Warning::new(
                    "police_coordinates",
                    "Công an và Viện kiểm sát phối hợp điều tra, không phải là thành viên Đoàn (Nghị định 39/2016/NĐ-CP, Điều 20).",
                    "Police and procuracy work with the team and are no members of it (Decree 39/2016, Article 20).",
                ));
            }
        }
        TeamLevel::CommuneRecord | TeamLevel::Specialised | TeamLevel::None => {}
    }
}

/// The head sits in the team for one of these.
fn headed_by(
    members: &[TeamMember],
    for_whom: &[MemberCapacity],
    problems: &mut Problems,
    [vi, en]: [&str; 2],
) {
    if members.iter().filter(|m| m.head).count() != 1 {
        return;
    }
    for (n, _) in members.iter().enumerate().filter(|(_, m)| m.head && !for_whom.contains(&m.capacity)) {
        problems.add(&format!("/members/{n}/capacity"), "head_of_labour_authority", vi, en);
    }
}

/// The employer heads the team, or somebody authorised in writing (Luật ATVSLĐ Điều 35 khoản 1).
fn authorised_head(members: &[TeamMember], problems: &mut Problems) {
    for (n, m) in members.iter().enumerate().filter(|(_, m)| m.head) {
        if m.capacity != MemberCapacity::Employer && m.authorisation.is_none() {
            problems.add(
                &format!("/members/{n}/authorisation"),
                "authorisation_required",
                "Trưởng đoàn không phải là người sử dụng lao động phải có giấy ủy quyền: ghi số, ngày giấy ủy quyền.",
                "A head who is not the employer is authorised in writing: give number and date of the authorisation.",
            );
        }
    }
}

/// Who should sit in the team of an establishment but does not.
fn establishment_gaps(case: &Case, members: &[TeamMember], warnings: &mut Vec<Warning>) {
    let has = |cap: MemberCapacity| members.iter().any(|m| m.capacity == cap);
    if !has(MemberCapacity::OshOfficer) {
        warnings.push(Warning::new(
            "no_osh_officer",
            "Đoàn chưa có người làm công tác an toàn, vệ sinh lao động (Luật ATVSLĐ Điều 35 khoản 1).",
            "The team has no OSH officer (Law on OSH, Article 35(1)).",
        ));
    }
    if !has(MemberCapacity::Health) {
        warnings.push(Warning::new(
            "no_medical_officer",
            "Đoàn chưa có người làm công tác y tế (Luật ATVSLĐ Điều 35 khoản 1).",
            "The team has no medical officer (Law on OSH, Article 35(1)).",
        ));
    }
    let of_others = case.victims.iter().any(|v| v.statement.employed_by == EmployedBy::Other);
    if of_others && !has(MemberCapacity::InvitedEmployer) {
        warnings.push(Warning::new(
            "invite_victims_employer",
            "Có nạn nhân thuộc đơn vị khác: mời đại diện đơn vị đó tham gia Đoàn (Luật ATVSLĐ Điều 35 khoản 1).",
            "A victim belongs to another employer: invite that employer's representative (Law on OSH, Article 35(1)).",
        ));
    }
}

fn of_police(unit: &str) -> bool {
    let folded = crate::reference::fold(unit);
    folded.contains("cong an") || folded.contains("vien kiem sat")
}
