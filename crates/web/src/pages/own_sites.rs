//! Own sites in a declaration: chosen once, a site fills in place and employer.

use super::page::Page;
use super::prefill;
use crate::form::Values;
use casework::directory::{self, EnterpriseRow, SiteRow};
use domain::access::Action;
use tnld_http::Fault;

/// Own sites to choose from.
pub(super) async fn choices(p: &Page) -> Result<Vec<(String, String)>, Fault> {
    let all = directory::own_sites(&p.app, p.context(Action::FileDeclaration)?).await?;
    let several = all.windows(2).any(|pair| pair[0].0.id != pair[1].0.id);
    let words = |e: &EnterpriseRow, s: &SiteRow| {
        let place = format!("{} – {}", s.name, s.address);
        if several { format!("{}: {place}", e.name) } else { place }
    };
    Ok(all.iter().map(|(e, s)| (s.id.to_string(), words(e, s))).collect())
}

/// The place and the employer, from the site that was chosen.
pub(super) async fn chosen(p: &Page, site: &str, values: &mut Values) -> Result<(), Fault> {
    let all = directory::own_sites(&p.app, p.context(Action::FileDeclaration)?).await?;
    if let Some((enterprise, site)) = all.iter().find(|(_, s)| s.id.to_string() == site) {
        values.set("accident.place.commune_code", site.commune_code.clone());
        values.set("accident.place.address", format!("{}, {}", site.name, site.address));
        prefill::enterprise(values, &prefill::facts(enterprise.clone()));
    }
    Ok(())
}
