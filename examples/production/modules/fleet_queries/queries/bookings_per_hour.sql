-- How many bookings began in each hour, by how many customers, and what were they charged?
-- A booking has several events; it counts in the hour of the first one within the window, and with the highest price that any of them states.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
-- Folders are read from an hour earlier on: Firehose names them after the oldest record of an object.
WITH bookings AS (
    SELECT
        booking_id,
        min(event_time) AS began,
        max(customer_id) AS customer_id,
        max(price_cents) AS price_cents
    FROM events
    WHERE year BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y') AND date_format(now(), '%Y')
        AND year || month || day || hour BETWEEN date_format(now() - INTERVAL '24' HOUR - INTERVAL '60' MINUTE, '%Y%m%d%H') AND date_format(now(), '%Y%m%d%H')
        AND event_time >= now() - INTERVAL '24' HOUR
        AND booking_id IS NOT NULL
    GROUP BY booking_id
)
SELECT
    date_trunc('hour', began) AS hour_began,
    count(*) AS bookings,
    count(DISTINCT customer_id) AS customers,
    coalesce(sum(price_cents), 0) AS charged_cents
FROM bookings
GROUP BY 1
ORDER BY 1 DESC
