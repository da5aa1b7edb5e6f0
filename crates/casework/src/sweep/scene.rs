//! The two hours to be at the scene (Nghị định 39/2016/NĐ-CP Điều 11 khoản 2) run at night too: whoever opens the list
//! of tasks finds them at the top, from the first minute, whether a message reached him or not.

use crate::app::{Casework, Now};
use crate::failure::Failure;
use crate::tasks::{TaskContent, TaskKind, case_task};
use domain::case::{Case, CaseDeadline};
use domain::law::{DeadlineKind, Moment};
use domain::time::human_datetime;
use domain::words::Localized;
use store::{Conn, tasks};

/// Opens the task while the clock runs, and withdraws it when somebody arrived or the case is at rest.
pub(super) fn ask(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    terms: &[CaseDeadline],
) -> Result<(), Failure> {
    let term = terms.iter().find(|t| t.term.kind == DeadlineKind::SceneArrival && t.open());
    let Some((term, due)) = term.and_then(|t| match t.term.due {
        Moment::At(at) => Some((t, at)),
        Moment::Day(_) => None,
    }) else {
        return super::withdraw_others(conn, case, TaskKind::SceneArrival, &[]);
    };
    let key = format!("scene/{}/{}", case.id, due.timestamp());
    super::withdraw_others(conn, case, TaskKind::SceneArrival, std::slice::from_ref(&key))?;
    let until = human_datetime(due);
    let mut content = TaskContent::new(
        Localized::new(
            format!("Vụ {}: có mặt tại hiện trường trước {until}", case.number),
            format!("Case {}: be at the scene before {until}", case.number),
        ),
        vec![term.term.explanation.clone()],
    );
    content.citation = Some(term.term.basis.citation.text.clone());
    content.steps = vec![
        Localized::new(
            "Cử người đi ngay; gọi người sử dụng lao động giữ nguyên hiện trường.",
            "Send somebody at once; have the employer keep the scene as it is.",
        ),
        Localized::new(
            "Khi đến nơi: mở vụ, chọn “Có mặt tại hiện trường”. Việc này tự khép lại.",
            "On arrival: open the case and record the arrival at the scene. This task then closes by itself.",
        ),
        Localized::new(
            "Không thể đến: ghi lý do ở đây và trong hồ sơ vụ.",
            "If nobody can come: write down why, here and in the file.",
        ),
    ];
    tasks::open(conn, &case_task(app, now, case, TaskKind::SceneArrival, &key, due, &content))?;
    Ok(())
}
