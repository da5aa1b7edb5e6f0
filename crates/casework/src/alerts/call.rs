//! The last rung: a person of the department telephones, with what to say.

use crate::app::Casework;
use crate::failure::Failure;
use crate::tasks::{TaskContent, TaskKind};
use domain::time::{Instant, human_datetime, vn_date};
use domain::words::{Localized, RoleKey};
use serde_json::json;
use store::{AlertRow, Conn, TaskRow, TaskState, agencies, duty_rosters};

/// The task to call a recipient who has not confirmed. It names the case by its number alone: whom to call and
/// what to say, never who was hurt.
pub(super) fn call_task(
    conn: &mut Conn,
    app: &Casework,
    row: &AlertRow,
    at: Instant,
    until: Instant,
    round: i32,
) -> Result<TaskRow, Failure> {
    let drill = row.drill_id.is_some();
    let mut content = TaskContent::new(title(row), Vec::new());
    content.phones = phones(conn, row, at)?;
    content.steps = vec![
        Localized::new(
            "Xưng tên, đơn vị và hỏi tên, đơn vị của người nghe máy.",
            "Give your name and unit; ask for the name and unit of whoever answers.",
        ),
        what_to_say(row),
        Localized::new(
            "Không nêu tên, thương tích của người bị nạn nếu chưa chắc người nghe là cán bộ có trách nhiệm.",
            "Name no victim and no injury unless you are sure that you speak to a responsible officer.",
        ),
        Localized::new(
            "Ghi kết quả: đã xác nhận (họ tên, đơn vị), chưa liên lạc được, hoặc từ chối.",
            "Record the outcome: confirmed (name, unit), not reached, or refused.",
        ),
    ];
    if drill {
        content.why.push(Localized::new(
            "Đây là DIỄN TẬP: không có tai nạn nào. Nói rõ điều đó ngay câu đầu.",
            "This is a DRILL: there is no accident. Say so in the first sentence.",
        ));
    }
    if content.phones.is_empty() {
        content.steps.insert(
            0,
            Localized::new(
                "Danh bạ chưa có số điện thoại của cơ quan này: tra tổng đài hoặc hỏi trực ban Công an tỉnh, rồi bổ sung vào danh bạ.",
                "The directory has no number of this agency: ask directory enquiries or the duty desk of the provincial police, then add it to the directory.",
            ),
        );
    }
    Ok(TaskRow {
        id: app.id(),
        province: row.province.clone(),
        kind: TaskKind::PhoneCall.as_str().to_owned(),
        state: TaskState::Open,
        urgency: row.urgency.clone(),
        case_id: row.case_id,
        alert_id: Some(row.id),
        drill_id: row.drill_id,
        content: json!(content),
        dedupe: format!("call/{}/{round}", row.id),
        created_at: at,
        due_at: until.min(at + chrono::Duration::minutes(10)),
        done_at: None,
        done_by: None,
        outcome: None,
        note: None,
        version: 1,
    })
}

fn title(row: &AlertRow) -> Localized {
    let who = &row.recipient_name;
    if row.drill_id.is_some() {
        return Localized::new(
            format!("DIỄN TẬP – gọi {who}: tin báo diễn tập chưa được xác nhận"),
            format!("DRILL – call {who}: the alert of the drill is not confirmed"),
        );
    }
    Localized::new(
        format!("Gọi {who}: tin báo vụ {} chưa được xác nhận", row.subject),
        format!("Call {who}: the alert of case {} is not confirmed", row.subject),
    )
}

fn what_to_say(row: &AlertRow) -> Localized {
    let at = human_datetime(row.created_at);
    if row.drill_id.is_some() {
        return Localized::new(
            format!(
                "Nói: “Đây là diễn tập, không có tai nạn. Chúng tôi đã gửi tin báo diễn tập lúc {at} và chưa thấy xác nhận. Đề nghị mở thư và xác nhận, hoặc xác nhận ngay qua điện thoại này.”"
            ),
            format!(
                "Say: “This is a drill, there is no accident. We sent the alert of the drill at {at} and see no confirmation. Please open the mail and confirm, or confirm now on the telephone.”"
            ),
        );
    }
    Localized::new(
        format!(
            "Nói: “Chúng tôi đã gửi tin báo vụ {} lúc {at} và chưa thấy xác nhận. Đề nghị mở thư và xác nhận, hoặc xác nhận ngay qua điện thoại này.”",
            row.subject
        ),
        format!(
            "Say: “We sent the alert of case {} at {at} and see no confirmation. Please open the mail and confirm, or confirm now on the telephone.”",
            row.subject
        ),
    )
}

/// Duty officers first, then the agency, then the one above it.
fn phones(conn: &mut Conn, row: &AlertRow, at: Instant) -> Result<Vec<(String, String)>, Failure> {
    let mut out: Vec<(String, String)> = Vec::new();
    if let Some(id) = row.agency_id {
        for officer in duty_rosters::on_duty(conn, id, at)? {
            out.extend(officer.phone.map(|phone| (officer.officer, phone)));
        }
        let agency = agencies::get(conn, id)?;
        out.extend(agency.phone.map(|phone| (agency.name_vi, phone)));
    }
    let police = RoleKey::PoliceProvince.as_str();
    for agency in agencies::find(conn, police, &row.province, None, vn_date(at))? {
        out.extend(agency.phone.map(|phone| (agency.name_vi, phone)));
    }
    out.dedup();
    Ok(out)
}
