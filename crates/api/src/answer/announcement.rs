//! What was planned, announced, served, posted and complained about.

use super::{BasisAnswer, moment};
use casework::cases::CaseView;
use chrono::NaiveDate;
use domain::case::{
    Addressee, Announcement, ClosingCondition, Complaint, IssuedMinutes, MeetingPlan, Posting,
    Reinvestigation, Retention, Until,
};
use domain::law::{DeadlineKind, Moment};
use domain::time::vn_date;
use serde::Serialize;
use tnld_http::dto::{
    AddresseeKindWord, AttendanceGroupWord, ComplainantWord, ComplaintOutcomeWord, ConcludeInput,
    EscalationOutcomeWord, HoldAnnouncementInput, KeeperWord, PostedByWord, ReinvestigationGroundWord,
    RoleKeyWord, ServiceMethodWord, TeamLevelWord,
};
use utoipa::ToSchema;
use uuid::Uuid;

/// Words in both languages.
#[derive(Debug, Serialize, ToSchema)]
pub struct SaidAnswer {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl From<&domain::words::Localized> for SaidAnswer {
    fn from(l: &domain::words::Localized) -> Self {
        Self { vi: l.vi.clone(), en: l.en.clone() }
    }
}

/// Somebody who is to come to the meeting.
#[derive(Debug, Serialize, ToSchema)]
pub struct InvitedAnswer {
    /// Group.
    pub group: AttendanceGroupWord,
    /// Name.
    pub name: String,
    /// Unit and position.
    pub unit: Option<String>,
    /// Telephone or address.
    pub contact: Option<String>,
}

/// A meeting as planned.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingPlanAnswer {
    /// Round that will be announced.
    pub round: u32,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Where.
    pub place: String,
    /// What is on the agenda.
    pub agenda: Option<String>,
    /// Who is invited.
    pub invited: Vec<InvitedAnswer>,
    /// Why it was planned anew.
    pub reason: Option<String>,
    /// Who planned it.
    pub by_name: String,
    /// When it was planned.
    #[schema(format = "date-time")]
    pub recorded_at: String,
}

impl From<&MeetingPlan> for MeetingPlanAnswer {
    fn from(p: &MeetingPlan) -> Self {
        let invited = p.invited.iter().map(|i| InvitedAnswer {
            group: i.group.into(),
            name: i.name.clone(),
            unit: i.unit.clone(),
            contact: i.contact.clone(),
        });
        Self {
            round: p.round,
            at: moment(p.at),
            place: p.place.clone(),
            agenda: p.agenda.clone(),
            invited: invited.collect(),
            reason: p.reason.clone(),
            by_name: p.by_name.clone(),
            recorded_at: moment(p.recorded_at),
        }
    }
}

/// One line of the service list.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddresseeAnswer {
    /// Number in the list.
    pub no: u32,
    /// Name; of victims and relatives only when the reader may see names.
    pub recipient: String,
    /// As what.
    pub kind: AddresseeKindWord,
    /// Role of an agency.
    pub role: Option<RoleKeyWord>,
    /// The victim whose copy it is.
    pub victim_id: Option<Uuid>,
    /// Why the law demands it; none for whoever receives a copy besides.
    pub basis: Option<BasisAnswer>,
    /// When it was served; none while outstanding.
    #[schema(format = "date-time")]
    pub served_at: Option<String>,
    /// How.
    pub how: Option<ServiceMethodWord>,
    /// Proof in words.
    pub proof: Option<String>,
    /// The proof in the file.
    pub evidence_id: Option<Uuid>,
    /// Served after the term of three working days.
    pub late: bool,
}

fn addressee(a: &Addressee, due: Option<NaiveDate>) -> AddresseeAnswer {
    let served = a.service.as_ref();
    AddresseeAnswer {
        no: a.no,
        recipient: a.recipient.clone(),
        kind: a.kind.into(),
        role: a.role.map(Into::into),
        victim_id: a.victim.map(|v| v.0),
        basis: a.basis.as_ref().map(BasisAnswer::from),
        served_at: served.map(|s| moment(s.at)),
        how: served.map(|s| s.how.into()),
        proof: served.and_then(|s| s.proof.clone()),
        evidence_id: served.and_then(|s| s.evidence).map(|e| e.0),
        late: due.is_some_and(|d| served.is_some_and(|s| vn_date(s.at) > d)),
    }
}

