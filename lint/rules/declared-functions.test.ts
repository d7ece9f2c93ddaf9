import { ruleCases } from '../rule-cases.ts';
import { declaredFunctions } from './declared-functions.ts';

ruleCases('declared-functions', declaredFunctions, {
  valid: [
    'export function a() { const inner = (x) => x; return inner; }',
    'export const run: ProbeRun = async (context) => context;',
    'export const limit = 3;',
  ],
  invalid: [
    { code: 'export const a = () => 1;', errors: [/Declare this/] },
    { code: 'const b = function () {};', errors: [/Declare this/] },
  ],
});
