//! Documents: previewed, issued with a number, corrected, filed signed, verified by anybody, carried in the bundle.

use anyhow::{Context as _, Result, ensure};
use journeys::people;
use journeys::scratch::ScratchDir;
use journeys::{Api, Case, journey};
use serde_json::{Value, json};

use crate::bundle::{checked, entries, flipped};
use crate::evidence::{PHOTO, begin, declared};

/// Issues a document of the case under the version that stands now.
async fn issue(api: &Api, case: &Case, order: &Value, status: u16) -> Result<Value> {
    let reply = api.change_latest(&case.path(), &format!("{}/issue-document", case.path()), order).await?;
    Ok(reply.expect(status)?.json.clone())
}

fn text(value: &Value, pointer: &str) -> Result<String> {
    Ok(value
        .pointer(pointer)
        .and_then(Value::as_str)
        .with_context(|| format!("{pointer}: {value}"))?
        .to_owned())
}

journey! {
    /// The quick report of a death: preview, number, correction, signed version, verification, bundle.
    async fn documents_issued(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let case = declared(ctx, &officer).await?;
        let path = case.path();
        let list = inspector.get(&format!("{path}/documents")).await?.expect(200)?;
        let quick = list.list_at("/items")?.iter().find(|d| d["kind"] == "quick_report").context("no form")?.clone();
        ensure!(quick["may_issue"] == true && quick["missing"].as_array().is_some_and(|m| !m.is_empty()), "{quick}");
        let seen = inspector.download(&format!("{path}/documents/preview?kind=quick_report")).await?;
        ensure!(seen.starts_with(b"%PDF"), "no PDF");
        let word = inspector.download(&format!("{path}/documents/preview?kind=quick_report&as=docx")).await?;
        ensure!(word.starts_with(b"PK"), "no DOCX");

        // A form that lacks something is refused with what it lacks, until it is said that it is filled by hand.
        let refused = issue(&inspector, &case, &json!({ "kind": "quick_report" }), 422).await?;
        let told = refused["errors"].as_array().context("no errors")?;
        ensure!(told.iter().all(|e| e["code"] == "missing_in_form"), "{refused}");
        let first = issue(&inspector, &case, &json!({ "kind": "quick_report", "leave_gaps": true }), 201).await?;
        ensure!(first["cited"] == "01/BC-SNV", "{first}");
        let again = issue(&inspector, &case, &json!({ "kind": "quick_report", "leave_gaps": true }), 409).await?;
        ensure!(again["code"] == "document_issued" && text(&again, "/detail")?.contains("01/BC-SNV"), "{again}");
        let old = text(&first, "/document_id")?;
        let correction = json!({
            "kind": "quick_report", "leave_gaps": true, "corrects": old, "reason": "Sai số người bị thương",
        });
        let second = issue(&inspector, &case, &correction, 201).await?;
        ensure!(second["cited"] == "02/BC-SNV", "{second}");
        let new = text(&second, "/document_id")?;

        // What was issued is what is read, by whoever may.
        let pdf = inspector.download(&format!("{path}/documents/{new}/file")).await?;
        ensure!(pdf.starts_with(b"%PDF"), "no PDF");
        let word = inspector.download(&format!("{path}/documents/{new}/file?as=docx")).await?;
        ensure!(word.starts_with(b"PK"), "no DOCX");
        let listed = inspector.get(&format!("{path}/documents")).await?.expect(200)?;
        let kept = listed.list_at("/issued")?.iter().find(|d| d["id"] == new.as_str()).context("not listed")?.clone();
        ensure!(kept["docx_size"] == word.len() && kept["docx_sha256"].is_string(), "{kept}");
        inspector.get(&format!("{path}/documents/{new}/file?as=txt")).await?.expect(422)?;
        officer.get(&format!("{path}/documents/{new}/file")).await?.expect(404)?;
        officer.get(&format!("{path}/documents/{new}/file?as=docx")).await?.expect(404)?;

        // The signed version comes as a file and stays.
        let place = begin(&inspector, &case, "ban-ky.jpg", PHOTO.len()).await?;
        inspector.send_bytes(&place, PHOTO.to_vec(), 0).await?.expect(204)?;
        let upload = inspector.get(&place).await?.expect(200)?.text_at("/id")?;
        let signed = json!({ "document_id": new, "kind": "signed", "upload_id": upload, "note": "Giám đốc ký" });
        let filed = inspector.post(&format!("{path}/file-document"), &signed).await?.expect(201)?;
        let copy = inspector.download(filed.header("location").context("no Location")?).await?;
        ensure!(copy == PHOTO, "the signed version is not the one that was sent");

        // Anybody who holds the paper may ask; people are not named.
        let anybody = Api::new(ctx.api.base())?;
        let told = anybody.get(&format!("/api/v1/verifications/{old}")).await?.expect(200)?;
        ensure!(told.json["stands"] == false && told.json["replaced_by"] == "02/BC-SNV", "{}", told.text);
        let hash = text(&second, "/sha256")?;
        let told = anybody.get(&format!("/api/v1/verifications/{hash}")).await?.expect(200)?;
        ensure!(told.json["stands"] == true && told.json["found"] == "issued", "{}", told.text);
        ensure!(!told.text.contains("Khuất") && !told.text.contains(&case.number), "{}", told.text);
        anybody.get("/api/v1/verifications/khong-co").await?.expect(404)?;
        let page = anybody.get(&format!("/xac-minh/{old}")).await?.expect(200)?;
        ensure!(page.text.contains("đã được thay thế") && page.text.contains("02/BC-SNV"), "{}", page.text);
        let page = anybody.get("/xac-minh?ma=0000").await?.expect(404)?;
        ensure!(page.text.contains("Không có văn bản nào"), "{}", page.text);

        let whole = inspector.download(&format!("{path}/whole-file")).await?;
        ensure!(whole.starts_with(b"%PDF") && whole.len() > pdf.len(), "no whole file");

        // The bundle carries all of it, and one byte of it is missed.
        let zip = inspector.download(&format!("{path}/bundle")).await?;
        let inside = entries(&zip)?;
        let papers: Vec<&str> =
            inside.iter().map(|(n, _)| n.as_str()).filter(|n| n.starts_with("documents/")).collect();
        // Two documents as PDF and DOCX, and the signed version.
        ensure!(papers.len() == 5 && papers.iter().filter(|n| n.ends_with(".docx")).count() == 2, "{papers:?}");
        let scratch = ScratchDir::new("documents")?;
        let settings = ctx.server.settings();
        let (held, told) = checked(settings, &scratch, &inside)?;
        ensure!(held, "{told}");
        for paper in papers {
            let (held, told) = checked(settings, &scratch, &flipped(&inside, paper))?;
            ensure!(!held && told.contains(paper) && told.contains("changed"), "{paper}: {told}");
        }
        let story = case.story(&inspector).await?;
        ensure!(story.iter().filter(|k| *k == "document_issued").count() == 2, "{story:?}");
        ensure!(story.iter().any(|k| k == "document_filed"), "{story:?}");
        Ok(())
    }
}
