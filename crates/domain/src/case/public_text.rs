//! Finding people in free words: by the names that a case knows, by numbers, addresses and days of birth.

mod numbers;
mod words;

use crate::value::{Birth, Phone, search_fold};
use std::collections::BTreeSet;
use words::{Word, words};

/// Stands in place of a number, an address or a day.
const LEFT_OUT: &str = "…";

/// Words before which somebody is called by his given name alone: "nạn nhân Bé", folded.
const CALLED: [&[&str]; 24] = [
    &["nan", "nhan"],
    &["nguoi", "lao", "dong"],
    &["cong", "nhan"],
    &["lai", "xe"],
    &["ong"],
    &["ba"],
    &["anh"],
    &["chi"],
    &["em"],
    &["co"],
    &["chu"],
    &["bac"],
    &["chau"],
    &["cau"],
    &["di"],
    &["mo"],
    &["thim"],
    &["duong"],
    &["cu"],
    &["tho"],
    &["mr"],
    &["mrs"],
    &["ms"],
    &["miss"],
];

/// The same as people write it with marks, where the plain word may mean something else: "bà" is no "ba".
const MARKED: [&str; 19] = [
    "nạn", "nhân", "người", "lao", "động", "công", "ông", "bà", "chị", "cô", "chú", "bác", "cháu", "cậu",
    "dì", "mợ", "thím", "dượng", "cụ",
];

/// Ordinary words that stand after "anh", "em" or "nạn nhân" more often than a name written small: "em bé", "anh Ba" is
/// one, "anh ba" is not.
const ORDINARY: [&str; 64] = [
    "được", "bị", "đã", "đang", "sẽ", "là", "và", "ở", "có", "không", "chưa", "cho", "đi", "đến", "ra",
    "vào", "lên", "xuống", "làm", "ngã", "té", "rơi", "chết", "mất", "tại", "trong", "ngoài", "trên", "dưới",
    "khi", "thì", "mà", "với", "của", "này", "đó", "kia", "ấy", "ta", "họ", "em", "anh", "chị", "ông", "bà",
    "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "cả", "lớn", "nhỏ", "bé", "nam", "nữ",
    "gái", "trai", "thứ", "đầu",
];

/// A name that may not be posted.
struct Person {
    words: Vec<Word>,
    stands: String,
}

/// A replacement: from byte, to byte, what stands there, and whether a sentence may begin with it.
type Cut = (usize, usize, String);

/// Who and what is looked for.
#[derive(Default)]
pub(super) struct Hidden {
    people: Vec<Person>,
    /// Digits of numbers of persons: identity cards, telephones as `+84…`.
    numbers: BTreeSet<String>,
    /// Passports and the like, folded.
    tokens: BTreeSet<String>,
    /// Where somebody lives, word by word.
    homes: Vec<Vec<Word>>,
    births: Vec<Birth>,
    /// Digits that are no number of a person: tax codes of employers.
    known: BTreeSet<String>,
}

impl Hidden {
    /// A person and what stands in place of the name; of the same name what was said first counts.
    pub(super) fn person(&mut self, name: &str, stands: &str) {
        let words = words(name);
        if !words.is_empty() && !self.people.iter().any(|p| same_words(&p.words, &words)) {
            self.people.push(Person { words, stands: stands.to_owned() });
        }
    }

    /// A number by which a person is known.
    pub(super) fn number(&mut self, number: Option<&str>) {
        let Some(number) = number else { return };
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if number.chars().any(char::is_alphabetic) {
            self.tokens.insert(search_fold(number).trim().replace(' ', ""));
        } else if digits.len() >= 6 {
            self.numbers.extend(Phone::parse(number).ok().map(|p| p.as_str().to_owned()));
            self.numbers.insert(digits);
        }
    }

    /// A number that may be posted, whatever it looks like.
    pub(super) fn public_number(&mut self, number: &str) {
        self.known.insert(number.chars().filter(char::is_ascii_digit).collect());
    }

