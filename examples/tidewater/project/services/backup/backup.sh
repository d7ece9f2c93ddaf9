#!/bin/sh
set -eu

stamp=$(date +%Y%m%d-%H%M)
file="/backups/tidewater-$stamp.sql.gz"
worker=$(docker ps -q --filter label=com.docker.compose.project=tidewater --filter label=com.docker.compose.service=worker)

resume() {
  [ -z "$worker" ] || docker unpause $worker
}

if [ -n "$worker" ]; then
  docker pause $worker
  trap resume EXIT
fi

pg_dump --no-owner | gzip > "$file"
echo "backup written: $file"

if [ -n "${BACKUP_REMOTE:-}" ]; then
  rclone copy "$file" "$BACKUP_REMOTE"
fi

find /backups -name 'tidewater-*.sql.gz' -mtime "+${KEEP_DAYS:-14}" -delete
