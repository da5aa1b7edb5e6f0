//! The cookies of a session and of the pass of a notice.

use actix_web::cookie::{Cookie, SameSite};

/// Name of the cookie; the prefix binds it to this host over a secure connection.
pub const SESSION_COOKIE: &str = "__Host-tnld";

/// The cookie for a session that was just opened. It ends with the browser; the server ends it earlier.
pub fn session_cookie(token: &str) -> Cookie<'static> {
    Cookie::build(SESSION_COOKIE, token.to_owned())
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}

/// The cookie that removes it.
pub fn ended_session_cookie() -> Cookie<'static> {
    let mut cookie = session_cookie("");
    cookie.make_removal();
    cookie
}

/// Name of the cookie that holds the pass of somebody who showed the code of a notice.
pub const NOTICE_COOKIE: &str = "__Host-notice";

/// The cookie of a pass. It ends with the browser, and the pass in it ends earlier; no other site sends it.
pub fn notice_cookie(pass: &str) -> Cookie<'static> {
    Cookie::build(NOTICE_COOKIE, pass.to_owned())
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Strict)
        .finish()
}

/// The cookie that removes it.
pub fn ended_notice_cookie() -> Cookie<'static> {
    let mut cookie = notice_cookie("");
    cookie.make_removal();
    cookie
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_keeps_to_the_host_and_away_from_scripts() {
        assert_eq!(
            session_cookie("abc").to_string(),
            "__Host-tnld=abc; HttpOnly; SameSite=Lax; Secure; Path=/"
        );
        assert_eq!(
            notice_cookie("abc").to_string(),
            "__Host-notice=abc; HttpOnly; SameSite=Strict; Secure; Path=/"
        );
        assert!(ended_notice_cookie().to_string().contains("Max-Age=0"));
        assert!(ended_session_cookie().to_string().contains("Max-Age=0"));
    }
}
