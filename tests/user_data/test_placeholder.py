"""The placeholder's site, in a real nginx: what the load balancer and a visitor get before the first deployment."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import unittest
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from machine import Machine  # noqa: E402

# What matters of the nginx.conf that Amazon Linux 2023 ships: everything in conf.d/ is read, in the order of the names.
NGINX_CONF = """\
daemon off;
worker_processes 1;
pid {root}/nginx.pid;
error_log {root}/error.log;
events {{ worker_connections 64; }}
http {{
    log_format main '$request $status';
    access_log {root}/access.log main;
    client_body_temp_path {root}/body;
    proxy_temp_path {root}/proxy;
    fastcgi_temp_path {root}/fastcgi;
    uwsgi_temp_path {root}/uwsgi;
    scgi_temp_path {root}/scgi;
    types {{ text/html html; }}
    default_type application/octet-stream;
    include {root}/etc/nginx/conf.d/*.conf;
}}
"""


def nginx() -> str:
    """The program; a test that skipped would prove nothing."""
    path = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/local/sbin:/usr/sbin")
    if path is None:
        raise AssertionError("nginx is missing: apt-get install nginx-light (any nginx since 1.18)")
    return path


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def served(machine: Machine, port: int) -> Iterator[str]:
    """The machine's sites, served by nginx; yields their address."""
    site = "etc/nginx/conf.d/zz-placeholder.conf"
    # The pages' folder is an absolute path, which only here has a root before it.
    machine.write(site, machine.read(site).replace("/var/www/placeholder", str(machine.root / "var/www/placeholder")))
    machine.write("nginx.conf", NGINX_CONF.format(root=machine.root))
    command = [nginx(), "-p", str(machine.root), "-c", str(machine.root / "nginx.conf"), "-e", str(machine.root / "error.log")]
    # nginx drops root's rights for its workers, which must still come in.
    for folder in (machine.root, machine.root.parent):
        folder.chmod(0o755)

    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    if tested.returncode != 0 or "[warn]" in tested.stderr:
        raise AssertionError(tested.stderr)
    process = subprocess.Popen(command)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


class Placeholder(unittest.TestCase):
    """One first boot, then requests."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.port = free_port()
        cls.machine = Machine(APP_PORT=str(cls.port), HEALTH_PATH="/health-check.v1/~up")
        cls.addClassCleanup(cls.machine.close)
        first = cls.machine.setup()
        assert first.status == 0, first.output
        stack = contextlib.ExitStack()
        cls.addClassCleanup(stack.close)
        cls.address = stack.enter_context(served(cls.machine, cls.port))

    def get(self, path: str) -> tuple[int, str, dict[str, str]]:
        with urllib.request.urlopen(self.address + path, timeout=5) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)

    def test_health(self) -> None:
        status, text, headers = self.get("/health-check.v1/~up")
        self.assertEqual((status, text), (200, "ok\n"))
        self.assertEqual(headers["Content-Type"], "text/plain")

    def test_health_is_not_logged(self) -> None:
        self.get("/health-check.v1/~up")
        self.get("/logged")
        log = self.machine.read("access.log")
        self.assertIn("/logged", log)
        self.assertNotIn("health-check", log)

    def test_every_page_is_the_placeholder(self) -> None:
        for path in ("/", "/index.html", "/some/where?a=b"):
            status, text, headers = self.get(path)
            self.assertEqual(status, 200)
            self.assertIn("Nothing deployed yet", text)
            self.assertTrue(headers["Content-Type"].startswith("text/html"))

    def test_headers(self) -> None:
        for path in ("/", "/health-check.v1/~up"):
            headers = self.get(path)[2]
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["X-Frame-Options"], "DENY")
            self.assertEqual(headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(headers["Cache-Control"], "no-store")
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertEqual(headers["Server"], "nginx")

    def test_errors_tell_no_version_either(self) -> None:
        with self.assertRaises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(urllib.request.Request(self.address + "/", method="DELETE"), timeout=5)
        self.assertEqual(raised.exception.code, 405)
        self.assertEqual(raised.exception.headers["Server"], "nginx")
        self.assertEqual(raised.exception.headers["X-Content-Type-Options"], "nosniff")
        raised.exception.close()


class Application(unittest.TestCase):
    """The application's own file in conf.d comes first by name, and takes the port without the placeholder's removal."""

    def test_it_answers_instead(self) -> None:
        port = free_port()
        with Machine(APP_PORT=str(port)) as machine:
            self.assertEqual(machine.setup().status, 0)
            machine.write(
                "etc/nginx/conf.d/carshare.conf",
                f'server {{ listen {port}; server_name carshare; return 200 "the application\\n"; }}\n',
            )
            with served(machine, port) as address, urllib.request.urlopen(address + "/health", timeout=5) as answer:
                self.assertEqual(answer.read(), b"the application\n")


if __name__ == "__main__":
    unittest.main()
