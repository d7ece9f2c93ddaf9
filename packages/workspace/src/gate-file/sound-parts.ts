import { type GateFile, gateFileSchema, type SchemaIssue } from '@sallyport/gate/gate-file';

/** Without these nothing else can be judged: whatever names a role or a criterion would be called unknown. */
const grounds: ReadonlySet<PropertyKey> = new Set(['extends', 'roles']);

/** Stand in for required sections that were refused, so that the others can be judged; nothing is said about them. */
const standIns: Partial<GateFile> = {
  sallyport: 1,
  project: { name: 'unknown', origin: 'unknown' },
  phase: { number: 1, title: 'unknown', outcome: 'unknown' },
  candidate: { version: 'unknown', tag: 'unknown' },
  papers: { log: '1', minutes: '2', deliverables: '3', readiness: '4' },
  git: { branch: 'unknown', message: 'unknown' },
};

/** The gate file without the sections that the schema refused, and which those are. */
export interface SoundParts {
  readonly file: GateFile;
  readonly refused: ReadonlySet<PropertyKey>;
}

/**
 * What is left of a gate file where the schema refused parts of it, so that the rest is checked in the same go; null
 * where too little is left to judge by.
 */
export function soundParts(value: unknown, issues: readonly SchemaIssue[]): SoundParts | null {
  if (typeof value !== 'object' || value === null) return null;
  const refused = new Set(
    issues.flatMap(({ path: [first], ...issue }): readonly PropertyKey[] => {
      if (first !== undefined) return [first];
      return issue.code === 'unrecognized_keys' ? issue.keys : [];
    }),
  );
  if ([...grounds].some((section) => refused.has(section))) return null;
  const rest: Record<string, unknown> = {
    ...standIns,
    ...Object.fromEntries(Object.entries(value).filter(([key]) => !refused.has(key))),
  };
  // One criterion that is wrong does not hide what is wrong with the others.
  const bad = new Set(issues.filter(({ path }) => path[0] === 'criteria').map(({ path }) => path[1]));
  if (refused.has('criteria') && !bad.has(undefined)) {
    rest['criteria'] = Object.fromEntries(Object.entries(criteriaOf(value)).filter(([id]) => !bad.has(id)));
    refused.delete('criteria');
    // Runners may name facets of the criteria that were left out.
    refused.add('runners');
  }
  const parsed = gateFileSchema.safeParse(rest);
  return parsed.success ? { file: parsed.data, refused } : null;
}

function criteriaOf(value: object): object {
  const criteria = 'criteria' in value ? value.criteria : null;
  return typeof criteria === 'object' && criteria !== null ? criteria : {};
}
