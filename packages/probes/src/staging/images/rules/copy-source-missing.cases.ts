import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(dockerfile: string, files: Readonly<Record<string, string>> = {}, build: unknown = '../app'): StackCase {
  return { services: { app: { image: null, build } }, files: { 'app/Dockerfile': dockerfile, ...files } };
}

export const cases: RuleCases = {
  fires: [
    { ...built('FROM alpine:3.22.2\nCOPY server.mjs ./\n'), severity: 'high' },
    built('FROM alpine:3.22.2\nCOPY app/server.mjs ./\n', { 'app/server.mjs': '' }),
    built('FROM alpine:3.22.2\nCOPY src ./src\n', { 'app/src/a.mjs': '', 'app/.dockerignore': '*\n!package.json\n' }),
    built('FROM alpine:3.22.2\nCOPY ../shared/log.mjs ./\n', { 'shared/log.mjs': '' }),
    { ...built('FROM alpine:3.22.2\nCOPY dist ./dist\n'), severity: 'low' },
  ],
  silent: [
    {},
    built('FROM alpine:3.22.2\nCOPY server.mjs package*.json ./\n', { 'app/server.mjs': '', 'app/package.json': '{}' }),
    built('FROM alpine:3.22.2\nCOPY src/ ./src\n', { 'app/src/a.mjs': '', 'app/.dockerignore': '*\n!src\n' }),
    built('FROM alpine:3.22.2\nARG FROM_WHERE\nCOPY ${FROM_WHERE} ./\nADD https://files.example/a.txt ./\n'),
    built('FROM alpine:3.22.2 AS a\nRUN touch /made\nFROM alpine:3.22.2\nCOPY --from=a /made /made\n'),
    built(
      'FROM alpine:3.22.2\nCOPY app/server.mjs ./\n',
      { 'app/server.mjs': '' },
      { context: '..', dockerfile: 'app/Dockerfile' },
    ),
  ],
};
