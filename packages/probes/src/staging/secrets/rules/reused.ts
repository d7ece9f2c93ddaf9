import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isReached } from '../../stack/standing.ts';
import { roleOf } from '../secret-role.ts';
import { listed, secretsOf } from '../service-secrets.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.reused',
  number: 'SEC-09',
  title: 'One secret opens several things',
  why: 'Whoever learns it in the least guarded place has all the others, and none of them can be changed alone.',
  fix: 'Make a secret of its own for each of them.',
  source: 'NIST SP 800-57 part 1, key usage; SEC-09',
  find: (stack) => {
    const byValue = new Map<string, Use[]>();
    for (const service of stack.services) {
      for (const { name, value, variables, at, guessable } of secretsOf(service, stack)) {
        // A value from a secret file is known by its variable alone.
        const identity = value ?? (variables.length === 1 ? `$${variables[0]}` : null);
        const role = roleOf(name, service, value);
        if (identity === null || role === null || guessable !== null) continue;
        byValue.set(identity, [
          ...(byValue.get(identity) ?? []),
          { service: service.name, name, role, at, reached: isReached(service) },
        ]);
      }
    }
    return [...byValue.values()].flatMap((uses): RuleSighting[] => {
      const [first] = uses;
      const roles = new Set(uses.map(({ role }) => role));
      if (first === undefined || roles.size < 2) return [];
      const other = uses.find(({ role }) => role !== first.role) ?? first;
      return [
        {
          severity: uses.some(({ reached }) => reached) || roles.has('signing') ? 'high' : 'medium',
          address: `reused ${[...roles].sort().join(' ')}`,
          at: other.at,
          what: `${listed(uses.map(({ service, name }) => `${service}.${name}`))} are one value, for ${listed([...roles])}.`,
        },
      ];
    });
  },
};

interface Use {
  readonly service: string;
  readonly name: string;
  readonly role: string;
  readonly at: RuleSighting['at'];
  readonly reached: boolean;
}
