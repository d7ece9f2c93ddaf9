import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.backup',
  area: 'staging',
  mode: 'file',
  title: 'Data is kept and backed up',
  looksAt: 'volumes of the stores of staging, and the services that back them up',
  needs: ['files'],
  source: 'handbook, backups (F1)',
  rules: ruleTexts,
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
