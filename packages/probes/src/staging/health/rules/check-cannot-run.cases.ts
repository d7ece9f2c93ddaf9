import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(dockerfile: string, test: unknown, files: Readonly<Record<string, string>> = {}): StackCase {
  return {
    services: { app: { image: null, build: '../app', healthcheck: { test } } },
    files: { 'app/Dockerfile': dockerfile, 'app/check.mjs': '', 'app/server.mjs': '', ...files },
  };
}

const slim = 'FROM node:24.11.1-slim\nWORKDIR /service\nCOPY server.mjs ./\nUSER 1000\nCMD ["node", "server.mjs"]\n';
const scratch =
  'FROM golang:1.25.3 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /app /app\nUSER 1000\nENTRYPOINT ["/app"]\n';

export const cases: RuleCases = {
  fires: [
    { ...built(slim, 'curl -f http://localhost:8080/ || exit 1'), severity: 'high' },
    built(slim, ['CMD', 'curl', '-f', 'http://localhost:8080/']),
    built(scratch, 'exit 1'),
    built('FROM gcr.io/distroless/nodejs22-debian12\nCOPY server.mjs ./\nCMD ["server.mjs"]\n', [
      'CMD-SHELL',
      'node check.mjs',
    ]),
    // The file is in the tree, and not in the image.
    built(slim, ['CMD', 'node', 'check.mjs']),
    {
      services: {
        bus: { image: 'nats:2.12.1', healthcheck: { test: ['CMD', 'wget', '-q', 'http://localhost:8222/healthz'] } },
      },
    },
    { services: { db: { image: 'postgres:17.6', healthcheck: { test: 'curl -f http://localhost:5432' } } } },
    built(`${slim}HEALTHCHECK CMD wget -q http://localhost:8080/\n`, undefined),
  ],
  silent: [
    {},
    built(
      slim.replace('COPY server.mjs', 'RUN apt-get update && apt-get install -y curl\nCOPY server.mjs'),
      'curl -f http://localhost:8080/',
    ),
    built(slim.replace('COPY server.mjs', 'COPY server.mjs check.mjs'), ['CMD', 'node', 'check.mjs']),
    built(scratch, ['CMD', '/app', 'healthcheck']),
    built(`${scratch}COPY --from=busybox:1.37.0 /bin/wget /bin/wget\n`, [
      'CMD',
      '/bin/wget',
      '-q',
      'http://localhost:8080/',
    ]),
    built('FROM registry.harbour.example/base/node:24.1\nCMD ["node", "a.mjs"]\n', 'curl -f http://localhost:8080/'),
    { services: { db: { image: 'postgres:17.6', healthcheck: { test: 'pg_isready -U app' } } } },
    {
      services: {
        app: {
          image: null,
          build: '../app',
          healthcheck: { test: ['CMD', 'node', '/check.mjs'] },
          volumes: ['./check.mjs:/check.mjs:ro'],
        },
      },
      files: { 'app/Dockerfile': slim, 'deploy/check.mjs': '', 'app/server.mjs': '' },
    },
  ],
};
