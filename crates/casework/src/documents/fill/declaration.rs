//! The employer's declaration (PL III).

use super::people::{establishment, victims};
use super::source::{Source, some, text};
use documents::form::{EmployerDeclaration, Letterhead};
use domain::case::DocumentSide;
use domain::words::{RoleKey, Severity};

pub(super) fn employer(s: &Source) -> EmployerDeclaration {
    // The police is told of a death (Nghị định 39/2016/NĐ-CP Điều 10).
    let fatal = s.case.victims.iter().any(|v| v.severity() == Severity::Fatal)
        || s.accident().is_some_and(|a| a.casualties.dead > 0);
    let police = s.agency(RoleKey::PoliceFirstNotice).filter(|_| fatal);
    let live = s.case.reports.iter().rev().filter(|r| r.is_live());
    let told = live.filter_map(|r| r.report.declaration.as_ref()).next();
    let head = s.head(DocumentSide::Employer);
    let place = told.and_then(|d| some(d.document_place.as_ref())).or_else(|| head.place.clone());
    let head = Letterhead { place, ..head };
    EmployerDeclaration {
        head: s.as_written(
            head,
            told.and_then(|d| d.document_number.as_ref()),
            told.and_then(|d| d.document_date),
        ),
        addressees: s.department().into_iter().chain(police).collect(),
        establishment: establishment(s),
        occurred: s.occurred(),
        place: s.place(),
        course: s.accident().and_then(|a| text(&a.course.summary())),
        victims: victims(s),
        signatory: s.employer_signs(),
    }
}
