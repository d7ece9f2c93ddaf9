import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(dockerfile: string, service: Readonly<Record<string, unknown>> = {}): StackCase {
  return { services: { app: { image: null, build: '../app', ...service } }, files: { 'app/Dockerfile': dockerfile } };
}

export const cases: RuleCases = {
  fires: [
    { services: { app: { entrypoint: ['/bin/sh', '-c'], command: 'anvil --host 0.0.0.0' } }, severity: 'high' },
    {
      services: { chain: { image: 'ghcr.io/foundry-rs/foundry:v1.4.3', command: ['anvil', '--host', '0.0.0.0'] } },
      severity: 'high',
    },
    {
      ...built('FROM alpine:3.22.2\nENTRYPOINT ["sh", "-c"]\n', { command: ['server', '--port', '8080'] }),
      severity: 'high',
    },
    built('FROM alpine:3.22.2\nENTRYPOINT server --quiet\n', { command: ['--port', '8080'] }),
    built('FROM alpine:3.22.2\nENTRYPOINT ["bash", "-lc"]\nCMD server --port 8080\n'),
  ],
  silent: [
    {},
    { services: { app: { entrypoint: ['/bin/sh', '-c'], command: ['anvil --host 0.0.0.0'] } } },
    { services: { app: { entrypoint: ['sh', '-c', 'exec "$$@"'], command: ['server', '--port', '1'] } } },
    built('FROM alpine:3.22.2\nENTRYPOINT ["server"]\nCMD ["--port", "8080"]\n'),
    built('FROM alpine:3.22.2\nENTRYPOINT exec server "$@"\n', { command: ['--port', '8080'] }),
    // The entry point of the Compose file takes the CMD of the image away.
    built('FROM alpine:3.22.2\nENTRYPOINT ["server"]\nCMD ["a", "b"]\n', {
      entrypoint: ['sh', '-c'],
      command: ['run'],
    }),
  ],
};
