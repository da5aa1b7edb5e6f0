-- An issued document keeps its DOCX, and what it says as data; none of those issued before.
ALTER TABLE documents ADD COLUMN docx_sha256 text;
ALTER TABLE documents ADD COLUMN value_sha256 text;

CREATE INDEX documents_docx ON documents (docx_sha256);
CREATE INDEX documents_value ON documents (value_sha256);
