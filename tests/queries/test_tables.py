"""The tables read what AWS writes: every field of a line, a record or a file is in the column of its name."""

from __future__ import annotations

import dataclasses
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import readers  # noqa: E402
import samples  # noqa: E402
from tables import TABLES, Table  # noqa: E402

ACCESS, CONNECTION, FLOWS, TRAIL = (TABLES[name] for name in ("alb_access_logs", "alb_connection_logs", "vpc_flow_logs", "cloudtrail"))


def access(**stated: str) -> readers.Row:
    return readers.regex_row(ACCESS, samples.access_line(**stated))


class AccessLogs(unittest.TestCase):
    """Lines of access logs."""

    def test_every_field_is_in_its_column(self) -> None:
        # A value for each field that no other field has, so that a group one place off is seen.
        stated = {name.strip('"').replace(":", "_"): f"{number}" for number, name in enumerate(samples.ACCESS_FIELDS, 100)}
        stated.update(client_port="1.2.3.4:1103", target_port="5.6.7.8:1104", request="GET https://a.example:443/p?q=a%20b HTTP/2.0", target_port_list="5.6.7.8:1104 5.6.7.9:1104")
        row = access(**stated)
        expected = {name: stated[name] for name in stated if name not in ("client_port", "target_port", "request")}
        self.assertEqual({name: str(value) for name, value in row.items() if name in expected}, {**expected, **{name: f"{stated[name]}.0" for name in row if name.endswith("processing_time")}})
        self.assertEqual([row[name] for name in ("client_ip", "client_port", "target_ip", "target_port")], ["1.2.3.4", 1103, "5.6.7.8", 1104])
        self.assertEqual([row[name] for name in ("request_verb", "request_url", "request_proto")], ["GET", "https://a.example:443/p?q=a%20b", "HTTP/2.0"])
        self.assertEqual(len(row), len(samples.ACCESS_FIELDS) + 4)
        self.assertEqual(len(row), 38)

    def test_the_vendor_s_examples(self) -> None:
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-examples
        secured = access(type="https", ssl_cipher="ECDHE-RSA-AES128-GCM-SHA256", ssl_protocol="TLSv1.2", domain_name="www.example.com", actions_executed="authenticate,forward",
                         request="GET https://www.example.com:443/ HTTP/1.1", target_processing_time="0.048")  # fmt: skip
        self.assertEqual((secured["ssl_protocol"], secured["actions_executed"], secured["target_processing_time"]), ("TLSv1.2", "authenticate,forward", 0.048))
        socket = access(type="wss", target_port="10.0.1.192:8010", elb_status_code="101", target_status_code="101", request="GET https://10.0.0.30:443/ HTTP/1.1", user_agent="-")
        self.assertEqual((socket["type"], socket["elb_status_code"], socket["target_port"]), ("wss", 101, 8010))
        function = access(target_port="-", target_port_list="-", target_status_code_list="-", error_reason="LambdaInvalidResponse", elb_status_code="502", target_status_code="-")
        self.assertEqual((function["target_ip"], function["target_port"], function["error_reason"], function["elb_status_code"]), ("", None, "LambdaInvalidResponse", 502))

    def test_what_clients_do(self) -> None:
        malformed = access(request="- http://www.example.com:80- ", elb_status_code="400", target_port="-", target_status_code="-", request_processing_time="-1", target_processing_time="-1")
        self.assertEqual([malformed[name] for name in ("request_verb", "request_url", "request_proto")], ["-", "http://www.example.com:80-", ""])
        self.assertEqual((malformed["target_processing_time"], malformed["target_status_code"]), (-1.0, "-"))
        self.assertEqual(access(elb_status_code="-")["elb_status_code"], None)
        blank = access(request='GET https://www.example.com:443/a b"c HTTP/1.1')
        self.assertEqual((blank["request_url"], blank["conn_trace_id"]), ('https://www.example.com:443/a b"c', "TID_1234abcd5678ef90"))
        quoting = access(user_agent='a \\"b\\" c\\\\')
        self.assertEqual((quoting["user_agent"], quoting["conn_trace_id"]), ('a \\"b\\" c\\\\', "TID_1234abcd5678ef90"))
        sixth = access(client_port="2001:db8::1:443", target_port="[2001:db8::2]:80")
        self.assertEqual([sixth[name] for name in ("client_ip", "client_port", "target_ip", "target_port")], ["2001:db8::1", 443, "[2001:db8::2]", 80])

    def test_lines_of_earlier_and_later_years(self) -> None:
        newest = samples.access_line()
        early = newest.removesuffix(" 203.0.113.9")
        earlier = early.removesuffix(' "-" "-" "-"')
        earliest = earlier.removesuffix(" TID_1234abcd5678ef90")
        trace, node = "TID_1234abcd5678ef90", "203.0.113.9"
        expectations = (
            (newest + ' "next"', (trace, "-", node)), (newest + ' "-" "-"', (trace, "-", node)), (newest, (trace, "-", node)),
            (early, (trace, "-", None)), (earlier, (trace, None, None)), (earliest, (None, None, None)),
        )  # fmt: skip
        for text, expected in expectations:
            row = readers.regex_row(ACCESS, text)
            self.assertEqual((row["type"], row["classification_reason"]), ("http", "-"), text)
            self.assertEqual((row["conn_trace_id"], row["request_transform_status"], row["ip_address"]), expected, text)

    def test_a_field_missing_from_the_expression_is_noticed(self) -> None:
        line = samples.access_line(elb_status_code="502")
        assert ACCESS.regex is not None
        for planted in (ACCESS.regex.replace(" ([-0-9]*)", "", 1), ACCESS.regex.replace("([^ ]*) ", "", 1), ACCESS.regex.replace("([", "(?:[", 1)):
            row = readers.regex_row(dataclasses.replace(ACCESS, regex=planted), line)
            self.assertNotEqual((row["type"], row["elb_status_code"]), ("http", 502))
        self.assertEqual([readers.regex_row(ACCESS, line)[name] for name in ("type", "elb_status_code")], ["http", 502])

    def test_what_is_no_log_line_is_a_row_of_nulls(self) -> None:
        # A load balancer proves its rights by such a file, at another key.
        self.assertEqual(set(readers.regex_row(ACCESS, "Enable AccessLog for ELB: app/shop at 2026-11-24T10:00:00Z").values()), {None})


