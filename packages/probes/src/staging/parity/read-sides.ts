import { ComposeError, problemText } from '@sallyport/compose';
import type { ProbeContext } from '../../probe.ts';
import { ProbeError } from '../../probe-error.ts';
import { readText } from '../../read-text.ts';
import { readOtherStack, readStackView } from '../stack/read-stack-view.ts';
import { declaredSecrets, treePath } from '../stack/stack-files.ts';
import type { StackView } from '../stack/stack-view.ts';
import { composeSheet } from './compose-sheet.ts';
import { describedSheets } from './described-sheets.ts';
import { servicesTouched } from './services-touched.ts';
import type { Sheet, Side, SideTitle } from './sheet.ts';

const largestFile = 1024 * 1024;

/**
 * One side as fact sheets, whatever form its files have. Where Compose files do not load, those that do are read all
 * the same, without the services that a broken file touches: a difference in the rest is one, and nothing passes.
 */
export async function readSide(context: ProbeContext, title: SideTitle): Promise<Side> {
  const { files } = context.gate[title];
  const compose: string[] = [];
  const sheets: Sheet[] = [];
  const problems: string[] = [];
  const left: string[] = [];
  for (const path of files) {
    const text = await textOf(context, path);
    try {
      const described = text === null ? null : describedSheets(path, text);
      if (described === null) compose.push(path);
      else sheets.push(...described);
    } catch (error) {
      if (!(error instanceof ProbeError)) throw error;
      problems.push(error.message);
    }
  }
  if (files.length === 0) problems.push('No file is named.');
  if (compose.length > 0) {
    const read = await readCompose(context, title, compose);
    sheets.push(...read.sheets);
    left.push(...read.left);
    if (read.problem !== null) problems.push(read.problem);
  }
  const unique = new Map<string, Sheet>();
  for (const sheet of sheets) {
    const twin = unique.get(sheet.service);
    if (twin !== undefined) {
      problems.push(`${sheet.service} is described twice, at ${twin.at} and at ${sheet.at}.`);
      left.push(sheet.service);
    }
    unique.set(sheet.service, sheet);
  }
  // Nobody can say which of the two is meant.
  for (const service of left) unique.delete(service);
  return { title, sheets: unique, left, problem: problems[0] ?? null };
}

async function textOf({ tree }: ProbeContext, path: string): Promise<string | null> {
  const at = await tree.find(path);
  const bytes = at === null ? null : await tree.read(at.path, largestFile);
  try {
    return bytes === null ? null : readText(bytes);
  } catch (error) {
    // What is no text is no manifest either; the loader says so with the place.
    if (error instanceof ProbeError) return null;
    throw error;
  }
}

interface ReadCompose {
  readonly sheets: readonly Sheet[];
  readonly left: readonly string[];
  readonly problem: string | null;
}

async function readCompose(context: ProbeContext, title: SideTitle, files: readonly string[]): Promise<ReadCompose> {
  try {
    return { sheets: sheetsIn(await viewOf(context, title, files), context), left: [], problem: null };
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    const [first] = error.problems;
    const problem = first === undefined ? error.message : problemText(first);
    const broken = new Set(error.problems.flatMap(({ at }) => (at === null ? [] : [treePath(at.file)])));
    return { ...(await withoutBroken(context, title, files, broken)), problem };
  }
}

async function withoutBroken(
  context: ProbeContext,
  title: SideTitle,
  files: readonly string[],
  broken: ReadonlySet<string>,
): Promise<Omit<ReadCompose, 'problem'>> {
  const nothing = { sheets: [], left: [] };
  const whole = files.filter((path) => !broken.has(path));
  if (whole.length === 0 || whole.length === files.length) return nothing;
  const touched = new Set<string>();
  for (const path of broken) {
    const text = await textOf(context, path);
    const names = text === null ? null : servicesTouched(text);
    if (names === null) return nothing;
    for (const name of names) touched.add(name);
  }
  try {
    const view = await viewOf(context, title, whole);
    return { sheets: sheetsIn(view, context).filter(({ service }) => !touched.has(service)), left: [...touched] };
  } catch (error) {
    if (error instanceof ComposeError) return nothing;
    throw error;
  }
}

function viewOf(context: ProbeContext, title: SideTitle, files: readonly string[]): Promise<StackView> {
  const { gate } = context;
  if (title === 'production') return readOtherStack(context, { files, environment: gate.production.environment });
  if (files.length === gate.staging.files.length) return readStackView(context);
  return readStackView({ ...context, gate: { ...gate, staging: { ...gate.staging, files } } });
}

function sheetsIn(view: StackView, { gate }: ProbeContext): readonly Sheet[] {
  const hidden = declaredSecrets(gate);
  const complete = !view.project.filesRead.some(
    ({ path, purpose }) => purpose === 'environment' && hidden.has(treePath(path)),
  );
  return view.services.map((service) => composeSheet(service, view, complete));
}
