#!/usr/bin/env bash
# Makes an instance of Amazon Linux 2023 ready: first a placeholder page that passes the load balancer's health check, then the agents.
#
# cloud-init runs it as root at an instance's first boot, after it has written the files that stand below; it may be run again at any time
# (`sudo carshare-setup`): what is done stays as it is, and a deployed application is never touched. It prints to /var/log/cloud-init-output.log.
# A step that fails is named in capitals and makes the exit status 1, but the steps after it still run, and the placeholder keeps answering.
#
# CARSHARE_ROOT stands before every path, for the tests.
set -uo pipefail

readonly ROOT="${CARSHARE_ROOT:-}"

# Written by cloud-init.
readonly ENVIRONMENT_FILE="$ROOT/etc/carshare/environment"
readonly SHARE="$ROOT/usr/local/share/carshare"

# Written by this script.
readonly PLACEHOLDER_DONE="$ROOT/var/lib/carshare/placeholder-done"
readonly PLACEHOLDER_SITE="$ROOT/etc/nginx/conf.d/zz-placeholder.conf"
readonly PLACEHOLDER_PAGES="$ROOT/var/www/placeholder"
readonly CLOUDWATCH_CONFIGURATION="$ROOT/etc/carshare/cloudwatch_agent.json"
readonly FSTAB="$ROOT/etc/fstab"
readonly MOUNT_SERVICE="$ROOT/etc/systemd/system/carshare-mount.service"

readonly CLOUDWATCH_CONTROL="$ROOT/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl"
readonly CODEDEPLOY_LOG="$ROOT/tmp/codedeploy-agent.update.log"
readonly CODEDEPLOY_CONFIGURATION="$ROOT/etc/codedeploy-agent/conf/codedeployagent.yml"

readonly ATTEMPTS=5

log() {
  echo "carshare-setup: $*"
}

# Runs a command until it succeeds, with pauses of 5, 10, 20 and 40 seconds: another dnf at work, a way out that is not up yet.
retry() {
  local attempt pause=5
  for ((attempt = 1; attempt <= ATTEMPTS; attempt++)); do
    "$@" && return 0
    log "attempt $attempt of $ATTEMPTS failed: $*"
    if ((attempt < ATTEMPTS)); then
      sleep "$pause"
      pause=$((pause * 2))
    fi
  done
  return 1
}

# With what they recommend: Ruby's own libraries are such weak dependencies, and the CodeDeploy agent needs them.
# Packages come from the repository version that the image is locked to: https://docs.aws.amazon.com/linux/al2023/ug/deterministic-upgrades.html
install_package() {
  rpm --query --quiet "$1" || retry dnf install --assumeyes "$1"
}

# Copies a file of $SHARE and puts the environment's values in.
fill_in() {
  sed \
    -e "s|@APP_PORT@|$APP_PORT|g" \
    -e "s|@HEALTH_PATH@|$HEALTH_PATH|g" \
    -e "s|@LOG_GROUP@|$LOG_GROUP|g" \
    "$SHARE/$1" >"$2.new" && mv "$2.new" "$2"
}

healthy() {
  curl --fail --silent --output /dev/null --max-time 5 "http://127.0.0.1:$APP_PORT$HEALTH_PATH"
}

# Once in an instance's life, and not at all where something answers already: from then on port and site are the application's. Its own file in
# /etc/nginx/conf.d comes before this one by name, and so does its server; it may as well delete this one and serve the port itself.
serve_placeholder() {
  if [[ -e $PLACEHOLDER_DONE ]] || healthy; then
    log "placeholder: not needed"
    return 0
  fi
  install_package nginx &&
    mkdir -p "${PLACEHOLDER_SITE%/*}" "$PLACEHOLDER_PAGES" "${PLACEHOLDER_DONE%/*}" &&
    fill_in placeholder.html "$PLACEHOLDER_PAGES/index.html" &&
    fill_in placeholder.conf "$PLACEHOLDER_SITE" &&
    systemctl enable nginx &&
    systemctl restart nginx &&
    retry healthy &&
    touch "$PLACEHOLDER_DONE"
}

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/install-CloudWatch-Agent-commandline-fleet.html
start_cloudwatch_agent() {
  install_package amazon-cloudwatch-agent &&
    fill_in cloudwatch_agent.json "$CLOUDWATCH_CONFIGURATION" &&
    "$CLOUDWATCH_CONTROL" -a fetch-config -m ec2 -s -c "file:$CLOUDWATCH_CONFIGURATION"
}

# https://docs.aws.amazon.com/efs/latest/ug/installing-amazon-efs-utils.html
install_efs_utils() {
  install_package amazon-efs-utils
}

# One line for the mount point, in place of any other. `$a\` ends a last line that has no end yet.
write_fstab() {
  local line="$EFS_FILE_SYSTEM_ID:/ $EFS_MOUNT_POINT efs $EFS_MOUNT_OPTIONS 0 0"
  sed --in-place -e "\| $EFS_MOUNT_POINT efs |d" -e "\$a\\" "$FSTAB" && echo "$line" >>"$FSTAB"
}

