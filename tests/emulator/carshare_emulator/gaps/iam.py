"""Gaps of IAM and of the policy evaluation that other services share."""

from __future__ import annotations

from typing import Any

from moto.iam.access_control import IAMPolicyStatement, PermissionResult

from carshare_emulator.gap import Kind, gap, wrap


@gap(
    "iam",
    Kind.WEAKEN,
    evidence="moto/iam/access_control.py:493 (a condition moto cannot evaluate denies, also in a `Deny` statement)",
)
def conditional_statements_are_ignored() -> None:
    """Statements with a `Condition` neither allow nor deny (moto denies both ways, so "TLS only" denies all)."""

    @wrap(
        IAMPolicyStatement,
        "is_action_permitted",
        "if not self._check_conditions(incoming_condition_values):\nreturn PermissionResult.DENIED",
    )
    def is_action_permitted(original: Any, statement: Any, *arguments: Any, **keywords: Any) -> Any:
        if "Condition" in statement._statement:
            return PermissionResult.NEUTRAL
        return original(statement, *arguments, **keywords)
