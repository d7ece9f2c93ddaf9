#!/usr/bin/env bash
# Runs on the staging host, from the checkout in the home of the deploy user.
set -euo pipefail
cd "$(dirname "$0")/.."

git pull --ff-only
docker compose -f compose.yaml -f compose.staging.yaml build --pull
docker compose -f compose.yaml -f compose.staging.yaml up -d --remove-orphans
docker image prune -f
./scripts/smoke.sh http://localhost
