import type { ProfileSource } from './criteria-page.ts';
import { blocks, type Page, table } from './page.ts';

const begin = '<!-- probed:begin (npm run docs) -->';
const end = '<!-- probed:end -->';

/** The one generated part of README.md: what probes look at today. The rest of the page belongs to people. */
export function readmePage(text: string, profile: ProfileSource, built: ReadonlySet<string>): Page {
  const [before, rest] = text.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) {
    throw new Error(`README.md has lost its lines ${begin} and ${end}.`);
  }
  return { path: 'README.md', text: `${before}${begin}\n\n${summary(profile, built)}\n${end}${after}` };
}

function summary(profile: ProfileSource, built: ReadonlySet<string>): string {
  const facets = profile.criteria.flatMap(({ facets: own }) => own.filter((facet) => typeof facet === 'string'));
  const named = [...new Set(facets.filter((facet) => facet.includes('@')))].sort();
  const rows = modes.map(([mode, from]) => {
    const ofMode = named.filter((facet) => facet.endsWith(`@${mode}`));
    return [
      from,
      shown(ofMode.filter((facet) => built.has(facet))),
      shown(ofMode.filter((facet) => !built.has(facet))),
    ];
  });
  return blocks([
    table(['looked at', 'by a probe today, or counted from the record', 'attested until a probe is built'], rows),
  ]);
}

const modes = [
  ['file', 'the repository'],
  ['engine', 'the running engine'],
  ['host', 'the host'],
  ['outside', 'from outside'],
  ['time', 'over time'],
  ['drill', 'by exercise'],
  ['api', 'a service’s own answer'],
] as const;

function shown(facets: readonly string[]): string {
  return facets.length === 0 ? '–' : facets.map((facet) => facet.replace(/@.*/, '')).join(', ');
}
