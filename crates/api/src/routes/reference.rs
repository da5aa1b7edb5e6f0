//! Reference lists, each with version, validity and source. They hold nothing personal and may be kept by caches.

use crate::answer::{
    CodeListAnswer, CommuneAnswer, CommuneListAnswer, HolidayListAnswer, ProvinceListAnswer,
};
use crate::ask::Ask;
use crate::query::{Query, search_words};
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::Failure;
use chrono::{Datelike, NaiveDate};
use domain::access::Action;
use domain::reference::{
    Calendar, CodeList, Geography, causes, enterprise_types, esaw, factors_on, serious_injuries, vsco,
    vsic_on,
};
use domain::time::vn_date;
use domain::value::{CommuneCode, FieldError};
use serde::{Deserialize, Serialize};
use tnld_http::Fault;
use utoipa::IntoParams;

/// What a list is searched for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchParams {
    /// Beginning of a code, or of words, without regard to diacritics; everything when not told.
    #[param(max_length = 200)]
    q: Option<String>,
    /// The date for which the list is read; today when not told.
    on: Option<NaiveDate>,
    /// Entries at most, 1 to 500; everything when not told.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
}

/// What communes are searched for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct CommuneParams {
    /// Beginning of a code, or of words of the name, without regard to diacritics.
    #[param(max_length = 200)]
    q: Option<String>,
    /// The date for which codes are read; today when not told.
    on: Option<NaiveDate>,
    /// Only of this province; then `q` may be left out.
    #[param(max_length = 2)]
    province: Option<String>,
    /// Communes at most, 1 to 500; 50 when not told.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
}

/// The date for which something is read.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct OnParams {
    /// The date; today when not told.
    on: Option<NaiveDate>,
}

/// The year of a calendar.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct YearParams {
    /// Year; this one when not told.
    #[param(minimum = 2016, maximum = 2100)]
    year: Option<i32>,
}

fn answer(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "public, max-age=300")).json(body)
}

fn limit(limit: Option<usize>, default: usize) -> Result<usize, Fault> {
    match limit {
        None => Ok(default),
        Some(limit) if (1..=500).contains(&limit) => Ok(limit),
        Some(_) => {
            Err(vec![FieldError::new("/limit", "shape", "Từ 1 đến 500 dòng.", "1 to 500 rows.")].into())
        }
    }
}

fn today(ask: &Ask, on: Option<NaiveDate>) -> NaiveDate {
    on.unwrap_or_else(|| vn_date(ask.app.now()))
}

fn searched(list: &CodeList, params: &SearchParams) -> Result<HttpResponse, Fault> {
    let most = limit(params.limit, usize::MAX)?;
    let told = match search_words(params.q.as_deref())? {
        Some(q) => CodeListAnswer::of(list, list.search(q, most).into_iter()),
        None => CodeListAnswer::of(list, list.iter().take(most)),
    };
    Ok(answer(&told))
}

/// Searches communes as they were on a date
#[utoipa::path(
    get, path = "/api/v1/reference/communes", tag = "reference", operation_id = "search_communes",
    params(CommuneParams),
    responses((status = 200, description = "Communes", body = CommuneListAnswer)), security(())
)]
pub(crate) async fn search_communes(ask: Ask, params: Query<CommuneParams>) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    let params = params.0;
    let on = today(&ask, params.on);
    let geography = ask.app.geography();
    let most = limit(params.limit, 50)?;
    let province = params.province.as_deref().filter(|p| !p.is_empty());
    if province.is_some_and(|p| p.chars().count() > 2) {
        let long = FieldError::new(
            "/province",
            "text.too_long",
            "Mã tỉnh có 2 chữ số.",
            "A province code has 2 digits.",
        );
        return Err(vec![long].into());
    }
    let found = match (search_words(params.q.as_deref())?, province) {
        (Some(q), None) => geography.search(q, on, most),
        (None, Some(province)) => geography.communes_of(province, on).into_iter().take(most).collect(),
        (Some(q), Some(province)) => {
            let of_province = geography.search(q, on, usize::MAX).into_iter();
            of_province.filter(|c| c.province_code == province).take(most).collect()
        }
        (None, None) => Vec::new(),
    };
    let (valid_from, valid_until) = Geography::validity_on(on);
    Ok(answer(&CommuneListAnswer {
        on,
        valid_from,
        valid_until,
        source: Geography::source_on(on).into(),
        items: found.iter().map(CommuneAnswer::from).collect(),
    }))
}

/// Reads a commune as it was on a date
///
/// A code of another time is refused with the units that cover the place.
#[utoipa::path(
    get, path = "/api/v1/reference/communes/{code}", tag = "reference", operation_id = "read_commune",
    params(("code" = String, Path, description = "Five-digit code"), OnParams),
    responses((status = 200, description = "The commune", body = CommuneAnswer)), security(())
)]
pub(crate) async fn read_commune(ask: Ask, params: Query<OnParams>) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    let on = today(&ask, params.0.on);
    let code = ask.req.match_info().get("code").unwrap_or_default();
    let code = CommuneCode::parse(code).map_err(|_| Failure::NotFound)?;
    match ask.app.geography().commune_on(&code, on) {
        Ok(commune) => Ok(answer(&CommuneAnswer::from(&commune))),
        Err(refusal) if refusal.code() == "commune_not_valid_on_date" => {
            let told =
                FieldError { pointer: "/code".to_owned(), code: refusal.code(), message: refusal.message() };
            Err(vec![told].into())
        }
        Err(_) => Err(Failure::NotFound.into()),
    }
}

