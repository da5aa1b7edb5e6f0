//! Who is behind a rung of a ladder at this moment, and under which addresses.

use crate::app::Casework;
use crate::failure::Failure;
use crate::webhooks;
use domain::time::{Instant, vn_date};
use domain::value::Phone;
use domain::words::{ChannelKind, Contact, RoleKey, WebhookTopic};
use store::{AgencyRow, AlertRow, Conn, DutyRow, agencies, duty_rosters};

/// Somebody who can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reached {
    /// As the timeline names it.
    pub(super) label: String,
    /// The department gets it in place of an agency without any address.
    pub(super) fallback: bool,
    /// Channel and address, each once.
    pub(super) addresses: Vec<(ChannelKind, String)>,
}

/// Which of somebody's addresses cannot be reached now.
pub(super) struct Down {
    /// Their channels, each once.
    pub(super) channels: Vec<ChannelKind>,
    /// They are all there are.
    pub(super) all: bool,
    /// Since when the one that broke last is down.
    pub(super) since: Option<Instant>,
}

impl Reached {
    /// The addresses whose channel is broken.
    pub(super) fn down(&self, broken: impl Fn(ChannelKind, &str) -> Option<Instant>) -> Down {
        let of: Vec<_> =
            self.addresses.iter().filter_map(|(c, address)| Some((*c, broken(*c, address)?))).collect();
        let mut channels: Vec<ChannelKind> = of.iter().map(|(c, _)| *c).collect();
        channels.sort();
        channels.dedup();
        let since = of.iter().map(|(_, since)| *since).max();
        Down { channels, all: of.len() == self.addresses.len(), since }
    }
}

