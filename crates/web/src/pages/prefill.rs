//! What is known is never asked again: values of forms from the directory and from cases.

use super::page::Page;
use crate::form::{Values, commune_label};
use casework::directory::EnterpriseRow;
use casework::notices::NoticeReport;
use domain::access::Action;
use domain::case::{
    AccidentStatement, CodedWord, DeclarationDetails, ReceivingBody, Report, VictimStatement,
};
use domain::time::{Instant, human_date, human_datetime};
use domain::value::OccurredAt;
use domain::words::Lang;
use tnld_http::Fault;

/// Fields (under `accident.employer.`) and values of one registered enterprise.
pub(crate) type Facts = Vec<(&'static str, Option<String>)>;

/// The enterprises of the caller, as far as a form needs them.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn own_enterprises(p: &Page, action: Action) -> Result<Vec<Facts>, Fault> {
    let rows = casework::directory::own_enterprises(&p.app, p.context(action)?).await?;
    Ok(rows.into_iter().map(facts).collect())
}

/// What a form asks of a registered enterprise.
pub(crate) fn facts(row: EnterpriseRow) -> Facts {
    vec![
        ("enterprise_id", Some(row.id.to_string())),
        ("name", Some(row.name)),
        ("tax_code", Some(row.tax_code)),
        ("address", Some(row.address)),
        ("commune_code", Some(row.commune_code)),
        ("phone", row.phone),
        ("email", row.email),
        ("industry.code", row.vsic_code),
        ("enterprise_type", row.type_name),
        ("superior_body", row.parent_body),
        ("workers", row.workers_total.map(|n| n.to_string())),
    ]
}

/// Fills in a registered enterprise.
pub(crate) fn enterprise(values: &mut Values, facts: &Facts) {
    for (name, value) in facts {
        values.set_default(&format!("accident.employer.{name}"), value.clone().filter(|v| !v.is_empty()));
    }
}

/// A time as the tolerant field reads it again.
pub(crate) fn occurred(at: &OccurredAt) -> String {
    match at {
        OccurredAt::Exact(at) => at.format("%d/%m/%Y %H:%M").to_string(),
        OccurredAt::Between { from, to } if from.date() == to.date() => {
            format!("từ {} đến {} ngày {}", from.format("%H:%M"), to.format("%H:%M"), from.format("%d/%m/%Y"))
        }
        OccurredAt::Between { .. } => at.display(Lang::Vi),
        OccurredAt::DayOnly(day) => day.format("%d/%m/%Y").to_string(),
    }
}

fn coded(values: &mut Values, name: &str, word: &CodedWord) {
    values.set_default(&format!("{name}.code"), word.code.clone());
    values.set_default(&format!("{name}.text"), word.text.clone());
}

/// Fills in an accident as told before.
pub(crate) fn accident(values: &mut Values, a: &AccidentStatement) {
    let mut set = |name: &str, value: Option<String>| {
        values.set_default(&format!("accident.{name}"), value.filter(|v| !v.is_empty()))
    };
    set("occurred.at", Some(occurred(&a.occurred)));
    set("place.commune_code", Some(a.place.commune.as_str().to_owned()));
    set("place.address", a.place.address.clone());
    set("place.spot", a.place.spot.clone());
    set("sector", Some(a.sector.as_str().to_owned()));
    set("commuting", a.commuting.then(|| "true".to_owned()));
    set("technical_incident", a.technical_incident.then(|| "true".to_owned()));
    let e = &a.employer;
    set("employer.enterprise_id", e.enterprise.map(|id| id.to_string()));
    set("employer.name", e.name.clone());
    set("employer.tax_code", e.tax_code.as_ref().map(ToString::to_string));
    set("employer.address", e.address.clone());
    set("employer.commune_code", e.commune.as_ref().map(|c| c.as_str().to_owned()));
    set("employer.phone", e.phone.as_ref().map(ToString::to_string));
    set("employer.fax", e.fax.as_ref().map(ToString::to_string));
    set("employer.email", e.email.as_ref().map(|m| m.as_str().to_owned()));
    set("employer.superior_body", e.superior_body.clone());
    set("employer.enterprise_type", e.enterprise_type.clone());
    set("employer.workers", e.workers.map(|n| n.to_string()));
    let counts = a.casualties;
    for (name, count) in [
        ("dead", counts.dead),
        ("serious", counts.serious),
        ("light", counts.light),
        ("missing", counts.missing),
    ] {
        set(&format!("casualties.{name}"), (count > 0).then(|| count.to_string()));
    }
    set("casualties.unknown", counts.unknown.then(|| "true".to_owned()));
    set("course.place", a.course.place.clone());
    set("course.activity", a.course.activity.clone());
    set("course.object", a.course.object.clone());
    set("course.hazard", a.course.hazard.clone());
    set("course.event", a.course.event.clone());
    if let Some(industry) = &e.industry {
        coded(values, "accident.employer.industry", industry);
    }
    for (n, v) in a.victims.iter().enumerate() {
        victim(values, &format!("accident.victims.{n}"), v);
    }
}

