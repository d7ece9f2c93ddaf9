import type { ProbeDefinition } from '../../probe.ts';
import { rules } from './rules.ts';

export const definition: ProbeDefinition = {
  id: 'history.scope',
  area: 'history',
  mode: 'file',
  title: 'Scope and dates of the test are stated',
  looksAt: 'the section `test` of the gate file: window, zone, cohort, first wave and stop rules',
  needs: [],
  source: 'closed-test A6 and M3',
  rules,
  subject: () => [{ kind: 'gate', keys: ['test'] }],
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
