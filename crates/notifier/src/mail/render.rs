//! Which template prints which letter.

use super::letter::Letter;
use super::side::Side;
use super::text::{single_line, tidy};
use askama::Template;
use domain::law::AlertMode;

/// A finished mail: one line of subject, a plain part and an HTML part with the same content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Subject, without personal data.
    pub subject: String,
    /// Plain part.
    pub text: String,
    /// HTML part.
    pub html: String,
}

macro_rules! mails {
    ($($name:ident: $subject:literal, $text:literal, $html:literal;)+) => {$(
        mod $name {
            use super::{Letter, Rendered, Side, Template, single_line, tidy};

            #[derive(Template)]
            #[template(path = $subject)]
            struct Subject<'a> {
                l: &'a Letter,
            }

            #[derive(Template)]
            #[template(path = $text)]
            struct Text<'a> {
                l: &'a Letter,
                sides: [Side<'a>; 2],
            }

            #[derive(Template)]
            #[template(path = $html)]
            struct Html<'a> {
                l: &'a Letter,
                sides: [Side<'a>; 2],
            }

            pub(super) fn render(l: &Letter) -> askama::Result<Rendered> {
                Ok(Rendered {
                    subject: single_line(&Subject { l }.render()?),
                    text: tidy(&Text { l, sides: Side::both(l) }.render()?),
                    html: Html { l, sides: Side::both(l) }.render()?,
                })
            }
        }
    )+};
}

mails! {
    alert: "alert/subject.txt", "alert/body.txt", "alert/body.html";
    info: "info/subject.txt", "info/body.txt", "info/body.html";
    invite: "invite/subject.txt", "invite/body.txt", "invite/body.html";
    copy: "copy/subject.txt", "copy/body.txt", "copy/body.html";
    fallback: "fallback/subject.txt", "fallback/body.txt", "fallback/body.html";
}

/// Prints a letter. `in_place_of_recipient`: the department gets it, because the recipient has no address.
pub(crate) fn render(l: &Letter, mode: AlertMode, in_place_of_recipient: bool) -> askama::Result<Rendered> {
    if in_place_of_recipient {
        return fallback::render(l);
    }
    match mode {
        AlertMode::Acknowledged => alert::render(l),
        AlertMode::Info => info::render(l),
        AlertMode::Invite => invite::render(l),
        AlertMode::Copy => copy::render(l),
    }
}
