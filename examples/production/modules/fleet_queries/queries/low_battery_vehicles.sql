-- Which vehicles are below 20 percent, and where do they stand?
-- Each by its latest report of the battery, and of the position that came with it. For another bound change the 20.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
SELECT
    vehicle_id,
    max_by(battery_percent, event_time) AS battery,
    max_by(latitude, event_time) AS latitude,
    max_by(longitude, event_time) AS longitude,
    max(event_time) AS reported
FROM events
WHERE year BETWEEN date_format(now() - INTERVAL '24' HOUR, '%Y') AND date_format(now(), '%Y')
    AND year || month || day || hour BETWEEN date_format(now() - INTERVAL '24' HOUR, '%Y%m%d%H') AND date_format(now(), '%Y%m%d%H')
    AND event_time >= now() - INTERVAL '24' HOUR
    AND battery_percent IS NOT NULL
GROUP BY vehicle_id
HAVING max_by(battery_percent, event_time) < 20
ORDER BY battery
LIMIT 500
