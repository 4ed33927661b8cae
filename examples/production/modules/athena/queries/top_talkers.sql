-- Who moves the most bytes through which network interface?
-- A flow between two interfaces of the VPC is seen by both: once as egress, once as ingress. A NAT gateway shows its own traffic twice, once a side.
-- service_port is the lower of the two ports, which is the server's in all but odd cases.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
SELECT
    interface_id,
    flow_direction,
    pkt_srcaddr AS source,
    pkt_dstaddr AS destination,
    least(srcport, dstport) AS service_port,
    sum(bytes) AS total_bytes,
    sum(packets) AS total_packets,
    from_unixtime(min(start)) AS first_seen,
    from_unixtime(max("end")) AS last_seen
FROM vpc_flow_logs
WHERE year BETWEEN date_format(now() - INTERVAL '24' HOUR, '%Y') AND date_format(now(), '%Y')
    AND year || month || day || hour BETWEEN date_format(now() - INTERVAL '24' HOUR, '%Y%m%d%H') AND date_format(now(), '%Y%m%d%H')
    AND "end" >= to_unixtime(now() - INTERVAL '24' HOUR)
    AND log_status = 'OK'
GROUP BY interface_id, flow_direction, pkt_srcaddr, pkt_dstaddr, least(srcport, dstport)
ORDER BY total_bytes DESC
LIMIT 50
