#!/usr/bin/env bash
set -euo pipefail
base=${1:?usage: smoke.sh http://host}

for path in /healthz / /api/healthz /api/events; do
  code=$(curl -s -o /dev/null -w '%{http_code}' --retry 10 --retry-delay 3 --retry-connrefused "$base$path")
  echo "$code $path"
  [ "$code" = 200 ] || exit 1
done
