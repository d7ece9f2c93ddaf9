import { stagingRun } from '../stack/run-staging-rules.ts';
import { definition } from './probe.ts';
import { doorsOf } from './published-doors.ts';
import { rules } from './rules.generated.ts';

/** Holds what the stack publishes, and how its networks lie, against the exposure ledger. */
export const run = stagingRun(definition, rules, {
  passed: (stack) => {
    const open = doorsOf(stack).filter(({ strangers }) => strangers !== 'host').length;
    return open === 0
      ? 'Nothing is published.'
      : `${open === 1 ? 'The one port that is' : `All ${open} ports that are`} published ${open === 1 ? 'is' : 'are'} declared.`;
  },
  failed: (findings) => `More can be reached than was declared, or nearer to the data: ${findings.length} findings.`,
  facts: (stack) => {
    const doors = doorsOf(stack);
    const of = (strangers: string) => String(doors.filter((door) => door.strangers === strangers).length);
    return {
      'ports for anybody': of('anybody'),
      'ports for neighbours': of('neighbours'),
      'ports for the host': of('host'),
      'ports declared': String(stack.ledger.length),
    };
  },
});
