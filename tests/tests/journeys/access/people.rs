//! One person per role, near to the case and far from it.

use anyhow::Result;
use domain::access::{Actor, Role};
use journeys::people::{MILL, MILL_TAX_CODE, PHU_QUOC, RACH_GIA, safety_officer_of};
use journeys::server::User;
use journeys::{Api, Context, PASSWORD};

/// Somebody who asks.
pub(super) struct Person {
    /// Login; empty for who is not signed in.
    pub(super) login: &'static str,
    /// Role.
    pub(super) role: Role,
    /// Commune.
    pub(super) commune: Option<&'static str>,
    /// Role key of the agency, with its commune when it is one of a commune.
    pub(super) agency: Option<(&'static str, Option<&'static str>)>,
    /// Of the province of the cases.
    pub(super) of_province: bool,
    /// Client.
    pub(super) api: Api,
    /// The same person signed in a second time, to be signed out.
    pub(super) second: Api,
}

impl Person {
    /// Whether somebody is signed in.
    pub(super) fn signed_in(&self) -> bool {
        self.role != Actor::anonymous().role
    }

    /// The safety officer of the enterprise whose cases they are.
    pub(super) fn is_declarant(&self) -> bool {
        self.login == DECLARANT
    }
}

/// Login of the safety officer whose cases they are.
pub(super) const DECLARANT: &str = "own.enterprise";

/// Login, role, commune, agency.
type Row = (&'static str, Role, Option<&'static str>, Option<&'static str>);

const LABOUR: Option<&str> = Some("labour_authority_province");

const ROWS: &[Row] = &[
    (DECLARANT, Role::Enterprise, Some(RACH_GIA), None),
    ("other.enterprise", Role::Enterprise, Some(RACH_GIA), None),
    ("own.commune", Role::Commune, Some(RACH_GIA), Some("commune_pc")),
    ("other.commune", Role::Commune, Some(PHU_QUOC), Some("commune_pc")),
    ("own.commune.police", Role::CommunePolice, Some(RACH_GIA), Some("police_first_notice")),
    ("other.commune.police", Role::CommunePolice, Some(PHU_QUOC), Some("police_first_notice")),
    ("inspector", Role::Investigator, None, LABOUR),
    ("far.inspector", Role::Investigator, None, None),
    ("unit.head", Role::UnitHead, None, LABOUR),
    ("director", Role::Director, None, LABOUR),
    ("province.police", Role::ProvincialPolice, None, Some("police_province")),
    ("procuracy", Role::Procuracy, None, Some("procuracy_same_level")),
    ("union", Role::MemberAgency, None, Some("union_province")),
    ("health", Role::MemberAgency, None, Some("health_authority_province")),
    ("other.agency", Role::MemberAgency, None, Some("statistics_province")),
    ("insurance", Role::SocialInsurance, None, Some("bhxh_province")),
    ("ministry", Role::Ministry, None, Some("labour_ministry")),
    ("leader", Role::Leader, None, None),
    ("admin", Role::Admin, None, None),
];

/// Makes all of them, and nobody.
pub(super) async fn everybody(ctx: &Context) -> Result<Vec<Person>> {
    let nobody = Api::new(&ctx.server.base())?;
    let mut people = vec![Person {
        login: "",
        role: Actor::anonymous().role,
        commune: None,
        agency: None,
        of_province: false,
        api: nobody.clone(),
        second: nobody,
    }];
    for (login, role, commune, agency) in ROWS {
        ctx.add_user(user(login, *role, *commune, *agency)).await?;
        if *login == "far.inspector" {
            ctx.database.execute("update users set province = '92' where login = 'far.inspector'")?;
        }
        people.push(Person {
            login,
            role: *role,
            commune: *commune,
            agency: agency.map(|key| (key, commune.filter(|_| *role != Role::Enterprise))),
            of_province: *login != "far.inspector",
            api: Api::new(&ctx.server.base())?.sign_in(login, PASSWORD).await?,
            second: Api::new(&ctx.server.base())?.sign_in(login, PASSWORD).await?,
        });
    }
    Ok(people)
}

fn user(login: &str, role: Role, commune: Option<&str>, agency: Option<&str>) -> User {
    if role == Role::Enterprise {
        let (tax_code, name) = match login {
            DECLARANT => (MILL_TAX_CODE, MILL),
            _other => ("1700123457", "Công ty TNHH Người Ngoài"),
        };
        return safety_officer_of(login, "Lê Thị Hạnh", tax_code, name);
    }
    let mut user = User::new(login, role.as_str(), "Trần Văn Người");
    user.unit = Some("Đơn vị kiểm thử".to_owned());
    user.commune = commune.map(str::to_owned);
    user.agency_role = agency.map(str::to_owned);
    user
}
