"""Gaps of AWS Backup."""

from __future__ import annotations

import json
import re
import time
import uuid
from typing import Any
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.exceptions import (
    InvalidParameterValueException,
    InvalidRequestException,
    ResourceNotFoundException,
)
from moto.backup.models import BackupBackend, Plan, Vault, backup_backends
from moto.backup.responses import BackupResponse

from carshare_emulator.gap import Kind, expect_missing, gap, wrap
from carshare_emulator.references import key_exists, role_exists
from carshare_emulator.unproved import mark_unproved

# https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
LEAST_DAYS_IN_COLD_STORAGE = 90
# https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
LEAST_START_WINDOW_IN_MINUTES = 60


def _add_path(path: str) -> None:
    """Route a path that moto does not."""
    if path in urls.url_paths:
        raise LookupError(f"moto now routes {path}")
    urls.url_paths[path] = urls.response.dispatch


def _part(response: Any, name: str) -> str:
    """What follows a part of the request's path: the name of a vault, the id of a plan or of a selection."""
    found = re.search(rf"/{name}/([^/]+)", response.path)
    return unquote(found[1]) if found else ""


@gap(
    "backup",
    Kind.FIX,
    evidence="moto/backup/responses.py:104 (takes the part before a slash that is not sent); [ListTags]"
    "(https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ListTags.html)",
)
def tags_are_listed() -> None:
    """The tags of a vault or a plan are listed, with or without a slash at the end of the path."""

    @wrap(BackupResponse, "list_tags", 'resource_arn = unquote(self.path.split("/")[-2])')
    def list_tags(_original: Any, response: Any) -> str:
        return json.dumps({"Tags": response.backup_backend.list_tags(resource_arn=_part(response, "tags"))})


@gap(
    "backup",
    Kind.FIX,
    evidence="moto/backup/models.py:231 (takes any key); [CreateBackupVault]"
    "(https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html)",
)
def vaults_have_a_key() -> None:
    """A vault has a key of its own Region."""

    @wrap(BackupBackend, "create_backup_vault", "vault = Vault(")
    def create_backup_vault(original: Any, backend: Any, *arguments: Any, **parameters: Any) -> Any:
        key = parameters.get("encryption_key_arn")
        if key and not key_exists(backend.account_id, backend.region_name, key):
            raise InvalidParameterValueException(f"The KMS key {key} does not exist in this Region")
        return original(backend, *arguments, **parameters)


@gap(
    "backup",
    Kind.ECHO,
    evidence="moto/backup/responses.py (no such operations), moto/backup/urls.py (no such path); "
    "[PutBackupVaultAccessPolicy]"
    "(https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultAccessPolicy.html)",
)
def vault_access_policy() -> None:
    """The access policy of a vault is read back."""
    expect_missing(Vault, "access_policy")
    for verb in ("put", "get", "delete"):
        expect_missing(BackupResponse, f"{verb}_backup_vault_access_policy")
    _add_path("{0}/backup-vaults/(?P<name>[^/]+)/access-policy$")

    def put(response: Any) -> str:
        mark_unproved("Policy")
        policy = response._get_param("Policy")
        try:
            json.loads(policy)
        except (TypeError, ValueError):
            raise InvalidParameterValueException("The policy is not valid JSON") from None
        _vault(response).access_policy = policy
        return "{}"

    def get(response: Any) -> str:
        vault = _vault(response)
        policy = getattr(vault, "access_policy", None)
        if policy is None:
            raise ResourceNotFoundException(f"Access policy of {vault.backup_vault_name} does not exist")
        return json.dumps({**vault.to_dict(), "Policy": policy})

    def delete(response: Any) -> str:
        _vault(response).access_policy = None
        return "{}"

    BackupResponse.put_backup_vault_access_policy = put
    BackupResponse.get_backup_vault_access_policy = get
    BackupResponse.delete_backup_vault_access_policy = delete


