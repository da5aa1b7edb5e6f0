//! The people of the demonstration: one user per role, each with a printed sign-in.

use super::Stage;
use anyhow::{Context as _, Result};
use casework::Context;
use casework::directory::{AgencySeed, EnterpriseEdit, UserEdit, add_user, put_enterprise};
use domain::access::{Actor, Role};
use domain::ids::{AgencyId, EnterpriseId, UserId};
use domain::value::{CommuneCode, Email, TaxCode};
use domain::words::RoleKey;

/// The one password of the demonstration.
pub(crate) const PASSWORD: &str = "trinh dien he thong 2026";

/// A sign-in to print.
#[derive(Debug, Clone)]
pub(crate) struct SignInLine {
    pub(crate) login: &'static str,
    pub(crate) who: &'static str,
}

struct Person {
    login: &'static str,
    name: &'static str,
    unit: &'static str,
    title: &'static str,
    role: Role,
    commune: Option<&'static str>,
    agency: Option<RoleKey>,
}

const fn person(
    login: &'static str,
    name: &'static str,
    unit: &'static str,
    title: &'static str,
    role: Role,
) -> Person {
    Person { login, name, unit, title, role, commune: None, agency: None }
}

const PEOPLE: &[Person] = &[
    person(
        "antoan.hatien",
        "Huỳnh Thị Thu An",
        "Công ty CP Xi măng Hà Tiên (mẫu)",
        "Cán bộ an toàn",
        Role::Enterprise,
    ),
    person(
        "antoan.rachgia",
        "Phạm Quốc Bảo",
        "Nhà máy xay xát Rạch Giá (mẫu)",
        "Cán bộ an toàn",
        Role::Enterprise,
    ),
    Person {
        agency: Some(RoleKey::CommunePc),
        commune: Some("30742"),
        ..person(
            "xa.rachgia",
            "Trần Thị Lành",
            "UBND phường Rạch Giá",
            "Công chức Văn hóa – Xã hội",
            Role::Commune,
        )
    },
    Person {
        agency: Some(RoleKey::CommunePc),
        commune: Some("31108"),
        ..person(
            "xa.kienhai",
            "Danh Sa Rây",
            "UBND đặc khu Kiên Hải",
            "Công chức Văn hóa – Xã hội",
            Role::Commune,
        )
    },
    Person {
        agency: Some(RoleKey::CommunePc),
        commune: Some("31078"),
        ..person(
            "xa.phuquoc",
            "Lâm Thanh Tú",
            "UBND đặc khu Phú Quốc",
            "Công chức Văn hóa – Xã hội",
            Role::Commune,
        )
    },
    Person {
        agency: Some(RoleKey::LabourAuthorityProvince),
        ..person(
            "dieutra",
            "Nguyễn Minh Khôi",
            "Sở Nội vụ tỉnh An Giang",
            "Cán bộ điều tra",
            Role::Investigator,
        )
    },
    Person {
        agency: Some(RoleKey::LabourAuthorityProvince),
        ..person("truongphong", "Lê Thị Hồng Gấm", "Sở Nội vụ tỉnh An Giang", "Trưởng phòng", Role::UnitHead)
    },
    Person {
        agency: Some(RoleKey::LabourAuthorityProvince),
        ..person("giamdoc", "Võ Văn Thành", "Sở Nội vụ tỉnh An Giang", "Giám đốc Sở", Role::Director)
    },
    Person {
        agency: Some(RoleKey::PoliceFirstNotice),
        commune: Some("30742"),
        ..person("congan.rachgia", "Đỗ Hữu Phước", "Công an phường Rạch Giá", "Trực ban", Role::CommunePolice)
    },
    Person {
        agency: Some(RoleKey::PoliceProvince),
        ..person(
            "congan.tinh",
            "Bùi Đức Mạnh",
            "Công an tỉnh An Giang",
            "Điều tra viên",
            Role::ProvincialPolice,
        )
    },
    Person {
        agency: Some(RoleKey::ProcuracySameLevel),
        ..person("vks", "Hồ Thị Ánh", "Viện kiểm sát nhân dân", "Kiểm sát viên", Role::Procuracy)
    },
    Person {
        agency: Some(RoleKey::HealthAuthorityProvince),
        ..person("yte", "Trương Văn Y", "Sở Y tế tỉnh An Giang", "Chuyên viên", Role::MemberAgency)
    },
    Person {
        agency: Some(RoleKey::UnionProvince),
        ..person(
            "congdoan",
            "Ngô Thị Đoàn",
            "Liên đoàn Lao động tỉnh An Giang",
            "Chuyên viên",
            Role::MemberAgency,
        )
    },
    Person {
        agency: Some(RoleKey::BhxhProvince),
        ..person(
            "bhxh",
            "Phan Văn Hiểm",
            "Bảo hiểm xã hội tỉnh An Giang",
            "Giám định viên",
            Role::SocialInsurance,
        )
    },
    Person {
        agency: Some(RoleKey::LabourMinistry),
        ..person("bonoivu", "Đặng Quang Vinh", "Bộ Nội vụ", "Chuyên viên", Role::Ministry)
    },
    person("lanhdao", "Tô Hoàng Nam", "UBND tỉnh An Giang", "Lãnh đạo", Role::Leader),
    person("quantri", "Lý Quản Trị", "Trung tâm vận hành", "Quản trị hệ thống", Role::Admin),
];

