//! What may happen to a case, and why not.

mod announce;
mod assessment;
mod change_team;
mod close;
mod compensation;
mod complaint;
mod conclude;
mod condition;
mod confirm;
mod consequences;
mod correct;
mod dismiss;
mod documents;
mod evidence;
mod extend;
mod facts_of_reports;
mod found_team;
mod handover;
mod issue;
mod issue_minutes;
mod late_entry;
mod merge;
mod own_words;
mod plan_meeting;
mod police;
mod police_side;
mod posting;
mod recommendation;
mod referral;
mod reinvestigate;
mod report;
mod report_care;
mod scene;
mod scene_record;
mod sign;
mod step;
mod take_over;
mod testimony;
mod told;
mod unmerge;

pub use confirm::confirm_reporter;
pub use late_entry::late_entry;
pub use plan_meeting::meeting_groups;
pub use sign::unfounded_findings;

use super::circumstances::Circumstances;
use super::command::{Command, CommandKind};
use super::event::Event;
use super::lifecycle::{Verdict, verdict};
use super::refusal::Refusal;
use super::report::Report;
use super::stage::StageKind;
use super::state::Case;
use crate::ids::CaseId;
use crate::value::CaseNumber;
use crate::words::Localized;

/// Something the person should know although the command went through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Stable code.
    pub code: &'static str,
    /// In words.
    pub message: Localized,
}

impl Warning {
    pub(super) fn new(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, message: Localized::new(vi, en) }
    }
}

/// What a command leads to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// Events to append, in order.
    pub events: Vec<Event>,
    /// What the person should know.
    pub warnings: Vec<Warning>,
}

impl From<Vec<Event>> for Decision {
    fn from(events: Vec<Event>) -> Self {
        Self { events, warnings: Vec::new() }
    }
}

/// Opens a case with its first report.
///
/// # Errors
/// [`Refusal`] when the report cannot be taken as it stands; nothing is opened then.
pub fn open(
    id: CaseId,
    number: CaseNumber,
    report: Report,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let opening = Event::CaseOpened { id, province: c.province.to_owned(), number };
    let case = super::evolve::fold([(c.now, &opening)]).ok_or_else(|| {
        Refusal::rule("not_opened", "Không mở được vụ.", "The case could not be opened.", "")
    })?;
    let mut decision = report::decide(&case, report, c)?;
    decision.events.insert(0, opening);
    Ok(decision)
}

