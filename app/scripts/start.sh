#!/usr/bin/env bash
# ApplicationStart. Puts the release's site in place of what is served, the placeholder on the first deployment: one rename, then a reload, during which
# nginx goes on answering. What was served before is kept until validate.sh has seen the new one answer.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/environment.sh"

name_release
[[ -f $RELEASE/carshare.conf ]] || fail "$RELEASE is missing: after_install.sh makes it"

mkdir -p "${SITE%/*}" "${PREVIOUS_SITE%/*}"
# Run a second time, what is served is the release itself, and what was before it is known already.
if [[ ! -e $SITE ]]; then
  rm -f "$PREVIOUS_SITE"
elif ! is_in_use; then
  cp "$SITE" "$PREVIOUS_SITE"
fi
cp "$RELEASE/carshare.conf" "$SITE.new"
mv "$SITE.new" "$SITE"

if ! reload_nginx; then
  put_back
  fail "nginx does not take $RELEASE; what was served before is served on"
fi
log "serves $RELEASE"
