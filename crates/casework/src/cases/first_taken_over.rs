//! What an employer's own team does alone: the department is told how it gets there.

use crate::failure::Failure;
use domain::access::{Denied, Relation, Role, granted};
use domain::case::Refusal;

/// The refusal of an action that the department has in the cases of its own level and not in those of an employer's own
/// team: it says what to do first. Any other refusal stays as it is.
pub fn first_taken_over(denied: Denied, role: Role) -> Failure {
    let Denied::Forbidden(action) = denied else { return denied.into() };
    if !granted(role, action, Relation::OwnLevel) || granted(role, action, Relation::OwnProvince) {
        return denied.into();
    }
    Refusal::rule(
        "employers_own_team",
        "Đoàn điều tra của cơ sở kết luận, công bố và kết thúc vụ này. Nếu Sở thấy cần thiết thì lấy vụ lên cấp tỉnh điều tra trước khi công bố, hoặc quyết định điều tra lại sau khi công bố, rồi mới làm việc này.",
        "The establishment's own team concludes, announces and closes this case. Where the department finds it necessary, it takes the case over before the announcement, or orders another investigation after it, and does this then.",
        "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 1, khoản 2",
    )
    .into()
}
