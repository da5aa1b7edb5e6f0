//! Tasks, users and agencies leave as files that hold what the list shows, for whom the list is open.

use anyhow::{Context as _, Result, ensure};
use journeys::people::{self, MILL, RACH_GIA};
use journeys::{Case, Context, Kind, on, when};
use serde_json::json;

async fn files(ctx: &mut Context) -> Result<()> {
    let inspector = ctx.sign_in_as(people::inspector()).await?;
    let admin = ctx.sign_in_as(people::admin()).await?;
    let officer = ctx.sign_in_as(people::safety_officer()).await?;
    let call = json!({
        "kind": "declaration", "channel": "phone", "received_at": when::minutes_ago(5),
        "told_by": { "name": "Trần Văn Phúc", "capacity": "giám đốc", "phone": "0913 000 111" },
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(30) },
            "place": { "commune_code": RACH_GIA, "address": "Khu phố 3" },
            "employer": { "name": MILL },
            "casualties": { "dead": 1 },
            "victims": [{ "name": "Vũ Văn Gọi", "relation": "contract", "outcome": "fatal", "death": "scene" }],
            "course": { "event": "Ngã từ mái kho" },
        },
    });
    let case = Case::opened(&inspector.post("/api/v1/reports", &call).await?.expect(201)?)?;

    // The sweep finds what is to be done.
    let list = loop {
        let list = inspector.get("/api/v1/tasks?state=open").await?.expect(200)?;
        if list.at("/total")? != 0 {
            break list;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    };
    let tasks = inspector.get("/viec.csv").await?.expect(200)?;
    let lines = tasks.text.lines().count();
    ensure!(list.at("/total")?.as_u64() == u64::try_from(lines.saturating_sub(1)).ok(), "{}", tasks.text);
    ensure!(lines > 1 && tasks.text.contains(&case.number), "{}", tasks.text);
    ensure!(!tasks.text.contains("Vũ Văn Gọi"), "a task names the dead: {}", tasks.text);
    let none = inspector.get("/viec.csv?loc=done").await?.expect(200)?;
    ensure!(none.text.lines().count() == 1, "nothing is done: {}", none.text);
    ensure!(none.header("content-disposition").is_some_and(|h| h.contains("viec.csv")), "no file");
    officer.get("/viec.csv").await?.expect(403)?;

    let page = admin.get("/nguoi-dung").await?.expect(200)?;
    ensure!(page.text.contains("href=\"/nguoi-dung.csv\""), "the list does not lead to its file");
    let users = admin.get("/nguoi-dung.csv").await?.expect(200)?;
    ensure!(users.text.contains("Phạm Quốc Việt") && users.text.lines().count() == 4, "{}", users.text);
    let one = admin.get("/nguoi-dung.csv?q=pham%20quoc").await?.expect(200)?;
    ensure!(one.text.lines().count() == 2 && one.text.contains("Phạm Quốc Việt"), "{}", one.text);
    inspector.get("/nguoi-dung.csv").await?.expect(403)?;

    // More agencies than stand on one page.
    let agencies = admin.get("/co-quan.csv").await?.expect(200)?;
    ensure!(agencies.text.lines().count() > 51, "{} lines", agencies.text.lines().count());
    ensure!(agencies.text.contains("Công an"), "{}", agencies.text);
    Ok(())
}

fn run(kind: Kind) {
    on(kind, "files_of_lists", async |kind| {
        let mut context = Context::start_with(kind, |settings| {
            settings.environment.push(("TNLD_NOTIFIER_SWEEP_SECONDS".to_owned(), "1".to_owned()));
        })
        .await?;
        let outcome = files(&mut context).await;
        outcome.with_context(|| context.server.last_words())
    });
}

#[test]
fn sqlite() {
    run(Kind::Sqlite);
}

#[test]
fn postgres() {
    run(Kind::Postgres);
}
