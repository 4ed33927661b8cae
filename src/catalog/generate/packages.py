"""The pinned public packages the catalogue is read from, installed under `target/catalog`."""

import hashlib
import json
import re
import subprocess
import sys
import venv
from pathlib import Path

NAMES = ("botocore", "cfn-lint", "ministack", "moto")
PINS = Path(__file__).with_name("requirements.txt")

HEADER = """\
# Pins of `make catalog`. Rewritten by `catalog.py --pin DATE`, never by hand.
# Only data files are read, so no dependency is installed.
# date: {date}
"""


def read_pins(text):
    """The date and the versions of a pins file: `("2026-11-23", {"botocore": "1.2.3"})`."""
    date = re.search(r"^# date: (\d{4}-\d{2}-\d{2})$", text, re.MULTILINE)
    versions = dict(re.findall(r"^([a-z-]+)==(\S+)", text, re.MULTILINE))
    if not date or sorted(versions) != sorted(NAMES):
        raise SystemExit(f"{PINS.name}: needs a `# date:` line and a pin of each of {NAMES}")
    return date.group(1), versions


def pin(date):
    """Pins the newest version of each package, with the hash of its wheel."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps"]
    command += ["--ignore-installed", "--only-binary", ":all:", "--report", "-", *NAMES]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    rows = []
    for item in report["install"]:
        name, version = item["metadata"]["name"], item["metadata"]["version"]
        digest = item["download_info"]["archive_info"]["hashes"]["sha256"]
        rows.append(f"{name}=={version} --hash=sha256:{digest}\n")
    PINS.write_text(HEADER.format(date=date) + "".join(sorted(rows)))


def install(target):
    """Installs the pins into a virtual environment below `target`; returns its packages folder."""
    digest = hashlib.sha256(PINS.read_bytes()).hexdigest()
    home = target / "venv"
    stamp = home / "pins.sha256"
    if not stamp.exists() or stamp.read_text() != digest:
        venv.create(home, clear=True, with_pip=True)
        command = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps"]
        command += ["--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:", "-r", PINS]
        subprocess.run(command, check=True)
        stamp.write_text(digest)
    return next((home / "lib").glob("python3*/site-packages"))
