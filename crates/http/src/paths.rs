//! Which adapter a path belongs to, and how paths are written to the log.

/// Is this a request to the interface for systems, which is always answered with JSON?
pub fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/") || path == "/livez" || path == "/readyz"
}

/// A part of a path that opens something: long, without blanks, with digits. An id is none.
fn is_secret(part: &str) -> bool {
    let id = part.len() == 36 && part.split('-').count() == 5;
    part.len() >= 24 && !id && part.bytes().any(|b| b.is_ascii_digit())
}

/// The path for the log: secrets masked, nothing of the query.
pub fn masked(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    if let Some(rest) = path.strip_prefix("/xac-nhan/") {
        return if rest.is_empty() { path.to_owned() } else { "/xac-nhan/***".to_owned() };
    }
    // Assets carry a hash in their name and open nothing.
    if path.starts_with("/assets/") {
        return path.to_owned();
    }
    path.split('/').map(|part| if is_secret(part) { "***" } else { part }).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_open_something_stay_out_of_the_log() {
        for (path, expected) in [
            ("/xac-nhan/0193f0aa.66f.abcdef0123", "/xac-nhan/***"),
            ("/xac-nhan/a", "/xac-nhan/***"),
            (
                "/api/v1/cases/01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f",
                "/api/v1/cases/01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f",
            ),
            ("/api/v1/cases?q=Nguyen+Van+Tam", "/api/v1/cases"),
            ("/x/tnld_0123456789abcdef0123456789abcdef", "/x/***"),
            ("/assets/app-ee2c61be5efc.js", "/assets/app-ee2c61be5efc.js"),
        ] {
            assert_eq!(masked(path), expected);
        }
    }

    #[test]
    fn the_interface_and_the_pages_are_told_apart() {
        assert!(is_api("/api/v1/cases") && is_api("/readyz"));
        assert!(!is_api("/apiary") && !is_api("/"));
    }
}