/// Decides a command on a case.
///
/// # Errors
/// [`Refusal`] says from which stage which command was refused, and why.
pub fn decide(case: &Case, command: Command, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let kind = command.kind();
    if verdict(kind, case.stage.kind()) == Verdict::Refused {
        return Err(not_allowed(kind, case.stage.kind()));
    }
    match command {
        Command::Report(report) => report::decide(case, *report, c),
        Command::AcceptReport { report, note } => report_care::accept(case, report, note),
        Command::RequestSupplement { id, report, reason, due } => {
            report_care::request_supplement(case, id, report, reason, due, c)
        }
        Command::ProvideSupplement { report, request, text } => {
            report_care::provide_supplement(case, report, request, text)
        }
        Command::CorrectReport { report, reason, accident } => {
            correct::decide(case, report, reason, *accident, c)
        }
        Command::CorrectOwnWords { report, reason, accident } => {
            own_words::correct(case, report, reason, *accident, c)
        }
        Command::WithdrawReport { report, reason } => report_care::withdraw(case, report, reason),
        Command::ChangeCondition(change) => condition::change(case, *change, c),
        Command::AddVictim { victim, reason } => condition::add_victim(case, *victim, reason, c),
        Command::AbsorbCase { other, reason } => merge::absorb(case, &other, reason, c),
        Command::Dismiss { kind, reason, into } => dismiss::decide(case, kind, reason, into, c),
        Command::Assign { officer, officer_name } => {
            Ok(vec![Event::Assigned { officer, officer_name }].into())
        }
        Command::FoundTeam(team) => found_team::decide(case, team, c),
        Command::TakeOver(order) => take_over::decide(case, order, c),
        Command::ReachScene { at, by, note } => scene::decide(case, at, by, note, c),
        Command::RequestExpertise(e) => extend::expertise(case, e, c),
        Command::Extend(e) => extend::decide(case, e, c),
        Command::SendToPolice(t) => police::send(case, t, c),
        Command::ReturnFromPolice(r) => police::receive_back(case, r, c),
        Command::Conclude(findings) => conclude::decide(case, *findings),
        Command::PlanMeeting(plan) => plan_meeting::decide(case, plan, c),
        Command::HoldAnnouncement(meeting) => announce::hold(case, *meeting, c),
        Command::IssueMinutes(minutes) => issue_minutes::decide(case, minutes, c),
        Command::RecordService(service) => issue_minutes::serve(case, service, c),
        Command::RecordPosting(posting) => posting::decide(case, posting, c),
        Command::RecordComplaint(complaint) => complaint::record(case, complaint, c),
        Command::AnswerComplaint(answer) => complaint::answer(case, answer, c),
        Command::EscalateComplaint(step) => complaint::escalate(case, step, c),
        Command::Reinvestigate(again) => reinvestigate::decide(case, again, c),
        Command::Release { other, reason } => unmerge::release(case, &other, reason, c),
        Command::ComeOut { host, reason } => unmerge::come_out(case, &host, reason, c),
        Command::AddRecommendation(r) => recommendation::add(case, r, c),
        Command::ReportRecommendation { id, text, evidence, evidence_ids, done } => {
            recommendation::report(case, id, text, (evidence, evidence_ids), done, c)
        }
        Command::ExtendRecommendation(order) => recommendation::extend(case, order, c),
        Command::VerifyRecommendation { id, accepted, note } => {
            recommendation::verify(case, id, accepted, note, c)
        }
        Command::RecordAssessment(order) => assessment::decide(case, order, c),
        Command::RecordCompensation(paid) => compensation::decide(case, paid, c),
        Command::AddEvidence(new) => evidence::add(case, *new, c),
        Command::MoveEvidence(step) => evidence::hand_over(case, step, c),
        Command::WithdrawEvidence { id, reason } => evidence::set_aside(case, id, reason, c),
        Command::MarkFilePoint { victim, point, reason } => {
            evidence::mark_point(case, victim, point, reason, c)
        }
        Command::CorrectCompensation { number, reason } => compensation::cancel(case, number, reason, c),
        Command::IssueDocument(new) => issue::issue(case, *new, c),
        Command::FileDocument(new) => issue::file_copy(case, *new, c),
        Command::Close { note, reported } => close::decide(case, note, reported, c),
        Command::ChangeTeam(order) => change_team::change(case, order, c),
        Command::AnswerInvitation(a) => change_team::answer(case, a, c),
        Command::SetStep(s) => step::decide(case, s, c),
        Command::RecordScene(r) => scene_record::decide(case, *r, c),
        Command::RecordTestimony(t) => testimony::decide(case, *t, c),
        Command::RequestDocuments(r) => documents::request(case, r, c),
        Command::ReceiveDocuments { id, receipt } => documents::receive(case, id, receipt, c),
        Command::ReceiveExpertise(r) => extend::expertise_result(case, r, c),
        Command::ExplainDelay { reason } => extend::explain_delay(case, reason, c),
        Command::SetPrimacy(p) => police::set_primacy(p, c),
        Command::SendOpinion(o) => police::send_opinion(case, *o, c),
        Command::RecordRuling(r) => police::ruling(case, r, c),
        Command::ExtendPoliceTerm(e) => police_side::extend_term(case, e, c),
        Command::ListPoliceReturn(list) => police_side::list_return(case, list, c),
        Command::RecordProsecutionEnd(end) => police::prosecution_end(case, end, c),
        Command::RecordHandover(h) => handover::record(case, *h, c),
        Command::ConfirmHandover(cmd) => handover::confirm(case, cmd, c),
        Command::Refer(r) => referral::refer(case, r, c),
        Command::AnswerReferral { id, answer } => referral::answer(case, id, answer, c),
        Command::SignFindings(cmd) => sign::decide(case, cmd, c),
    }
}

/// The refusal of a command in a stage, with what to do instead.
pub fn not_allowed(command: CommandKind, stage: StageKind) -> Refusal {
    Refusal::NotAllowed { stage, command, hint: hint(stage) }
}

fn hint(stage: StageKind) -> Localized {
    use StageKind as S;
    match stage {
        S::Closed | S::Dismissed => Localized::new(
            "Vụ đã khép lại; chỉ khiếu nại, điều tra lại hoặc nạn nhân chết sau đó mới mở lại được vụ.",
            "The case is at rest; only a complaint, a re-investigation or a later death opens it again.",
        ),
        S::Reported | S::Declared | S::Recorded => Localized::new(
            "Trước hết phải thành lập Đoàn điều tra (Luật ATVSLĐ Điều 35).",
            "A team must be founded first (Law on OSH, Article 35).",
        ),
        S::Suspended => Localized::new(
            "Hồ sơ đang ở cơ quan điều tra; ghi nhận việc nhận lại hồ sơ trước.",
            "The file is with the police; record its return first.",
        ),
        S::Investigating => {
            Localized::new("Đoàn điều tra phải kết luận trước.", "The team must conclude its findings first.")
        }
        S::Concluded => Localized::new(
            "Phải họp công bố biên bản điều tra trước (Luật ATVSLĐ Điều 35 khoản 8).",
            "The minutes must be announced first (Law on OSH, Article 35(8)).",
        ),
        S::Announced => Localized::new(
            "Phải ban hành và gửi biên bản trước.",
            "The minutes must be issued and sent first.",
        ),
        S::FollowUp => Localized::new(
            "Vụ đã công bố; chỉ còn theo dõi kiến nghị và kết thúc vụ.",
            "The case has been announced; only recommendations and closing remain.",
        ),
    }
}
