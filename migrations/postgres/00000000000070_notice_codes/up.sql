-- Codes with which whoever told of an accident without an account comes back to it. The code itself is not here.

CREATE TABLE notice_codes (
    code_hash text NOT NULL PRIMARY KEY,
    salt text NOT NULL,
    case_id uuid NOT NULL,
    report_id uuid NOT NULL UNIQUE,
    completion_id uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX notice_codes_age ON notice_codes (expires_at);
