//! What a camera wrote into a picture: when and where it was taken.

use exif::{In, Tag, Value};
use std::io::BufReader;
use std::path::Path;

/// When and where a picture was taken, as the camera says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// Year, month, day, hour, minute, second by the camera's clock.
    pub at: Option<(i32, u32, u32, u32, u32, u32)>,
    /// Latitude and longitude in millionths of a degree.
    pub place: Option<(i32, i32)>,
}

/// Reads it; a picture without, or with what cannot be read, tells nothing.
pub(crate) fn read(file: &Path) -> Taken {
    let Ok(opened) = std::fs::File::open(file) else { return Taken::default() };
    let Ok(told) = exif::Reader::new().read_from_container(&mut BufReader::new(opened)) else {
        return Taken::default();
    };
    let at = told
        .get_field(Tag::DateTimeOriginal, In::PRIMARY)
        .or_else(|| told.get_field(Tag::DateTime, In::PRIMARY));
    let latitude = degrees(&told, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S', 90);
    let longitude = degrees(&told, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W', 180);
    Taken { at: at.and_then(|f| moment(&f.value)), place: latitude.zip(longitude) }
}

fn ascii(value: &Value) -> Option<&[u8]> {
    match value {
        Value::Ascii(texts) => texts.first().map(Vec::as_slice),
        _other => None,
    }
}

fn moment(value: &Value) -> Option<(i32, u32, u32, u32, u32, u32)> {
    let at = exif::DateTime::from_ascii(ascii(value)?).ok()?;
    let real = at.year > 1970 && (1..=12).contains(&at.month) && (1..=31).contains(&at.day);
    let clock = at.hour < 24 && at.minute < 60 && at.second < 60;
    (real && clock).then(|| {
        (
            i32::from(at.year),
            u32::from(at.month),
            u32::from(at.day),
            u32::from(at.hour),
            u32::from(at.minute),
            u32::from(at.second),
        )
    })
}

/// Degrees, minutes and seconds as millionths of a degree.
fn degrees(told: &exif::Exif, tag: Tag, reference: Tag, negative: u8, most: i64) -> Option<i32> {
    let Value::Rational(parts) = &told.get_field(tag, In::PRIMARY)?.value else { return None };
    let [d, m, s] = parts.get(..3)? else { return None };
    // In thousandths of what is kept, so that three parts cut short do not lose a millionth.
    let fine = |r: &exif::Rational, per: i64| {
        let denominator = i64::from(r.denom).checked_mul(per)?;
        (denominator != 0).then(|| i64::from(r.num).saturating_mul(1_000_000_000) / denominator)
    };
    let sum =
        (fine(d, 1)?.saturating_add(fine(m, 60)?).saturating_add(fine(s, 3600)?).saturating_add(500)) / 1_000;
    let south_or_west =
        told.get_field(reference, In::PRIMARY).and_then(|f| ascii(&f.value)?.first().copied())
            == Some(negative);
    let within = (0..=most * 1_000_000).contains(&sum);
    let value = i32::try_from(sum).ok().filter(|_| within)?;
    Some(if south_or_west { -value } else { value })
}
