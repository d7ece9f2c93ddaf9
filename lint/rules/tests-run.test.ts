import { ruleCases } from '../rule-cases.ts';
import { testsRun } from './tests-run.ts';

ruleCases('tests-run', testsRun, {
  valid: [
    { filename: 'packages/gate/src/profiles/closed-test.ts', code: 'export const a = 1;' },
    { filename: 'packages/gate/src/verdict.test.ts', code: "import { test } from 'vitest';" },
    { filename: 'packages/gate/src/testing/cases.ts', code: "import { test } from 'vitest';" },
    { filename: 'packages/gate/src/verdict.ts', code: 'export const a = 1;' },
  ],
  invalid: [
    { filename: 'packages/gate/src/verdict.spec.ts', code: 'export const a = 1;', errors: [/never runs/] },
    { filename: 'packages/gate/src/verdict_test.ts', code: 'export const a = 1;', errors: [/never runs/] },
    { filename: 'packages/gate/src/verdict.tets.ts', code: "import { test } from 'vitest';", errors: [/never run/] },
  ],
});
