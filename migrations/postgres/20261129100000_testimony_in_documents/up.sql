-- Testimony is printed in documents too: whoever opens one is written down.
ALTER TABLE testimony_views DROP CONSTRAINT testimony_views_what_check;
ALTER TABLE testimony_views ADD CONSTRAINT testimony_views_what_check CHECK (what IN ('page', 'form', 'api', 'bundle', 'document'));
