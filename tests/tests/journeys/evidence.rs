//! Evidence: a file that is cut off in the middle goes on after the server was killed, is kept byte for byte, and a
//! byte changed on the disk is named.

use anyhow::{Context as _, Result, ensure};
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::{Api, Case, Context, journey, when};
use serde_json::{Value, json};

pub(crate) const PHOTO: &[u8] = include_bytes!("../../../crates/tnld/src/demo/files/scene.jpg");
pub(crate) const NAME: &str = "anh-nan-nhan-Nguyen-Van-Khuat.jpg";

pub(crate) async fn declared(ctx: &mut Context, officer: &Api) -> Result<Case> {
    let declaration = json!({
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(90) },
            "place": { "commune_code": RACH_GIA },
            "employer": { "name": MILL, "tax_code": MILL_TAX_CODE },
            "victims": [
                { "name": "Nguyễn Văn Khuất", "relation": "contract", "outcome": "fatal", "death": "scene" },
                { "name": "Trần Văn Bị", "relation": "contract", "outcome": "serious" },
            ],
            "course": { "event": "Nồi hơi nổ" },
        },
        "declaration": { "known_at": when::minutes_ago(80) },
    });
    let case = Case::opened(&officer.post("/api/v1/declarations", &declaration).await?.expect(201)?)?;
    ctx.told(&[
        of_province("labour_authority_province"),
        of_commune("commune_pc", RACH_GIA),
        of_commune("police_first_notice", RACH_GIA),
        of_province("police_province"),
    ])
    .await?;
    Ok(case)
}

pub(crate) async fn begin(api: &Api, case: &Case, name: &str, length: usize) -> Result<String> {
    let order = json!({ "name": name, "content_type": "image/jpeg", "length": length });
    let begun = api.post(&format!("{}/uploads", case.path()), &order).await?.expect(201)?;
    ensure!(begun.header("upload-offset") == Some("0"), "{:?}", begun.headers);
    Ok(begun.header("location").context("no Location")?.to_owned())
}

async fn offset(api: &Api, place: &str) -> Result<usize> {
    let reply = api.send(reqwest::Method::HEAD, place, None, &[]).await?.expect(200)?;
    Ok(reply.header("upload-offset").context("no Upload-Offset")?.parse()?)
}

fn code_at_file(reply: &Value) -> &str {
    reply["errors"][0]["code"].as_str().unwrap_or_default()
}

journey! {
    /// Announced, half sent, the server killed; gone on, kept, added, read by who may; verified.
    async fn evidence_of_the_boiler(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let case = declared(ctx, &officer).await?;
        let place = begin(&inspector, &case, NAME, PHOTO.len()).await?;
        let half = PHOTO.len() / 2;
        let sent = inspector.send_bytes(&place, PHOTO[..half].to_vec(), 0).await?.expect(204)?;
        ensure!(sent.header("upload-offset") == Some(half.to_string().as_str()), "{:?}", sent.headers);
        ctx.server.restart().await?;
        ensure!(offset(&inspector, &place).await? == half, "not where it ended");
        inspector.send_bytes(&place, PHOTO.to_vec(), 0).await?.problem(409, "upload_offset")?;
        // Somebody else's upload is nobody's business.
        officer.get(&place).await?.expect(404)?;
        inspector.send_bytes(&place, PHOTO[half..].to_vec(), half).await?.expect(204)?;
        let ready = inspector.get(&place).await?.expect(200)?;
        ensure!(ready.json["state"] == "ready", "{}", ready.text);
        ensure!(ready.json["file"]["taken_at"] == "2026-11-20T07:05:30", "{}", ready.text);
        ensure!(ready.json["file"]["taken_place"]["latitude"] == "10.012533", "{}", ready.text);

        let add = format!("{}/add-evidence", case.path());
        let upload = ready.text_at("/id")?;
        let photo = json!({
            "kind": "scene_photo", "title": "Nồi hơi vỡ thân", "obtained_on": when::today().to_string(),
            "obtained_time": "7:05", "upload_id": upload,
        });
        let added = inspector.post(&add, &photo).await?.expect(201)?;
        let item = added.header("location").context("no Location")?.to_owned();
        let twice = inspector.post(&add, &photo).await?.problem(422, "invalid_content")?;
        ensure!(twice.json["errors"][0]["code"] == "upload_used", "{}", twice.text);
        let unnamed = json!({ "kind": "autopsy", "title": "Khám nghiệm", "obtained_on": when::today().to_string() });
        let refused = inspector.post(&add, &unnamed).await?.problem(422, "invalid_content")?;
        ensure!(refused.json["errors"][0]["pointer"] == "/victim_id", "{}", refused.text);
        refused_files(&inspector, &case).await?;

        let file = inspector.get(&format!("{item}/file")).await?.expect(200)?;
        ensure!(file.header("content-length") == Some(PHOTO.len().to_string().as_str()), "{:?}", file.headers);
        let named = file.header("content-disposition").unwrap_or_default();
        ensure!(named.starts_with("attachment") && named.contains("-chung-cu-01.jpg"), "{named}");
        ensure!(file.header("cache-control") == Some("private, no-store"), "{:?}", file.headers);
        ensure!(file.header("x-content-type-options") == Some("nosniff"), "{:?}", file.headers);
        let small = inspector.get(&format!("{item}/thumbnail")).await?.expect(200)?;
        ensure!(small.header("content-type") == Some("image/jpeg"), "{:?}", small.headers);

        // Until the announcement the employer sees what it handed in.
        for hidden in [item.clone(), format!("{item}/file"), format!("{}/file-list", case.path())] {
            officer.get(&hidden).await?.expect(404)?;
        }
        let own = json!({ "kind": "document", "title": "Lý lịch nồi hơi", "obtained_on": when::today().to_string() });
        officer.post(&add, &own).await?.expect(201)?;
        let list = format!("{}/evidence", case.path());
        let seen = officer.get(&list).await?.expect(200)?;
        ensure!(seen.list_at("/items")?.len() == 1 && seen.json["whole_file"] == false, "{}", seen.text);
        let all = inspector.get(&list).await?.expect(200)?;
        ensure!(all.list_at("/items")?.len() == 2, "{}", all.text);
        let csv = inspector
            .send(reqwest::Method::GET, &list, None, &[("accept", "text/csv")])
            .await?
            .expect(200)?;
        ensure!(csv.text.contains("Nồi hơi vỡ thân") && csv.text.lines().count() == 3, "{}", csv.text);
        let files = inspector.get(&format!("{}/file-list", case.path())).await?.expect(200)?;
        ensure!(files.list_at("/files")?.len() == 2, "{}", files.text);
        ensure!(!ctx.server.log().contains("Khuat"), "the name of a file stands in the log");
        damaged(ctx, &case, &inspector, &list).await
    }
}

