import type { Selector } from '@sallyport/gate';
import type { ProbeDefinition } from '../../probe.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.configuration',
  area: 'staging',
  mode: 'file',
  title: 'The stack says what is meant',
  looksAt: 'the merged Compose model of staging, its variables and examples, and what its files mount',
  needs: ['files'],
  source: 'handbook, staging described (C0); Compose specification',
  rules: ruleTexts,
  subject: (gate) => [
    { kind: 'gate', keys: ['staging', 'untracked'] },
    ...[...gate.staging.files, ...gate.staging.environment].map((path): Selector => ({ kind: 'path', path })),
  ],
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
