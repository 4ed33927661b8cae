"""Logs as AWS writes them: lines, records and files in the vendors' documented formats, at the keys where they are delivered.

Nothing here is read from the modules. Each format is composed from the page that its comment names, with the page's own example as what is not stated.
"""

from __future__ import annotations

from typing import Any

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-format
# The fields in their order; those in double quotes in the syntax are quoted here too. The last four came later than the others.
ACCESS_FIELDS = {
    "type": "http",
    "time": "2026-11-24T10:00:00.186641Z",
    "elb": "app/my-loadbalancer/50dc6c495c0c9188",
    "client:port": "192.168.131.39:2817",
    "target:port": "10.0.0.1:80",
    "request_processing_time": "0.000",
    "target_processing_time": "0.001",
    "response_processing_time": "0.000",
    "elb_status_code": "200",
    "target_status_code": "200",
    "received_bytes": "34",
    "sent_bytes": "366",
    '"request"': "GET http://www.example.com:80/ HTTP/1.1",
    '"user_agent"': "curl/7.46.0",
    "ssl_cipher": "-",
    "ssl_protocol": "-",
    "target_group_arn": "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067",
    '"trace_id"': "Root=1-58337262-36d228ad5d99923122bbe354",
    '"domain_name"': "-",
    '"chosen_cert_arn"': "-",
    "matched_rule_priority": "0",
    "request_creation_time": "2026-11-24T09:59:59.364000Z",
    '"actions_executed"': "forward",
    '"redirect_url"': "-",
    '"error_reason"': "-",
    '"target:port_list"': "10.0.0.1:80",
    '"target_status_code_list"': "200",
    '"classification"': "-",
    '"classification_reason"': "-",
    "conn_trace_id": "TID_1234abcd5678ef90",
    '"transformed_host"': "-",
    '"transformed_uri"': "-",
    '"request_transform_status"': "-",
    "ip_address": "203.0.113.9",
}

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html#connection-log-entry-format
# tls_keyexchange came with post-quantum policies: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
CONNECTION_FIELDS = {
    "timestamp": "2026-11-24T10:00:00.514108Z",
    "client_ip": "203.0.113.1",
    "client_port": "36280",
    "listener_port": "443",
    "tls_protocol": "TLSv1.2",
    "tls_cipher": "ECDHE-RSA-AES128-GCM-SHA256",
    "tls_handshake_latency": "4.036",
    '"leaf_client_cert_subject"': "CN=amazondomains.com,O=endEntity,L=Seattle,ST=Washington,C=US",
    "leaf_client_cert_validity": "NotBefore=2026-09-21T22:43:21Z;NotAfter=2027-06-17T22:43:21Z",
    "leaf_client_cert_serial_number": "FEF257372D5C14D4",
    "tls_verify_status": "Success",
    "conn_trace_id": "TID_3180a73013c8ca4bac2f731159d4b0fe",
    "tls_keyexchange": "X25519MLKEM768",
    "elb": "app/my-loadbalancer/50dc6c495c0c9188",
    "ip_address": "203.0.113.9",
}

# Every field of versions 2 to 5 with its type in Parquet files: https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
# INT_32 is DuckDB's INTEGER, INT_64 its BIGINT, STRING its VARCHAR. A file's names have underscores where the format has hyphens:
# https://docs.aws.amazon.com/athena/latest/ug/vpc-flow-logs-parquet.html
FLOW_FIELDS = [
    ("version", "INTEGER"), ("account_id", "VARCHAR"), ("interface_id", "VARCHAR"), ("srcaddr", "VARCHAR"), ("dstaddr", "VARCHAR"),
    ("srcport", "INTEGER"), ("dstport", "INTEGER"), ("protocol", "INTEGER"), ("packets", "BIGINT"), ("bytes", "BIGINT"), ("start", "BIGINT"),
    ("end", "BIGINT"), ("action", "VARCHAR"), ("log_status", "VARCHAR"), ("vpc_id", "VARCHAR"), ("subnet_id", "VARCHAR"), ("instance_id", "VARCHAR"),
    ("tcp_flags", "INTEGER"), ("type", "VARCHAR"), ("pkt_srcaddr", "VARCHAR"), ("pkt_dstaddr", "VARCHAR"), ("region", "VARCHAR"), ("az_id", "VARCHAR"),
    ("sublocation_type", "VARCHAR"), ("sublocation_id", "VARCHAR"), ("pkt_src_aws_service", "VARCHAR"), ("pkt_dst_aws_service", "VARCHAR"),
    ("flow_direction", "VARCHAR"), ("traffic_path", "INTEGER"),
]  # fmt: skip

# What the page of records shows for an accepted flow of an instance.
FLOW: dict[str, Any] = {
    "version": 5, "account_id": "123456789012", "interface_id": "eni-1235b8ca123456789", "srcaddr": "172.31.16.139", "dstaddr": "172.31.16.21",
    "srcport": 20641, "dstport": 22, "protocol": 6, "packets": 20, "bytes": 4249, "start": 0, "end": 0, "action": "ACCEPT", "log_status": "OK",
    "vpc_id": "vpc-abcdefab012345678", "subnet_id": "subnet-aaaaaaaa012345678", "instance_id": "i-01234567890123456", "tcp_flags": 2, "type": "IPv4",
    "pkt_srcaddr": "172.31.16.139", "pkt_dstaddr": "172.31.16.21", "region": "eu-central-1", "az_id": "euc1-az1", "sublocation_type": None,
    "sublocation_id": None, "pkt_src_aws_service": None, "pkt_dst_aws_service": None, "flow_direction": "ingress", "traffic_path": None,
}  # fmt: skip

# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
SIGN_IN: dict[str, Any] = {
    "eventVersion": "1.08",
    "userIdentity": {"type": "IAMUser", "principalId": "EXAMPLE6E4XEGITWATV6R", "arn": "arn:aws:iam::123456789012:user/Mary", "accountId": "123456789012", "userName": "Mary"},
    "eventTime": "2026-11-24T08:00:00Z",
    "eventSource": "signin.amazonaws.com",
    "eventName": "ConsoleLogin",
    "awsRegion": "us-east-1",
    "sourceIPAddress": "192.0.2.0",
    "userAgent": "Mozilla/5.0",
    "requestParameters": None,
    "responseElements": {"ConsoleLogin": "Success"},
    "additionalEventData": {"LoginTo": "https://console.aws.amazon.com/", "MobileVersion": "No", "MFAUsed": "No"},
    "eventID": "e1",
    "readOnly": False,
    "eventType": "AwsConsoleSignIn",
    "managementEvent": True,
    "recipientAccountId": "123456789012",
    "eventCategory": "Management",
    "tlsDetails": {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256", "clientProvidedHostHeader": "us-east-1.signin.aws.amazon.com"},
}

# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html#error-code-and-error-message
DENIED: dict[str, Any] = {
    "eventVersion": "1.09",
    "userIdentity": {
        "type": "AssumedRole",
        "principalId": "AROAEXAMPLE:i-0123",
        "arn": "arn:aws:sts::123456789012:assumed-role/app/i-0123",
        "accountId": "123456789012",
        "accessKeyId": "ASIAEXAMPLE",
        "sessionContext": {
            "sessionIssuer": {"type": "Role", "principalId": "AROAEXAMPLE", "arn": "arn:aws:iam::123456789012:role/app", "accountId": "123456789012", "userName": "app"},
            "attributes": {"creationDate": "2026-11-24T07:00:00Z", "mfaAuthenticated": "false"},
        },
    },
    "eventTime": "2026-11-24T08:00:00Z",
    "eventSource": "s3.amazonaws.com",
    "eventName": "ListBuckets",
    "awsRegion": "eu-central-1",
    "sourceIPAddress": "198.51.100.7",
    "userAgent": "aws-cli/2",
    "errorCode": "AccessDenied",
    "errorMessage": "is not authorized to perform: s3:ListAllMyBuckets",
    "requestParameters": {"Host": "s3.eu-central-1.amazonaws.com"},
    "responseElements": None,
    "eventID": "d1",
    "readOnly": True,
    "resources": [{"ARN": "arn:aws:s3:::bucket", "accountId": "123456789012", "type": "AWS::S3::Bucket"}],
    "eventType": "AwsApiCall",
    "recipientAccountId": "123456789012",
    "eventCategory": "Management",
}

# The default fields of a blueprint's [[firehose.field]]: the program's schema has them, and the table of the stream is made of them.
FLEET_FIELDS = [
    ("event_id", "string"), ("event_type", "string"), ("event_time", "timestamp"), ("vehicle_id", "string"), ("booking_id", "string"),
    ("customer_id", "string"), ("latitude", "double"), ("longitude", "double"), ("speed_kmh", "double"), ("odometer_km", "double"),
    ("battery_percent", "double"), ("station_id", "string"), ("duration_seconds", "int"), ("price_cents", "bigint"),
]  # fmt: skip


def line(fields: dict[str, str], **stated: str) -> str:
    """A line of a load balancer: the fields in order with a blank between, quoted where the format quotes."""
    wanted = {name.strip('"').replace(":", "_"): name for name in fields}
    values = {**fields, **{wanted[name]: value for name, value in stated.items()}}
    return " ".join(f'"{value}"' if name.startswith('"') else value for name, value in values.items())


def access_line(**stated: str) -> str:
    """A line of an access log; a colon in a field's name is an underscore here."""
    return line(ACCESS_FIELDS, **stated)


def connection_line(**stated: str) -> str:
    """A line of a connection log."""
    return line(CONNECTION_FIELDS, **stated)


def load_balancer_key(prefix: str, day: str) -> str:
    """Where a load balancer delivers: bucket/prefix/AWSLogs/account/elasticloadbalancing/region/yyyy/mm/dd/file."""
    kind = "conn_log_" if prefix == "connection" else ""
    return (
        f"s3://shop-prod-alb-123456789012-euc1/{prefix}/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/{day}/"
        f"{kind}123456789012_elasticloadbalancing_eu-central-1_app.my-loadbalancer.50dc6c495c0c9188_20261124T1005Z_172.160.1.192_20sg8hgm.log.gz"
    )


def flow_log_key(year: str, month: str, day: str, hour: str) -> str:
    """Where flow logs are delivered, with Hive's partitions by the hour.

    https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html
    """
    return (
        "s3://shop-prod-logs-123456789012-euc1/flow-logs/AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=eu-central-1/"
        f"year={year}/month={month}/day={day}/hour={hour}/123456789012_vpcflowlogs_eu-central-1_fl-1234abcd_20261124T1000Z_fe123456.log.parquet"
    )


def trail_key(region: str, day: str) -> str:
    """Where CloudTrail delivers: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html"""
    return (
        f"s3://shop-prod-logs-123456789012-euc1/cloudtrail/AWSLogs/123456789012/CloudTrail/{region}/{day}/"
        f"123456789012_CloudTrail_{region}_20261124T1005Z_Mu0KsOhtH1ar15ZZ.json.gz"
    )
