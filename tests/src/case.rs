//! One case, as people of different roles see it and act on it.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::api::{Api, Reply};

/// A case that a report opened.
#[derive(Debug, Clone)]
pub struct Case {
    /// Id.
    pub id: String,
    /// Number, such as `TNLĐ-91-2026-000001`.
    pub number: String,
    /// The report that opened it.
    pub report: String,
}

impl Case {
    /// The case that the answer to a report names.
    pub fn opened(reply: &Reply) -> Result<Self> {
        Ok(Self {
            id: reply.text_at("/case_id")?,
            number: reply.text_at("/number")?,
            report: reply.text_at("/report_id")?,
        })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/api/v1/cases/{}", self.id)
    }

    /// Reads it.
    pub async fn read(&self, api: &Api) -> Result<Reply> {
        api.get(&self.path()).await?.expect(200)
    }

    /// Gives a command under the version that was just read, whatever the answer.
    pub async fn try_command(&self, api: &Api, command: &str, body: Value) -> Result<Reply> {
        api.change_latest(&self.path(), &format!("{}/{command}", self.path()), &body).await
    }

    /// The same; it must succeed and leave the case in this stage.
    pub async fn command(&self, api: &Api, command: &str, stage: &str, body: Value) -> Result<Reply> {
        let reply = self.try_command(api, command, body).await?.expect(200)?;
        let found = reply.text_at("/stage")?;
        ensure!(found == stage, "after {command} the case is {found} and not {stage}");
        Ok(reply)
    }

    /// Adds a piece of evidence without a file; answers its id.
    pub async fn evidence(&self, api: &Api, kind: &str, title: &str) -> Result<String> {
        let item = json!({ "kind": kind, "title": title, "obtained_on": crate::when::today().to_string() });
        api.post(&format!("{}/add-evidence", self.path()), &item).await?.expect(201)?.text_at("/evidence_id")
    }

    /// Every member of the team signs the minutes of the investigation.
    pub async fn sign(&self, api: &Api, number: &str) -> Result<Reply> {
        let read = self.read(api).await?;
        let members = read.list_at("/team/members")?;
        let signatures: Vec<Value> =
            members.iter().map(|m| json!({ "name": m["name"], "signed": true })).collect();
        let body = json!({
            "minutes_number": number, "signed_on": crate::when::today().to_string(), "signatures": signatures,
        });
        self.command(api, "sign-findings", "concluded", body).await
    }

    /// Records that the minutes reached everybody on the service list who waits.
    pub async fn serve_everybody(&self, api: &Api, served_at: &str) -> Result<usize> {
        let reply = self.read(api).await?;
        let open: Vec<Value> = reply
            .list_at("/minutes/recipients")?
            .iter()
            .filter(|r| r["served_at"].is_null())
            .cloned()
            .collect();
        for line in &open {
            let body =
                json!({ "entry": line["no"], "how": "post", "served_at": served_at, "proof": "RK 123" });
            api.post(&format!("{}/record-service", self.path()), &body).await?.expect(200)?;
        }
        Ok(open.len())
    }

    /// Says of every missing point of the victims' files that it does not apply. Answers how many were missing.
    pub async fn complete_files(&self, api: &Api) -> Result<usize> {
        let list = api.get(&format!("{}/file-list", self.path())).await?.expect(200)?;
        let mut marked = 0;
        for file in list.list_at("/files")? {
            for entry in file["entries"].as_array().context("no entries")? {
                if entry["state"] != "missing" {
                    continue;
                }
                let mark = json!({
                    "victim_id": file["victim_id"], "point": entry["point"], "reason": "Vụ không có giấy tờ này",
                });
                api.post(&format!("{}/mark-file-point", self.path()), &mark).await?.expect(200)?;
                marked += 1;
            }
        }
        Ok(marked)
    }

    /// Every term of a kind, oldest first.
    pub async fn deadlines(&self, api: &Api, kind: &str) -> Result<Vec<Value>> {
        let reply = api.get(&format!("{}/deadlines", self.path())).await?.expect(200)?;
        let all = reply.list_at("")?;
        for term in all {
            let told = |pointer: &str| {
                term.pointer(pointer).and_then(Value::as_str).is_some_and(|text| text.len() > 10)
            };
            ensure!(told("/basis/citation"), "a term without its article: {term}");
            ensure!(
                told("/explanation/vi") && told("/explanation/en"),
                "a term that does not explain itself: {term}"
            );
        }
        Ok(all.iter().filter(|term| term["kind"] == kind).cloned().collect())
    }

    /// The only term of a kind.
    pub async fn deadline(&self, api: &Api, kind: &str) -> Result<Value> {
        let terms = self.deadlines(api, kind).await?;
        ensure!(terms.len() == 1, "{} terms of the kind {kind}: {terms:#?}", terms.len());
        terms.into_iter().next().context("no term")
    }

    /// The timeline, oldest first.
    pub async fn timeline(&self, api: &Api) -> Result<Vec<Value>> {
        let reply = api.get(&format!("{}/timeline", self.path())).await?.expect(200)?;
        Ok(reply.list_at("")?.clone())
    }

    /// Kinds of the entries of the case's own log, in order.
    pub async fn story(&self, api: &Api) -> Result<Vec<String>> {
        let entries = self.timeline(api).await?;
        let own = entries.iter().filter(|entry| entry["stream"] == "case");
        Ok(own.filter_map(|entry| entry["kind"].as_str().map(str::to_owned)).collect())
    }

    /// The body of a command on the report that opened it.
    #[must_use]
    pub fn on_report(&self) -> Value {
        json!({ "report_id": self.report })
    }
}

/// Whether a term has these values; else an error that shows it.
pub fn has(term: &Value, expected: &Value) -> Result<()> {
    for (name, value) in expected.as_object().context("the expectation is no object")? {
        ensure!(&term[name] == value, "{name} is {} and not {value} in {term:#}", term[name]);
    }
    Ok(())
}
