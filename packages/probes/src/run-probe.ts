import type { Observation, ProbeContext, ProbeDefinition } from './probe.ts';
import { ProbeError } from './probe-error.ts';
import { type ReadLimits, withReadBudget } from './read-budget.ts';
import { printable, sanitizeObservation } from './sanitize-observation.ts';

export interface ProbeLimits extends ReadLimits {
  readonly milliseconds: number;
}

/** Made once: without a reason each run would make an error of its own, with a stack that nobody reads. */
const over = new ProbeError('PROBE_ABORTED', 'The run is over.');

export const defaultLimits: ProbeLimits = { milliseconds: 30_000, bytes: 64 * 1024 * 1024, files: 20_000 };

/**
 * Runs one probe within its limits and returns what it observed. Never throws: whatever stops the run becomes the
 * result `Unknown` with the reason (law 2: nothing fails open).
 */
export async function runProbe(
  definition: ProbeDefinition,
  context: ProbeContext,
  limits: ProbeLimits = defaultLimits,
): Promise<Observation> {
  const abort = new AbortController();
  const signal = AbortSignal.any([context.signal, abort.signal]);
  const budget = withReadBudget(context, limits, signal);
  const stop = stopSignal(signal, limits.milliseconds);
  let done = false;
  try {
    signal.throwIfAborted();
    const progress = (line: string): void => {
      if (!done) context.progress(printable(line, 200));
    };
    const work = definition.load().then((run) => run({ ...context, ...budget.context, signal, progress }));
    const raw = await Promise.race([work, stop.promise]);
    const stopped = budget.stopped();
    if (stopped !== null) throw stopped;
    return sanitizeObservation(raw);
  } catch (error) {
    return unknown(
      context.signal.aborted ? new ProbeError('PROBE_ABORTED', 'The run was stopped from outside.') : error,
    );
  } finally {
    done = true;
    stop.clear();
    abort.abort(over);
  }
}

function stopSignal(signal: AbortSignal, milliseconds: number): { readonly promise: Promise<never>; clear(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const onAbort = (): void => reject(new ProbeError('PROBE_ABORTED', 'The run was stopped from outside.'));
  const timer = setTimeout(() => {
    reject(new ProbeError('PROBE_TIMEOUT', `The probe was not done after ${milliseconds} ms.`));
  }, milliseconds);
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    promise,
    clear() {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

function unknown(error: unknown): Observation {
  return {
    result: 'Unknown',
    summary: reason(error),
    findings: [],
    coverage: { looked: 0, total: 0, unit: 'files' },
    facts: {},
  };
}

/** Messages of foreign errors quote the bytes they failed on, so only their kind is told. */
function reason(error: unknown): string {
  if (error instanceof ProbeError) return printable(error.message, 600);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  const kind =
    code !== null && /^[A-Z][A-Z0-9_]{0,63}$/.test(code)
      ? code
      : error instanceof Error
        ? error.name
        : 'no error object';
  return `The probe stopped on an error (${printable(kind, 64)}); nothing was judged.`;
}
