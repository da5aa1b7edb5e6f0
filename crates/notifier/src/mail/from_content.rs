//! From what casework lets a recipient see to what the templates print.

use super::letter::{Form, Letter, TermLine, VictimLine};
use super::occasion::{class_words, happened, heading};
use super::text::{paragraphs, single_line, some_line};
use casework::alerts::{MailContent, MailMeeting, MailVictim};
use domain::case::{CaseDeadline, EmployerFacts};
use domain::law::{ClockState, Moment, RECALL};
use domain::time::{Instant, human_date, human_datetime};
use domain::value::Birth;
use domain::words::{Contact, Lang, Localized, Severity};

/// Fills a letter.
pub(crate) fn letter(c: &MailContent) -> Letter {
    let entitled = c.employer.is_some();
    Letter {
        demo: c.demo,
        number: single_line(&c.case_number),
        commune: single_line(&c.commune),
        recipient: single_line(c.superior.as_deref().unwrap_or(&c.recipient)),
        pressing: pressing(c),
        heading: match changed(c) {
            Some(_) => Localized::new(
                "Thay đổi lịch họp công bố biên bản điều tra",
                "The announcement meeting has another date or place",
            ),
            None => heading(c.mode, c.trigger, c.class, c.dismissed.as_ref()),
        },
        happened: happened(c.trigger, c.class, c.dismissed.as_ref()),
        class: class_words(c.class),
        provisional: c.provisional,
        unverified: c.unverified,
        occurred: Localized::new(c.occurred.display(Lang::Vi), c.occurred.display(Lang::En)),
        // Whoever is only informed reads the commune: an address in free words may name a person.
        place: single_line(if entitled || c.commune.is_empty() { &c.place } else { &c.commune }),
        spot: some_line(c.spot.as_deref()).filter(|_| entitled),
        received: human_datetime(c.received_at),
        meeting: c.meeting.as_ref().map(meeting).unwrap_or_default(),
        form: c.employer.as_ref().map(|employer| form(c, employer)),
        citation: single_line(&c.citation),
        others: c.others.iter().map(|o| single_line(o)).collect(),
        terms: c.deadlines.iter().map(term).collect(),
        confirm_url: c.confirm_url.clone(),
        opens_case: c.opens_case,
        case_url: c.case_url.clone(),
        site: site(&c.case_url),
    }
}

/// Why this mail comes although another went before it.
fn pressing(c: &MailContent) -> Option<Localized> {
    if c.rule == RECALL {
        return Some(Localized::new(
            "Tin đã gửi quý cơ quan về vụ này được rút: quý cơ quan không còn phải xử lý tin đó.",
            "What was told to you about this case is taken back: you need not act on it any more.",
        ));
    }
    let raised = human_datetime(c.raised_at);
    let silent = single_line(&c.recipient);
    match c.contact {
        Contact::Superior => Some(Localized::new(
            format!(
                "{silent} chưa xác nhận tin gửi lúc {raised}. Đề nghị quý cơ quan đôn đốc, hoặc xác nhận đã biết và cử người xử lý. Thư này không nêu tên hay thương tích của người bị nạn."
            ),
            format!(
                "{silent} has not confirmed the alert of {raised}. Please see to it that it does, or confirm that you know and have somebody act. This mail names no victim and no injury."
            ),
        )),
        Contact::DutyOfficer | Contact::Deputy | Contact::CommonAddress | Contact::DutyPhone => (c.round > 0)
            .then(|| {
                Localized::new(
                    format!("Nhắc lại lần {}: tin gửi lúc {raised} chưa được ai xác nhận.", c.round),
                    format!("Reminder {}: nobody has confirmed the alert of {raised}.", c.round),
                )
            }),
    }
}

/// What the meeting was planned as before.
fn changed(c: &MailContent) -> Option<&(Instant, String, String)> {
    c.meeting.as_ref()?.before.as_ref()
}

/// When, where and what about; then what it was before, and why that changed.
fn meeting(m: &MailMeeting) -> Vec<(Localized, Localized)> {
    let said = |text: &str| Localized::new(single_line(text), single_line(text));
    let at = |at| Localized::new(human_datetime(at), human_datetime(at));
    let mut out = vec![
        (Localized::new("Thời gian họp", "When"), at(m.at)),
        (Localized::new("Địa điểm họp", "Where"), said(&m.place)),
    ];
    if let Some(agenda) = &m.agenda {
        out.push((Localized::new("Nội dung họp", "Agenda"), said(agenda)));
    }
    if let Some((when, place, why)) = &m.before {
        out.push((
            Localized::new("Lịch cũ", "Planned before"),
            Localized::new(
                format!("{}, {}", human_datetime(*when), single_line(place)),
                format!("{}, {}", human_datetime(*when), single_line(place)),
            ),
        ));
        out.push((Localized::new("Lý do thay đổi", "Why it changed"), said(why)));
    }
    out
}

