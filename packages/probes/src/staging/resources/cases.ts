import { probeCases } from '../stack/probe-cases.ts';
import { cases as heapOverLimit } from './rules/heap-over-limit.cases.ts';
import { cases as limitWithoutEffect } from './rules/limit-without-effect.cases.ts';
import { cases as noCpuLimit } from './rules/no-cpu-limit.cases.ts';
import { cases as noFileLimit } from './rules/no-file-limit.cases.ts';
import { cases as noLogs } from './rules/no-logs.cases.ts';
import { cases as noMemoryLimit } from './rules/no-memory-limit.cases.ts';
import { cases as noProcessLimit } from './rules/no-process-limit.cases.ts';
import { cases as unboundedLogs } from './rules/unbounded-logs.cases.ts';

export const cases = probeCases('resources', [
  { rule: 'heap-over-limit', ...heapOverLimit },
  { rule: 'limit-without-effect', also: ['no-memory-limit'], ...limitWithoutEffect },
  { rule: 'no-cpu-limit', ...noCpuLimit, advice: true },
  { rule: 'no-file-limit', ...noFileLimit, advice: true },
  { rule: 'no-logs', ...noLogs, advice: true },
  { rule: 'no-memory-limit', ...noMemoryLimit },
  { rule: 'no-process-limit', ...noProcessLimit, advice: true },
  { rule: 'unbounded-logs', ...unboundedLogs, advice: true },
]);