/// Lists the provinces of a date
#[utoipa::path(
    get, path = "/api/v1/reference/provinces", tag = "reference", operation_id = "list_provinces",
    params(OnParams),
    responses((status = 200, description = "Provinces", body = ProvinceListAnswer)), security(())
)]
pub(crate) async fn list_provinces(ask: Ask, params: Query<OnParams>) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    let on = today(&ask, params.0.on);
    let (valid_from, valid_until) = Geography::validity_on(on);
    Ok(answer(&ProvinceListAnswer {
        on,
        valid_from,
        valid_until,
        source: Geography::source_on(on).into(),
        items: ask.app.geography().provinces_on(on).iter().map(Into::into).collect(),
    }))
}

/// Searches industries (VSIC), in the version of a date
#[utoipa::path(
    get, path = "/api/v1/reference/industries", tag = "reference", operation_id = "search_industries",
    params(SearchParams),
    responses((status = 200, description = "Industries", body = CodeListAnswer)), security(())
)]
pub(crate) async fn search_industries(ask: Ask, params: Query<SearchParams>) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    searched(vsic_on(today(&ask, params.0.on)), &params.0)
}

/// Searches occupations (VSCO)
#[utoipa::path(
    get, path = "/api/v1/reference/occupations", tag = "reference", operation_id = "search_occupations",
    params(SearchParams),
    responses((status = 200, description = "Occupations", body = CodeListAnswer)), security(())
)]
pub(crate) async fn search_occupations(ask: Ask, params: Query<SearchParams>) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    searched(vsco(), &params.0)
}

/// Lists the injuries that make an accident serious (Nghị định 39/2016/NĐ-CP, Phụ lục II)
#[utoipa::path(
    get, path = "/api/v1/reference/injuries", tag = "reference", operation_id = "list_injuries",
    params(SearchParams),
    responses((status = 200, description = "Injuries", body = CodeListAnswer)), security(())
)]
pub(crate) async fn list_injuries(ask: Ask, params: Query<SearchParams>) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    searched(serious_injuries(), &params.0)
}

/// Lists the principal causes (PL XII mục 1.1)
#[utoipa::path(
    get, path = "/api/v1/reference/causes", tag = "reference", operation_id = "list_causes",
    params(SearchParams),
    responses((status = 200, description = "Causes", body = CodeListAnswer)), security(())
)]
pub(crate) async fn list_causes(ask: Ask, params: Query<SearchParams>) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    searched(causes(), &params.0)
}

/// Lists activity, deviation and contact of an accident (ESAW)
///
/// Codes of the European statistics, first level, each under its part; the labels are ours. Findings may carry them.
#[utoipa::path(
    get, path = "/api/v1/reference/esaw", tag = "reference", operation_id = "list_esaw",
    params(SearchParams),
    responses((status = 200, description = "Codes", body = CodeListAnswer)), security(())
)]
pub(crate) async fn list_esaw(ask: Ask, params: Query<SearchParams>) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    searched(esaw(), &params.0)
}

/// Lists the injury factors in force on a date
#[utoipa::path(
    get, path = "/api/v1/reference/injury-factors", tag = "reference", operation_id = "list_injury_factors",
    params(SearchParams),
    responses((status = 200, description = "Injury factors", body = CodeListAnswer)), security(())
)]
pub(crate) async fn list_injury_factors(
    ask: Ask,
    params: Query<SearchParams>,
) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    searched(factors_on(today(&ask, params.0.on)), &params.0)
}

/// Lists the types of establishment (PL XIV)
#[utoipa::path(
    get, path = "/api/v1/reference/enterprise-types", tag = "reference", operation_id = "list_enterprise_types",
    params(SearchParams),
    responses((status = 200, description = "Types of establishment", body = CodeListAnswer)), security(())
)]
pub(crate) async fn list_enterprise_types(
    ask: Ask,
    params: Query<SearchParams>,
) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    searched(enterprise_types(), &params.0)
}

/// Lists holidays and exchanged days of a year, as terms are counted now
#[utoipa::path(
    get, path = "/api/v1/reference/holidays", tag = "reference", operation_id = "list_holidays",
    params(YearParams),
    responses((status = 200, description = "Days that are not ordinary", body = HolidayListAnswer)), security(())
)]
pub(crate) async fn list_holidays(ask: Ask, params: Query<YearParams>) -> Result<HttpResponse, Fault> {
    ask.context(Action::ReadReference)?;
    let year = params.0.year.unwrap_or_else(|| vn_date(ask.app.now()).year());
    if !(2016..=2100).contains(&year) {
        let out = FieldError::new("/year", "date.year", "Năm từ 2016 đến 2100.", "A year from 2016 to 2100.");
        return Err(vec![out].into());
    }
    let calendar = ask.app.calendar();
    Ok(answer(&HolidayListAnswer {
        year,
        source: Calendar::source().into(),
        items: calendar.days().filter(|d| d.date.year() == year).map(Into::into).collect(),
    }))
}
