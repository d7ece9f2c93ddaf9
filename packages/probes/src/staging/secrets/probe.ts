import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.secrets',
  area: 'staging',
  mode: 'file',
  title: 'Secrets are secret',
  looksAt:
    'passwords, keys and tokens in the Compose, environment and Docker files of staging, and in what is mounted from the tree',
  needs: ['files'],
  source: 'handbook, secrets of staging (E1); OWASP Docker rule 12',
  rules: ruleTexts,
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
