//! Agencies, users, enterprises: edited by an administrator, audited; seeded once from configuration.

mod agencies;
mod duty_rosters;
mod enterprises;
mod holidays;
mod reset_password;
mod seed;
mod sites;
mod told_for;
mod users;

pub use agencies::{AgencyEdit, list_agencies, put_agency};
pub use duty_rosters::{DutyEdit, add_duty_turn, duty_roster, put_duty_roster, remove_duty_turn};
pub use enterprises::{EnterpriseEdit, enterprise_of, own_enterprises, put_enterprise};
pub use holidays::load_calendar;
pub use reset_password::{reset_password, user_by_login};
pub use seed::{AgencySeed, seed_agencies, seed_holidays};
pub use sites::{SiteEdit, add_site, change_site, close_site, list_enterprises, own_sites, site, sites_of};
pub use store::{AgencyRow, DutyRow, EnterpriseRow, SiteRow, UserRow};
pub(crate) use told_for::told_for;
pub use users::{UserEdit, add_user, list_users, officers, set_user_active};
