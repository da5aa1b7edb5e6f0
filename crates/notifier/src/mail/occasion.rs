//! What an alert is about, as a title and as a sentence.

use domain::case::DismissalKind;
use domain::law::{AlertMode, Trigger};
use domain::words::{EventClass, Lang, Localized};

/// The class inside a sentence.
pub(crate) fn class_words(class: EventClass) -> Localized {
    let vi = match class {
        EventClass::Fatal | EventClass::SeriousMulti | EventClass::SeriousSingle | EventClass::Light => {
            class.label(Lang::Vi).to_owned()
        }
        EventClass::Unknown => format!("TNLĐ {}", class.label(Lang::Vi)),
    };
    let en = match class {
        EventClass::Fatal => "fatal workplace accident",
        EventClass::SeriousMulti => "workplace accident with two or more people seriously injured",
        EventClass::SeriousSingle => "workplace accident with one person seriously injured",
        EventClass::Light => "light workplace accident",
        EventClass::Unknown => "workplace accident, casualties not yet known",
    };
    Localized::new(vi, en)
}

/// Why a case goes on no more, and the number of the one that goes on in its place.
pub(crate) type Dismissed = (DismissalKind, Option<String>);

/// The title: it stands in the subject, so it holds no personal data.
pub(crate) fn heading(
    mode: AlertMode,
    trigger: Trigger,
    class: EventClass,
    dismissed: Option<&Dismissed>,
) -> Localized {
    let what = match dismissed.filter(|_| ends(trigger)) {
        Some(why) => end(why).0,
        None => news(trigger, &class_words(class)),
    };
    match mode {
        AlertMode::Acknowledged => what,
        AlertMode::Info => after("Để biết", "For information", &what),
        AlertMode::Copy => after("Gửi bản sao", "Copy", &what),
        AlertMode::Invite if trigger == Trigger::MeetingPlanned => what,
        AlertMode::Invite => Localized::new(
            format!("Mời cử người tham gia Đoàn điều tra {}", class_words(class).vi),
            format!("Invitation to send a member to the investigation team: {}", class_words(class).en),
        ),
    }
}

/// `Để biết: báo tin …`: a title behind a word that says how it is meant.
fn after(vi: &str, en: &str, title: &Localized) -> Localized {
    let small = |title: &str| {
        let mut chars = title.chars();
        chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
    };
    Localized::new(format!("{vi}: {}", small(&title.vi)), format!("{en}: {}", small(&title.en)))
}

fn news(trigger: Trigger, class: &Localized) -> Localized {
    let Localized { vi, en } = class;
    match trigger {
        Trigger::AccidentReported => Localized::new(format!("Báo tin {vi}"), format!("Report of a {en}")),
        Trigger::VictimDied => Localized::new(
            format!("Cập nhật: có người bị nạn đã chết, nay là {vi}"),
            format!("Update: an injured person has died, now a {en}"),
        ),
        Trigger::Reclassified => Localized::new(
            format!("Cập nhật: thay đổi loại vụ, nay là {vi}"),
            format!("Update: class changed, now a {en}"),
        ),
        Trigger::PlaceCorrected => Localized::new(
            format!("Cập nhật: đính chính nơi xảy ra {vi}"),
            format!("Update: place corrected for a {en}"),
        ),
        Trigger::TeamFounded => Localized::new(
            format!("Đã thành lập Đoàn điều tra {vi}"),
            format!("Investigation team founded for a {en}"),
        ),
        Trigger::CriminalSigns => {
            Localized::new(format!("Vụ {vi} có dấu hiệu tội phạm"), format!("Signs of a crime in a {en}"))
        }
        Trigger::MeetingPlanned => Localized::new(
            format!("Mời dự họp công bố biên bản điều tra {vi}"),
            format!("Invitation to the announcement meeting: {en}"),
        ),
        Trigger::AnnouncementHeld => Localized::new(
            format!("Đã họp công bố biên bản điều tra {vi}"),
            format!("Investigation minutes announced for a {en}"),
        ),
        Trigger::Merged => Localized::new(format!("Nhập vụ {vi}"), format!("Reports merged for a {en}")),
        Trigger::Dismissed => Localized::new(
            "Xác định không phải TNLĐ, hoặc trùng với vụ khác",
            "Found not to be a workplace accident, or the same as another case",
        ),
    }
}

fn ends(trigger: Trigger) -> bool {
    matches!(trigger, Trigger::Merged | Trigger::Dismissed)
}

