import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
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
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
