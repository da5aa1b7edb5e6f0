//! Tags: colour, icon and words together, never colour alone.

use crate::forms::words::first_upper;
use casework::registrations::RegistrationState;
use domain::case::{ReportState, StageKind};
use domain::words::{EventClass, Lang};

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) colour: &'static str,
    pub(crate) icon: &'static str,
    pub(crate) words: String,
}

impl Tag {
    pub(crate) fn new(colour: &'static str, icon: &'static str, words: impl Into<String>) -> Self {
        Self { colour, icon, words: words.into() }
    }
}

/// The class of a case, short enough for a list.
pub(crate) fn class_tag(class: &str, lang: Lang) -> Tag {
    let Ok(class) = class.parse::<EventClass>() else { return Tag::new("grey", "?", class) };
    let (colour, icon) = match class {
        EventClass::Fatal => ("red", "†"),
        EventClass::SeriousMulti => ("orange", "▲"),
        EventClass::SeriousSingle => ("yellow", "△"),
        EventClass::Light => ("green", "○"),
        EventClass::Unknown => ("grey", "?"),
    };
    Tag::new(colour, icon, crate::messages::t(lang, &format!("class.{}", class.as_str())))
}

/// The stage of a case.
pub(crate) fn stage_tag(stage: &str, lang: Lang) -> Tag {
    let Ok(stage) = stage.parse::<StageKind>() else { return Tag::new("grey", "?", stage) };
    let (colour, icon) = match stage {
        StageKind::Reported => ("yellow", "●"),
        StageKind::Declared | StageKind::Recorded => ("teal", "◔"),
        StageKind::Investigating | StageKind::Concluded => ("blue", "◑"),
        StageKind::Suspended => ("orange", "‖"),
        StageKind::Announced | StageKind::FollowUp => ("purple", "◕"),
        StageKind::Closed => ("grey", "✓"),
        StageKind::Dismissed => ("grey", "✕"),
    };
    Tag::new(colour, icon, first_upper(stage.label(lang)))
}

/// What is only a drill, in both languages whatever the page.
pub(crate) fn drill_tag(lang: Lang) -> Tag {
    Tag::new("purple", "◇", crate::messages::t(lang, "drill.mark"))
}

/// Where an alert stands.
pub(crate) fn alert_tag(state: &str, mode: &str, lang: Lang) -> Tag {
    let words = |key: &str| crate::messages::t(lang, &format!("alert.state.{key}"));
    let informs = mode == "info" || mode == "copy";
    match state {
        "acknowledged" => Tag::new("green", "✓", words("acknowledged")),
        "sent" if informs => Tag::new("green", "✓", words("sent_info")),
        "sent" => Tag::new("teal", "→", words("sent")),
        "failed" | "dead" => Tag::new("red", "✕", words("failed")),
        "withdrawn" => Tag::new("grey", "–", words("withdrawn")),
        _waiting => Tag::new("yellow", "…", words("waiting")),
    }
}

/// Where an application stands.
pub(crate) fn registration_tag(state: RegistrationState, lang: Lang) -> Tag {
    let (colour, icon) = match state {
        RegistrationState::Requested => ("yellow", "…"),
        RegistrationState::Approved => ("green", "✓"),
        RegistrationState::Refused => ("red", "✕"),
    };
    Tag::new(colour, icon, crate::messages::t(lang, &format!("registrations.state_{}", state.as_str())))
}

/// Where a report stands.
pub(crate) fn report_state_tag(state: ReportState, lang: Lang) -> Tag {
    let (colour, icon) = match state {
        ReportState::Received => ("yellow", "●"),
        ReportState::SupplementRequested => ("orange", "?"),
        ReportState::Accepted => ("green", "✓"),
        ReportState::Withdrawn => ("grey", "✕"),
    };
    Tag::new(colour, icon, first_upper(state.label(lang)))
}
