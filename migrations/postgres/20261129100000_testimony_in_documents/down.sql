DELETE FROM testimony_views WHERE what = 'document';
ALTER TABLE testimony_views DROP CONSTRAINT testimony_views_what_check;
ALTER TABLE testimony_views ADD CONSTRAINT testimony_views_what_check CHECK (what IN ('page', 'form', 'api', 'bundle'));
