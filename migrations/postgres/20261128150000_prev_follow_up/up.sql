-- What follows an investigation: recommendations over all cases, lessons, notices of prevention.

-- Derived rows; `tnld verify --rebuild` fills the new columns of cases that nothing happens to any more.
ALTER TABLE recommendations ADD COLUMN owner_kind text NOT NULL DEFAULT 'employer';
ALTER TABLE recommendations ADD COLUMN priority text;
ALTER TABLE recommendations ADD COLUMN proof_kind text;
ALTER TABLE recommendations ADD COLUMN published boolean NOT NULL DEFAULT false;
ALTER TABLE recommendations ADD COLUMN case_number text NOT NULL DEFAULT '';
ALTER TABLE recommendations ADD COLUMN employer_name text NOT NULL DEFAULT '';
ALTER TABLE recommendations ADD COLUMN employer_id uuid;
ALTER TABLE recommendations ADD COLUMN search text NOT NULL DEFAULT ' ';
ALTER TABLE recommendations ADD COLUMN province text NOT NULL DEFAULT '';
CREATE INDEX recommendations_employer ON recommendations (employer_name, due, id);

-- Derived from case streams.
CREATE TABLE lessons (
    case_id uuid NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
    province text NOT NULL,
    number text NOT NULL,
    class text NOT NULL,
    occurred_on date NOT NULL,
    concluded_on date NOT NULL,
    published boolean NOT NULL,
    cause text NOT NULL,
    injury_factor text,
    section text,
    division text,
    commune_code text NOT NULL,
    site text NOT NULL,
    course text NOT NULL,
    cause_detail text NOT NULL,
    recommendations text NOT NULL,
    search text NOT NULL
);
CREATE INDEX lessons_latest ON lessons (province, concluded_on, case_id);
CREATE INDEX lessons_site ON lessons (province, site, cause, occurred_on);

CREATE TABLE prevention_notices (
    id uuid NOT NULL PRIMARY KEY,
    province text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    section text,
    division text,
    commune_code text,
    lessons text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    recipients integer NOT NULL,
    unreachable integer NOT NULL
);
CREATE INDEX prevention_notices_latest ON prevention_notices (province, created_at, id);

CREATE TABLE prevention_recipients (
    notice_id uuid NOT NULL REFERENCES prevention_notices (id),
    enterprise_id uuid NOT NULL,
    name text NOT NULL,
    reachable boolean NOT NULL,
    PRIMARY KEY (notice_id, enterprise_id)
);
