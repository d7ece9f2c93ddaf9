import type { RuleCases } from '../../stack/staging-rule.ts';

const digest = 'sha256:4c1f0a2b7d3e5f60718293a4b5c6d7e8f90123454c1f0a2b7d3e5f6071829304';

export const cases: RuleCases = {
  fires: [
    {
      services: { app: { image: null, build: '../app' } },
      files: { 'app/Dockerfile': `FROM alpine:3.22.2@${digest}\nUSER 1000\nCMD ["true"]\n` },
      severity: 'medium',
    },
    { services: { app: { image: null, build: '../app', ports: ['443:8443'] } }, severity: 'high' },
    { services: { app: { image: 'registry.harbour.example/app:latest', build: '../app' } }, severity: 'medium' },
    { services: { app: { image: 'registry.harbour.example/app:1.4.2', build: '../app' } }, severity: 'low' },
  ],
  silent: [{}, { services: { app: { image: 'registry.harbour.example/app:1.4.2' } } }],
};