    /// Where somebody lives. Its first part is looked for by itself, unless the accident happened there.
    pub(super) fn home(&mut self, home: Option<&str>, place: &str) {
        let Some(home) = home else { return };
        let all = words(home);
        if all.len() >= 3 {
            self.homes.push(all);
        }
        let (place, first) = (search_fold(place), home.split(',').next().unwrap_or_default());
        let part = words(first);
        if part.len() >= 2 && part.len() < words(home).len() && !place.contains(&search_fold(first)) {
            self.homes.push(part);
        }
    }

    /// When somebody was born.
    pub(super) fn birth(&mut self, birth: Option<Birth>) {
        self.births.extend(birth);
    }

    /// The longest first: a short name may be part of a longer one.
    pub(super) fn ordered(mut self) -> Self {
        self.people.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        self.homes.sort_by_key(|h| std::cmp::Reverse(h.len()));
        self
    }

    /// The text without them.
    pub(super) fn clean(&self, text: &str) -> String {
        let text = self.without_names(text);
        let mut cuts = numbers::mails(&text);
        cuts.extend(numbers::numbers(&text, &self.numbers, &self.known));
        let words = words(&text);
        cuts.extend(numbers::births(&text, &words, &self.births));
        cuts.extend(self.homes(&text, &words));
        let token = |w: &&Word| self.tokens.contains(&w.fold);
        cuts.extend(words.iter().filter(token).map(|w| (w.start, w.end, LEFT_OUT.to_owned())));
        cut(&text, cuts)
    }

    /// Does the text name one of them?
    pub(super) fn names_somebody(&self, text: &str) -> bool {
        self.without_names(text) != text
    }

    fn without_names(&self, text: &str) -> String {
        let words = words(text);
        let (mut cuts, mut i) = (Vec::new(), 0);
        while i < words.len() {
            match self.named_at(text, &words, i) {
                Some((cut, after)) => {
                    cuts.push(cut);
                    i = after;
                }
                None => i += 1,
            }
        }
        cut(text, cuts)
    }

    /// The name that begins at a word, or that follows the word by which somebody is called, and where it ends.
    fn named_at(&self, text: &str, words: &[Word], i: usize) -> Option<(Cut, usize)> {
        for calls in CALLED.iter().filter(|c| called(text, words, i, c)) {
            let begins = i + calls.len();
            let (caller, name) = (words.get(begins - 1)?, words.get(begins));
            let Some(name) = name else { continue };
            let between = text.get(caller.end..name.start).unwrap_or_default();
            if !between.chars().all(|c| c.is_whitespace() || matches!(c, ':' | '"' | '“' | '(' | '\'')) {
                continue;
            }
            let longest = self.people.iter().filter_map(|p| Some((p, p.after_call(text, words, begins)?)));
            if let Some((person, length)) = longest.max_by_key(|(_, length)| *length) {
                // "anh Bé" goes as a whole, "nạn nhân: Bé" keeps what introduces it.
                let whole = between.chars().all(char::is_whitespace);
                let from = if whole { words.get(i)?.start } else { name.start };
                let last = words.get(begins + length - 1)?;
                return Some(((from, last.end, person.stands.clone()), begins + length));
            }
        }
        let person = self.people.iter().find(|p| p.whole(text, words, i))?;
        let after = i + person.words.len();
        Some(((words.get(i)?.start, words.get(after - 1)?.end, person.stands.clone()), after))
    }

    fn homes(&self, text: &str, words: &[Word]) -> Vec<Cut> {
        let (mut cuts, mut i) = (Vec::new(), 0);
        while let Some(first) = words.get(i) {
            let lives = |h: &&Vec<Word>| words.get(i..i + h.len()).is_some_and(|part| same_words(part, h));
            match self.homes.iter().find(lives) {
                Some(home) => {
                    let end = words.get(i + home.len() - 1).map_or(first.end, |w| w.end);
                    cuts.push((first.start, end.min(text.len()), LEFT_OUT.to_owned()));
                    i += home.len();
                }
                None => i += 1,
            }
        }
        cuts
    }
}

