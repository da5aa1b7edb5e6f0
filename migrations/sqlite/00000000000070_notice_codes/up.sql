-- Codes with which whoever told of an accident without an account comes back to it. The code itself is not here.

CREATE TABLE notice_codes (
    code_hash TEXT NOT NULL PRIMARY KEY,
    salt TEXT NOT NULL,
    case_id BLOB NOT NULL CHECK (length(case_id) = 16),
    report_id BLOB NOT NULL UNIQUE CHECK (length(report_id) = 16),
    completion_id BLOB CHECK (length(completion_id) = 16),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX notice_codes_age ON notice_codes (expires_at);
