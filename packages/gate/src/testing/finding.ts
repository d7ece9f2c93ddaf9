import { type Finding, sha256 } from '@sallyport/record';

/** A finding that is told apart by its name alone. */
export function finding(name: string, change: Partial<Finding> = {}): Finding {
  return {
    rule: 'test.rule',
    severity: 'high',
    fingerprint: sha256(`finding ${name}`),
    place: `compose.yaml:${name.length}`,
    what: `${name} is wrong`,
    why: 'It lets strangers in.',
    fix: `mend ${name}`,
    ...change,
  };
}