/// The minutes as issued.
#[derive(Debug, Serialize, ToSchema)]
pub struct MinutesAnswer {
    /// Number of the investigation minutes.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// When issued.
    #[schema(format = "date-time")]
    pub sent_at: String,
    /// Names to whom they were handed out with the issue.
    pub sent_to: Vec<String>,
    /// The service list.
    pub recipients: Vec<AddresseeAnswer>,
}

fn minutes(m: &IssuedMinutes, due: Option<NaiveDate>) -> MinutesAnswer {
    MinutesAnswer {
        number: m.number.clone(),
        date: m.date,
        sent_at: moment(m.sent_at),
        sent_to: m.sent_to.clone(),
        recipients: m.addressees.iter().map(|a| addressee(a, due)).collect(),
    }
}

/// The last day for sending the minutes of a round.
fn send_due(view: &CaseView, round: u32) -> Option<NaiveDate> {
    let reference = round.to_string();
    let of = |d: &&domain::case::CaseDeadline| {
        d.term.kind == DeadlineKind::SendMinutes && d.reference == reference
    };
    match view.deadlines.iter().find(of)?.term.due {
        Moment::Day(day) => Some(day),
        Moment::At(_) => None,
    }
}

/// The minutes that are valid now.
pub(super) fn valid_minutes(view: &CaseView) -> Option<MinutesAnswer> {
    let announced = view.case.stage.announcement()?;
    announced.minutes.as_ref().map(|m| minutes(m, send_due(view, announced.team.round)))
}

/// What a round announced.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnnouncementAnswer {
    /// Round.
    pub round: u32,
    /// Who investigated.
    pub level: TeamLevelWord,
    /// Findings on cause and responsibility, with reserved opinions.
    pub findings: ConcludeInput,
    /// The meeting, with dissent.
    pub meeting: HoldAnnouncementInput,
    /// The minutes, once issued.
    pub minutes: Option<MinutesAnswer>,
    /// When a later round replaced it.
    #[schema(format = "date-time")]
    pub superseded_at: Option<String>,
}

fn announcement(view: &CaseView, a: &Announcement, at: Option<domain::time::Instant>) -> AnnouncementAnswer {
    AnnouncementAnswer {
        round: a.team.round,
        level: a.team.level.into(),
        findings: (&a.findings).into(),
        meeting: (&a.meeting).into(),
        minutes: a.minutes.as_ref().map(|m| minutes(m, send_due(view, a.team.round))),
        superseded_at: at.map(moment),
    }
}

/// What stays valid while a later round is at work.
pub(super) fn standing(view: &CaseView) -> Option<AnnouncementAnswer> {
    view.case.standing.as_deref().map(|a| announcement(view, a, None))
}

/// What later rounds replaced.
pub(super) fn superseded(view: &CaseView) -> Vec<AnnouncementAnswer> {
    view.case.superseded.iter().map(|s| announcement(view, &s.announcement, Some(s.at))).collect()
}

/// A public posting.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostingAnswer {
    /// Round whose minutes hang there; 0 for a commune's record.
    pub round: u32,
    /// Who posts.
    pub by: PostedByWord,
    /// Where.
    pub place: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Proof in words.
    pub proof: Option<String>,
    /// The proof in the file.
    pub evidence_id: Option<Uuid>,
    /// Who recorded it.
    pub by_name: String,
}

impl From<&Posting> for PostingAnswer {
    fn from(p: &Posting) -> Self {
        Self {
            round: p.round,
            by: p.by.into(),
            place: p.place.clone(),
            from: p.from,
            to: p.to,
            proof: p.proof.clone(),
            evidence_id: p.evidence.map(|e| e.0),
            by_name: p.by_name.clone(),
        }
    }
}

/// The answer to a complaint.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComplaintAnswerAnswer {
    /// What came of it.
    pub outcome: ComplaintOutcomeWord,
    /// Number.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// What it says.
    pub content: String,
    /// Why a complaint that came after the window was answered on its merits.
    pub late_reason: Option<String>,
}

/// A step to the higher body.
#[derive(Debug, Serialize, ToSchema)]
pub struct EscalationAnswer {
    /// Which body.
    pub body: String,
    /// When it received the complaint.
    pub received_on: NaiveDate,
    /// What it did.
    pub outcome: EscalationOutcomeWord,
    /// Number and date of its decision, and its reasons.
    pub reference: Option<String>,
}

