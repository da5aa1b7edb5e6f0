//! The further filters of the list of cases: stage, class, who investigates, officer, commune, days of the accident.

use super::case_list::encode;
use super::filtered::FilterField;
use super::page::Page;
use crate::form::Values;
use crate::forms::words::first_upper;
use casework::cases::CaseQuery;
use casework::directory;
use chrono::NaiveDate;
use domain::access::{Action, Relation, Role, granted};
use domain::case::StageKind;
use domain::ids::UserId;
use domain::reference::Geography;
use domain::time::human_date;
use domain::value::{ValueError, parse_date};
use domain::words::{EventClass, Lang, TeamLevel};
use tnld_http::Fault;

/// A day as it was typed, and what it is.
#[derive(Debug, Clone, Default, PartialEq)]
struct Day {
    typed: String,
    day: Option<NaiveDate>,
    /// Why it is none.
    error: Option<String>,
}

impl Day {
    fn read(values: &Values, name: &str, lang: Lang) -> Self {
        let typed: String = values.get(name).unwrap_or_default().trim().chars().take(40).collect();
        if typed.is_empty() {
            return Self::default();
        }
        match parse_date(&typed) {
            Ok(day) => Self { typed: human_date(day), day: Some(day), error: None },
            Err(why) => Self { typed, day: None, error: Some(why.message(lang)) },
        }
    }
}

/// What was asked for besides the filter in words.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Narrower {
    stage: Option<StageKind>,
    class: Option<EventClass>,
    level: Option<TeamLevel>,
    officer: Option<UserId>,
    commune: Option<String>,
    from: Day,
    to: Day,
}

impl Narrower {
    /// Reads the address; a choice that is none is left out, a day that is none is kept with its error.
    pub(crate) fn read(values: &Values, lang: Lang) -> Self {
        let get = |name: &str| values.get(name).map(str::trim).filter(|v| !v.is_empty());
        Self {
            stage: get("giai-doan").and_then(|v| v.parse().ok()),
            class: get("loai").and_then(|v| v.parse().ok()),
            level: get("cap").and_then(|v| v.parse().ok()),
            officer: get("can-bo").and_then(|v| v.parse().ok()),
            commune: get("xa")
                .filter(|v| v.len() == 5 && v.bytes().all(|b| b.is_ascii_digit()))
                .map(str::to_owned),
            from: Day::read(values, "tu", lang),
            to: Day::read(values, "den", lang),
        }
    }

    /// The same for the filters in words, which are about stages of their own.
    pub(crate) fn of_any_stage(&self) -> Self {
        Self { stage: None, ..self.clone() }
    }

    /// Does a filter in words over these stages leave the stage asked for?
    pub(crate) fn fits(&self, stages: &[&str]) -> bool {
        stages.is_empty() || self.stage.is_none_or(|s| stages.contains(&s.as_str()))
    }

