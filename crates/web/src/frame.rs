//! What stands around every page: agency, language, navigation, demonstration ribbon, footer.

use crate::{assets, messages};
use domain::access::{Action, Actor, Relation, Role, granted};
use domain::words::Lang;

/// Who is signed in, as the header shows it.
#[derive(Debug, Clone)]
pub struct UserBadge {
    /// Name.
    pub name: String,
    /// Role in words.
    pub role: String,
}

/// One entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Address.
    pub href: &'static str,
    /// Words.
    pub label: String,
    /// The page shown belongs here.
    pub current: bool,
    /// Behind "more": there are too many for one line.
    pub more: bool,
}

/// The frame.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Language of the page.
    pub lang: Lang,
    /// Title of the page.
    pub title: String,
    /// The page shows errors; its title says so.
    pub has_error: bool,
    /// The same page in the other language.
    pub switch_url: String,
    /// Name of the agency.
    pub agency: String,
    /// Who is signed in.
    pub user: Option<UserBadge>,
    /// Navigation by role.
    pub nav: Vec<NavItem>,
    /// A demonstration.
    pub demo: bool,
    /// Version of the program.
    pub version: String,
    /// SHA-256 of the law set.
    pub law_hash: String,
    /// Whom to call.
    pub contact: String,
    /// Secret that forms must carry.
    pub csrf: String,
    /// Id of the request, for support.
    pub request_id: String,
}

impl Frame {
    /// The text under a key.
    pub fn t(&self, key: &str) -> String {
        messages::t(self.lang, key)
    }

    /// The text under a key with parameters.
    pub fn tp(&self, key: &str, parameters: &[(&str, &str)]) -> String {
        messages::tp(self.lang, key, parameters)
    }

    /// Address of an embedded file.
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// The other language.
    pub fn other(&self) -> Lang {
        match self.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        }
    }

    /// Entries behind "more".
    pub fn more(&self) -> Vec<&NavItem> {
        self.nav.iter().filter(|item| item.more).collect()
    }

    /// The entry behind "more" that the page shown belongs to.
    pub fn more_current(&self) -> Option<&NavItem> {
        self.nav.iter().find(|item| item.more && item.current)
    }

    /// The first characters of the law set's hash.
    pub fn law_short(&self) -> &str {
        self.law_hash.get(..12).unwrap_or(&self.law_hash)
    }

    /// The same frame with a title.
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The same frame for a page that shows errors, or does not.
    pub fn erring(mut self, has_error: bool) -> Self {
        self.has_error = has_error;
        self
    }
}

/// Page of the tasks; its entry carries their number.
pub(crate) const TASKS: &str = "/viec";

/// Entries that fit on one line of a small screen; of a longer list so many are shown, and the rest on request.
const MOST: usize = 7;
const SHOWN: usize = 5;

/// Where a role may go; an entry is shown when the access table grants what stands behind it.
pub fn navigation(actor: &Actor, path: &str, lang: Lang) -> Vec<NavItem> {
    let may = |action| Relation::ALL.iter().any(|r| granted(actor.role, action, *r));
    // What is done most stands first: the rest of a long list is behind "more".
    let entries = [
        ("/vu", "nav.cases", may(Action::ListCases)),
        (TASKS, "nav.tasks", may(Action::ListTasks)),
        ("/bao-tin", "nav.alerts", may(Action::ReadAlerts)),
        ("/ghi-tin", "nav.log", may(Action::LogReport)),
        ("/khai-bao", "nav.declare", may(Action::FileDeclaration)),
        ("/bao-tin-khan", "nav.urgent", actor.role == Role::Anonymous || actor.role == Role::Enterprise),
        ("/xa/bao-tin", "nav.commune_notice", may(Action::FileCommuneNotice)),
        ("/xa/ghi-nhan", "nav.commune_record", may(Action::FileCommuneRecord)),
        ("/kien-nghi", "nav.recommendations", may(Action::ListRecommendations)),
        ("/ho-so-cong-an", "nav.police_files", may(Action::ListPoliceFiles)),
        ("/so-thong-ke", "nav.register_book", may(Action::ReadRegister)),
        ("/duyet-dang-ky", "nav.registrations", may(Action::ReadRegistrations)),
        ("/nguoi-dung", "nav.users", may(Action::ReadUsers)),
        ("/co-quan", "nav.agencies", may(Action::ManageAgencies)),
        ("/suc-khoe", "nav.health", may(Action::ReadHealth)),
        ("/bai-hoc", "nav.lessons", may(Action::ReadLessons)),
        ("/phong-ngua", "nav.prevention", may(Action::ReadPrevention)),
        ("/dien-tap", "nav.drills", may(Action::ListDrills)),
        ("/hieu-qua-bao-tin", "nav.performance", may(Action::ReadPerformance)),
        ("/co-so", "nav.sites", may(Action::ReadSites)),
        ("/kenh", "nav.channels", may(Action::TestChannels)),
        ("/webhook", "nav.webhooks", may(Action::ReadWebhooks)),
        ("/tra-cuu", "nav.assess", true),
        ("/tinh-boi-thuong", "nav.benefits", true),
        ("/thiet-lap/ma-truy-cap", "nav.tokens", may(Action::OwnTokens)),
        ("/tai-khoan", "nav.account", actor.role == Role::Enterprise),
    ];
    let inside = |href: &str| path == href || path.starts_with(&format!("{href}/"));
    let shown: Vec<_> = entries.into_iter().filter(|(_, _, shown)| *shown).collect();
    let first = if shown.len() > MOST { SHOWN } else { shown.len() };
    shown
        .into_iter()
        .enumerate()
        .map(|(n, (href, key, _))| NavItem {
            href,
            label: messages::t(lang, key),
            current: inside(href),
            more: n >= first,
        })
        .collect()
}

/// The address of the same page in the other language; the rest of the query is kept.
pub fn switch_url(path: &str, query: &str, to: Lang) -> String {
    let mut parts: Vec<String> =
        query.split('&').filter(|p| !p.is_empty() && !p.starts_with("lang=")).map(str::to_owned).collect();
    parts.push(format!("lang={}", to.tag()));
    format!("{path}?{}", parts.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_keeps_the_page() {
        assert_eq!(
            switch_url("/vu", "q=b%C3%A9&lang=vi&sort=due", Lang::En),
            "/vu?q=b%C3%A9&sort=due&lang=en"
        );
    }

    #[test]
    fn strangers_are_led_to_the_urgent_notice_and_never_to_cases() {
        let hrefs: Vec<_> = navigation(&Actor::anonymous(), "/", Lang::Vi).iter().map(|n| n.href).collect();
        assert_eq!(hrefs, ["/bao-tin-khan", "/tra-cuu", "/tinh-boi-thuong"]);
    }

    #[test]
    fn the_page_shown_is_marked() {
        let mut actor = Actor::anonymous();
        actor.role = Role::Investigator;
        let nav = navigation(&actor, "/vu/0190/dismiss", Lang::En);
        assert!(nav.iter().any(|n| n.href == "/vu" && n.current));
        assert_eq!(nav.iter().filter(|n| n.current).count(), 1);
        let first: Vec<&str> = nav.iter().filter(|n| !n.more).map(|n| n.href).collect();
        assert_eq!(
            first,
            ["/vu", "/viec", "/bao-tin", "/ghi-tin", "/kien-nghi"],
            "one line, the rest on request"
        );
        actor.role = Role::Enterprise;
        let nav = navigation(&actor, "/vu", Lang::Vi);
        assert!(
            nav.iter().any(|n| n.href == "/bao-tin-khan" && !n.more),
            "an accident is never behind a menu"
        );
    }
}
