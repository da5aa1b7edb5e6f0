//! A light accident that the enterprise investigated and announced; the family complains; the province investigates
//! again, and what the enterprise announced is replaced only when that is itself announced.

use anyhow::{Result, ensure};
use journeys::case::has;
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::scratch::ScratchDir;
use journeys::server::tnld;
use journeys::told::of_province;
use journeys::{Api, Case, Reply, journey, when};
use serde_json::{Value, json};

const VICTIM: &str = "Danh Út Nhỏ";
const RELATIVE: &str = "Thị Sa Rên";

pub(crate) fn declaration() -> Value {
    json!({
        "told_by": { "name": "Lê Thị Hạnh", "capacity": "cán bộ an toàn" },
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(90) },
            "place": { "commune_code": RACH_GIA, "spot": "Kho trấu" },
            "employer": { "name": MILL, "tax_code": MILL_TAX_CODE, "commune_code": RACH_GIA },
            "casualties": { "light": 1 },
            "victims": [{
                "name": VICTIM, "birth": "12/03/1985", "sex": "male", "relation": "hdld_written",
                "employed_by": "reporter", "outcome": "light", "injury": "Trầy xước tay",
            }],
            "course": { "event": "Bị băng tải quệt tay" },
        },
        "declaration": { "known_at": when::minutes_ago(80), "first_aid": "Rửa, băng" },
    })
}

pub(crate) fn team(number: &str) -> Value {
    let member = |name: &str, unit: &str, head: bool, capacity: &str| json!({ "name": name, "position": "Chuyên viên", "unit": unit, "head": head, "capacity": capacity, "authorisation": "07/UQ" });
    json!({
        "decision_number": number, "decision_date": when::today().to_string(), "founder": "Người có thẩm quyền",
        "members": [
            member("Phạm Quốc Việt", "Sở Nội vụ", true, "labour_authority"),
            member("Bùi Thị Ngọc", "Sở Y tế", false, "health"),
            member("Trịnh Công Thành", "Liên đoàn Lao động tỉnh", false, "union_or_workers_rep"),
        ],
    })
}

pub(crate) fn findings(fault: &str, cause: &str, evidence: &str) -> Value {
    json!({
        "evidence": [evidence], "rules_breached": [{ "article": "Quy trình vận hành băng tải, mục 3", "by": "employer" }],
        "course": format!("{VICTIM} bị băng tải quệt tay."), "fault": fault, "cause": cause,
        "cause_detail": "Băng tải không có che chắn", "conclusion": "tnld",
        "responsibility": "Cơ sở che chắn băng tải",
        "reserved_opinions": [{ "person": "Bùi Thị Ngọc", "opinion": "Cần giám định thêm" }],
    })
}

pub(crate) fn meeting() -> Value {
    json!({
        "held_at": when::minutes_ago(-1), "closed_at": when::minutes_ago(-1), "place": "Trụ sở công ty",
        "chair": "Phạm Quốc Việt", "secretary": "Bùi Thị Ngọc", "number": "03/BB-CB",
        "minutes_read": "Biên bản điều tra số 05/BB", "final_conclusion": "Giữ nguyên kết luận",
        "attendance": [
            { "group": "team", "name": "Phạm Quốc Việt" },
            { "group": "employer", "name": "Trần Văn Phúc", "authorisation": "07/UQ" },
            { "group": "victim_or_relatives", "name": RELATIVE },
            { "group": "union", "name": "Trịnh Công Thành", "present": false, "note": "ốm" },
        ],
        "opinions": [{ "person": "Trần Văn Phúc", "opinion": "Nhất trí" }],
        "dissent": [{ "person": RELATIVE, "opinion": format!("{VICTIM} không có lỗi"), "signed": true }],
        "answers": "Đã giải trình", "unfinished": "Che chắn băng tải",
        "refusals": [{ "person": RELATIVE, "reason": "Không đồng ý mục 7" }],
    })
}

