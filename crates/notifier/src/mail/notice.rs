//! Mails that are not about the facts of a case: digests, warnings, drills.

use super::render::Rendered;
use super::text::{single_line, tidy};
use askama::Template;
use casework::alerts::{NoticeLine, NoticeMail, NoticeSection};
use domain::words::{Lang, Localized};

/// Words of the template.
struct Words {
    confirm: &'static str,
    confirm_button: &'static str,
    confirm_how: &'static str,
    page: &'static str,
    automatic: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::Vi => Words {
            confirm: "XÁC NHẬN ĐÃ NHẬN TIN – mở trang:",
            confirm_button: "Mở trang xác nhận đã nhận tin",
            confirm_how: "Mở liên kết này không làm thay đổi gì. Tin chỉ được xác nhận khi người nhận gõ họ tên và đơn vị trên trang đó rồi bấm “Xác nhận đã nhận tin”.",
            page: "Mở trang trong hệ thống",
            automatic: "Thư tự động, xin đừng trả lời. Liên kết thật của hệ thống luôn bắt đầu bằng",
        },
        Lang::En => Words {
            confirm: "CONFIRM RECEIPT – open the page:",
            confirm_button: "Open the page to confirm receipt",
            confirm_how: "Opening this link changes nothing. The alert is confirmed only when the officer types name and unit on that page and presses “Confirm receipt”.",
            page: "Open the page in the system",
            automatic: "Automatic mail, please do not reply. A genuine link of this system always begins with",
        },
    }
}

/// The message in one language.
struct Side {
    lang: Lang,
    words: Words,
}

impl Side {
    fn both() -> [Self; 2] {
        [Lang::Vi, Lang::En].map(|lang| Self { lang, words: words(lang) })
    }

    fn of<'t>(&self, text: &'t Localized) -> &'t str {
        text.get(self.lang)
    }
}

#[derive(Template)]
#[template(path = "notice/subject.txt")]
struct Subject<'a> {
    m: &'a NoticeMail,
}

#[derive(Template)]
#[template(path = "notice/body.txt")]
struct Text<'a> {
    m: &'a NoticeMail,
    sides: [Side; 2],
}

#[derive(Template)]
#[template(path = "notice/body.html")]
struct Html<'a> {
    m: &'a NoticeMail,
    sides: [Side; 2],
}

/// Prints a message in both languages.
pub(crate) fn render(m: &NoticeMail) -> askama::Result<Rendered> {
    let m = clean(m);
    Ok(Rendered {
        subject: single_line(&Subject { m: &m }.render()?),
        text: tidy(&Text { m: &m, sides: Side::both() }.render()?),
        html: Html { m: &m, sides: Side::both() }.render()?,
    })
}

/// Every text on a single clean line.
fn clean(m: &NoticeMail) -> NoticeMail {
    let line = |text: &Localized| Localized::new(single_line(&text.vi), single_line(&text.en));
    let mut out = m.clone();
    out.recipient = single_line(&m.recipient);
    out.content.title = line(&m.content.title);
    out.content.intro = m.content.intro.iter().map(line).collect();
    out.content.sections = m
        .content
        .sections
        .iter()
        .map(|s| NoticeSection {
            heading: line(&s.heading),
            lines: s.lines.iter().map(|l| NoticeLine { text: line(&l.text), path: l.path.clone() }).collect(),
        })
        .collect();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::alerts::NoticeContent;
    use domain::ids::AlertId;
    use domain::words::Urgency;

    fn mail() -> NoticeMail {
        NoticeMail {
            alert: AlertId(uuid::Uuid::from_u128(7)),
            recipient: "Nguyễn Minh Khôi".to_owned(),
            content: NoticeContent {
                title: Localized::new("Việc trong ngày 24/11/2026: 2 hạn", "Today, 24/11/2026: 2 terms"),
                intro: vec![Localized::new(
                    "Quá hạn trước, sắp đến hạn sau.",
                    "Overdue first, then due soon.",
                )],
                sections: vec![NoticeSection {
                    heading: Localized::new("Quá hạn", "Overdue"),
                    lines: vec![NoticeLine {
                        text: Localized::new(
                            "TNLĐ-91-2026-000012: gửi biên bản, hạn 23/11/2026",
                            "TNLĐ-91-2026-000012: send the minutes, due 23/11/2026",
                        ),
                        path: Some("/vu/019ab000-0000-7000-8000-000000000001".to_owned()),
                    }],
                }],
                path: Some("/vu".to_owned()),
                drill: false,
            },
            raised_at: domain::time::from_vn(
                chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(7, 0, 0).unwrap(),
            ),
            urgency: Urgency::Other,
            confirm_url: None,
            site: "https://tnld.angiang.example.vn".to_owned(),
            demo: false,
        }
    }

    #[test]
    fn a_digest() {
        let mail = render(&mail()).unwrap();
        insta::assert_snapshot!(format!("{}\n\n{}", mail.subject, mail.text));
    }

    #[test]
    fn a_drill_says_so_everywhere() {
        let mut drill = mail();
        drill.content.drill = true;
        drill.confirm_url = Some("https://tnld.angiang.example.vn/xac-nhan/x".to_owned());
        let mail = render(&drill).unwrap();
        for part in [&mail.subject, &mail.text, &mail.html] {
            assert!(part.contains("DIỄN TẬP") && part.contains("DRILL"), "{part}");
        }
        assert!(mail.text.contains("/xac-nhan/x") && mail.html.contains("/xac-nhan/x"));
    }

    #[test]
    fn words_are_only_words() {
        let mut evil = mail();
        evil.content.title = Localized::new("x\r\nBcc: thief@example.com", "<script>");
        let mail = render(&evil).unwrap();
        assert!(!mail.subject.contains('\n') && mail.subject.starts_with("x Bcc"));
        assert!(!mail.html.contains("<script>"));
    }
}
