//! Quick report, receipt, index of the file, decision on compensation.

use super::people::{counts, establishment, name, occupation, victims};
use super::source::{Source, at, some, text};
use documents::form::{
    Cited, CompensationDecision, FileIndex, FileIndexEntry, QuickReport, Receipt, Signatory,
};
use domain::case::{
    CompensationKind, Conclusion, DocumentSide, EvidenceItem, EvidenceKind, FaultSide, Until, Victim,
    file_list,
};
use domain::time::human_date;
use domain::words::{Lang, RoleKey, Severity};
use uuid::Uuid;

pub(super) fn quick_report(s: &Source) -> QuickReport {
    let (dead, serious, light) = counts(s);
    let ministry = s.agency(RoleKey::LabourMinistry);
    let cause = s.case.reports.iter().find_map(|r| r.report.commune_details.as_ref()?.initial_cause.clone());
    let declared = s.case.reports.iter().rev().find_map(|r| r.report.declaration.as_ref());
    let measures: Vec<String> = declared
        .map(|d| some(d.first_aid.as_ref()).into_iter().chain(some(d.scene_note.as_ref())).collect())
        .unwrap_or_default();
    QuickReport {
        head: s.head(DocumentSide::Department),
        addressees: s.agency(RoleKey::LabourMinistryOshDept).or(ministry).into_iter().collect(),
        establishment: establishment(s),
        occurred: s.occurred(),
        place: s.place(),
        dead: Some(dead),
        serious: Some(serious),
        light: Some(light),
        victims: victims(s),
        course: s.accident().and_then(|a| text(&a.course.summary())),
        cause: s
            .case
            .stage
            .findings()
            .and_then(|f| text(&f.cause_detail))
            .or_else(|| s.accident().and_then(|a| some(a.course.hazard.as_ref())))
            .or(cause),
        measures: text(&measures.join("; ")),
        team_decision: s.decision(),
        recipients: s.agency(RoleKey::ProvincePc).into_iter().collect(),
        signatory: s.director_signs(),
    }
}

