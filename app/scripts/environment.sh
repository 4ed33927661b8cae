# What every script needs: paths, and what the instance knows of its tree. To be sourced.
#
# The instance's user data writes /etc/carshare/environment, the one source of port and health path.
# CARSHARE_ROOT stands before every path, for the tests.
# shellcheck shell=bash
# shellcheck disable=SC2034 # Used by those who source it.

# The agent starts scripts with the PATH of a service.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
umask 022

readonly ROOT="${CARSHARE_ROOT:-}"

# Written by user data.
readonly ENVIRONMENT_FILE="$ROOT/etc/carshare/environment"
readonly PLACEHOLDER_SITE="$ROOT/etc/nginx/conf.d/zz-placeholder.conf"

# Written by CodeDeploy, as appspec.yml says.
readonly INCOMING="$ROOT/var/www/carshare/incoming"

# Written by these scripts. A release is never changed once it is served.
readonly RELEASES="$ROOT/var/www/carshare/releases"
readonly SITE="$ROOT/etc/nginx/conf.d/carshare.conf"
readonly PREVIOUS_SITE="$ROOT/var/lib/carshare/previous-site.conf"

# To standard output: the agent keeps it in a log that goes to CloudWatch Logs.
log() {
  echo "carshare ${LIFECYCLE_EVENT:-script}: $*"
}

fail() {
  log "FAILED: $*"
  exit 1
}

read_environment() {
  [[ -r $ENVIRONMENT_FILE ]] || fail "$ENVIRONMENT_FILE is missing: user data writes it on the first boot"
  # shellcheck source=/dev/null
  source "$ENVIRONMENT_FILE"
  local key
  for key in REGION APP_PORT HEALTH_PATH; do
    [[ -n ${!key:-} ]] || fail "$ENVIRONMENT_FILE has no $key"
  done
}

# The release of this deployment, named after it.
# https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
name_release() {
  [[ ${DEPLOYMENT_ID:-} =~ ^[A-Za-z0-9-]+$ ]] || fail "DEPLOYMENT_ID is missing: CodeDeploy gives it to its scripts"
  RELEASE=$RELEASES/$DEPLOYMENT_ID
}

# nginx finishes the requests that it has, and never closes the port. It would go on with its old sites where it refuses the new ones, and not start
# again after a reboot: so they are tried first.
reload_nginx() {
  nginx -t && systemctl enable --quiet nginx && systemctl reload-or-restart nginx
}

# Whether the site of the release is the one in use.
is_in_use() {
  [[ -e $SITE && $(<"$SITE") == "$(<"$RELEASE/carshare.conf")" ]]
}

# Goes back from the release to what was in use before it: the site of an earlier deployment, else none, and so the placeholder.
put_back() {
  is_in_use || return 0
  if [[ -e $PREVIOUS_SITE ]]; then
    mv "$PREVIOUS_SITE" "$SITE"
  else
    rm -f "$SITE"
  fi
  reload_nginx || log "nginx cannot go back either"
}
