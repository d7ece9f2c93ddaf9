import type { HealthCheck } from './effective-check.ts';

/** Why a check runs something else than what it says; null where it does not. */
export function formProblem(check: HealthCheck): { readonly says: string; readonly fix: string } | null {
  const { written, shell, words } = check;
  const [form = '', first = '', ...rest] = written ?? [];
  if (form === 'CMD-SHELL' && rest.length > 0) {
    return {
      says: `gives the shell a list, of which it runs "${first}" alone`,
      fix: 'Write the command as one text, or use `CMD`.',
    };
  }
  if (form === 'CMD-SHELL' && /^\s*\[\s*"/.test(first)) {
    return {
      says: 'is a list inside quotes, which the shell takes for a program named "["',
      fix: 'Take the quotes around the list away.',
    };
  }
  if (shell) return null;
  const [program = ''] = words;
  if (/\s/.test(program.trim())) {
    return {
      says: `looks for a program whose name is "${program}"`,
      fix: 'Use `CMD-SHELL`, or make every word an entry of its own.',
    };
  }
  const operator = words.find((word) => /^(?:\|\|?|&&|;|[12]?>{1,2}(?:&[12]|\/dev\/null)?)$/.test(word));
  if (operator !== undefined) {
    return {
      says: `passes "${operator}" to ${program} as an argument, since \`CMD\` starts no shell`,
      fix: 'Use `CMD-SHELL` with one text.',
    };
  }
  // What stands in a script for an interpreter is filled in there.
  const script = words.some((word) => /^(?:-e|-c|--eval)$/.test(word));
  const variable = script ? undefined : words.find((word) => /\$\{?[A-Z_]+\}?/.test(word));
  return variable === undefined
    ? null
    : {
        says: `passes "${variable}" as it is written, since \`CMD\` starts no shell to fill it in`,
        fix: 'Use `CMD-SHELL`, or write the value.',
      };
}