/// A complaint and what came of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComplaintView {
    /// Id.
    pub id: Uuid,
    /// Round whose findings it is against.
    pub round: u32,
    /// Who complains.
    pub by: ComplainantWord,
    /// Name, for whoever answers and whoever wrote it down.
    pub name: String,
    /// When it was received.
    #[schema(format = "date-time")]
    pub received_at: String,
    /// What it says, for whoever answers and whoever wrote it down.
    pub content: String,
    /// Why it came late, or why it was accepted late.
    pub late_reason: Option<String>,
    /// Last day of the window that it missed, while nobody accepted it.
    pub out_of_time: Option<NaiveDate>,
    /// The answer.
    pub answer: Option<ComplaintAnswerAnswer>,
    /// Steps to the higher body.
    pub escalations: Vec<EscalationAnswer>,
}

impl From<&Complaint> for ComplaintView {
    fn from(c: &Complaint) -> Self {
        let step = |e: &domain::case::Escalation| EscalationAnswer {
            body: e.body.clone(),
            received_on: e.received_on,
            outcome: e.outcome.into(),
            reference: e.reference.clone(),
        };
        Self {
            id: c.id.0,
            round: c.round,
            by: c.by.into(),
            name: c.name.clone(),
            received_at: moment(c.received_at),
            content: c.content.clone(),
            late_reason: c.late_reason.clone(),
            out_of_time: c.out_of_time,
            answer: c.answer.as_ref().map(|a| ComplaintAnswerAnswer {
                outcome: a.outcome.into(),
                number: a.number.clone(),
                date: a.date,
                content: a.content.clone(),
                late_reason: a.late_reason.clone(),
            }),
            escalations: c.escalations.iter().map(step).collect(),
        }
    }
}

/// Why a round investigates again.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReinvestigationAnswer {
    /// Why, as a kind.
    pub ground: ReinvestigationGroundWord,
    /// The complaint it follows.
    pub complaint_id: Option<Uuid>,
    /// When it was asked for.
    #[schema(format = "date-time")]
    pub requested_at: Option<String>,
    /// Why, in words.
    pub reason: String,
    /// Rule of competence.
    pub competence: BasisAnswer,
    /// From what the clock counts, and how sure that is.
    pub clock: BasisAnswer,
}

impl From<&Reinvestigation> for ReinvestigationAnswer {
    fn from(r: &Reinvestigation) -> Self {
        Self {
            ground: r.ground.into(),
            complaint_id: r.complaint.map(|c| c.0),
            requested_at: r.requested_at.map(moment),
            reason: r.reason.clone(),
            competence: (&r.competence).into(),
            clock: (&r.clock).into(),
        }
    }
}

/// How long somebody keeps the file.
#[derive(Debug, Serialize, ToSchema)]
pub struct RetentionAnswer {
    /// Who.
    pub keeper: KeeperWord,
    /// Until this day at least; none when for ever or not known yet.
    pub until: Option<NaiveDate>,
    /// Kept for ever.
    pub permanent: bool,
    /// Article, and how sure it is.
    pub basis: BasisAnswer,
    /// How it was counted.
    pub explanation: SaidAnswer,
}

impl From<&Retention> for RetentionAnswer {
    fn from(r: &Retention) -> Self {
        let until = match r.until {
            Until::Day(day) => Some(day),
            Until::Permanent | Until::Unknown => None,
        };
        Self {
            keeper: r.keeper.into(),
            until,
            permanent: r.until == Until::Permanent,
            basis: (&r.basis).into(),
            explanation: (&r.explanation).into(),
        }
    }
}

/// One condition of closing.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClosingConditionAnswer {
    /// Stable key.
    #[schema(example = "recommendations")]
    pub key: String,
    /// Code of the refusal or the warning while it is not met.
    #[schema(example = "recommendations_open")]
    pub code: String,
    /// It holds.
    pub met: bool,
    /// While it does not hold the case cannot be closed; else whoever closes is told.
    pub blocking: bool,
    /// How it stands.
    pub says: SaidAnswer,
    /// Article.
    pub citation: String,
}

impl From<&ClosingCondition> for ClosingConditionAnswer {
    fn from(c: &ClosingCondition) -> Self {
        Self {
            key: c.key.to_owned(),
            code: c.code.to_owned(),
            met: c.met,
            blocking: c.blocking,
            says: (&c.says).into(),
            citation: c.citation.clone(),
        }
    }
}
