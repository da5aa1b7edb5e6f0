//! What the table says of a request, and how an answer is held against it.

use domain::access::{Action, Relation, Role, granted};
use journeys::Reply;

use super::people::Person;
use super::world::{FINDING, Known, SPOT, VICTIM, World};

/// What the table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Granted: anything but a refusal of access.
    Allowed,
    /// Nobody is signed in.
    SignIn,
    /// The person may know of the object, or there is none, but may not do this.
    Forbidden,
    /// For this person there is no such object.
    Hidden,
}

/// What was asked and what came of it.
#[derive(Default)]
pub(super) struct Walk {
    /// Requests made.
    pub(super) asked: usize,
    /// Answers that differ, in words.
    pub(super) wrong: Vec<String>,
}

/// Whether a role may do this in one of these relations.
pub(super) fn may(person: &Person, action: Action, relations: &[Relation]) -> bool {
    granted(person.role, action, Relation::None)
        || relations.iter().any(|relation| granted(person.role, action, *relation))
}

/// Whether a role may do this on any object at all.
fn ever(person: &Person, action: Action) -> bool {
    Relation::ALL.iter().any(|relation| granted(person.role, action, *relation))
}

fn refused(person: &Person, action: Action, sees: bool) -> Verdict {
    match (person.signed_in(), ever(person, action), sees) {
        (false, _, _) => Verdict::SignIn,
        (true, false, _) | (true, true, true) => Verdict::Forbidden,
        (true, true, false) => Verdict::Hidden,
    }
}

/// An action without an object, or one that makes its object.
pub(super) fn plain(person: &Person, action: Action) -> Verdict {
    if ever(person, action) { Verdict::Allowed } else { refused(person, action, false) }
}

/// An action on a case.
pub(super) fn on_case(person: &Person, action: Action, known: &Known) -> Verdict {
    let relations = known.relations(person);
    if may(person, action, &relations) {
        return Verdict::Allowed;
    }
    refused(person, action, may(person, Action::ReadCase, &relations))
}

/// An action on something of a case that is not there.
pub(super) fn on_nothing_of_case(person: &Person, action: Action, known: &Known) -> Verdict {
    match on_case(person, action, known) {
        Verdict::Allowed => Verdict::Hidden,
        other => other,
    }
}

/// The files of the victims: for whoever sees all evidence, before the announcement.
pub(super) fn on_whole_file(person: &Person, known: &Known) -> Verdict {
    let whole = may(person, Action::ReadEvidence, &known.relations(person));
    match on_case(person, Action::ListEvidence, known) {
        Verdict::Allowed if !whole => Verdict::Hidden,
        other => other,
    }
}

/// Supplementing a report: beside the table, a report is only there for who filed it and for the department.
pub(super) fn on_report(person: &Person, action: Action, known: &Known) -> Verdict {
    match on_case(person, action, known) {
        Verdict::Allowed if person.role == Role::Commune => Verdict::Hidden,
        other => other,
    }
}

/// The alerts of a case: who reads the case reads those of the own agency, perhaps none.
pub(super) fn alerts_of_case(person: &Person, known: &Known) -> Verdict {
    match on_case(person, Action::ReadAlerts, known) {
        Verdict::Forbidden if ever(person, Action::ReadAlerts) => Verdict::Allowed,
        other => other,
    }
}

/// An action on the alert.
pub(super) fn on_alert(person: &Person, action: Action, world: &World) -> Verdict {
    let relations = world.relations_to_alert(person);
    if may(person, action, &relations) {
        return Verdict::Allowed;
    }
    refused(person, action, may(person, Action::ReadAlerts, &relations))
}

/// An action on something that is not there.
pub(super) fn on_nothing(person: &Person, action: Action) -> Verdict {
    match plain(person, action) {
        Verdict::Allowed => Verdict::Hidden,
        other => other,
    }
}

/// An action on a task or a drill of the province; for who is of another it does not exist.
pub(super) fn of_the_department(person: &Person, action: Action) -> Verdict {
    let relations: &[Relation] = if person.of_province { &[Relation::OwnProvince] } else { &[] };
    if may(person, action, relations) { Verdict::Allowed } else { refused(person, action, false) }
}

