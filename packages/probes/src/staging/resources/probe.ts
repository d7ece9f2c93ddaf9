import type { Selector } from '@sallyport/gate';
import type { ProbeDefinition } from '../../probe.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.resources',
  area: 'staging',
  mode: 'file',
  title: 'Services have limits',
  looksAt: 'limits of memory, processors, processes, files and logs of the services of staging',
  needs: ['files'],
  source: 'handbook, limits as declared (C5); CIS Docker Benchmark 1.6 section 5',
  rules: ruleTexts,
  subject: (gate) => [
    { kind: 'gate', keys: ['staging', 'untracked'] },
    ...[...gate.staging.files, ...gate.staging.environment].map((path): Selector => ({ kind: 'path', path })),
  ],
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
