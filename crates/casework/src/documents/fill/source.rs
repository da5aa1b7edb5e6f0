//! What forms are filled from: the case as the reader sees it, and the directory as of the date of the document.

use crate::failure::Failure;
use crate::projection::place_text;
use chrono::NaiveDate;
use documents::form::{Cited, Letterhead, Moment, Replaced, Signatory};
use domain::access::Role;
use domain::case::{AccidentStatement, Case, CaseDeadline, DocumentSide, Retention, Team};
use domain::law::DeadlineKind;
use domain::reference::Geography;
use domain::time::{Instant, vn_datetime};
use domain::value::OccurredAt;
use domain::words::{Lang, RoleKey, TeamLevel};
use std::collections::HashMap;
use store::enterprises::EnterpriseRow;
use store::{Conn, StoreError, agencies, enterprises, users};
use uuid::Uuid;

/// Agencies that forms name.
const NAMED: [RoleKey; 8] = [
    RoleKey::LabourAuthorityProvince,
    RoleKey::ProvincePc,
    RoleKey::CommunePc,
    RoleKey::PoliceFirstNotice,
    RoleKey::PoliceProvince,
    RoleKey::ProcuracySameLevel,
    RoleKey::LabourMinistry,
    RoleKey::LabourMinistryOshDept,
];

/// Number and symbol that an issue gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) number: u32,
    pub(crate) symbol: String,
}

impl Stamp {
    /// "05/BB-SNV".
    pub(crate) fn cited(&self) -> String {
        format!("{:02}/{}", self.number, self.symbol)
    }
}

/// Everything that a form may take from.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// The case; what the reader may not see is left out of it.
    pub(crate) case: Case,
    /// Date of the document.
    pub(crate) on: NaiveDate,
    /// Terms of the case.
    pub(crate) terms: Vec<CaseDeadline>,
    /// How long the file is kept.
    pub(crate) kept: Vec<Retention>,
    /// Number and symbol, once issued.
    pub(crate) stamp: Option<Stamp>,
    /// What the document takes the place of.
    pub(crate) replaces: Option<Replaced>,
    /// Days of the investigation as they were when the team was founded.
    pub(crate) founding_term: Option<u32>,
    /// Months of wage that the law asks at least, by victim: compensation, allowance.
    pub(crate) months: HashMap<Uuid, (String, String)>,
    enterprise: Option<EnterpriseRow>,
    director: Option<String>,
    names: HashMap<RoleKey, String>,
}

impl Source {
    /// Reads the directory as of the date.
    pub(crate) fn load(
        conn: &mut Conn,
        case: Case,
        on: NaiveDate,
        terms: Vec<CaseDeadline>,
        kept: Vec<Retention>,
    ) -> Result<Self, Failure> {
        let commune = case.accident.as_ref().map(|a| a.place.commune.as_str().to_owned());
        let mut names = HashMap::new();
        for role in NAMED {
            let found = agencies::find(conn, role.as_str(), &case.province, commune.as_deref(), on)?;
            if let Some(agency) = found.into_iter().next() {
                names.insert(role, agency.name_vi);
            }
        }
        let known = case.accident.as_ref().and_then(|a| a.employer.enterprise);
        let enterprise = match known.map(|id| enterprises::get(conn, id.0)) {
            Some(Ok(row)) => Some(row),
            None | Some(Err(StoreError::NotFound)) => None,
            Some(Err(e)) => return Err(e.into()),
        };
        let director = director(conn, &case.province)?;
        Ok(Self {
            case,
            on,
            terms,
            kept,
            stamp: None,
            replaces: None,
            founding_term: None,
            months: HashMap::new(),
            enterprise,
            director,
            names,
        })
    }

    pub(super) fn accident(&self) -> Option<&AccidentStatement> {
        self.case.accident.as_ref()
    }

    pub(super) fn enterprise(&self) -> Option<&EnterpriseRow> {
        self.enterprise.as_ref()
    }

    /// An agency as it is called on the date of the document.
    pub(super) fn agency(&self, role: RoleKey) -> Option<String> {
        self.names.get(&role).cloned()
    }

    /// The labour department.
    pub(super) fn department(&self) -> Option<String> {
        self.agency(RoleKey::LabourAuthorityProvince)
    }

    pub(super) fn employer(&self) -> Option<String> {
        let told = self.accident().and_then(|a| a.employer.name.clone());
        told.or_else(|| self.enterprise.as_ref().map(|e| e.name.clone()))
    }

    pub(super) fn team(&self) -> Option<&Team> {
        self.case.stage.team()
    }

    /// The team is that of the establishment.
    pub(super) fn own_team(&self) -> bool {
        self.team().is_some_and(|t| t.level == TeamLevel::Establishment)
    }

