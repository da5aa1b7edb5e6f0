-- Words of people's names stand apart in the text for search from here on: only whoever reads the names in a case finds it
-- by them. The text is derived; it is emptied here and made again from the events once the tables are up to date.
UPDATE cases SET search = ' ';
