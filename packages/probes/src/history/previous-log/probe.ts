import type { ProbeDefinition } from '../../probe.ts';
import { rules } from './rules.ts';

export const definition: ProbeDefinition = {
  id: 'history.previous-log',
  area: 'history',
  mode: 'file',
  title: 'The previous phase was decided GO',
  looksAt: 'the log of the previous phase, and the record for a signed decision on that phase',
  needs: ['files', 'record'],
  source: 'closed-test A1',
  rules,
  subject(gate) {
    const log = gate.phase.previous?.log;
    const named = { kind: 'gate', keys: ['phase'] } as const;
    return log === undefined ? [named] : [{ kind: 'path', path: log }, named];
  },
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
