//! Every page.

use anyhow::{Context as _, Result, ensure};
use domain::access::Action;
use domain::case::{CommandKind, StageKind, Verdict as Stage, action_of, verdict};
use journeys::Reply;
use journeys::scratch::project_root;

use super::bodies::{as_form, filled, of_command};
use super::expect::{
    Verdict, Walk, may, of_the_department, on_alert, on_case, on_enterprise, on_nothing, on_nothing_of_case,
    on_own, on_report, on_webhook, on_whole_file, plain,
};
use super::people::{DECLARANT, Person};
use super::world::{Known, World, csrf};

/// Every mounted page, whether it is sent, and its action: read from the one table that mounts them.
fn mounted() -> Result<Vec<(bool, String, Action)>> {
    let file = project_root().join("crates/web/src/routes.rs");
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let table =
        text.split_once("pages! {").and_then(|(_, rest)| rest.split_once("\n}")).context("no table")?.0;
    let line = |line: &str| {
        let (verb, rest) = line.trim().split_once(' ')?;
        let path = rest.split('"').nth(1)?.to_owned();
        let name = rest.trim_end_matches(';').rsplit(' ').next()?;
        let action = Action::ALL.iter().find(|action| format!("{action:?}") == name)?;
        Some((verb == "post", path, *action))
    };
    let lines = table.lines().filter(|text| !text.trim().is_empty());
    lines.map(|text| line(text).with_context(|| format!("unreadable: {text}"))).collect()
}

/// Opens and sends every page as everybody.
pub(super) async fn walk(people: &[Person], world: &World) -> Result<Walk> {
    let mut walk = Walk::default();
    let pages = mounted()?;
    ensure!(pages.len() > 60, "only {} pages are mounted", pages.len());
    for person in people {
        for (post, path, action) in &pages {
            let (post, action) = (*post, *action);
            match path.as_str() {
                // There is a mailbox in demonstrations only, and an asset opens nothing.
                "/hop-thu" | "/hop-thu/{mail}" | "/assets/{file}" => {}
                "/xac-nhan/{token}" => {
                    let reply = ask(person, post, "/xac-nhan/khong.phai.lienket", &[]).await?;
                    walk.keep_secrets(person, &reply, world);
                }
                "/vu/{id}/{command}" => commands(person, post, world, &mut walk).await?,
                "/vu/{id}" => {
                    for known in &world.cases {
                        let reply = ask(person, post, &filled(path, world, known), &[]).await?;
                        walk.judge_page(person, &reply, on_case(person, action, known));
                        walk.keep_secrets(person, &reply, world);
                    }
                }
                _ if spares(path, post, person) => {}
                _other => {
                    let known = &world.cases[0];
                    let form = form_of(path);
                    let asked = if path == "/dang-xuat" { &person.second } else { &person.api };
                    let reply = ask_as(asked, post, &filled(path, world, known), &form).await?;
                    if let Some(verdict) = expected(person, path, action, world, known) {
                        walk.judge_page(person, &reply, verdict);
                    }
                    walk.keep_secrets(person, &reply, world);
                }
            }
        }
    }
    Ok(walk)
}

/// What an owner would take away from the others' walk.
fn spares(path: &str, post: bool, person: &Person) -> bool {
    post && ((path == "/khai-bao/{draft}/bo" && person.login == DECLARANT)
        || (path.ends_with("/thu-hoi") && person.login == "director")
        || path.ends_with("/khoa"))
}