/// What is known of an alert's recipient; read once for all rungs of one climb.
pub(super) struct Reach<'a> {
    app: &'a Casework,
    at: Instant,
    agency: Option<AgencyRow>,
    on_duty: Option<Vec<DutyRow>>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(
        conn: &mut Conn,
        app: &'a Casework,
        row: &AlertRow,
        at: Instant,
    ) -> Result<Self, Failure> {
        let agency = row.agency_id.map(|id| agencies::get(conn, id)).transpose()?;
        Ok(Self::of(app, agency, at))
    }

    pub(super) fn of(app: &'a Casework, agency: Option<AgencyRow>, at: Instant) -> Self {
        Self { app, at, agency, on_duty: None }
    }

    /// Whom a contact reaches now by any of the channels; `None` when there is nobody.
    pub(super) fn who(
        &mut self,
        conn: &mut Conn,
        row: &AlertRow,
        contact: Contact,
        channels: &[ChannelKind],
    ) -> Result<Option<Reached>, Failure> {
        match contact {
            Contact::DutyOfficer => self.officers(conn, channels, |index| index == 0),
            Contact::Deputy => self.officers(conn, channels, |index| index > 0),
            Contact::CommonAddress => self.common(conn, row, channels),
            Contact::Superior => self.superior(conn, row, channels),
            Contact::DutyPhone => Ok(None),
        }
    }

    /// Officers on duty by rank: those of the first rank, or all others.
    fn officers(
        &mut self,
        conn: &mut Conn,
        channels: &[ChannelKind],
        wanted: impl Fn(usize) -> bool,
    ) -> Result<Option<Reached>, Failure> {
        let roster = self.roster(conn)?;
        let mut ranks: Vec<i32> = roster.iter().map(|d| d.rank).collect();
        ranks.dedup();
        let chosen = roster.iter().filter(|d| ranks.iter().position(|r| *r == d.rank).is_some_and(&wanted));
        let mut label: Vec<&str> = Vec::new();
        let mut addresses = Vec::new();
        for officer in chosen {
            let found = self.addresses(channels, officer.email.as_deref(), officer.phone.as_deref());
            if !found.is_empty() {
                label.push(&officer.officer);
                addresses.extend(found);
            }
        }
        Ok(reached(label.join(", "), false, addresses))
    }

    fn roster(&mut self, conn: &mut Conn) -> Result<Vec<DutyRow>, Failure> {
        if let Some(known) = &self.on_duty {
            return Ok(known.clone());
        }
        let roster = match &self.agency {
            Some(agency) => duty_rosters::on_duty(conn, agency.id, self.at)?,
            None => Vec::new(),
        };
        self.on_duty = Some(roster.clone());
        Ok(roster)
    }

    /// The agency's own address; without any, the department is told in its place and telephones.
    fn common(
        &self,
        conn: &mut Conn,
        row: &AlertRow,
        channels: &[ChannelKind],
    ) -> Result<Option<Reached>, Failure> {
        let own = match &self.agency {
            Some(a) => reached(row.recipient_name.clone(), false, self.of_agency(conn, row, channels, a)?),
            None => None,
        };
        if own.is_some() {
            return Ok(own);
        }
        let department = RoleKey::LabourAuthorityProvince;
        let found = agencies::find(conn, department.as_str(), &row.province, None, vn_date(self.at))?;
        Ok(found.into_iter().find_map(|a| {
            let addresses = self.addresses(channels, a.email.as_deref(), None);
            reached(a.name_vi, true, addresses)
        }))
    }

    fn superior(
        &self,
        conn: &mut Conn,
        row: &AlertRow,
        channels: &[ChannelKind],
    ) -> Result<Option<Reached>, Failure> {
        let today = vn_date(self.at);
        let law = self.app.law();
        let Some(above) = row.role.parse().ok().and_then(|role| law.superior(role, today)) else {
            return Ok(None);
        };
        // An agency of another province has its superior there; a ministry stands above all and is kept where the
        // directory was seeded.
        let own = self.agency.as_ref().map_or(row.province.as_str(), |a| &a.province);
        let mut found = agencies::find(conn, above.as_str(), own, None, today)?;
        if found.is_empty() && law.is_national(above, today) {
            found = agencies::find(conn, above.as_str(), &row.province, None, today)?;
        }
        for agency in found {
            let addresses = self.of_agency(conn, row, channels, &agency)?;
            if let Some(found) = reached(agency.name_vi, false, addresses) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The addresses of an agency itself, its webhooks among them.
    fn of_agency(
        &self,
        conn: &mut Conn,
        row: &AlertRow,
        channels: &[ChannelKind],
        agency: &AgencyRow,
    ) -> Result<Vec<(ChannelKind, String)>, Failure> {
        let mut out = self.addresses(channels, agency.email.as_deref(), agency.phone.as_deref());
        let webhook = ChannelKind::Webhook;
        if channels.contains(&webhook) && self.app.settings().channels.contains(&webhook) {
            let topic = if row.drill_id.is_some() { WebhookTopic::Drill } else { WebhookTopic::Alert };
            let told = webhooks::told_of(conn, agency.id, topic)?;
            out.extend(told.into_iter().map(|id| (webhook, id.to_string())));
        }
        Ok(out)
    }

    fn addresses(
        &self,
        channels: &[ChannelKind],
        email: Option<&str>,
        phone: Option<&str>,
    ) -> Vec<(ChannelKind, String)> {
        addresses(self.app, channels, email, phone)
    }
}

/// The addresses of somebody with this mail address and telephone, by those of the channels that are set up.
pub(crate) fn addresses(
    app: &Casework,
    channels: &[ChannelKind],
    email: Option<&str>,
    phone: Option<&str>,
) -> Vec<(ChannelKind, String)> {
    let enabled = &app.settings().channels;
    let phone = phone.and_then(|p| Phone::parse(p).ok()).filter(Phone::is_vn_mobile);
    channels
        .iter()
        .filter(|c| enabled.contains(c))
        .filter_map(|channel| {
            let address = match channel {
                ChannelKind::Email => email.map(str::to_owned),
                ChannelKind::Sms | ChannelKind::Zalo => {
                    phone.as_ref().map(|p| p.as_str().trim_start_matches('+').to_owned())
                }
                // Subscriptions of an agency's own system are added by the channel itself.
                ChannelKind::Webhook => None,
            };
            Some((*channel, address?))
        })
        .collect()
}

fn reached(label: String, fallback: bool, addresses: Vec<(ChannelKind, String)>) -> Option<Reached> {
    (!addresses.is_empty()).then_some(Reached { label, fallback, addresses })
}
