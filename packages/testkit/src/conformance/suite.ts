/** What one case of a vector file came to. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'does not apply'; readonly why: string };

export interface Suite {
  readonly name: string;
  /** Runs every vector below the folder. Throws where the folder is not what it is said to be. */
  readonly run: (folder: string) => readonly Outcome[];
}

/** Runs one case: what it should do against what it does. A refusal by exception counts as a refusal. */
export function expectAccepted(name: string, accepted: boolean, run: () => boolean): Outcome {
  let result: boolean;
  let complaint = '';
  try {
    result = run();
  } catch (error) {
    result = false;
    complaint = ` (${(error as Error).message})`;
  }
  if (result === accepted) return { kind: 'passed' };
  return { kind: 'failed', why: `${name}: ${result ? 'accepted' : 'refused'}, and should not be${complaint}` };
}

/** One line for people, and the reasons of what failed and what does not apply. */
export function summarize(name: string, outcomes: readonly Outcome[]): string {
  const reasons = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'does not apply') reasons.set(outcome.why, (reasons.get(outcome.why) ?? 0) + 1);
  }
  const failed = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.why] : []));
  const passed = outcomes.filter(({ kind }) => kind === 'passed').length;
  const apart = outcomes.length - passed - failed.length;
  const why = [...reasons].map(([reason, count]) => `${reason} (${count})`).join('; ');
  const line = `${name}: ${passed + failed.length} run, ${passed} passed, ${failed.length} failed`;
  const apartText = apart === 0 ? ', 0 do not apply' : `, ${apart} do not apply: ${why}`;
  return [line + apartText, ...failed.map((text) => `  ${text}`)].join('\n');
}
