import { codeText, peopleText } from '../markdown/people-text.ts';
import type { PaperModel } from '../paper-model.ts';
import { prompt } from '../skeleton/fill-section.ts';
import type { Skeleton, SkeletonBlock } from '../skeleton/skeleton.ts';
import { statusValue } from '../skeleton/status-style.ts';

/** Where in the log a label stands: its head, the task that makes this log, the decision of the phase, or elsewhere. */
export type LogPlace = 'head' | 'first task' | 'decision' | 'elsewhere';

/** Title of the task that makes the log, which every log begins with. */
export function firstTaskTitle({ gate }: PaperModel): string {
  const { number, previous } = gate.phase;
  const review = previous === null ? '' : ` & Review Phase ${previous.number} Deliverables`;
  return `Create Phase ${number} Progress Log${review} / Phase ${number} DoR Verification`;
}

type Value = (model: PaperModel) => string | null;

/** What a drafted gate file says where no version was found. */
const draftedVersion = '0.0.0';

interface Known {
  readonly label: RegExp;
  readonly value: Value;
}

const ownerOfLog: Value = ({ gate }) => {
  const owner = gate.criteria.find(({ id }) => id === 'A2')?.owner ?? 'pm';
  const role = gate.roles.find(({ id }) => id === owner);
  return role === undefined ? null : peopleText(role.title);
};

/**
 * Version and tag of the candidate. Its commit is not copied: a tag moves to a mended build, and what people read here
 * would then be false, while the head of the log is written anew. A tag that names no commit is a draft's guess.
 */
const candidate: Value = ({ gate, board }) => {
  const { version, tag } = gate.candidate;
  const known = board.candidate.commit !== null;
  if (version === '' || (version === draftedVersion && !known)) return null;
  return known && tag !== null ? `${peopleText(version)}, tag ${codeText(tag)}` : peopleText(version);
};

const candidateOfHead: Value = (model) => {
  const known = candidate(model);
  return known !== null && model.board.candidate.commit !== null ? `${known} (its commit stands above)` : known;
};

const testWindow: Value = ({ gate }) =>
  gate.test === null ? null : `${dayOf(gate.test.start)} to ${dayOf(gate.test.end)} (${peopleText(gate.test.zone)})`;

const drafted: Value = ({ board }) => dayOf(board.at);

const underOutcome: Value = () => '_(the gate writes it in the last section)_';

const places: Readonly<Record<LogPlace, readonly Known[]>> = {
  head: [
    { label: /^(?:project|product|system)(?: name)?$/u, value: ({ gate }) => peopleText(gate.project.name) },
    {
      label: /^phase(?: (?:title|name|number))?$/u,
      value: ({ gate: { phase } }) => `${phase.number} (${peopleText(phase.title)})`,
    },
    { label: /^(?:test (?:window|dates|period)|testing)$/u, value: testWindow },
    {
      label: /^(?:(?:phase )?(?:dates?|period|duration)|timeframe)$/u,
      value: (model) => {
        const window = testWindow(model);
        return `${drafted(model)} to ${prompt}${window === null ? '' : `; the test runs ${window}`}`;
      },
    },
    { label: /^(?:(?:phase )?start(?:ed|s)?(?: date)?|begun?|created|opened)$/u, value: drafted },
    { label: /^(?:last )?(?:updated?|changed?|modified)$/u, value: (model) => `${drafted(model)} (drafted)` },
    { label: /^(?:release )?(?:candidate|version|build|release)$/u, value: candidateOfHead },
    { label: /^(?:previous (?:phase|log)|predecessor|follows)$/u, value: previousPhase },
    { label: /^(?:log |phase )?(?:owner|author|lead|maintainer)$/u, value: ownerOfLog },
    { label: /^branch$/u, value: ({ branch }) => codeText(branch) },
  ],
  'first task': [
    { label: /^(?:task )?(?:owner|lead|responsible)$/u, value: ownerOfLog },
    { label: /^dates?$|^period$/u, value: (model) => `${drafted(model)} to ${prompt}` },
    { label: /^start(?:ed)?$/u, value: drafted },
    {
      label: /^(?:deliverables?|outputs?|results?|files)$/u,
      value: ({ gate: { papers } }) =>
        [papers.log, papers.minutes, papers.deliverables, papers.readiness].map(codeText).join(', '),
    },
    { label: /^branch$/u, value: ({ branch }) => codeText(branch) },
    { label: /^(?:candidate|version|build)$/u, value: candidate },
    { label: /^(?:depends on|predecessor|follows)$/u, value: previousPhase },
  ],
  decision: [
    { label: /^(?:(?:phase )?decision|verdict|outcome|date|decided (?:by|on|at)|approved by)$/u, value: underOutcome },
  ],
  elsewhere: [],
};