impl Person {
    /// The whole name stands at a word. Two words are a name only when written as one: "hòa bình" is none.
    fn whole(&self, text: &str, words: &[Word], i: usize) -> bool {
        let Some(part) = words.get(i..i + self.words.len()) else { return false };
        let written = self.words.len() > 2 || part.iter().any(|w| w.capital);
        self.words.len() > 1 && written && joined(text, part) && same_words(part, &self.words)
    }

    /// How many words after somebody is called are the name, or its end.
    fn after_call(&self, text: &str, words: &[Word], i: usize) -> Option<usize> {
        (1..=self.words.len()).rev().find(|length| {
            let end = self.words.get(self.words.len() - length..).unwrap_or_default();
            let Some(part) = words.get(i..i + length) else { return false };
            joined(text, part)
                && same_words(part, end)
                && (*length > 1
                    || part.iter().all(|w| w.is_given(end, i.checked_sub(1).and_then(|b| words.get(b)))))
        })
    }
}

/// Is somebody called at a word? A word that has marks is not meant where it is written plainly, unless all is.
fn called(text: &str, words: &[Word], i: usize, calls: &[&str]) -> bool {
    let Some(part) = words.get(i..i + calls.len()) else { return false };
    let spelled = |w: &Word| {
        w.plain && !text.chars().any(words::is_marked)
            || MARKED.contains(&w.lower.as_str())
            || !marked(&w.fold)
    };
    joined(text, part) && part.iter().zip(calls).all(|(w, call)| w.fold == *call && spelled(w))
}

/// Is this word written with marks when it calls somebody?
fn marked(fold: &str) -> bool {
    MARKED.iter().any(|m| search_fold(m).trim() == fold)
}

/// Nothing but blanks stands between the words.
fn joined(text: &str, part: &[Word]) -> bool {
    part.windows(2).all(|pair| {
        let [a, b] = pair else { return false };
        let between = text.get(a.end..b.start).unwrap_or_default();
        between.chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’' | '-'))
    })
}

/// The same words, in capitals or not; one typed without any mark is the same.
fn same_words(part: &[Word], wanted: &[Word]) -> bool {
    part.len() == wanted.len() && part.iter().zip(wanted).all(|(typed, known)| typed.is(known))
}

