-- The series of single forms were kept.
DELETE FROM counters
WHERE name LIKE 'document:%:QĐ:%' OR name LIKE 'document:%:BB:%' OR name LIKE 'document:%:BC:%'
    OR name LIKE 'document:%:GM:%' OR name LIKE 'document:%:GTN:%' OR name LIKE 'document:%:TB:%'
    OR name LIKE 'document:%:ML:%' OR name LIKE 'document:%:KB:%' OR name LIKE 'document:%:CV:%';
