//! Every form, and the test that each has its words.

use super::{
    ACKNOWLEDGE, ADD_EVIDENCE, AGENCY, ASSESSMENT, BENEFITS, CALL, CLOSE_SITE, COMMUNE_NOTICE,
    COMMUNE_RECORD, DECLARATION, DRILL, DUTY_TURN, FILE_DOCUMENT, ISSUE_DOCUMENT, LOGGED_REPORT,
    MARK_FILE_POINT, MERGE, MOVE_EVIDENCE, NOTICE_CODE, PASSWORD, PREVENTION, REFUSE_REGISTRATION,
    REGISTRATION, RESET_PASSWORD, SIGN_IN, SITE, TASK, TOKEN, URGENT_NOTICE, USER, VERIFY_DOCUMENT, WEBHOOK,
    WITHDRAW_EVIDENCE, of_command,
};

/// Every form, for the tests of catalogues and names.
pub fn all() -> Vec<&'static crate::form::Form> {
    let mut out = vec![
        &URGENT_NOTICE,
        &DECLARATION,
        &COMMUNE_NOTICE,
        &COMMUNE_RECORD,
        &LOGGED_REPORT,
        &ASSESSMENT,
        &BENEFITS,
        &NOTICE_CODE,
        &REGISTRATION,
        &REFUSE_REGISTRATION,
        &SITE,
        &CLOSE_SITE,
        &SIGN_IN,
        &PASSWORD,
        &USER,
        &RESET_PASSWORD,
        &AGENCY,
        &DUTY_TURN,
        &TOKEN,
        &WEBHOOK,
        &ACKNOWLEDGE,
        &MERGE,
        &CALL,
        &TASK,
        &DRILL,
        &ADD_EVIDENCE,
        &FILE_DOCUMENT,
        &ISSUE_DOCUMENT,
        &VERIFY_DOCUMENT,
        &MOVE_EVIDENCE,
        &WITHDRAW_EVIDENCE,
        &MARK_FILE_POINT,
        &PREVENTION,
    ];
    out.extend(domain::case::CommandKind::ALL.iter().filter_map(|c| of_command(*c)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Item;
    use crate::messages;
    use domain::words::Lang;

    #[test]
    fn every_form_has_its_words() {
        let mut missing = Vec::new();
        let mut want = |key: String| {
            if messages::find(Lang::Vi, &key).is_none() {
                missing.push(key);
            }
        };
        for form in all() {
            for part in ["title", "send"] {
                want(format!("form.{}.{part}", form.key));
            }
            for step in form.steps {
                want(format!("step.{}.{}.title", form.key, step.slug));
                for item in step.items {
                    match item {
                        Item::Heading(key) => want(format!("heading.{key}")),
                        Item::Repeat(r) => {
                            ["title", "add", "remove"].iter().for_each(|p| want(format!("{}.{p}", r.key())))
                        }
                        Item::Field(_) => {}
                    }
                }
            }
            for field in form.fields().filter(|f| !matches!(f.kind, crate::form::Kind::Hidden)) {
                want(format!("{}.label", field.key()));
            }
        }
        missing.sort();
        missing.dedup();
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn no_form_asks_the_same_twice() {
        for form in all() {
            let mut names: Vec<_> = form.fields().map(|f| f.name).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{}", form.key);
        }
    }
}
