DROP INDEX documents_docx;
DROP INDEX documents_value;
ALTER TABLE documents DROP COLUMN docx_sha256;
ALTER TABLE documents DROP COLUMN value_sha256;
