import { type GateFile, gateFileSchema, type SchemaIssue } from '@sallyport/gate/gate-file';

/** Without these nothing else can be judged: whatever names a role or a criterion would be called unknown. */
const grounds: ReadonlySet<PropertyKey> = new Set(['extends', 'roles']);

/**
 * The gate file without the parts that the schema refused, so that the rest can be checked in the same go; null where
 * too little is left to judge by.
 */
export function soundParts(value: unknown, issues: readonly SchemaIssue[]): GateFile | null {
  if (typeof value !== 'object' || value === null) return null;
  const sections = issues.flatMap(({ path: [first], ...issue }) => {
    if (first !== undefined) return [first];
    return issue.code === 'unrecognized_keys' ? issue.keys : [];
  });
  if (sections.some((section) => grounds.has(section))) return null;
  const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !sections.includes(key)));
  // One criterion that is wrong does not hide what is wrong with the others.
  const criteria = criteriaOf(value);
  if (criteria && sections.includes('criteria')) {
    const bad = new Set(issues.filter(({ path }) => path[0] === 'criteria').map(({ path }) => path[1]));
    if (!bad.has(undefined))
      rest['criteria'] = Object.fromEntries(Object.entries(criteria).filter(([id]) => !bad.has(id)));
  }
  const parsed = gateFileSchema.safeParse(rest);
  return parsed.success ? parsed.data : null;
}

function criteriaOf(value: object): object | null {
  const criteria = 'criteria' in value ? value.criteria : null;
  return typeof criteria === 'object' ? criteria : null;
}
