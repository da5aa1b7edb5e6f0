//! Evidence: added, handed over, set aside; points of the victim's file that do not apply.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::evidence::{
    CustodyStep, EvidenceItem, EvidenceKind, MoveEvidence, NewEvidence, Recorder, SetAside,
};
use super::super::file_list::{FileEntry, FilePoint, FilePointMark, FileState, file_list};
use super::super::findings::Findings;
use super::super::refusal::Refusal;
use super::super::stage::Stage;
use super::super::state::Case;
use super::consequences::settle_provisional;
use super::{Decision, Warning};
use crate::ids::{EvidenceId, VictimId};
use crate::time::{from_vn, human_datetime, vn_date};
use crate::value::FieldError;
use chrono::{Duration, NaiveTime};

pub(super) fn add(case: &Case, new: NewEvidence, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    if case.evidence_item(new.id).is_some() {
        return Err(Refusal::rule(
            "evidence_exists",
            "Chứng cứ này đã có trong hồ sơ.",
            "This piece of evidence is in the file already.",
            "",
        ));
    }
    let victim = of_victim(case, new.kind, new.victim)?;
    if new.obtained_on > vn_date(c.now) {
        return Err(Refusal::field(
            "/obtained_on",
            "in_future",
            "Ngày lập hoặc thu thập không thể ở tương lai.",
            "It cannot have been made or obtained in the future.",
        ));
    }
    let by = Recorder::of(c.actor, case);
    let warnings = new.file.as_ref().and_then(|f| twice(case, &f.sha256)).into_iter().collect();
    let item = EvidenceItem {
        id: new.id,
        number: next_number(case),
        kind: new.kind,
        title: new.title,
        description: new.description,
        victim,
        obtained_on: new.obtained_on,
        obtained_time: new.obtained_time,
        obtained_from: new.obtained_from,
        obtained_by: new.obtained_by.unwrap_or_else(|| c.actor.name.clone()),
        place: new.place,
        sensitivity: new
            .kind
            .least_sensitivity()
            .max(new.sensitivity.unwrap_or(new.kind.least_sensitivity())),
        file: new.file,
        round: case.round(),
        added_at: c.now,
        added_by: by,
        custody: Vec::new(),
        withdrawn: None,
    };
    let events = vec![Event::EvidenceAdded { item: Box::new(item) }];
    Ok(Decision { events: settle_provisional(case, events, c)?, warnings })
}

fn next_number(case: &Case) -> u32 {
    case.evidence.iter().map(|e| e.number).max().unwrap_or(0).saturating_add(1)
}

/// What belongs to one victim names him; where there is only one, it is his.
fn of_victim(case: &Case, kind: EvidenceKind, named: Option<VictimId>) -> Result<Option<VictimId>, Refusal> {
    match (named, case.victims.as_slice()) {
        (Some(id), _) => case.victim(id).map(|_| Some(id)).ok_or(Refusal::Unknown { what: "victim" }),
        (None, [only]) if kind.of_one_victim() => Ok(Some(only.statement.id)),
        (None, [_, _, ..]) if kind.of_one_victim() => Err(Refusal::Invalid(vec![FieldError::new(
            "/victim_id",
            "victim_required",
            "Chọn nạn nhân mà giấy tờ này nói về: mỗi nạn nhân có một hồ sơ riêng (Nghị định 39/2016/NĐ-CP Điều 16).",
            "Choose the victim this paper is about: each victim has a file of his own (Decree 39/2016/NĐ-CP, Article 16).",
        )])),
        (None, _) => Ok(None),
    }
}

fn twice(case: &Case, sha256: &str) -> Option<Warning> {
    let same = |e: &&EvidenceItem| e.stands() && e.file.as_ref().is_some_and(|f| f.sha256 == sha256);
    let earlier = case.evidence.iter().find(same)?;
    Some(Warning::new(
        "same_file",
        format!("Tệp này giống hệt tệp của chứng cứ số {} đã có trong hồ sơ.", earlier.number),
        format!("This file is the very file of item {}, which the case has already.", earlier.number),
    ))
}

fn known(case: &Case, id: EvidenceId) -> Result<&EvidenceItem, Refusal> {
    case.evidence_item(id).ok_or(Refusal::Unknown { what: "evidence" })
}

