import { expect, test } from 'vitest';
import { isClientOnly } from './client-only.ts';
import { components } from './components.ts';
import { matchComponent, parseImage } from './match-component.ts';

test.each([
  [['/bin/sh', '-euc'], ['while true; do pg_dump --file=/copies/a; done'], true],
  [['pg_dumpall'], null, true],
  [['/bin/sh', '-c'], ['redis-cli -h cache BGSAVE'], true],
  // Without an entry point of its own, the image hands over to what is no option and no server.
  [null, ['pg_dump', '-h', 'db'], true],
  [[], ['bash', '-c', 'until psql -h db -c "select 1"; do sleep 1; done'], true],
  [null, ['/bin/sh', '-ec', 'echo nothing'], true],
  [null, ['sh', '-c', 'chown -R 999 /data && exec docker-entrypoint.sh postgres'], false],
  [null, ['postgres', '-c', 'max_connections=50'], false],
  [null, ['-c', 'max_connections=50'], false],
  [null, ['/scripts/start'], false],
  [null, null, false],
  [['/bin/sh', '-c'], ['docker-entrypoint.sh postgres & psql -f /a.sql; wait'], false],
  [['/bin/sh', '-c'], ['sleep 5; exec redis-server /etc/redis.conf; redis-cli ping'], false],
  [['/bin/sh', '-c'], ['echo nothing'], false],
  [['sh'], ['-c', 'mkdir -p /data/a && minio server /data'], false],
] as const)('%j %j', (entrypoint, command, expected) => {
  const component = matchComponent(components, parseImage('postgres:17.6'));
  expect(isClientOnly({ entrypoint, command, component })).toBe(expected);
});
