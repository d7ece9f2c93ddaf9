import { DockerfileParser, type Instruction, ModifiableInstruction } from 'dockerfile-ast';
import type { DockerfileInstruction, DockerfileStage, DockerfileView } from './dockerfile-view.ts';
import { oncePerText } from './once-per-text.ts';

export interface DockerfileInput {
  readonly path: string;
  readonly context: string;
  readonly text: string;
  readonly target: string | null;
  readonly args: ReadonlyMap<string, string>;
  readonly ignore: string | null;
}

/** Reads a Dockerfile into its stages. null: it has no FROM, or names a target that is not there. */
export function readDockerfile(input: DockerfileInput): DockerfileView | null {
  const stages = stagesOf(input.text, input.args);
  const built = input.target === null ? stages.at(-1) : stages.find((stage) => isNamed(stage, stages, input.target));
  if (built === undefined) return null;
  const { path, context, ignore } = input;
  return { path, context, ignore, stages, built, ancestry: ancestry(built, stages) };
}

function stagesOf(text: string, given: ReadonlyMap<string, string>) {
  const stages: (DockerfileStage & { instructions: DockerfileInstruction[] })[] = [];
  const args = new Map<string, string>();
  for (const { keyword, line, raw, flags, words } of instructionsOf(text)) {
    if (keyword === 'FROM') {
      const [base = '', , name] = raw.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
      stages.push({ name: name?.toLowerCase() ?? null, base: filledIn(base, args), line, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) {
      const [name, value] = splitOnce(raw.trim(), '=');
      if (keyword === 'ARG') args.set(name, given.get(name) ?? unquoted(value ?? ''));
      continue;
    }
    stage.instructions.push({ keyword, text: raw.trim(), flags, words, line });
  }
  return stages;
}

/** Instructions as they stand there, before any build argument is filled in. */
const instructionsOf = oncePerText((text) =>
  DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const raw = (instruction.getArgumentsContent() ?? '').replace(continuation, ' ');
      const line = instruction.getRange().start.line + 1;
      return { keyword: instruction.getKeyword(), line, raw, flags: flagsOf(instruction), words: jsonWords(raw) };
    }),
);

/** A line that goes on, with the comments and blank lines that the builder skips behind it. */
const continuation = /\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/g;

function flagsOf(instruction: Instruction): readonly string[] {
  return instruction instanceof ModifiableInstruction ? instruction.getFlags().map(String) : [];
}

function splitOnce(text: string, mark: string): readonly [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

/** `$NAME`, `${NAME}` and `${NAME:-default}` from build arguments; what nobody gave stays as it is written. */
function filledIn(text: string, args: ReadonlyMap<string, string>): string {
  return text.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (written, braced, fallback, bare) => {
    const value = args.get(braced ?? bare);
    return value !== undefined && value !== '' ? value : (fallback ?? written);
  });
}

/** Flags of HEALTHCHECK and the like stand before the array. */
function jsonWords(text: string): readonly string[] | null {
  const array = text.replace(/^(?:\s*--\S+)*\s*(?:CMD\s+)?/i, '').trim();
  if (!array.startsWith('[')) return null;
  try {
    const words: unknown = JSON.parse(array);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null;
  } catch (error) {
    // The builder takes an array that is no JSON as text for a shell, and so do we.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isNamed(stage: DockerfileStage, stages: readonly DockerfileStage[], target: string | null): boolean {
  return stage.name === target?.toLowerCase() || String(stages.indexOf(stage)) === target;
}

function ancestry(built: DockerfileStage, stages: readonly DockerfileStage[]): readonly DockerfileStage[] {
  const line = [built];
  let before = parentOf(built, stages);
  while (before !== undefined && !line.includes(before)) {
    line.push(before);
    before = parentOf(before, stages);
  }
  return line;
}

/** Only what stands above can be built upon. */
function parentOf(stage: DockerfileStage, stages: readonly DockerfileStage[]): DockerfileStage | undefined {
  const base = stage.base.toLowerCase();
  return stages.slice(0, stages.indexOf(stage)).findLast(({ name }) => name === base);
}
