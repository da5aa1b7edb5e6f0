//! `/nguoi-dung`, `/co-quan`, `/thiet-lap/ma-truy-cap`: users, agencies, own tokens.

use super::form_page::{FormPage, communes, given, joined};
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::table::{Cell, Extent, TablePage, sift};
use crate::form::{Form, FormView, Given, Values, commune_label};
use crate::forms::words::first_upper;
use crate::forms::{AGENCY, TOKEN, USER};
use crate::views::Tag;
use casework::directory::AgencyRow;
use casework::{directory, tokens};
use domain::access::{Action, Relation, Role, granted};
use domain::ids::{AgencyId, TokenId, UserId};
use domain::time::{human_date, human_datetime};
use domain::value::FieldError;
use domain::words::RoleKey;
use tnld_http::Fault;
use tnld_http::dto::{AgencyInput, NewTokenInput, UserInput};

fn form(
    p: &Page,
    form: &Form,
    values: &Values,
    errors: &[FieldError],
    given: &Given,
    back: &str,
) -> FormPage {
    let view = FormView::whole(form, p.lang(), values, errors, given);
    FormPage::new(p, form, view, back)
}

fn on_off(p: &Page, active: bool) -> Tag {
    if active {
        Tag::new("green", "✓", p.t("table.active"))
    } else {
        Tag::new("grey", "✕", p.t("table.inactive"))
    }
}

pub(super) async fn user_list(p: &Page, given: Option<(String, String)>) -> Answer {
    let mut page = user_table(p, Extent::OnePage).await?;
    page.notice = given;
    p.html(&page)
}

async fn user_table(p: &Page, extent: Extent) -> Result<TablePage, Fault> {
    let found = directory::list_users(&p.app, p.context(Action::ReadUsers)?).await?;
    let heads = ["login", "name", "role", "unit", "state", "action", "password"];
    let mut page = TablePage::new(p, "users", &heads);
    page.add = Some(("/nguoi-dung/them".to_owned(), p.t("form.user.title")));
    let found = sift(p, extent, "/nguoi-dung", p.t("table.users.search"), found, |u| {
        [u.display_name.as_str(), &u.login, &u.unit].join(" ")
    });
    page.rows = page
        .sifted(found)
        .into_iter()
        .map(|u| {
            let role =
                u.role.parse::<Role>().map_or_else(|_| u.role.clone(), |r| first_upper(r.label(p.lang())));
            let (verb, words) =
                if u.active { ("khoa", "table.users.disable") } else { ("mo", "table.users.enable") };
            // The own password is changed where the present one is asked.
            let own = p.actor().user == Some(UserId(u.id));
            let reset = match own || !u.active {
                true => Cell::default(),
                false => Cell::link(format!("/nguoi-dung/{}/mat-khau", u.id), p.t("table.users.reset")),
            };
            vec![
                Cell::text(u.login),
                Cell::text(u.display_name),
                Cell::text(role),
                Cell::text(u.unit),
                Cell::tag(on_off(p, u.active)),
                Cell::button(format!("/nguoi-dung/{}/{verb}", u.id), p.t(words)),
                reset,
            ]
        })
        .collect();
    Ok(page)
}

pub(crate) async fn users(p: Page) -> Answer {
    user_list(&p, None).await
}

/// The same users, all of them, as a file.
pub(crate) async fn users_file(p: Page) -> Answer {
    user_table(&p, Extent::Whole).await?.file(&p, "nguoi-dung.csv", &[5, 6])
}

async fn user_choices(p: &Page) -> Result<Given, Fault> {
    let mut given = given(p);
    let agencies =
        directory::list_agencies(&p.app, p.context(Action::ReadAgencies)?, Some(p.today())).await?;
    given.options.insert("agencies", agencies.into_iter().map(|a| (a.id.to_string(), a.name_vi)).collect());
    Ok(given)
}

pub(crate) async fn new_user(p: Page) -> Answer {
    domain::access::authorise::<domain::access::act::ManageUsers>(p.actor())?;
    form(&p, &USER, &Values::default(), &[], &user_choices(&p).await?, "/nguoi-dung").answer(&p)
}

pub(crate) async fn add_user(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    // Access comes before the content: who may not, learns nothing of what is asked.
    domain::access::authorise::<domain::access::act::ManageUsers>(p.actor())?;
    let mut given = user_choices(&p).await?;
    let unclear = communes(&USER, &mut posted.values, &mut given);
    let errors = match (unclear.is_empty(), input::read::<UserInput>(&p, &USER, &posted.values)) {
        (true, Ok(edit)) => match directory::add_user(&p.app, p.context(Action::ManageUsers)?, edit).await {
            Ok(_) => return p.see_other("/nguoi-dung"),
            Err(failure) => input::shown(failure)?,
        },
        (_, read) => joined(unclear, read.err().unwrap_or_default()),
    };
    form(&p, &USER, &posted.values, &errors, &given, "/nguoi-dung").answer(&p)
}

