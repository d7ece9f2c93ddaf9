import type { RuleCases } from '../../stack/staging-rule.ts';

const digest = 'sha256:4c1f0a2b7d3e5f60718293a4b5c6d7e8f90123454c1f0a2b7d3e5f6071829304';

export const cases: RuleCases = {
  fires: [
    // Ended in November 2023.
    { services: { db: { image: `postgres:11.22-alpine@${digest}` } }, severity: 'high' },
    {
      services: { app: { image: null, build: '../app' } },
      files: { 'app/Dockerfile': `FROM node:18.20.4-slim@${digest}\nUSER 1000\nCMD ["node", "a.mjs"]\n` },
    },
    { services: { cache: { image: `redis:7.0.15@${digest}`, ports: ['6379:6379'] } }, severity: 'high' },
    // Older than all that the table lists.
    { services: { web: { image: `nginx:1.13-alpine@${digest}`, ports: ['80:80'] } }, severity: 'high' },
    { services: { search: { image: `docker.elastic.co/elasticsearch/elasticsearch:5.6.16@${digest}` } } },
    { services: { db: { image: `timescale/timescaledb:2.9.3-pg12@${digest}` } } },
    { services: { db: { image: `tensorchord/pgvecto-rs:pg13-v0.2.0@${digest}` } } },
  ],
  silent: [
    {},
    // Its own versions, and those of the database behind them.
    { services: { db: { image: `timescale/timescaledb:2.17.2-pg17@${digest}` } } },
    { services: { web: { image: `registry.harbour.example/team/nginx:0.3.1@${digest}` } } },
    { services: { db: { image: `postgres:17.6-alpine@${digest}` } } },
    { services: { app: { image: `registry.harbour.example/team/app:11.0.0@${digest}` } } },
  ],
};
