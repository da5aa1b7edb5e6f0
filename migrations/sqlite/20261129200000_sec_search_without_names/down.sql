-- `tnld verify --rebuild` of the version before fills it.
UPDATE cases SET search = ' ';