async fn set_active(p: Page, posted: Posted, active: bool) -> Answer {
    posted.checked(&p)?;
    let id: UserId = p.id("id")?;
    directory::set_user_active(&p.app, p.context(Action::ManageUsers)?, id, active).await?;
    p.see_other("/nguoi-dung")
}

pub(crate) async fn disable_user(p: Page, posted: Posted) -> Answer {
    set_active(p, posted, false).await
}

pub(crate) async fn enable_user(p: Page, posted: Posted) -> Answer {
    set_active(p, posted, true).await
}

pub(crate) async fn agencies(p: Page) -> Answer {
    let page = agency_table(&p, Extent::OnePage).await?;
    p.html(&page)
}

/// The same agencies, all of them, as a file.
pub(crate) async fn agencies_file(p: Page) -> Answer {
    agency_table(&p, Extent::Whole).await?.file(&p, "co-quan.csv", &[4])
}

async fn agency_table(p: &Page, extent: Extent) -> Result<TablePage, Fault> {
    let found = directory::list_agencies(&p.app, p.context(Action::ReadAgencies)?, None).await?;
    let manages = granted(p.actor().role, Action::ManageAgencies, Relation::None);
    let rosters = granted(p.actor().role, Action::ReadDeliveries, Relation::None);
    let mut page = TablePage::new(p, "agencies", &["name", "role", "commune", "contact", "duty", "valid"]);
    page.add = manages.then(|| ("/co-quan/them".to_owned(), p.t("table.agencies.add")));
    let role_words = |a: &AgencyRow| {
        a.role.parse::<RoleKey>().map_or_else(|_| a.role.clone(), |r| first_upper(r.label(p.lang())))
    };
    let commune = |code: &str| commune_label(code, p.today()).unwrap_or_else(|| code.to_owned());
    let found = sift(p, extent, "/co-quan", p.t("table.agencies.search"), found, |a| {
        let commune = a.commune_code.as_deref().map(&commune).unwrap_or_default();
        [a.name_vi.as_str(), &a.name_en, &role_words(a), &commune].join(" ")
    });
    page.rows = page
        .sifted(found)
        .into_iter()
        .map(|a| {
            let role = role_words(&a);
            let name = match p.lang() {
                domain::words::Lang::Vi => a.name_vi,
                domain::words::Lang::En => a.name_en,
            };
            let until = a.valid_until.map(|d| format!(" – {}", human_date(d))).unwrap_or_default();
            let contact: Vec<String> = [a.email, a.phone].into_iter().flatten().collect();
            vec![
                if manages { Cell::link(format!("/co-quan/{}", a.id), name) } else { Cell::text(name) },
                Cell::text(role),
                Cell::text(a.commune_code.unwrap_or_default()),
                Cell::text(contact.join(" · ")),
                match rosters {
                    true => Cell::link(format!("/co-quan/{}/lich-truc", a.id), p.t("table.duty.title")),
                    false => Cell::default(),
                },
                Cell::text(format!("{}{until}", human_date(a.valid_from))),
            ]
        })
        .collect();
    Ok(page)
}

/// What the page of an agency shows, and the version it shows.
async fn agency_values(p: &Page, id: AgencyId) -> Result<(Values, i64), Fault> {
    let all = directory::list_agencies(&p.app, p.context(Action::ReadAgencies)?, None).await?;
    let a = all.into_iter().find(|a| a.id == id.0).ok_or(casework::Failure::NotFound)?;
    let mut values = Values::default();
    values.set("role", a.role);
    values.set("province", a.province);
    values.set_default("commune_code", a.commune_code.map(|c| commune_label(&c, p.today()).unwrap_or(c)));
    values.set("name_vi", a.name_vi);
    values.set("name_en", a.name_en);
    values.set_default("email", a.email);
    values.set_default("phone", a.phone);
    values.set("valid_from", human_date(a.valid_from));
    values.set_default("valid_until", a.valid_until.map(human_date));
    Ok((values, a.version))
}

/// `/co-quan/them` adds, `/co-quan/{id}` changes.
fn agency_id(p: &Page) -> Result<Option<AgencyId>, Fault> {
    if p.segment("id") == "them" { Ok(None) } else { p.id("id").map(Some) }
}