/// A wrong, huge, empty or disguised file is refused with a reason.
async fn refused_files(inspector: &Api, case: &Case) -> Result<()> {
    for (name, bytes, code) in [
        ("don.pdf", PHOTO.to_vec(), "file_name_differs"),
        ("anh.jpg", b"MZ\x90\0\x03\0\0\0\x04".to_vec(), "file_is_program"),
        ("anh.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "file_is_markup"),
    ] {
        let place = begin(inspector, case, name, bytes.len()).await?;
        let reply = inspector.send_bytes(&place, bytes, 0).await?.problem(422, "invalid_content")?;
        ensure!(code_at_file(&reply.json) == code, "{name}: {}", reply.text);
    }
    let uploads = format!("{}/uploads", case.path());
    for (length, code) in [(0_u64, "file_empty"), (600 * 1024 * 1024, "file_too_big")] {
        let order = json!({ "name": "phim.mp4", "length": length });
        let reply = inspector.post(&uploads, &order).await?.problem(422, "invalid_content")?;
        ensure!(code_at_file(&reply.json) == code, "{}", reply.text);
    }
    Ok(())
}

/// The backup holds the files; a byte changed on the disk is found, with case and item.
async fn damaged(ctx: &mut Context, case: &Case, inspector: &Api, list: &str) -> Result<()> {
    let verified = tnld(ctx.server.settings(), &["verify"])?;
    ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
    let all = inspector.get(list).await?.expect(200)?;
    let sha256 = all.text_at("/items/0/file/sha256")?;
    let data = ctx.server.settings().data_dir.clone();
    let below = |root: &std::path::Path| root.join(&sha256[..2]).join(&sha256[2..4]).join(&sha256);
    let backup = data.join("copy.db");
    let made = tnld(ctx.server.settings(), &["backup", &backup.display().to_string()])?;
    ensure!(made.success, "tnld backup: {}{}", made.stdout, made.stderr);
    ensure!(std::fs::metadata(&backup)?.len() > 10_000, "the copy of the database is empty");
    ensure!(std::fs::read(below(&data.join("copy.db.evidence")))? == PHOTO, "the copy differs");
    let stored = below(&data.join("evidence"));
    let mut bytes = std::fs::read(&stored)?;
    bytes[1000] ^= 1;
    std::fs::write(&stored, &bytes)?;
    let found = tnld(ctx.server.settings(), &["verify"])?;
    let number = case.read(inspector).await?.text_at("/number")?;
    let told = format!("{}{}", found.stdout, found.stderr);
    ensure!(!found.success && told.contains(&number) && told.contains("evidence 1"), "{told}");
    ensure!(told.contains(&sha256) && told.contains("was changed"), "{told}");
    bytes[1000] ^= 1;
    std::fs::write(&stored, &bytes)?;
    altered(ctx, &number)
}

/// A row changed in the lists and a byte changed in an event, straight in the database: both are named.
fn altered(ctx: &Context, number: &str) -> Result<()> {
    let verify = || -> Result<(bool, String)> {
        let out = tnld(ctx.server.settings(), &["verify"])?;
        Ok((out.success, format!("{}{}", out.stdout, out.stderr)))
    };
    ctx.database.execute("update evidence set kind = 'sketch' where number = 1")?;
    let (held, told) = verify()?;
    ensure!(!held && told.contains(number) && told.contains("evidence 1"), "{told}");
    ensure!(told.contains("row in table evidence") && !told.contains("chain"), "{told}");
    ctx.database.execute("update evidence set kind = 'scene_photo' where number = 1")?;
    ensure!(verify()?.0, "put right again");
    let byte = |from: &str, to: &str| {
        format!(
            "update events set payload = replace(payload, '{from}', '{to}') where kind = 'evidence_added'"
        )
    };
    ctx.database.execute(&byte("vỡ thân", "vỡ thâm"))?;
    let (held, told) = verify()?;
    ensure!(!held && told.contains("chain") && told.contains("payload"), "{told}");
    ctx.database.execute(&byte("vỡ thâm", "vỡ thân"))?;
    let (held, told) = verify()?;
    ensure!(held, "put right again: {told}");
    Ok(())
}
