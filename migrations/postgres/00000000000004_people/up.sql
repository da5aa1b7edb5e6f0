-- People, enterprises and agencies.

CREATE TABLE users (
    id uuid NOT NULL PRIMARY KEY,
    login text NOT NULL UNIQUE,
    display_name text NOT NULL,
    unit text NOT NULL,
    title text NOT NULL,
    email text,
    phone text,
    role text NOT NULL,
    province text NOT NULL,
    commune_code text,
    agency_id uuid,
    password_hash text,
    must_change boolean NOT NULL,
    active boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE sessions (
    token_hash text NOT NULL PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    csrf_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);

CREATE TABLE tokens (
    id uuid NOT NULL PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    name text NOT NULL,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    scopes text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);

CREATE TABLE enterprises (
    id uuid NOT NULL PRIMARY KEY,
    tax_code text NOT NULL UNIQUE,
    name text NOT NULL,
    address text NOT NULL,
    commune_code text NOT NULL,
    phone text,
    email text,
    vsic_code text,
    vsic_version text,
    type_name text,
    parent_body text,
    workers_total integer,
    workers_female integer,
    representative text,
    approved_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    search text NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE sites (
    id uuid NOT NULL PRIMARY KEY,
    enterprise_id uuid NOT NULL REFERENCES enterprises (id),
    name text NOT NULL,
    address text NOT NULL,
    commune_code text NOT NULL,
    phone text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE memberships (
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    enterprise_id uuid NOT NULL REFERENCES enterprises (id),
    state text NOT NULL CHECK (state IN ('requested', 'approved', 'revoked')),
    is_admin boolean NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    PRIMARY KEY (user_id, enterprise_id)
);

CREATE TABLE agencies (
    id uuid NOT NULL PRIMARY KEY,
    role text NOT NULL,
    province text NOT NULL,
    commune_code text,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    email text,
    phone text,
    valid_from date NOT NULL,
    valid_until date,
    confidence text NOT NULL,
    citation text NOT NULL,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE duty_rosters (
    id uuid NOT NULL PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agencies (id) ON DELETE CASCADE,
    officer text NOT NULL,
    email text,
    phone text,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    rank integer NOT NULL
);

CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE INDEX tokens_user ON tokens (user_id);
CREATE INDEX sites_enterprise ON sites (enterprise_id);
CREATE INDEX memberships_enterprise ON memberships (enterprise_id);
CREATE INDEX agencies_role ON agencies (role, province, valid_from);
CREATE INDEX duty_rosters_agency ON duty_rosters (agency_id, ends_at);
