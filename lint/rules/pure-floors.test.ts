import { ruleCases } from '../rule-cases.ts';
import { pureFloors } from './pure-floors.ts';

const filename = 'packages/gate/src/verdict.ts';

ruleCases('pure-floors', pureFloors, {
  valid: [
    { filename, code: 'const at = new Date(now); export const x = Date.parse(now);' },
    { filename: 'packages/gate/src/verdict.test.ts', code: 'Date.now();' },
    { filename: 'packages/workspace/src/clock.ts', code: 'export const now = () => Date.now();' },
    { filename, code: 'const ledger = { process: 1 }; export const y = ledger.process;' },
  ],
  invalid: [
    { filename, code: 'Date.now();', errors: [/no clock/] },
    { filename, code: 'new Date();', errors: [/no clock/] },
    { filename, code: 'Math.random();', errors: [/no chance/] },
    { filename, code: 'process.env.HOME;', errors: [/outside/] },
    { filename: 'packages/record/src/log.ts', code: "fetch('https://example.com');", errors: [/outside/] },
    { filename: 'packages/papers/src/log.ts', code: "console.log('x');", errors: [/outside/] },
  ],
});
