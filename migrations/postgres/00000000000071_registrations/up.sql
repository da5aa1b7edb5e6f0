-- Applications of safety officers to act for an enterprise, each with the account it was made with.

CREATE TABLE registrations (
    id uuid NOT NULL PRIMARY KEY,
    user_id uuid NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
    enterprise_id uuid NOT NULL REFERENCES enterprises (id),
    province text NOT NULL,
    tax_code text NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    commune_code text NOT NULL,
    state text NOT NULL CHECK (state IN ('requested', 'approved', 'refused')),
    requested_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name text,
    reason text,
    told_at timestamptz,
    search text NOT NULL,
    version bigint NOT NULL
);

CREATE INDEX registrations_state ON registrations (province, state, requested_at);