    /// Name in the address and value of each filter that is set.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let set = [
            ("giai-doan", self.stage.map(|s| s.as_str().to_owned())),
            ("loai", self.class.map(|c| c.as_str().to_owned())),
            ("cap", self.level.map(|l| l.as_str().to_owned())),
            ("can-bo", self.officer.map(|o| o.to_string())),
            ("xa", self.commune.clone()),
            ("tu", Some(self.from.typed.clone())),
            ("den", Some(self.to.typed.clone())),
        ];
        set.into_iter().filter_map(|(n, v)| Some((n, v.filter(|v| !v.is_empty())?))).collect()
    }

    /// The same as a piece of an address.
    pub(crate) fn address(&self) -> Vec<String> {
        self.pairs().iter().map(|(n, v)| format!("{n}={}", encode(v))).collect()
    }

    /// Is a day none of the calendar, or the last one before the first?
    pub(crate) fn wrong(&self) -> bool {
        self.from.error.is_some() || self.to.error.is_some()
    }

    /// Narrows the query.
    pub(crate) fn narrow(&self, mut query: CaseQuery) -> CaseQuery {
        if let Some(stage) = self.stage {
            query.stages = vec![stage.as_str().to_owned()];
        }
        query.classes = self.class.iter().map(|c| c.as_str().to_owned()).collect();
        query.team_level = self.level.map(|l| l.as_str().to_owned());
        query.assigned_to = self.officer.map(|o| o.0).or(query.assigned_to);
        query.commune = self.commune.clone();
        query.occurred_from = self.from.day;
        query.occurred_to = self.to.day;
        query
    }

    /// The fields; the officers and communes only for whom they are more than one.
    pub(crate) async fn fields(&self, p: &Page) -> Result<Vec<FilterField>, Fault> {
        let lang = p.lang();
        let field = |name: &'static str, value: Option<String>, options: Vec<(String, String)>| FilterField {
            name,
            label: p.t(&format!("list.by_{}", name.replace('-', "_"))),
            value: value.unwrap_or_default(),
            options,
            open: true,
            error: None,
        };
        let stages = StageKind::ALL.iter().map(|s| (s.as_str().to_owned(), first_upper(s.label(lang))));
        let classes = EventClass::ALL.iter().map(|c| (c.as_str().to_owned(), first_upper(c.label(lang))));
        let levels = TeamLevel::ALL.iter().map(|l| (l.as_str().to_owned(), first_upper(l.label(lang))));
        let mut out = vec![
            field("giai-doan", self.stage.map(|s| s.as_str().to_owned()), stages.collect()),
            field("loai", self.class.map(|c| c.as_str().to_owned()), classes.collect()),
            field("cap", self.level.map(|l| l.as_str().to_owned()), levels.collect()),
        ];
        if Relation::ALL.iter().any(|r| granted(p.actor().role, Action::Assign, *r)) {
            let officers = directory::officers(&p.app, p.context(Action::Assign)?).await?;
            let officers = officers.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
            out.push(field("can-bo", self.officer.map(|o| o.to_string()), officers));
        }
        if !matches!(p.actor().role, Role::Commune | Role::CommunePolice) {
            out.push(field("xa", self.commune.clone(), communes(p)));
        }
        for (name, day) in [("tu", &self.from), ("den", &self.to)] {
            let typed = Some(day.typed.clone());
            out.push(FilterField { error: day.error.clone(), ..field(name, typed, Vec::new()) });
        }
        Ok(out)
    }
}

/// The communes of the province in the order of their names.
pub(super) fn communes(p: &Page) -> Vec<(String, String)> {
    let mut all = Geography::embedded().communes_of(&p.app.settings().province, p.today());
    all.sort_by_cached_key(|c| domain::reference::fold(&c.name));
    all.iter().map(|c| (c.code.as_str().to_owned(), c.name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Narrower {
        let mut values = Values::default();
        pairs.iter().for_each(|(n, v)| values.set(n, *v));
        Narrower::read(&values, Lang::Vi)
    }

    #[test]
    fn every_filter_narrows_the_query_and_stays_in_the_address() {
        let asked = read(&[
            ("giai-doan", "suspended"),
            ("loai", "fatal"),
            ("cap", "province"),
            ("xa", "31078"),
            ("tu", "1/11/2026"),
            ("den", "30/11/2026"),
        ]);
        let base =
            CaseQuery { stages: vec!["investigating".into(), "suspended".into()], ..CaseQuery::default() };
        let query = asked.narrow(base);
        assert_eq!(query.stages, ["suspended"]);
        assert_eq!(query.classes, ["fatal"]);
        assert_eq!(query.team_level.as_deref(), Some("province"));
        assert_eq!(query.commune.as_deref(), Some("31078"));
        assert_eq!(query.occurred_from, NaiveDate::from_ymd_opt(2026, 11, 1));
        assert_eq!(query.occurred_to, NaiveDate::from_ymd_opt(2026, 11, 30));
        assert_eq!(
            asked.address().join("&"),
            "giai-doan=suspended&loai=fatal&cap=province&xa=31078&tu=01%2F11%2F2026&den=30%2F11%2F2026"
        );
    }

    #[test]
    fn what_is_no_choice_is_left_out_and_what_is_no_day_is_kept_with_its_error() {
        let asked = read(&[("loai", "nope"), ("xa", "' or 1"), ("tu", "31/2/2026"), ("can-bo", "x")]);
        assert_eq!(asked.pairs(), [("tu", "31/2/2026".to_owned())]);
        assert!(asked.wrong());
        assert_eq!(asked.narrow(CaseQuery::default()), CaseQuery::default());
    }
}
