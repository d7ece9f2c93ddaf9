import type { Finding } from '@sallyport/record';

const severities = { critical: 4, high: 3, medium: 2, low: 1, info: 0 } as const;

/** Beginnings of rule ids: what a stranger can reach comes before what can be lost, and that before what may go wrong. */
const harm = [
  'staging.exposure',
  'staging.authentication',
  'staging.secrets',
  'staging.transport',
  'staging.files',
  'staging.backup',
  'history.claims',
  'history.previous-log',
  'documents',
  'disclosure',
  'incident',
  'installers',
  'channels',
  'staging.privilege',
  'staging.parity',
  'staging.images',
];

/** Orders findings for somebody who reads only the first few: by severity, then by the harm, then by place. */
export function worstFirst(left: Finding, right: Finding): number {
  return (
    severities[right.severity] - severities[left.severity] ||
    harmOf(left) - harmOf(right) ||
    (left.place < right.place ? -1 : 1)
  );
}

function harmOf({ rule }: Finding): number {
  const found = harm.findIndex((beginning) => rule.startsWith(`${beginning}.`));
  return found === -1 ? harm.length : found;
}
