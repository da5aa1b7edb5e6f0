//! A boiler explodes in a rice mill in Rạch Giá: one dead at the scene, two seriously hurt, all with
//! contracts. From the declaration to the closed file, with every mail, term and confirmation on the way.

mod followed_up;
mod worked_on;

use anyhow::{Context as _, Result, ensure};
use chrono::Duration;
use journeys::case::has;
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::server::tnld;
use journeys::told::{keeps_silent, of_commune, of_province};
use journeys::{Api, Case, Context, journey, when};
use serde_json::{Value, json};

use followed_up::followed_up;
use worked_on::{recommended, worked_on};

/// What stands in the declaration and in no mail to whoever is only informed.
const PERSONAL: [&str; 5] =
    ["Nguyễn Văn Tám", "Lý Thị Sáu", "Danh Út", "thợ vận hành nồi hơi", "0913 000 111"];

/// What a member of the team reserves, and what the family does not agree with.
const RESERVED: &str = "Cần giám định thêm vật liệu vỏ nồi hơi";
const DISSENT: &str = "Anh Tám không được huấn luyện vận hành";
const RELATIVE: &str = "Nguyễn Thị Bảy";

/// The declaration as the safety officer files it.
pub(crate) fn declaration() -> Value {
    let victim = |name: &str, birth: &str, sex: &str| {
        json!({
            "name": name, "birth": birth, "sex": sex, "relation": "hdld_written", "employed_by": "reporter",
            "occupation": { "text": "thợ vận hành nồi hơi" }, "residence": "Khu phố 5, phường Rạch Giá",
        })
    };
    let mut dead = victim("Nguyễn Văn Tám", "12/03/1985", "male");
    dead["outcome"] = json!("fatal");
    dead["death"] = json!("scene");
    dead["injury"] = json!("Đa chấn thương do nổ");
    let mut burnt = victim("Lý Thị Sáu", "1990", "female");
    burnt["outcome"] = json!("serious");
    burnt["serious_codes"] = json!(["051"]);
    let mut crushed = victim("Danh Út", "khoảng 40 tuổi", "male");
    crushed["outcome"] = json!("serious");
    crushed["serious_codes"] = json!(["034"]);
    json!({
        "told_by": { "name": "Lê Thị Hạnh", "capacity": "cán bộ an toàn", "phone": "0912 345 678" },
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(40) },
            "place": { "commune_code": RACH_GIA, "address": "Khu phố 3", "spot": "Nhà nồi hơi" },
            "technical_incident": true,
            "employer": {
                "name": MILL, "tax_code": MILL_TAX_CODE, "address": "12 Nguyễn Trung Trực",
                "commune_code": RACH_GIA, "phone": "0297 386 1234", "workers": 64,
                "industry": { "code": "1061", "text": "Xay xát" },
            },
            "casualties": { "dead": 1, "serious": 2 },
            "victims": [dead, burnt, crushed],
            "course": {
                "place": "Nhà nồi hơi", "activity": "Đốt lò, tăng áp", "object": "Nồi hơi 2 tấn/giờ",
                "hazard": "Van an toàn bị kẹt", "event": "Nồi hơi nổ, làm sập mái che",
            },
        },
        "declaration": {
            "known_at": when::minutes_ago(35), "first_aid": "Sơ cứu tại chỗ, gọi 115", "scene_kept": true,
            "contact_name": "Trần Văn Phúc", "contact_phone": "0913 000 111",
            "signer_name": "Trần Văn Phúc", "signer_position": "Giám đốc",
        },
    })
}

