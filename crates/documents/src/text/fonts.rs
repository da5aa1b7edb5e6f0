//! The four faces of Tinos (metrics of Times New Roman, SIL Open Font License), compiled in and parsed once.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant, FontVariations};

const FACES: [&[u8]; 4] = [
    include_bytes!("../../fonts/Tinos-Regular.ttf"),
    include_bytes!("../../fonts/Tinos-Bold.ttf"),
    include_bytes!("../../fonts/Tinos-Italic.ttf"),
    include_bytes!("../../fonts/Tinos-BoldItalic.ttf"),
];

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FACES.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect());

/// The bold face, to measure with.
static BOLD: LazyLock<Option<FontInstance>> = LazyLock::new(|| {
    let bold = FONTS.get(1)?;
    Some(bold.clone().instantiate(FontVariant::default(), Abs::pt(12.0), &FontVariations::default()))
});

/// Width of a letter in the bold face, in sizes of the text; nothing for one that it lacks.
pub(crate) fn bold_width(c: char) -> f64 {
    let Some(bold) = BOLD.as_ref() else { return 0.0 };
    let advance = bold.ttf().glyph_index(c).and_then(|glyph| bold.x_advance(glyph.0));
    advance.map_or(0.0, |advance| advance.get())
}

/// The faces: regular, bold, italic, bold italic.
pub(crate) fn fonts() -> &'static [Font] {
    &FONTS
}

/// Every face has a glyph for the character.
pub(crate) fn printable(c: char) -> bool {
    fonts().iter().all(|font| font.info().coverage.contains(u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_is_there_in_every_face() {
        assert_eq!(fonts().len(), 4);
        let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ₫–“”…";
        for c in letters.chars().chain(letters.to_uppercase().chars()) {
            assert!(printable(c), "{c}");
        }
        assert!(!printable('中') && !printable('☒'));
    }
}