@gap(
    "backup",
    Kind.ECHO,
    evidence="moto/backup/responses.py (no such operation), moto/backup/urls.py (no such path); "
    "[ListRecoveryPointsByBackupVault]"
    "(https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ListRecoveryPointsByBackupVault.html)",
)
def vaults_are_empty() -> None:
    """A vault lists no recovery points: no plan is ever carried out here."""
    expect_missing(BackupResponse, "list_recovery_points_by_backup_vault")
    # Clients differ in the slash at the end: Go's SDK leaves it out, Python's sends it.
    for end in ("", "/"):
        _add_path(f"{{0}}/backup-vaults/(?P<name>[^/]+)/recovery-points{end}$")

    def list_recovery_points(response: Any) -> str:
        _vault(response)
        return json.dumps({"RecoveryPoints": []})

    BackupResponse.list_recovery_points_by_backup_vault = list_recovery_points


@gap(
    "backup",
    Kind.FIX,
    evidence="moto/backup/models.py:162 (takes any); [BackupRuleInput]"
    "(https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html), [Lifecycle]"
    "(https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html)",
)
def plans_are_judged() -> None:
    """A plan's vaults exist, its windows fit each other, and nothing is deleted within 90 days of going cold."""

    @wrap(BackupBackend, "create_backup_plan", "Backup plan with the same plan document already exists")
    def create_backup_plan(original: Any, backend: Any, backup_plan: Any, *rest: Any, **parameters: Any) -> Any:
        _judge_plan(backend, backup_plan)
        return original(backend, backup_plan, *rest, **parameters)


def _judge_plan(backend: Any, plan: dict[str, Any]) -> None:
    """Raise unless each rule of the plan can be carried out."""
    for rule in plan["Rules"]:
        name = rule["RuleName"]
        if rule["TargetBackupVaultName"] not in backend.vaults:
            raise InvalidParameterValueException(f"Error in rule {name} : Backup vault does not exist")
        for action in rule.get("CopyActions", []):
            _judge_vault_of_a_copy(backend, name, action["DestinationBackupVaultArn"])
        for lifecycle in (rule, *rule.get("CopyActions", [])):
            _judge_lifecycle(name, lifecycle.get("Lifecycle", {}))
        start = rule.get("StartWindowMinutes", 480)
        if start < LEAST_START_WINDOW_IN_MINUTES or rule.get("CompletionWindowMinutes", 10080) <= start:
            raise InvalidParameterValueException(
                f"Error in rule {name} : the start window has at least 60 minutes and ends before the completion window"
            )


def _judge_vault_of_a_copy(backend: Any, rule: str, arn: str) -> None:
    """Raise unless the vault stands in the Region of its ARN; another account's is not looked at."""
    _, _, _, region, account_id, _, name = arn.split(":")
    if account_id == backend.account_id and name not in backup_backends[account_id][region].vaults:
        raise InvalidParameterValueException(f"Error in rule {rule} : Backup vault {arn} does not exist")


def _judge_lifecycle(rule: str, lifecycle: dict[str, int]) -> None:
    """Raise when a backup would be deleted too early after it went to cold storage."""
    cold, delete = lifecycle.get("MoveToColdStorageAfterDays", -1), lifecycle.get("DeleteAfterDays", -1)
    if cold >= 0 and 0 <= delete < cold + LEAST_DAYS_IN_COLD_STORAGE:
        raise InvalidParameterValueException(
            f"Error in rule {rule} : DeleteAfterDays cannot be less than 90 days apart from MoveToColdStorageAfterDays"
        )


@gap(
    "backup",
    Kind.FIX,
    evidence="moto/backup/responses.py (no such operation); [UpdateBackupPlan]"
    "(https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateBackupPlan.html)",
)
def plans_can_be_changed() -> None:
    """A plan can be changed; its document is replaced, and gets a new version."""
    expect_missing(BackupResponse, "update_backup_plan")

    def update_backup_plan(response: Any) -> str:
        backend = response.backup_backend
        plan = backend.get_backup_plan(_part(response, "plans"), None)
        document = response._get_param("BackupPlan")
        _judge_plan(backend, document)
        changed = Plan(document, plan.creator_request_id, backend)
        changed.backup_plan_id, changed.backup_plan_arn = plan.backup_plan_id, plan.backup_plan_arn
        changed.selections = getattr(plan, "selections", {})
        backend.plans[plan.backup_plan_id] = changed
        return json.dumps(changed.to_dict())

    BackupResponse.update_backup_plan = update_backup_plan


