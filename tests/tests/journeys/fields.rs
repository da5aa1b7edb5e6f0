//! Every field of the statutory forms: entered through the API with a value of its own, read back from the API, found in
//! the printed form, and refused with a pointer to it when the value is bad. A field that is lost anywhere fails by name.

mod commune;
mod declared;
mod meeting;
mod minutes;
mod table;
mod team;
mod testimony;

use anyhow::Result;
use journeys::people;
use journeys::server::User;
use journeys::{Api, Case, Context, journey, when};
use serde_json::{Value, json};

use table::{Field, body, comes_back, is_printed, refused};

pub(crate) use table::printed;

/// An answer of the case after a command whose body is the table.
async fn commanded(case: &Case, by: &Api, command: &str, base: Value, fields: &[Field]) -> Result<()> {
    let full = body(base, fields)?;
    refused(&full, fields, async |wrong| case.try_command(by, command, wrong).await).await?;
    case.try_command(by, command, full).await?.expect(200)?;
    Ok(())
}

/// What was sent in a command stands below this pointer of the case, and in the form.
async fn kept(case: &Case, by: &Api, below: &str, kind: &str, fields: &[Field]) -> Result<()> {
    comes_back(&case.read(by).await?, below, fields)?;
    is_printed(&printed(case, by, kind, None).await?, fields)
}

/// The file of an establishment from the decision to the meeting; `first` is the id of its one victim.
async fn investigated(case: &Case, by: &Api, minutes: &str, provincial: bool) -> Result<()> {
    let read = case.read(by).await?;
    let victim = read.text_at("/victims/0/id")?;
    let heard = testimony::fields();
    let base = testimony::base();
    let full = body(base, &heard)?;
    let path = format!("{}/record-testimony", case.path());
    refused(&full, &heard, async |wrong| by.post(&path, &wrong).await).await?;
    by.post(&path, &full).await?.expect(200)?;
    let read = case.read(by).await?;
    comes_back(&read, "/inquiry/testimony/0/record", &heard)?;
    let id = read.text_at("/inquiry/testimony/0/id")?;
    is_printed(&printed(case, by, "testimony", Some(&id)).await?, &heard)?;

    let sketch = case.evidence(by, "scene_sketch", "Sơ đồ nơi xảy ra").await?;
    let measure = json!({
        "content": "Che chắn bộ truyền động", "owner_kind": "employer", "owner": "Quản đốc Lâm Văn Ba",
        "due": (when::today() + chrono::Duration::days(45)).to_string(), "priority": "engineering",
    });
    case.try_command(by, "add-recommendation", measure).await?.expect(200)?;
    let found = minutes::fields(&victim, provincial);
    commanded(case, by, "conclude", minutes::base(&sketch), &found).await?;
    kept(case, by, "/findings", minutes, &found).await?;
    let measures = [table::value(
        "PL IX 10 biện pháp: nội dung, người thi hành, thời gian",
        "/recommendations/0/owner",
        json!("Quản đốc Lâm Văn Ba"),
    )
    .prints(&[
        "Che chắn bộ truyền động",
        "Quản đốc Lâm Văn Ba",
        &when::printed(when::today() + chrono::Duration::days(45)),
    ])];
    kept(case, by, "", minutes, &measures).await?;
    signed(case, by, minutes).await?;

    let met = meeting::fields();
    commanded(case, by, "hold-announcement", meeting::base(), &met).await?;
    kept(case, by, "/meeting", "meeting_minutes", &met).await?;
    let issued =
        json!({ "number": "15/BB-ĐT", "date": when::today().to_string(), "sent_at": when::minutes_ago(-1) });
    case.command(by, "issue-minutes", "follow_up", issued).await?;
    let addressee = if provincial { "- Công an" } else { "- Sở Nội vụ tỉnh An Giang" };
    let served = printed(case, by, "meeting_minutes", None).await?;
    let list = [table::value("PL XI 7 nơi gửi biên bản", "/minutes/number", json!("15/BB-ĐT"))
        .prints(&[addressee, "trong 03 ngày làm việc"])];
    comes_back(&case.read(by).await?, "", &list)?;
    is_printed(&served, &list)
}

/// Number, day and signatures of the minutes.
async fn signed(case: &Case, by: &Api, minutes: &str) -> Result<()> {
    let read = case.read(by).await?;
    let signature = |(n, member): (usize, &Value)| match n {
        1 => json!({ "name": member["name"], "signed": false, "reason": "Đang nằm viện" }),
        _others => json!({ "name": member["name"], "signed": true }),
    };
    let signatures: Vec<Value> = read.list_at("/team/members")?.iter().enumerate().map(signature).collect();
    let fields = minutes::signing();
    commanded(case, by, "sign-findings", json!({ "signatures": signatures }), &fields).await?;
    kept(case, by, "/findings_signed", minutes, &fields).await
}

