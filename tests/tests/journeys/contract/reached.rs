//! Which operations a run reached, and how they answered: read from the server's own log of requests.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Formatter};

use anyhow::{Context as _, Result};
use journeys::Context;

/// Method and path of every operation of the description.
pub(super) struct Operations(Vec<(String, String)>);

impl Operations {
    /// Reads the description of the running server.
    pub(super) async fn of(context: &Context) -> Result<Self> {
        let description = context.api.get("/api/v1/openapi.json").await?.expect(200)?;
        let paths = description.at("/paths")?.as_object().context("no paths")?;
        let verbs = ["get", "put", "post", "delete", "patch"];
        let mut all = Vec::new();
        for (path, item) in paths {
            let methods = item.as_object().context("no operations")?.keys();
            let methods = methods.filter(|method| verbs.contains(&method.as_str()));
            all.extend(methods.map(|method| (method.to_uppercase(), path.clone())));
        }
        Ok(Self(all))
    }

    /// The operation that a request is for; one that names its path beats one with a gap there.
    fn of_request(&self, method: &str, path: &str) -> Option<usize> {
        let candidates = self.0.iter().enumerate().filter(|(_, (m, p))| m == method && fits(p, path));
        candidates.min_by_key(|(_, (_, p))| p.matches('{').count()).map(|(number, _)| number)
    }
}

/// Does a path fit a template with gaps, such as `/cases/{id}`?
fn fits(template: &str, path: &str) -> bool {
    let (mut wanted, mut found) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(part), Some(other)) if part == other || (part.starts_with('{') && !other.is_empty()) => {}
            _differ => return false,
        }
    }
}

/// The answers of one run, by operation.
pub(super) struct Reached {
    answers: BTreeMap<usize, BTreeSet<u16>>,
    requests: usize,
    names: Vec<String>,
}

impl Reached {
    /// Reads the lines of the log that one run left.
    pub(super) fn read(operations: &Operations, log: &str) -> Self {
        let mut answers: BTreeMap<usize, BTreeSet<u16>> = BTreeMap::new();
        let mut requests = 0;
        for line in log.lines().filter(|line| line.contains("access_log: request ")) {
            let value = |name: &str| line.split(' ').find_map(|part| part.strip_prefix(name));
            let (Some(method), Some(path)) = (value("method="), value("path=")) else { continue };
            let Some(status) = value("status=").and_then(|status| status.parse().ok()) else { continue };
            requests += 1;
            if let Some(operation) = operations.of_request(method, path) {
                answers.entry(operation).or_default().insert(status);
            }
        }
        let names = operations.0.iter().map(|(method, path)| format!("{method} {path}")).collect();
        Self { answers, requests, names }
    }

    fn with(&self, wanted: impl Fn(u16) -> bool) -> usize {
        self.answers.values().filter(|statuses| statuses.iter().any(|status| wanted(*status))).count()
    }

    /// Operations that answered something else than "who are you?" and "there is no such thing".
    pub(super) fn answered(&self) -> usize {
        self.with(|status| status != 401 && status != 404)
    }

    /// Operations that did what was asked at least once.
    pub(super) fn succeeded(&self) -> usize {
        self.with(|status| (200..300).contains(&status))
    }

    /// Every operation with every status that it answered, one a line.
    pub(super) fn table(&self) -> String {
        let mut out = String::new();
        for (number, name) in self.names.iter().enumerate() {
            out += &format!(
                "{name} {:?}\n",
                self.answers.get(&number).into_iter().flatten().collect::<Vec<_>>()
            );
        }
        out
    }

    /// Operations that never answered anything but 401 and 404.
    pub(super) fn missed(&self) -> Vec<&str> {
        let reached = |number: &usize| {
            self.answers.get(number).is_some_and(|all| all.iter().any(|s| *s != 401 && *s != 404))
        };
        (0..self.names.len()).filter(|number| !reached(number)).map(|n| self.names[n].as_str()).collect()
    }
}

impl Display for Reached {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let of = |status: u16| self.with(|s| s == status);
        write!(
            f,
            "{} requests; of {} operations {} answered 2xx, {} 4xx (401: {}, 403: {}, 404: {}, 409: {}, 412: {}, 422: \
             {}), {} 5xx",
            self.requests,
            self.names.len(),
            self.succeeded(),
            self.with(|s| (400..500).contains(&s)),
            of(401),
            of(403),
            of(404),
            of(409),
            of(412),
            of(422),
            self.with(|s| s >= 500),
        )
    }
}