/// Title and sentence of the end of a case.
fn end((kind, into): &Dismissed) -> (Localized, Localized) {
    let other = into.as_deref().unwrap_or_default();
    match kind {
        DismissalKind::Merged if into.is_some() => (
            Localized::new(format!("Vụ đã nhập vào vụ {other}"), format!("Merged into case {other}")),
            Localized::new(
                format!(
                    "Tin này và vụ {other} là cùng một vụ tai nạn, nên đã nhập vào vụ {other}. Mọi việc tiếp theo theo vụ {other}; quý cơ quan nhận tin của vụ đó riêng nếu có việc phải làm."
                ),
                format!(
                    "This report and case {other} are the same accident, so it went into case {other}. Everything goes on there; you are told of that case separately where you have to act."
                ),
            ),
        ),
        DismissalKind::Merged => (
            Localized::new("Trùng với vụ khác", "The same accident as another case"),
            Localized::new(
                "Tin này trùng với một vụ khác đã có trong hệ thống và đã nhập vào vụ đó.",
                "This report is the same accident as another case of the system and went into it.",
            ),
        ),
        DismissalKind::NotTnld => (
            Localized::new("Xác định không phải tai nạn lao động", "Found not to be a workplace accident"),
            Localized::new(
                "Vụ việc được xác định không phải tai nạn lao động; Sở Nội vụ giữ hồ sơ ghi rõ lý do.",
                "The event was found not to be a workplace accident; the department keeps the file with the reason.",
            ),
        ),
        DismissalKind::Withdrawn => (
            Localized::new("Người báo tin đã rút tin", "Withdrawn by the reporter"),
            Localized::new(
                "Người báo tin đã rút tin trước khi tin được tiếp nhận.",
                "The reporter withdrew the report before it was accepted.",
            ),
        ),
        DismissalKind::OutsideProvince => (
            Localized::new(
                "Xảy ra ngoài địa bàn tỉnh, đã chuyển nơi có thẩm quyền",
                "Outside the province, referred to the competent one",
            ),
            Localized::new(
                "Vụ việc xảy ra ngoài địa bàn tỉnh và đã được chuyển nơi có thẩm quyền.",
                "The accident happened outside the province and was referred to the competent one.",
            ),
        ),
    }
}

/// What happened and what changed, as a sentence.
pub(crate) fn happened(trigger: Trigger, class: EventClass, dismissed: Option<&Dismissed>) -> Localized {
    if let Some(why) = dismissed.filter(|_| ends(trigger)) {
        return end(why).1;
    }
    let Localized { vi, en } = class_words(class);
    match trigger {
        Trigger::AccidentReported => {
            Localized::new(format!("Có tin báo về một vụ {vi}."), format!("A {en} has been reported."))
        }
        Trigger::VictimDied => Localized::new(
            format!(
                "Một người bị nạn đã chết sau khi tin trước được gửi. Vụ này nay là {vi}; thẩm quyền và thời hạn được xác định lại như dưới đây."
            ),
            format!(
                "An injured person died after the earlier report. The case is now a {en}; competence and terms are set anew as below."
            ),
        ),
        Trigger::Reclassified => Localized::new(
            format!(
                "Loại vụ đã thay đổi. Vụ này nay là {vi}; thẩm quyền và thời hạn được xác định lại như dưới đây."
            ),
            format!(
                "The class of the case has changed. It is now a {en}; competence and terms are set anew as below."
            ),
        ),
        Trigger::PlaceCorrected => Localized::new(
            format!("Nơi xảy ra vụ {vi} đã được đính chính; nơi đúng ghi dưới đây."),
            format!("The place of this {en} has been corrected; the right place is given below."),
        ),
        Trigger::TeamFounded => Localized::new(
            format!("Đoàn điều tra vụ {vi} đã được thành lập."),
            format!("An investigation team has been founded for this {en}."),
        ),
        Trigger::CriminalSigns => Localized::new(
            format!(
                "Đã phát hiện dấu hiệu tội phạm trong vụ {vi}; hồ sơ được chuyển cơ quan điều tra có thẩm quyền."
            ),
            format!(
                "Signs of a crime were found in this {en}; the file is handed over to the competent investigating police."
            ),
        ),
        Trigger::MeetingPlanned => Localized::new(
            format!("Đoàn điều tra sẽ họp công bố biên bản điều tra vụ {vi}."),
            format!("The investigation team will announce the minutes of this {en}."),
        ),
        Trigger::AnnouncementHeld => Localized::new(
            format!(
                "Đã họp công bố biên bản điều tra vụ {vi}; biên bản điều tra và biên bản cuộc họp công bố được gửi trong thời hạn luật định."
            ),
            format!(
                "The investigation minutes of this {en} have been announced; they and the minutes of the meeting are sent within the term of the law."
            ),
        ),
        Trigger::Merged => Localized::new(
            format!("Nhiều tin báo về cùng một vụ {vi} đã được nhập làm một hồ sơ."),
            format!("Several reports of the same {en} were merged into one file."),
        ),
        Trigger::Dismissed => Localized::new(
            "Vụ việc được xác định không phải tai nạn lao động, hoặc trùng với vụ khác; hồ sơ ghi rõ lý do.",
            "The event was found not to be a workplace accident, or the same as another case; the file gives the reason.",
        ),
    }
}
