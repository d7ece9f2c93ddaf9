import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { image: null, build: '../app' } }, severity: 'medium' },
    { services: { app: { image: null, build: '../app', ports: ['443:8443'] } }, severity: 'high' },
    { services: { app: { image: 'registry.harbour.example/app:latest', build: '../app' } }, severity: 'medium' },
    { services: { app: { image: 'registry.harbour.example/app:1.4.2', build: '../app' } }, severity: 'low' },
  ],
  silent: [{}, { services: { app: { image: 'registry.harbour.example/app:1.4.2' } } }],
};
