//! The whole file of a case in one ZIP, evidence included: it is checked by the program alone, and whatever was changed
//! in it is named.

use anyhow::{Context as _, Result, ensure};
use journeys::people;
use journeys::scratch::ScratchDir;
use journeys::server::{Settings, tnld};
use journeys::{Api, Case, journey, when};
use serde_json::json;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::evidence::{NAME, PHOTO, begin, declared};

pub(crate) type Entries = Vec<(String, Vec<u8>)>;

pub(crate) fn entries(zip: &[u8]) -> Result<Entries> {
    let mut archive = ZipArchive::new(Cursor::new(zip))?;
    let mut out = Vec::new();
    for n in 0..archive.len() {
        let mut entry = archive.by_index(n)?;
        let name = entry.name()?.into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        out.push((name, bytes));
    }
    Ok(out)
}

/// Packs these entries and has the program check them: whether they hold, and what it says.
pub(crate) fn checked(
    settings: &Settings,
    scratch: &ScratchDir,
    entries: &Entries,
) -> Result<(bool, String)> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        out.start_file(name.as_str(), SimpleFileOptions::default())?;
        out.write_all(bytes)?;
    }
    let file = scratch.path().join("changed.zip");
    std::fs::write(&file, out.finish()?.into_inner())?;
    let told = tnld(settings, &["verify", &file.to_string_lossy()])?;
    Ok((told.success, format!("{}{}", told.stdout, told.stderr)))
}

/// One byte of an entry, in its middle.
pub(crate) fn flipped(whole: &Entries, wanted: &str) -> Entries {
    let flip = |(name, bytes): &(String, Vec<u8>)| {
        let mut bytes = bytes.clone();
        let middle = bytes.len() / 2;
        if let Some(byte) = bytes.get_mut(middle).filter(|_| name == wanted) {
            *byte ^= 1;
        }
        (name.clone(), bytes)
    };
    whole.iter().map(flip).collect()
}

async fn photographed(api: &Api, case: &Case) -> Result<()> {
    let place = begin(api, case, NAME, PHOTO.len()).await?;
    api.send_bytes(&place, PHOTO.to_vec(), 0).await?.expect(204)?;
    let upload = api.get(&place).await?.expect(200)?.text_at("/id")?;
    let photo = json!({
        "kind": "scene_photo", "title": "Nồi hơi vỡ thân", "obtained_on": when::today().to_string(),
        "upload_id": upload,
    });
    api.post(&format!("{}/add-evidence", case.path()), &photo).await?.expect(201)?;
    Ok(())
}

journey! {
    /// A photograph, the bundle, and three ways to touch it.
    async fn bundle_with_evidence(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let case = declared(ctx, &officer).await?;
        photographed(&inspector, &case).await?;
        let zip = inspector.download(&format!("{}/bundle", case.path())).await?;
        let whole = entries(&zip)?;
        let (photo, bytes) = whole.iter().find(|(n, _)| n.starts_with("evidence/")).context("no photo")?;
        ensure!(bytes == PHOTO, "the photo is not the one that was sent");
        ensure!(!photo.contains("Khuat"), "{photo}");

        let scratch = ScratchDir::new("bundle_evidence")?;
        let settings = ctx.server.settings();
        let (held, told) = checked(settings, &scratch, &whole)?;
        ensure!(held && told.contains(&case.number), "{told}");
        for touched in [photo.as_str(), "case/events.json"] {
            let (held, told) = checked(settings, &scratch, &flipped(&whole, touched))?;
            ensure!(!held && told.contains(touched) && told.contains("changed"), "{touched}: {told}");
        }
        let less: Entries = whole.iter().filter(|(n, _)| n != photo).cloned().collect();
        let (held, told) = checked(settings, &scratch, &less)?;
        ensure!(!held && told.contains(photo.as_str()) && told.contains("missing"), "{told}");

        let (_, page) = whole.iter().find(|(n, _)| n == "index.html").context("no page")?;
        let page = String::from_utf8_lossy(page);
        ensure!(page.contains("Đã thêm chứng cứ, tài liệu") && page.contains("Evidence added"), "{page}");
        ensure!(!page.contains("evidence_added"), "a key of programs stands on the page");
        Ok(())
    }
}
