import type { ProbeDefinition } from '../../probe.ts';
import { stackSelectors } from '../stack/stack-selectors.ts';
import { ruleTexts } from './rule-texts.generated.ts';

export const definition: ProbeDefinition = {
  id: 'staging.privilege',
  area: 'staging',
  mode: 'file',
  title: 'Services have no more rights than they need',
  looksAt: 'users, capabilities, mounts and namespaces of the services of staging, and their Dockerfiles',
  needs: ['files'],
  source: 'handbook, hardening of staging (C5); CIS Docker Benchmark 1.6 section 5',
  rules: ruleTexts,
  subject: stackSelectors,
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
