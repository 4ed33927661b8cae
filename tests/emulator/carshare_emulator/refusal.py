"""Error bodies in the shape of each protocol, so that the provider shows our message and does not retry.

Shapes: https://smithy.io/2.0/aws/protocols/index.html (operation error serialization of each protocol).
"""

from __future__ import annotations

import json
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

from carshare_emulator.recorder import RecordedRequest

CODE = "NotImplementedByEmulator"

# The protocols that answer in XML; every other service in use speaks JSON.
EC2_SERVICES = {"ec2"}
S3_SERVICES = {"s3"}
QUERY_SERVICES = {"autoscaling", "elasticache", "elasticloadbalancing", "iam", "monitoring", "rds", "sns", "sts"}


def action_of(body: bytes) -> str:
    """The `Action` of a query request, or nothing."""
    fields = parse_qs(body.decode("utf-8", "replace")) if b"Action=" in body else {}
    return fields.get("Action", [""])[0]


def error_body(request: RecordedRequest, message: str) -> tuple[str, bytes]:
    """Return the content type and the body of an error answer."""
    if request.service in EC2_SERVICES:
        error = f"<Code>{CODE}</Code><Message>{escape(message)}</Message>"
        text = f"<Response><Errors><Error>{error}</Error></Errors><RequestID>emulator</RequestID></Response>"
        return "text/xml", text.encode()
    if request.service in QUERY_SERVICES:
        error = f"<Type>Sender</Type><Code>{CODE}</Code><Message>{escape(message)}</Message>"
        text = f"<ErrorResponse><Error>{error}</Error><RequestId>emulator</RequestId></ErrorResponse>"
        return "text/xml", text.encode()
    if request.service in S3_SERVICES:
        text = f"<Error><Code>{CODE}</Code><Message>{escape(message)}</Message></Error>"
        return "application/xml", text.encode()
    document = {"__type": CODE, "Code": CODE, "code": CODE, "message": message, "Message": message}
    return "application/json", json.dumps(document).encode()