pub(super) fn hand_over(case: &Case, cmd: MoveEvidence, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let item = known(case, cmd.id)?;
    if cmd.at > c.now + Duration::minutes(2) {
        return Err(Refusal::field(
            "/at",
            "in_future",
            "Thời điểm giao nhận không thể ở tương lai.",
            "The hand-over lies in the future.",
        ));
    }
    let begun = item.obtained_on.and_time(item.obtained_time.unwrap_or(NaiveTime::MIN));
    let earliest = item.custody.last().map_or_else(|| from_vn(begun), |s| s.at);
    if cmd.at < earliest {
        return Err(Refusal::Invalid(vec![FieldError::new(
            "/at",
            "before_last_step",
            &format!(
                "Thời điểm giao nhận phải từ {} trở đi, là lần thu thập hoặc giao nhận trước.",
                human_datetime(earliest)
            ),
            &format!(
                "The hand-over cannot lie before {}, when the item was obtained or last changed hands.",
                human_datetime(earliest)
            ),
        )]));
    }
    if cmd.to.trim() == item.holder() {
        return Err(Refusal::field(
            "/to",
            "holds_it_already",
            "Người nhận đang giữ chứng cứ này; ghi tên người nhận khác.",
            "This person holds the item already; name who takes it now.",
        ));
    }
    let step = CustodyStep {
        at: cmd.at,
        from: item.holder().to_owned(),
        to: cmd.to.trim().to_owned(),
        reason: cmd.reason,
        condition: cmd.condition,
        record_number: cmd.record_number,
        by: Recorder::of(c.actor, case),
        recorded_at: c.now,
    };
    Ok(vec![Event::EvidenceMoved { id: cmd.id, number: item.number, step: Box::new(step) }].into())
}

pub(super) fn set_aside(
    case: &Case,
    id: EvidenceId,
    reason: String,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let item = known(case, id)?;
    if !item.stands() {
        return Err(Refusal::rule(
            "set_aside_already",
            "Chứng cứ này đã được đưa ra khỏi hồ sơ xem xét.",
            "This item was set aside already.",
            "",
        ));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do không dùng chứng cứ này.",
            "Give the reason why this item is set aside.",
        ));
    }
    let linked = |f: &Findings| f.linked().iter().any(|(_, of)| *of == id);
    let mut warnings = Vec::new();
    match &case.stage {
        Stage::Concluded { findings, signed: Some(_), .. } if linked(findings) => {
            return Err(Refusal::rule(
                "signed_findings_rest_on_it",
                "Kết luận đã ký dựa trên chứng cứ này: muốn loại chứng cứ thì kết luận lại không dùng chứng cứ này và ký lại biên bản.",
                "The signed findings rest on this item: conclude anew without it and sign again, then set it aside.",
                "Nghị định 39/2016/NĐ-CP, Điều 13, Điều 14",
            ));
        }
        _ if case.valid().is_some_and(|a| linked(&a.findings)) => warnings.push(Warning::new(
            "announced_findings_rest_on_it",
            "Kết luận đã công bố dựa trên chứng cứ này; kết luận vẫn có hiệu lực cho đến khi điều tra lại.",
            "The announced findings rest on this item; they stay valid until the case is investigated again.",
        )),
        _not_announced => {}
    }
    let aside = SetAside { reason, at: c.now, by: Recorder::of(c.actor, case) };
    let events = vec![Event::EvidenceWithdrawn { id, number: item.number, aside: Box::new(aside) }];
    Ok(Decision { events: settle_provisional(case, events, c)?, warnings })
}

/// With a reason the point does not apply; without one it applies again.
pub(super) fn mark_point(
    case: &Case,
    victim: VictimId,
    point: FilePoint,
    reason: Option<String>,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let entry = point_of(case, victim, point).ok_or(Refusal::Unknown { what: "victim" })?;
    let by = Recorder::of(c.actor, case);
    match reason.filter(|r| !r.trim().is_empty()) {
        None if entry.mark.is_none() => Err(Refusal::rule(
            "point_applies_already",
            "Mục này đang được áp dụng; muốn đánh dấu không áp dụng thì phải nêu lý do.",
            "This point applies; to mark it as not applicable give the reason.",
            "",
        )),
        None => Ok(vec![Event::FilePointUnmarked { victim, point, by: Box::new(by) }].into()),
        Some(_) if entry.state == FileState::Present => Err(Refusal::rule(
            "point_present",
            "Hồ sơ đã có giấy tờ của mục này nên không thể đánh dấu không áp dụng.",
            "The file has what this point asks for, so it cannot be marked as not applicable.",
            "",
        )),
        Some(reason) => {
            let mark = FilePointMark { victim, point, reason, at: c.now, by };
            Ok(vec![Event::FilePointMarked { mark: Box::new(mark) }].into())
        }
    }
}

fn point_of(case: &Case, victim: VictimId, point: FilePoint) -> Option<FileEntry> {
    let file = file_list(case).into_iter().find(|f| f.victim == victim)?;
    file.entries.into_iter().find(|e| e.point == point)
}
