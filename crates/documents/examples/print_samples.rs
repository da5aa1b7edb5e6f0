//! Writes every form, complete and empty, as PDF and DOCX into a folder, to look at.

#[path = "../tests/samples/mod.rs"]
mod samples;

use chrono::NaiveDate;
use documents::{Form, FormKind, Print, Typesetter, Verification};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    let made_at = NaiveDate::from_ymd_opt(2026, 1, 6).and_then(|d| d.and_hms_opt(9, 0, 0)).ok_or("a time")?;
    let verification = Verification {
        address: "https://tnld.angiang.example/xac-thuc/7Q2M-K4XN-9TRB".to_owned(),
        hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
    };
    let typesetter = Typesetter::new()?;
    for kind in FormKind::ALL {
        for (form, what, foot) in [
            (samples::complete(*kind), "complete", Some(verification.clone())),
            (Form::empty(*kind), "empty", None),
        ] {
            let layout = form.layout();
            let pdf = typesetter.pdf(&layout, &Print { made_at, verification: foot })?;
            std::fs::write(folder.join(format!("{}-{what}.pdf", kind.code())), pdf.bytes)?;
            std::fs::write(folder.join(format!("{}-{what}.docx", kind.code())), documents::docx(&layout)?)?;
        }
    }
    Ok(())
}
