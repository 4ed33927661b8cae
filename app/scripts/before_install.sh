#!/usr/bin/env bash
# BeforeInstall. Fails before anything has changed where the instance is not ready, and makes room for what CodeDeploy copies.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/environment.sh"

read_environment
name_release
command -v nginx >/dev/null || fail "nginx is not installed: run carshare-setup, and see /var/log/cloud-init-output.log"

# What a copy that broke off, or another deployment group, has left would be part of the release.
rm -rf "$INCOMING"
mkdir -p "$INCOMING"
log "ready for $RELEASE"
