-- Files that were handed to the police, and what lists need to show every case that somebody may read.

-- Derived rows; `tnld verify --rebuild` fills the new columns of cases that nothing happens to any more.
ALTER TABLE victims ADD COLUMN employer_tax_code text;
CREATE INDEX victims_employer ON victims (employer_tax_code) WHERE employer_tax_code IS NOT NULL;
ALTER TABLE cases ADD COLUMN team_seats text NOT NULL DEFAULT '';

-- Derived from case streams: one row for each hand-over of a file.
CREATE TABLE police_files (
    case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    ordinal integer NOT NULL,
    province text NOT NULL,
    case_number text NOT NULL,
    class text NOT NULL,
    employer_name text NOT NULL,
    place_text text NOT NULL,
    body text NOT NULL,
    handed_at timestamptz NOT NULL,
    record_number text,
    items text NOT NULL,
    unconfirmed integer NOT NULL,
    state text NOT NULL,
    ruling_number text,
    ruled_on date,
    awaited text,
    due date,
    opinion_due date,
    opinion_at timestamptz,
    next_due date NOT NULL,
    returned_at timestamptz,
    search text NOT NULL,
    PRIMARY KEY (case_id, ordinal)
);
CREATE INDEX police_files_due ON police_files (province, next_due, case_id, ordinal);
