-- Issued documents and the files that stand beside them. Derived from case streams; may be emptied and made again.
CREATE TABLE documents (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    case_id BLOB NOT NULL REFERENCES cases (id) ON DELETE CASCADE CHECK (length(case_id) = 16),
    province TEXT NOT NULL,
    kind TEXT NOT NULL,
    issuer TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    symbol TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    dated TEXT NOT NULL CHECK (dated IS date(dated)),
    issued_at INTEGER NOT NULL,
    replaced_by BLOB CHECK (length(replaced_by) = 16)
) STRICT;

CREATE INDEX documents_case ON documents (case_id, id);
CREATE INDEX documents_content ON documents (content_sha256);

CREATE TABLE document_files (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    document_id BLOB NOT NULL REFERENCES documents (id) ON DELETE CASCADE CHECK (length(document_id) = 16),
    case_id BLOB NOT NULL CHECK (length(case_id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('issued', 'edited', 'signed')),
    sha256 TEXT NOT NULL,
    thumbnail TEXT
) STRICT;

CREATE INDEX document_files_document ON document_files (document_id);
CREATE INDEX document_files_case ON document_files (case_id);
CREATE INDEX document_files_sha256 ON document_files (sha256);
