import type { ResolvedGate, Selector } from '@sallyport/gate';

/** What every probe of staging's files looks at: the stack, with all that reading it leads to, and what the gate file says of it. */
export function stackSelectors(gate: ResolvedGate): readonly Selector[] {
  const { files, environment } = gate.staging;
  return [
    { kind: 'gate', keys: ['staging', 'untracked'] },
    ...[...files, ...environment].map((path): Selector => ({ kind: 'path', path })),
    ...(files.length > 0 ? [stackSelector(gate.staging)] : []),
  ];
}

/** All that reading these Compose files leads to. */
export function stackSelector(stack: {
  readonly files: readonly string[];
  readonly environment: readonly string[];
}): Selector {
  return { kind: 'stack', files: stack.files, environment: stack.environment };
}
