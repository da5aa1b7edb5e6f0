-- Issued documents and the files that stand beside them. Derived from case streams; may be emptied and made again.
CREATE TABLE documents (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    province text NOT NULL,
    kind text NOT NULL,
    issuer text NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    symbol text NOT NULL,
    content_sha256 text NOT NULL,
    dated date NOT NULL,
    issued_at timestamptz NOT NULL,
    replaced_by uuid
);

CREATE INDEX documents_case ON documents (case_id, id);
CREATE INDEX documents_content ON documents (content_sha256);

CREATE TABLE document_files (
    id uuid NOT NULL PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    case_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('issued', 'edited', 'signed')),
    sha256 text NOT NULL,
    thumbnail text
);

CREATE INDEX document_files_document ON document_files (document_id);
CREATE INDEX document_files_case ON document_files (case_id);
CREATE INDEX document_files_sha256 ON document_files (sha256);
