//! The people of the journeys, each in the role in which the law knows them.

use crate::server::User;

/// Two-digit code of the province that the program serves by default (An Giang).
pub const PROVINCE: &str = "91";
/// Phường Rạch Giá.
pub const RACH_GIA: &str = "30742";
/// Đặc khu Phú Quốc.
pub const PHU_QUOC: &str = "31078";
/// Đặc khu Kiên Hải.
pub const KIEN_HAI: &str = "31108";

/// The rice mill of Rạch Giá.
pub const MILL: &str = "Công ty TNHH Xay xát Phú Thịnh";
/// Its tax code; the check digit fits.
pub const MILL_TAX_CODE: &str = "1700101407";

/// Safety officer of the rice mill.
#[must_use]
pub fn safety_officer() -> User {
    safety_officer_of("ansat.phuthinh", "Lê Thị Hạnh", MILL_TAX_CODE, MILL)
}

/// Safety officer of another enterprise in Rạch Giá.
#[must_use]
pub fn safety_officer_of(login: &str, name: &str, tax_code: &str, enterprise: &str) -> User {
    let mut user = User::new(login, "enterprise", name);
    user.unit = Some(enterprise.to_owned());
    user.commune = Some(RACH_GIA.to_owned());
    user.enterprise = Some((tax_code.to_owned(), enterprise.to_owned()));
    user
}

/// Inspector of the department.
#[must_use]
pub fn inspector() -> User {
    of_department("dieutra.viet", "investigator", "Phạm Quốc Việt")
}

/// Director of the department.
#[must_use]
pub fn director() -> User {
    of_department("giamdoc.minh", "director", "Đỗ Văn Minh")
}

/// Administrator of the system.
#[must_use]
pub fn admin() -> User {
    User::new("quantri.tam", "admin", "Huỳnh Thị Tâm")
}

fn of_department(login: &str, role: &str, name: &str) -> User {
    let mut user = User::new(login, role, name);
    user.unit = Some("Sở Nội vụ tỉnh An Giang".to_owned());
    user.agency_role = Some("labour_authority_province".to_owned());
    user
}

/// Official of a commune.
#[must_use]
pub fn commune_official(login: &str, name: &str, commune: &str, unit: &str) -> User {
    let mut user = User::new(login, "commune", name);
    user.unit = Some(unit.to_owned());
    user.commune = Some(commune.to_owned());
    user.agency_role = Some("commune_pc".to_owned());
    user
}
