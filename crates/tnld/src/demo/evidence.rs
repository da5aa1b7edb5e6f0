//! A few pieces of evidence in two cases: photo, sketch, papers, an object that changes hands.

use super::Stage;
use super::steps::as_of;
use anyhow::Result;
use casework::cases::{self, CaseOutcome};
use casework::evidence::{self, NewUpload};
use domain::access::Actor;
use domain::case::{Command, EvidenceKind, FilePoint, MoveEvidence, NewEvidence};
use domain::ids::{CaseId, EvidenceId, UploadId};
use domain::time::{Instant, vn_date};

const SCENE: &[u8] = include_bytes!("files/scene.jpg");
const SKETCH: &[u8] = include_bytes!("files/sketch.png");
const EXPERTISE: &[u8] = include_bytes!("files/expertise.pdf");
const AUTOPSY: &[u8] = include_bytes!("files/autopsy.pdf");

async fn sent(
    stage: &Stage,
    actor: &Actor,
    case: CaseId,
    name: &str,
    media_type: &str,
    bytes: &'static [u8],
) -> Result<UploadId> {
    let new = NewUpload {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        length: u64::try_from(bytes.len()).unwrap_or_default(),
    };
    let begun = evidence::begin(&stage.app, as_of(actor), case, new).await?;
    let at = evidence::receive(&stage.app, as_of(actor), case, begun.id, 0).await?;
    evidence::append(&stage.app, at, bytes.into()).await?;
    evidence::finish(&stage.app, as_of(actor), case, begun.id).await?;
    Ok(begun.id)
}

async fn add(
    stage: &Stage,
    actor: &Actor,
    case: CaseId,
    what: (EvidenceKind, &str),
    upload: Option<UploadId>,
    place: Option<&str>,
) -> Result<EvidenceId> {
    // A paper about one victim is about the first.
    let view = cases::read(&stage.app, as_of(actor), case).await?;
    let first = view.case.victims.first().map(|v| v.statement.id);
    let new = NewEvidence {
        id: EvidenceId(stage.app.id()),
        kind: what.0,
        title: what.1.to_owned(),
        description: None,
        victim: first.filter(|_| what.0.of_one_victim()),
        obtained_on: vn_date(stage.app.now()),
        obtained_time: None,
        obtained_from: None,
        obtained_by: None,
        place: place.map(str::to_owned),
        sensitivity: None,
        file: None,
    };
    Ok(evidence::add(&stage.app, as_of(actor), case, new, upload).await?.evidence_id)
}

/// The crane: what was found, what the expertise said, and where the cable is.
pub(super) async fn crane(stage: &Stage, actor: &Actor, last: &CaseOutcome, at: Instant) -> Result<()> {
    stage.move_to(at);
    let case = last.case_id;
    let photo = sent(stage, actor, case, "hien-truong-1.jpg", "image/jpeg", SCENE).await?;
    let place = Some("Bãi bốc xếp clinker");
    add(stage, actor, case, (EvidenceKind::ScenePhoto, "Ảnh bãi bốc xếp sau tai nạn"), Some(photo), place)
        .await?;
    let sketch = sent(stage, actor, case, "so-do.png", "image/png", SKETCH).await?;
    add(stage, actor, case, (EvidenceKind::SceneSketch, "Sơ đồ hiện trường"), Some(sketch), place).await?;
    let cable =
        add(stage, actor, case, (EvidenceKind::Object, "Đoạn cáp tải đứt, dài 1,2 m"), None, place).await?;
    let step = |to: &str, reason: &str| {
        Command::MoveEvidence(MoveEvidence {
            id: cable,
            at: stage.app.now(),
            to: to.to_owned(),
            reason: reason.to_owned(),
            condition: Some("Niêm phong, còn nguyên".to_owned()),
            record_number: Some("02/BB-GN".to_owned()),
        })
    };
    let to_expert = step("Trung tâm Kiểm định kỹ thuật an toàn (mẫu)", "Trưng cầu giám định kỹ thuật");
    cases::move_evidence(&stage.app, as_of(actor), case, to_expert).await?;
    let result = sent(stage, actor, case, "ket-luan-giam-dinh.pdf", "application/pdf", EXPERTISE).await?;
    let what = (EvidenceKind::ExpertiseResult, "Kết luận giám định cáp tải");
    add(stage, actor, case, what, Some(result), None).await?;
    cases::move_evidence(
        &stage.app,
        as_of(actor),
        case,
        step("Kho vật chứng của Sở", "Nhận lại sau giám định"),
    )
    .await?;
    Ok(())
}

/// The boiler of this morning: the first papers of the file.
pub(super) async fn boiler(stage: &Stage, actor: &Actor, last: &CaseOutcome, at: Instant) -> Result<()> {
    stage.move_to(at);
    let case = last.case_id;
    let photo = sent(stage, actor, case, "noi-hoi.jpg", "image/jpeg", SCENE).await?;
    let place = Some("Nhà nồi hơi");
    add(stage, actor, case, (EvidenceKind::ScenePhoto, "Ảnh nồi hơi vỡ thân"), Some(photo), place).await?;
    let autopsy = sent(stage, actor, case, "kham-nghiem.pdf", "application/pdf", AUTOPSY).await?;
    let what = (EvidenceKind::Autopsy, "Biên bản khám nghiệm tử thi");
    add(stage, actor, case, what, Some(autopsy), None).await?;
    add(stage, actor, case, (EvidenceKind::Object, "Van an toàn của nồi hơi"), None, place).await?;
    let view = cases::read(&stage.app, as_of(actor), case).await?;
    let Some(first) = view.case.victims.first() else { return Ok(()) };
    let mark = Command::MarkFilePoint {
        victim: first.statement.id,
        point: FilePoint::Discharge,
        reason: Some("Nạn nhân chết tại chỗ, không điều trị".to_owned()),
    };
    cases::mark_file_point(&stage.app, as_of(actor), case, mark).await?;
    Ok(())
}

/// A slight wound: what nobody drew up of it does not apply, and the file says so.
pub(super) async fn complete(stage: &Stage, actor: &Actor, mut last: CaseOutcome) -> Result<CaseOutcome> {
    let case = last.case_id;
    let list = evidence::file_list(&stage.app, as_of(actor), case).await?;
    for (victim, file) in list.files {
        for point in file.missing_points() {
            let reason = Some("Thương tích nhẹ, không lập giấy tờ này".to_owned());
            let mark = Command::MarkFilePoint { victim: victim.id, point, reason };
            last = cases::mark_file_point(&stage.app, as_of(actor), case, mark).await?;
        }
    }
    Ok(last)
}
