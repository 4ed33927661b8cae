-- How many events does each vehicle send, of how many types, and when was the last?
-- A vehicle that sends ten times what the others send has a fault; one that sends a tenth has a bad connection.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
-- Folders are read from an hour earlier on: Firehose names them after the oldest record of an object.
SELECT
    vehicle_id,
    count(*) AS events,
    count(DISTINCT event_type) AS types,
    max_by(event_type, event_time) AS latest_type,
    min(event_time) AS first_seen,
    max(event_time) AS last_seen
FROM events
WHERE year BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y') AND date_format(now(), '%Y')
    AND year || month || day || hour BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y%m%d%H') AND date_format(now(), '%Y%m%d%H')
    AND event_time >= now() - INTERVAL '24' HOUR
    AND vehicle_id IS NOT NULL
GROUP BY vehicle_id
ORDER BY events DESC
LIMIT 500
