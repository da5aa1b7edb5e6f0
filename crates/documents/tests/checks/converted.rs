//! LibreOffice opens every DOCX, and reads in it what the PDF says.
//!
//! `TNLD_LIBREOFFICE=required` (as `make test` sets it) fails without LibreOffice; otherwise the test says that it did
//! nothing where it is not installed.

use crate::read::pdf::Read;
use crate::read::squeezed;
use crate::{both, pdf};
use documents::docx;
use std::path::{Path, PathBuf};
use std::process::Command;

/// LibreOffice, where it is installed.
fn office() -> Option<&'static str> {
    let known = |name: &&str| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
    };
    let found = ["soffice", "libreoffice"].into_iter().find(known);
    let required = std::env::var("TNLD_LIBREOFFICE").is_ok_and(|v| v == "required");
    assert!(
        found.is_some() || !required,
        "LibreOffice is required and is not installed: scripts/need.sh test"
    );
    found
}

/// A folder of its own, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("tnld-office-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        std::fs::write(path.join("fonts.conf"), fonts()).expect("written");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Our typeface in place of Times New Roman, whatever is installed; LibreOffice does not begin without any.
fn fonts() -> String {
    let ours = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts");
    format!(
        concat!(
            r#"<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>"#,
            r#"<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{}</dir><alias binding="same">"#,
            "<family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>"
        ),
        ours
    )
}

/// Converts all files at once.
fn convert(office: &str, folder: &Path, to: &str, out: &str, names: &[String]) {
    let done = Command::new(office)
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .env("FONTCONFIG_FILE", folder.join("fonts.conf"))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder.join(out))
        .args(names.iter().map(|name| folder.join(format!("{name}.docx"))))
        .output()
        .expect("LibreOffice runs");
    let told = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success() && !told.contains("Error:"), "{told}");
}

#[test]
fn libreoffice_reads_every_docx_as_the_pdf_says() {
    let Some(office) = office() else {
        eprintln!("NOT TESTED: LibreOffice is not installed; `make test` requires it (scripts/need.sh test)");
        return;
    };
    let folder = Folder::new();
    let mut wanted = Vec::new();
    for (kind, form, what) in both() {
        let layout = form.layout();
        let name = format!("{}-{what}", kind.code());
        std::fs::write(folder.0.join(format!("{name}.docx")), docx(&layout).unwrap()).expect("written");
        wanted.push((name, squeezed(&Read::new(&pdf(&layout).bytes).text())));
    }
    let names: Vec<String> = wanted.iter().map(|(name, _)| name.clone()).collect();
    convert(office, &folder.0, "txt:Text (encoded):UTF8", "text", &names);
    convert(office, &folder.0, "pdf", "pdf", &names);
    for (name, printed) in wanted {
        let text = std::fs::read_to_string(folder.0.join("text").join(format!("{name}.txt")))
            .unwrap_or_else(|e| panic!("{name} was not converted: {e}"));
        assert_eq!(squeezed(text.trim_start_matches('\u{feff}')), printed, "{name}");
        let bytes = std::fs::read(folder.0.join("pdf").join(format!("{name}.pdf")))
            .unwrap_or_else(|e| panic!("{name} was not converted: {e}"));
        let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
        let pages = document.get_pages();
        assert!((1..=8).contains(&pages.len()), "{name}: {} pages", pages.len());
        let faces = document.get_page_fonts(pages[&1]).expect("fonts");
        let tinos =
            faces.values().filter_map(|face| face.get(b"BaseFont").and_then(lopdf::Object::as_name).ok());
        assert!(tinos.into_iter().any(|face| face.windows(5).any(|part| part == b"Tinos")), "{name}");
    }
}
