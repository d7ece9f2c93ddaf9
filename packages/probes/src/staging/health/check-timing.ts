import type { ServiceView } from '../stack/stack-view.ts';
import { dockerfileCheck } from './effective-check.ts';

/** In seconds, with the engine's own values where nobody wrote any. */
export interface CheckTiming {
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

/** Values of the Compose file, else of the HEALTHCHECK, else of the engine. Zero means the engine's own. */
export function checkTiming(service: ServiceView): CheckTiming {
  const written = (service.model['healthcheck'] ?? {}) as Readonly<Record<string, string | number | null>>;
  const flags = new Map(
    (dockerfileCheck(service)?.flags ?? []).flatMap((flag) => {
      const [, name, value] = /^--([\w-]+)=(.*)$/.exec(flag) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  function of(key: string, flag: string): string {
    return String(written[key] ?? flags.get(flag) ?? '');
  }
  return {
    interval: seconds(of('interval', 'interval')) || 30,
    timeout: seconds(of('timeout', 'timeout')) || 30,
    retries: Number(of('retries', 'retries')) || 3,
    startPeriod: seconds(of('start_period', 'start-period')),
  };
}

const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };

/** A duration as Go writes it: `1m30s`, `500ms`. Nothing that can be read is 0. */
export function seconds(text: string): number {
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|us|µs|ns|h|m|s)/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * (units[unit ?? 's'] ?? 0),
    0,
  );
}
