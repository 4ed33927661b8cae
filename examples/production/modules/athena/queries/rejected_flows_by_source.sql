-- Who is refused by security groups and network ACLs, and at which ports?
-- Many ports of few interfaces is a scan from outside; one port, again and again, from an address of the VPC is a rule that is missing.
-- protocol: 1 ICMP, 6 TCP, 17 UDP.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
SELECT
    srcaddr AS source,
    dstport AS port,
    protocol,
    count(DISTINCT interface_id) AS interfaces,
    min(interface_id) AS example_interface,
    sum(packets) AS total_packets,
    from_unixtime(min(start)) AS first_seen,
    from_unixtime(max("end")) AS last_seen
FROM vpc_flow_logs
WHERE year BETWEEN date_format(now() - INTERVAL '24' HOUR, '%Y') AND date_format(now(), '%Y')
    AND year || month || day || hour BETWEEN date_format(now() - INTERVAL '24' HOUR, '%Y%m%d%H') AND date_format(now(), '%Y%m%d%H')
    AND "end" >= to_unixtime(now() - INTERVAL '24' HOUR)
    AND action = 'REJECT'
GROUP BY srcaddr, dstport, protocol
ORDER BY total_packets DESC
LIMIT 100
