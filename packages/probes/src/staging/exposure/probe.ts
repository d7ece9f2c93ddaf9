import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.exposure',
  area: 'staging',
  mode: 'file',
  title: 'Nothing can be reached but what was declared',
  looksAt: 'published ports and networks of the services of staging, and the exposure ledger of the gate file',
  needs: ['files'],
  source: 'handbook, exposure of staging (D1, D2); CIS Docker Benchmark 1.6 section 5; OWASP Docker rules 5 and 5a',
  rules: ruleTexts,
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
