-- Files that were handed to the police, and what lists need to show every case that somebody may read.

-- Derived rows; `tnld verify --rebuild` fills the new columns of cases that nothing happens to any more.
ALTER TABLE victims ADD COLUMN employer_tax_code TEXT;
CREATE INDEX victims_employer ON victims (employer_tax_code) WHERE employer_tax_code IS NOT NULL;
ALTER TABLE cases ADD COLUMN team_seats TEXT NOT NULL DEFAULT '';

-- Derived from case streams: one row for each hand-over of a file.
CREATE TABLE police_files (
    case_id BLOB NOT NULL REFERENCES cases (id) ON DELETE CASCADE CHECK (length(case_id) = 16),
    ordinal INTEGER NOT NULL,
    province TEXT NOT NULL,
    case_number TEXT NOT NULL,
    class TEXT NOT NULL,
    employer_name TEXT NOT NULL,
    place_text TEXT NOT NULL,
    body TEXT NOT NULL,
    handed_at INTEGER NOT NULL,
    record_number TEXT,
    items TEXT NOT NULL,
    unconfirmed INTEGER NOT NULL,
    state TEXT NOT NULL,
    ruling_number TEXT,
    ruled_on TEXT CHECK (ruled_on IS date(ruled_on)),
    awaited TEXT,
    due TEXT CHECK (due IS date(due)),
    opinion_due TEXT CHECK (opinion_due IS date(opinion_due)),
    opinion_at INTEGER,
    next_due TEXT NOT NULL CHECK (next_due IS date(next_due)),
    returned_at INTEGER,
    search TEXT NOT NULL,
    PRIMARY KEY (case_id, ordinal)
) STRICT;
CREATE INDEX police_files_due ON police_files (province, next_due, case_id, ordinal);
