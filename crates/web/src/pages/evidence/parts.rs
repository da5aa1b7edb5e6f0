//! What pages of evidence share: tags, sizes, names of victims, addresses.

use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use crate::pages::page::Page;
use crate::views::Tag;
use casework::evidence::{SeenItem, VictimOfFile};
use domain::access::{Action, Denied, Relation, granted};
use domain::case::{CommandKind, FileState, Sensitivity, action_of};
use domain::ids::{CaseId, VictimId};
use domain::time::human_date;
use domain::words::Lang;
use tnld_http::Fault;

/// Is the command open to the caller in this case? Whoever may not read the case hears nothing of it.
pub(in crate::pages) async fn open_to(p: &Page, case: CaseId, command: CommandKind) -> Result<(), Fault> {
    let view = casework::cases::read(&p.app, p.context(Action::ReadCase)?, case).await?;
    let action = action_of(command);
    if view.allowed.contains(&command) {
        return Ok(());
    }
    // The stage is told by the use case.
    let ever = Relation::ALL.iter().any(|r| granted(p.actor().role, action, *r));
    if ever && view.case.stage.at_rest() { Ok(()) } else { Err(Denied::Forbidden(action).into()) }
}

/// The address of the list.
pub(super) fn home(case: CaseId) -> String {
    format!("/vu/{case}/chung-cu")
}

/// Bytes as people read them.
pub(crate) fn size(bytes: u64, lang: Lang) -> String {
    let tenths = |unit: u64| {
        let n = bytes.saturating_mul(10) / unit;
        let sign = match lang {
            Lang::Vi => ',',
            Lang::En => '.',
        };
        format!("{}{sign}{}", n / 10, n % 10)
    };
    match bytes {
        0..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => format!("{} KB", bytes / 1_024),
        _large => format!("{} MB", tenths(1_048_576)),
    }
}

/// What an item tells of people.
pub(super) fn sensitivity(s: Sensitivity, lang: Lang) -> Option<Tag> {
    match s {
        Sensitivity::Plain => None,
        Sensitivity::Personal => Some(Tag::new("yellow", "◐", first_upper(s.label(lang)))),
        Sensitivity::Medical => Some(Tag::new("purple", "✚", first_upper(s.label(lang)))),
    }
}

/// Where a point of the file stands.
pub(super) fn state(s: FileState, lang: Lang) -> Tag {
    let (colour, icon) = match s {
        FileState::Present => ("green", "✓"),
        FileState::Missing => ("red", "✕"),
        FileState::NotApplicable => ("grey", "–"),
        FileState::NoneYet => ("light-blue", "○"),
        FileState::NotDue => ("light-blue", "…"),
    };
    Tag::new(colour, icon, first_upper(s.label(lang)))
}

/// A victim by name, or by number.
pub(super) fn victim_name(victims: &[VictimOfFile], id: VictimId, lang: Lang) -> String {
    let at = victims.iter().position(|v| v.id == id).unwrap_or_default();
    let name = victims.get(at).and_then(|v| v.name.clone());
    name.unwrap_or_else(|| tp(lang, "evidence.victim_n", &[("n", &(at + 1).to_string())]))
}

/// An item in one line.
#[derive(Debug, Clone)]
pub(crate) struct RowView {
    pub(crate) href: String,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) victim: String,
    pub(crate) obtained: String,
    pub(crate) holder: String,
    pub(crate) file: String,
    pub(crate) thumbnail: Option<String>,
    pub(crate) tags: Vec<Tag>,
}

/// An item in a list. A small picture is shown only of what is plain: others are opened, and that is written down.
pub(super) fn row(case: CaseId, s: &SeenItem, victims: &[VictimOfFile], lang: Lang) -> RowView {
    let item = &s.item;
    let href = format!("{}/{}", home(case), item.id);
    let drawn = item.file.as_ref().is_some_and(|f| f.thumbnail.is_some());
    let plain = item.sensitivity == Sensitivity::Plain;
    let mut tags: Vec<Tag> = sensitivity(item.sensitivity, lang).into_iter().collect();
    if item.withdrawn.is_some() {
        tags.push(Tag::new("grey", "✕", t(lang, "evidence.withdrawn")));
    }
    let kind_of_file = |f: &domain::case::EvidenceFile| {
        let name = files_name(&f.media_type);
        format!("{name}, {}", size(f.size, lang))
    };
    RowView {
        thumbnail: (drawn && plain && s.whole).then(|| format!("{href}/anh-nho")),
        href,
        number: item.number.to_string(),
        title: if s.whole { item.title.clone() } else { t(lang, "evidence.hidden") },
        kind: first_upper(item.kind.label(lang)),
        victim: item.victim.map(|v| victim_name(victims, v, lang)).unwrap_or_default(),
        obtained: human_date(item.obtained_on),
        holder: item.holder().to_owned(),
        file: item.file.as_ref().map(kind_of_file).unwrap_or_default(),
        tags,
    }
}

/// What people call a media type: the last word of it in capitals.
pub(super) fn files_name(media_type: &str) -> String {
    let known = [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
        ("text/plain", "TXT"),
        ("video/quicktime", "MOV"),
        ("audio/mpeg", "MP3"),
        ("audio/mp4", "M4A"),
    ];
    let found = known.iter().find(|(m, _)| *m == media_type).map(|(_, name)| (*name).to_owned());
    found.unwrap_or_else(|| media_type.rsplit('/').next().unwrap_or_default().to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_types_as_people_read_them() {
        let table = [(12, "12 B"), (2_048, "2 KB"), (1_258_291, "1,1 MB"), (524_288_000, "500,0 MB")];
        for (bytes, shown) in table {
            assert_eq!(size(bytes, Lang::Vi), shown);
        }
        assert_eq!(files_name("image/jpeg"), "JPEG");
        assert_eq!(files_name("application/pdf"), "PDF");
    }
}
