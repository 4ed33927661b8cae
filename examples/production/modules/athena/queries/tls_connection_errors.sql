-- Which TLS connections fail, why, and whose?
-- Old clients that offer no protocol or cipher of the listener's policy fail without a protocol; a client certificate that does not hold names its fault.
-- The codes: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
SELECT
    tls_verify_status,
    listener_port,
    tls_protocol,
    tls_cipher,
    count(*) AS connections,
    count(DISTINCT client_ip) AS clients,
    min(time) AS first_seen,
    max(time) AS last_seen,
    max_by(client_ip, time) AS latest_client,
    max_by(conn_trace_id, time) AS latest_conn_trace_id
FROM alb_connection_logs
WHERE day >= date_format(now() - INTERVAL '24' HOUR, '%Y/%m/%d')
    AND from_iso8601_timestamp(time) >= now() - INTERVAL '24' HOUR
    AND tls_verify_status LIKE 'Failed%'
GROUP BY 1, 2, 3, 4
ORDER BY connections DESC
LIMIT 100