class ConnectionLogs(unittest.TestCase):
    """Lines of connection logs."""

    def test_every_field_is_in_its_column(self) -> None:
        stated = {name.strip('"'): f"{number}" for number, name in enumerate(samples.CONNECTION_FIELDS, 100)}
        row = readers.regex_row(CONNECTION, samples.connection_line(**stated))
        stated["time"] = stated.pop("timestamp")
        stated["tls_handshake_latency"] += ".0"
        self.assertEqual({name: str(value) for name, value in row.items()}, stated)
        self.assertEqual(len(row), 15)

    def test_failed_and_plain_connections(self) -> None:
        failed = readers.regex_row(CONNECTION, samples.connection_line(tls_protocol="-", tls_cipher="-", tls_handshake_latency="-", leaf_client_cert_subject="-", leaf_client_cert_validity="-",
                                                                       leaf_client_cert_serial_number="-", tls_verify_status="Failed:UnmappedConnectionError"))  # fmt: skip
        self.assertEqual((failed["tls_verify_status"], failed["tls_handshake_latency"], failed["listener_port"]), ("Failed:UnmappedConnectionError", None, 443))

    def test_lines_of_earlier_and_later_years(self) -> None:
        newest = samples.connection_line()
        early = newest.removesuffix(" app/my-loadbalancer/50dc6c495c0c9188 203.0.113.9")
        earlier = early.removesuffix(" X25519MLKEM768")
        earliest = earlier.removesuffix(" TID_3180a73013c8ca4bac2f731159d4b0fe")
        exchange, node = "X25519MLKEM768", "203.0.113.9"
        for text, expected in ((newest + " next", (exchange, node)), (newest, (exchange, node)), (early, (exchange, None)), (earlier, (None, None)), (earliest, (None, None))):
            row = readers.regex_row(CONNECTION, text)
            self.assertEqual((row["tls_verify_status"], row["tls_keyexchange"], row["ip_address"]), ("Success", *expected), text)

    def test_a_field_missing_from_the_expression_is_noticed(self) -> None:
        assert CONNECTION.regex is not None
        for planted in (CONNECTION.regex.replace(" ([0-9]*)", "", 1), CONNECTION.regex.replace(' "([^"]*)"', "", 1)):
            self.assertIsNone(readers.regex_row(dataclasses.replace(CONNECTION, regex=planted), samples.connection_line())["tls_verify_status"])


