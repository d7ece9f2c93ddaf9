/** Stands in an entry that `init` drafted until somebody writes what testers need the port for. */
export const unconfirmedPurpose = 'to be confirmed';

/** Whether nobody wrote a purpose yet. */
export function isUnconfirmed(purpose: string): boolean {
  return /^(?:to be (?:confirmed|decided|defined)|tb[acd]|todo|fixme|\?+|-+|x{2,})(?![\w-])/i.test(purpose.trim());
}
