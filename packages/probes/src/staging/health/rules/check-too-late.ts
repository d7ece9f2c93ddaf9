import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { checkTiming } from '../check-timing.ts';
import { effectiveCheck } from '../effective-check.ts';

/** Beyond this, people have noticed before the check does. */
const latest = 600;

export const rule: StagingRule = {
  id: 'staging.health.check-too-late',
  number: 'HLT-04',
  title: 'A health check is too slow or too hasty to tell',
  why: 'A service that is dead for many minutes is still shown as healthy; one that is given no time is shown as dead.',
  fix: 'Ask every 10 to 30 s, give it 5 s to answer, and call it unhealthy after 3 to 5 failures.',
  source: 'closed-test C3; Compose specification, healthcheck',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      if (effectiveCheck(service).kind !== 'check') return [];
      const { interval, timeout, retries, startPeriod } = checkTiming(service);
      const after = retries * interval;
      const common = { address: `${service.name}.healthcheck timing`, at: service.place('healthcheck', 'interval') };
      if (after >= latest) {
        const what = `${service.name} is called unhealthy only after ${minutes(after)}: ${retries} failures, one every ${minutes(interval)}.`;
        return [{ ...common, severity: 'medium', what }];
      }
      if (startPeriod >= latest) {
        const what = `Failures of ${service.name} do not count for the first ${minutes(startPeriod)}.`;
        return [{ ...common, severity: 'low', at: service.place('healthcheck', 'start_period'), what }];
      }
      if (timeout >= 1) return [];
      const what = `The health check of ${service.name} has ${Math.round(timeout * 1000)} ms to answer, and fails when the host is busy.`;
      return [{ ...common, severity: 'low', at: service.place('healthcheck', 'timeout'), what }];
    }),
};

function minutes(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} minutes`;
}
