import type { Plain } from '@sallyport/compose';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { amplifyingPorts } from '../known-ports.ts';
import { doorsOf } from '../published-doors.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.udp-purpose',
  number: 'EXP-19',
  title: 'UDP is published, and nobody can tell what speaks there',
  why: 'The sender of UDP is not proved: what answers more than it is asked floods others in its name.',
  fix: 'Say what speaks there with `app_protocol:` in the long form of the port, or take the port out.',
  source: 'US-CERT TA14-017A, UDP-based amplification',
  find: (stack) =>
    doorsOf(stack).flatMap(({ service, name, port, declared, use, strangers, at }) => {
      if (port.protocol !== 'udp' || declared === null || use.use !== 'service' || strangers === 'host') return [];
      const amplifies = amplifyingPorts.get(port.target);
      if (amplifies === undefined && isNamed(service.model['ports'], port.path[1])) return [];
      const how =
        amplifies === undefined
          ? 'without saying which protocol it is'
          : `which is ${amplifies} and answers more than it is asked`;
      return [
        {
          severity: amplifies === undefined ? ('low' as const) : ('medium' as const),
          address: `${service.name}.ports ${name}`,
          at,
          what: `${service.name} publishes ${name}, ${how}.`,
          ...(amplifies === undefined ? {} : { fix: 'Limit how often it answers and to whom, or take the port out.' }),
        },
      ];
    }),
};

function isNamed(ports: Plain | undefined, index: string | number | undefined): boolean {
  const entry = Array.isArray(ports) ? ports[Number(index)] : null;
  return typeof entry === 'object' && entry !== null && ('app_protocol' in entry || 'name' in entry);
}