# A mount that failed is not tried again by anybody. In the replica's Region the first ones do fail: there is nothing to mount before the home's first
# instance has made the directory and its replication has run.
write_mount_service() {
  mkdir -p "${MOUNT_SERVICE%/*}" &&
    cat >"$MOUNT_SERVICE" <<SERVICE
[Unit]
Description=Mounts $EFS_MOUNT_POINT, however often it takes
Wants=network-online.target
After=network-online.target remote-fs.target
StartLimitIntervalSec=0

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh -c 'mountpoint -q $EFS_MOUNT_POINT || exec mount $EFS_MOUNT_POINT'
TimeoutStartSec=180
Restart=on-failure
RestartSec=30

[Install]
WantedBy=multi-user.target
SERVICE
}

mount_once() {
  mountpoint --quiet "$EFS_MOUNT_POINT" || timeout 90 mount "$EFS_MOUNT_POINT"
}

# Whoever is not root cannot write to the directory while nothing is mounted on it, and so finds out.
# https://docs.aws.amazon.com/efs/latest/ug/mount-fs-auto-mount-update-fstab.html
mount_efs() {
  if [[ -z ${EFS_FILE_SYSTEM_ID:-} ]]; then
    log "mount_efs: no file system"
    return 0
  fi
  if [[ -z ${EFS_MOUNT_POINT:-} || -z ${EFS_MOUNT_OPTIONS:-} ]]; then
    log "mount_efs: EFS_MOUNT_POINT or EFS_MOUNT_OPTIONS is missing"
    return 1
  fi
  rpm --query --quiet amazon-efs-utils || return 1
  [[ -d $ROOT$EFS_MOUNT_POINT ]] || install --directory --mode=0555 "$ROOT$EFS_MOUNT_POINT" || return 1
  write_fstab && write_mount_service && systemctl daemon-reload && systemctl enable carshare-mount || return 1
  retry mount_once
  local status=$?
  # Looks once more, and goes on trying where it failed.
  systemctl start --no-block carshare-mount
  return "$status"
}

download_codedeploy_installer() {
  curl --fail --silent --show-error --proto '=https' --tlsv1.2 --max-time 60 --output "$1" \
    "https://aws-codedeploy-$REGION.s3.$REGION.$DNS_SUFFIX/latest/install"
}

# The agent is no package of Amazon Linux: its installer comes from the Region's own bucket and fetches the package beside it.
# https://docs.aws.amazon.com/codedeploy/latest/userguide/codedeploy-agent-operations-install-linux.html
# Version 1.8 of the agent runs on Ruby up to 3.2; Amazon Linux has 3.2 and 3.4. Version 2, without Ruby, is not in every Region yet.
# https://docs.aws.amazon.com/linux/al2023/ug/ruby.html
# https://github.com/aws/aws-codedeploy-agent/blob/v1.8.1/bin/install
install_codedeploy_agent() {
  rpm --query --quiet codedeploy-agent && return 0
  local installer
  installer=$(mktemp) || return 1
  install_package ruby3.2 &&
    retry download_codedeploy_installer "$installer" &&
    [[ $(head --bytes=2 "$installer") == '#!' ]] &&
    AWS_REGION=$REGION AWS_DOMAIN=$DNS_SUFFIX ruby3.2 "$installer" auto &&
    rpm --query --quiet codedeploy-agent
  local status=$?
  rm -f "$installer"
  # The installer keeps its reasons in a file of its own.
  if ((status != 0)) && [[ -e $CODEDEPLOY_LOG ]]; then
    tail --lines=20 "$CODEDEPLOY_LOG"
  fi
  return "$status"
}

# At an endpoint in the VPC the agent must sign what it asks. Its package may have started it without, and its file may end without a newline.
# https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html
configure_codedeploy_agent() {
  local line=':enable_auth_policy: true'
  [[ ${CODEDEPLOY_ENABLE_AUTH_POLICY:-} == true ]] || return 0
  grep --quiet --line-regexp --fixed-strings "$line" "$CODEDEPLOY_CONFIGURATION" && return 0
  sed --in-place -e '/^:enable_auth_policy:/d' -e "\$a\\" "$CODEDEPLOY_CONFIGURATION" &&
    echo "$line" >>"$CODEDEPLOY_CONFIGURATION" &&
    systemctl try-restart codedeploy-agent
}

start_codedeploy_agent() {
  install_codedeploy_agent && configure_codedeploy_agent && systemctl enable --now codedeploy-agent
}

main() {
  local step failed=()

  # shellcheck source=/dev/null
  source "$ENVIRONMENT_FILE" || return 1
  : "${REGION:?}" "${DNS_SUFFIX:?}" "${APP_PORT:?}" "${HEALTH_PATH:?}" "${LOG_GROUP:?}"

  # The placeholder is first, so that health waits for no agent; logs are next, so that what fails afterwards is seen; CodeDeploy is last, because
  # it deploys as soon as it runs, and what it deploys may want the file system.
  for step in serve_placeholder start_cloudwatch_agent install_efs_utils mount_efs start_codedeploy_agent; do
    log "$step"
    if ! "$step"; then
      log "FAILED: $step"
      failed+=("$step")
    fi
  done

  if ((${#failed[@]} > 0)); then
    log "FAILED: ${failed[*]}; run carshare-setup again once the cause is gone"
    return 1
  fi
  log "done"
}

main
