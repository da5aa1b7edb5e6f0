-- Applications of safety officers to act for an enterprise, each with the account it was made with.

CREATE TABLE registrations (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    user_id BLOB NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE CHECK (length(user_id) = 16),
    enterprise_id BLOB NOT NULL REFERENCES enterprises (id) CHECK (length(enterprise_id) = 16),
    province TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'refused')),
    requested_at INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by BLOB CHECK (length(decided_by) = 16),
    decided_by_name TEXT,
    reason TEXT,
    told_at INTEGER,
    search TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE INDEX registrations_state ON registrations (province, state, requested_at);