class FlowLogs(unittest.TestCase):
    """Files of flow logs."""

    def read(self, table: Table, fields: list[tuple[str, str]]) -> list[readers.Row]:
        with tempfile.TemporaryDirectory() as directory:
            file = Path(directory) / "flow.parquet"
            readers.write_parquet(file, fields, [samples.FLOW])
            return readers.parquet_rows(table, file)

    def test_every_field_is_in_its_column(self) -> None:
        self.assertEqual(self.read(FLOWS, samples.FLOW_FIELDS), [samples.FLOW])
        self.assertEqual([name for name, _ in FLOWS.columns], [name for name, _ in samples.FLOW_FIELDS])

    def test_the_flow_log_writes_these_fields(self) -> None:
        text = (Path(__file__).resolve().parents[2] / "modules/flow_logs/main.tf").read_text()
        listed = re.search(r"fields = \[(.*?)\n  \]", text, re.DOTALL)
        assert listed is not None
        self.assertEqual([name.replace("-", "_") for name in re.findall(r'"([a-z-]+)"', listed[1])], [name for name, _ in FLOWS.columns])

    def test_a_column_of_another_name_is_empty(self) -> None:
        planted = dataclasses.replace(FLOWS, columns=tuple(("account-id" if name == "account_id" else name, kind) for name, kind in FLOWS.columns))
        self.assertIsNone(self.read(planted, samples.FLOW_FIELDS)[0]["account-id"])

    def test_a_narrower_column_is_an_error(self) -> None:
        planted = dataclasses.replace(FLOWS, columns=tuple((name, "int" if name == "bytes" else kind) for name, kind in FLOWS.columns))
        with self.assertRaisesRegex(TypeError, "bytes is int, the file has INT64"):
            self.read(planted, samples.FLOW_FIELDS)


class Trail(unittest.TestCase):
    """Records of CloudTrail."""

    def test_a_record_without_its_like(self) -> None:
        row = readers.json_row(TRAIL, samples.DENIED)
        self.assertEqual(row["useridentity"]["sessioncontext"]["sessionissuer"]["arn"], "arn:aws:iam::123456789012:role/app")
        self.assertEqual(row["useridentity"]["sessioncontext"]["attributes"], {"mfaauthenticated": "false", "creationdate": "2026-11-24T07:00:00Z"})
        self.assertEqual(row["resources"], [{"arn": "arn:aws:s3:::bucket", "accountid": "123456789012", "type": "AWS::S3::Bucket"}])
        self.assertEqual(row["requestparameters"], '{"Host": "s3.eu-central-1.amazonaws.com"}')
        self.assertEqual(row["responseelements"], None)

    def test_every_field_has_a_column(self) -> None:
        # managementEvent says what the trail takes anyway: AWS's own table leaves it out.
        columns = {name for name, _ in TRAIL.columns}
        for record in (samples.SIGN_IN, samples.DENIED):
            self.assertEqual({name.lower() for name in record} - columns, {"managementevent"} & {name.lower() for name in record})


class Places(unittest.TestCase):
    """Objects at the keys where AWS puts them."""

    def test_objects_are_in_partitions(self) -> None:
        self.assertEqual(ACCESS.partition_of(samples.load_balancer_key("access", "2026/11/24")), {"day": "2026/11/24"})
        self.assertEqual(CONNECTION.partition_of(samples.load_balancer_key("connection", "2026/01/01")), {"day": "2026/01/01"})
        self.assertEqual(FLOWS.partition_of(samples.flow_log_key("2026", "01", "09", "00")), {"year": "2026", "month": "01", "day": "09", "hour": "00"})
        self.assertEqual(TRAIL.partition_of(samples.trail_key("us-east-1", "2026/11/24")), {"region": "us-east-1", "day": "2026/11/24"})

    def test_others_are_not(self) -> None:
        digest = samples.trail_key("us-east-1", "2026/11/24").replace("/CloudTrail/", "/CloudTrail-Digest/")
        for table, uri in (
            (ACCESS, samples.load_balancer_key("connection", "2026/11/24")),
            (ACCESS, samples.load_balancer_key("access", "2026-11-24")),
            (CONNECTION, samples.load_balancer_key("access", "2026/11/24")),
            (FLOWS, samples.flow_log_key("2026", "1", "9", "0")),
            (FLOWS, samples.flow_log_key("2025", "12", "31", "23")),
            (TRAIL, samples.trail_key("ap-south-1", "2026/11/24")),
            (TRAIL, digest),
        ):
            with self.assertRaises(LookupError, msg=uri):
                table.partition_of(uri)

    def test_groups_and_columns_are_as_many(self) -> None:
        for table in (ACCESS, CONNECTION):
            assert table.regex is not None
            self.assertEqual(re.compile(table.regex).groups, len(table.columns), table.name)
            self.assertEqual(len({name for name, _ in table.columns}), len(table.columns), table.name)


if __name__ == "__main__":
    unittest.main()
