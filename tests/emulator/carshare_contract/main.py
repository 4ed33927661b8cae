"""Command line of the contract check."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from carshare_contract.exceptions import Exceptions
from carshare_contract.extra_rules import ExtraRules
from carshare_contract.report import Report
from carshare_contract.request import read_record

HERE = Path(__file__).resolve().parent.parent

PASSED, FAILED, WRONG_USAGE = 0, 1, 2


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """Read the command line; exits with 2 when it is wrong."""
    parser = argparse.ArgumentParser(prog="contract.py", description=__doc__)
    parser.add_argument("record", nargs="+", type=Path, metavar="RECORD", help="what server.py --record wrote")
    parser.add_argument("--exceptions", type=Path, default=HERE / "undecoded.toml", help="what is excused")
    parser.add_argument("--extra-rules", type=Path, default=HERE / "extra_rules.toml", help="rules beyond the models")
    parser.add_argument(
        "--partial", action="store_true", help="do not fail on exceptions that these records do not need"
    )
    parser.add_argument("--operations", action="store_true", help="list the operations seen")
    parser.add_argument("--unproved", action="store_true", help="list the values that the emulator only stored")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Check the records; returns the exit code."""
    options = parse_arguments(sys.argv[1:] if arguments is None else arguments)
    try:
        report = Report(Exceptions.load(options.exceptions), ExtraRules.load(options.extra_rules))
        for record in options.record:
            for request in read_record(record):
                report.add(request)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"contract.py: {error}", file=sys.stderr)
        return WRONG_USAGE
    print("\n".join(report.summary()))
    if options.operations:
        for name, count in sorted(report.operations.items()):
            print(f"operation {name}: {count}")
    if options.unproved:
        for name, values in sorted(report.unproved.items()):
            for value, count in sorted(values.items()):
                print(f"unproved value: {name} = {value} ({count}x)")
    faults = report.faults(strict=not options.partial)
    for fault in faults:
        print(fault)
    return FAILED if faults else PASSED
