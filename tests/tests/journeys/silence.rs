//! Nobody answers: the digest tells of a recommendation whose day has come, the police and the procuracy are reminded of
//! a file whose term has passed, the inspector is given a task; all through the real sweep and the real mail socket.

use anyhow::{Context as _, Result, ensure};
use journeys::people;
use journeys::scratch::ScratchDir;
use journeys::server::User;
use journeys::told::{of_commune, of_province};
use journeys::{Api, Case, Context, Kind, browser_journey, on, when};
use serde_json::{Value, json};

use crate::boiler_explosion::{declaration, team};

/// Where the safety officer is written to.
const SAFETY: &str = "ansat@phuthinh.test";
/// What the file holds.
const ITEMS: [&str; 2] = ["Biên bản khám nghiệm hiện trường", "Van an toàn số 2"];

/// Investigator of the provincial police.
pub(crate) fn police() -> User {
    officer("congan.hung", "provincial_police", "Trần Quốc Hùng", "police_province")
}

fn procuracy() -> User {
    officer("vks.loi", "procuracy", "Mai Văn Lợi", "procuracy_same_level")
}

fn officer(login: &str, role: &str, name: &str, agency: &str) -> User {
    let mut user = User::new(login, role, name);
    user.unit = Some("Phòng nghiệp vụ".to_owned());
    user.agency_role = Some(agency.to_owned());
    user
}

/// The law as it is, with a digest at any hour.
fn law() -> Result<ScratchDir> {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../config/law/90-settings.toml");
    let text = std::fs::read_to_string(own).context("the settings of the law")?;
    let early = text.replace("value = \"07:00\"", "value = \"00:00\"");
    ensure!(early != text, "the hour of the digest has moved");
    let law = ScratchDir::new("tnld_law")?;
    std::fs::write(law.path().join("90-settings.toml"), early)?;
    Ok(law)
}

/// Declared today, although it happened before the file was handed over.
fn long_ago() -> Value {
    let mut told = declaration();
    told["accident"]["occurred"]["at"] = json!(when::minutes_ago(26 * 24 * 60));
    told
}

/// A file that was handed over so many days ago.
fn transfer(days: i64) -> Value {
    json!({
        "at": when::minutes_ago(days * 24 * 60), "body": "Cơ quan CSĐT Công an tỉnh An Giang",
        "signs": "Có dấu hiệu vi phạm quy định về an toàn lao động", "items": ITEMS, "record_number": "03/BBGN",
    })
}

async fn tasks(inspector: &Api, kind: &str) -> Result<Vec<String>> {
    let open = inspector.get("/api/v1/tasks?state=open").await?.expect(200)?;
    let mine = open.list_at("/items")?.iter().filter(|t| t["kind"] == kind);
    Ok(mine.map(ToString::to_string).collect())
}

