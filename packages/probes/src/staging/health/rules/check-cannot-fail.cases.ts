import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function test(words: unknown, script?: string): StackCase {
  return {
    services: {
      app: { healthcheck: { test: words }, ...(script === undefined ? {} : { volumes: ['./check.sh:/check.sh:ro'] }) },
    },
    ...(script === undefined ? {} : { files: { 'deploy/check.sh': script } }),
  };
}

export const cases: RuleCases = {
  fires: [
    { ...test(['CMD-SHELL', 'redis-cli ping || true']), severity: 'high' },
    test('exit 0'),
    test(['CMD', 'true']),
    test(['CMD', '/bin/true']),
    test('curl -f http://localhost:8080/; exit 0'),
    test('curl -f http://localhost:8080/ || echo "not yet"'),
    test('wget -q -O- http://localhost:8080/ | cat'),
    test('ps aux | grep server'),
    test('pgrep -f server.mjs || exit 1'),
    test('echo ok || exit 1'),
    test(['CMD', 'node', '--version']),
    test(['CMD', 'sh', '/check.sh'], '#!/bin/sh\n# asks\nif wget -q http://localhost/; then echo up; fi\nexit 0\n'),
    test(['CMD', '/check.sh'], '#!/bin/sh\ncurl -f http://localhost/\ntrue\n'),
  ],
  silent: [
    {},
    test('curl -f http://localhost:8080/ || exit 1'),
    test('curl -f http://localhost:8080/ || exit 1; exit 0'),
    test('test "$$(redis-cli ping)" = PONG'),
    test('redis-cli ping | grep PONG'),
    test('pg_isready -q && echo ready'),
    test('set -e; pg_isready -q; echo ready'),
    test(['CMD', 'sh', '/check.sh'], '#!/bin/sh\nset -e\nwget -q http://localhost/\nexit 0\n'),
    test(['CMD', 'sh', '/check.sh'], '#!/bin/sh\nif ! wget -q http://localhost/; then exit 1; fi\nexit 0\n'),
  ],
};
