import type { ExposureEntry } from '@sallyport/gate';
import { isInForce } from '../../stack/exposure-ledger.ts';
import type { StackView } from '../../stack/stack-view.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { ledgerText, ordinaryDoorSeverity } from '../door-severity.ts';
import { type Door, doorsOf, portText, whereText } from '../published-doors.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.undeclared-port',
  number: 'EXP-01',
  title: 'A port is published that nobody declared',
  why: 'What nobody declared nobody looks after; the engine opens it past the firewall of the host.',
  fix: 'Take the line out of `ports:`, or declare it under `staging.exposure` in sallyport.yaml.',
  source: 'CIS Docker 5.9',
  find: (stack) =>
    doorsOf(stack).flatMap((door) => {
      const { service, name, use, at, port, strangers, declared } = door;
      if (use.use !== 'service' || declared !== null || strangers === 'host') return [];
      const narrower = narrowerEntry(door, stack);
      const ledger =
        narrower === null ? ledgerText(door, stack) : `, and \`staging.exposure\` has it on ${narrower.address} alone`;
      return [
        {
          severity: ordinaryDoorSeverity(door, stack),
          address: `${service.name}.ports ${name}`,
          at,
          what: `${service.name} publishes ${portText(door)} ${whereText(door)}${ledger}.`,
          ...(narrower === null
            ? {}
            : { fix: `Write "${bound(narrower.address)}:${name.split('/')[0]}:${port.target}".` }),
          ...(port.published === null
            ? { fix: 'Give it one port of the host, and declare that under `staging.exposure` in sallyport.yaml.' }
            : {}),
        },
      ];
    }),
};

/** The entry that allows the same port on fewer addresses. */
function narrowerEntry({ service, port }: Door, stack: StackView): ExposureEntry | null {
  return (
    stack.ledger.find(
      (entry) =>
        entry.service === service.name &&
        entry.port === port.published &&
        entry.protocol === port.protocol &&
        isInForce(entry, stack.now),
    ) ?? null
  );
}

function bound(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
