import type { Severity } from '@sallyport/record';
import { isInForce } from '../stack/exposure-ledger.ts';
import type { StackView } from '../stack/stack-view.ts';
import type { Door } from './published-doors.ts';

const lower: Readonly<Partial<Record<Severity, Severity>>> = { critical: 'high', high: 'medium' };

/** Of what nobody but the platform's own services and people should reach; null: there is nothing to say. */
export function innerDoorSeverity({ strangers, declared, use }: Door): Severity | null {
  if (strangers === 'host') return declared === null ? 'low' : null;
  if (declared !== null && missingFrom(declared).length === 0) return 'low';
  const worst = declared === null ? use.undeclared : (lower[use.undeclared] ?? 'medium');
  return strangers === 'anybody' ? worst : (lower[worst] ?? worst);
}

/**
 * Of a service that testers may be meant to reach, and that nobody declared. Where nothing at all is declared, the door
 * of a web server is the one that is most likely meant.
 */
export function ordinaryDoorSeverity({ strangers, use, port }: Door, { ledger }: Pick<StackView, 'ledger'>): Severity {
  const isWeb = port.protocol === 'tcp' && (port.published === 80 || port.published === 443);
  const isMeant = ledger.length === 0 && isWeb;
  return strangers === 'anybody' && !isMeant ? use.undeclared : (lower[use.undeclared] ?? 'medium');
}

/** What the ledger must say before something inner may stand open. */
function missingFrom(entry: NonNullable<Door['declared']>): readonly string[] {
  const { tls, authentication, who } = entry;
  return [
    ...(tls === true ? [] : ['that it speaks TLS']),
    ...(authentication === undefined || /^(?:none|no|-)$/i.test(authentication.trim())
      ? ['how it asks who they are']
      : []),
    ...(who === undefined ? ['who may come'] : []),
  ];
}

/** What the ledger says of a door, as the end of a sentence. */
export function ledgerText(door: Door, stack: StackView): string {
  const { service, port, declared } = door;
  if (declared !== null) {
    const missing = missingFrom(declared);
    return missing.length === 0
      ? `, declared for ${declared.who ?? 'somebody'}`
      : `, and its entry in \`staging.exposure\` does not say ${missing.join(' and ')}`;
  }
  const same = stack.ledger.filter((entry) => entry.port === port.published && entry.protocol === port.protocol);
  const lapsed = same.find((entry) => entry.service === service.name && !isInForce(entry, stack.now));
  if (lapsed !== undefined) return `, and was declared until ${lapsed.until ?? ''} only`;
  const other = same.find((entry) => entry.service !== service.name && isInForce(entry, stack.now));
  if (other !== undefined) return `, and is declared for the service ${other.service} instead`;
  return ', and nobody declared it';
}
