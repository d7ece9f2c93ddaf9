import type { Difference } from './difference.ts';
import { asksForTls, isSwitch, secretOf, sharedTarget } from './environment-kinds.ts';
import { plainValue } from './normal-values.ts';
import type { EnvironmentFact, Sheet } from './sheet.ts';

/** Variables by their names, and by their values where both files say them. */
export function compareEnvironments(staging: Sheet, production: Sheet): readonly Difference[] {
  const [one, other] = [staging.environment, production.environment];
  const secrets = compareSecretFiles(staging, production);
  if (one === null || other === null) return secrets;
  const differences: Difference[] = [...secrets];
  const base = { class: 'declare', service: staging.service } as const;
  for (const name of [...new Set([...one.keys(), ...other.keys()])].sort()) {
    const [mine, theirs] = [one.get(name), other.get(name)];
    const keys = [`environment.${name}`];
    if (mine === undefined) {
      if (!staging.environmentComplete) continue;
      const what = `${staging.service} does not get ${name} on staging, as it does in planned production.`;
      differences.push({
        ...base,
        rule: 'environment',
        severity: 'medium',
        keys,
        what,
        at: staging.at,
        staging: 'none',
        production: 'set',
      });
    } else if (theirs === undefined) {
      if (!production.environmentComplete) continue;
      const what = `${staging.service} gets ${name} on staging and not in planned production.`;
      differences.push({
        ...base,
        rule: 'environment',
        severity: 'medium',
        keys,
        what,
        at: mine.at,
        staging: 'set',
        production: 'none',
      });
    } else {
      const difference = compareValues(name, mine, theirs, staging);
      if (difference !== null) differences.push({ service: staging.service, keys, at: mine.at, ...difference });
    }
  }
  return differences;
}

type Seen = Omit<Difference, 'service' | 'keys' | 'at'>;

function compareValues(
  name: string,
  mine: EnvironmentFact,
  theirs: EnvironmentFact,
  { service, exposed }: Sheet,
): Seen | null {
  const [one, other] = [mine.value, theirs.value];
  if (one === null || other === null) return null;
  if (plainValue(one) === plainValue(other)) return sameValue(name, one, service);
  const secret = secretOf(name, one) !== null || secretOf(name, other) !== null;
  if (asksForTls(other) === true && asksForTls(one) === false) {
    const what = `${service} speaks without TLS on staging where planned production has it (${name}).`;
    return {
      rule: 'transport',
      class: exposed ? 'block' : 'declare',
      severity: 'high',
      what,
      staging: 'no TLS',
      production: 'TLS',
    };
  }
  if (!secret && (isSwitch(name, one) || isSwitch(name, other))) {
    const what = `${service}: ${name} is switched otherwise on staging than in planned production.`;
    const shown = { staging: shownSwitch(one), production: shownSwitch(other) };
    return { rule: 'environment', class: 'declare', severity: 'medium', what, ...shown };
  }
  const shown = { staging: 'its own', production: 'its own' };
  return {
    rule: 'environment',
    class: 'info',
    severity: 'info',
    what: `${service}: ${name} has a value of its own on each side.`,
    ...shown,
  };
}

/** Other texts may hold anything. */
function shownSwitch(value: string): string {
  const plain = plainValue(value);
  return plain === 'true' || plain === 'false' ? plain : 'its own';
}

function sameValue(name: string, value: string, service: string): Seen | null {
  const shown = { staging: 'the same', production: 'the same' };
  if (secretOf(name, value) !== null) {
    const what = `${service} gets the same ${name} on staging and in planned production.`;
    return { rule: 'shared-secret', class: 'must-differ', severity: 'high', what, ...shown };
  }
  const target = sharedTarget(name, value);
  if (target === null) return null;
  const what = `${service}: ${name} names the same ${target} on staging and in planned production.`;
  return { rule: 'shared-target', class: 'must-differ', severity: 'high', what, ...shown };
}

/** Secret files that are committed: both sides then have the same bytes. */
function compareSecretFiles(staging: Sheet, production: Sheet): readonly Difference[] {
  return [...staging.secrets].flatMap(([name, mine]): Difference[] => {
    if (production.secrets.get(name)?.value !== mine.value) return [];
    const what = `${staging.service} gets the secret ${name} from ${String(mine.value)} on staging and in planned production.`;
    const shown = { staging: 'the same', production: 'the same' };
    const keys = [`secrets.${name}`];
    return [
      {
        rule: 'shared-secret',
        class: 'must-differ',
        severity: 'high',
        service: staging.service,
        keys,
        what,
        at: mine.at,
        ...shown,
      },
    ];
  });
}
