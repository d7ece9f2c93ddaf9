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
    built('FROM golang:1.25.3 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=builder /app /app\n'),
    built('FROM golang:1.25.3\nRUN go build -o /app\nFROM scratch\nCOPY --from=1 /app /app\n'),
    built(
      'FROM node:24.11.1 AS build\nWORKDIR /src\nRUN npm run build\nFROM nginx:1.29.3\nCOPY --from=build /app/dist /srv\n',
    ),
    { ...built('FROM alpine:3.22.2\nCOPY dist ./dist\n'), severity: 'low' },
  ],
  silent: [
    {},
    built(
      'FROM node:24.11.1 AS build\nWORKDIR /src\nRUN npm run build\nFROM nginx:1.29.3\nCOPY --from=build /src/dist /srv\nCOPY --from=busybox /bin/wget /wget\n',
    ),
    built(
      'FROM alpine:3.22.2\nCOPY --from=assets /logo.svg /logo.svg\n',
      {},
      { context: '../app', additional_contexts: { assets: '../art' } },
    ),
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
