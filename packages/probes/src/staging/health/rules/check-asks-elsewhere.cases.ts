import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

const digest = 'sha256:4c1f0a2b7d3e5f60718293a4b5c6d7e8f90123454c1f0a2b7d3e5f6071829304';

function test(words: unknown, service: Readonly<Record<string, unknown>> = {}): StackCase {
  return { services: { app: { healthcheck: { test: words }, ...service }, api: {} } };
}

function built(words: unknown, service: Readonly<Record<string, unknown>> = {}): StackCase {
  return {
    ...test(words, { image: null, build: '../app', ...service }),
    files: { 'app/Dockerfile': 'FROM node:24.11.1-alpine\nEXPOSE 8080\nUSER 1000\nCMD ["node", "a.mjs"]\n' },
  };
}

export const cases: RuleCases = {
  fires: [
    { ...test('wget -q http://api:8080/healthz'), severity: 'medium' },
    test('curl -f https://www.example.com/'),
    test('nc -z api 8080'),
    built('wget -q http://localhost:3000/healthz'),
    built('wget -q http://localhost/healthz'),
    built('wget -q http://localhost:9000/healthz', { environment: { PORT: '3000' } }),
    test('wget -q http://127.0.0.1:9091/-/healthy', { image: `prom/prometheus:v3.6.0@${digest}` }),
  ],
  silent: [
    {},
    test('wget -q http://app:8080/healthz'),
    test('wget -q http://127.0.0.1:8080/healthz'),
    built('wget -q http://localhost:8080/healthz'),
    built('wget -q http://localhost:3000/healthz', { environment: { PORT: '3000' } }),
    built('wget -q "http://localhost:$${PORT}/healthz"'),
    built('wget -q http://localhost:9464/metrics', { environment: { METRICS: '0.0.0.0:9464' } }),
    test('wget -q http://127.0.0.1:9090/-/healthy', { image: `prom/prometheus:v3.6.0@${digest}` }),
  ],
};