fn expected(person: &Person, path: &str, action: Action, world: &World, known: &Known) -> Option<Verdict> {
    if path.starts_with("/tin-cua-toi") {
        // Whoever may hold a code, and shows none, is asked for it.
        return Some(plain(person, action));
    }
    if path.contains("{draft}") {
        // A draft of one door is none of another, and what is not sent has no receipt.
        let of_this_door = path.starts_with("/khai-bao/");
        let owner = if of_this_door { DECLARANT } else { "" };
        return Some(match on_own(person, Action::OwnDrafts, owner) {
            Verdict::Allowed => plain(person, action),
            other => other,
        });
    }
    Some(match path {
        // A wrong login is answered like a missing one.
        "/dang-nhap" => return None,
        // Who is not signed in is signed out already.
        "/dang-xuat" if !person.signed_in() => return None,
        "/bao-tin/{id}/xac-nhan" | "/bao-tin/{id}/gui-lai" => on_alert(person, action, world),
        _ if path.contains("/webhook/{id}") => on_webhook(person, action, world),
        _ if path.contains("/tin-loi/{id}")
            || path.contains("/tien-trinh/{id}")
            || path.contains("/phong-ngua/{id}") =>
        {
            on_nothing(person, action)
        }
        _ if path.starts_with("/viec/{id}") || path.starts_with("/dien-tap/{id}") => {
            of_the_department(person, action)
        }
        _ if path.starts_with("/duyet-dang-ky/{id}") => of_the_department(person, action),
        _ if path.starts_with("/co-so/{id}") => on_enterprise(person, action),
        "/vu/{id}/van-ban/xem-truoc" | "/vu/{id}/van-ban/ban-sua" | "/vu/{id}/van-ban/phat-hanh" => {
            on_nothing_of_case(person, action, known)
        }
        "/xac-minh/{key}" => on_nothing(person, action),
        _ if path.contains("{evidence}") || path.contains("{document}") => {
            on_nothing_of_case(person, action, known)
        }
        "/vu/{id}/ho-so" => on_whole_file(person, known),
        _ if path.starts_with("/vu/{id}/") => on_case(person, action, known),
        _ if path.contains("/ma-truy-cap/{id}") => on_own(person, action, "director"),
        _other => plain(person, action),
    })
}

/// What a form must hold so that only access can refuse it.
fn form_of(path: &str) -> Vec<(String, String)> {
    let pairs: &[(&str, &str)] = match path {
        "/bao-tin/{id}/xac-nhan" => &[("name", "Trần Văn Hải"), ("unit", "Công an phường Rạch Giá")],
        _other => &[],
    };
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Commands whose pages stand elsewhere.
fn elsewhere(kind: CommandKind) -> bool {
    use CommandKind as C;
    matches!(
        kind,
        C::Report
            | C::AddEvidence
            | C::MoveEvidence
            | C::WithdrawEvidence
            | C::MarkFilePoint
            | C::IssueDocument
            | C::FileDocument
    )
}

/// One page per command. It opens for whoever may do it; for a reader of the case who may not, it is
/// forbidden, or says that the stage does not allow it.
async fn commands(person: &Person, post: bool, world: &World, walk: &mut Walk) -> Result<()> {
    for known in &world.cases {
        for kind in CommandKind::ALL.iter().copied().filter(|kind| !elsewhere(*kind)) {
            let word = if kind == CommandKind::AbsorbCase { "merge" } else { kind.as_str() };
            let path = format!("/vu/{}/{word}", known.case.id);
            let mut form =
                of_command(&word.replace('_', "-"), known).map(|b| as_form(&b)).unwrap_or_default();
            form.push(("_version".to_owned(), "999999".to_owned()));
            let reply = ask(person, post, &path, &form).await?;
            walk.keep_secrets(person, &reply, world);
            let relations = known.relations(person);
            let reads = may(person, Action::ReadCase, &relations);
            let verdict = match (reads, may(person, action_of(kind), &relations)) {
                (true, true) if kind == CommandKind::ProvideSupplement && post => {
                    on_report(person, action_of(kind), known)
                }
                (true, true) => Verdict::Allowed,
                (true, false) if !post && !offered(person, kind, known) => continue,
                (true, false) => Verdict::Forbidden,
                (false, _) if person.signed_in() => Verdict::Hidden,
                (false, _) => Verdict::SignIn,
            };
            walk.judge_page(person, &reply, verdict);
        }
    }
    Ok(())
}

/// Whether the stage that the person sees allows the command. The first case is concluded, which nobody but
/// the team may know; the second is declared.
fn offered(person: &Person, kind: CommandKind, known: &Known) -> bool {
    let stage =
        match (known.is_of_establishment(), may(person, Action::ReadFindings, &known.relations(person))) {
            (true, _) => StageKind::Declared,
            (false, true) => StageKind::Concluded,
            (false, false) => StageKind::Investigating,
        };
    verdict(kind, stage) != Stage::Refused
}

async fn ask(person: &Person, post: bool, path: &str, form: &[(String, String)]) -> Result<Reply> {
    ask_as(&person.api, post, path, form).await
}

async fn ask_as(api: &journeys::Api, post: bool, path: &str, form: &[(String, String)]) -> Result<Reply> {
    if !post {
        return api.get(path).await;
    }
    let secret = csrf(api);
    let mut pairs: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    pairs.push(("_csrf", &secret));
    api.post_form(path, &pairs).await
}
