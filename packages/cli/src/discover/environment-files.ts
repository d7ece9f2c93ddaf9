import type { ResolvedGate } from '@sallyport/gate';
import { absentEnvironment } from '@sallyport/probes';
import type { plainDirectory } from '@sallyport/workspace';

/** Environment files of the stacks of a drafted gate, as far as the files on disk tell. */
export interface EnvironmentFiles {
  /** Named by services, and not there: secret files of the host, we suppose. */
  readonly absent: readonly string[];
  /** What Compose takes the variables of staging from. */
  readonly staging: readonly string[];
  /** Those of them that git does not have, and `absent`. */
  readonly secrets: readonly string[];
}

/** Looks for what a draft cannot know of variables. A gate file says itself what is untracked. */
export async function environmentFiles(
  { staging, production, ...gate }: ResolvedGate,
  tree: ReturnType<typeof plainDirectory>,
): Promise<EnvironmentFiles> {
  const whole = { ...gate, staging, production };
  const absent = [
    ...new Set([
      ...(await absentEnvironment(tree, whole, staging)),
      ...(await absentEnvironment(tree, whole, production)),
    ]),
  ];
  // Compose takes variables from the file beside the first one.
  const own = `${staging.files[0]?.replace(/[^/]*$/, '') ?? ''}.env`;
  const tracked = await tree.tracked();
  const isThere = (await tree.find(own))?.exact === true;
  const isSecret = absent.includes(own) || (isThere && tracked !== null && !tracked.has(own));
  const takesOwn = staging.files.length > 0 && staging.environment.length === 0 && (isThere || isSecret);
  return {
    absent,
    staging: takesOwn ? [own] : staging.environment,
    secrets: takesOwn && isSecret ? [...new Set([...absent, own])] : absent,
  };
}
