//! Investigating again (Luật ATVSLĐ Điều 35 khoản 2, khoản 3; Nghị định 39/2016/NĐ-CP Điều 17).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::order::Reinvestigate;
use super::super::refusal::Refusal;
use super::super::round::{Reinvestigation, ReinvestigationGround};
use super::super::state::Case;
use super::super::team::Team;
use super::consequences::{looked_at, settle};
use super::found_team::{competent as competent_to_found, composition, ministry_founds};
use super::told::Problems;
use super::{Decision, Warning};
use crate::law::{Basis, Citation, Confidence, ReinvestigationClock, RuleId, Trigger};
use crate::time::{Instant, from_vn, vn_date};
use crate::words::TeamLevel;
use chrono::NaiveTime;

/// A new round with its own team, decision and clock. What was announced stays valid until the new round is announced.
pub(super) fn decide(case: &Case, new: Reinvestigate, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let announced = case.stage.announcement().ok_or_else(|| {
        Refusal::rule(
            "nothing_announced",
            "Chỉ điều tra lại vụ đã được công bố; vụ này chưa có Đoàn điều tra nào công bố.",
            "Only announced findings are investigated again; no team announced any here.",
            "Nghị định 39/2016/NĐ-CP, Điều 17",
        )
    })?;
    let facts = case.facts().ok_or(Refusal::Unknown { what: "facts" })?;
    let class = c.law.classify(&facts)?;
    let earlier = announced.team.level;
    let competent = c.law.reinvestigation(looked_at(earlier), &facts, &class, vn_date(c.now));
    let level = match competent.level {
        level @ (TeamLevel::Province | TeamLevel::Central) => level,
        TeamLevel::Establishment | TeamLevel::CommuneRecord | TeamLevel::Specialised | TeamLevel::None => {
            return Err(Refusal::rule(
                "no_team_investigates_again",
                "Pháp luật không giao đoàn nào của tỉnh hoặc trung ương điều tra lại vụ này.",
                "The law gives this re-investigation to no team of the province or the centre.",
                &competent.basis.citation.text,
            ));
        }
    };
    competent_to_found(level, c)?;
    let mut problems = Problems::default();
    let mut warnings = Vec::new();
    ministry_founds(level, &new.team.founder, c, &mut problems);
    grounds(case, &new, announced.meeting.held_at, c, &mut problems);
    composition(case, level, &new.team.members, &mut problems, &mut warnings);
    let complaint = new.complaint.and_then(|id| case.complaint(id));
    let asked = complaint.map(|x| x.received_at).or(new.requested_at);
    let date = new.team.decision_date;
    problems.come("/decision_date", date, c.now);
    let held = vn_date(announced.meeting.held_at);
    let words = ["công bố kết luận được điều tra lại", "the announcement that is investigated again"];
    problems.not_before("/decision_date", date, held, "before_announcement", words);
    if let Some(asked) = asked.map(vn_date).filter(|day| *day > held) {
        let words = ["nhận khiếu nại hoặc yêu cầu", "the complaint or request"];
        problems.not_before("/decision_date", date, asked, "before_request", words);
    }
    problems.done()?;
    warnings.extend(complaint.filter(|x| x.answer.is_none()).map(|_| {
        Warning::new(
            "complaint_unanswered",
            "Khiếu nại chưa được cấp thành lập Đoàn trả lời (trong 10 ngày làm việc); vẫn phải trả lời người khiếu nại (Nghị định 39/2016/NĐ-CP, Điều 17).",
            "Whoever founded the team has not answered the complaint (within 10 working days); who complained is still owed the answer (Decree 39/2016, Article 17).",
        )
    }));
    let settings = c.law.settings();
    let decided = from_vn(new.team.decision_date.and_time(NaiveTime::MIN));
    let clock_from = match settings.reinvestigation_clock {
        ReinvestigationClock::Decision => decided,
        ReinvestigationClock::Request => asked.unwrap_or(decided),
    };
    let clock = settings.basis("reinvestigation_clock").cloned().unwrap_or_else(|| Basis {
        rule: RuleId("R-CLK-6".to_owned()),
        citation: Citation {
            text: "Nghị định 39/2016/NĐ-CP, Điều 17".to_owned(),
            confidence: Confidence::Unsure,
        },
    });
    let team = Team {
        round: announced
            .team
            .round
            .saturating_add(1)
            .max(u32::try_from(case.past_rounds.len()).unwrap_or(0).saturating_add(2)),
        level,
        decision_number: new.team.decision_number,
        decision_date: new.team.decision_date,
        founder: new.team.founder,
        members: new.team.members,
        founded_at: c.now,
        clock_from: clock_from.min(c.now),
        expertise: None,
        extension: None,
        restarted_at: None,
        further_expertise: Vec::new(),
        expertise_results: Vec::new(),
        changes: Vec::new(),
        delay_reason: None,
        paper: new.team.paper,
        stopped: Vec::new(),
        again: Some(Reinvestigation {
            ground: new.ground,
            complaint: new.complaint,
            requested_at: asked,
            reason: new.reason,
            earlier,
            competence: competent.basis,
            clock,
        }),
    };
    let events = vec![Event::Reinvestigated(Box::new(team))];
    Ok(Decision { events: settle(case, events, Trigger::TeamFounded, None, c)?, warnings })
}

fn grounds(case: &Case, new: &Reinvestigate, held: Instant, c: &Circumstances<'_>, out: &mut Problems) {
    out.wanted("/reason", Some(&new.reason));
    match new.ground {
        ReinvestigationGround::Complaint => {
            if new.complaint.is_none_or(|id| case.complaint(id).is_none()) {
                out.add(
                    "/complaint_id",
                    "complaint_required",
                    "Nêu khiếu nại là căn cứ; khiếu nại phải được ghi nhận trong vụ trước.",
                    "Name the complaint; it must be recorded in the case first.",
                );
            }
        }
        ReinvestigationGround::SocialInsurance => match new.requested_at {
            None => out.missing("/requested_at"),
            Some(at) if at < held || at > c.now => out.add(
                "/requested_at",
                "out_of_range",
                "Yêu cầu phải sau khi công bố và không ở tương lai.",
                "The request comes after the announcement, and not in the future.",
            ),
            Some(_) => {}
        },
        ReinvestigationGround::ExOfficio => {}
    }
}
