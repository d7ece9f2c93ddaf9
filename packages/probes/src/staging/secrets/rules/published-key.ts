import type { Severity } from '@sallyport/record';
import type { StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isReached } from '../../stack/standing.ts';
import { publishedKey } from '../published-keys.ts';
import { textsOf } from '../texts.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.published-key',
  number: 'SEC-07',
  title: 'A key that the whole world knows is in use',
  why: 'It stands in the manual of the tool: whoever looks it up can sign, spend and sign in as you do.',
  fix: 'Make a key of your own, keep it in a secret file, and let the stack refuse to start without it.',
  source: 'Foundry and Hardhat documentation, default accounts; CWE-1394',
  find: (stack) => {
    const severity = severityIn(stack);
    const found = new Map<string, RuleSighting>();
    for (const { path, text, example } of textsOf(stack)) {
      for (const [index, line] of text.split('\n').entries()) {
        const title = publishedKey(line.replace(/^\s*(?:#|\/\/).*$/, ''));
        if (title === null || found.has(`${path} ${title}`)) continue;
        found.set(`${path} ${title}`, {
          severity: example ? 'low' : severity,
          address: `${path} ${title}`,
          at: { file: path, line: index + 1 },
          what: `This line holds ${title}.`,
        });
      }
    }
    return [...found.values()];
  },
};

/** Beside a node of a test chain that nobody reaches, the key has less to open. */
function severityIn({ services }: StackView): Severity {
  const nodes = services.filter(({ component }) => component?.id === 'anvil');
  return nodes.length > 0 && !nodes.some(isReached) ? 'high' : 'critical';
}
