import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(dockerfile: string, service: Readonly<Record<string, unknown>> = {}): StackCase {
  return {
    services: { app: { image: null, user: null, build: '../app', ...service } },
    files: { 'app/Dockerfile': dockerfile },
  };
}

export const cases: RuleCases = {
  fires: [
    { ...built('FROM node:24.11.1-alpine\nCMD ["node"]\n'), severity: 'medium' },
    built('FROM golang:1.25.3 AS build\nUSER 1000\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n'),
  ],
  silent: [
    {},
    built('FROM node:24.11.1-alpine\nUSER node\nCMD ["node"]\n'),
    built('FROM node:24.11.1-alpine AS base\nUSER 1000\nFROM base\nCMD ["node"]\n'),
    built('FROM node:24.11.1-alpine\nCMD ["node"]\n', { user: '10001:10001' }),
    // staging.privilege says this one.
    built('FROM node:24.11.1-alpine\nUSER root\nCMD ["node"]\n'),
    built('FROM registry.harbour.example/team/base:1.2\nCMD ["node"]\n'),
  ],
};
