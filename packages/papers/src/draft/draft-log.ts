import type { ResolvedGate } from '@sallyport/gate';
import { PaperError } from '../paper-error.ts';
import type { PaperModel } from '../paper-model.ts';
import { defaultSkeleton } from '../skeleton/default-skeleton.ts';
import { fillBlock, fillSection, headingText, type Known, prompt } from '../skeleton/fill-section.ts';
import { learnSkeleton } from '../skeleton/learn-skeleton.ts';
import { type PhaseShift, shiftPhase } from '../skeleton/phase-number.ts';
import type { Skeleton, SkeletonBlock, SkeletonSection } from '../skeleton/skeleton.ts';
import { isStatusLabel } from '../skeleton/status-style.ts';
import { newTasks } from '../skeleton/task-sections.ts';
import { emphasised, emphasisedBlock } from './emphasised-sections.ts';
import { emptyPart } from './empty-part.ts';
import { firstTaskTitle, knownBlock, knownValue, type LogPlace } from './known-values.ts';
import { logPlaces } from './log-places.ts';
import { logTitle } from './log-title.ts';

/** Sections whose content is generated, with the part that fills each. */
const generated: readonly { readonly heading: string; readonly part: string }[] = [
  { heading: 'Timeline', part: 'log:timeline' },
  { heading: 'Readiness', part: 'log:readiness' },
  { heading: 'Findings', part: 'log:findings' },
  { heading: 'Outcome', part: 'outcome' },
];

interface DraftSection extends SkeletonSection {
  /** Generated part that stands under the heading; null: people write here. */
  readonly part: string | null;
}

function bare(heading: string): string {
  return heading
    .replace(/[*_`]/gu, '')
    .replace(/^\d{1,2}[.)]\s+/u, '')
    .trim()
    .toLowerCase();
}

/** Main sections are numbered anew, so that the tasks and sections that came or went leave no hole. */
function numbered(skeleton: Skeleton, sections: readonly DraftSection[]): readonly DraftSection[] {
  if (skeleton.numbering === null) return sections;
  let count = 0;
  return sections.map((section) => {
    if (section.depth !== skeleton.depth) return section;
    count += 1;
    const [, bold = '', rest = ''] = /^(\*\*|__)?(?:\d{1,2}[.)]\s+)?(.*)$/u.exec(section.heading) ?? [];
    return { ...section, heading: `${bold}${count}${skeleton.numbering}${rest}` };
  });
}

function ownSection(
  skeleton: Skeleton,
  heading: string,
  part: string | null,
  blocks: readonly SkeletonBlock[],
): DraftSection {
  const text = skeleton.boldHeadings ? `**${heading}**` : heading;
  return { depth: skeleton.depth, heading: text, underlined: skeleton.underlined, line: 0, blocks, part };
}

/** The old log's sections, then the emphasised and the generated ones; each heading once. */
function sectionsOf(model: PaperModel, skeleton: Skeleton, shift: PhaseShift): readonly DraftSection[] {
  // A previous log drafted by Sallyport has our headings over nothing, because its generated parts are not learned.
  const ours = (section: SkeletonSection): boolean =>
    section.blocks.length === 0 && generated.some(({ heading }) => bare(heading) === bare(section.heading));
  const moved = skeleton.sections.map((section) => ({ ...section, heading: shiftPhase(section.heading, shift) }));
  const theirs = newTasks(moved, shift, [firstTaskTitle(model), prompt])
    .filter((section) => !ours(section))
    .map((section) => ({ ...section, part: null }));
  const taken = new Set(theirs.map((section) => bare(section.heading)));
  const added = emphasised
    .filter(({ narrative }) => !narrative || judgesNarrative(model.gate))
    .filter(({ heading }) => !taken.has(bare(heading)))
    .map(({ heading, fields }) => ownSection(skeleton, heading, null, [emphasisedBlock(skeleton, fields)]));
  const filled = generated.map(({ heading, part }) =>
    ownSection(skeleton, taken.has(bare(heading)) ? `Gate ${heading.toLowerCase()}` : heading, part, []),
  );
  return numbered(skeleton, [...theirs, ...added, ...filled]);
}

/** What stood between title and first section, without the status line: the header part writes that one. */
function preambleOf(skeleton: Skeleton): readonly SkeletonBlock[] {
  return (skeleton.title?.blocks ?? []).flatMap((block): readonly SkeletonBlock[] => {
    if (block.kind === 'labels') {
      const labels = block.labels.filter((label) => !label.status);
      return labels.length === 0 ? [] : [{ ...block, labels }];
    }
    if (block.kind === 'list') {
      const items = block.items.filter((item) => item?.status !== true);
      return items.length === 0 ? [] : [{ ...block, items }];
    }
    if (block.kind === 'table' && block.firstColumn.length > 0) {
      const firstColumn = block.firstColumn.filter((label) => !isStatusLabel(label));
      return firstColumn.length === 0 ? [] : [{ ...block, firstColumn }];
    }
    return [block];
  });
}

/** The structure of the previous log, if there is one. What is wrong with its text is refused with its path. */
function learnedFrom({ gate, previousLog }: PaperModel): Skeleton | null {
  if (previousLog === null) return null;
  try {
    return learnSkeleton(previousLog);
  } catch (cause) {
    if (!(cause instanceof PaperError)) throw cause;
    const message = `No structure can be learned from the previous log, ${gate.phase.previous?.log ?? 'unnamed'}: ${cause.message}`;
    throw new PaperError(cause.code, message, { ...(cause.line === null ? {} : { line: cause.line }), cause });
  }
}

/** The new progress log with empty parts. Throws PaperError where the previous log is too large to read. */
export function draftLog(model: PaperModel): string {
  const { phase } = model.gate;
  const learned = learnedFrom(model);
  const skeleton = learned ?? defaultSkeleton(phase.number);
  const from = learned === null ? phase.number : (phase.previous?.number ?? phase.number - 1);
  const shift: PhaseShift = { from, to: phase.number };
  const planned = sectionsOf(model, skeleton, shift);
  const places = logPlaces(planned, phase.number);
  const sections = planned.map((section, index) => {
    const text = fillSection(skeleton, shift, section, knownAt(model, skeleton, places[index], section.heading));
    return section.part === null ? text : `${text}\n\n${emptyPart(section.part)}`;
  });
  const title = headingText(1, logTitle(model, skeleton.title?.heading ?? null), skeleton.title?.underlined ?? false);
  const preamble = preambleOf(skeleton).map((block) =>
    fillBlock(skeleton, shift, block, knownAt(model, skeleton, 'head', '')),
  );
  const text = [title, emptyPart('log:header'), ...preamble, ...sections].join('\n\n');
  return `${text}\n`.replaceAll('\n', skeleton.newline);
}

/** What the gate knows at one place of the log, so that nobody copies by hand what stands in the gate file. */
function knownAt(model: PaperModel, skeleton: Skeleton, place: LogPlace = 'elsewhere', heading: string): Known {
  return {
    label: (label) => knownValue(model, place, label),
    block: (block) => knownBlock(model, skeleton, { place, heading }, block),
  };
}

/** The log is drafted before the gate file is filled in, so the criteria count, not only the section `narrative`. */
function judgesNarrative(gate: ResolvedGate): boolean {
  return gate.narrative !== null || gate.criteria.some((criterion) => criterion.about.includes('narrative'));
}
