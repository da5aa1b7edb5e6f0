-- Numbers of issued documents run by sort of paper, no longer by form: each series goes on after the highest number that
-- a form of its sort has used, so that none is borne twice from here on.
WITH papers (kind, paper) AS (
    VALUES ('team_decision_establishment', 'QĐ'), ('team_decision_province', 'QĐ'), ('team_decision_central', 'QĐ'),
        ('compensation_decision', 'QĐ'), ('testimony', 'BB'), ('minutes_establishment', 'BB'),
        ('minutes_contract', 'BB'), ('minutes_no_contract', 'BB'), ('meeting_minutes', 'BB'),
        ('commune_record', 'BB'), ('handover_record', 'BB'), ('quick_report', 'BC'), ('invitation', 'GM'),
        ('receipt', 'GTN'), ('public_posting', 'TB'), ('file_index', 'ML'), ('employer_declaration', 'KB'),
        ('commune_notice', 'CV'), ('extension_request', 'CV'), ('extension_consent', 'CV'),
        ('scene_release_consent', 'CV'), ('opinion_letter', 'CV'), ('criminal_transfer', 'CV'),
        ('service_letter', 'CV'), ('recommendation_notice', 'CV')
)
INSERT INTO counters (name, value)
SELECT replace(counters.name, ':' || papers.kind || ':', ':' || papers.paper || ':') AS series, max(counters.value)
FROM counters
JOIN papers ON counters.name LIKE 'document:%:' || papers.kind || ':%'
GROUP BY series;
