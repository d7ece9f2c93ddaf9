import { listeningPorts } from '../../image-build/listening-ports.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { formProblem } from '../check-form.ts';
import { effectiveCheck, type HealthCheck } from '../effective-check.ts';
import { whyItCannotFail } from '../vacuous-check.ts';

export const rule: StagingRule = {
  id: 'staging.health.check-of-process',
  number: 'HLT-04',
  title: 'A health check only asks whether the process is there',
  why: 'Without its process the container would have ended anyway: a service that hangs stays healthy.',
  fix: 'Ask the service on its port, or let it touch a file after each piece of work and look at how old that is.',
  source: 'closed-test C3',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const check = effectiveCheck(service);
      if (check.kind !== 'check' || !asksForProcess(check)) return [];
      if (formProblem(check) !== null || whyItCannotFail(check, service) !== null) return [];
      const hasPort = service.ports.length > 0 || listeningPorts(service).declared.length > 0;
      return [
        {
          // A worker without a port can hardly be asked anything else.
          severity: hasPort ? 'medium' : 'low',
          address: `${service.name}.healthcheck.test`,
          at: check.at,
          what: `The health check of ${service.name} looks whether a process is there, and not whether it works.`,
        },
      ];
    }),
};

function asksForProcess({ commands }: HealthCheck): boolean {
  const called = commands.filter(({ words }) => words.length > 0 && !/^(?:exit|true|echo)$/.test(words[0] ?? ''));
  return (
    called.length > 0 &&
    called.every(({ words: [program = '', ...rest], joint }) => {
      const name = program.split('/').at(-1) ?? '';
      if (/^(?:pgrep|pidof|ps|killall5?)$/.test(name)) return true;
      if (name === 'kill') return rest[0] === '-0';
      if (name === 'grep') return joint === '|' && commands[0]?.words[0] === 'ps';
      return /^(?:test|\[)$/.test(name) && rest.some((word) => /^\/proc\/1\b|\.pid$/.test(word));
    })
  );
}
