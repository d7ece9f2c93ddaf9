import {
  ComposeError,
  type ComposeErrorCode,
  type LoadedProject,
  type LoadOptions,
  loadProject,
} from '@sallyport/compose';
import { oncePerText } from './once-per-text.ts';
import { secretMark, withoutMarks } from './secret-mark.ts';
import type { StackFiles } from './stack-files.ts';

/** What a value that does not fit is told by; a file that is not there is not made to be by another value. */
const ofValues: ReadonlySet<ComposeErrorCode> = new Set([
  'COMPOSE_INTERPOLATION',
  'COMPOSE_MERGE',
  'COMPOSE_SCHEMA',
  'COMPOSE_VALUE',
  'COMPOSE_REFERENCE',
  'COMPOSE_CONFLICT',
]);
/** Each choice of each variable takes at most one load, and all that fail at one stage go on together. */
const most = 20;
const linesOf = oncePerText((text) => text.split(/\r?\n/));
const somePort = '61001';

/**
 * Loads a stack whose variables partly stand in a file that nobody sees here. `first` says what is taken for one;
 * where that does not fit its place (a word for a port, a name for a folder) the next that could is taken, so that a
 * stack is judged for all the rest; `onMadeUp` is told of each such variable. Throws ComposeError where nothing fits, about the values that were taken first.
 */
export async function loadWithStandIns(
  options: Omit<LoadOptions, 'fallback'> & { readonly files: StackFiles },
  first: (name: string, hasDefault: boolean) => string | undefined,
  onMadeUp: (name: string) => void = () => undefined,
): Promise<LoadedProject> {
  const choices = new Map<string, number>();
  const taken = new Set<string>();
  function fallback(name: string, hasDefault: boolean): string | undefined {
    const value = first(name, hasDefault);
    if (value === undefined) return undefined;
    taken.add(name);
    const choice = choices.get(name) ?? 0;
    if (choice > 0) onMadeUp(name);
    return [value, ...standIns(name)][choice];
  }
  let refusal: ComposeError | null = null;
  for (let loads = 0; ; loads++) {
    try {
      return await loadProject({ environment: ofEveryShell(options), ...options, fallback });
    } catch (error) {
      if (!(error instanceof ComposeError)) throw error;
      refusal ??= error;
      const names = await namesBehind(error, options.files, taken);
      const movable = names.filter((name) => (choices.get(name) ?? 0) < standIns(name).length);
      if (movable.length === 0 || loads >= most) throw unmarked(ofValues.has(error.code) ? refusal : error);
      for (const name of movable) choices.set(name, (choices.get(name) ?? 0) + 1);
    }
  }
}

/** Variables that no file sets and every shell has; the person and their home are anybody's. */
function ofEveryShell({ workingDirectory, composeFiles }: LoadOptions): Readonly<Record<string, string>> {
  const folder = (composeFiles?.[0] ?? '').replace(/\/?[^/]*$/, '');
  return {
    PWD: folder === '' ? workingDirectory : `${workingDirectory}/${folder}`,
    HOME: '/home/operator',
    USER: 'operator',
  };
}

/**
 * A folder of the host; nothing, as for the host side of a port; a number that is large enough for a size; a port; a
 * plain word; a choice of the engine. None for a switch: either answer could hide what is dangerous. What is named after a port is tried as one first.
 */
function standIns(name: string): readonly string[] {
  const word = `v${name.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
  return /PORT/i.test(name)
    ? ['', somePort, word]
    : [`/${secretMark}${name}`, '', '1073741824', somePort, word, 'always'];
}

/** The variables whose values were made up, and that stand on the lines that did not fit. */
async function namesBehind(
  { problems }: ComposeError,
  files: StackFiles,
  taken: ReadonlySet<string>,
): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const { code, at } of problems) {
    if (at === null || !ofValues.has(code)) continue;
    const line = (linesOf((await files.text(at.file))?.text ?? '')[at.line - 1] ?? '').slice(0, 2000);
    for (const [, name = ''] of line.matchAll(/\$\{?([A-Za-z_]\w*)/g)) {
      if (taken.has(name)) names.add(name);
    }
  }
  return [...names];
}

/** Marks are no text for people. */
function unmarked(error: ComposeError): ComposeError {
  const [first, ...others] = error.problems.map((problem) => ({
    ...problem,
    message: withoutMarks(problem.message),
    suggestion: problem.suggestion === null ? null : withoutMarks(problem.suggestion),
  }));
  return first === undefined ? error : new ComposeError(first, others, error.cause);
}
