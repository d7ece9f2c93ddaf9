import type { ResolvedGate, TreeReader } from '@sallyport/gate';
import { inputStates, type StackInput, stackInputs } from '@sallyport/probes';
import { canonicalize, sha256 } from '@sallyport/record';
import { type Repository, type StackMemory, type SubjectSources, stackMemory } from '@sallyport/workspace';
import { version } from '../version.ts';

interface Known {
  readonly inputs: readonly StackInput[];
  readonly states: readonly string[];
}

/**
 * Digests all that reading a stack leads to. What it leads to follows from what was read, so as long as all of that is
 * as it was, the stack need not be read again.
 */
export function stackSubject(
  repository: Pick<Repository, 'commonDirectory'>,
  tree: TreeReader,
  gate: ResolvedGate,
): SubjectSources['stack'] {
  let opened: Promise<StackMemory> | null = null;
  return async ({ files, environment }) => {
    opened ??= stackMemory(repository);
    const memory = await opened;
    // Another version may read more, and a file that is declared untracked is read otherwise.
    const key = sha256(
      canonicalize([version, [...files], [...environment], gate.untracked.map((each) => ({ ...each }))]),
    );
    const text = memory.get(key);
    const known = text === null ? null : (JSON.parse(text) as Known);
    if (known !== null) {
      const states = await inputStates(tree, known.inputs);
      if (states.every((state, index) => state === known.states[index]))
        return digestOf({ inputs: known.inputs, states });
    }
    const inputs = await stackInputs(tree, gate, { files, environment });
    const read = { inputs, states: await inputStates(tree, inputs) };
    await memory.keep(key, JSON.stringify(read));
    return digestOf(read);
  };
}

function digestOf({ inputs, states }: Known): string {
  return sha256(inputs.map(({ look, path }, index) => `${states[index] ?? '-'} ${look} ${path}\n`).join(''));
}
