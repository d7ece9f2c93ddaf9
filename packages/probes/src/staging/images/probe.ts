import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.images',
  area: 'staging',
  mode: 'file',
  title: 'Every server image is fixed to exact bytes',
  looksAt: 'images and builds of staging, their Dockerfiles, build contexts and .dockerignore files',
  needs: ['files'],
  source: 'handbook, images of staging (C2); OWASP Docker rule 13',
  rules: ruleTexts,
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