    /// Name of who issues, as it stands in the head.
    pub(crate) fn issuer(&self, side: DocumentSide) -> Option<String> {
        match side {
            DocumentSide::Department => self.department(),
            DocumentSide::Employer => self.employer(),
            DocumentSide::Commune => self.agency(RoleKey::CommunePc),
        }
    }

    /// Series of numbers of a side: one for the department, one for each enterprise and commune.
    pub(crate) fn series(&self, side: DocumentSide) -> String {
        let employer = self.accident().map(|a| &a.employer);
        match side {
            DocumentSide::Department => format!("department:{}", self.case.province),
            DocumentSide::Employer => match employer {
                Some(e) => e.enterprise.map_or_else(
                    || match &e.tax_code {
                        Some(code) => format!("tax:{code}"),
                        None => format!("case:{}", self.case.id),
                    },
                    |id| format!("enterprise:{id}"),
                ),
                None => format!("case:{}", self.case.id),
            },
            DocumentSide::Commune => {
                let code = self.accident().map_or("", |a| a.place.commune.as_str());
                format!("commune:{code}")
            }
        }
    }

    /// Province of the file, without its kind: "An Giang".
    pub(super) fn province(&self) -> Option<String> {
        Geography::embedded().province_on(&self.case.province, self.on).map(|p| p.short_name().to_owned())
    }

    /// Head of a document of a side.
    pub(super) fn head(&self, side: DocumentSide) -> Letterhead {
        let superior = match side {
            DocumentSide::Department => self.agency(RoleKey::ProvincePc),
            DocumentSide::Employer => self.accident().and_then(|a| a.employer.superior_body.clone()),
            DocumentSide::Commune => None,
        };
        let head = self.stamped(Letterhead { superior, issuer: self.issuer(side), ..Letterhead::default() });
        match side {
            DocumentSide::Commune => Letterhead { place: self.commune().or(head.place), ..head },
            DocumentSide::Department | DocumentSide::Employer => head,
        }
    }

    /// Name of the commune alone, the place of its papers (Nghị định 30/2020/NĐ-CP Phụ lục I): "Thới Sơn".
    fn commune(&self) -> Option<String> {
        let code = &self.accident()?.place.commune;
        let name = Geography::embedded().commune_on(code, self.on).ok()?.name;
        let kinds = ["Xã ", "Phường ", "Thị trấn ", "Đặc khu "];
        let short = kinds.iter().find_map(|k| name.strip_prefix(k)).unwrap_or(&name);
        text(short)
    }

    /// Head of a document of the team.
    pub(super) fn team_head(&self) -> Letterhead {
        let (superior, level) = match self.team().map(|t| t.level) {
            Some(TeamLevel::Establishment) => (self.employer(), "cơ sở"),
            Some(TeamLevel::Central) => (self.agency(RoleKey::LabourMinistry), "trung ương"),
            _province => (self.department(), "cấp tỉnh"),
        };
        let level = if level == "cấp tỉnh" { level.to_owned() } else { format!("cấp {level}") };
        let issuer = self.team().map(|_| format!("Đoàn điều tra tai nạn lao động {level}"));
        self.stamped(Letterhead { superior, issuer, ..Letterhead::default() })
    }

    fn stamped(&self, head: Letterhead) -> Letterhead {
        let stamp = self.stamp.as_ref();
        Letterhead {
            number: stamp.map(|s| s.number.to_string()),
            symbol: stamp.map(|s| s.symbol.clone()),
            place: self.province(),
            date: Some(self.on),
            replaces: self.replaces.clone(),
            ..head
        }
    }

    /// The head with number and date of the paper itself, as they were written into the case; what is issued here has
    /// the number that it gets here.
    pub(super) fn as_written(
        &self,
        head: Letterhead,
        number: Option<&String>,
        date: Option<NaiveDate>,
    ) -> Letterhead {
        if self.stamp.is_some() {
            return head;
        }
        let date = date.or(head.date);
        let Some(number) = some(number) else { return Letterhead { date, ..head } };
        match number.split_once('/') {
            Some((number, symbol)) => Letterhead { number: text(number), symbol: text(symbol), date, ..head },
            None => Letterhead { number: Some(number), date, ..head },
        }
    }

    /// Where it happened: spot, address, commune and province as of the accident.
    pub(super) fn place(&self) -> Option<String> {
        let a = self.accident()?;
        let spot = a.place.spot.clone().filter(|s| !s.trim().is_empty());
        Some(spot.into_iter().chain([place_text(a)]).collect::<Vec<_>>().join(", "))
    }

    pub(super) fn occurred(&self) -> Option<Moment> {
        self.accident().map(|a| told(a.occurred))
    }

