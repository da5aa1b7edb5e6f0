//! The table. A row says: this role may do this action when it stands in this relation to the case.

use super::action::Action;
use super::actor::{Relation, Role};

const EVERYBODY: &[Role] = Role::ALL;

const SIGNED_IN: &[Role] = &[
    Role::Enterprise,
    Role::Commune,
    Role::Investigator,
    Role::UnitHead,
    Role::Director,
    Role::CommunePolice,
    Role::ProvincialPolice,
    Role::Procuracy,
    Role::MemberAgency,
    Role::SocialInsurance,
    Role::Ministry,
    Role::Leader,
    Role::Admin,
];

/// Everybody signed in who works with cases; the administrator sees ids and errors, never a case.
const CASE_WORKERS: &[Role] = &[
    Role::Enterprise,
    Role::Commune,
    Role::Investigator,
    Role::UnitHead,
    Role::Director,
    Role::CommunePolice,
    Role::ProvincialPolice,
    Role::Procuracy,
    Role::MemberAgency,
    Role::SocialInsurance,
    Role::Ministry,
    Role::Leader,
];

/// Whoever may have told of an accident before having an account, or without one. The administrator never sees
/// what a report tells.
const REPORTERS: &[Role] = &[
    Role::Anonymous,
    Role::Family,
    Role::Enterprise,
    Role::Commune,
    Role::Investigator,
    Role::UnitHead,
    Role::Director,
    Role::CommunePolice,
    Role::ProvincialPolice,
    Role::Procuracy,
    Role::MemberAgency,
    Role::SocialInsurance,
    Role::Ministry,
    Role::Leader,
];

const DEPARTMENT: &[Role] = &[Role::Investigator, Role::UnitHead, Role::Director];

const ALERTED: &[Role] =
    &[Role::CommunePolice, Role::ProvincialPolice, Role::Procuracy, Role::MemberAgency, Role::Ministry];

/// One block of the table: these roles, in any of these relations.
type Rows = &'static [(&'static [Role], &'static [Relation])];

