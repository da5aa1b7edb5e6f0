//! stub
use documents::Layout;
pub struct Verification {
    pub address: String,
    pub hash: String,
}
pub struct Print {
    pub made_at: chrono::NaiveDateTime,
    pub verification: Option<Verification>,
}
pub struct TooLong {
    pub pointer: Option<String>,
    pub limit: usize,
}
pub enum PdfError {
    TooLong(TooLong),
    Other,
}
impl std::fmt::Display for PdfError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("x")
    }
}
pub struct Pdf {
    pub bytes: Vec<u8>,
}
pub struct Typesetter;
impl Typesetter {
    pub fn new() -> Result<Self, PdfError> {
        Ok(Self)
    }
    pub fn pdf(&self, layout: &Layout, print: &Print) -> Result<Pdf, PdfError> {
        if layout.name == "never" {
            return Err(PdfError::Other);
        }
        if layout.name == "long" {
            return Err(PdfError::TooLong(TooLong { pointer: None, limit: 1 }));
        }
        let foot =
            print.verification.as_ref().map(|v| format!("{} {}", v.address, v.hash)).unwrap_or_default();
        Ok(Pdf {
            bytes: format!(
                "%PDF-1.7\n{} {} {foot}\n%%EOF\n",
                serde_json::to_string(layout).unwrap_or_default(),
                print.made_at
            )
            .into_bytes(),
        })
    }
}
pub fn docx(layout: &Layout) -> Result<Vec<u8>, PdfError> {
    Ok(serde_json::to_vec(layout).unwrap_or_default())
}