pub(crate) async fn agency(p: Page) -> Answer {
    domain::access::authorise::<domain::access::act::ManageAgencies>(p.actor())?;
    let (values, version) = match agency_id(&p)? {
        Some(id) => {
            let (values, version) = agency_values(&p, id).await?;
            (values, Some(version))
        }
        None => {
            let mut values = Values::default();
            values.set("province", p.app.settings().province.clone());
            values.set("valid_from", human_date(p.today()));
            (values, None)
        }
    };
    agency_form(&p, &values, version, &[], &given(&p)).answer(&p)
}

fn agency_form(
    p: &Page,
    values: &Values,
    version: Option<i64>,
    errors: &[FieldError],
    given: &Given,
) -> FormPage {
    let mut page = form(p, &AGENCY, values, errors, given, "/co-quan");
    page.extra.extend(version.map(|v| ("_version".to_owned(), v.to_string())));
    page
}

pub(crate) async fn save_agency(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    domain::access::authorise::<domain::access::act::ManageAgencies>(p.actor())?;
    let mut given = given(&p);
    let id = agency_id(&p)?;
    let unclear = communes(&AGENCY, &mut posted.values, &mut given);
    let errors = match (unclear.is_empty(), input::read::<AgencyInput>(&p, &AGENCY, &posted.values)) {
        (true, Ok(mut edit)) => {
            edit.id = id;
            let mut ctx = p.context(Action::ManageAgencies)?;
            ctx.if_match = posted.version;
            ctx.idempotency = input::key(&p, &AGENCY, &posted.values, posted.key.as_deref());
            match directory::put_agency(&p.app, ctx, edit).await {
                Ok(_) => return p.see_other("/co-quan"),
                Err(failure) => input::shown(failure)?,
            }
        }
        (_, read) => joined(unclear, read.err().unwrap_or_default()),
    };
    agency_form(&p, &posted.values, posted.version, &errors, &given).answer(&p)
}

/// The actions that a person of this role may hand to a system.
fn scopes(p: &Page) -> Given {
    let mut given = given(p);
    let may = |a: &&Action| Relation::ALL.iter().any(|r| granted(p.actor().role, **a, *r));
    let keys = Action::ALL.iter().filter(may).map(|a| (a.as_str().to_owned(), a.as_str().to_owned()));
    given.options.insert("scopes", keys.collect());
    given
}

async fn token_list(p: &Page, made: Option<String>) -> Answer {
    let found = tokens::list(&p.app, p.context(Action::OwnTokens)?).await?;
    let mut page = TablePage::new(p, "tokens", &["name", "scopes", "created", "expires", "action"]);
    page.add = Some(("/thiet-lap/ma-truy-cap/them".to_owned(), p.t("form.token.title")));
    page.notice = made.map(|secret| (p.t("table.tokens.made"), secret));
    page.rows = found
        .into_iter()
        .map(|t| {
            let scopes: Vec<String> = t.scopes.0.clone();
            let act = if t.revoked_at.is_some() {
                Cell::tag(Tag::new("grey", "✕", p.t("table.tokens.revoked")))
            } else {
                Cell::button(format!("/thiet-lap/ma-truy-cap/{}/thu-hoi", t.id), p.t("table.tokens.revoke"))
            };
            vec![
                Cell::text(t.name),
                Cell::text(scopes.join(", ")),
                Cell::text(human_datetime(t.created_at)),
                Cell::text(t.expires_at.map_or_else(|| p.t("common.none"), human_datetime)),
                act,
            ]
        })
        .collect();
    p.html(&page)
}

pub(crate) async fn own_tokens(p: Page) -> Answer {
    token_list(&p, None).await
}

pub(crate) async fn new_token(p: Page) -> Answer {
    domain::access::authorise::<domain::access::act::OwnTokens>(p.actor())?;
    let mut values = query(&p.req);
    values.retain(|n| TOKEN.field(n).is_some());
    form(&p, &TOKEN, &values, &[], &scopes(&p), "/thiet-lap/ma-truy-cap").answer(&p)
}

pub(crate) async fn make_token(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    domain::access::authorise::<domain::access::act::OwnTokens>(p.actor())?;
    let errors = match input::read::<NewTokenInput>(&p, &TOKEN, &posted.values) {
        Ok(order) => {
            let ctx = p.context(Action::OwnTokens)?;
            match tokens::create(&p.app, ctx, order.name, order.scopes, order.expires_at).await {
                Ok(made) => return token_list(&p, Some(made.secret)).await,
                Err(failure) => input::shown(failure)?,
            }
        }
        Err(errors) => errors,
    };
    form(&p, &TOKEN, &posted.values, &errors, &scopes(&p), "/thiet-lap/ma-truy-cap").answer(&p)
}

pub(crate) async fn revoke_token(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    let id: TokenId = p.id("id")?;
    tokens::revoke(&p.app, p.context(Action::OwnTokens)?, id).await?;
    p.see_other("/thiet-lap/ma-truy-cap")
}
