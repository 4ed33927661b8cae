"""Command line and life of the server process."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading

# moto reads these when it is imported. The first loads the policies that AWS itself offers (moto leaves them out by
# default), the second issues an ACM certificate after one second instead of sixty.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "1")


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line; exits with 2 when it is wrong."""
    parser = argparse.ArgumentParser(prog="server.py", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: loopback only)")
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")
    parser.add_argument("--record", metavar="FILE", help="append each request as one line of JSON")
    parser.add_argument(
        "--certificate", metavar="ARN", action="append", default=[], help="an issued certificate that is there already"
    )
    parser.add_argument("--ignore-stdin", action="store_true", help="go on when standard input closes")
    parser.add_argument("--list-gaps", action="store_true", help="print the closed gaps as a Markdown table, and exit")
    return parser.parse_args(arguments)


def main() -> None:
    """Serve until SIGTERM, SIGINT or the end of standard input."""
    options = parse_arguments()
    from carshare_emulator import gap
    from carshare_emulator.gaps import close_gaps

    closed = close_gaps()
    if options.list_gaps:
        print(gap.markdown_table(closed))
        return
    serve(options)


def serve(options: argparse.Namespace) -> None:
    """Start the server, say its port on standard output, and wait for the end."""
    from moto.server import MotoRequestHandler
    from werkzeug.serving import make_server

    from carshare_emulator.application import EmulatorApplication
    from carshare_emulator.given import give_certificate
    from carshare_emulator.recorder import Recorder

    class QuietHandler(MotoRequestHandler):
        """The record holds the requests; a line of log for each would only hide the 501s on standard error."""

        def log_request(self, *_arguments: object) -> None:
            """Log nothing."""

    recorder = Recorder(options.record)
    application = EmulatorApplication(recorder)
    server = make_server(options.host, options.port, application, threaded=True, request_handler=QuietHandler)
    os.environ["MOTO_PORT"] = str(server.server_port)
    application.warm_up()
    for arn in options.certificate:
        give_certificate(arn)

    end = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: end.set())
    if not options.ignore_stdin:
        threading.Thread(target=wait_for_stdin, args=(end,), daemon=True).start()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    # The socket listens since make_server, so whoever reads this line can connect.
    print(f"port={server.server_port}", flush=True)
    end.wait()
    server.shutdown()
    recorder.close()


def wait_for_stdin(end: threading.Event) -> None:
    """Set `end` when standard input closes: the parent is gone, and nobody would stop this process."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    end.set()
