import { isSecretName, isVague } from '../../stack/secret-name.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { holdsNothing, looksRandom, whyGuessable } from '../known-values.ts';
import { passwordIn } from '../password-in-address.ts';
import { liveKey, publishedKey } from '../published-keys.ts';
import { listed } from '../service-secrets.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.committed-environment',
  number: 'SEC-11',
  title: 'An environment file with secrets is committed',
  why: 'Everybody who ever had the repository can sign in to staging, and the history keeps what the next commit takes out.',
  fix: 'Make new values on the staging host, take the file out of the repository, and declare it under `untracked` as `secret`.',
  source: 'CWE-540; twelve-factor app, config; SEC-11',
  find: (stack) => {
    const byFile = new Map<string, string[]>();
    for (const [name, { value, file }] of stack.committed) {
      if (!stack.tracked.has(file)) continue;
      const secret = passwordIn(value) ?? (isSecretName(name) ? value : '');
      if (holdsNothing(secret) || publishedKey(value) !== null || liveKey(value) !== null) continue;
      if (isVague(name) && !looksRandom(secret)) continue;
      // A word that anybody tries first is found where it is used.
      if (whyGuessable(secret, { names: [] }) !== null) continue;
      byFile.set(file, [...(byFile.get(file) ?? []), name]);
    }
    return [...byFile].map(
      ([file, names]): RuleSighting => ({
        severity: 'high',
        address: file,
        at: { file, line: 1 },
        what: `${file} is committed, with ${listed(names)} in it.`,
      }),
    );
  },
};
