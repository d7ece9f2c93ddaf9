#!/bin/sh
# redis-cli ends with 0 even when the server answers with an error, so the answer itself is compared.
REDISCLI_AUTH="$(cat /run/secrets/redis_password)"
export REDISCLI_AUTH
test "$(redis-cli --user emberfall ping)" = PONG
