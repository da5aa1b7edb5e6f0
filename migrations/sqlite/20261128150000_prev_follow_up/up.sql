-- What follows an investigation: recommendations over all cases, lessons, notices of prevention.

-- Derived rows; `tnld verify --rebuild` fills the new columns of cases that nothing happens to any more.
ALTER TABLE recommendations ADD COLUMN owner_kind TEXT NOT NULL DEFAULT 'employer';
ALTER TABLE recommendations ADD COLUMN priority TEXT;
ALTER TABLE recommendations ADD COLUMN proof_kind TEXT;
ALTER TABLE recommendations ADD COLUMN published INTEGER NOT NULL DEFAULT 0 CHECK (published IN (0, 1));
ALTER TABLE recommendations ADD COLUMN case_number TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendations ADD COLUMN employer_name TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendations ADD COLUMN employer_id BLOB CHECK (length(employer_id) = 16);
ALTER TABLE recommendations ADD COLUMN search TEXT NOT NULL DEFAULT ' ';
ALTER TABLE recommendations ADD COLUMN province TEXT NOT NULL DEFAULT '';
CREATE INDEX recommendations_employer ON recommendations (employer_name, due, id);

-- Derived from case streams.
CREATE TABLE lessons (
    case_id BLOB NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE CHECK (length(case_id) = 16),
    province TEXT NOT NULL,
    number TEXT NOT NULL,
    class TEXT NOT NULL,
    occurred_on TEXT NOT NULL CHECK (occurred_on IS date(occurred_on)),
    concluded_on TEXT NOT NULL CHECK (concluded_on IS date(concluded_on)),
    published INTEGER NOT NULL CHECK (published IN (0, 1)),
    cause TEXT NOT NULL,
    injury_factor TEXT,
    section TEXT,
    division TEXT,
    commune_code TEXT NOT NULL,
    site TEXT NOT NULL,
    course TEXT NOT NULL,
    cause_detail TEXT NOT NULL,
    recommendations TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT;
CREATE INDEX lessons_latest ON lessons (province, concluded_on, case_id);
CREATE INDEX lessons_site ON lessons (province, site, cause, occurred_on);

CREATE TABLE prevention_notices (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    province TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    section TEXT,
    division TEXT,
    commune_code TEXT,
    lessons TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    recipients INTEGER NOT NULL,
    unreachable INTEGER NOT NULL
) STRICT;
CREATE INDEX prevention_notices_latest ON prevention_notices (province, created_at, id);

CREATE TABLE prevention_recipients (
    notice_id BLOB NOT NULL REFERENCES prevention_notices (id) CHECK (length(notice_id) = 16),
    enterprise_id BLOB NOT NULL CHECK (length(enterprise_id) = 16),
    name TEXT NOT NULL,
    reachable INTEGER NOT NULL CHECK (reachable IN (0, 1)),
    PRIMARY KEY (notice_id, enterprise_id)
) STRICT;
