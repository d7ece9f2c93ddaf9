import type { Skeleton, SkeletonBlock, SkeletonLabel } from '../skeleton/skeleton.ts';

interface Emphasised {
  readonly heading: string;
  /** Only for a project that ships a narrative model. */
  readonly narrative: boolean;
  /** What a person records there; columns of a table, or labels of a list. */
  readonly fields: readonly string[];
}

/** The three subjects that the log of an external test emphasises. Their headings are checked by A2. */
export const emphasised: readonly Emphasised[] = [
  {
    heading: 'External Feedback Analysis',
    narrative: false,
    fields: ['Theme', 'Source channel', 'Reports and testers', 'What we conclude', 'Action and owner'],
  },
  {
    heading: 'Tester Bug Triage',
    narrative: false,
    fields: ['Report', 'Build and platform', 'Severity', 'Reproduced', 'Owner', 'State'],
  },
  {
    heading: 'NAR Narrative Validation on Diverse Hardware',
    narrative: true,
    fields: [
      'Hardware class',
      'Driver and memory',
      'Model digest',
      'Validation result',
      'Speed',
      'What a person read in the sample',
    ],
  },
];

/** The fields of an emphasised section in the shape that the log prefers. */
export function emphasisedBlock(skeleton: Skeleton, fields: readonly string[]): SkeletonBlock {
  if (skeleton.shape === 'table') return { kind: 'table', header: fields, firstColumn: [] };
  const labels: readonly SkeletonLabel[] = fields.map((field) => ({ source: `**${field}:**`, status: false }));
  return { kind: 'list', bullet: skeleton.bullet, ticks: skeleton.shape === 'ticks', items: labels };
}
