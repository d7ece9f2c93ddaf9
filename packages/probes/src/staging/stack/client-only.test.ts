import { expect, test } from 'vitest';
import { isClientOnly } from './client-only.ts';

test.each([
  [['/bin/sh', '-euc'], ['while true; do pg_dump --file=/copies/a; done'], true],
  [['pg_dumpall'], null, true],
  [['/bin/sh', '-c'], ['redis-cli -h cache BGSAVE'], true],
  // Without an entry point of its own, the image starts the store.
  [null, ['pg_dump'], false],
  [[], ['pg_dump'], false],
  [['/bin/sh', '-c'], ['docker-entrypoint.sh postgres & psql -f /a.sql; wait'], false],
  [['/bin/sh', '-c'], ['sleep 5; exec redis-server /etc/redis.conf; redis-cli ping'], false],
  [['/bin/sh', '-c'], ['echo nothing'], false],
] as const)('%j %j', (entrypoint, command, expected) => {
  expect(isClientOnly({ entrypoint, command })).toBe(expected);
});
