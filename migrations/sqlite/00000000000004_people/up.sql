-- People, enterprises and agencies.

CREATE TABLE users (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    login TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    unit TEXT NOT NULL,
    title TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    role TEXT NOT NULL,
    province TEXT NOT NULL,
    commune_code TEXT,
    agency_id BLOB CHECK (length(agency_id) = 16),
    password_hash TEXT,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE CHECK (length(user_id) = 16),
    csrf_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE TABLE tokens (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    token_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE CHECK (length(user_id) = 16),
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    last_used_at INTEGER
) STRICT;

CREATE TABLE enterprises (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    tax_code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    vsic_code TEXT,
    vsic_version TEXT,
    type_name TEXT,
    parent_body TEXT,
    workers_total INTEGER,
    workers_female INTEGER,
    representative TEXT,
    approved_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    search TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE sites (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    enterprise_id BLOB NOT NULL REFERENCES enterprises (id) CHECK (length(enterprise_id) = 16),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    phone TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE memberships (
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE CHECK (length(user_id) = 16),
    enterprise_id BLOB NOT NULL REFERENCES enterprises (id) CHECK (length(enterprise_id) = 16),
    state TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'revoked')),
    is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1)),
    requested_at INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by BLOB CHECK (length(decided_by) = 16),
    PRIMARY KEY (user_id, enterprise_id)
) STRICT;

CREATE TABLE agencies (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    role TEXT NOT NULL,
    province TEXT NOT NULL,
    commune_code TEXT,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    confidence TEXT NOT NULL,
    citation TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE duty_rosters (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    agency_id BLOB NOT NULL REFERENCES agencies (id) ON DELETE CASCADE CHECK (length(agency_id) = 16),
    officer TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    rank INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE INDEX tokens_user ON tokens (user_id);
CREATE INDEX sites_enterprise ON sites (enterprise_id);
CREATE INDEX memberships_enterprise ON memberships (enterprise_id);
CREATE INDEX agencies_role ON agencies (role, province, valid_from);
CREATE INDEX duty_rosters_agency ON duty_rosters (agency_id, ends_at);
