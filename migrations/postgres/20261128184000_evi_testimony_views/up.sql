-- Who looked at testimony: it is personal, as personal evidence is.
CREATE TABLE testimony_views (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    testimony_id uuid NOT NULL,
    at timestamptz NOT NULL,
    user_id uuid,
    name text NOT NULL,
    unit text NOT NULL,
    role text NOT NULL,
    what text NOT NULL CHECK (what IN ('page', 'form', 'api', 'bundle'))
);

CREATE INDEX testimony_views_case ON testimony_views (case_id, id);
