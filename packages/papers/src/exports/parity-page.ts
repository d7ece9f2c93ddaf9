import { peopleText } from '../markdown/people-text.ts';

/** What the page needs of a parity report: the probes make it, and papers do not know them. */
export interface ParityTable {
  readonly sides: Readonly<
    Record<'staging' | 'production', { readonly services: number; readonly problem: string | null }>
  >;
  readonly rows: readonly {
    readonly service: string;
    readonly what: string;
    readonly staging: string;
    readonly production: string;
    readonly verdict: string;
    readonly note: string;
  }[];
}

/** Staging beside planned production as a Markdown page: what differs first, then a table for each service. */
export function toParityPage({ sides, rows }: ParityTable, project: string): string {
  const open = rows.filter(({ verdict }) => verdict === 'differs' || verdict === 'must differ');
  const lines = [
    `# Staging beside planned production: ${peopleText(project)}`,
    '',
    `Staging has ${sides.staging.services} services, planned production ${sides.production.services}.`,
    `${open.length === 0 ? 'None' : open.length} of ${rows.length} facts ${open.length > 1 ? 'stand' : 'stands'} in the way.`,
  ];
  for (const title of ['staging', 'production'] as const) {
    const { problem } = sides[title];
    if (problem !== null) lines.push('', `Of ${title} not everything could be read: ${peopleText(problem)}`);
  }
  if (open.length > 0)
    lines.push('', '## What stands in the way', '', ...open.map(({ note }) => `- ${peopleText(note)}`));
  for (const service of new Set(rows.map((row) => row.service))) {
    lines.push('', `## ${peopleText(service)}`, '', '| | staging | planned production | | |', '|---|---|---|---|---|');
    for (const row of rows.filter((each) => each.service === service)) {
      const cells = [row.what, row.staging, row.production, row.verdict, row.verdict === 'same' ? '' : row.note];
      lines.push(`| ${cells.map(peopleText).join(' | ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
