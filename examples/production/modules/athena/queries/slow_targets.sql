-- Which targets are slow, and on which path most?
-- One slow target among quick ones is to be replaced; all of them slow on one path is the application or its database.
-- Seconds from the request's way to the target until the answer's head. Requests that no target answered have none and are left out.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
SELECT
    target_ip,
    count(*) AS requests,
    round(avg(target_processing_time), 3) AS average,
    round(approx_percentile(target_processing_time, 0.5), 3) AS p50,
    round(approx_percentile(target_processing_time, 0.95), 3) AS p95,
    round(approx_percentile(target_processing_time, 0.99), 3) AS p99,
    max(target_processing_time) AS slowest,
    max_by(regexp_extract(request_url, '^[a-z]+://[^/]+(/[^?]*)', 1), target_processing_time) AS slowest_path
FROM alb_access_logs
WHERE day >= date_format(now() - INTERVAL '24' HOUR, '%Y/%m/%d')
    AND from_iso8601_timestamp(time) >= now() - INTERVAL '24' HOUR
    AND target_processing_time >= 0
GROUP BY target_ip
ORDER BY p95 DESC
LIMIT 50
