//! `tnld user add` and `tnld user reset`.

use super::say;
use crate::boot;
use crate::cli::UserCommand;
use crate::config::Settings;
use anyhow::{Context as _, Result, bail};
use casework::directory::{
    EnterpriseEdit, UserEdit, add_user, put_enterprise, reset_password, user_by_login,
};
use casework::{Casework, Context, Failure};
use domain::access::{Actor, Role};
use domain::ids::{AgencyId, UserId};
use domain::value::{CommuneCode, TaxCode};
use domain::words::Lang;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

pub(super) async fn run(settings: &Settings, command: UserCommand) -> Result<ExitCode> {
    let db = boot::open_db(settings)?;
    super::migrate::up_to_date(settings, &db).await?;
    let app = boot::casework(settings, db)?;
    match command {
        UserCommand::Reset { login } => reset(&app, &login).await,
        add @ UserCommand::Add { .. } => self::add(&app, add).await,
    }
}

/// The password goes to standard output alone: no log holds it.
async fn reset(app: &Casework, login: &str) -> Result<ExitCode> {
    let ctx = Context::of(Actor::system("tnld user reset"));
    let id = user_by_login(app, ctx.clone(), login)
        .await
        .with_context(|| format!("--login: nobody signs in as {login}"))?;
    let secret = reset_password(app, ctx, id).await?;
    say(&format!(
        "{secret}\nFor the next sign-in of {login}, where it must be changed. It is not shown again."
    ));
    Ok(ExitCode::SUCCESS)
}

async fn add(app: &Casework, command: UserCommand) -> Result<ExitCode> {
    let UserCommand::Add {
        login,
        role,
        name,
        unit,
        commune,
        agency_role,
        tax_code,
        enterprise,
        password_file,
        must_change,
    } = command
    else {
        bail!("this is no user to add");
    };
    let role: Role = role.parse().map_err(|e| anyhow::anyhow!("--role: {e}"))?;
    let commune =
        commune.map(|c| CommuneCode::parse(&c)).transpose().map_err(|e| anyhow::anyhow!("--commune: {e}"))?;
    let agency = match agency_role {
        None => None,
        Some(key) => Some(agency(app, &key, commune.as_ref()).await?),
    };
    let edit = UserEdit {
        login: login.clone(),
        display_name: name,
        unit,
        title: String::new(),
        email: None,
        phone: None,
        role,
        commune: commune.clone(),
        agency,
        password: password(password_file.as_deref())?,
        must_change,
    };
    let id = match add_user(app, Context::of(Actor::system("tnld user add")), edit).await {
        Ok(id) => id,
        Err(Failure::Invalid(fields)) => {
            let told: Vec<String> =
                fields.iter().map(|f| format!("{}: {}", f.pointer, f.message.get(Lang::En))).collect();
            bail!("{}", told.join("\n"));
        }
        Err(other) => return Err(other.into()),
    };
    if let Some(tax_code) = tax_code {
        register(app, &tax_code, enterprise, commune, id).await?;
    }
    say(&format!("{login} was added ({id})."));
    Ok(ExitCode::SUCCESS)
}

async fn agency(app: &Casework, key: &str, commune: Option<&CommuneCode>) -> Result<AgencyId> {
    let (role, province) = (key.to_owned(), app.settings().province.clone());
    let commune = commune.map(|c| c.as_str().to_owned());
    let today = domain::time::vn_date(app.now());
    casework::directory::seed_agencies(app, |_| None).await?;
    let found = app
        .db()
        .read(move |c| store::agencies::find(c, &role, &province, commune.as_deref(), today))
        .await
        .context("reading agencies")?;
    found.first().map(|a| AgencyId(a.id)).with_context(|| format!("--agency-role: no agency fills {key}"))
}

async fn register(
    app: &Casework,
    tax_code: &str,
    name: Option<String>,
    commune: Option<CommuneCode>,
    user: UserId,
) -> Result<()> {
    let edit = EnterpriseEdit {
        tax_code: TaxCode::parse(tax_code).map_err(|e| anyhow::anyhow!("--tax-code: {e}"))?,
        name: name.context("--enterprise: give the name of the enterprise")?,
        address: String::new(),
        commune: commune.context("--commune: give the commune of the enterprise")?,
        phone: None,
        email: None,
        industry: None,
        type_name: None,
        parent_body: None,
        workers: None,
        representative: None,
    };
    put_enterprise(app, edit, Some(user)).await?;
    Ok(())
}

fn password(file: Option<&Path>) -> Result<String> {
    let mut text = String::new();
    match file {
        Some(path) => {
            text = std::fs::read_to_string(path)
                .with_context(|| format!("--password-file {}", path.display()))?;
        }
        None => {
            say("Password (one line, at least 15 characters):");
            std::io::stdin().read_to_string(&mut text).context("reading the password")?;
        }
    }
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
