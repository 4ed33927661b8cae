"""Judges every policy of a tree: `prove.py SHOWN` takes what `terraform show -json` says of its state, or of its plan. `prove.py --unused SHOWN...` says
what of `wildcards.toml` none of some trees has need of. Exit status 1 with what is wrong, a line each; 0 with the counts.

Install what it needs with `install`. Nothing is let through in silence: a policy that is not resolved, one in a place that is not known, and an entry of
the list without a reason or a link are findings; what parliament could not be asked is counted.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from carshare_iam import documents, linter, rules
from carshare_iam.documents import Found
from carshare_iam.linter import Tally
from carshare_iam.reviewed import Reviewed


def main() -> int:
    """Judge one tree, or the list by several."""
    arguments = sys.argv[1:]
    reviewed = Reviewed.checked_in()
    if arguments[:1] == ["--unused"] and arguments[1:]:
        for path in arguments[1:]:
            judge(json.loads(Path(path).read_text()), reviewed)
        findings, report = reviewed.unused(), f"each of {len(reviewed.entries)} entries is used in {len(arguments) - 1} trees"
    elif len(arguments) == 1 and not arguments[0].startswith("-"):
        findings, report = judge(json.loads(Path(arguments[0]).read_text()), reviewed)
        findings = reviewed.faults() + findings
    else:
        print("usage: prove.py SHOWN | prove.py --unused SHOWN...", file=sys.stderr)
        return 2
    print("\n".join(findings) if findings else report)
    return 1 if findings else 0


def judge(shown: dict[str, Any], reviewed: Reviewed) -> tuple[list[str], str]:
    """What is wrong with a tree's policies, and what was counted."""
    found = documents.find(documents.resources_of(shown))
    tally = Tally()
    findings = list(found.unresolved)
    if not found.documents:
        findings.append("there is no policy to judge")
    for document in found.documents:
        for statement in document.statements():
            for rule in rules.RULES:
                findings += [f"{document.address}: {statement.get('Sid')}: {fault}" for fault in rule(document, statement, reviewed)]
        for finding in linter.findings(document, tally):
            if finding.severity == linter.LOWEST:
                tally.lowest += 1
            elif reviewed.admits("parliament", where=document.address, issue=finding.issue, detail=finding.detail):
                tally.reviewed += 1
            else:
                findings.append(f"{document.address}: parliament: {finding.severity} {finding.issue}: {finding.detail}")
    findings += rules.attached(found.resources, reviewed)
    return findings, counts(found, tally)


def counts(found: Found, tally: Tally) -> str:
    """The report of a sound tree."""
    kinds = Counter(document.holder.kind for document in found.documents)
    statements = [statement for document in found.documents for statement in document.statements()]
    lines = [
        f"IAM: {len(found.documents)} policies resolved ({', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))}), "
        f"{len(found.unresolved)} unresolved, {found.not_known} not known before the apply, {found.replaced} earlier texts of those that replaced them",
        f"IAM: {len(statements)} statements, {sum(len(linter.as_list(one.get('Action', []))) for one in statements)} actions, "
        f"{sum(len(rules.keys_of(one)) for one in statements)} condition keys, {len(list(rules.attachments(found.resources)))} attachments",
        f"IAM: parliament {linter.VERSION} judged {tally.judged}, skipped {len(tally.skipped)}; {tally.lowest} findings at its lowest level, "
        f"{tally.reviewed} above it reviewed, {len(tally.left_out)} actions left out that its data lacks",
        *(f"IAM: parliament skipped {skipped}" for skipped in tally.skipped),
        *(f"IAM: parliament does not know {action}" for action in tally.left_out),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
