import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { liveKey } from '../published-keys.ts';
import { textsOf } from '../texts.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.live-key',
  number: 'SEC-01',
  title: 'A live key of a provider stands in the repository',
  why: 'It works from anywhere, for everybody who ever had the repository, and a test with it spends real money and real data.',
  fix: 'Withdraw the key at the provider now; put a test key into a secret file, and a placeholder here.',
  source: 'CWE-798; forms of keys as their providers document them',
  find: (stack) => {
    const found: RuleSighting[] = [];
    const compose = new Set(stack.composeTexts.map(({ path }) => path));
    for (const { path, text, example } of textsOf(stack)) {
      // What git does not hold is where keys belong; a Compose file and an example are written to be committed.
      if (!stack.tracked.has(path) && !compose.has(path) && !example) continue;
      for (const [index, line] of text.split('\n').entries()) {
        const title = liveKey(line);
        if (title === null) continue;
        found.push({
          severity: 'critical',
          address: `${path} ${title}`,
          at: { file: path, line: index + 1 },
          what: `This line has the form of ${title}${example ? ', in the example that everybody copies' : ''}.`,
        });
        break;
      }
    }
    for (const [name, { value, file }] of stack.committed) {
      if (!stack.tracked.has(file)) continue;
      const title = liveKey(value);
      if (title === null) continue;
      found.push({
        severity: 'critical',
        address: `${file} ${name}`,
        at: { file, line: 1 },
        what: `${name} has the form of ${title}.`,
      });
    }
    return found;
  },
};
