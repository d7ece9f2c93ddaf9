import type { ProbeDefinition } from '../../probe.ts';
import { rules } from './rules.ts';

export const definition: ProbeDefinition = {
  id: 'history.roles',
  area: 'history',
  mode: 'file',
  title: 'Every required role is filled, by different people or as declared',
  looksAt: 'the trust root in force, and the roles of the gate file',
  needs: ['record'],
  source: 'closed-test O1',
  rules,
  subject: () => [{ kind: 'trust' }, { kind: 'gate', keys: ['roles', 'incompatible'] }],
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
