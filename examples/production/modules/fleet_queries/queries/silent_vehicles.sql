-- Which vehicles have stopped sending for an hour or more, and where were they last?
-- Only those that sent something within the window: one that has been silent for longer is not in the data at all.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike; for another silence the INTERVAL '1' HOUR.
-- Folders are read from an hour earlier on: Firehose names them after the oldest record of an object.
SELECT
    vehicle_id,
    max(event_time) AS last_seen,
    max_by(event_type, event_time) AS latest_type,
    max_by(latitude, event_time) FILTER (WHERE latitude IS NOT NULL AND longitude IS NOT NULL) AS latitude,
    max_by(longitude, event_time) FILTER (WHERE latitude IS NOT NULL AND longitude IS NOT NULL) AS longitude,
    count(*) AS events
FROM events
WHERE year BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y') AND date_format(now(), '%Y')
    AND year || month || day || hour BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y%m%d%H') AND date_format(now(), '%Y%m%d%H')
    AND event_time >= now() - INTERVAL '24' HOUR
    AND vehicle_id IS NOT NULL
GROUP BY vehicle_id
HAVING max(event_time) < now() - INTERVAL '1' HOUR
ORDER BY last_seen
LIMIT 500