/// Fills in one victim under a path.
pub(crate) fn victim(values: &mut Values, at: &str, v: &VictimStatement) {
    let mut set = |name: &str, value: Option<String>| {
        values.set_default(&format!("{at}.{name}"), value.filter(|v| !v.is_empty()))
    };
    set("id", Some(v.id.to_string()));
    set("name", v.name.as_ref().map(|n| n.as_str().to_owned()));
    set(
        "birth",
        v.birth.as_ref().map(|b| b.display(Lang::Vi).split(" (").next().unwrap_or_default().to_owned()),
    );
    set("sex", Some(v.sex.as_str().to_owned()));
    set("citizen_id", v.citizen_id.as_ref().map(|c| c.reveal().to_owned()));
    set("residence", v.residence.clone());
    set("outcome", Some(v.outcome.as_str().to_owned()));
    set("death", v.death.map(|d| d.as_str().to_owned()));
    set("injury", v.injury.clone());
    set("treatment", v.treatment.clone());
    set("relation", Some(v.relation.as_str().to_owned()));
    set("relation_disputed", v.relation_disputed.clone());
    set("employed_by", Some(v.employed_by.as_str().to_owned()));
    set("employer_name", v.employer_name.clone());
    set("employer_tax_code", v.employer_tax_code.as_ref().map(ToString::to_string));
    set("is_worker", Some(v.is_worker.to_string()));
    coded(values, &format!("{at}.occupation"), &v.occupation);
    for code in &v.serious_codes {
        values.push(&format!("{at}.serious_codes[]"), code.clone());
    }
}

/// Fills in a full declaration from an urgent notice of the same establishment.
pub(crate) fn declaration(
    values: &mut Values,
    told: &AccidentStatement,
    beside: Option<&DeclarationDetails>,
    received_at: Instant,
) {
    accident(values, told);
    people_anew(values);
    beside.iter().for_each(|d| details(values, d));
    values.set_default("declaration.known_at", Some(human_datetime(received_at)));
    // Codes are shown with their names.
    for field in ["accident.place.commune_code", "accident.employer.commune_code"] {
        let on = told.occurred.date();
        if let Some(label) = values.get(field).and_then(|code| commune_label(code, on)) {
            values.set(field, label);
        }
    }
}

/// Fills in what a declaration carries beside the accident.
pub(crate) fn details(values: &mut Values, d: &DeclarationDetails) {
    let mut set = |name: &str, value: Option<String>| {
        values.set_default(&format!("declaration.{name}"), value.filter(|v| !v.is_empty()))
    };
    set("known_at", d.known_at.map(human_datetime));
    set("first_aid", d.first_aid.clone());
    set("scene_kept", d.scene_kept.map(|k| k.to_string()));
    set("scene_note", d.scene_note.clone());
    set("reservations", d.reservations.clone());
    set("contact_name", d.contact_name.as_ref().map(|n| n.as_str().to_owned()));
    set("contact_phone", d.contact_phone.as_ref().map(ToString::to_string));
    set("signer_name", d.signer_name.as_ref().map(|n| n.as_str().to_owned()));
    set("signer_position", d.signer_position.clone());
    set("document_number", d.document_number.clone());
    set("document_place", d.document_place.clone());
    set("document_date", d.document_date.map(human_date));
}

/// Fills in what an urgent notice says beside the accident.
pub(crate) fn told_by(values: &mut Values, report: &NoticeReport) {
    let told = &report.told_by;
    values.set_default("told_by.name", told.name.as_ref().map(|n| n.as_str().to_owned()));
    values.set_default("told_by.capacity", told.capacity.clone());
    values.set_default("told_by.phone", told.phone.as_ref().map(ToString::to_string));
    values.set_default("told_by.email", told.email.as_ref().map(|m| m.as_str().to_owned()));
    if let Some(d) = &report.declaration {
        values.set_default("scene_kept", d.scene_kept.map(|k| k.to_string()));
        values.set_default("contact_name", d.contact_name.as_ref().map(|n| n.as_str().to_owned()));
        values.set_default("contact_phone", d.contact_phone.as_ref().map(ToString::to_string));
    }
}

/// Fills in a commune's notice or record from what somebody told first.
pub(crate) fn tip(values: &mut Values, report: &Report) {
    let by = &report.told_by;
    values.set_default("told_by.name", by.name.as_ref().map(|n| n.as_str().to_owned()));
    values.set_default("told_by.capacity", by.capacity.clone());
    values.set_default("told_by.address", by.address.clone());
    values.set_default("told_by.phone", by.phone.as_ref().map(ToString::to_string));
    if report.received_by == ReceivingBody::Commune {
        values.set_default("commune_details.tip_received_at", Some(human_datetime(report.received_at)));
    }
    let details = report.commune_details.as_ref();
    values.set_default("commune_details.work_done_for", details.and_then(|d| d.work_done_for.clone()));
}

/// People of a new report have no ids yet, whoever told of them before.
pub(crate) fn people_anew(values: &mut Values) {
    values.retain(|n| !(n.starts_with("accident.victims.") && n.ends_with(".id")));
}
