import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function test(words: unknown, service: Readonly<Record<string, unknown>> = {}): StackCase {
  return { services: { app: { healthcheck: { test: words }, ...service } } };
}

export const cases: RuleCases = {
  fires: [
    { ...test(['CMD', 'pgrep', 'server'], { ports: ['127.0.0.1:80:8080'] }), severity: 'medium' },
    { ...test(['CMD', 'pidof', 'worker']), severity: 'low' },
    test('kill -0 1 || exit 1'),
    test('ps aux | grep -v grep | grep server'),
    test('test -f /var/run/server.pid'),
  ],
  silent: [
    {},
    test('pgrep server && wget -q http://localhost:8080/'),
    test('ps aux | grep server'),
    test('test -n "$$(find /tmp/alive -mmin -1)"'),
  ],
};