/// Puts what stands in place; a sentence goes on beginning with a capital. Of cuts that meet the first counts.
fn cut(text: &str, mut cuts: Vec<Cut>) -> String {
    cuts.sort_by_key(|c| (c.0, std::cmp::Reverse(c.1)));
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (from, to, stands) in cuts {
        let Some(before) = text.get(at..from) else { continue };
        out.push_str(before);
        let begins = out.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?'))
            || out.trim_end_matches(' ').ends_with('\n');
        let mut word = stands.chars();
        match word.next().filter(|_| begins) {
            Some(first) => out.extend(first.to_uppercase().chain(word)),
            None => out.push_str(&stands),
        }
        at = to;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn known() -> Hidden {
        let mut h = Hidden::default();
        h.person("Lê Văn Bé", "nạn nhân 1");
        h.person("Nguyễn Văn Ợt", "nạn nhân 2");
        h.person("Trần Văn Được", "người biết sự việc");
        h.person("Thị Sa Rên", "thân nhân");
        h.person("Ữ", "nạn nhân 3");
        h.person("Hòa Bình", "người biết sự việc");
        h.number(Some("091087001234"));
        h.number(Some("+84912345678"));
        h.number(Some("B1234567"));
        h.public_number("0300588569");
        h.home(Some("Ấp Hòa Lợi, xã Thạnh Đông"), "Ấp Kinh 4");
        h.birth(NaiveDate::from_ymd_opt(1987, 3, 5).map(Birth::Full));
        h.ordered()
    }

    #[test]
    fn names_go_however_they_are_typed() {
        let table = [
            ("Ông Lê Văn Bé ngã; LÊ VĂN BÉ chết.", "Nạn nhân 1 ngã; nạn nhân 1 chết."),
            ("Lê Văn Bé ngã. Lê Văn Bé chết.", "Nạn nhân 1 ngã. Nạn nhân 1 chết."),
            ("Gọi anh Bé dậy; anh Bến đứng ngoài.", "Gọi nạn nhân 1 dậy; anh Bến đứng ngoài."),
            ("Gọi anh Văn Bé dậy.", "Gọi nạn nhân 1 dậy."),
            ("may cuon nguyen van ot luc 8 gio", "may cuon nạn nhân 2 luc 8 gio"),
            ("Đưa nạn nhân Ợt đi; nan nhan Ot bat tinh", "Đưa nạn nhân 2 đi; nan nhan Ot bat tinh"),
            ("nan nhan Ot bat tinh", "Nạn nhân 2 bat tinh"),
            ("Nạn nhân: Ợt, sinh tại đây", "Nạn nhân: nạn nhân 2, sinh tại đây"),
            ("Nhà bà Thị Sa Rên", "Nhà thân nhân"),
            ("gặp bà Sa Rên, bà Rên", "gặp thân nhân, thân nhân"),
            ("cháu Ữ và em ữ", "Nạn nhân 3 và nạn nhân 3"),
            ("Công nhân Bé dừng máy", "Nạn nhân 1 dừng máy"),
            ("Anh Được đứng ngoài", "Người biết sự việc đứng ngoài"),
            ("gặp Hòa Bình", "gặp người biết sự việc"),
            ("gặp Hoà Bình", "gặp người biết sự việc"),
        ];
        for (text, wanted) in table {
            assert_eq!(known().clean(text), wanted, "{text}");
        }
    }

    #[test]
    fn ordinary_words_stay() {
        for text in [
            "Không ai cả",
            "Lê Văn",
            "Lê Văn Béo đứng ngoài",
            "Lê Văn Bế đứng ngoài",
            "nạn nhân được đưa đi cấp cứu",
            "NẠN NHÂN ĐƯỢC ĐƯA ĐI CẤP CỨU",
            "một em bé đứng ngoài",
            "Máy bé, van được siết, hòa bình",
            "An Giang, bảo đảm an toàn",
            "ba Bé cười",
            "lúc 8 giờ 15 ngày 12/3/2026, mã số thuế 0300588569",
            "Mã số thuế 0351234567 của công ty; mức 125.000.000 đồng, 125000000 đồng",
            "vụ TNLĐ-91-2026-000123 theo Nghị định 39/2016/NĐ-CP, Quyết định 012345678/QĐ",
            "vệ sinh ngày 12/03/2026; học sinh năm 2026; phát sinh năm 2025",
            "áp suất 12.5 bar, 3 x 400 V, gọi 114",
        ] {
            assert_eq!(known().clean(text), text);
        }
    }

    #[test]
    fn numbers_addresses_and_days_of_birth_go() {
        let table = [
            ("CCCD 091087001234, hộ chiếu B1234567", "CCCD …, hộ chiếu …"),
            ("CCCD: 091 087 001 234; CMND 351234567.", "CCCD: …; CMND …."),
            ("CCCD 079190000001 của người khác", "CCCD … của người khác"),
            ("gọi 0912345678, 0912 345 678, 0912.345.678, +84 912 345 678", "gọi …, …, …, …"),
            ("gọi 0987654321 hoặc 02973861234", "gọi … hoặc …"),
            ("thư ot.nguyen@example.vn, gọi sau", "thư …, gọi sau"),
            ("ở Ấp Hòa Lợi, xã Thạnh Đông từ nhỏ", "ở … từ nhỏ"),
            ("ở ap hoa loi từ nhỏ", "ở … từ nhỏ"),
            ("sinh ngày 05/03/1987 tại đây", "sinh ngày … tại đây"),
            ("sinh năm 1987; năm sinh: 1990; SN 1991", "sinh năm …; năm sinh: …; SN …"),
            ("ngày 5 tháng 3 năm 1987", "ngày …"),
            ("(5-3-1987)", "(…)"),
        ];
        for (text, wanted) in table {
            assert_eq!(known().clean(text), wanted, "{text}");
        }
    }

    #[test]
    fn names_alone_are_asked_for() {
        assert!(known().names_somebody("lê văn bé") && known().names_somebody("anh Bé"));
        assert!(!known().names_somebody("gọi 0987654321") && !known().names_somebody("An Giang"));
    }
}