journey! {
    /// The whole road of (a).
    async fn the_boiler_explosion(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;

        let answer = officer.post("/api/v1/declarations", &declaration()).await?.expect(201)?;
        ensure!(answer.text_at("/class")? == "fatal" && answer.text_at("/stage")? == "declared");
        let case = Case::opened(&answer)?;
        alerted(ctx, &case, &inspector).await?;
        clock_runs(&case, &inspector).await?;
        investigated(ctx, &case, &officer, &inspector, &director).await?;
        announced(ctx, &case, &inspector).await?;
        followed_up(&case, &officer, &inspector, &director).await?;

        let story = case.story(&inspector).await?;
        let road = [
            "case_opened", "report_received", "classified", "duties_arose", "report_accepted", "scene_reached",
            "team_founded", "recommendation_added", "scene_recorded", "testimony_taken", "evidence_added", "concluded", "findings_signed", "announcement_held",
            "minutes_issued",
            "recommendation_reported", "recommendation_verified", "recommendation_reported", "recommendation_verified",
            "opinion_sent", "closed",
        ];
        let mut left = story.iter();
        for step in road {
            ensure!(left.any(|kind| kind == step), "{step} is not in its place: {story:?}");
        }
        compared(&case, &officer, &inspector, &director).await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// Beside findings of the same cause in the same industry stands the closed case, without the names of its people.
async fn compared(case: &Case, officer: &Api, inspector: &Api, director: &Api) -> Result<()> {
    let mut again = declaration();
    again["accident"]["occurred"]["at"] = json!(when::minutes_ago(200));
    again["accident"]["victims"][0]["name"] = json!("Trần Văn Chín");
    let other = Case::opened(&officer.post("/api/v1/declarations", &again).await?.expect(201)?)?;
    other.command(director, "found-team", "investigating", team()).await?;
    other.command(inspector, "conclude", "concluded", findings()).await?;
    let read = other.read(inspector).await?;
    let similar = read.list_at("/similar")?;
    ensure!(similar.len() == 1 && similar[0]["number"] == case.number, "{similar:#?}");
    ensure!(!similar[0].to_string().contains("Nguyễn Văn Tám"), "{similar:#?}");
    // Who does not see the findings yet sees nothing beside them.
    ensure!(other.read(officer).await?.list_at("/similar")?.is_empty(), "the employer learns the cause");
    ensure!(case.read(inspector).await?.list_at("/similar")?.is_empty(), "the other one is not closed");
    Ok(())
}

/// Exactly four agencies have a mail; each of the three that must, confirms by name.
async fn alerted(ctx: &Context, case: &Case, inspector: &Api) -> Result<()> {
    let mails = ctx
        .told(&[
            of_province("labour_authority_province"),
            of_commune("police_first_notice", RACH_GIA),
            of_province("police_province"),
            of_commune("commune_pc", RACH_GIA),
        ])
        .await?;
    let names = [
        "Sở Nội vụ tỉnh An Giang",
        "Công an phường Rạch Giá",
        "Công an tỉnh An Giang",
        "Ủy ban nhân dân phường Rạch Giá",
    ];
    for (mail, name) in mails.iter().zip(names) {
        ensure!(mail.text.contains(&format!("Kính gửi: {name}")), "not to {name}:\n{}", mail.text);
        ensure!(mail.subject.contains(&case.number), "{}", mail.subject);
        for personal in PERSONAL {
            ensure!(!mail.subject.contains(personal), "{}", mail.subject);
        }
    }
    let (acknowledged, info) = mails.split_at(3);
    for mail in acknowledged {
        let text = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
        for told in ["Nguyễn Văn Tám", "Danh Út", "Van an toàn bị kẹt. Nồi hơi nổ", "0913 000 111"]
        {
            ensure!(text.contains(told), "{told} is not told:\n{text}");
        }
    }
    keeps_silent(&info[0], &PERSONAL)?;
    ensure!(ctx.confirmation(&info[0]).is_err(), "the commune is asked to confirm what is for information");

    let people = ["Võ Thị Lan", "Trần Văn Hải", "Hồ Minh Đức"];
    for ((mail, person), unit) in acknowledged.iter().zip(people).zip(names) {
        ctx.confirm(mail, person, unit).await?;
    }
    // Whoever clicks again later changes nothing: the first name stands.
    let path = ctx.confirmation(&acknowledged[1])?;
    ctx.api.post_form(&path, &[("name", "Người Đến Sau"), ("unit", "Đơn vị khác")]).await?;

    let timeline = case.timeline(inspector).await?;
    for (person, unit) in people.iter().zip(names) {
        let entry = timeline
            .iter()
            .find(|entry| entry["kind"] == "acknowledged" && entry["details"]["name"] == *person)
            .with_context(|| format!("{person} is not on the timeline"))?;
        has(&entry["details"], &json!({ "unit": unit, "recipient": unit, "by_link": true }))?;
        ensure!(entry["at"].as_str().is_some_and(|at| at.len() >= 19), "no time: {entry}");
    }
    ensure!(!timeline.iter().any(|entry| entry.to_string().contains("Người Đến Sau")));
    Ok(())
}

/// The terms that run from the receipt of the declaration.
async fn clock_runs(case: &Case, inspector: &Api) -> Result<()> {
    let term = case.deadline(inspector, "investigation").await?;
    let last = when::today() + Duration::days(30);
    has(
        &term,
        &json!({
            "length": 30, "calendar": "calendar", "state": "running", "open": true, "reference": "1",
            "alarm_on": last.to_string(),
        }),
    )?;
    let due: chrono::NaiveDate = term["due"].as_str().context("no due date")?.parse()?;
    ensure!(due >= last && !when::is_weekend(due), "due {due}, the 30th day is {last}");
    let explained = term["explanation"]["vi"].as_str().unwrap_or_default();
    for part in ["30 ngày", &when::printed(when::today()), &when::printed(due), "Điều 35 khoản 6"] {
        ensure!(explained.contains(part), "{part} is not explained: {explained}");
    }
    ensure!(due == last || explained.contains("Điều 148"), "the roll is not explained: {explained}");

    let scene = case.deadline(inspector, "scene_arrival").await?;
    has(&scene, &json!({ "length": 2, "calendar": "clock", "state": "running", "open": true }))?;
    Ok(())
}

/// Accepted, scene reached, team founded with its invitations, a recommendation, findings.
async fn investigated(
    ctx: &Context,
    case: &Case,
    officer: &Api,
    inspector: &Api,
    director: &Api,
) -> Result<()> {
    case.command(inspector, "accept-report", "declared", case.on_report()).await?;
    let again = case.try_command(inspector, "accept-report", case.on_report()).await?;
    again.problem(409, "already_accepted")?;

    let arrival = json!({ "at": when::minutes_ago(-1), "by": "Tổ công tác Sở Nội vụ" });
    case.command(inspector, "reach-scene", "declared", arrival).await?;
    has(&case.deadline(inspector, "scene_arrival").await?, &json!({ "state": "closed", "open": false }))?;

    case.try_command(inspector, "found-team", team()).await?.expect(403)?;
    case.try_command(inspector, "conclude", findings()).await?.problem(409, "not_allowed_in_stage")?;
    case.command(director, "found-team", "investigating", team()).await?;
    let invited =
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;
    for (mail, name) in invited.iter().zip(["Sở Y tế", "Liên đoàn Lao động tỉnh An Giang"]) {
        ensure!(mail.text.contains(&format!("Kính gửi: {name}")), "{}", mail.text);
        keeps_silent(mail, &PERSONAL)?;
    }
    ctx.confirm(&invited[0], "Bùi Thị Ngọc", "Sở Y tế tỉnh An Giang").await?;

    recommended(case, inspector).await?;
    worked_on(case, inspector).await?;

    let sketch = case.evidence(inspector, "scene_sketch", "Sơ đồ nhà nồi hơi").await?;
    let valve = case.evidence(inspector, "object", "Van an toàn của nồi hơi số 2").await?;
    case.command(inspector, "conclude", "concluded", findings()).await?;
    // Nothing is announced that rests on no evidence and names no rule.
    let held = json!({ "held_at": when::minutes_ago(-1), "place": "Trụ sở", "chair": "Phạm Quốc Việt" });
    case.try_command(inspector, "hold-announcement", held).await?.problem(409, "minutes_not_signed")?;
    let unfounded = json!({
        "minutes_number": "05/BB-ĐTTNLĐ", "signed_on": when::today().to_string(), "signatures": [],
    });
    let refused =
        case.try_command(inspector, "sign-findings", unfounded).await?.problem(422, "invalid_content")?;
    let pointers: Vec<&str> =
        refused.list_at("/errors")?.iter().filter_map(|e| e["pointer"].as_str()).collect();
    ensure!(
        pointers
            == [
                "/evidence",
                "/rules_breached",
                "/persons_at_fault/0/article",
                "/persons_at_fault/0/evidence"
            ],
        "{pointers:?}"
    );
    let mut reserved = founded(&sketch, &valve);
    reserved["reserved_opinions"] = json!([{ "person": "Bùi Thị Ngọc", "opinion": RESERVED }]);
    case.command(inspector, "conclude", "concluded", reserved).await?;
    case.sign(inspector, "05/BB-ĐTTNLĐ").await?;
    // Findings are secret until they are announced (Nghị định 39/2016/NĐ-CP Điều 12).
    let seen = case.read(officer).await?;
    ensure!(seen.at("/findings")?.is_null() && seen.list_at("/recommendations")?.is_empty(), "{}", seen.text);
    ensure!(seen.text_at("/stage")? == "investigating", "the stage tells that findings exist");
    ensure!(!seen.text.contains(RESERVED), "a reserved opinion is told before the announcement");
    Ok(())
}

pub(crate) fn team() -> Value {
    let member = |name: &str, position: &str, unit: &str, capacity: &str| json!({ "name": name, "position": position, "unit": unit, "capacity": capacity });
    let mut head = member("Phạm Quốc Việt", "Trưởng phòng", "Sở Nội vụ tỉnh An Giang", "labour_authority");
    head["head"] = json!(true);
    json!({
        "decision_number": "12/QĐ-SNV", "decision_date": when::today().to_string(),
        "founder": "Giám đốc Sở Nội vụ",
        "members": [
            head,
            member("Bùi Thị Ngọc", "Chuyên viên", "Sở Y tế tỉnh An Giang", "health"),
            member("Trịnh Công Thành", "Chuyên viên", "Liên đoàn Lao động tỉnh An Giang", "union_or_workers_rep"),
        ],
    })
}

/// The same findings, bound to evidence and to the rule breached.
pub(crate) fn founded(sketch: &str, valve: &str) -> Value {
    let mut out = findings();
    out["evidence"] = json!([sketch, valve]);
    out["rules_breached"] = json!([{ "article": "QCVN 01:2008/BLĐTBXH, mục 4.1", "by": "employer" }]);
    out["causes"] = json!([
        { "depth": "immediate", "text": "Áp suất vượt mức", "evidence": [sketch] },
        { "depth": "root", "text": "Van an toàn không được kiểm định", "explains": 1, "evidence": [valve] },
    ]);
    out["contrary"] = json!([{ "what": "Tổ lò hơi nói van mới thay", "answer": "Van mang số cũ, gỉ kẹt" }]);
    out["persons_at_fault"][0]["article"] = json!("QCVN 01:2008/BLĐTBXH, mục 4.1");
    out["persons_at_fault"][0]["evidence"] = json!([valve]);
    out
}

pub(crate) fn findings() -> Value {
    json!({
        "course": "Nồi hơi số 2 nổ khi áp suất vượt mức do van an toàn không mở.",
        "fault": "employer", "cause": "1", "cause_detail": "Van an toàn không được kiểm định",
        "conclusion": "tnld", "responsibility": "Người sử dụng lao động không kiểm định nồi hơi",
        "persons_at_fault": [{
            "name": "Trần Văn Phúc", "violation": "Không kiểm định nồi hơi", "proposed_handling": "Xử phạt",
        }],
        "activity": "activity.10", "deviation": "deviation.10", "contact": "contact.40",
        "damage": { "lost_days": 90, "medical": 45_000_000, "wages": 30_000_000 },
    })
}

/// The meeting stops the clock and starts the terms after it; the minutes are issued.
async fn announced(ctx: &Context, case: &Case, inspector: &Api) -> Result<()> {
    let meeting = json!({
        "held_at": when::minutes_ago(-1), "place": "Trụ sở công ty", "chair": "Phạm Quốc Việt",
        "attendance": [
            { "group": "team", "name": "Phạm Quốc Việt" }, { "group": "employer", "name": "Trần Văn Phúc" },
            { "group": "victim_or_relatives", "name": "Nguyễn Thị Bảy" }, { "group": "police", "name": "Trần Văn Hải" },
            { "group": "union", "name": "Trịnh Công Thành", "present": false, "note": "ốm" },
            { "group": "procuracy", "name": "Mai Văn Lợi" },
        ],
        "dissent": [{
            "person": RELATIVE, "opinion": DISSENT, "reason": "Ca đêm chỉ có một người trông lò", "signed": true,
        }],
    });
    case.command(inspector, "hold-announcement", "announced", meeting).await?;
    ctx.told(&[
        of_province("labour_authority_province"),
        of_commune("police_first_notice", RACH_GIA),
        of_province("police_province"),
        of_province("procuracy_same_level"),
        of_province("labour_ministry"),
        of_province("health_authority_province"),
        of_province("union_province"),
    ])
    .await?;
    has(&case.deadline(inspector, "investigation").await?, &json!({ "state": "closed", "open": false }))?;
    let send = case.deadline(inspector, "send_minutes").await?;
    has(&send, &json!({ "length": 3, "calendar": "working", "open": true }))?;
    ensure!(
        send["explanation"]["vi"].as_str().is_some_and(|text| text.contains("3 ngày làm việc")),
        "{send}"
    );
    let complaint = case.deadline(inspector, "complaint").await?;
    has(&complaint, &json!({ "alarm_on": (when::today() + Duration::days(90)).to_string() }))?;
    case.deadline(inspector, "compensation_payment").await?;

    case.try_command(inspector, "close", json!({})).await?.expect(409)?;
    dissented(case, inspector).await?;
    let minutes = json!({
        "number": "05/BB-ĐTTNLĐ", "date": when::today().to_string(), "sent_at": when::minutes_ago(-1),
        "sent_to": [MILL, "Công an tỉnh An Giang", "Gia đình nạn nhân"],
    });
    let early = json!({ "number": "05/BB", "date": when::today().to_string(), "sent_to": [],
        "sent_at": when::minutes_ago(60) });
    case.try_command(inspector, "issue-minutes", early).await?.problem(422, "invalid_content")?;
    case.command(inspector, "issue-minutes", "follow_up", minutes).await?;
    has(&case.deadline(inspector, "send_minutes").await?, &json!({ "open": true }))?;
    ensure!(
        case.serve_everybody(inspector, &when::minutes_ago(-1)).await? > 5,
        "the law names more than five"
    );
    has(&case.deadline(inspector, "send_minutes").await?, &json!({ "state": "closed", "open": false }))?;
    Ok(())
}

/// Whoever disagrees is heard with every copy: what a member reserved and what the family said.
async fn dissented(case: &Case, reader: &Api) -> Result<()> {
    let seen = case.read(reader).await?;
    ensure!(seen.text_at("/findings/reserved_opinions/0/opinion")? == RESERVED, "{}", seen.text);
    has(seen.at("/meeting/dissent/0")?, &json!({ "person": RELATIVE, "opinion": DISSENT, "signed": true }))?;
    for (form, told) in [("minutes_contract", RESERVED), ("meeting_minutes", DISSENT)] {
        let page = crate::fields::printed(case, reader, form, None).await?;
        ensure!(page.contains(told), "{told} is not in {form}:\n{page}");
    }
    Ok(())
}
