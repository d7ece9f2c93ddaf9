import type { StagingRule } from '../../stack/staging-rule.ts';
import { heapSize, inMegabytes } from '../heap-size.ts';
import { memoryLimit } from '../limits.ts';

export const rule: StagingRule = {
  id: 'staging.resources.heap-over-limit',
  number: 'RES-08',
  title: 'A program is told to take more memory than it gets',
  why: 'It is stopped by the engine, for certain and under load, instead of collecting its garbage.',
  fix: 'Set the heap to about three quarters of the memory limit.',
  source: 'measured',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const limit = memoryLimit(service.model);
      const heap = heapSize(service);
      if (limit === null || heap === null || heap.bytes < limit) return [];
      return [
        {
          severity: 'medium' as const,
          address: `${service.name} heap`,
          at: heap.at,
          what: `${service.name} is told to use ${inMegabytes(heap.bytes)} of heap (${heap.setting}) and gets ${inMegabytes(limit)}.`,
        },
      ];
    }),
};