/// An action on the sites of the enterprise whose cases they are.
pub(super) fn on_enterprise(person: &Person, action: Action) -> Verdict {
    let mut relations = Vec::new();
    if person.of_province {
        relations.push(Relation::OwnProvince);
    }
    if person.is_declarant() {
        relations.push(Relation::OwnEnterprise);
    }
    if may(person, action, &relations) { Verdict::Allowed } else { refused(person, action, false) }
}

/// An action on the webhook.
pub(super) fn on_webhook(person: &Person, action: Action, world: &World) -> Verdict {
    let relations = world.relations_to_webhook(person);
    if may(person, action, &relations) {
        return Verdict::Allowed;
    }
    refused(person, action, may(person, Action::ReadWebhooks, &relations))
}

/// An action on something that belongs to one person.
pub(super) fn on_own(person: &Person, action: Action, owner: &str) -> Verdict {
    match plain(person, action) {
        Verdict::Allowed if person.login != owner => Verdict::Hidden,
        other => other,
    }
}

impl Walk {
    /// Holds an answer of the interface against the verdict, by status and code.
    pub(super) fn judge(&mut self, person: &Person, reply: &Reply, verdict: Verdict) {
        let code = reply.json["code"].as_str().unwrap_or_default();
        let found = match (reply.status, code) {
            (401, "sign_in_required") => Verdict::SignIn,
            // The department is told that an employer's own team does this alone.
            (403, "forbidden") | (409, "employers_own_team") => Verdict::Forbidden,
            (404, "not_found") => Verdict::Hidden,
            _other => Verdict::Allowed,
        };
        self.note(person, reply, verdict, found == verdict && reply.status < 500);
    }

    /// Holds a page against the verdict, by status. What may not be known and what may not be done look
    /// the same to who has no part in the case.
    pub(super) fn judge_page(&mut self, person: &Person, reply: &Reply, verdict: Verdict) {
        let right = match verdict {
            Verdict::Allowed => !matches!(reply.status, 401 | 403 | 404),
            Verdict::SignIn => {
                let to_sign_in = reply.header("location").is_some_and(|to| to.starts_with("/dang-nhap"));
                reply.status == 401 || (reply.status == 303 && to_sign_in)
            }
            Verdict::Forbidden | Verdict::Hidden => {
                let taken_over_first = reply.text.contains("Đoàn điều tra của cơ sở kết luận");
                matches!(reply.status, 403 | 404) || (matches!(reply.status, 409 | 422) && taken_over_first)
            }
        };
        self.note(person, reply, verdict, right && reply.status < 500);
    }

    fn note(&mut self, person: &Person, reply: &Reply, verdict: Verdict, right: bool) {
        self.asked += 1;
        let who = if person.signed_in() { person.login } else { "nobody" };
        if !right {
            let code = reply.json["code"].as_str().unwrap_or_default();
            self.wrong.push(format!("{who}: {} is {} {code}, not {verdict:?}", reply.request, reply.status));
        }
    }

    /// Fails when an answer tells what the person may not know of the cases.
    pub(super) fn keep_secrets(&mut self, person: &Person, reply: &Reply, world: &World) {
        let sees = |action| world.cases.iter().any(|known| may(person, action, &known.relations(person)));
        let mut secrets = Vec::new();
        if !sees(Action::ReadCase) {
            secrets.extend(world.cases.iter().map(|known| known.case.number.as_str()));
            secrets.push(SPOT);
        }
        if !sees(Action::ReadVictims) {
            secrets.push(VICTIM);
        }
        if !sees(Action::ReadFindings) {
            secrets.push(FINDING);
        }
        let body = unescaped(&reply.text);
        for secret in secrets {
            if body.contains(secret) {
                self.wrong.push(format!("{}: {} tells {secret}", person.login, reply.request));
            }
        }
    }
}

/// A page writes some letters as entities.
fn unescaped(text: &str) -> String {
    text.replace("&#45;", "-").replace("&#x2d;", "-")
}
