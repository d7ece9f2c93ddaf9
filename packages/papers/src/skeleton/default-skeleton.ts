import type { Skeleton, SkeletonBlock, SkeletonSection } from './skeleton.ts';
import { defaultStatusStyle } from './status-style.ts';

function section(heading: string, ...blocks: readonly SkeletonBlock[]): SkeletonSection {
  return { depth: 2, heading, underlined: false, line: 0, blocks };
}

function labels(...names: readonly string[]): SkeletonBlock {
  return { kind: 'labels', labels: names.map((name) => ({ source: `**${name}:**`, status: name === 'Status' })) };
}

const list: SkeletonBlock = { kind: 'list', bullet: '-', ticks: false, items: [null] };

/** What a log looks like where no earlier one shows the team's own way. `phase` is the number of the new phase. */
export function defaultSkeleton(phase: number): Skeleton {
  return {
    newline: '\n',
    title: null,
    sections: [
      section('Goals and scope', { kind: 'prose' }),
      section(`Task ${phase}.0`, labels('Status', 'Owner', 'Date'), list),
      section('Risks and open questions', list),
      section('Decisions', list),
    ],
    depth: 2,
    numbering: null,
    boldHeadings: false,
    underlined: false,
    shape: 'bullets',
    bullet: '-',
    ruled: false,
    status: defaultStatusStyle,
  };
}
