import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.transport',
  area: 'staging',
  mode: 'file',
  title: 'What leaves the host is encrypted',
  looksAt: 'published ports, the configuration of the proxies before them, and the addresses that services connect to',
  needs: ['files'],
  source: 'handbook, transport of staging (D3)',
  rules: ruleTexts,
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
