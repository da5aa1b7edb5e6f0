//! What whoever asks must keep in mind: assumptions made, doubts left, special cases.

use super::question::Question;
use crate::law::{AccidentFacts, Classification, Confidence, LawSet, TeamDecision};
use crate::reference::{Commune, Geography, serious_injuries};
use crate::words::{DeathKind, EventClass, Localized, Sector, Severity};
use chrono::NaiveDate;

#[expect(clippy::too_many_arguments, reason = "one reader of everything the answer rests on")]
pub(super) fn warnings(
    law: &LawSet,
    geo: &Geography,
    q: &Question,
    f: &AccidentFacts,
    c: &Classification,
    team: &TeamDecision,
    commune: &Commune,
    act_on: NaiveDate,
) -> Vec<Localized> {
    let mut out = team.notes.clone();
    let mut say = |when: bool, vi: &str, en: &str| {
        if when {
            out.push(Localized::new(vi, en));
        }
    };
    say(
        q.received_at.is_none(),
        "Không nêu thời điểm nhận tin: các thời hạn được tính từ thời điểm xảy ra tai nạn.",
        "No time of receipt was given: terms are counted from the time of the accident.",
    );
    say(
        c.class == EventClass::Unknown,
        "Chưa rõ thương vong: phải khai báo, báo tin như vụ từ 02 người bị thương nặng và bổ sung ngay khi biết.",
        "Casualties are not known: declare as for two or more seriously injured, and supplement as soon as they are.",
    );
    say(
        true,
        "Loại vụ trong hồ sơ là tạm thời cho đến khi có giấy tờ y tế; thay đổi loại vụ làm thay đổi nơi nhận, Đoàn điều tra và thời hạn.",
        "In a case the class is provisional until a medical document is there; a change of class changes recipients, team and terms.",
    );
    say(
        f.victims.iter().any(|v| v.outcome == Severity::Light && !v.serious_codes.is_empty()),
        "Có mã chấn thương của Phụ lục II nên nạn nhân được tính là bị thương nặng.",
        "An injury of the statutory list was given, so the victim counts as seriously injured.",
    );
    let doubtful = f
        .victims
        .iter()
        .flat_map(|v| &v.serious_codes)
        .any(|code| serious_injuries().get(code).is_some_and(|e| e.confidence != Confidence::Sure));
    say(
        doubtful,
        "Từ ngữ của một số mã chấn thương cần đối chiếu với văn bản gốc của Phụ lục II.",
        "The wording of some injury codes is still to be compared with the original of Annex II.",
    );
    say(
        f.victims.iter().any(|v| v.death == Some(DeathKind::Treatment)),
        "Chết trong thời gian điều trị hoặc do vết thương tái phát phải có kết luận giám định pháp y.",
        "Death during treatment or of a recurring wound needs a forensic conclusion.",
    );
    say(
        f.victims.iter().any(|v| !v.is_worker),
        "Người không phải là người lao động được ghi nhận nhưng không tính vào loại vụ.",
        "People who are not workers are recorded but do not count.",
    );
    say(
        f.sector != Sector::General,
        "Lĩnh vực đặc thù: pháp luật chuyên ngành áp dụng trước; kiểm tra quy định của ngành.",
        "Special sector: its own law comes first; check the rules of the sector.",
    );
    say(
        f.sector == Sector::Maritime,
        "Tàu cá không thuộc phạm vi quy định về tai nạn hàng hải: chọn lĩnh vực thông thường.",
        "Fishing vessels are outside the maritime rules: choose the general sector.",
    );
    place(geo, f, commune, act_on, &mut out);
    let bases = law.filing_duties(f, c, act_on);
    let unsure: Vec<_> = bases
        .iter()
        .filter(|d| d.basis.citation.confidence == Confidence::Unsure)
        .map(|d| d.basis.rule.0.as_str())
        .collect();
    if !unsure.is_empty() {
        let rules = unsure.join(", ");
        out.push(Localized::new(
            format!("Nơi nhận theo quy tắc {rules} chưa chắc chắn: hỏi lại cơ quan lao động cấp tỉnh."),
            format!("The recipient under rule {rules} is not certain: ask the provincial labour authority."),
        ));
    }
    out
}

fn place(geo: &Geography, f: &AccidentFacts, commune: &Commune, act_on: NaiveDate, out: &mut Vec<Localized>) {
    let Some(now) = geo.carry(&f.commune, f.occurred_on, act_on) else { return };
    if now.name == commune.name && now.province_code == commune.province_code {
        return;
    }
    let divided =
        geo.successors(&f.commune).first().is_some_and(|s| s.part) && commune.district_name.is_some();
    let (vi, en) = if divided {
        (" (xã đã được chia; hãy xác định đúng đơn vị)", " (the commune was divided: make sure which part)")
    } else {
        ("", "")
    };
    out.push(Localized::new(
        format!(
            "{} nay thuộc {}{vi}; cơ quan nhận tin là cơ quan của nơi này.",
            commune.address(),
            now.address()
        ),
        format!(
            "{} is now in {}{en}; the agencies of that place are competent.",
            commune.address(),
            now.address()
        ),
    ));
}
