//! Who answers for the agencies of the demonstration: telephones, duty rosters, and the confirmations of old alerts.
//! Every number begins with 0900 000: none of them is anybody's.

use super::Stage;
use anyhow::{Context as _, Result};
use casework::Context;
use casework::alerts::{self, Acknowledgement, AlertQuery, AlertView};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::value::Phone;
use domain::words::{RoleKey, Urgency};
use store::{DutyRow, agencies, duty_rosters};

const FIRST: [&str; 5] = ["Trần Văn Trực", "Lê Thị Ca", "Danh Hoàng Phiên", "Ngô Minh Canh", "Phan Thị Gác"];
const DEPUTY: [&str; 5] = ["Võ Hữu Dự", "Đặng Thị Phòng", "Lý Văn Thay", "Hồ Thị Giúp", "Mai Quốc Đỡ"];

fn telephone(number: usize) -> Option<String> {
    Phone::parse(&format!("0900 000 {:03}", number % 1000)).ok().map(|p| p.as_str().to_owned())
}

/// Gives every agency a telephone, an officer on duty and a deputy, for a year from now.
pub(super) async fn equip(stage: &Stage) -> Result<()> {
    let app = stage.app.clone();
    let (from, now) = (stage.at(60, 8, 0), stage.now);
    stage
        .app
        .db()
        .write(move |c| {
            for (number, mut agency) in agencies::list(c, None, None)?.into_iter().enumerate() {
                let at =
                    agency.email.as_deref().and_then(|e| e.split_once('@')).map(|(box_, _)| box_.to_owned());
                let turn = |rank: i32, names: &[&str; 5]| DutyRow {
                    id: app.id(),
                    agency_id: agency.id,
                    officer: names.get(number % names.len()).copied().unwrap_or_default().to_owned(),
                    email: at.as_ref().map(|at| format!("truc{rank}.{at}@angiang.example")),
                    phone: telephone(number * 3 + usize::try_from(rank).unwrap_or(0)),
                    starts_at: from,
                    ends_at: now + Duration::days(365),
                    rank,
                };
                duty_rosters::insert(c, &turn(1, &FIRST))?;
                duty_rosters::insert(c, &turn(2, &DEPUTY))?;
                let read_at = agency.version;
                agency.phone = telephone(number * 3);
                agencies::update(c, &agency, read_at)?;
            }
            Ok::<_, store::StoreError>(())
        })
        .await
        .context("duty rosters")
}

/// An officer of the agency that an alert went to.
fn officer(stage: &Stage, alert: &AlertView) -> Actor {
    let role = match alert.role.parse() {
        Ok(RoleKey::PoliceProvince) => Role::ProvincialPolice,
        Ok(RoleKey::PoliceFirstNotice) => Role::CommunePolice,
        Ok(RoleKey::CommunePc) => Role::Commune,
        _department => Role::Investigator,
    };
    Actor {
        role,
        name: FIRST[usize::try_from(alert.created_at.timestamp().rem_euclid(5)).unwrap_or(0)].to_owned(),
        unit: format!("Trực ban, {}", alert.recipient),
        province: Some(stage.app.settings().province.clone()),
        agency: alert.agency_id,
        ..Actor::anonymous()
    }
}

/// Confirms the alerts of deaths of the story within minutes, as they should have been.
pub(super) async fn confirm(stage: &Stage, reader: &Actor) -> Result<()> {
    let asked = AlertQuery {
        unconfirmed: true,
        mode: Some("acknowledged".to_owned()),
        urgency: Some(Urgency::Death.as_str().to_owned()),
        oldest_first: true,
        limit: 200,
        ..AlertQuery::default()
    };
    let found = alerts::list(&stage.app, Context::of(reader.clone()), asked).await.context("alerts")?;
    for (place, alert) in found.items.iter().enumerate().filter(|(_, a)| a.agency_id.is_some()) {
        let minutes = 3 + i64::try_from(place % 4).unwrap_or(0) * 2;
        stage.move_to((alert.created_at + Duration::minutes(minutes)).min(stage.now));
        let who = officer(stage, alert);
        let ack = Acknowledgement { name: who.name.clone(), unit: who.unit.clone(), note: None };
        alerts::acknowledge(&stage.app, Context::of(who), alert.id, ack).await.context("a confirmation")?;
    }
    stage.move_to(stage.now);
    Ok(())
}
