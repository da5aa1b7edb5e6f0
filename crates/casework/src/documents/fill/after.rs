//! What follows the conclusion: invitation to the meeting, sending, posting, recommendations.

use super::people::measures;
use super::police::unnamed;
use super::source::{Source, at, some, text};
use crate::projection::commune_text;
use documents::form::{Invitation, ListedItem, Measure, PublicPosting, RecommendationNotice, ServiceLetter};
use domain::case::{DocumentSide, OwnerKind, public_version};

fn count(n: usize) -> Option<u32> {
    u32::try_from(n).ok()
}

pub(super) fn public_posting(s: &Source) -> PublicPosting {
    let side = if s.own_team() { DocumentSide::Employer } else { DocumentSide::Department };
    let head = s.head(side);
    let signatory = if s.own_team() { s.employer_signs() } else { s.director_signs() };
    let Some(v) = public_version(&s.case) else {
        return PublicPosting { head, signatory, ..PublicPosting::default() };
    };
    let place: Vec<String> =
        some(v.spot.as_ref()).into_iter().chain(s.accident().map(commune_text)).collect();
    let posting = s.case.postings.iter().rev().find(|p| p.round == v.round);
    PublicPosting {
        head,
        case_number: Some(v.number.to_string()),
        class: Some(v.class),
        occurred_on: Some(v.occurred_on),
        place: text(&place.join(", ")),
        employer: v.employer.clone(),
        dead: count(v.counts.0),
        serious: count(v.counts.1),
        light: count(v.counts.2),
        investigated_by: s.team_head().issuer,
        minutes: s.minutes(),
        announced: at(v.announced.0),
        announced_at: text(&v.announced.1),
        course: text(&v.course),
        fault: Some(v.fault),
        cause: text(&v.cause_detail),
        conclusion: Some(v.conclusion),
        responsibility: text(&v.responsibility),
        at_fault: v
            .at_fault
            .iter()
            .map(|f| {
                let who = &f.who.vi;
                let article = some(f.article.as_ref()).map(|a| format!(" ({a})")).unwrap_or_default();
                format!("{who}: {}{article}; {}", f.violation, f.proposed_handling)
            })
            .collect(),
        measures: v
            .measures
            .iter()
            .map(|m| Measure { content: text(&m.content), owner: text(&m.owner), due: Some(m.due) })
            .collect(),
        dissent: v
            .reserved
            .iter()
            .map(|r| unnamed("Thành viên Đoàn điều tra", r, None))
            .chain(v.dissent.iter().map(|d| unnamed(&d.who.vi, &d.opinion, d.reason.as_ref())))
            .collect(),
        posted_from: posting.map(|p| p.from),
        posted_at: posting.and_then(|p| text(&p.place)),
        signatory,
    }
}

pub(super) fn invitation(s: &Source) -> Invitation {
    let plan = s.case.meeting_plan();
    let invited = plan.map(|p| p.invited.as_slice()).unwrap_or_default();
    Invitation {
        head: s.team_head(),
        invitees: invited
            .iter()
            .map(|i| {
                let unit = some(i.unit.as_ref()).map(|u| format!(", {u}")).unwrap_or_default();
                format!("{}{unit}", i.name)
            })
            .collect(),
        purpose: Some("dự cuộc họp công bố Biên bản điều tra tai nạn lao động".to_owned()),
        accident: s.in_short(),
        at: plan.and_then(|p| at(p.at)),
        place: plan.and_then(|p| text(&p.place)),
        chair: s.team().and_then(|t| t.head()).map(|h| h.name.as_str().to_owned()),
        agenda: plan.and_then(|p| some(p.agenda.as_ref())),
        bring: None,
        contact: None,
        recipients: Vec::new(),
        signatory: s.team_signs(),
    }
}

pub(super) fn service_letter(s: &Source) -> ServiceLetter {
    let announced = s.case.stage.announcement();
    let listed = announced.and_then(|a| a.minutes.as_ref());
    let enclosed = |what: &str| ListedItem {
        what: Some(what.to_owned()),
        quantity: Some("01".to_owned()),
        condition: None,
    };
    ServiceLetter {
        head: s.team_head(),
        addressees: listed
            .map(|m| m.addressees.iter().filter_map(|a| text(&a.recipient)).collect())
            .unwrap_or_default(),
        accident: s.in_short(),
        announced: announced.and_then(|a| at(a.meeting.held_at)),
        minutes: s.minutes(),
        meeting_minutes: s.meeting_minutes(),
        enclosed: vec![
            enclosed("Biên bản điều tra tai nạn lao động"),
            enclosed("Biên bản cuộc họp công bố biên bản điều tra tai nạn lao động"),
        ],
        duties: vec![
            "Thông báo đầy đủ kết quả điều tra tới người lao động".to_owned(),
            "Niêm yết công khai biên bản điều tra".to_owned(),
            "Thực hiện các kiến nghị ghi trong biên bản điều tra".to_owned(),
        ],
        recipients: Vec::new(),
        signatory: s.team_signs(),
    }
}

pub(super) fn recommendation(s: &Source) -> RecommendationNotice {
    let owner = s.case.recommendations.iter().find(|r| r.owner_kind == OwnerKind::Employer);
    let last = s.case.recommendations.iter().map(|r| r.due).max();
    RecommendationNotice {
        head: s.head(DocumentSide::Department),
        addressee: owner.and_then(|r| text(&r.owner)).or_else(|| s.employer()),
        accident: s.in_short(),
        minutes: s.minutes(),
        measures: measures(s),
        report_by: last,
        report_to: s.department(),
        recipients: Vec::new(),
        signatory: s.director_signs(),
    }
}
