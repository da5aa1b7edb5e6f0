//! Everything that can be done, as a word and as a type for witnesses.

/// The word behind a type of [`act`].
pub trait ActionWord {
    /// The action.
    const ACTION: Action;
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// An action of the access table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[$doc])* $name),+ }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable key.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }

        /// One type per action: `Authorised<act::FoundTeam>` proves that the table allowed it.
        pub mod act {
            use super::{Action, ActionWord};
            $($(#[$doc])* #[derive(Debug, Clone, Copy)] pub struct $name;
            impl ActionWord for $name { const ACTION: Action = Action::$name; })+
        }
    };
}

actions! {
    /// Ask what is owed after an accident.
    CalculateBenefits = "benefit.calculate",
    /// Ask what must be done after a described accident.
    Assess = "assess",
    /// Read communes, industries, injuries and other lists.
    ReadReference = "reference.read",
    /// Send an urgent notice.
    FileUrgentNotice = "urgent_notice.file",
    /// Send a tip.
    FileTip = "tip.file",
    /// File an employer's declaration.
    FileDeclaration = "declaration.file",
    /// File a commune's notice (PL IV).
    FileCommuneNotice = "commune_notice.file",
    /// File a commune's record.
    FileCommuneRecord = "commune_record.file",
    /// Open the own notice with its code.
    OpenNotice = "notice.open",
    /// File the full declaration that an own urgent notice announced, with its code.
    CompleteNotice = "notice.complete",
    /// Supplement an own report with the code of its notice.
    SupplementNotice = "notice.supplement",
    /// Correct an own report with the code of its notice, before it is accepted.
    CorrectNotice = "notice.correct",
    /// Withdraw an own report with the code of its notice, before it is accepted.
    WithdrawNotice = "notice.withdraw",
    /// Log a report that came by phone, fax, letter or in person.
    LogReport = "report.log",
    /// See the list of cases.
    ListCases = "case.list",
    /// Read a case.
    ReadCase = "case.read",
    /// Read names, personal numbers and injuries of victims.
    ReadVictims = "case.read_victims",
    /// Read findings before they are announced.
    ReadFindings = "case.read_findings",
    /// Read all evidence of a case while it is secret (members' secrecy before the announcement).
    ReadEvidence = "evidence.read",
    /// Read evidence once the case was announced.
    ReadAnnouncedEvidence = "evidence.read_announced",
    /// See the list of evidence as far as one may, at least what the own side added.
    ListEvidence = "evidence.list",
    /// Read what evidence tells of persons: names, statements, health.
    ReadSensitiveEvidence = "evidence.read_sensitive",
    /// See who looked at personal and medical evidence.
    ReadEvidenceViews = "evidence.read_views",
    /// Add evidence.
    AddEvidence = "evidence.add",
    /// Record that evidence changed hands.
    MoveEvidence = "evidence.move",
    /// Set evidence aside.
    WithdrawEvidence = "evidence.withdraw",
    /// Mark a point of a victim's file as not applicable.
    MarkFilePoint = "file.mark_point",
    /// See the documents of a case as far as one may, and preview what may be issued.
    ReadDocuments = "document.read",
    /// Issue a document, correct it, file the signed version.
    IssueDocument = "document.issue",
    /// Ask whether a document was issued.
    VerifyDocument = "document.verify",
    /// See which other cases may be the same accident.
    ReadDuplicates = "case.duplicates",
    /// Accept a report.
    AcceptReport = "report.accept",
    /// Ask for a supplement.
    RequestSupplement = "report.request_supplement",
    /// Provide a supplement.
    ProvideSupplement = "report.provide_supplement",
    /// Correct a report.
    CorrectReport = "report.correct",
    /// Withdraw a report.
    WithdrawReport = "report.withdraw",
    /// Change a victim's condition.
    ChangeCondition = "victim.change_condition",
    /// Add a victim.
    AddVictim = "victim.add",
    /// Merge cases.
    MergeCases = "case.merge",
    /// Dismiss a case.
    Dismiss = "case.dismiss",
    /// Assign an officer.
    Assign = "case.assign",
    /// Found a team.
    FoundTeam = "team.found",
    /// Take a case over: from an establishment to the province, from the province to the centre.
    TakeOver = "case.take_over",
    /// Record the arrival at the scene.
    ReachScene = "scene.reach",
    /// Request expertise.
    RequestExpertise = "expertise.request",
    /// Record the consent to an extension.
    Extend = "term.extend",
    /// Hand the file to the police.
    SendToPolice = "police.send",
    /// Receive the file back.
    ReturnFromPolice = "police.return",
    /// Conclude findings.
    Conclude = "findings.conclude",
    /// Plan the announcement meeting.
    PlanMeeting = "announcement.plan",
    /// Record the announcement meeting.
    HoldAnnouncement = "announcement.hold",
    /// Issue and send the minutes.
    IssueMinutes = "minutes.issue",
    /// Record that the minutes reached somebody.
    RecordService = "minutes.serve",
    /// Record that the minutes were posted in public.
    RecordPosting = "minutes.post",
    /// Record a complaint about findings.
    RecordComplaint = "complaint.record",
    /// Answer a complaint.
    AnswerComplaint = "complaint.answer",
    /// Record that a complaint went on to the higher body.
    EscalateComplaint = "complaint.escalate",
    /// Have a case investigated again.
    Reinvestigate = "case.reinvestigate",
    /// Take a case out again that was merged by mistake.
    Unmerge = "case.unmerge",
    /// Take the whole file of a case away as one bundle.
    ExportBundle = "case.bundle",
    /// Add a recommendation.
    AddRecommendation = "recommendation.add",
    /// Report on a recommendation.
    ReportRecommendation = "recommendation.report",
    /// Extend the due date of a recommendation.
    ExtendRecommendation = "recommendation.extend",
    /// Verify a recommendation.
    VerifyRecommendation = "recommendation.verify",
    /// Record the medical assessment of a victim.
    RecordAssessment = "assessment.record",
    /// Record that compensation or allowance was paid.
    RecordCompensation = "compensation.record",
    /// Cancel the record of a payment that was recorded wrongly.
    CorrectCompensation = "compensation.correct",
    /// Close a case.
    Close = "case.close",
    /// Read the work of the team: plan, scene, testimony, requests, police.
    ReadInquiry = "inquiry.read",
    /// Read the work of the team of an announced round that another round follows.
    ReadPastInquiry = "inquiry.read_past",
    /// Change the members of a team.
    ChangeTeam = "team.change",
    /// Answer the invitation to send a member.
    AnswerInvitation = "team.answer_invitation",
    /// Lay down a step of the plan.
    SetStep = "plan.set_step",
    /// Record about the scene.
    RecordScene = "scene.record",
    /// Record testimony.
    RecordTestimony = "testimony.record",
    /// Request documents or objects.
    RequestDocuments = "documents.request",
    /// Record what was received.
    ReceiveDocuments = "documents.receive",
    /// Record the result of expertise.
    ReceiveExpertise = "expertise.receive",
    /// Give the reason for a delay.
    ExplainDelay = "term.explain_delay",
    /// Record who leads.
    SetPrimacy = "police.set_primacy",
    /// Send the letter of opinion.
    SendOpinion = "police.send_opinion",
    /// Record the ruling of the police.
    RecordRuling = "police.record_ruling",
    /// Record that the police have longer to rule.
    ExtendPoliceTerm = "police.extend_term",
    /// List what goes back to the team.
    ListPoliceReturn = "police.list_return",
    /// Record how the prosecution ended.
    RecordProsecutionEnd = "police.record_end",
    /// Record a hand-over of the file.
    RecordHandover = "handover.record",
    /// Confirm a hand-over.
    ConfirmHandover = "handover.confirm",
    /// Refer to the body under specialised law.
    Refer = "referral.make",
    /// Record the answer to a referral.
    AnswerReferral = "referral.answer",
    /// Sign the minutes of the investigation.
    SignFindings = "findings.sign",
    /// List files that were handed to the police.
    ListPoliceFiles = "police.list_files",
    /// List recommendations over all cases.
    ListRecommendations = "recommendation.list",
    /// Read lessons of cases announced.
    ReadLessons = "lesson.read",
    /// Read the register of accidents.
    ReadRegister = "register.read",
    /// Read notices of prevention and who got them.
    ReadPrevention = "prevention.read",
    /// Send a notice of prevention.
    SendPrevention = "prevention.send",
    /// See alerts of a case or of the own agency.
    ReadAlerts = "alert.read",
    /// Confirm an alert as the agency that received it.
    AcknowledgeAlert = "alert.acknowledge",
    /// Confirm an alert by its signed link.
    AcknowledgeByLink = "alert.acknowledge_by_link",
    /// Have an alert sent again, the next contact of its ladder at once.
    ResendAlert = "alert.resend",
    /// See how fast alerts of deaths are confirmed.
    ReadPerformance = "alert.performance",
    /// Start a drill of the chain of alerts.
    StartDrill = "drill.start",
    /// See the drills of the own province.
    ListDrills = "drill.list",
    /// Read a drill with its report.
    ReadDrill = "drill.read",
    /// End a drill.
    EndDrill = "drill.end",
    /// See what people of the department must do.
    ListTasks = "task.list",
    /// Read a task.
    ReadTask = "task.read",
    /// Record what came of a task.
    CompleteTask = "task.complete",
    /// Read agencies.
    ReadAgencies = "agency.read",
    /// Change agencies and duty rosters.
    ManageAgencies = "agency.manage",
    /// Read users.
    ReadUsers = "user.read",
    /// Create and change users.
    ManageUsers = "user.manage",
    /// Register as the safety officer of an enterprise.
    Register = "registration.file",
    /// Read applications of safety officers.
    ReadRegistrations = "registration.read",
    /// Approve or refuse applications of safety officers.
    DecideRegistrations = "registration.decide",
    /// Read the sites of an enterprise.
    ReadSites = "site.read",
    /// Add, change and close sites of an enterprise.
    ManageSites = "site.manage",
    /// Sign in and out.
    SignIn = "session.sign_in",
    /// See and end the own session.
    OwnSession = "session.own",
    /// Create and revoke the own API tokens.
    OwnTokens = "token.own",
    /// Keep drafts of the own forms.
    OwnDrafts = "draft.own",
    /// Read ids, addresses and errors of deliveries.
    ReadDeliveries = "delivery.read",
    /// Send again, or set aside, what could not be delivered.
    ReplayDelivery = "delivery.replay",
    /// See whether the system works, and what to do when it does not.
    ReadHealth = "health.read",
    /// Say that a process was taken out of service.
    RetireWorker = "worker.retire",
    /// See the webhooks of an agency.
    ReadWebhooks = "webhook.read",
    /// Register, change and test the webhooks of an agency.
    ManageWebhooks = "webhook.manage",
    /// Test a channel without alarming anybody.
    TestChannels = "channel.test",
    /// Report what became of a message, as the gateway that took it.
    ReportDelivery = "delivery.report",
    /// Read the API description and the health of the service.
    ReadService = "service.read",
}
