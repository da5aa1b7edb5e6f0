//! Scene, police and hand-over.

use super::source::{Source, at, some, text};
use documents::form::{
    CriminalTransfer, HandoverRecord, ListedItem, OpinionLetter, Participant, SceneReleaseConsent, Voiced,
};
use domain::case::{
    DocumentSide, Handover, HandoverParty, HandoverSide, PoliceTransfer, SceneAct, SceneRecord,
};
use domain::words::{Lang, RoleKey};
use uuid::Uuid;

fn party(s: &Source, of: HandoverParty) -> Option<String> {
    let named = match of {
        HandoverParty::EstablishmentTeam => s.employer().map(|e| format!("Đoàn điều tra cấp cơ sở, {e}")),
        HandoverParty::Commune => s.agency(RoleKey::CommunePc),
        HandoverParty::ProvincialTeam => s.department().map(|d| format!("Đoàn điều tra cấp tỉnh, {d}")),
        HandoverParty::CentralTeam => None,
        HandoverParty::Police => s.agency(RoleKey::PoliceProvince),
        HandoverParty::Specialised => None,
    };
    named.or_else(|| text(of.label(Lang::Vi)))
}

fn hands(h: &Handover, side: HandoverSide) -> Vec<Participant> {
    h.signatures
        .iter()
        .filter(|g| g.side == side)
        .map(|g| Participant { name: text(&g.name), unit: text(&g.unit), ..Participant::default() })
        .collect()
}

pub(super) fn handover(s: &Source, id: Option<Uuid>) -> HandoverRecord {
    // Between two teams the department keeps the file.
    let head = if s.team().is_some() { s.team_head() } else { s.head(DocumentSide::Department) };
    let Some(h) = s.case.inquiry.handovers.iter().find(|h| Some(h.id.0) == id) else {
        return HandoverRecord { head, ..HandoverRecord::default() };
    };
    // Whoever was confirmed for on paper is shown so.
    let remark = |side| {
        let g = h.signatures.iter().rev().find(|g| g.side == side)?;
        let paper = g.paper.as_ref().map(|p| {
            format!("Xác nhận theo bản giấy số {} ngày {}.", p.number, domain::time::human_date(p.date))
        });
        let told = [paper, some(g.remark.as_ref())].into_iter().flatten().collect::<Vec<_>>().join(" ");
        text(&told)
    };
    HandoverRecord {
        head: s.as_written(head, Some(&h.record_number), Some(h.date)),
        at: h.signatures.iter().map(|g| g.at).max().and_then(at),
        place: None,
        accident: s.in_short(),
        from: party(s, h.from),
        givers: hands(h, HandoverSide::Giver),
        to: party(s, h.to),
        receivers: hands(h, HandoverSide::Receiver),
        reason: text(&h.reason),
        items: h
            .items
            .iter()
            .map(|i| ListedItem {
                what: text(&i.what),
                quantity: some(i.quantity.as_ref()),
                condition: some(i.condition.as_ref()),
            })
            .collect(),
        giver_remark: remark(HandoverSide::Giver),
        receiver_remark: remark(HandoverSide::Receiver),
        copies: None,
    }
}

pub(super) fn scene_release(s: &Source) -> SceneReleaseConsent {
    let scene = &s.case.inquiry.scene;
    let released: Option<&SceneRecord> = scene.iter().rev().find(|r| r.act == SceneAct::Released);
    let done: Vec<String> = scene
        .iter()
        .filter(|r| matches!(r.act, SceneAct::Examined | SceneAct::BodyExamined | SceneAct::InjuryExamined))
        .filter_map(|r| text(&r.what))
        .collect();
    SceneReleaseConsent {
        head: s.head(DocumentSide::Department),
        addressee: s.employer(),
        occurred: s.occurred(),
        place: s.place(),
        work_done: text(&done.join("; ")),
        scope: released.and_then(|r| r.consent.as_ref()).and_then(|c| text(&c.scope)),
        from: released.and_then(|r| at(r.at)),
        conditions: None,
        recipients: Vec::new(),
        signatory: s.team_signs(),
    }
}

pub(super) fn opinion(s: &Source) -> OpinionLetter {
    let sent = s.case.inquiry.police.opinions.last();
    let findings = s.case.stage.findings();
    let default: Vec<String> = [RoleKey::PoliceProvince, RoleKey::ProcuracySameLevel]
        .into_iter()
        .filter_map(|r| s.agency(r))
        .collect();
    OpinionLetter {
        head: s.team_head(),
        addressees: sent.map(|o| o.sent_to.clone()).filter(|to| !to.is_empty()).unwrap_or(default),
        decision: s.decision(),
        accident: s.in_short(),
        joint_work_ended: s.case.inquiry.joint_work_ended().and_then(at),
        course: findings
            .and_then(|f| text(&f.course))
            .or_else(|| s.accident().and_then(|a| text(&a.course.summary()))),
        cause: sent.and_then(|o| text(&o.cause)).or_else(|| findings.and_then(|f| text(&f.cause_detail))),
        fault: sent.map(|o| o.fault).or(findings.map(|f| f.fault)),
        conclusion: sent.map(|o| o.conclusion).or(findings.map(|f| f.conclusion)),
        request: sent.and_then(|o| some(o.note.as_ref())),
        recipients: Vec::new(),
        signatory: s.team_signs(),
    }
}

/// The signs, and what they rest on.
fn signs(t: &PoliceTransfer) -> Option<String> {
    match &t.grounds {
        Some(grounds) => text(&format!("{}\nCăn cứ: {grounds}", t.signs)),
        None => text(&t.signs),
    }
}

pub(super) fn transfer(s: &Source) -> CriminalTransfer {
    let gone = s.case.inquiry.police.transfers.last();
    let record = gone.and_then(|t| Some((t.record_number.clone()?, domain::time::vn_date(t.at))));
    CriminalTransfer {
        head: s.team_head(),
        addressees: gone
            .and_then(|t| text(&t.body))
            .or_else(|| s.agency(RoleKey::PoliceProvince))
            .into_iter()
            .collect(),
        decision: s.decision(),
        accident: s.in_short(),
        facts: s.accident().and_then(|a| text(&a.course.summary())),
        signs: gone.and_then(signs).or_else(|| {
            let findings = s.case.stage.findings();
            findings.and_then(|f| some(f.provincial.criminal_signs.as_ref()))
        }),
        penal_article: gone.and_then(|t| some(t.penal_article.as_ref())),
        items: gone
            .map(|t| {
                let item = |what: &String| ListedItem { what: text(what), ..ListedItem::default() };
                t.items.iter().map(item).collect()
            })
            .unwrap_or_default(),
        handover: s.cited(&[], record),
        recipients: s.agency(RoleKey::ProcuracySameLevel).into_iter().collect(),
        signatory: s.team_signs(),
    }
}

/// A dissent or reserved opinion with the group in place of the name.
pub(super) fn unnamed(who: &str, opinion: &str, reason: Option<&String>) -> Voiced {
    Voiced { person: text(who), opinion: text(opinion), reason: some(reason) }
}