/// The rows of an action. Every action is listed: a new one does not compile without its rows.
pub fn rows(action: Action) -> Rows {
    use Action as A;
    use Relation as R;
    match action {
        A::Assess
        | A::CalculateBenefits
        | A::ReadReference
        | A::VerifyDocument
        | A::FileUrgentNotice
        | A::FileTip
        | A::AcknowledgeByLink
        | A::ReportDelivery
        | A::SignIn
        | A::ReadService => &[(EVERYBODY, &[R::None])],
        A::OpenNotice | A::CompleteNotice | A::SupplementNotice | A::CorrectNotice | A::WithdrawNotice => {
            &[(REPORTERS, &[R::OwnNotice])]
        }
        // Whoever waits for approval declares at once; only the other cases have to wait.
        A::FileDeclaration => &[(&[Role::Enterprise], &[R::OwnEnterprise, R::RequestedEnterprise])],
        A::Register => &[(&[Role::Anonymous], &[R::None])],
        A::ReadRegistrations | A::DecideRegistrations => {
            &[(DEPARTMENT, &[R::OwnProvince]), (&[Role::Admin], &[R::None])]
        }
        A::ReadSites | A::ManageSites => {
            &[(&[Role::Enterprise], &[R::OwnEnterprise]), (DEPARTMENT, &[R::OwnProvince])]
        }
        A::FileCommuneNotice | A::FileCommuneRecord => &[(&[Role::Commune], &[R::OwnCommune])],
        A::LogReport => &[
            (DEPARTMENT, &[R::None]),
            (&[Role::Commune, Role::CommunePolice, Role::ProvincialPolice], &[R::None]),
        ],
        A::ListCases | A::ListRecommendations | A::ReadLessons => &[(CASE_WORKERS, &[R::None])],
        // Who holds a file, who watches over them, and who waits for it; the use case leaves out what others hold.
        A::ListPoliceFiles => {
            &[(DEPARTMENT, &[R::None]), (&[Role::ProvincialPolice, Role::Procuracy], &[R::None])]
        }
        // An enterprise reads its own register, a commune its own; the use case sees to it.
        A::ReadRegister => &[(DEPARTMENT, &[R::None]), (&[Role::Enterprise, Role::Commune], &[R::None])],
        A::ReadCase => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Leader, Role::Ministry], &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise, R::VictimsEmployer, R::Reporter]),
            (&[Role::Commune], &[R::OwnCommune, R::Reporter]),
            (ALERTED, &[R::AlertedAgency, R::TeamMember]),
        ],
        A::ReadVictims => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
            (
                &[Role::CommunePolice, Role::ProvincialPolice, Role::Procuracy],
                &[R::AlertedAgency, R::TeamMember],
            ),
            (&[Role::MemberAgency], &[R::TeamMember, R::AlertedAgency]),
            (&[Role::Ministry], &[R::TeamMember]),
        ],
        A::ReadFindings => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise, Role::MemberAgency, Role::Ministry], &[R::TeamMember]),
        ],
        // Members keep silent until the announcement (Nghị định 39/2016/NĐ-CP Điều 12): until then the employer and
        // the commune see what they handed in themselves, the police what was handed to them.
        A::ReadEvidence => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise, Role::MemberAgency, Role::Ministry], &[R::TeamMember]),
            (&[Role::ProvincialPolice, Role::Procuracy], &[R::HoldsFile]),
        ],
        A::ReadAnnouncedEvidence => &[
            (&[Role::Enterprise], &[R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
            (&[Role::ProvincialPolice, Role::Procuracy, Role::MemberAgency], &[R::AlertedAgency]),
        ],
        A::ListEvidence | A::ReadDocuments => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise, R::TeamMember]),
            (&[Role::Commune], &[R::OwnCommune]),
            (&[Role::MemberAgency], &[R::TeamMember, R::AlertedAgency]),
            (&[Role::ProvincialPolice, Role::Procuracy], &[R::AlertedAgency, R::HoldsFile]),
            (&[Role::Ministry], &[R::TeamMember]),
        ],
        // The employer keeps the whole dossier, testimony and examinations included, and shows it on request (Nghị định
        // 39/2016/NĐ-CP Điều 16, Điều 18 khoản 8); he reads it once it is announced, and every look is written down.
        A::ReadSensitiveEvidence => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::TeamMember, R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
            (&[Role::MemberAgency], &[R::TeamMember]),
            (&[Role::ProvincialPolice, Role::Procuracy], &[R::HoldsFile]),
            (&[Role::Ministry], &[R::TeamMember]),
        ],
        A::ReadEvidenceViews => &[(DEPARTMENT, &[R::OwnProvince])],
        A::AddEvidence | A::WithdrawEvidence | A::IssueDocument => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::TeamMember, R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
        ],
        A::MoveEvidence | A::MarkFilePoint => {
            &[(DEPARTMENT, &[R::OwnProvince]), (&[Role::Enterprise], &[R::TeamMember])]
        }
        A::ReadDuplicates => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
        ],
        A::AcceptReport
        | A::RequestSupplement
        | A::MergeCases
        | A::Dismiss
        | A::Assign
        | A::ExtendRecommendation => &[(DEPARTMENT, &[R::OwnProvince])],
        // The ministry founds the central team of a case that is beyond the province (Luật ATVSLĐ Điều 35 khoản 3).
        A::TakeOver => &[(DEPARTMENT, &[R::OwnProvince]), (&[Role::Ministry], &[R::OwnProvince])],
        // Each for the own reports alone.
        A::ProvideSupplement | A::CorrectReport | A::WithdrawReport => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise, R::Reporter]),
            (&[Role::Commune], &[R::OwnCommune, R::Reporter]),
        ],
        A::ChangeCondition | A::AddVictim => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
        ],
        A::FoundTeam => {
            &[(&[Role::Director, Role::Ministry], &[R::OwnProvince]), (&[Role::Enterprise], &[R::TeamMember])]
        }
        A::ReachScene
        | A::RequestExpertise
        | A::Extend
        | A::SendToPolice
        | A::ReturnFromPolice
        | A::AnswerComplaint
        | A::VerifyRecommendation => {
            &[(DEPARTMENT, &[R::OwnProvince]), (&[Role::Enterprise], &[R::TeamMember])]
        }
        // Whoever announced owes the sending still, when another team investigates again.
        A::RecordService => {
            &[(DEPARTMENT, &[R::OwnProvince]), (&[Role::Enterprise], &[R::TeamMember, R::PastTeamMember])]
        }
        // What an employer's own team concludes and announces is its own; the department takes the case over first.
        A::Conclude | A::SignFindings | A::PlanMeeting | A::HoldAnnouncement | A::IssueMinutes | A::Close => {
            &[(DEPARTMENT, &[R::OwnLevel]), (&[Role::Enterprise], &[R::TeamMember])]
        }
        A::ChangeTeam => &[(&[Role::Director], &[R::OwnProvince]), (&[Role::Enterprise], &[R::TeamMember])],
        A::SetStep
        | A::RecordTestimony
        | A::RequestDocuments
        | A::ReceiveDocuments
        | A::ReceiveExpertise
        | A::ExplainDelay => &[(DEPARTMENT, &[R::OwnProvince]), (&[Role::Enterprise], &[R::TeamMember])],
        A::SetPrimacy | A::SendOpinion | A::RecordProsecutionEnd | A::Refer | A::AnswerReferral => {
            &[(DEPARTMENT, &[R::OwnProvince])]
        }
        // The employer of the place answers for the scene until somebody competent is there.
        A::RecordScene => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
            (&[Role::ProvincialPolice, Role::CommunePolice], &[R::AlertedAgency]),
        ],
        A::AnswerInvitation => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::MemberAgency, Role::Ministry], &[R::AlertedAgency, R::TeamMember]),
        ],
        A::RecordRuling | A::ExtendPoliceTerm => {
            &[(DEPARTMENT, &[R::OwnProvince]), (&[Role::ProvincialPolice], &[R::HoldsFile])]
        }
        // Who holds the file says what of it goes back; a list on paper comes with the return itself.
        A::ListPoliceReturn => &[(&[Role::ProvincialPolice], &[R::HoldsFile])],
        // Whose team has to stop hands its file over, although the case is no longer his.
        A::RecordHandover => {
            &[(DEPARTMENT, &[R::OwnProvince]), (&[Role::Enterprise], &[R::TeamMember, R::OwnEnterprise])]
        }
        A::ConfirmHandover => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
            (&[Role::ProvincialPolice, Role::Procuracy], &[R::HoldsFile]),
            (&[Role::Ministry], &[R::OwnProvince]),
        ],
        // Nothing is disclosed before the announcement; police and procuracy read a file that was handed to them.
        A::ReadInquiry => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise, Role::MemberAgency, Role::Ministry], &[R::TeamMember]),
            (&[Role::ProvincialPolice, Role::Procuracy], &[R::HoldsFile]),
        ],
        // Whoever made a file keeps it when another team investigates again.
        A::ReadPastInquiry => &[(&[Role::Enterprise, Role::MemberAgency], &[R::PastTeamMember])],
        A::AddRecommendation => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::TeamMember]),
            (&[Role::Commune], &[R::OwnCommune]),
        ],
        A::ReportRecommendation => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
        ],
        A::RecordPosting | A::RecordComplaint => &[
            (DEPARTMENT, &[R::OwnProvince]),
            (&[Role::Enterprise], &[R::OwnEnterprise]),
            (&[Role::Commune], &[R::OwnCommune]),
        ],
        // What a provincial team found is investigated again by the centre (Luật ATVSLĐ Điều 35 khoản 3).
        A::Reinvestigate => &[(&[Role::Director, Role::Ministry], &[R::OwnProvince])],
        A::Unmerge | A::ExportBundle => &[(DEPARTMENT, &[R::OwnProvince])],
        A::EscalateComplaint | A::RecordAssessment | A::RecordCompensation | A::CorrectCompensation => {
            &[(DEPARTMENT, &[R::OwnProvince]), (&[Role::Enterprise], &[R::OwnEnterprise])]
        }
        A::ReadAlerts => &[
            (DEPARTMENT, &[R::OwnProvince, R::AlertedAgency]),
            (ALERTED, &[R::AlertedAgency]),
            (&[Role::Commune], &[R::AlertedAgency]),
        ],
        A::AcknowledgeAlert => &[
            (DEPARTMENT, &[R::AlertedAgency]),
            (ALERTED, &[R::AlertedAgency]),
            (&[Role::Commune], &[R::AlertedAgency]),
        ],
        A::ReadPrevention | A::SendPrevention | A::ListTasks | A::StartDrill | A::ListDrills => {
            &[(DEPARTMENT, &[R::None])]
        }
        A::ReadTask | A::CompleteTask | A::ResendAlert | A::ReadDrill | A::EndDrill => {
            &[(DEPARTMENT, &[R::OwnProvince])]
        }
        A::ReadPerformance => &[(DEPARTMENT, &[R::None]), (&[Role::Leader, Role::Ministry], &[R::None])],
        A::ReadAgencies => &[(SIGNED_IN, &[R::None])],
        A::ManageAgencies | A::ReadUsers | A::ManageUsers | A::RetireWorker => {
            &[(&[Role::Admin], &[R::None])]
        }
        A::OwnSession | A::OwnTokens | A::OwnDrafts => &[(SIGNED_IN, &[R::None])],
        // The system of an agency is told what its officers are told: they look after it themselves.
        A::ReadWebhooks | A::ManageWebhooks => &[
            (&[Role::Admin], &[R::None]),
            (DEPARTMENT, &[R::AlertedAgency]),
            (ALERTED, &[R::AlertedAgency]),
            (&[Role::Commune], &[R::AlertedAgency]),
        ],
        A::TestChannels => &[(&[Role::Admin], &[R::None])],
        A::ReadDeliveries | A::ReplayDelivery | A::ReadHealth => {
            &[(&[Role::Admin], &[R::None]), (DEPARTMENT, &[R::None])]
        }
    }
}

