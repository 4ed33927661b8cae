#!/usr/bin/env bash
# ValidateService. Asks as the load balancer and a visitor do, until the new release answers. If it does not, what was served before is put back, so that
# the instance stays healthy while CodeDeploy rolls back; if it does, the placeholder and releases of long ago go.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/environment.sh"

readonly ATTEMPTS=20

get() {
  curl --fail --silent --show-error --max-time 2 "http://127.0.0.1:$APP_PORT$1"
}

# Health alone proves nothing: the placeholder and the release before have it too. The status names this deployment.
answers() {
  get "$HEALTH_PATH" >/dev/null &&
    get /status.json | cmp --silent - "$RELEASE/site/status.json" &&
    get / | cmp --silent - "$RELEASE/site/index.html"
}

# Two stay: this one, and the one that start.sh has put aside.
remove_old_releases() {
  local folder
  for folder in "$RELEASES"/*; do
    grep --quiet --no-messages --fixed-strings "$folder/" "$SITE" "$PREVIOUS_SITE" || rm -rf "$folder"
  done
}

read_environment
name_release

for ((attempt = 1; ; attempt++)); do
  answers && break
  if ((attempt == ATTEMPTS)); then
    put_back
    fail "$RELEASE does not answer on port $APP_PORT; what was served before is served again"
  fi
  sleep 1
done

rm -f "$PLACEHOLDER_SITE"
remove_old_releases

# The pages need no shared files: a replica's first mount takes a while, and is tried again and again.
if [[ -n ${EFS_MOUNT_POINT:-} ]] && ! mountpoint --quiet "$EFS_MOUNT_POINT"; then
  log "WARNING: $EFS_MOUNT_POINT is not mounted yet"
fi
log "$RELEASE answers"
