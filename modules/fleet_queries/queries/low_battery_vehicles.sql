-- Which vehicles are below 20 percent, and where do they stand?
-- Each by its latest report of the battery, and its latest one of the position. For another bound change the 20.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
-- Folders are read from an hour earlier on: Firehose names them after the oldest record of an object.
SELECT
    vehicle_id,
    max_by(battery_percent, event_time) FILTER (WHERE battery_percent IS NOT NULL) AS battery,
    max_by(latitude, event_time) FILTER (WHERE latitude IS NOT NULL AND longitude IS NOT NULL) AS latitude,
    max_by(longitude, event_time) FILTER (WHERE latitude IS NOT NULL AND longitude IS NOT NULL) AS longitude,
    max(event_time) FILTER (WHERE battery_percent IS NOT NULL) AS reported
FROM events
WHERE year BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y') AND date_format(now(), '%Y')
    AND year || month || day || hour BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y%m%d%H') AND date_format(now(), '%Y%m%d%H')
    AND event_time >= now() - INTERVAL '24' HOUR
    AND vehicle_id IS NOT NULL
GROUP BY vehicle_id
HAVING max_by(battery_percent, event_time) FILTER (WHERE battery_percent IS NOT NULL) < 20
ORDER BY battery
LIMIT 500