/// Concludes on evidence, and every member signs.
pub(crate) async fn conclude(case: &Case, by: &Api, fault: &str, cause: &str) -> Result<()> {
    let sketch = case.evidence(by, "scene_sketch", "Sơ đồ băng tải").await?;
    case.command(by, "conclude", "concluded", findings(fault, cause, &sketch)).await?;
    case.sign(by, "05/BB").await?;
    Ok(())
}

/// Concludes, announces and issues.
async fn announce(case: &Case, by: &Api, fault: &str, cause: &str) -> Result<()> {
    conclude(case, by, fault, cause).await?;
    case.command(by, "hold-announcement", "announced", meeting()).await?;
    let minutes =
        json!({ "number": "05/BB", "date": when::today().to_string(), "sent_at": when::minutes_ago(-1) });
    case.command(by, "issue-minutes", "follow_up", minutes).await?;
    Ok(())
}

journey! {
    /// Complaint, another investigation, the earlier minutes superseded; then the file as one bundle.
    async fn the_complaint(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;
        let answer = officer.post("/api/v1/declarations", &declaration()).await?.expect(201)?;
        let case = Case::opened(&answer)?;
        ctx.told(&[]).await?;
        let public = format!("{}/public-version", case.path());
        officer.get(&public).await?.problem(409, "not_announced")?;

        case.command(&officer, "found-team", "investigating", team("01/QĐ-PT")).await?;
        announce(&case, &officer, "worker", "7").await?;
        ctx.told(&[of_province("labour_authority_province")]).await?;
        let open = case.deadline(&officer, "send_minutes").await?;
        has(&open, &json!({ "open": true }))?;
        ensure!(case.serve_everybody(&officer, &when::minutes_ago(-1)).await? == 3, "department, employer, victim");
        has(&case.deadline(&officer, "send_minutes").await?, &json!({ "open": false }))?;
        let told = officer.get(&public).await?.expect(200)?;
        ensure!(!told.text.contains(VICTIM) && !told.text.contains(RELATIVE), "{}", told.text);
        ensure!(told.text.contains("Cần giám định thêm") && told.list_at("/dissent")?.len() == 1, "{}", told.text);
        proven(&case, &officer).await?;
        let commune = ctx.sign_in_as(people::commune_official("xa.rachgia", "Võ Thị Lan", RACH_GIA, "UBND phường Rạch Giá")).await?;
        let read = commune.get(&format!("{}/evidence", case.path())).await?.expect(200)?;
        ensure!(titles(&read)? == ["Sơ đồ băng tải", "Ảnh bản niêm yết"], "{}", read.text);

        complained(&case, &officer, &inspector, &director).await?;
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;
        again(&case, &officer, &inspector).await?;
        still_read(&case, &officer, &commune, &inspector).await?;
        let invited = [of_province("health_authority_province"), of_province("union_province")];
        let mails = ctx.told(&invited).await?;
        ensure!(mails.iter().all(|m| m.text.contains("Hội trường Sở Nội vụ")), "the invitation says where");

        case.command(&inspector, "hold-announcement", "announced", meeting()).await?;
        ctx.told(&[
            of_province("labour_authority_province"), of_province("labour_ministry"),
            of_province("health_authority_province"), of_province("union_province"),
        ]).await?;
        replaced(&case, &officer).await?;
        bundled(ctx, &case, &inspector, &officer).await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// The posting is proven by a paper of the file; a paper of no file proves nothing.
async fn proven(case: &Case, officer: &Api) -> Result<()> {
    let photo = case.evidence(officer, "document", "Ảnh bản niêm yết").await?;
    let path = format!("{}/record-posting", case.path());
    let mut posting = json!({
        "place": "Bảng tin cổng chính", "from": when::today().to_string(),
        "evidence_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f",
    });
    let refused = officer.post(&path, &posting).await?.problem(422, "invalid_content")?;
    ensure!(refused.text_at("/errors/0/pointer")? == "/evidence_id", "{}", refused.text);
    posting["evidence_id"] = json!(photo);
    officer.post(&path, &posting).await?.expect(200)?;
    let besides = json!({
        "recipient": "Bảo hiểm xã hội tỉnh", "kind": "other", "how": "post", "served_at": when::minutes_ago(-1),
        "evidence_id": photo,
    });
    officer.post(&format!("{}/record-service", case.path()), &besides).await?.expect(200)?;
    let seen = case.read(officer).await?;
    ensure!(seen.text_at("/postings/0/evidence_id")? == photo, "{}", seen.text);
    let last = seen.list_at("/minutes/recipients")?.last().cloned().unwrap_or_default();
    ensure!(last["evidence_id"] == json!(photo) && last["recipient"] == "Bảo hiểm xã hội tỉnh", "{last}");
    Ok(())
}

fn titles(list: &Reply) -> Result<Vec<String>> {
    Ok(list.list_at("/items")?.iter().filter_map(|i| i["title"].as_str().map(str::to_owned)).collect())
}

/// What was announced stays readable to those who could read it; what the new round adds is not.
async fn still_read(case: &Case, officer: &Api, commune: &Api, inspector: &Api) -> Result<()> {
    let path = format!("{}/evidence", case.path());
    let first = ["Sơ đồ băng tải", "Ảnh bản niêm yết"];
    for party in [officer, commune] {
        let list = party.get(&path).await?.expect(200)?;
        ensure!(titles(&list)? == first && list.json["announced_file"] == true, "{}", list.text);
        party.get(&format!("{}/file-list", case.path())).await?.expect(200)?;
        let seen = case.read(party).await?;
        ensure!(seen.text_at("/standing/minutes/number")? == "05/BB", "{}", seen.text);
        ensure!(seen.at("/findings")?.is_null(), "the findings of the new round are secret");
    }
    let all = inspector.get(&path).await?.expect(200)?;
    ensure!(titles(&all)?.len() == 3, "{}", all.text);
    let new = all.text_at("/items/2/id")?;
    officer.get(&format!("{path}/{new}")).await?.expect(404)?;
    let old = all.text_at("/items/0/id")?;
    ensure!(commune.get(&format!("{path}/{old}")).await?.expect(200)?.text.contains("Sơ đồ băng tải"));
    Ok(())
}

/// The complaint holds the file open until it is answered; the Director has the case investigated again.
async fn complained(case: &Case, officer: &Api, inspector: &Api, director: &Api) -> Result<()> {
    let complaint = json!({
        "by": "relative", "name": RELATIVE, "content": "Lỗi không phải của người lao động",
        "received_at": when::minutes_ago(-1),
    });
    inspector.post(&format!("{}/record-complaint", case.path()), &complaint).await?.expect(200)?;
    let seen = case.read(inspector).await?;
    let id = seen.text_at("/complaints/0/id")?;
    has(
        &case.deadline(inspector, "complaint_answer").await?,
        &json!({ "length": 10, "calendar": "working", "open": true }),
    )?;
    let open = case
        .try_command(officer, "close", json!({ "note": "Xong" }))
        .await?
        .problem(409, "complaints_open")?;
    ensure!(open.text_at("/errors/0/pointer")? == "/conditions/complaints", "{}", open.text);
    let conditions = officer.get(&format!("{}/closing-conditions", case.path())).await?.expect(200)?;
    let unmet: Vec<_> = conditions.list_at("")?.iter().filter(|c| c["met"] == false).collect();
    ensure!(unmet.iter().all(|c| c["citation"].as_str().is_some_and(|t| t.len() > 10)), "{unmet:?}");
    let answer = json!({
        "complaint_id": id, "outcome": "partly", "number": "12/TB", "date": when::today().to_string(),
        "content": "Xem xét lại phần lỗi",
    });
    case.command(officer, "answer-complaint", "follow_up", answer).await?;
    let step = json!({
        "complaint_id": id, "body": "Sở Nội vụ tỉnh An Giang", "received_on": when::today().to_string(),
        "outcome": "reinvestigation", "reference": "20/QĐ-SNV",
    });
    case.command(inspector, "escalate-complaint", "follow_up", step).await?;
    ensure!(case.complete_files(officer).await? > 2, "the file of a light wound has no photographs");
    case.command(officer, "close", "closed", json!({ "note": "Đủ hồ sơ" })).await?;
    let mut again = team("20/QĐ-SNV");
    again["ground"] = json!("complaint");
    again["complaint_id"] = json!(id);
    again["reason"] = json!("Kết luận về lỗi chưa đủ chứng cứ");
    case.try_command(inspector, "reinvestigate", again.clone()).await?.expect(403)?;
    case.command(director, "reinvestigate", "investigating", again).await?;
    Ok(())
}

/// While the province is at work the earlier findings are the valid ones, and the new ones are secret.
async fn again(case: &Case, officer: &Api, inspector: &Api) -> Result<()> {
    conclude(case, inspector, "employer", "1").await?;
    let seen = case.read(officer).await?;
    ensure!(seen.text_at("/stage")? == "investigating", "{}", seen.text);
    ensure!(seen.text_at("/standing/findings/fault")? == "worker", "{}", seen.text);
    ensure!(seen.text_at("/team/again/ground")? == "complaint", "{}", seen.text);
    ensure!(case.deadlines(officer, "investigation").await?.len() == 2, "both rounds keep their terms");
    let plan = json!({
        "at": when::minutes_ago(-60), "place": "Hội trường Sở Nội vụ",
        "invited": [{ "group": "employer", "name": MILL, "contact": "0297 386 1234" }],
    });
    case.command(inspector, "plan-meeting", "concluded", plan).await?;
    Ok(())
}

async fn replaced(case: &Case, officer: &Api) -> Result<()> {
    let seen = case.read(officer).await?;
    ensure!(seen.text_at("/findings/fault")? == "employer", "{}", seen.text);
    let list = officer.get(&format!("{}/evidence", case.path())).await?.expect(200)?;
    ensure!(list.list_at("/items")?.len() == 3 && list.json["whole_file"] == true, "{}", list.text);
    ensure!(seen.text_at("/superseded/0/findings/fault")? == "worker", "{}", seen.text);
    ensure!(seen.text_at("/superseded/0/superseded_at")?.len() > 10 && seen.json["standing"].is_null());
    ensure!(seen.text_at("/superseded/0/meeting/refusals/0/person")? == RELATIVE, "{}", seen.text);
    let public = officer.get(&format!("{}/public-version", case.path())).await?.expect(200)?;
    ensure!(public.text_at("/fault")? == "employer", "the public version is of the valid round");
    Ok(())
}

/// The whole file as one ZIP, checked by the program alone.
async fn bundled(ctx: &journeys::Context, case: &Case, inspector: &Api, officer: &Api) -> Result<()> {
    let path = format!("{}/bundle", case.path());
    officer.get(&path).await?.expect(403)?;
    let zip = inspector.download(&path).await?;
    let scratch = ScratchDir::new("bundle")?;
    let file = scratch.path().join("bundle.zip");
    std::fs::write(&file, &zip)?;
    let name = file.to_string_lossy().into_owned();
    let held = tnld(ctx.server.settings(), &["verify", &name])?;
    ensure!(held.success && held.stdout.contains(&case.number), "{}{}", held.stdout, held.stderr);
    let mut broken = zip.clone();
    let middle = broken.len() / 2;
    broken[middle] ^= 1;
    std::fs::write(&file, &broken)?;
    let fault = tnld(ctx.server.settings(), &["verify", &name])?;
    ensure!(!fault.success && !fault.stdout.trim().is_empty(), "a changed byte passed: {}", fault.stdout);
    Ok(())
}
