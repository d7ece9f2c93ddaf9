import type { Board } from '@sallyport/gate';
import type { reportParity } from '@sallyport/probes';
import type { RecordView } from '@sallyport/record';
import type { ParityPage } from '../../contract/stack.ts';
import { looksOf } from './probe-facets.ts';

/** Staging held against planned production, fact by fact. */
export type ParityReport = Awaited<ReturnType<typeof reportParity>>;
type Row = ParityPage['components'][number]['rows'][number];

const classes = {
  same: 'equal',
  differs: 'block',
  declared: 'declare',
  'for information': 'info',
  'must differ': 'must-differ',
  'not said': 'info',
} as const satisfies Record<ParityReport['rows'][number]['verdict'], Row['class']>;

/** `GET /api/parity`: staging beside planned production, a table for each component. null: it could not be compared here. */
export function parityPage(board: Board, record: RecordView | null, report: ParityReport | null): ParityPage {
  const { looked, state, summary } = looksOf(board, record, 'staging.parity');
  const rows = Map.groupBy(report?.rows ?? [], ({ service }) => service);
  return {
    looked,
    state,
    summary: [summary, ...problems(report)].join(' '),
    components: [...rows].map(([component, list]) => ({ component, rows: list.map(parityRow) })),
  };
}

function parityRow({ what, staging, production, verdict, note }: ParityReport['rows'][number]): Row {
  const shown = (value: string): string | null => (value === '–' ? null : value);
  const declared = verdict === 'declared' ? note : null;
  return { fact: what, staging: shown(staging), production: shown(production), class: classes[verdict], declared };
}

function problems(report: ParityReport | null): readonly string[] {
  if (report === null) return [];
  return (['staging', 'production'] as const).flatMap((side) => {
    const { problem } = report.sides[side];
    return problem === null ? [] : [`Of ${side} not everything could be read: ${problem}`];
  });
}
