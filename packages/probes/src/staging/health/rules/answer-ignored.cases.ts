import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function test(words: unknown, service: Readonly<Record<string, unknown>> = {}): StackCase {
  return { services: { app: { healthcheck: { test: words }, ...service } } };
}

export const cases: RuleCases = {
  fires: [
    { ...test(['CMD', 'redis-cli', 'ping']), severity: 'medium' },
    { ...test(['CMD', 'redis-cli', 'ping'], { command: ['redis-server', '--requirepass', 'x'] }), severity: 'high' },
    test('redis-cli ping || exit 1'),
    { ...test(['CMD', 'curl', '-s', 'http://localhost:8080/healthz']), severity: 'medium' },
    test('curl -s -o /dev/null http://localhost:8080/ || exit 1'),
    test(['CMD', 'node', '-e', "fetch('http://localhost:8080/').catch(() => process.exit(1))"]),
    test(['CMD', 'python', '-c', "import requests; requests.get('http://localhost:8080/')"]),
  ],
  silent: [
    {},
    test(['CMD', 'curl', '-fsS', 'http://localhost:8080/healthz']),
    test('curl --fail-with-body http://localhost:8080/healthz || exit 1'),
    test('curl -s http://localhost:8080/healthz | grep -q ok'),
    test('test "$$(curl -s -o /dev/null -w "%{http_code}" http://localhost:8080/)" = 200'),
    test('test "$$(redis-cli ping)" = PONG'),
    test('redis-cli ping | grep PONG'),
    test(['CMD', 'redis-cli', '-e', 'ping']),
    test(['CMD', 'node', '-e', "fetch('http://localhost:8080/').then((r) => process.exit(r.ok ? 0 : 1))"]),
    test('redis-cli ping || true'),
  ],
};
