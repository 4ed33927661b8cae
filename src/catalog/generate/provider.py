"""Records what hashicorp/aws 5.100.0 says of each region: accepted or not, its partition, its service principals.

    python3 src/catalog/generate/provider.py SCRATCH_FOLDER

Needs `terraform` on PATH and the provider (registry, or a mirror named in TF_CLI_CONFIG_FILE); no account, no network
call of the provider. Run it when the pinned provider changes or a new region appears in the left-out list.
"""

import json
import subprocess
import sys
from pathlib import Path

import catalog
import packages
import sources

VERSION = "5.100.0"
RECORD = Path(__file__).with_name("provider.json")
# What the modules of the architecture name as a principal, beside the services of services.toml.
MORE_PRINCIPALS = ["config", "delivery.logs", "ecs-tasks", "elasticmapreduce", "lambda", "logging.s3",
                   "logdelivery.elasticloadbalancing", "vpc-flow-logs"]

ROOT = """
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "%s"
    }
  }
}
variable "region" { type = string }
variable "services" { type = set(string) }
provider "aws" {
  region                      = var.region
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
data "aws_partition" "this" {}
data "aws_service_principal" "this" {
  for_each     = var.services
  service_name = each.key
}
output "partition" { value = data.aws_partition.this.partition }
output "dns_suffix" { value = data.aws_partition.this.dns_suffix }
output "principals" { value = { for name, row in data.aws_service_principal.this : name => row.name } }
""" % VERSION


def ask(scratch, region, services):
    """What the provider answers for one region, or None where it refuses the region's name."""
    (scratch / "terraform.tfstate").unlink(missing_ok=True)
    command = ["terraform", "apply", "-auto-approve", "-no-color", "-input=false", f"-var=region={region}"]
    run = subprocess.run([*command, f"-var=services={json.dumps(services)}"], cwd=scratch, capture_output=True, text=True)
    if f"invalid AWS Region: {region}" in run.stderr:
        return None
    if run.returncode:
        raise SystemExit(run.stderr)
    output = subprocess.run(["terraform", "output", "-json"], cwd=scratch, capture_output=True, text=True, check=True)
    return {name: row["value"] for name, row in json.loads(output.stdout).items()}


def main(scratch):
    scratch.mkdir(parents=True, exist_ok=True)
    (scratch / "main.tf").write_text(ROOT)
    subprocess.run(["terraform", "init", "-no-color"], cwd=scratch, check=True, stdout=subprocess.DEVNULL)
    # A feature of a service has no principal of its own.
    services = [name for name, row in catalog.load_toml("services.toml").items() if "offered" not in row]
    services = sorted({*services, *MORE_PRINCIPALS})
    read = sources.read(packages.install(catalog.TARGET))
    regions = sorted({name for _, names in read.partitions.values() for name in names})
    record = {"provider": f"hashicorp/aws {VERSION}", "asked": services, "accepted": {}, "refused": [], "principals": {}}
    for region in regions:
        answer = ask(scratch, region, services)
        print(region, "refused" if answer is None else answer["partition"], flush=True)
        if answer is None:
            record["refused"].append(region)
            continue
        record["accepted"][region] = answer["partition"]
        differing = {name: value for name, value in answer["principals"].items() if value != f"{name}.amazonaws.com"}
        before = record["principals"].setdefault(answer["partition"], differing)
        if before != differing:
            raise SystemExit(f"{region}: principals differ within {answer['partition']}")
    RECORD.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
