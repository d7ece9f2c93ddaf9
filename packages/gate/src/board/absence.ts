import type { Explanation } from './board.ts';
import type { Observations } from './observations.ts';

/** Who may look at a facet at all. */
export interface Lookers {
  /** Runners whose evidence the gate file counts for it. */
  readonly named: readonly string[];
  /** Runners that the trust root has, with a key in use. */
  readonly enrolled: ReadonlySet<string>;
  readonly founded: boolean;
}

type Absence = Pick<Explanation, 'reason' | 'action' | 'command'>;

/** Why no observation of a facet counts, and what brings one. */
export function absence(observed: Observations, lookers: Lookers): Absence {
  const { inconclusive } = observed;
  const look = { action: 'have the runner look', command: 'sallyport check --record' };
  switch (observed.absence) {
    case 'could not look': {
      const key = unnamed(observed);
      if (key === null)
        return { reason: `The probe could not look: ${inconclusive?.entry.summary ?? 'no reason given'}`, ...look };
      const action = key ? `fill in ${key} in sallyport.yaml` : 'name it in sallyport.yaml';
      return { reason: inconclusive?.entry.summary ?? '', action, command: null };
    }
    case 'other runner':
      // Looking again changes nothing there: the gate file says whose evidence counts.
      return {
        reason: 'Only a runner that the gate file does not name for it has looked.',
        action: 'commit runners: { "*": [<runner>] } in sallyport.yaml',
        command: 'sallyport baseline',
      };
    case 'other rules':
      return {
        reason: 'It was looked at with other rules than the baseline pins.',
        action: 'look with the version of the baseline, or baseline again',
        command: 'sallyport baseline',
      };
    case 'other bytes':
      return { reason: 'It changed since it was looked at.', ...look };
    case 'from the future':
      return { reason: 'The only observation claims a time that has not come yet.', ...look };
    default:
      return nobodyMay(lookers) ?? { reason: 'Nobody has looked yet.', ...look };
  }
}

/** A runner is a key that somebody has to make: told only to look, people find out by a refusal. */
function nobodyMay({ named, enrolled, founded }: Lookers): Absence | null {
  const [first] = named;
  if (!founded || named.some((runner) => enrolled.has(runner))) return null;
  if (first === undefined) {
    const action = 'commit runners: { "*": [<runner>] } in sallyport.yaml';
    return { reason: 'Nobody may look: the gate file names no runner for it.', action, command: 'sallyport baseline' };
  }
  return {
    reason: `Nobody may look yet: the trust root has no runner ${named.join(' or ')}.`,
    action: 'make its key and enrol it',
    command: `ssh-keygen -t ed25519 -f ../${first}.runner && sallyport trust enrol ../${first}.runner.pub`,
  };
}

/** What the gate file lacks, in the words of the probe, which names the key in backticks: no second look mends that. */
const gateFileNamesNone = /^The gate file (?:names|has|lists) no [^`]*(?:`([A-Za-z][A-Za-z.]*)`)?/;

/** The key to fill in where the probe could not look because the gate file names nothing; '' where it names no key. */
function unnamed({ inconclusive }: Observations): string | null {
  const found = inconclusive ? gateFileNamesNone.exec(inconclusive.entry.summary) : null;
  return found ? (found[1] ?? '') : null;
}
