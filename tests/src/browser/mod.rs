//! A real browser: Debian's Chromium, headless, driven over WebDriver.

mod axe;
mod driver;
mod form;
mod page;
mod walk;
mod weight;

pub use driver::{Browser, available};
pub use page::{DESKTOP, PHONE, Viewport};
