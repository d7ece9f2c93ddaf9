import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.authentication',
  area: 'staging',
  mode: 'file',
  title: 'Every service asks who comes',
  looksAt: 'the environment, the command lines and the mounted configuration of the services of staging',
  needs: ['files'],
  source: 'handbook, authentication of staging (E2)',
  rules: ruleTexts,
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
