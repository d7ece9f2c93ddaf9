import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function test(words: unknown): StackCase {
  return { services: { app: { healthcheck: { test: words } } } };
}

export const cases: RuleCases = {
  fires: [
    { ...test(['CMD', 'curl -f http://localhost:8080/healthz']), severity: 'high' },
    test(['CMD', 'curl', '-f', 'http://localhost:8080/healthz', '||', 'exit', '1']),
    test(['CMD-SHELL', 'curl', '-f', 'http://localhost:8080/healthz']),
    test('["CMD", "curl", "-f", "http://localhost:8080/healthz"]'),
    { ...test(['CMD', 'wget', '-q', 'http://localhost:$$PORT/healthz']), severity: 'medium' },
  ],
  silent: [
    {},
    test('curl -f http://localhost:8080/healthz || exit 1'),
    test(['CMD-SHELL', 'curl -f "http://localhost:$$PORT/healthz" || exit 1']),
    test(['CMD', 'sh', '-c', 'wget -q http://localhost:$$PORT/ || exit 1']),
    test(['CMD', 'node', '-e', "fetch('http://localhost:8080').then((r) => process.exit(r.ok ? 0 : 1))"]),
  ],
};
