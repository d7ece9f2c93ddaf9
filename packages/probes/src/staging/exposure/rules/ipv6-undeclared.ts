import { entriesInForce } from '../../stack/exposure-ledger.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { publishingServices } from '../published-doors.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.ipv6-undeclared',
  number: 'EXP-11',
  title: 'A port is open to IPv6, and only IPv4 was declared',
  why: 'Firewalls and scans of IPv4 do not see it, and IPv6 has no address translation to hide behind.',
  fix: 'Declare the address "::" under `staging.exposure`, or take the line with [::] out.',
  source: 'docker-bench 5.14 looks for 0.0.0.0 alone',
  find: (stack) =>
    publishingServices(stack).flatMap((service) =>
      service.ports.flatMap(({ address, reach, declared, published, protocol, at }) => {
        if (reach !== 'everywhere' || declared === null || !address.includes(':')) return [];
        const allowed = entriesInForce(stack.ledger, stack.now).some(
          (entry) =>
            entry.service === service.name &&
            entry.port === published &&
            entry.protocol === protocol &&
            !entry.address.includes('.'),
        );
        if (allowed) return [];
        return [
          {
            severity: 'medium' as const,
            address: `${service.name}.ports [::]:${published ?? ''}/${protocol}`,
            at,
            what: `${service.name} publishes ${published ?? ''}/${protocol} on every IPv6 address, and \`staging.exposure\` has it on ${declared.address}.`,
          },
        ];
      }),
    ),
};
