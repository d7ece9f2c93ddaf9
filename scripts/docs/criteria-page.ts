import { blocks, counted, notice, type Page, table } from './page.ts';

/** What the page needs of a criterion, a probe and a profile; their packages hold more. */
export interface CriterionSource {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly source: string;
  readonly owner: string;
  readonly facets: readonly (string | { readonly sign: readonly string[]; readonly per?: string | undefined })[];
  readonly maxAge: string | null;
  readonly required: boolean;
  readonly waivable: boolean;
  readonly restsOn: readonly string[];
}

export interface ProfileSource {
  readonly name: string;
  readonly version: string;
  readonly roles: readonly { readonly id: string; readonly title: string }[];
  readonly criteria: readonly CriterionSource[];
}

/** Which facets are built: `staging.exposure@file`. */
export type BuiltFacets = ReadonlySet<string>;

export function criteriaPage(profile: ProfileSource, floor: ReadonlySet<string>, built: BuiltFacets): Page {
  const criteria = [...profile.criteria].sort((left, right) => byId(left.id, right.id));
  const areas = [...new Set(criteria.map(({ id }) => id.charAt(0)))];
  return {
    path: `docs/reference/criteria.md`,
    text: blocks([
      notice('packages/gate/src/profiles'),
      `# Criteria of \`${profile.name}\` (version ${profile.version})`,
      `What \`extends: ${profile.name}\` in a gate file asks for. ${facetSummary(criteria, built)}`,
      'A facet in **bold** is looked at by a probe today, or counted from the record. A facet in plain type has no probe yet: until it has one, the ' +
        'criterion\'s owner attests it, and the board says "attested, not probed". `sign` is a person\'s sign-off.',
      table(
        ['role', 'name'],
        profile.roles.map(({ id, title }) => [id, title]),
      ),
      ...areas.flatMap((area) => [
        `## Area ${area}`,
        table(
          ['id', 'criterion', 'owner', 'facets', 'age', '', 'relief'],
          criteria.filter(({ id }) => id.startsWith(area)).map((criterion) => row(criterion, floor, built)),
        ),
        ...criteria.filter(({ id }) => id.startsWith(area)).map(detail),
      ]),
    ]),
  };
}

function row(criterion: CriterionSource, floor: ReadonlySet<string>, built: BuiltFacets): readonly string[] {
  return [
    criterion.id,
    criterion.title,
    criterion.owner,
    criterion.facets.map((facet) => facetText(facet, built)).join(', '),
    criterion.maxAge ?? '–',
    criterion.required ? 'required' : 'recommended',
    floor.has(criterion.id) ? 'floor: never' : criterion.waivable ? 'waiver' : 'no waiver',
  ];
}

function detail({ id, asks, source, restsOn }: CriterionSource): string {
  const rests = restsOn.length === 0 ? '' : ` Rests on ${restsOn.join(', ')}.`;
  return `**${id}** ${asks}${rests} *${source}*`;
}

function facetText(facet: CriterionSource['facets'][number], built: BuiltFacets): string {
  if (typeof facet !== 'string') {
    const who = facet.sign.length === 0 ? '' : ` (${facet.sign.join(', ')})`;
    return `sign${who}${facet.per === undefined ? '' : `, each ${facet.per.replace(/s$/, '')}`}`;
  }
  return built.has(facet) ? `**${facet}**` : facet;
}

function facetSummary(criteria: readonly CriterionSource[], built: BuiltFacets): string {
  const facets = criteria.flatMap((criterion) => criterion.facets);
  const named = facets.filter((facet) => typeof facet === 'string').filter((facet) => facet.includes('@'));
  const probed = named.filter((facet) => built.has(facet)).length;
  return (
    `${counted(criteria.length, 'criterion', 'criteria')} with ${counted(facets.length, 'facet')}: ` +
    `${probed} are looked at today, ${named.length - probed} are named for a probe that is not built and attested until ` +
    `then, and ${facets.length - named.length} are sign-offs by people.`
  );
}

function byId(left: string, right: string): number {
  const area = left.charAt(0).localeCompare(right.charAt(0), 'en');
  return area === 0 ? Number(left.slice(1)) - Number(right.slice(1)) : area;
}
