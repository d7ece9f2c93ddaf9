#!/bin/sh
set -e

echo "api starts, log level ${LOG_LEVEL:-info}"
exec uvicorn app.main:app --host 0.0.0.0 --port 8000 --log-level "${LOG_LEVEL:-info}"
