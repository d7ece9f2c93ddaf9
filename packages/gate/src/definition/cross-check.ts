import { criteriaProblems } from './cross-check-criteria.ts';
import { materialsProblems } from './cross-check-materials.ts';
import { peopleProblems } from './cross-check-people.ts';
import type { GateFile } from './gate-file.ts';
import { type GateProblem, suggestion, wrongValue } from './gate-problem.ts';
import type { ProfileLayer } from './profile.ts';
import { zonedTime } from './zoned-time.ts';

/**
 * What the schema cannot see: names that point at nothing, entries that stand twice, changes that no gate file may
 * make. All problems at once, empty where there are none. `layers` are what `extends` brings in, base first.
 */
export function crossCheck(file: GateFile, layers: readonly ProfileLayer[]): readonly GateProblem[] {
  return [
    ...peopleProblems(file, layers),
    ...profileProblems(layers, roleIds(file, layers)),
    ...criteriaProblems(file.criteria ?? {}, layers, roleIds(file, layers)),
    ...materialsProblems(file, roleIds(file, layers), layers),
  ];
}

/** A profile that several gates share cannot know their roles; here they are known. */
function profileProblems(layers: readonly ProfileLayer[], roles: readonly string[]): readonly GateProblem[] {
  return layers.flatMap((layer) => {
    if (layer.kind === 'built-in') return [];
    return Object.entries(layer.profile.criteria).flatMap(([id, change]) => {
      if (change === false) return [];
      const signers = (change.facets ?? []).flatMap((facet) => (typeof facet === 'object' ? facet.sign : []));
      return [...new Set([...(change.owner === undefined ? [] : [change.owner]), ...signers])]
        .filter((role) => !roles.includes(role))
        .map((role) =>
          wrongValue(
            ['extends'],
            `${layer.path} gives ${id} to "${role}", which is no role here`,
            suggestion(role, roles),
          ),
        );
    });
  });
}

function roleIds(file: GateFile, layers: readonly ProfileLayer[]): readonly string[] {
  const ofProfiles = layers.flatMap((layer) =>
    layer.kind === 'built-in' ? layer.profile.roles.map(({ id }) => id) : [],
  );
  return [...new Set([...ofProfiles, ...Object.keys(file.roles ?? {})])];
}

/** What is not wrong, but worth saying: a time of the test window that the clocks show twice. */
export function crossCheckNotes({ test }: GateFile): readonly GateProblem[] {
  if (!test) return [];
  return (['start', 'end'] as const).flatMap((key) => {
    const time = zonedTime(test[key], test.zone);
    if (time.kind !== 'instant' || !time.ambiguous) return [];
    const what = `clocks in ${test.zone} show ${test[key]} twice, and the earlier is taken: ${time.instant}`;
    return [wrongValue(['test', key], what, 'Write a time outside the hour of the change to be clear.')];
  });
}