    /// The accident in one line, without names.
    pub(super) fn in_short(&self) -> Option<String> {
        let a = self.accident()?;
        let class = self.case.class().label(Lang::Vi);
        let employer = self.employer().map(|e| format!(" ({e})")).unwrap_or_default();
        Some(format!(
            "vụ tai nạn lao động {} ({class}), xảy ra {}, tại {}{employer}",
            self.case.number,
            a.occurred.display(Lang::Vi),
            place_text(a)
        ))
    }

    /// The document of a form that was issued, cited; else as the case tells it.
    pub(super) fn cited(&self, kinds: &[&str], told: Option<(String, NaiveDate)>) -> Cited {
        let round = self.team().map_or(self.case.round(), |t| t.round);
        let issued = self.case.issued.iter().rev().find(|d| {
            kinds.contains(&d.kind.as_str()) && d.round == round && self.case.replaced_by(d.id).is_none()
        });
        match (issued, told) {
            (Some(d), _) => Cited { number: Some(d.cited()), date: Some(d.dated) },
            (None, Some((number, date))) => Cited { number: text(&number), date: Some(date) },
            (None, None) => Cited::default(),
        }
    }

    /// The decision that founded the team.
    pub(crate) fn decision(&self) -> Cited {
        paper(self.team().and_then(|t| self.case.decision_cited(t)))
    }

    /// The minutes of the investigation.
    pub(crate) fn minutes(&self) -> Cited {
        paper(self.case.minutes_cited())
    }

    /// The minutes of the meeting.
    pub(crate) fn meeting_minutes(&self) -> Cited {
        paper(self.case.meeting_minutes_cited())
    }

    /// The term of the investigation of the round at work.
    pub(super) fn investigation_term(&self) -> Option<&CaseDeadline> {
        self.terms.iter().rev().find(|t| t.term.kind == DeadlineKind::Investigation)
    }

    /// The head of the team signs.
    pub(super) fn team_signs(&self) -> Signatory {
        let head = self.team().and_then(Team::head);
        Signatory {
            authority: None,
            title: Some("Trưởng đoàn điều tra".to_owned()),
            name: head.map(|h| h.name.as_str().to_owned()),
        }
    }

    /// The director of the department signs.
    pub(super) fn director_signs(&self) -> Signatory {
        Signatory { authority: None, title: Some("Giám đốc".to_owned()), name: self.director.clone() }
    }

    /// The employer signs.
    pub(super) fn employer_signs(&self) -> Signatory {
        let declared = self
            .case
            .reports
            .iter()
            .rev()
            .filter(|r| r.is_live())
            .find_map(|r| r.report.declaration.as_ref());
        let named = declared.and_then(|d| d.signer_name.as_ref()).map(|n| n.as_str().to_owned());
        Signatory {
            authority: None,
            title: declared.and_then(|d| d.signer_position.clone()),
            name: named.or_else(|| self.enterprise.as_ref().and_then(|e| e.representative.clone())),
        }
    }

    /// What a document of several is about, by its id.
    pub(super) fn victim(&self, id: Option<Uuid>) -> Option<&domain::case::Victim> {
        self.case.victims.iter().find(|v| Some(v.statement.id.0) == id)
    }
}

/// Name of the director of the department: of the only account of that office; none when there are several.
fn director(conn: &mut Conn, province: &str) -> Result<Option<String>, Failure> {
    let mut all = users::list(conn, Some(province))?;
    all.retain(|u| u.active && u.role == Role::Director.as_str());
    let only = if all.len() == 1 { all.pop() } else { None };
    Ok(only.and_then(|u| text(&u.display_name)))
}

fn paper(found: Option<(String, NaiveDate)>) -> Cited {
    found.map(|(number, day)| Cited { number: text(&number), date: Some(day) }).unwrap_or_default()
}

/// A time as far as it is known.
pub(super) fn told(occurred: OccurredAt) -> Moment {
    match occurred {
        OccurredAt::Exact(at) => Moment::At(at),
        OccurredAt::DayOnly(day) => Moment::On(day),
        OccurredAt::Between { .. } => Moment::Told(occurred.display(Lang::Vi)),
    }
}

/// A moment, Vietnamese time.
pub(super) fn at(instant: Instant) -> Option<Moment> {
    Some(Moment::At(vn_datetime(instant)))
}

/// A text that says something.
pub(crate) fn text(told: &str) -> Option<String> {
    let told = told.trim();
    (!told.is_empty()).then(|| told.to_owned())
}

/// The same of what may be absent.
pub(super) fn some(told: Option<&String>) -> Option<String> {
    told.and_then(|t| text(t))
}
