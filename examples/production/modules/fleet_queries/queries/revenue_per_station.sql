-- What did the bookings that ended at each station bring?
-- A booking's station is the one of its latest event that names one, its price the highest that any of its events states, in cents.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
-- Folders are read from an hour earlier on: Firehose names them after the oldest record of an object.
WITH bookings AS (
    SELECT
        booking_id,
        max_by(station_id, event_time) FILTER (WHERE station_id IS NOT NULL) AS station_id,
        max(price_cents) AS price_cents
    FROM events
    WHERE year BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y') AND date_format(now(), '%Y')
        AND year || month || day || hour BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y%m%d%H') AND date_format(now(), '%Y%m%d%H')
        AND event_time >= now() - INTERVAL '24' HOUR
        AND booking_id IS NOT NULL
    GROUP BY booking_id
)
SELECT
    station_id,
    count(*) AS bookings,
    sum(price_cents) AS charged_cents
FROM bookings
WHERE price_cents IS NOT NULL
GROUP BY station_id
ORDER BY charged_cents DESC
LIMIT 500
