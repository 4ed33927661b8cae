"""Each named query, from its module's file, on logs in AWS's formats with an answer that was worked out by hand.

It is 2026-11-24 12:30 UTC, so the last 24 hours began on the 23rd at 12:30. Every query is given something just outside of them, and something inside that
lies in a partition before them, which a query that prunes does not see.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

from sqlglot import exp

sys.path.insert(0, str(Path(__file__).resolve().parent))

import engine  # noqa: E402
import readers  # noqa: E402
import samples  # noqa: E402
from tables import MODULES, TABLES, Module, Table, text  # noqa: E402

TODAY, YESTERDAY, BEFORE = "2026/11/24", "2026/11/23", "2026/11/22"

# The stream's table: keys and projection are the module's, columns are the blueprint's.
STREAM = Module("firehose")
STREAM_TABLE = STREAM.resources["events"]
EVENTS = Table(
    name=STREAM.value(STREAM_TABLE["name"]),
    columns=tuple(samples.FLEET_FIELDS),
    keys=tuple((STREAM.value(key["name"]), STREAM.value(key["type"])) for key in STREAM_TABLE["partition_keys"]),
    parameters={text(name): STREAM.value(value) for name, value in STREAM_TABLE["parameters"].items() if text(name).startswith("projection.")},
    serde="ParquetHiveSerDe",
    regex=None,
)

# What each query over the stream's data needs of the blueprint: the diagnostic `query-field-missing` says so to whoever drops a field.
NEEDED = {
    "bookings_per_hour": {"event_time", "booking_id", "customer_id", "price_cents"},
    "events_per_vehicle": {"event_time", "event_type", "vehicle_id"},
    "low_battery_vehicles": {"event_time", "vehicle_id", "battery_percent", "latitude", "longitude"},
    "revenue_per_station": {"event_time", "booking_id", "station_id", "price_cents"},
    "silent_vehicles": {"event_time", "event_type", "vehicle_id", "latitude", "longitude"},
}


def sql(module: str, name: str) -> str:
    return (MODULES / module / "queries" / f"{name}.sql").read_text()


def seconds(moment: str) -> int:
    """Seconds of the epoch, of a moment in UTC."""
    return int(datetime.datetime.fromisoformat(moment + "+00:00").timestamp())


def picked(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def every_query() -> list[tuple[str, str, Table]]:
    """Module, name and table of each query that there is."""
    tables = {**TABLES, "events": EVENTS}
    found = []
    for file in sorted(MODULES.glob("*/queries/*.sql")):
        (table,) = (table for table in tables.values() if f"FROM {table.name}\n" in file.read_text())
        found.append((file.parents[1].name, file.stem, table))
    return found


class Every(unittest.TestCase):
    """What holds for each query."""

    def test_there_are_queries_of_each_module(self) -> None:
        self.assertEqual([len([1 for module, _, _ in every_query() if module == name]) for name in ("athena", "trail_queries", "fleet_queries")], [5, 3, 5])

    def test_athena_takes_its_kinds(self) -> None:
        for module, name, table in every_query():
            self.assertEqual(engine.check(sql(module, name), table), [], name)

    def test_kinds_that_do_not_compare_are_noticed(self) -> None:
        planted = sql("athena", "errors_by_path_target").replace("elb_status_code BETWEEN 500 AND 599", "target_status_code >= 500")
        self.assertEqual(len(engine.check(planted, TABLES["alb_access_logs"])), 1)

    def test_only_partitions_of_the_window_are_read(self) -> None:
        hours = {("2026", "11", "23", f"{hour:02}") for hour in range(12, 24)} | {("2026", "11", "24", f"{hour:02}") for hour in range(13)}
        days = {(YESTERDAY,), (TODAY,)}
        expected = {
            "vpc_flow_logs": hours,
            # And the hour before, which may hold events of the first one.
            "events": hours | {("2026", "11", "23", "11")},
            "alb_access_logs": days,
            "alb_connection_logs": days,
            "cloudtrail": {(region, *day) for region in ("eu-central-1", "eu-west-1", "us-east-1") for day in days},
        }
        for module, name, table in every_query():
            self.assertEqual(engine.partitions_read(sql(module, name), table), expected[table.name], name)

    def test_the_window_may_hold_new_year(self) -> None:
        read = engine.partitions_read(sql("athena", "top_talkers"), TABLES["vpc_flow_logs"], now="2027-01-01 02:10:00+00")
        self.assertEqual((len(read), min(read), max(read)), (25, ("2026", "12", "31", "02"), ("2027", "01", "01", "02")))

    def test_a_query_that_reads_everything_is_noticed(self) -> None:
        planted = sql("athena", "slow_targets").replace("WHERE day >=", "WHERE substr(time, 1, 10) >=")
        self.assertGreater(len(engine.partitions_read(planted, TABLES["alb_access_logs"])), 300)

    def test_the_first_line_is_a_question(self) -> None:
        for module, name, _ in every_query():
            query = sql(module, name)
            self.assertRegex(query, r"\A-- [^\n]+\?\n", name)
            self.assertIn("change each INTERVAL '24' HOUR alike", query, name)
            self.assertTrue(query.isascii() and "\r" not in query and ";" not in query.split("SELECT", 1)[1], name)


class FlowLogs(unittest.TestCase):
    """Queries of flow logs."""

    def rows(self, *flows: tuple[str, dict[str, Any]]) -> list[readers.Row]:
        found: list[readers.Row] = []
        for hour, stated in flows:
            partition = TABLES["vpc_flow_logs"].partition_of(samples.flow_log_key(*hour.split("/")))
            with tempfile.TemporaryDirectory() as directory:
                file = Path(directory) / "flow.parquet"
                readers.write_parquet(file, samples.FLOW_FIELDS, [{**samples.FLOW, **stated}])
                found.extend({**row, **partition} for row in readers.parquet_rows(TABLES["vpc_flow_logs"], file))
        return found

    def test_top_talkers(self) -> None:
        def flow(moment: str, **stated: Any) -> dict[str, Any]:
            return {"start": seconds(moment) - 60, "end": seconds(moment), **stated}

        download = {"interface_id": "eni-a", "flow_direction": "egress", "pkt_srcaddr": "10.0.0.1", "pkt_dstaddr": "203.0.113.9", "srcport": 443}
        rows = self.rows(
            # One talker, two ports of the client: 1000 + 500 bytes, since the first began.
            ("2026/11/24/09", flow("2026-11-24T09:10:00", **download, dstport=50000, bytes=1000, packets=2)),
            ("2026/11/24/10", flow("2026-11-24T10:10:00", **download, dstport=50001, bytes=500, packets=1)),
            # The same seen the other way round is another one.
            ("2026/11/24/10", flow("2026-11-24T10:10:00", interface_id="eni-a", flow_direction="ingress", pkt_srcaddr="203.0.113.9", pkt_dstaddr="10.0.0.1", srcport=50001, dstport=443, bytes=700, packets=7)),
            # Ended at 12:29 yesterday, a minute too early, in the hour that is still read.
            ("2026/11/23/12", flow("2026-11-23T12:29:00", **download, dstport=50002, bytes=9000, packets=9)),
            # In a partition that is not read.
            ("2026/11/23/11", flow("2026-11-24T09:00:00", **download, dstport=50003, bytes=9000, packets=9)),
            # Records of intervals without data, or that were skipped, have no numbers.
            ("2026/11/24/10", flow("2026-11-24T10:00:00", **{**download, "srcport": None}, dstport=None, bytes=None, packets=None, log_status="NODATA")),
        )
        found = engine.run(sql("athena", "top_talkers"), TABLES["vpc_flow_logs"], rows)
        self.assertEqual(
            picked(found, "interface_id", "flow_direction", "source", "destination", "service_port", "total_bytes", "total_packets"),
            [("eni-a", "egress", "10.0.0.1", "203.0.113.9", 443, 1500, 3), ("eni-a", "ingress", "203.0.113.9", "10.0.0.1", 443, 700, 7)],
        )
        self.assertEqual(picked(found, "first_seen", "last_seen")[0], ("2026-11-24 09:09:00+00", "2026-11-24 10:10:00+00"))

    def test_rejected_flows_by_source(self) -> None:
        def flow(moment: str, **stated: Any) -> dict[str, Any]:
            return {"start": seconds(moment) - 60, "end": seconds(moment), "action": "REJECT", "packets": 1, **stated}

        rows = self.rows(
            ("2026/11/23/13", flow("2026-11-23T13:00:00", srcaddr="198.51.100.1", dstport=22, interface_id="eni-a", packets=3)),
            ("2026/11/24/01", flow("2026-11-24T01:00:00", srcaddr="198.51.100.1", dstport=22, interface_id="eni-b", packets=4)),
            ("2026/11/24/00", flow("2026-11-24T00:30:00", srcaddr="198.51.100.1", dstport=22, interface_id="eni-b", packets=1)),
            ("2026/11/24/01", flow("2026-11-24T01:00:00", srcaddr="198.51.100.1", dstport=3389, interface_id="eni-b")),
            ("2026/11/24/02", flow("2026-11-24T02:00:00", srcaddr="10.0.0.5", dstport=22, interface_id="eni-b", packets=5)),
            ("2026/11/24/02", flow("2026-11-24T02:00:00", srcaddr="10.0.0.6", dstport=22, action="ACCEPT", packets=50)),
            ("2026/11/23/12", flow("2026-11-23T12:00:00", srcaddr="10.0.0.7", dstport=22)),
            ("2026/11/22/12", flow("2026-11-24T02:00:00", srcaddr="10.0.0.8", dstport=22)),
        )
        found = engine.run(sql("athena", "rejected_flows_by_source"), TABLES["vpc_flow_logs"], rows)
        self.assertEqual(
            picked(found, "source", "port", "protocol", "interfaces", "example_interface", "total_packets"),
            [("198.51.100.1", 22, 6, 2, "eni-a", 8), ("10.0.0.5", 22, 6, 1, "eni-b", 5), ("198.51.100.1", 3389, 6, 1, "eni-b", 1)],
        )
        self.assertEqual(picked(found, "first_seen", "last_seen")[0], ("2026-11-23 12:59:00+00", "2026-11-24 01:00:00+00"))


class LoadBalancer(unittest.TestCase):
    """Queries of the load balancer's logs."""

    def access(self, *lines: tuple[str, dict[str, str]]) -> list[readers.Row]:
        table = TABLES["alb_access_logs"]
        return [row for day, stated in lines for row in readers.rows_of(table, {samples.load_balancer_key("access", day): [samples.access_line(**stated)]})]

    def test_errors_by_path_target(self) -> None:
        book = {"request": "POST https://www.example.com:443/book?car=7 HTTP/1.1", "elb_status_code": "502", "target_status_code": "-"}
        rows = self.access(
            # The target closed the connection: two requests of one client for one path, whatever the query.
            (TODAY, {**book, "time": "2026-11-24T08:00:00.000000Z", "trace_id": "Root=1"}),
            (TODAY, {**book, "time": "2026-11-24T09:00:00.000000Z", "trace_id": "Root=2", "request": "POST https://www.example.com:443/book HTTP/1.1"}),
            # The target's own error, from yesterday's folder.
            (YESTERDAY, {"time": "2026-11-23T12:30:00.000000Z", "request": "GET https://www.example.com:443/ HTTP/1.1", "elb_status_code": "500", "target_status_code": "500", "target_port": "10.0.0.2:80"}),
            # Nobody to forward to, and a request without an address.
            (TODAY, {"time": "2026-11-24T10:00:00.000000Z", "request": "- http://www.example.com:80- ", "elb_status_code": "503", "target_status_code": "-", "target_port": "-"}),
            # No errors of the server.
            (TODAY, {"elb_status_code": "404"}),
            (TODAY, {"elb_status_code": "-"}),
            # Too early, and inside of the window in a folder that is not read.
            (YESTERDAY, {**book, "time": "2026-11-23T12:29:59.000000Z"}),
            (BEFORE, {**book, "time": "2026-11-24T08:00:00.000000Z"}),
        )
        rows += readers.rows_of(TABLES["alb_access_logs"], {samples.load_balancer_key("access", TODAY): ["no log line"]})
        found = engine.run(sql("athena", "errors_by_path_target"), TABLES["alb_access_logs"], rows)
        self.assertEqual(picked(found, "elb_status_code", "target_status_code", "target_ip", "path", "requests", "clients", "latest_trace_id")[0], (502, "-", "10.0.0.1", "/book", 2, 1, "Root=2"))
        self.assertEqual(
            set(picked(found[1:], "elb_status_code", "target_status_code", "target_ip", "path", "requests")),
            {(500, "500", "10.0.0.2", "/", 1), (503, "-", "", None, 1)},
        )
        self.assertEqual(picked(found, "first_seen", "last_seen")[0], ("2026-11-24T08:00:00.000000Z", "2026-11-24T09:00:00.000000Z"))

    def test_slow_targets(self) -> None:
        rows = self.access(
            *((TODAY, {"target_port": "10.0.0.1:80", "target_processing_time": "0.500"}) for _ in range(9)),
            (YESTERDAY, {"target_port": "10.0.0.1:80", "target_processing_time": "0.500", "time": "2026-11-23T12:30:00.000000Z"}),
            *((TODAY, {"target_port": "10.0.0.2:80", "target_processing_time": "2.000"}) for _ in range(9)),
            (TODAY, {"target_port": "10.0.0.2:80", "target_processing_time": "2.500", "request": "GET https://www.example.com:443/search?q=x HTTP/2.0"}),
            # No answer: -1, which would pull the mean down.
            (TODAY, {"target_port": "10.0.0.1:80", "target_processing_time": "-1"}),
            (YESTERDAY, {"target_port": "10.0.0.1:80", "target_processing_time": "60.000", "time": "2026-11-23T12:00:00.000000Z"}),
            (BEFORE, {"target_port": "10.0.0.1:80", "target_processing_time": "60.000"}),
        )
        found = engine.run(sql("athena", "slow_targets"), TABLES["alb_access_logs"], rows)
        self.assertEqual(picked(found, "target_ip", "requests", "average", "p50", "slowest", "slowest_path"), [("10.0.0.2", 10, 2.05, 2.0, 2.5, "/search"), ("10.0.0.1", 10, 0.5, 0.5, 0.5, "/")])
        self.assertTrue(2.0 <= found[0]["p95"] <= found[0]["p99"] <= 2.5)

    def test_tls_connection_errors(self) -> None:
        def line(day: str, moment: str, **stated: str) -> list[readers.Row]:
            return readers.rows_of(TABLES["alb_connection_logs"], {samples.load_balancer_key("connection", day): [samples.connection_line(timestamp=moment, **stated)]})

        unmapped = {"tls_verify_status": "Failed:UnmappedConnectionError", "tls_protocol": "-", "tls_cipher": "-", "tls_handshake_latency": "-"}
        expired = {"tls_verify_status": "Failed:ClientCertExpired"}
        rows = [
            *line(TODAY, "2026-11-24T08:00:00.000000Z", **unmapped, client_ip="203.0.113.1"),
            *line(TODAY, "2026-11-24T11:00:00.000000Z", **unmapped, client_ip="203.0.113.2", conn_trace_id="TID_2"),
            *line(TODAY, "2026-11-24T09:00:00.000000Z", **unmapped, client_ip="203.0.113.2"),
            *line(YESTERDAY, "2026-11-23T12:30:00.000000Z", **expired),
            *line(TODAY, "2026-11-24T08:00:00.000000Z"),
            *line(YESTERDAY, "2026-11-23T12:00:00.000000Z", **expired),
            *line(BEFORE, "2026-11-24T08:00:00.000000Z", **expired),
        ]
        found = engine.run(sql("athena", "tls_connection_errors"), TABLES["alb_connection_logs"], rows)
        self.assertEqual(
            picked(found, "tls_verify_status", "listener_port", "tls_protocol", "connections", "clients", "latest_client", "latest_conn_trace_id"),
            [
                ("Failed:UnmappedConnectionError", 443, "-", 3, 2, "203.0.113.2", "TID_2"),
                ("Failed:ClientCertExpired", 443, "TLSv1.2", 1, 1, "203.0.113.1", "TID_3180a73013c8ca4bac2f731159d4b0fe"),
            ],
        )
        self.assertEqual(picked(found, "first_seen", "last_seen")[0], ("2026-11-24T08:00:00.000000Z", "2026-11-24T11:00:00.000000Z"))


