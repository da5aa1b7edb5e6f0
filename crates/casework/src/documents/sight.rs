//! Which documents a caller reads and issues, by the access table.

use super::rules::{Audience, audience};
use crate::cases::may;
use documents::FormKind;
use domain::access::{Action, Actor, Relation, Role};
use domain::case::{Case, CommandKind, DocumentSide, Verdict, verdict};
use domain::ids::DocumentId;

/// What a caller sees of the documents of a case.
pub(crate) struct DocumentSight {
    reads: bool,
    inquiry: bool,
    victims: bool,
    announced: bool,
    issues: bool,
    /// The side that the caller belongs to in this case.
    side: Option<DocumentSide>,
    known: Vec<DocumentId>,
}

impl DocumentSight {
    /// What `actor`, who stands in the relations `known` to the case, sees.
    pub(crate) fn of(actor: &Actor, known: &[Relation], case: &Case) -> Self {
        let may = |action| may(actor, known, action);
        let side = match actor.role {
            Role::Investigator | Role::UnitHead | Role::Director => Some(DocumentSide::Department),
            Role::Enterprise if known.contains(&Relation::OwnEnterprise) => Some(DocumentSide::Employer),
            Role::Commune if known.contains(&Relation::OwnCommune) => Some(DocumentSide::Commune),
            _other => None,
        };
        let open = verdict(CommandKind::IssueDocument, case.stage.kind()) != Verdict::Refused;
        let mut sight = Self {
            reads: may(Action::ReadDocuments),
            inquiry: may(Action::ReadInquiry),
            victims: may(Action::ReadVictims),
            announced: case.stage.announcement().is_some(),
            issues: may(Action::IssueDocument) && open,
            side,
            known: Vec::new(),
        };
        sight.known = case
            .issued
            .iter()
            .filter(|d| FormKind::from_code(&d.kind).is_some_and(|k| sight.form(k, d.side)))
            .map(|d| d.id)
            .collect();
        sight
    }

    /// The caller reads this form when this side issues it.
    pub(super) fn form(&self, kind: FormKind, issuer: DocumentSide) -> bool {
        let own = self.side == Some(issuer);
        self.reads
            && (self.inquiry
                || match audience(kind) {
                    Audience::Own => own,
                    Audience::Parties => own || self.victims,
                    Audience::Announced => self.announced && (own || self.victims),
                    Audience::Inquiry => false,
                })
    }

    /// The caller issues this form of this side.
    pub(super) fn issues(&self, kind: FormKind, issuer: DocumentSide) -> bool {
        // The ministry issues its decision itself, with a number of its own.
        let ours = kind != FormKind::TeamDecisionCentral;
        self.issues && ours && self.side == Some(issuer) && self.form(kind, issuer)
    }

    /// An issued document that the caller reads.
    pub(crate) fn knows(&self, id: DocumentId) -> bool {
        self.known.contains(&id)
    }
}
