import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.health',
  area: 'staging',
  mode: 'file',
  title: 'A service that is not well would be noticed',
  looksAt:
    'health checks, restarts and dependencies of staging, the images that the checks run in, and mounted scripts',
  needs: ['files'],
  source: 'handbook, health of staging (C3)',
  rules: ruleTexts,
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
