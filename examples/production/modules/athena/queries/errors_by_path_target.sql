-- Which paths fail with 5xx, at which targets, and who says so?
-- target_status_code is what the target answered; a hyphen there means that the load balancer speaks for itself: 502 the target closed the connection or
-- answered nonsense, 503 no target, 504 the target was too slow. Paths are without their query.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
SELECT
    elb_status_code,
    target_status_code,
    target_ip,
    regexp_extract(request_url, '^[a-z]+://[^/]+(/[^?]*)', 1) AS path,
    count(*) AS requests,
    count(DISTINCT client_ip) AS clients,
    min(time) AS first_seen,
    max(time) AS last_seen,
    max_by(trace_id, time) AS latest_trace_id
FROM alb_access_logs
WHERE day >= date_format(now() - INTERVAL '24' HOUR, '%Y/%m/%d')
    AND from_iso8601_timestamp(time) >= now() - INTERVAL '24' HOUR
    AND elb_status_code BETWEEN 500 AND 599
GROUP BY 1, 2, 3, 4
ORDER BY requests DESC
LIMIT 100