journey! {
    /// PL III.
    async fn fields_of_the_declaration(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let fields = declared::fields();
        let full = body(declared::base(), &fields)?;
        refused(&full, &fields, async |wrong| officer.post("/api/v1/declarations", &wrong).await).await?;
        let case = Case::opened(&officer.post("/api/v1/declarations", &full).await?.expect(201)?)?;
        kept(&case, &officer, "/reports/0", "employer_declaration", &fields).await?;
        mailed(ctx).await
    }
}

journey! {
    /// PL IV, and the record of the commune.
    async fn fields_of_the_commune(ctx) {
        let unit = "UBND đặc khu Kiên Hải";
        let user = people::commune_official("kienhai.ba", "Võ Văn Bảy", people::KIEN_HAI, unit);
        let commune = ctx.sign_in_as(user).await?;
        let fields = commune::notice();
        let full = body(commune::notice_base(), &fields)?;
        refused(&full, &fields, async |wrong| commune.post("/api/v1/commune-notices", &wrong).await).await?;
        let case = Case::opened(&commune.post("/api/v1/commune-notices", &full).await?.expect(201)?)?;
        kept(&case, &commune, "/reports/0", "commune_notice", &fields).await?;

        let fields = commune::record();
        let full = body(commune::record_base(), &fields)?;
        refused(&full, &fields, async |wrong| commune.post("/api/v1/commune-records", &wrong).await).await?;
        let case = Case::opened(&commune.post("/api/v1/commune-records", &full).await?.expect(201)?)?;
        kept(&case, &commune, "/reports/0", "commune_record", &fields).await?;
        mailed(ctx).await
    }
}

journey! {
    /// PL V, VIII, IX and XI of a light accident, by the enterprise.
    async fn fields_of_an_establishment(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let declared = officer.post("/api/v1/declarations", &declared::light()).await?.expect(201)?;
        let case = Case::opened(&declared)?;
        let fields = team::fields("employer");
        commanded(&case, &officer, "found-team", team::base(), &fields).await?;
        kept(&case, &officer, "/team", "team_decision_establishment", &fields).await?;
        investigated(&case, &officer, "minutes_establishment", false).await?;
        mailed(ctx).await
    }
}

journey! {
    /// PL VI, VIII, X and XI of a death, by the department.
    async fn fields_of_the_province(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;
        let declared = officer.post("/api/v1/declarations", &declared::fatal()).await?.expect(201)?;
        let case = Case::opened(&declared)?;
        let fields = team::fields("labour_authority");
        commanded(&case, &director, "found-team", team::base(), &fields).await?;
        kept(&case, &director, "/team", "team_decision_province", &fields).await?;
        investigated(&case, &inspector, "minutes_contract", true).await?;
        mailed(ctx).await
    }
}

journey! {
    /// PL VII, and PL X of a worker without a contract.
    async fn fields_of_the_centre(ctx) {
        let unit = "UBND đặc khu Kiên Hải";
        let user = people::commune_official("kienhai.ba", "Võ Văn Bảy", people::KIEN_HAI, unit);
        let commune = ctx.sign_in_as(user).await?;
        let director = ctx.sign_in_as(people::director()).await?;
        let mut user = User::new("bo.anh", "ministry", "Lý Thị Ánh");
        user.unit = Some("Bộ Nội vụ".to_owned());
        user.agency_role = Some("labour_ministry".to_owned());
        let ministry = ctx.sign_in_as(user).await?;
        let notice = body(commune::notice_base(), &commune::notice())?;
        let case = Case::opened(&commune.post("/api/v1/commune-notices", &notice).await?.expect(201)?)?;
        let order = json!({ "to": "central", "reason": "Liên quan nhiều tỉnh", "items": ["Toàn bộ hồ sơ"] });
        case.command(&director, "take-over", "declared", order).await?;
        let fields = team::fields("ministry");
        commanded(&case, &ministry, "found-team", team::base(), &fields).await?;
        kept(&case, &ministry, "/team", "team_decision_central", &fields).await?;
        mailed(ctx).await
    }
}

/// Waits for every mail, whoever is told.
async fn mailed(ctx: &Context) -> Result<()> {
    while ctx.database.undelivered()? > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    ctx.sink.clear();
    Ok(())
}