class Trail(unittest.TestCase):
    """Queries of the trail."""

    def run_on(self, name: str, *records: tuple[str, str, dict[str, Any]]) -> list[dict[str, Any]]:
        rows = [row for region, day, record in records for row in readers.rows_of(TABLES["cloudtrail"], {samples.trail_key(region, day): [record]})]
        return engine.run(sql("trail_queries", name), TABLES["cloudtrail"], rows)

    def test_console_logins_without_mfa(self) -> None:
        login = samples.SIGN_IN
        root = {"userIdentity": {"type": "Root", "principalId": "123456789012", "arn": "arn:aws:iam::123456789012:root", "accountId": "123456789012", "accessKeyId": ""}}
        federated = {"userIdentity": {"type": "AssumedRole", "principalId": "A:b", "arn": "arn:aws:sts::123456789012:assumed-role/r/b", "accountId": "123456789012"}}
        found = self.run_on(
            "console_logins_without_mfa",
            ("us-east-1", TODAY, login),
            ("eu-west-1", TODAY, {**login, **root, "eventTime": "2026-11-24T09:00:00Z", "eventID": "e2", "responseElements": {"ConsoleLogin": "Failure"}}),
            ("us-east-1", TODAY, {**login, "eventID": "with a second factor", "additionalEventData": {"MobileVersion": "No", "MFAUsed": "Yes"}}),
            ("us-east-1", TODAY, {**login, **federated, "eventID": "by a role"}),
            ("us-east-1", TODAY, {**login, "eventName": "CheckMfa", "eventID": "another event"}),
            ("us-east-1", TODAY, {**login, "eventSource": "sso.amazonaws.com", "eventID": "of another service"}),
            ("us-east-1", YESTERDAY, {**login, "eventTime": "2026-11-23T12:30:00Z", "eventID": "e0"}),
            ("us-east-1", YESTERDAY, {**login, "eventTime": "2026-11-23T12:29:00Z", "eventID": "too early"}),
            ("us-east-1", BEFORE, {**login, "eventID": "in a folder that is not read"}),
        )
        self.assertEqual(
            picked(found, "eventid", "identity_type", "identity", "outcome", "eventtime"),
            [("e1", "IAMUser", "arn:aws:iam::123456789012:user/Mary", "Success", "2026-11-24T08:00:00Z"),
             ("e0", "IAMUser", "arn:aws:iam::123456789012:user/Mary", "Success", "2026-11-23T12:30:00Z"),
             ("e2", "Root", "arn:aws:iam::123456789012:root", "Failure", "2026-11-24T09:00:00Z")],
        )

    def test_root_use(self) -> None:
        def event(event_id: str, **stated: Any) -> dict[str, Any]:
            root = {"type": "Root", "principalId": "123456789012", "arn": "arn:aws:iam::123456789012:root", "accountId": "123456789012", "accessKeyId": "ASIAROOT"}
            session = {"sessionContext": {"attributes": {"mfaAuthenticated": "true", "creationDate": "2026-11-24T07:00:00Z"}}}
            return {**samples.DENIED, "errorCode": None, "eventID": event_id, "userIdentity": {**root, **session, **stated.pop("identity", {})}, **stated}

        found = self.run_on(
            "root_use",
            ("us-east-1", YESTERDAY, event("first", eventTime="2026-11-23T12:30:00Z")),
            ("us-east-1", TODAY, event("created", eventName="CreateAccessKey", eventSource="iam.amazonaws.com")),
            ("eu-west-1", TODAY, event("denied", eventTime="2026-11-24T10:00:00Z", errorCode="AccessDenied")),
            ("us-east-1", TODAY, event("by a service", identity={"invokedBy": "backup.amazonaws.com"})),
            ("us-east-1", TODAY, event("of a service", eventType="AwsServiceEvent")),
            ("us-east-1", TODAY, {**samples.DENIED, "eventID": "not root"}),
            ("us-east-1", YESTERDAY, event("too early", eventTime="2026-11-23T12:29:00Z")),
            ("us-east-1", BEFORE, event("in a folder that is not read")),
        )
        self.assertEqual(
            picked(found, "eventid", "eventname", "errorcode", "mfa", "access_key_id"),
            [("denied", "ListBuckets", "AccessDenied", "true", "ASIAROOT"), ("created", "CreateAccessKey", None, "true", "ASIAROOT"), ("first", "ListBuckets", None, "true", "ASIAROOT")],
        )

    def test_denied_api_calls(self) -> None:
        denied = samples.DENIED
        other = {"userIdentity": {"type": "IAMUser", "principalId": "P", "arn": "arn:aws:iam::123456789012:user/Mary", "accountId": "123456789012"}}
        found = self.run_on(
            "denied_api_calls",
            ("eu-central-1", TODAY, denied),
            # Another session of the same role, from another address: one row.
            ("eu-central-1", TODAY, {**denied, "eventTime": "2026-11-24T09:00:00Z", "sourceIPAddress": "198.51.100.8", "errorMessage": "the latest"}),
            ("eu-central-1", YESTERDAY, {**denied, "eventTime": "2026-11-23T12:30:00Z"}),
            ("us-east-1", TODAY, {**denied, **other, "eventSource": "ec2.amazonaws.com", "eventName": "RunInstances", "awsRegion": "us-east-1", "errorCode": "Client.UnauthorizedOperation"}),
            ("us-east-1", TODAY, {**denied, "errorCode": "AccessDeniedException", "eventTime": "2026-11-23T12:29:00Z"}),
            ("eu-central-1", TODAY, {**denied, "errorCode": "NoSuchBucket"}),
            ("eu-central-1", TODAY, {**denied, "errorCode": None}),
            ("eu-central-1", BEFORE, denied),
        )
        self.assertEqual(
            picked(found, "identity", "eventname", "awsregion", "errorcode", "calls", "addresses", "latest_address", "latest_message"),
            [
                ("arn:aws:iam::123456789012:role/app", "ListBuckets", "eu-central-1", "AccessDenied", 3, 2, "198.51.100.8", "the latest"),
                ("arn:aws:iam::123456789012:user/Mary", "RunInstances", "us-east-1", "Client.UnauthorizedOperation", 1, 1, "198.51.100.7", denied["errorMessage"]),
            ],
        )
        self.assertEqual(picked(found, "first_seen", "last_seen")[0], ("2026-11-23T12:30:00Z", "2026-11-24T09:00:00Z"))


