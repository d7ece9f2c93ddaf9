import type { Severity } from '@sallyport/record';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { type ProxiedDoor, proxiedDoors } from '../proxied-doors.ts';
import { componentOf } from '../service-component.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.proxied-inner-port',
  number: 'EXP-04',
  title: 'A proxy hands strangers on to what is not for them',
  why: 'The port is not published, and is reached all the same: through the door that was declared for something else.',
  fix: 'Take the route out, let a service of yours stand between that passes on the few calls that testers need, or ask there who comes.',
  source: 'OWASP API Security, broken function level authorization; measured',
  find: (stack) =>
    proxiedDoors(stack).flatMap((door): readonly RuleSighting[] => {
      const { proxy, service, port, use, at, guarded } = door;
      const severity = guarded ? null : severityOf(door);
      if (severity === null) return [];
      return [
        {
          severity,
          address: `${proxy.name} ${service.name}:${port}`,
          at,
          what: `${proxy.name} hands strangers on to ${service.name}:${port}, which is ${use.title ?? 'not for them'}.`,
        },
      ];
    }),
};

const steps: Readonly<Partial<Record<Severity, Severity>>> = { critical: 'high', high: 'low' };

/** One step below the open port: the proxy speaks HTTP alone, and consoles behind it ask for a password mostly. */
function severityOf({ service, use }: ProxiedDoor): Severity | null {
  if (use.use === 'service') return null;
  if (use.use === 'debug') return use.undeclared;
  // Players fetch files from an object store, and searches may be what a proxy is for.
  const kind = componentOf(service)?.kind;
  if (use.use === 'data' && (kind === 'object store' || kind === 'search')) return 'low';
  return steps[use.undeclared] ?? 'low';
}