pub(super) fn receipt(s: &Source, id: Option<Uuid>) -> Receipt {
    let found = s.case.reports.iter().find(|r| Some(r.report.id.0) == id);
    let head = s.head(DocumentSide::Department);
    let signatory = Signatory { title: Some("Người tiếp nhận".to_owned()), ..Signatory::default() };
    let Some(r) = found.map(|r| &r.report) else { return Receipt { head, signatory, ..Receipt::default() } };
    let who: Vec<String> = r
        .told_by
        .name
        .as_ref()
        .map(|n| n.as_str().to_owned())
        .into_iter()
        .chain(some(r.told_by.capacity.as_ref()))
        .chain(r.enterprise.and(s.employer()))
        .collect();
    let contact: Vec<String> = [
        some(r.told_by.address.as_ref()),
        r.told_by.phone.as_ref().map(|p| p.national()),
        r.told_by.email.as_ref().map(|m| m.as_str().to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let open = s.case.supplements.iter().filter(|w| w.report == r.id && w.answered_at.is_none());
    Receipt {
        head,
        reporter: text(&who.join(", ")),
        contact: text(&contact.join(", ")),
        report_kind: text(r.kind.label(Lang::Vi)),
        channel: text(r.channel.label(Lang::Vi)),
        received: at(r.received_at),
        recorded: at(r.recorded_at).filter(|_| r.recorded_at > r.received_at),
        received_by: some(r.receiver_name.as_ref()).or_else(|| s.department()),
        case_number: Some(s.case.number.to_string()),
        accident: s.in_short(),
        papers: Vec::new(),
        outstanding: open.map(|w| format!("{} (chậm nhất {})", w.reason, human_date(w.due))).collect(),
        hash: None,
        signatory: Signatory { name: some(r.receiver_name.as_ref()), ..signatory },
    }
}

pub(super) fn file_index(s: &Source, id: Option<Uuid>) -> FileIndex {
    let head = s.team_head();
    let Some(victim) = s.victim(id) else { return FileIndex { head, ..FileIndex::default() } };
    let kept: Vec<String> = s
        .kept
        .iter()
        .map(|k| {
            let until = match k.until {
                Until::Day(day) => format!("đến hết {}", human_date(day)),
                Until::Permanent => "vĩnh viễn".to_owned(),
                Until::Unknown => "chưa xác định được".to_owned(),
            };
            format!("{}: {until}", k.keeper.label(Lang::Vi))
        })
        .collect();
    let mut entries = Vec::new();
    for file in file_list(&s.case).into_iter().filter(|f| f.victim == victim.statement.id) {
        for entry in file.entries {
            let items: Vec<&EvidenceItem> =
                entry.items.iter().filter_map(|i| s.case.evidence_item(*i)).collect();
            let line = |item: Option<&EvidenceItem>| FileIndexEntry {
                point: Some(entry.point.letter().to_owned()),
                title: Some(item.map_or_else(
                    || entry.point.label(Lang::Vi).to_owned(),
                    |i| format!("{}: {}", entry.point.label(Lang::Vi), i.title),
                )),
                number: item.map(|i| format!("CC-{:02}", i.number)),
                date: item.map(|i| i.obtained_on),
                pages: None,
                state: text(entry.state.label(Lang::Vi)),
                hash: item.and_then(|i| i.file.as_ref()).map(|f| f.sha256.clone()),
            };
            if items.is_empty() {
                entries.push(line(None));
            }
            entries.extend(items.into_iter().map(|i| line(Some(i))));
        }
    }
    let title = |kind: &str| {
        let newest = documents::FormKind::from_code(kind).and_then(documents::FormKind::newest);
        newest.map_or_else(|| kind.to_owned(), |v| v.title.vi.clone())
    };
    entries.extend(s.case.issued.iter().filter(|d| s.case.replaced_by(d.id).is_none()).map(|d| {
        FileIndexEntry {
            point: None,
            title: Some(title(&d.kind)),
            number: Some(d.cited()),
            date: Some(d.dated),
            pages: None,
            state: Some("đã phát hành".to_owned()),
            hash: Some(d.sha256.clone()),
        }
    }));
    FileIndex {
        head,
        case_number: Some(s.case.number.to_string()),
        victim: name(victim),
        accident: s.in_short(),
        retention: text(&kept.join("; ")),
        entries,
        signatory: s.team_signs(),
    }
}

/// What the findings say is owed.
fn owed(s: &Source) -> Option<CompensationKind> {
    let f = s.case.stage.findings()?;
    Some(match (f.fault, f.conclusion) {
        (_, Conclusion::NotTnld) => return None,
        (FaultSide::Worker, _) | (_, Conclusion::Benefit392) => CompensationKind::Allowance,
        _owed_in_full => CompensationKind::Compensation,
    })
}

/// The death certificate, or the declaration of the court, that is in the file.
fn death_paper(s: &Source, of: &Victim) -> Option<String> {
    let kinds = [EvidenceKind::DeathCertificate, EvidenceKind::CourtDeclaration];
    let about = |e: &&EvidenceItem| {
        let several = s.case.victims.len() > 1;
        e.stands() && kinds.contains(&e.kind) && (!several || e.victim == Some(of.statement.id))
    };
    let item = s.case.evidence.iter().rev().find(about)?;
    text(&item.title)
}

pub(super) fn compensation(s: &Source, id: Option<Uuid>) -> CompensationDecision {
    let (number, date) = s.recorded(documents::FormKind::CompensationDecision, id).unzip();
    let head = s.as_written(s.head(DocumentSide::Employer), number.as_ref(), date.flatten());
    let signatory = s.employer_signs();
    let Some(v) = s.victim(id) else {
        return CompensationDecision { head, signatory, ..CompensationDecision::default() };
    };
    let paid = s.case.compensations.iter().rev().find(|p| p.stands() && p.victim == v.statement.id);
    let assessed = s.case.assessment_of(v.statement.id);
    let fatal = v.severity() == Severity::Fatal;
    let kind = paid.map(|p| p.kind).or_else(|| owed(s));
    let months = s.months.get(&v.statement.id.0).zip(kind);
    CompensationDecision {
        head,
        decider: s.employer().map(|e| format!("Người sử dụng lao động {e}")),
        grounds: Vec::new(),
        minutes: s.minutes(),
        medical: assessed
            .map(|a| Cited { number: text(&a.document_number), date: Some(a.document_date) })
            .unwrap_or_default(),
        death: fatal,
        death_paper: death_paper(s, v).filter(|_| fatal),
        kind,
        victim_name: name(v),
        victim_birth: v.statement.birth.as_ref().map(|b| b.display(Lang::Vi)),
        occupation: occupation(&v.statement.occupation).0,
        unit: s.employer(),
        loss: if fatal { Some("chết".to_owned()) } else { assessed.map(|a| format!("{}%", a.percent)) },
        monthly_wage: paid.and_then(|p| p.monthly_wage),
        months: months.map(|((compensation, allowance), kind)| match kind {
            CompensationKind::Compensation => compensation.clone(),
            CompensationKind::Allowance => allowance.clone(),
        }),
        amount: paid.map(|p| p.amount),
        amount_in_words: None,
        recipient: paid.and_then(|p| {
            text(&p.recipient_name).map(|n| format!("{n} ({})", p.recipient_kind.label(Lang::Vi)))
        }),
        executors: Vec::new(),
        recipients: Vec::new(),
        signatory,
    }
}
