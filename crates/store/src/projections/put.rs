//! Writing and reading all that is derived from one case.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    DeadlineRow, DocumentFileRow, DocumentRow, EvidenceRow, LessonRow, PoliceFileRow, RecommendationRow,
    ReportRow, VictimRow,
};
use crate::cases::CaseRow;
use crate::conn::Conn;
use crate::dialect::{insert_all, insert_new};
use crate::error::Result;
use crate::prepared::Prepared;
use crate::schema::{
    cases, deadlines, document_files, documents, evidence, lessons, police_files, recommendations, reports,
    victims,
};
use crate::types::Id;

/// Everything that is derived from the stream of one case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseProjection {
    /// The row in lists.
    pub case: CaseRow,
    /// Its victims.
    pub victims: Vec<VictimRow>,
    /// Its reports.
    pub reports: Vec<ReportRow>,
    /// Its deadlines.
    pub deadlines: Vec<DeadlineRow>,
    /// Its recommendations.
    pub recommendations: Vec<RecommendationRow>,
    /// Its evidence.
    pub evidence: Vec<EvidenceRow>,
    /// Documents that were issued.
    pub documents: Vec<DocumentRow>,
    /// Their files.
    pub document_files: Vec<DocumentFileRow>,
    /// What it teaches, once there are findings.
    pub lesson: Option<LessonRow>,
    /// Its hand-overs to the police.
    pub police_files: Vec<PoliceFileRow>,
}

/// Puts the rows of a case in the place of the old ones.
pub fn put_case(c: &mut Conn, projection: &CaseProjection) -> Result<()> {
    let CaseProjection {
        case,
        victims,
        reports,
        deadlines,
        recommendations,
        evidence: items,
        documents: issued,
        document_files: beside,
        lesson,
        police_files: files,
    } = projection;
    let id = Id(case.id);
    if insert_new!(c, cases::table, case.clone())? == 0 {
        // Not one row when the number, not the id, was taken.
        if Prepared(diesel::update(cases::table.find(id)).set(case.clone())).execute(c)? == 0 {
            return Err(crate::StoreError::Duplicate);
        }
        diesel::delete(victims::table.filter(victims::case_id.eq(id))).execute(c)?;
        diesel::delete(reports::table.filter(reports::case_id.eq(id))).execute(c)?;
        diesel::delete(deadlines::table.filter(deadlines::case_id.eq(id))).execute(c)?;
        diesel::delete(recommendations::table.filter(recommendations::case_id.eq(id))).execute(c)?;
        diesel::delete(evidence::table.filter(evidence::case_id.eq(id))).execute(c)?;
        diesel::delete(document_files::table.filter(document_files::case_id.eq(id))).execute(c)?;
        diesel::delete(documents::table.filter(documents::case_id.eq(id))).execute(c)?;
        diesel::delete(lessons::table.filter(lessons::case_id.eq(id))).execute(c)?;
        diesel::delete(police_files::table.filter(police_files::case_id.eq(id))).execute(c)?;
    }
    if !victims.is_empty() {
        insert_all!(c, victims::table, victims.clone())?;
    }
    if !reports.is_empty() {
        insert_all!(c, reports::table, reports.clone())?;
    }
    if !deadlines.is_empty() {
        insert_all!(c, deadlines::table, deadlines.clone())?;
    }
    if !recommendations.is_empty() {
        insert_all!(c, recommendations::table, recommendations.clone())?;
    }
    if !items.is_empty() {
        insert_all!(c, evidence::table, items.clone())?;
    }
    if !issued.is_empty() {
        insert_all!(c, documents::table, issued.clone())?;
    }
    if !beside.is_empty() {
        insert_all!(c, document_files::table, beside.clone())?;
    }
    if !files.is_empty() {
        insert_all!(c, police_files::table, files.clone())?;
    }
    if let Some(lesson) = lesson {
        insert_new!(c, lessons::table, lesson.clone())?;
    }
    Ok(())
}

/// All rows of a case, each list in the order of its keys; `NotFound` when there is no such case.
pub fn load_case(c: &mut Conn, case: Uuid) -> Result<CaseProjection> {
    let id = Id(case);
    Ok(CaseProjection {
        case: cases::table.find(id).select(CaseRow::as_select()).first(c)?,
        victims: victims::table
            .filter(victims::case_id.eq(id))
            .order(victims::id)
            .select(VictimRow::as_select())
            .load(c)?,
        reports: reports::table
            .filter(reports::case_id.eq(id))
            .order(reports::id)
            .select(ReportRow::as_select())
            .load(c)?,
        deadlines: deadlines::table
            .filter(deadlines::case_id.eq(id))
            .order((deadlines::kind, deadlines::reference))
            .select(DeadlineRow::as_select())
            .load(c)?,
        recommendations: recommendations::table
            .filter(recommendations::case_id.eq(id))
            .order(recommendations::id)
            .select(RecommendationRow::as_select())
            .load(c)?,
        evidence: evidence::table
            .filter(evidence::case_id.eq(id))
            .order(evidence::id)
            .select(EvidenceRow::as_select())
            .load(c)?,
        documents: documents::table
            .filter(documents::case_id.eq(id))
            .order(documents::id)
            .select(DocumentRow::as_select())
            .load(c)?,
        document_files: document_files::table
            .filter(document_files::case_id.eq(id))
            .order(document_files::id)
            .select(DocumentFileRow::as_select())
            .load(c)?,
        lesson: lessons::table.find(id).select(LessonRow::as_select()).first(c).optional()?,
        police_files: police_files::table
            .filter(police_files::case_id.eq(id))
            .order(police_files::ordinal)
            .select(PoliceFileRow::as_select())
            .load(c)?,
    })
}

/// Empties the derived tables before a rebuild; nothing else.
pub fn clear(c: &mut Conn) -> Result<()> {
    diesel::delete(document_files::table).execute(c)?;
    diesel::delete(documents::table).execute(c)?;
    diesel::delete(evidence::table).execute(c)?;
    diesel::delete(lessons::table).execute(c)?;
    diesel::delete(police_files::table).execute(c)?;
    diesel::delete(recommendations::table).execute(c)?;
    diesel::delete(deadlines::table).execute(c)?;
    diesel::delete(reports::table).execute(c)?;
    diesel::delete(victims::table).execute(c)?;
    diesel::delete(cases::table).execute(c)?;
    Ok(())
}
