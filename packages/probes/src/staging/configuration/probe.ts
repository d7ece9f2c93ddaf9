import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
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
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
