//! `/`: who you are and what to do.

use super::page::{Answer, Page};
use crate::frame::Frame;
use askama::Template;

#[derive(Template)]
#[template(path = "start.html")]
pub(crate) struct Start {
    pub(crate) f: Frame,
    pub(crate) cards: Vec<(&'static str, String, String)>,
}

pub(crate) async fn start(p: Page) -> Answer {
    let card = |href, key: &str| (href, p.t(&format!("start.{key}")), p.t(&format!("start.{key}_text")));
    let cards = vec![
        card("/khai-bao", "employer"),
        card("/bao-tin-khan", "family"),
        card("/ma-tin", "code"),
        card("/xa/bao-tin", "commune"),
        card("/vu", "officer"),
        card("/tra-cuu", "assess"),
        card("/tinh-boi-thuong", "benefits"),
    ];
    p.html(&Start { f: p.frame(p.t("start.title")), cards })
}