class Fleet(unittest.TestCase):
    """Queries of what the stream delivered."""

    def run_on(self, name: str, *events: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
        """Events as (moment, fields): each lies in the folder of its hour, unless it states another."""
        rows = []
        for moment, stated in events:
            year, month, day, hour = stated.pop("folder", f"{moment[:10]}-{moment[11:13]}").split("-")
            rows.append({"event_time": moment, "year": year, "month": month, "day": day, "hour": hour, **stated})
        return engine.run(sql("fleet_queries", name), EVENTS, rows)

    def test_the_fields_that_each_query_needs(self) -> None:
        keys = {name for name, _ in EVENTS.keys}
        for module, name, _ in every_query():
            if module == "fleet_queries":
                statement = engine.parsed(sql(module, name))
                used = {column.name for column in statement.find_all(exp.Column)}
                self.assertEqual(used & {field for field, _ in EVENTS.columns}, NEEDED.pop(name), name)
                self.assertTrue(keys <= used, name)
        self.assertEqual(NEEDED, {})

    def test_events_per_vehicle(self) -> None:
        found = self.run_on(
            "events_per_vehicle",
            ("2026-11-24 10:00:00", {"vehicle_id": "car-1", "event_type": "telemetry"}),
            ("2026-11-24 11:00:00", {"vehicle_id": "car-1", "event_type": "telemetry"}),
            ("2026-11-24 11:30:00", {"vehicle_id": "car-1", "event_type": "booking_ended"}),
            ("2026-11-23 12:30:00", {"vehicle_id": "car-2", "event_type": "telemetry"}),
            ("2026-11-23 12:15:00", {"vehicle_id": "car-2", "event_type": "too early"}),
            # Firehose names a folder after the oldest record, so an event may stand in the hour before its own.
            ("2026-11-23 12:31:00", {"vehicle_id": "car-2", "event_type": "telemetry", "folder": "2026-11-23-11"}),
            ("2026-11-24 11:00:00", {"vehicle_id": "car-2", "event_type": "in a folder that is not read", "folder": "2026-11-22-11"}),
            ("2026-11-24 11:00:00", {"event_type": "of no vehicle"}),
        )
        self.assertEqual(
            picked(found, "vehicle_id", "events", "types", "latest_type", "first_seen", "last_seen"),
            [("car-1", 3, 2, "booking_ended", "2026-11-24 10:00:00", "2026-11-24 11:30:00"), ("car-2", 2, 1, "telemetry", "2026-11-23 12:30:00", "2026-11-23 12:31:00")],
        )

    def test_bookings_per_hour(self) -> None:
        found = self.run_on(
            "bookings_per_hour",
            # Began in one hour, ended in the next: of the first, at the last price.
            ("2026-11-24 09:50:00", {"booking_id": "b1", "customer_id": "c1", "price_cents": 100}),
            ("2026-11-23 12:30:00", {"booking_id": "b0", "customer_id": "c0", "price_cents": 1}),
            ("2026-11-24 10:20:00", {"booking_id": "b1", "customer_id": "c1", "price_cents": 1250}),
            ("2026-11-24 09:10:00", {"booking_id": "b2", "customer_id": "c1", "price_cents": 300}),
            ("2026-11-24 10:30:00", {"booking_id": "b3", "customer_id": "c2"}),
            ("2026-11-24 10:31:00", {"vehicle_id": "car-1"}),
            ("2026-11-23 12:00:00", {"booking_id": "too early", "customer_id": "c3"}),
            ("2026-11-24 10:30:00", {"booking_id": "not read", "customer_id": "c3", "folder": "2026-11-23-10"}),
        )
        self.assertEqual(picked(found, "hour_began", "bookings", "customers", "charged_cents"), [("2026-11-24 10:00:00", 1, 1, 0), ("2026-11-24 09:00:00", 2, 1, 1550), ("2026-11-23 12:00:00", 1, 1, 1)])

    def test_low_battery_vehicles(self) -> None:
        found = self.run_on(
            "low_battery_vehicles",
            ("2026-11-24 09:00:00", {"vehicle_id": "low", "battery_percent": 80.0, "latitude": 1.0, "longitude": 1.0}),
            ("2026-11-24 11:00:00", {"vehicle_id": "low", "battery_percent": 12.5, "latitude": 52.5, "longitude": 13.4}),
            # A later event without a battery says where it stands now, one without a position takes nothing away.
            ("2026-11-24 12:00:00", {"vehicle_id": "low", "latitude": 9.0, "longitude": 9.0}),
            ("2026-11-24 12:10:00", {"vehicle_id": "low"}),
            ("2026-11-24 11:00:00", {"battery_percent": 1.0}),
            ("2026-11-24 09:00:00", {"vehicle_id": "charged", "battery_percent": 5.0}),
            ("2026-11-24 11:00:00", {"vehicle_id": "charged", "battery_percent": 60.0}),
            ("2026-11-24 11:00:00", {"vehicle_id": "at the bound", "battery_percent": 20.0}),
            ("2026-11-23 12:30:00", {"vehicle_id": "first", "battery_percent": 19.9}),
            ("2026-11-24 11:00:00", {"vehicle_id": "unplaced", "battery_percent": 3.0}),
            ("2026-11-24 08:00:00", {"vehicle_id": "unplaced", "battery_percent": 9.0, "latitude": 1.0, "longitude": 1.0}),
            ("2026-11-23 12:29:00", {"vehicle_id": "too early", "battery_percent": 1.0}),
            ("2026-11-24 11:00:00", {"vehicle_id": "not read", "battery_percent": 1.0, "folder": "2026-11-23-10"}),
        )
        self.assertEqual(
            picked(found, "vehicle_id", "battery", "latitude", "longitude", "reported"),
            [("unplaced", 3.0, 1.0, 1.0, "2026-11-24 11:00:00"), ("low", 12.5, 9.0, 9.0, "2026-11-24 11:00:00"), ("first", 19.9, None, None, "2026-11-23 12:30:00")],
        )

    def test_silent_vehicles(self) -> None:
        found = self.run_on(
            "silent_vehicles",
            ("2026-11-24 11:29:00", {"vehicle_id": "silent", "event_type": "telemetry", "latitude": 52.5, "longitude": 13.4}),
            ("2026-11-24 10:00:00", {"vehicle_id": "silent", "event_type": "booking_ended"}),
            # A trip ends without a position: where it was last is what the event before says.
            ("2026-11-24 08:00:00", {"vehicle_id": "parked", "event_type": "telemetry", "latitude": 48.1, "longitude": 11.6}),
            ("2026-11-24 08:01:00", {"vehicle_id": "parked", "event_type": "booking_ended"}),
            ("2026-11-24 09:00:00", {"event_type": "of no vehicle"}),
            ("2026-11-23 12:30:00", {"vehicle_id": "first", "event_type": "telemetry"}),
            ("2026-11-24 11:30:00", {"vehicle_id": "at the bound", "event_type": "telemetry"}),
            ("2026-11-24 12:29:00", {"vehicle_id": "talking", "event_type": "telemetry"}),
            ("2026-11-24 09:00:00", {"vehicle_id": "talking", "event_type": "telemetry"}),
            ("2026-11-23 12:29:00", {"vehicle_id": "too early", "event_type": "telemetry"}),
            ("2026-11-24 09:00:00", {"vehicle_id": "not read", "event_type": "telemetry", "folder": "2026-11-23-10"}),
        )
        self.assertEqual(picked(found, "vehicle_id", "last_seen", "latest_type", "latitude", "events"), [("first", "2026-11-23 12:30:00", "telemetry", None, 1), ("parked", "2026-11-24 08:01:00", "booking_ended", 48.1, 2), ("silent", "2026-11-24 11:29:00", "telemetry", 52.5, 2)])

    def test_revenue_per_station(self) -> None:
        found = self.run_on(
            "revenue_per_station",
            # Fetched at one station, brought back to another, with a last event that names none.
            ("2026-11-24 08:00:00", {"booking_id": "b1", "station_id": "north", "price_cents": 200}),
            ("2026-11-23 12:30:00", {"booking_id": "b0", "station_id": "north", "price_cents": 1}),
            ("2026-11-24 09:00:00", {"booking_id": "b1", "station_id": "south", "price_cents": 1000}),
            ("2026-11-24 09:01:00", {"booking_id": "b1", "price_cents": 1000}),
            ("2026-11-24 10:00:00", {"booking_id": "b2", "station_id": "south", "price_cents": 500}),
            ("2026-11-24 10:00:00", {"booking_id": "b3", "station_id": "north", "price_cents": 700}),
            ("2026-11-24 10:00:00", {"booking_id": "unpaid", "station_id": "north"}),
            ("2026-11-24 10:00:00", {"station_id": "north", "price_cents": 9000}),
            ("2026-11-23 12:29:00", {"booking_id": "too early", "station_id": "north", "price_cents": 9000}),
            ("2026-11-24 10:00:00", {"booking_id": "not read", "station_id": "north", "price_cents": 9000, "folder": "2026-11-23-10"}),
        )
        self.assertEqual(picked(found, "station_id", "bookings", "charged_cents"), [("south", 2, 1500), ("north", 2, 701)])


if __name__ == "__main__":
    unittest.main()
