import type { Selector } from '@sallyport/gate';
import type { ProbeDefinition } from '../../probe.ts';
import { stackSelector } from '../stack/stack-selectors.ts';
import { ruleTexts } from './rule-texts.ts';

export const definition: ProbeDefinition = {
  id: 'staging.parity',
  area: 'staging',
  mode: 'file',
  title: 'Staging is planned production, but for what is declared',
  looksAt:
    'the files of staging held against those of planned production: Compose, Kubernetes manifests or a description',
  needs: ['files'],
  source: 'handbook, staging like production (C1)',
  rules: ruleTexts,
  subject: ({ staging, production }) => [
    { kind: 'gate', keys: ['staging', 'production', 'untracked'] },
    ...[...staging.files, ...staging.environment, ...production.files, ...production.environment].map(
      (path): Selector => ({ kind: 'path', path }),
    ),
    // Manifests and descriptions lead nowhere: reading them as Compose files ends at once.
    ...[staging, production].filter(({ files }) => files.length > 0).map(stackSelector),
  ],
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