/// Does the table grant the action to the role in this relation?
pub fn granted(role: Role, action: Action, relation: Relation) -> bool {
    rows(action).iter().any(|(roles, relations)| {
        roles.contains(&role) && relations.iter().any(|r| *r == Relation::None || *r == relation)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_administrator_never_reads_a_case() {
        for action in [
            Action::ListCases,
            Action::ReadCase,
            Action::ReadVictims,
            Action::ReadFindings,
            Action::ReadAlerts,
        ] {
            for relation in Relation::ALL {
                assert!(!granted(Role::Admin, action, *relation), "{action:?} {relation:?}");
            }
        }
    }

    #[test]
    fn evidence_is_secret_until_the_announcement_but_for_those_who_investigate() {
        let reads = |role, relation| granted(role, Action::ReadEvidence, relation);
        for role in Role::ALL {
            for relation in Relation::ALL {
                let expected = match relation {
                    Relation::OwnProvince => role.is_department(),
                    Relation::TeamMember => {
                        matches!(role, Role::Enterprise | Role::MemberAgency | Role::Ministry)
                    }
                    Relation::HoldsFile => matches!(role, Role::ProvincialPolice | Role::Procuracy),
                    _other => false,
                };
                assert_eq!(reads(*role, *relation), expected, "{role} {relation}");
            }
        }
        // Whoever may only be told of the accident reads no evidence, and nobody but the department who read it.
        for action in Action::ALL.iter().filter(|a| a.as_str().starts_with("evidence.")) {
            for role in [Role::Anonymous, Role::Family, Role::Admin, Role::Leader, Role::SocialInsurance] {
                assert!(Relation::ALL.iter().all(|r| !granted(role, *action, *r)), "{role} {action:?}");
            }
        }
        assert!(!granted(Role::Enterprise, Action::ReadEvidenceViews, Relation::TeamMember));
        // What is personal stays with those who investigate or whose file it is.
        assert!(granted(Role::MemberAgency, Action::ReadAnnouncedEvidence, Relation::AlertedAgency));
        assert!(!granted(Role::MemberAgency, Action::ReadSensitiveEvidence, Relation::AlertedAgency));
    }

    #[test]
    fn a_stranger_may_only_report_and_ask() {
        let allowed: Vec<&str> = Action::ALL
            .iter()
            .filter(|a| Relation::ALL.iter().any(|r| granted(Role::Anonymous, **a, *r)))
            .map(|a| a.as_str())
            .collect();
        assert_eq!(
            allowed,
            [
                "benefit.calculate",
                "assess",
                "reference.read",
                "urgent_notice.file",
                "tip.file",
                "notice.open",
                "notice.complete",
                "notice.supplement",
                "notice.correct",
                "notice.withdraw",
                "document.verify",
                "alert.acknowledge_by_link",
                "registration.file",
                "session.sign_in",
                "delivery.report",
                "service.read"
            ]
        );
    }

    #[test]
    fn a_notice_opens_by_its_code_and_by_nothing_else() {
        for action in Action::ALL.iter().filter(|a| a.as_str().starts_with("notice.")) {
            for relation in Relation::ALL {
                let granted = granted(Role::Anonymous, *action, *relation);
                assert_eq!(granted, *relation == Relation::OwnNotice, "{action:?} {relation:?}");
            }
            assert!(!super::granted(Role::Admin, *action, Relation::OwnNotice), "{action:?}");
        }
    }

    #[test]
    fn an_application_that_waits_opens_nothing_but_the_door_of_declarations() {
        let allowed: Vec<&str> = Action::ALL
            .iter()
            .filter(|a| granted(Role::Enterprise, **a, Relation::RequestedEnterprise))
            .filter(|a| !granted(Role::Enterprise, **a, Relation::None))
            .map(|a| a.as_str())
            .collect();
        assert_eq!(allowed, ["declaration.file"]);
    }

    #[test]
    fn another_enterprise_has_no_relation_that_opens_a_case() {
        for action in Action::ALL.iter().filter(|a| a.as_str().starts_with("case.read")) {
            assert!(!granted(Role::Enterprise, *action, Relation::None));
            assert!(!granted(Role::Enterprise, *action, Relation::OwnProvince));
        }
    }
}
