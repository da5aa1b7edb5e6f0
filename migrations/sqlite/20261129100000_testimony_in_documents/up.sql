-- Testimony is printed in documents too: whoever opens one is written down.
CREATE TABLE testimony_views_new (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    case_id BLOB NOT NULL CHECK (length(case_id) = 16),
    testimony_id BLOB NOT NULL CHECK (length(testimony_id) = 16),
    at INTEGER NOT NULL,
    user_id BLOB CHECK (length(user_id) = 16),
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    role TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('page', 'form', 'api', 'bundle', 'document'))
) STRICT;

INSERT INTO testimony_views_new SELECT * FROM testimony_views;
DROP TABLE testimony_views;
ALTER TABLE testimony_views_new RENAME TO testimony_views;

CREATE INDEX testimony_views_case ON testimony_views (case_id, id);
