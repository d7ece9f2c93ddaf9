import { type RestedOn, restedOn } from '@sallyport/gate';
import type { RecordView, Sha256 } from '@sallyport/record';

/** Whether the form that a baseline sealed is what the gate file sealed with it says. */
export interface BaselineCheck {
  readonly baseline: Sha256;
  readonly path: string;
  readonly profile: { readonly name: string; readonly version: string };
  readonly result: 'agrees' | 'differs' | 'not checked';
  /** The first place that differs, or why nobody could look; null where the two agree. */
  readonly why: string | null;
  /** Whether verdicts are computed over it now; else a later one took its place. */
  readonly inEffect: boolean;
  /** Decisions that were computed over it. */
  readonly decisions: readonly Sha256[];
}

/**
 * Resolves the gate file of every baseline that took effect again. A form that was made by hand rules the verdict as
 * long as nobody does this: replay takes the sealed form for the gate.
 */
export async function checkBaselines(view: RecordView): Promise<readonly BaselineCheck[]> {
  const found = restedOn(view);
  if (found.length === 0) return [];
  // The schema and YAML take longer to load than a record without a baseline takes to verify.
  const { checkSealedGate } = await import('@sallyport/workspace/gate-file');
  return await Promise.all(
    found.map(async ({ statement, inEffect, decisions }: RestedOn) => {
      const { path, profile } = statement.body;
      const check = await checkSealedGate(statement.body, view.blobs);
      return { baseline: statement.digest, path, profile, ...check, inEffect, decisions };
    }),
  );
}

/** Whether something that counts rests on a baseline that is not, or not known to be, what its gate file says. */
export function restsOnDoubt(checks: readonly BaselineCheck[]): boolean {
  return checks.some((each) => each.result !== 'agrees' && matters(each));
}

/** A form that a later baseline replaced before anybody decided over it harms nobody: it is printed and no more. */
function matters({ inEffect, decisions }: BaselineCheck): boolean {
  return inEffect || decisions.length > 0;
}

/** Why the record is refused for a baseline; null where it is not. */
export function baselineRefusal(check: BaselineCheck): string | null {
  if (check.result !== 'differs' || !matters(check)) return null;
  const { baseline, path, decisions, why } = check;
  const rests = decisions.map((each) => each.slice(0, 12)).join(', ');
  const advice = rests === '' ? '' : ` Do not act on what rests on it: decision ${rests}.`;
  return (
    `baseline ${baseline.slice(0, 12)} seals a gate that its ${path} does not say: ${why}. ` +
    `It was made by hand or by another version of Sallyport, and two persons signed it; ask them.${advice} ` +
    'Seal the gate file anew: sallyport baseline'
  );
}

/** One baseline, for people. */
export function baselineLine({ baseline, path, profile, result, why, inEffect, decisions }: BaselineCheck): string {
  const head = `baseline ${baseline.slice(0, 12)} of ${path}`;
  const under = `${profile.name} ${profile.version}`;
  const place = inEffect ? '' : decisions.length > 0 ? ' (replaced since)' : ' (replaced; no decision rests on it)';
  switch (result) {
    case 'agrees':
      return `${head}: resolved again under ${under}, as sealed${place}`;
    case 'not checked':
      return `${head}: not checked, because ${why}: no GO counts that rests on it${place}; verify with the version that sealed it`;
    default:
      return `${head}: NOT what the gate file says under ${under}: ${why}${place}`;
  }
}