function previousPhase({ gate }: PaperModel): string | null {
  const { previous } = gate.phase;
  return previous === null ? null : `phase ${previous.number}, ${codeText(previous.log)}`;
}

/** What the gate knows already for a label of the log; null: a person writes it. */
export function knownValue(model: PaperModel, place: LogPlace, label: string): string | null {
  const bare = label
    .replace(/[*_:`]/gu, '')
    .trim()
    .toLowerCase();
  return places[place].find((known) => known.label.test(bare))?.value(model) ?? null;
}

/** What the task that makes this log must reach, as MISSION and gate file say it; nothing of it is ticked. */
function objectives({ gate: { papers, phase } }: PaperModel): readonly string[] {
  const reviewed =
    phase.previous === null ? 'The deliverables are' : `All deliverables of phase ${phase.previous.number} are`;
  return [
    `This log stands at ${codeText(papers.log)}`,
    `The kickoff was held, and its minutes are approved in ${codeText(papers.minutes)}`,
    `${reviewed} reviewed and signed off in ${codeText(papers.deliverables)}`,
    `The Definition of Ready is confirmed in ${codeText(papers.readiness)}`,
    `The outcome is declared and logged, ${peopleText(phase.outcome)}`,
  ];
}

/** Sentence with which the overview of the phase begins. */
function overview(model: PaperModel): string {
  const { phase, project } = model.gate;
  const previous = previousPhase(model);
  const build = candidate(model);
  const rest = [previous && `It follows ${previous}.`, build && `The candidate is ${build}.`].filter(Boolean).join(' ');
  return `Phase ${phase.number} of ${peopleText(project.name)} is ${peopleText(phase.title)}. ${rest}`.trim();
}

/**
 * A block of which the gate knows the words: the objectives of the first task, the overview of the phase, and the row of
 * the first task where the tasks are listed. null: a person writes all of it.
 */
export function knownBlock(
  model: PaperModel,
  skeleton: Skeleton,
  { place, heading }: { readonly place: LogPlace; readonly heading: string },
  block: SkeletonBlock,
): readonly (readonly string[])[] | null {
  if (
    block.kind === 'list' &&
    place === 'first task' &&
    /objective|goal/iu.test(heading) &&
    block.items.every((item) => item === null)
  )
    return objectives(model).map((line) => [line]);
  if (block.kind === 'prose' && place === 'elsewhere' && /overview|introduction|summary/iu.test(heading))
    return [[overview(model)], [prompt]];
  if (block.kind === 'table' && place === 'elsewhere' && listsTasks(heading, block))
    return [block.header.map((cell) => taskCell(model, skeleton, cell)), block.header.map(() => prompt)];
  return null;
}

function listsTasks(heading: string, { header, firstColumn }: Extract<SkeletonBlock, { kind: 'table' }>): boolean {
  const [first = ''] = header;
  return firstColumn.length === 0 && (/\btasks?\b/iu.test(heading) || /^\W*tasks?\W*$/iu.test(first));
}

function taskCell(model: PaperModel, skeleton: Skeleton, header: string): string {
  if (/^\W*(?:task|id|nr|no|number)\W*$/iu.test(header)) return `${model.gate.phase.number}.0`;
  if (/^\W*(?:title|name|description|what)\W*$/iu.test(header)) return firstTaskTitle(model);
  if (/^\W*(?:owner|lead|responsible)\W*$/iu.test(header)) return ownerOfLog(model) ?? prompt;
  if (/^\W*(?:status|state)\W*$/iu.test(header)) return statusValue(skeleton.status, 'not started');
  return prompt;
}

function dayOf(time: string): string {
  return /^\d{4}-\d{2}-\d{2}(?=T)/u.exec(time)?.[0] ?? peopleText(time);
}
