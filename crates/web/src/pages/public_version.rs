//! What leaves a case: `/vu/{id}/ban-niem-yet`, the announced findings without personal data, to be printed and
//! posted, and `/vu/{id}/goi-ho-so`, the whole file as a ZIP.

use super::page::{Answer, Page};
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::messages::tp;
use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;
use domain::access::Action;
use domain::case::{Public, PublicMeasure, PublicRecord, PublicVersion};
use domain::ids::CaseId;
use domain::reference::Geography;
use domain::time::{human_date, human_datetime};
use domain::value::CommuneCode;
use domain::words::TeamLevel;
use tnld_http::FileBody;

/// The page.
#[derive(Template)]
#[template(path = "public_version.html")]
pub(crate) struct PublicPage {
    pub(crate) f: Frame,
    pub(crate) back: String,
    /// Who made the minutes or the record.
    pub(crate) issuer: String,
    pub(crate) number: String,
    pub(crate) lead: String,
    /// Questions and answers, in the order of the minutes.
    pub(crate) rows: Vec<(String, String)>,
    /// Measures: what, by whom, until when.
    pub(crate) measures: Vec<(String, String, String)>,
    /// Reserved opinions and dissent: who, what.
    pub(crate) opinions: Vec<(String, String)>,
}

pub(crate) async fn show(p: Page) -> Answer {
    let id: CaseId = p.id("id")?;
    match casework::cases::read_public(&p.app, p.context(Action::ReadCase)?, id).await? {
        (Public::Findings(v), place) => findings(&p, id, &v, place),
        (Public::Record(r), place) => record(&p, id, &r, place),
    }
}

/// The record of the commune.
fn record(p: &Page, id: CaseId, r: &PublicRecord, place: String) -> Answer {
    let lang = p.lang();
    let label = |name: &str| p.t(&format!("field.commune_details.{name}.label"));
    let (dead, serious, light) = r.counts;
    let counts = [("dead", dead.to_string()), ("serious", serious.to_string()), ("light", light.to_string())];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(k, n)| (*k, n.as_str())).collect();
    let factor = super::case::factor(r.injury_factor.as_deref(), r.occurred_on, lang);
    let mut rows = vec![
        (p.t("case.place"), r.place.iter().cloned().chain([place]).collect::<Vec<_>>().join(", ")),
        (p.t("announced.public_day"), human_date(r.occurred_on)),
        (p.t("case.class"), first_upper(r.class.label(lang))),
        (p.t("announced.public_counts"), tp(lang, "announced.counts", &counts)),
        (p.t("announced.public_course"), r.course.clone()),
    ];
    let told = [
        ("initial_cause", r.initial_cause.clone()),
        ("injury_factor", factor),
        ("damage", r.damage.clone()),
        ("measures", r.measures.clone()),
    ];
    rows.extend(told.into_iter().filter_map(|(name, said)| Some((label(name), said?))));
    let commune = CommuneCode::parse(&r.commune).ok();
    let commune = commune.and_then(|c| Geography::embedded().commune_on(&c, r.occurred_on).ok());
    let made = r.made_at.map(|at| at.display(lang)).unwrap_or_else(|| "…".to_owned());
    p.html(&PublicPage {
        f: p.frame(p.t("announced.public_record_title")),
        issuer: match commune {
            Some(c) => tp(lang, "announced.public_commune", &[("commune", &c.name_vi())]),
            None => p.t("announced.public_some_commune"),
        },
        back: format!("/vu/{id}"),
        number: r.number.to_string(),
        lead: tp(lang, "announced.public_record_lead", &[("made", &made)]),
        rows,
        measures: measures(&r.recommendations),
        opinions: Vec::new(),
    })
}

/// The team of the province is the department's, that of the centre the ministry's, that of the establishment the
/// employer's.
fn issuer(p: &Page, v: &PublicVersion) -> String {
    match v.level {
        TeamLevel::Establishment => {
            let employer = v.employer.clone().unwrap_or_else(|| p.t("common.none"));
            tp(p.lang(), "announced.public_establishment", &[("employer", &employer)])
        }
        TeamLevel::Central => p.t("announced.public_central"),
        TeamLevel::Province | TeamLevel::CommuneRecord | TeamLevel::Specialised | TeamLevel::None => {
            p.frame(String::new()).agency
        }
    }
}

fn measures(all: &[PublicMeasure]) -> Vec<(String, String, String)> {
    all.iter().map(|m| (m.content.clone(), m.owner.clone(), human_date(m.due))).collect()
}

/// The findings of a team.
fn findings(p: &Page, id: CaseId, v: &PublicVersion, place: String) -> Answer {
    let lang = p.lang();
    let label = |name: &str| p.t(&format!("field.cmd.{name}.label"));
    let cause = domain::reference::causes()
        .get(&v.cause)
        .map_or_else(|| v.cause.clone(), |e| format!("{} – {}", v.cause, e.name().get(lang)));
    let (dead, serious, light) = v.counts;
    let mut rows = vec![
        (p.t("announced.public_employer"), v.employer.clone().unwrap_or_else(|| p.t("common.none"))),
        (
            p.t("case.place"),
            [v.spot.clone().unwrap_or_default(), place]
                .iter()
                .filter(|s| !s.is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
        ),
        (p.t("announced.public_day"), human_date(v.occurred_on)),
        (p.t("case.class"), first_upper(v.class.label(lang))),
        (
            p.t("announced.public_counts"),
            tp(
                lang,
                "announced.counts",
                &[
                    ("dead", &dead.to_string()),
                    ("serious", &serious.to_string()),
                    ("light", &light.to_string()),
                ],
            ),
        ),
        (p.t("case.level"), first_upper(v.level.label(lang))),
        (label("course"), v.course.clone()),
        (label("fault_side"), first_upper(v.fault.label(lang))),
        (label("cause"), cause),
        (label("cause_detail"), v.cause_detail.clone()),
        (label("conclusion"), first_upper(v.conclusion.label(lang))),
        (label("responsibility"), v.responsibility.clone()),
    ];
    for x in &v.at_fault {
        let parts = [
            Some(x.who.get(lang).to_owned()),
            Some(x.violation.clone()),
            x.article.clone(),
            Some(x.proposed_handling.clone()),
        ];
        rows.push((p.t("case.at_fault"), parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
    }
    let mut opinions: Vec<(String, String)> =
        v.reserved.iter().map(|o| (p.t("announced.public_member"), o.clone())).collect();
    opinions.extend(v.dissent.iter().map(|d| {
        let said = d.reason.as_ref().map_or_else(|| d.opinion.clone(), |r| format!("{} ({r})", d.opinion));
        (first_upper(d.who.get(lang)), said)
    }));
    let minutes = v.minutes.as_ref().map(|(n, d)| format!("{n}, {}", human_date(*d)));
    let lead = tp(
        lang,
        "announced.public_lead",
        &[
            ("minutes", minutes.as_deref().unwrap_or("…")),
            ("time", &human_datetime(v.announced.0)),
            ("place", &v.announced.1),
        ],
    );
    p.html(&PublicPage {
        f: p.frame(p.t("announced.public_title")),
        back: format!("/vu/{id}?muc=cong-bo"),
        issuer: issuer(p, v),
        number: v.number.to_string(),
        lead,
        rows,
        measures: measures(&v.measures),
        opinions,
    })
}

/// The whole file of the case.
pub(crate) async fn bundle(p: Page) -> Answer {
    let id: CaseId = p.id("id")?;
    let made = casework::bundle::export(&p.app, p.context(Action::ExportBundle)?, id).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", made.name)))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(FileBody::new(made.file, made.size)))
}
