//! What of a PostgreSQL address decides whether the way there is protected.

/// Hosts and `sslmode` of a `postgres://` URL, with what libpq takes from the environment where the URL is silent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PostgresAddress {
    hosts: Vec<String>,
    sslmode: String,
}

impl PostgresAddress {
    /// Reads a URL; `None` when it is not PostgreSQL's.
    pub(crate) fn of(url: &str, env: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
        let rest = url.strip_prefix("postgres://").or_else(|| url.strip_prefix("postgresql://"))?;
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let authority = rest.split('/').next().unwrap_or_default();
        let hosts = authority.rsplit('@').next().unwrap_or_default();
        let option = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.filter(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value).next_back()
        };
        let hosts = match option("hostaddr").or(option("host")).map(str::to_owned) {
            Some(named) => named,
            None if hosts.is_empty() => env("PGHOST").unwrap_or_default(),
            None => hosts.to_owned(),
        };
        let sslmode = option("sslmode").map(str::to_owned).or_else(|| env("PGSSLMODE"));
        Some(Self {
            hosts: hosts.split(',').map(host_of).collect(),
            sslmode: sslmode.unwrap_or_else(|| "prefer".to_owned()),
        })
    }

    /// The first host on another machine whose identity is not verified.
    pub(crate) fn unverified(&self) -> Option<&str> {
        let verified = self.sslmode == "verify-full";
        self.hosts.iter().find(|host| !verified && !is_here(host)).map(String::as_str)
    }

    /// How TLS is asked for: libpq's `sslmode`.
    pub(crate) fn sslmode(&self) -> &str {
        &self.sslmode
    }
}

/// A host without its port; a socket's folder is written with escapes.
fn host_of(part: &str) -> String {
    if let Some(v6) = part.strip_prefix('[') {
        return v6.split(']').next().unwrap_or_default().to_owned();
    }
    let bare = if part.matches(':').count() == 1 { part.split(':').next().unwrap_or_default() } else { part };
    bare.replace("%2F", "/").replace("%2f", "/")
}

/// This machine: a socket, or the loopback address.
fn is_here(host: &str) -> bool {
    let loopback = host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    host.is_empty() || host.starts_with('/') || host.starts_with('@') || host == "localhost" || loopback
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unverified(url: &str) -> Option<String> {
        let address = PostgresAddress::of(url, &|_| None).expect("a PostgreSQL address");
        address.unverified().map(str::to_owned)
    }

    #[test]
    fn another_machine_has_to_be_verified() {
        for (url, host) in [
            ("postgres://tnld:s%40t@db.angiang.gov.vn/tnld", "db.angiang.gov.vn"),
            ("postgresql://tnld@db:5432/tnld?sslmode=require", "db"),
            ("postgres://tnld@db/tnld?sslmode=verify-ca&connect_timeout=5", "db"),
            ("postgres://tnld@10.0.0.7/tnld?sslmode=disable", "10.0.0.7"),
            ("postgres://tnld@[2001:db8::1]:5433/tnld", "2001:db8::1"),
            ("postgres://tnld@localhost,db2:5433/tnld", "db2"),
            ("postgres:///tnld?host=db3", "db3"),
        ] {
            assert_eq!(unverified(url).as_deref(), Some(host), "{url}");
        }
    }

    #[test]
    fn a_verified_one_and_this_machine_need_nothing() {
        for url in [
            "postgres://tnld@db/tnld?sslmode=verify-full&sslrootcert=/etc/tnld/root.crt",
            "postgres://tnld@localhost/tnld",
            "postgres://tnld@127.0.0.1:5432/tnld",
            "postgres://tnld@[::1]/tnld",
            "postgres:///tnld",
            "postgres://tnld@%2Fvar%2Frun%2Fpostgresql/tnld",
            "postgres:///tnld?host=/var/run/postgresql",
        ] {
            assert_eq!(unverified(url), None, "{url}");
        }
        assert_eq!(PostgresAddress::of("sqlite:///tnld.db", &|_| None), None);
    }

    #[test]
    fn what_the_url_leaves_open_libpq_takes_from_the_environment() {
        let env = |name: &str| match name {
            "PGHOST" => Some("db".to_owned()),
            "PGSSLMODE" => Some("verify-full".to_owned()),
            _other => None,
        };
        let address = PostgresAddress::of("postgres:///tnld", &env).unwrap();
        assert_eq!((address.unverified(), address.sslmode()), (None, "verify-full"));
        let address = PostgresAddress::of("postgres:///tnld?sslmode=prefer", &env).unwrap();
        assert_eq!(address.unverified(), Some("db"));
    }
}
