#!/usr/bin/env bash
# Checks the sources and packs into build/ what CodeDeploy brings to the instances: appspec.yml, the scripts, the site, and which commit it is.
# A build step of yours (a bundler, say) goes before the copying.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for script in scripts/*.sh; do
  bash -n "$script"
done

# Whatever the page loads must be there.
while read -r file; do
  if [[ ! -f site/$file ]]; then
    echo "build: site/index.html names $file, which is not in site/" >&2
    exit 1
  fi
done < <(sed -n -E 's/.*(src|href)="\/([^"?#]+\.[a-z0-9]+)".*/\2/p' site/index.html)

rm -rf build
mkdir build
cp -R appspec.yml nginx scripts site build/
chmod +x build/scripts/*.sh

# The commit, or the version of the source object. https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
version=$(printf '%s' "${CODEBUILD_RESOLVED_SOURCE_VERSION:-unknown}" | tr -cd 'A-Za-z0-9._-')
echo "$version" >build/version
echo "build: packed $version"