/// The sign-ins to print.
pub(crate) fn sign_ins() -> Vec<SignInLine> {
    PEOPLE.iter().map(|p| SignInLine { login: p.login, who: p.unit }).collect()
}

/// Addresses under a name that never leads anywhere.
pub(super) fn address(seed: &AgencySeed) -> Option<String> {
    let role = seed.role.as_str().replace('_', "-");
    Some(match &seed.commune {
        Some(commune) => format!("{role}.{commune}@angiang.example"),
        None => format!("{role}@angiang.example"),
    })
}

/// The actors of the story.
pub(super) struct Cast {
    pub(super) cement: Actor,
    pub(super) mill: Actor,
    pub(super) cement_id: EnterpriseId,
    pub(super) mill_id: EnterpriseId,
    pub(super) kien_hai: Actor,
    pub(super) phu_quoc: Actor,
    pub(super) investigator: Actor,
    pub(super) investigator_id: UserId,
    pub(super) head: Actor,
    pub(super) director: Actor,
}

pub(super) async fn add(stage: &Stage) -> Result<Cast> {
    let app = &stage.app;
    let system = Context::of(Actor::system("trình diễn"));
    let mut actors = std::collections::HashMap::new();
    for p in PEOPLE {
        let agency = agency_of(stage, p).await?;
        let edit = UserEdit {
            login: p.login.to_owned(),
            display_name: p.name.to_owned(),
            unit: p.unit.to_owned(),
            title: p.title.to_owned(),
            email: Email::parse(&format!("{}@angiang.example", p.login)).ok(),
            phone: None,
            role: p.role,
            commune: p.commune.map(CommuneCode::parse).transpose().context("a commune of the cast")?,
            agency,
            password: PASSWORD.to_owned(),
            must_change: false,
        };
        let id = add_user(app, system.clone(), edit.clone()).await.with_context(|| p.login.to_owned())?;
        let mut actor = Actor::system("");
        actor.role = p.role;
        actor.user = Some(id);
        actor.name = p.name.to_owned();
        actor.unit = p.unit.to_owned();
        actor.province = Some(app.settings().province.clone());
        actor.commune = edit.commune;
        actor.agency = agency;
        actors.insert(p.login, actor);
    }
    let mut take = |login: &str| actors.remove(login).with_context(|| format!("no {login} in the cast"));
    let mut cement = take("antoan.hatien")?;
    let mut mill = take("antoan.rachgia")?;
    let cement_id =
        enterprise(stage, "1700100989", "Công ty CP Xi măng Hà Tiên (mẫu)", "30787", &cement).await?;
    let mill_id = enterprise(stage, "1700200006", "Nhà máy xay xát Rạch Giá (mẫu)", "30742", &mill).await?;
    cement.enterprises = vec![cement_id];
    mill.enterprises = vec![mill_id];
    let investigator = take("dieutra")?;
    Ok(Cast {
        investigator_id: investigator.user.context("the inspector has an id")?,
        cement,
        mill,
        cement_id,
        mill_id,
        kien_hai: take("xa.kienhai")?,
        phu_quoc: take("xa.phuquoc")?,
        investigator,
        head: take("truongphong")?,
        director: take("giamdoc")?,
    })
}

async fn agency_of(stage: &Stage, p: &Person) -> Result<Option<AgencyId>> {
    let Some(role) = p.agency else { return Ok(None) };
    let province = stage.app.settings().province.clone();
    let today = domain::time::vn_date(stage.app.now());
    let commune = p.commune;
    let found = stage
        .app
        .db()
        .read(move |c| store::agencies::find(c, role.as_str(), &province, commune, today))
        .await
        .context("reading agencies")?;
    Ok(found.first().map(|a| AgencyId(a.id)))
}

async fn enterprise(
    stage: &Stage,
    tax: &str,
    name: &str,
    commune: &str,
    member: &Actor,
) -> Result<EnterpriseId> {
    let edit = EnterpriseEdit {
        tax_code: TaxCode::parse(tax).map_err(|e| anyhow::anyhow!("{tax}: {e}"))?,
        name: name.to_owned(),
        address: "Khu công nghiệp (địa chỉ mẫu)".to_owned(),
        commune: CommuneCode::parse(commune).context("a commune")?,
        phone: None,
        email: Email::parse("antoan@doanhnghiep.example").ok(),
        industry: Some(("10611".to_owned(), "VSIC2025".to_owned())),
        type_name: Some("Công ty cổ phần".to_owned()),
        parent_body: None,
        workers: Some(240),
        representative: Some("Giám đốc mẫu".to_owned()),
    };
    Ok(put_enterprise(&stage.app, edit, member.user).await?)
}
