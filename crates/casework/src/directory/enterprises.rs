//! Enterprises and who may act for them.

use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::Role;
use domain::ids::{EnterpriseId, UserId};
use domain::value::{CommuneCode, Email, Phone, TaxCode, search_fold};
use store::enterprises::{self, EnterpriseRow};
use store::{MembershipRow, MembershipState, memberships};

/// An enterprise as it is registered.
#[derive(Debug, Clone)]
pub struct EnterpriseEdit {
    /// Tax code.
    pub tax_code: TaxCode,
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Commune of the head office.
    pub commune: CommuneCode,
    /// Telephone.
    pub phone: Option<Phone>,
    /// E-mail.
    pub email: Option<Email>,
    /// Industry code and version.
    pub industry: Option<(String, String)>,
    /// Type.
    pub type_name: Option<String>,
    /// Superior body.
    pub parent_body: Option<String>,
    /// Workers.
    pub workers: Option<i32>,
    /// Legal representative.
    pub representative: Option<String>,
}

/// Registers an enterprise, or finds the one with this tax code.
///
/// # Errors
/// A failure of the database.
pub async fn put_enterprise(
    app: &Casework,
    edit: EnterpriseEdit,
    member: Option<UserId>,
) -> Result<EnterpriseId, Failure> {
    let now = app.now();
    let fresh = app.id();
    app.db()
        .write(move |conn| {
            let tax_code = edit.tax_code.to_string();
            let known = enterprises::by_tax_code(conn, &tax_code)?;
            let id = known.as_ref().map_or(fresh, |k| k.id);
            let row = EnterpriseRow {
                id,
                search: search_fold(&format!("{} {tax_code}", edit.name)),
                tax_code,
                name: edit.name.clone(),
                address: edit.address.clone(),
                commune_code: edit.commune.as_str().to_owned(),
                phone: edit.phone.as_ref().map(|p| p.as_str().to_owned()),
                email: edit.email.as_ref().map(|e| e.as_str().to_owned()),
                vsic_code: edit.industry.as_ref().map(|i| i.0.clone()),
                vsic_version: edit.industry.as_ref().map(|i| i.1.clone()),
                type_name: edit.type_name.clone(),
                parent_body: edit.parent_body.clone(),
                workers_total: edit.workers,
                workers_female: None,
                representative: edit.representative.clone(),
                approved_at: Some(now),
                created_at: known.as_ref().map_or(now, |k| k.created_at),
                updated_at: now,
                version: known.as_ref().map_or(1, |k| k.version),
            };
            match &known {
                Some(k) => {
                    enterprises::update(conn, &row, k.version)?;
                }
                None => enterprises::insert(conn, &row)?,
            }
            if let Some(user) = member {
                let membership = MembershipRow {
                    user_id: user.0,
                    enterprise_id: id,
                    state: MembershipState::Approved,
                    is_admin: true,
                    requested_at: now,
                    decided_at: Some(now),
                    decided_by: None,
                };
                memberships::put(conn, &membership)?;
            }
            Ok(EnterpriseId(id))
        })
        .await
}

/// The enterprises the caller may act for, to prefill forms.
///
/// # Errors
/// A failure of the database.
pub async fn own_enterprises(app: &Casework, ctx: Context) -> Result<Vec<EnterpriseRow>, Failure> {
    if ctx.actor.role != Role::Enterprise {
        return Ok(Vec::new());
    }
    app.db()
        .read(move |conn| {
            let mut out = Vec::new();
            for id in &ctx.actor.enterprises {
                out.push(enterprises::get(conn, id.0)?);
            }
            Ok(out)
        })
        .await
}

/// One own enterprise.
///
/// # Errors
/// [`Failure::NotFound`] for one the caller may not act for.
pub async fn enterprise_of(app: &Casework, ctx: Context, id: EnterpriseId) -> Result<EnterpriseRow, Failure> {
    let own = own_enterprises(app, ctx).await?;
    own.into_iter().find(|e| e.id == id.0).ok_or(Failure::NotFound)
}