/// Waits until the sweep left so many tasks of a kind open.
async fn until_tasks(inspector: &Api, kind: &str, count: usize) -> Result<Vec<String>> {
    for _ in 0..200 {
        let found = tasks(inspector, kind).await?;
        if found.len() == count {
            return Ok(found);
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    tasks(inspector, kind).await
}

async fn silent(ctx: &mut Context) -> Result<()> {
    let enterprise = ctx.sign_in_as(people::safety_officer()).await?;
    ctx.database.execute(&format!("update users set email = '{SAFETY}' where login = 'ansat.phuthinh'"))?;
    let inspector = ctx.sign_in_as(people::inspector()).await?;
    let director = ctx.sign_in_as(people::director()).await?;
    let police = ctx.sign_in_as(police()).await?;
    let procuracy = ctx.sign_in_as(procuracy()).await?;
    let case = Case::opened(&enterprise.post("/api/v1/declarations", &long_ago()).await?.expect(201)?)?;
    ctx.told(&[
        of_province("labour_authority_province"),
        of_commune("police_first_notice", people::RACH_GIA),
        of_province("police_province"),
        of_commune("commune_pc", people::RACH_GIA),
        // Who declared has a receipt at the address of the account.
        SAFETY.to_owned(),
    ])
    .await?;
    case.command(&director, "found-team", "investigating", team()).await?;
    ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;

    // The day of the recommendation has come: the department and the employer have it in their digest, once.
    let today = json!({
        "content": "Thay van an toàn", "owner_kind": "employer", "owner": people::MILL, "due": when::today().to_string(),
    });
    case.command(&inspector, "add-recommendation", "investigating", today).await?;
    let digests =
        ctx.told_or_digested(&[of_province("labour_authority_province"), SAFETY.to_owned()]).await?;
    for mail in &digests {
        let text = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
        ensure!(
            text.contains("thực hiện kiến nghị") || text.contains("Thực hiện kiến nghị"),
            "{}",
            mail.text
        );
        ensure!(text.contains(&case.number), "{}", mail.text);
        journeys::told::keeps_silent(mail, &["Nguyễn Văn Tám", "Danh Út"])?;
    }

    // Handed over 25 days ago, twenty to rule: police and procuracy are told of the hand-over and reminded, once.
    case.command(&inspector, "send-to-police", "suspended", transfer(25)).await?;
    let (us, them) = (of_province("police_province"), of_province("procuracy_same_level"));
    let law_orders = [us.clone(), of_province("labour_authority_province"), them.clone()];
    let all: Vec<String> = law_orders.into_iter().chain([us.clone(), them.clone()]).collect();
    let [task] = &until_tasks(&inspector, "police_silent", 1).await?[..] else {
        anyhow::bail!("no task");
    };
    ensure!(task.contains(&case.number) && task.contains("147"), "{task}");
    ctx.sink.wait_for(all.len()).await?;
    for address in [&us, &them] {
        let reminders: Vec<_> =
            ctx.sink.mails_to(address).into_iter().filter(|m| m.subject.contains("Nhắc hạn")).collect();
        ensure!(reminders.len() == 1, "{} reminders to {address}", reminders.len());
        journeys::told::keeps_silent(&reminders[0], &["Nguyễn Văn Tám", "Danh Út", "dấu hiệu vi phạm"])?;
    }
    ctx.told(&all).await?;
    inbox(&case, &inspector, &police, &procuracy, &enterprise).await?;

    // They rule: the task goes, and five days run for the hand-back; what came back leaves the list of what is awaited.
    let ruling = json!({
        "decision": "not_prosecuted", "number": "15/QĐ-CSĐT", "date": when::today().to_string(),
        "received_at": when::minutes_ago(0),
    });
    police.post(&format!("{}/record-ruling", case.path()), &ruling).await?.expect(200)?;
    ensure!(until_tasks(&inspector, "police_silent", 0).await?.is_empty(), "the task stays");
    let waits = police.get("/api/v1/police-files?state=awaiting_return").await?.expect(200)?;
    ensure!(waits.text_at("/items/0/awaited")? == "police_hand_back", "{}", waits.text);
    ensure!(waits.text_at("/items/0/ruling_number")? == "15/QĐ-CSĐT", "{}", waits.text);
    let back = json!({
        "received_at": when::minutes_ago(-1), "decision": "not_prosecuted", "decision_reference": "15/QĐ-CSĐT",
        "items": ITEMS, "complete": true,
    });
    case.command(&inspector, "return-from-police", "investigating", back).await?;
    let returned = police.get("/api/v1/police-files").await?.expect(200)?;
    ensure!(returned.text_at("/items/0/state")? == "returned", "{}", returned.text);
    ensure!(returned.at("/items/0/overdue")? == false, "{}", returned.text);
    let verified = journeys::server::tnld(ctx.server.settings(), &["verify"])?;
    ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
    Ok(())
}

/// Who sees the file, and what of it.
async fn inbox(case: &Case, inspector: &Api, police: &Api, procuracy: &Api, enterprise: &Api) -> Result<()> {
    enterprise.get("/api/v1/police-files").await?.expect(403)?;
    for who in [inspector, police] {
        let list = who.get("/api/v1/police-files?overdue=true").await?.expect(200)?;
        ensure!(
            list.at("/total")? == 1 && list.text_at("/items/0/case_number")? == case.number,
            "{}",
            list.text
        );
        ensure!(list.list_at("/items/0/items")?.len() == ITEMS.len(), "{}", list.text);
        ensure!(list.text_at("/items/0/awaited")? == "police_ruling", "{}", list.text);
    }
    let known = procuracy.get("/api/v1/police-files").await?.expect(200)?;
    ensure!(known.at("/items/0/items")?.is_null() && known.at("/items/0/opens")? == false, "{}", known.text);
    let none = police.get("/api/v1/police-files?state=returned").await?.expect(200)?;
    ensure!(none.at("/total")? == 0, "{}", none.text);
    police.get("/api/v1/police-files?state=lost").await?.expect(422)?;
    police.get("/api/v1/police-files?sort=color").await?.expect(422)?;
    let found = police.get("/api/v1/police-files?q=phu%20thinh&sort=-handed").await?.expect(200)?;
    ensure!(found.at("/total")? == 1, "{}", found.text);
    let file = police.get("/ho-so-cong-an.csv").await?.expect(200)?;
    ensure!(file.text.contains(ITEMS[1]) && file.text.contains("03/BBGN"), "{}", file.text);
    ensure!(!file.text.contains("Nguyễn Văn Tám"), "{}", file.text);
    Ok(())
}

fn run(kind: Kind) {
    on(kind, "silence", async |kind| {
        let law = law()?;
        let directory = law.path().display().to_string();
        let mut context = Context::start_with(kind, |settings| {
            settings.environment.push(("TNLD_NOTIFIER_SWEEP_SECONDS".to_owned(), "1".to_owned()));
            settings.environment.push(("TNLD_LAW_DIR".to_owned(), directory.clone()));
        })
        .await?;
        let outcome = silent(&mut context).await;
        outcome.with_context(|| context.server.last_words())
    });
}

mod silence_escalates {
    use journeys::Kind;

    #[test]
    fn sqlite() {
        super::run(Kind::Sqlite);
    }

    #[test]
    fn postgres() {
        super::run(Kind::Postgres);
    }
}

browser_journey! {
    /// The inbox of the police, looked at.
    async fn browser_police_inbox(ctx, browser) {
        let enterprise = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;
        ctx.add_user(police()).await?;
        browser.become_user(&police()).await?;
        browser.open("/ho-so-cong-an").await?;
        browser.sees("Không có hồ sơ nào phù hợp").await?;
        browser.inspect("police-inbox-empty").await?;
        let case = Case::opened(&enterprise.post("/api/v1/declarations", &long_ago()).await?.expect(201)?)?;
        case.command(&director, "found-team", "investigating", team()).await?;
        case.command(&inspector, "send-to-police", "suspended", transfer(25)).await?;
        browser.open("/ho-so-cong-an").await?;
        for told in [&case.number as &str, people::MILL, "03/BBGN", "2 mục hồ sơ", "Quá hạn", "hạn"] {
            browser.sees(told).await?;
        }
        browser.inspect("police-inbox").await?;
        browser.follow(&browser.find("main td a.govuk-link").await?).await?;
        browser.sees("Có dấu hiệu vi phạm quy định về an toàn lao động").await?;
        browser.inspect("police-inbox-case").await?;
        browser.open("/ho-so-cong-an?tinh-trang=returned").await?;
        browser.sees("Không có hồ sơ nào phù hợp").await?;
        browser.become_user(&people::inspector()).await?;
        browser.open("/ho-so-cong-an?qua-han=co&sap=-handed").await?;
        browser.sees(&case.number).await?;
        browser.open("/viec").await?;
        browser.inspect("police-inbox-tasks").await
    }
}
