//! `/nguoi-dung/{id}/mat-khau`: a password for one sign-in, for who forgot his.

use super::admin::user_list;
use super::form_page::{FormPage, given};
use super::page::{Answer, Page};
use super::posted::Posted;
use crate::form::{FormView, Values};
use crate::forms::RESET_PASSWORD as FORM;
use crate::messages::tp;
use casework::directory::{self, UserRow};
use domain::access::{Action, act, authorise};
use domain::ids::UserId;
use tnld_http::Fault;

async fn user(p: &Page, id: UserId) -> Result<UserRow, Fault> {
    authorise::<act::ManageUsers>(p.actor())?;
    let all = directory::list_users(&p.app, p.context(Action::ReadUsers)?).await?;
    Ok(all.into_iter().find(|u| u.id == id.0).ok_or(casework::Failure::NotFound)?)
}

pub(crate) async fn ask(p: Page) -> Answer {
    let user = user(&p, p.id("id")?).await?;
    let view = FormView::whole(&FORM, p.lang(), &Values::default(), &[], &given(&p));
    let mut page = FormPage::new(&p, &FORM, view, "/nguoi-dung");
    page.caption = Some(format!("{} ({})", user.display_name, user.login));
    page.warning = Some(tp(p.lang(), "form.reset_password.warning", &[("name", &user.display_name)]));
    page.extra.push(("_version".to_owned(), user.version.to_string()));
    page.answer(&p)
}

/// Shows the password this once; it stands in no address and no log.
pub(crate) async fn reset(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let id: UserId = p.id("id")?;
    let user = user(&p, id).await?;
    let mut ctx = p.context(Action::ManageUsers)?;
    ctx.if_match = posted.version;
    let secret = directory::reset_password(&p.app, ctx, id).await?;
    let words = tp(p.lang(), "table.users.given", &[("name", &user.display_name), ("login", &user.login)]);
    user_list(&p, Some((words, secret))).await
}
