#!/usr/bin/env bash
# ValidateService. Asks as the load balancer and a visitor do, until the new release answers. If it does not, what was served before is put back, so that
# the instance stays healthy while CodeDeploy rolls back; if it does, the placeholder and releases of long ago go.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/environment.sh"

readonly ATTEMPTS=20

# In a row: for a moment after a reload nginx's old workers answer too.
readonly ANSWERS=3

get() {
  curl --fail --silent --show-error --max-time 2 "http://127.0.0.1:$APP_PORT$1"
}

# Whether a path is answered by a file of the release.
gives() {
  local text
  text=$(get "$1") && [[ $text == "$(<"$RELEASE/site/$2")" ]]
}

# Health alone proves nothing: the placeholder and the release before have it too. The status names this deployment.
answers() {
  get "$HEALTH_PATH" >/dev/null && gives /status.json status.json && gives / index.html
}

# Two stay: this one, and the one that start.sh has put aside.
remove_old_releases() {
  local folder sites
  sites=$(cat "$SITE" "$PREVIOUS_SITE" 2>/dev/null) || true
  for folder in "$RELEASES"/*; do
    [[ $sites == *"$folder/"* ]] || rm -rf "$folder"
  done
}

read_environment
name_release

answered=0
for ((attempt = 1; ; attempt++)); do
  if answers; then
    answered=$((answered + 1))
  else
    answered=0
  fi
  ((answered < ANSWERS)) || break
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
