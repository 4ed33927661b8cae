#!/usr/bin/env bash
# AfterInstall. Makes a release of what CodeDeploy has copied: the pages, a status that names the deployment, and the site for nginx. Nothing is served
# from it yet.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/environment.sh"

# Only letters that mean nothing in JSON: user data lets no others in.
write_status() {
  local version database=null
  version=$(tr -cd 'A-Za-z0-9._-' <"$INCOMING/version")
  # The ARN itself is nobody's business; a server of yours reads the password with it, see README.md.
  if [[ -n ${DATABASE_SECRET_ARN:-} ]]; then
    database="\"${DATABASE_ENGINE:-unknown}\""
  fi
  printf '{"deployment":"%s","version":"%s","region":"%s","database":%s,"shared_files":%s}\n' \
    "$DEPLOYMENT_ID" "$version" "$REGION" "$database" "$([[ -n ${EFS_MOUNT_POINT:-} ]] && echo true || echo false)" >"$1"
}

fill_in_site() {
  sed \
    -e "s|@APP_PORT@|$APP_PORT|g" \
    -e "s|@HEALTH_PATH@|$HEALTH_PATH|g" \
    -e "s|@SITE@|$RELEASE/site|g" \
    "$INCOMING/nginx/carshare.conf"
}

read_environment
name_release

rm -rf "$RELEASE.new"
mkdir -p "$RELEASE.new"
# With their times, by which nginx tells browsers whether a file has changed: they are the same on all instances.
cp -R --preserve=timestamps "$INCOMING/site" "$RELEASE.new/site"
write_status "$RELEASE.new/site/status.json"
fill_in_site >"$RELEASE.new/carshare.conf"

# nginx does not read as root, and a zip file may have brought any mode.
chmod -R u=rwX,go=rX "$RELEASE.new"

rm -rf "$RELEASE"
mv "$RELEASE.new" "$RELEASE"
log "made $RELEASE"
