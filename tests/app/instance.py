"""An instance after its first boot: user data has been run in a temporary root, and a real nginx serves the placeholder on a real port."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "user_data"))

from agent import Agent, program  # noqa: E402
from machine import Machine  # noqa: E402

STUBS = Path(__file__).resolve().parent / "stubs"
APP = Path(__file__).resolve().parents[2] / "app"

# What matters of the nginx.conf that Amazon Linux 2023 ships: everything in conf.d/ is read, in the order of the names.
NGINX_CONF = """\
worker_processes 2;
pid {root}/nginx.pid;
error_log {root}/error.log;
events {{ worker_connections 256; }}
http {{
    log_format main '$request $status';
    access_log {root}/access.log main;
    client_body_temp_path {root}/body;
    proxy_temp_path {root}/proxy;
    fastcgi_temp_path {root}/fastcgi;
    uwsgi_temp_path {root}/uwsgi;
    scgi_temp_path {root}/scgi;
    types {{ text/html html; text/css css; application/javascript js; application/json json; }}
    default_type application/octet-stream;
    include {root}/etc/nginx/conf.d/*.conf;
}}
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def build(folder: Path, commit: str, edits: dict[str, str] | None = None) -> Path:
    """A revision as the pipeline makes it: the starter's files with edits, built by what buildspec.yml says, and of that the artifacts."""
    source = folder / f"source-{commit}"
    shutil.copytree(APP, source)
    for path, text in (edits or {}).items():
        (source / path).write_text(text)
    run = run_buildspec(source, commit)
    if run.returncode != 0:
        raise AssertionError(run.stdout)
    return source / yaml.safe_load((source / "buildspec.yml").read_text())["artifacts"]["base-directory"]


def run_buildspec(source: Path, commit: str) -> subprocess.CompletedProcess[str]:
    """The build's commands, with nothing on PATH but what every image has: no package manager, nothing that speaks to a network."""
    with tempfile.TemporaryDirectory() as tools:
        for tool in ("bash", "chmod", "cp", "dirname", "mkdir", "rm", "sed", "tr"):
            (Path(tools) / tool).symlink_to(program(tool, "it comes with every Linux"))
        specification = yaml.safe_load((source / "buildspec.yml").read_text())
        commands = [command for phase in specification["phases"].values() for command in phase["commands"]]
        return subprocess.run(
            ["/bin/bash", "-ec", "\n".join(commands)],
            cwd=source,
            env={"PATH": tools, "CODEBUILD_RESOLVED_SOURCE_VERSION": commit},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )


class Instance:
    """The machine, its agent and its web server."""

    def __init__(self, health_path: str = "/health", **environment: str) -> None:
        self.port = free_port()
        self.health_path = health_path
        self.machine = Machine(APP_PORT=str(self.port), HEALTH_PATH=health_path, **environment)
        self.root = self.machine.root
        first = self.machine.setup()
        if first.status != 0:
            raise AssertionError(first.output)
        # The page's folder is an absolute path, which only here has a root before it.
        site = "etc/nginx/conf.d/zz-placeholder.conf"
        self.machine.write(site, self.machine.read(site).replace("/var/www/placeholder", str(self.root / "var/www/placeholder")))
        self.machine.write("nginx.conf", NGINX_CONF.format(root=self.root))
        # nginx drops root's rights for its workers, which must still come in.
        for folder in (self.root, self.root.parent):
            folder.chmod(0o755)
        self._environment = {
            "PATH": f"{STUBS}:{os.environ['PATH']}",
            "REAL_NGINX": program("nginx", "apt-get install nginx-light (any nginx since 1.18)"),
            "CARSHARE_ROOT": str(self.root),
        }
        self.agent = Agent(self.root, self._environment)
        self.start_nginx()

    def __enter__(self) -> Instance:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop_nginx()
        self.machine.close()

    def start_nginx(self) -> None:
        """As at a boot."""
        subprocess.run([str(STUBS / "systemctl"), "reload-or-restart", "nginx"], env=self._environment, check=True)
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.05)
        raise AssertionError(self.machine.read("error.log"))

    def stop_nginx(self) -> None:
        """It has died."""
        pid = self.root / "nginx.pid"
        if not pid.exists():
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(pid.read_text()), signal.SIGTERM)
        for _ in range(200):
            if not pid.exists():
                return
            time.sleep(0.05)
        raise AssertionError("nginx does not end")

    def get(self, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        """Status, text and headers; in the names of headers an underscore stands for a hyphen."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return answer.status, answer.read().decode(), dict(answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode(), dict(error.headers)

    @contextlib.contextmanager
    def watched(self):  # noqa: ANN201
        """Asks for health all the while, much more often than the load balancer does; yields the list of answers other than 200."""
        failures: list[str] = []
        asked = [0]
        over = threading.Event()

        def ask() -> None:
            while not over.is_set():
                asked[0] += 1
                try:
                    status = self.get(self.health_path)[0]
                    if status != 200:
                        failures.append(str(status))
                except OSError as error:
                    failures.append(repr(error))
                time.sleep(0.005)

        thread = threading.Thread(target=ask)
        thread.start()
        try:
            yield failures
        finally:
            over.set()
            thread.join()
        assert asked[0] > 5, f"asked {asked[0]} times only"
