import { blocks, type Page, table } from './page.ts';

const begin = '<!-- cases:begin (npm run docs) -->';
const end = '<!-- cases:end -->';

/** The generated part of the loader's README: how many cases it has of its own, by topic. */
export function conformancePage(
  text: string,
  topics: readonly { readonly topic: string; readonly cases: number }[],
): Page {
  const [before, rest] = text.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) {
    throw new Error(`packages/compose/README.md has lost its lines ${begin} and ${end}.`);
  }
  const sum = topics.reduce((total, { cases }) => total + cases, 0);
  const part = blocks([
    `${sum} cases of our own, one for each statement that the loader relies on:`,
    table(
      ['topic', 'cases'],
      topics.map(({ topic, cases }) => [topic, String(cases)]),
    ),
  ]);
  return { path: 'packages/compose/README.md', text: `${before}${begin}\n\n${part}\n${end}${after}` };
}