@gap(
    "backup",
    Kind.ECHO,
    evidence="moto/backup/responses.py (no such operations); [CreateBackupSelection]"
    "(https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupSelection.html)",
)
def selections() -> None:
    """The selections of a plan are read back; their role must exist. Nothing is ever selected by them."""
    expect_missing(Plan, "selections")
    for name in ("create", "get", "delete"):
        expect_missing(BackupResponse, f"{name}_backup_selection")
    expect_missing(BackupResponse, "list_backup_selections")
    BackupResponse.create_backup_selection = _create_selection
    BackupResponse.get_backup_selection = _get_selection
    BackupResponse.delete_backup_selection = _delete_selection
    BackupResponse.list_backup_selections = _list_selections

    # moto marks a deleted plan and keeps it; a new one of the same name is refused for it.
    @wrap(BackupBackend, "delete_backup_plan", "res.deletion_date = deletion_date")
    def delete_backup_plan(original: Any, backend: Any, backup_plan_id: str) -> Any:
        plan = backend.get_backup_plan(backup_plan_id, None)
        if getattr(plan, "selections", {}):
            raise InvalidRequestException("Related backup plan selections must be deleted prior to backup plan deletion")
        result = original(backend, backup_plan_id)
        del backend.plans[backup_plan_id]
        return result


def _create_selection(response: Any) -> str:
    """Note a selection."""
    plan = _plan(response)
    selection = response._get_param("BackupSelection")
    role = selection["IamRoleArn"]
    if not role_exists(response.current_account, response.region, role):
        raise InvalidParameterValueException(f"IAM role {role} cannot be assumed by AWS Backup")
    if not any(selection.get(name) for name in ("Resources", "ListOfTags")):
        raise InvalidParameterValueException("A selection names resources or tags")
    mark_unproved(*(f"BackupSelection.{name}" for name in selection if name not in ("IamRoleArn", "SelectionName")))
    entry = {
        "SelectionId": str(uuid.uuid4()),
        "BackupPlanId": plan.backup_plan_id,
        "CreationDate": time.time(),
        "CreatorRequestId": response._get_param("CreatorRequestId"),
    }
    if not hasattr(plan, "selections"):
        plan.selections = {}
    plan.selections[entry["SelectionId"]] = {**entry, "BackupSelection": selection}
    return json.dumps(entry)


def _get_selection(response: Any) -> str:
    """Answer a selection."""
    return json.dumps(_selections(response)[_part(response, "selections")])


def _delete_selection(response: Any) -> str:
    """Forget a selection."""
    _selections(response).pop(_part(response, "selections"))
    return "{}"


def _list_selections(response: Any) -> str:
    """Answer all selections of a plan, in short."""
    listed = []
    for each in getattr(_plan(response), "selections", {}).values():
        entry = {name: value for name, value in each.items() if name != "BackupSelection"}
        listed.append({**entry, **{name: each["BackupSelection"][name] for name in ("SelectionName", "IamRoleArn")}})
    return json.dumps({"BackupSelectionsList": listed})


def _selections(response: Any) -> dict[str, Any]:
    """The selections of the plan, which must hold the one that the path names."""
    found: dict[str, Any] = getattr(_plan(response), "selections", {})
    if _part(response, "selections") not in found:
        raise ResourceNotFoundException("Cannot find Backup selection")
    return found


def _plan(response: Any) -> Any:
    """The plan that the path names."""
    return response.backup_backend.get_backup_plan(_part(response, "plans"), None)


def _vault(response: Any) -> Any:
    """The vault that the path names."""
    return response.backup_backend.describe_backup_vault(_part(response, "backup-vaults"))