fn form(c: &MailContent, e: &EmployerFacts) -> Form {
    Form {
        name: some_line(e.name.as_deref()),
        tax_code: e.tax_code.as_ref().map(ToString::to_string),
        address: some_line(e.address.as_deref()),
        phone: e.phone.as_ref().map(ToString::to_string),
        fax: e.fax.as_ref().map(ToString::to_string),
        email: e.email.as_ref().map(ToString::to_string),
        superior: some_line(e.superior_body.as_deref()),
        consequences: consequences(c),
        course: c.course.as_deref().map(paragraphs).unwrap_or_default(),
        victims: c.victims.iter().enumerate().map(victim).collect(),
        contact: c.informant.as_ref().and_then(|(name, phone)| {
            let parts = [some_line(name.as_deref()), some_line(phone.as_deref())];
            some_line(Some(&parts.into_iter().flatten().collect::<Vec<_>>().join(", ")))
        }),
    }
}

fn victim((index, v): (usize, &MailVictim)) -> VictimLine {
    VictimLine {
        no: index + 1,
        name: some_line(v.name.as_deref()),
        born: v.birth.as_ref().map(born),
        sex: Localized::new(v.sex.label(Lang::Vi), v.sex.label(Lang::En)),
        occupation: some_line(v.occupation.as_deref()),
        condition: condition(v.severity),
    }
}

/// The form asks for the year; an age that is only estimated is told as such.
fn born(birth: &Birth) -> Localized {
    match birth.known_year() {
        Some(year) => Localized::new(year.to_string(), year.to_string()),
        None => Localized::new(birth.display(Lang::Vi), birth.display(Lang::En)),
    }
}

fn condition(severity: Severity) -> Localized {
    match severity {
        Severity::Fatal => Localized::new("chết", "dead"),
        Severity::Serious | Severity::Light | Severity::Unknown => {
            Localized::new(severity.label(Lang::Vi), severity.label(Lang::En))
        }
    }
}

fn consequences(c: &MailContent) -> Localized {
    let (dead, serious, light, unknown) = c.counts;
    let parts = [
        (dead, "người chết", "dead"),
        (serious, "người bị thương nặng", "seriously injured"),
        (light, "người bị thương nhẹ", "lightly injured"),
        (unknown, "người chưa rõ tình trạng hoặc mất tích", "of unknown condition or missing"),
    ];
    let known: Vec<_> = parts.into_iter().filter(|(count, _, _)| *count > 0).collect();
    let mut vi: Vec<String> = known.iter().map(|(count, vi, _)| format!("{count:02} {vi}")).collect();
    let mut en: Vec<String> = known.iter().map(|(count, _, en)| format!("{count} {en}")).collect();
    if c.casualties_unknown || known.is_empty() {
        vi.push("chưa rõ hết số người bị nạn".to_owned());
        en.push("the number of people hurt is not fully known".to_owned());
    }
    Localized::new(vi.join("; "), en.join("; "))
}

fn term(d: &CaseDeadline) -> TermLine {
    let kind = d.term.kind;
    let due = match d.term.due {
        Moment::Day(day) => {
            Localized::new(format!("hết ngày {}", human_date(day)), format!("end of {}", human_date(day)))
        }
        Moment::At(at) => Localized::new(human_datetime(at), human_datetime(at)),
    };
    TermLine {
        what: Localized::new(capitalised(kind.label(Lang::Vi)), capitalised(kind.label(Lang::En))),
        due,
        overdue: d.term.state == ClockState::Overdue,
        explanation: Localized::new(single_line(&d.term.explanation.vi), single_line(&d.term.explanation.en)),
    }
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Scheme, host and port with the slash after them.
fn site(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    format!("{scheme}://{}/", rest.split('/').next().unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genuine_links_begin_with_the_site() {
        assert_eq!(site("https://tnld.angiang.gov.vn/vu/1"), "https://tnld.angiang.gov.vn/");
        assert_eq!(site("http://127.0.0.1:8080/vu/1"), "http://127.0.0.1:8080/");
    }

    #[test]
    fn an_estimated_age_is_not_made_a_year() {
        let about = born(&Birth::AboutAge { age: 40, as_of: 2026 });
        assert!(about.vi.contains("khoảng 40") && about.en.contains("about 40"));
        assert_eq!(born(&Birth::MonthYear { year: 1985, month: 3 }).vi, "1985");
    }
}
