import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

const digest = 'sha256:4c1f0a2b7d3e5f60718293a4b5c6d7e8f90123454c1f0a2b7d3e5f6071829304';

function built(dockerfile: string): StackCase {
  return { services: { app: { image: null, build: '../app' } }, files: { 'app/Dockerfile': dockerfile } };
}

export const cases: RuleCases = {
  fires: [
    { ...built('FROM node\nUSER 1000\n'), severity: 'medium' },
    { ...built('FROM node:alpine\nUSER 1000\n'), severity: 'medium' },
    { ...built('FROM node:24.11.1-alpine\nUSER 1000\n'), severity: 'low' },
    { ...built('ARG VERSION=latest\nFROM node:${VERSION}\nUSER 1000\n'), severity: 'medium' },
    built(`FROM node:24.11.1@${digest}\nCOPY --from=busybox:latest /bin/wget /wget\nUSER 1000\n`),
  ],
  silent: [
    {},
    built(`FROM node:24.11.1-alpine@${digest} AS build\nFROM build\nUSER 1000\n`),
    built('FROM scratch\nUSER 1000\n'),
    built('ARG VERSION\nFROM node:${VERSION}\nUSER 1000\n'),
    built(`FROM node:latest AS unused\nFROM node:24.11.1@${digest}\nUSER 1000\n`),
  ],
};
