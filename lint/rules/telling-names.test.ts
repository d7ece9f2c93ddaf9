import { ruleCases } from '../rule-cases.ts';
import { tellingNames } from './telling-names.ts';

ruleCases('telling-names', tellingNames, {
  valid: [
    { filename: 'packages/gate/src/verdict.ts', code: 'export const a = 1;' },
    { filename: 'packages/gate/src/utility-bill.ts', code: 'export const a = 1;' },
  ],
  invalid: [
    { filename: 'packages/gate/src/utils.ts', code: 'export const a = 1;', errors: [/"utils"/] },
    { filename: 'packages/gate/src/path-helper.ts', code: 'export const a = 1;', errors: [/"helper"/] },
    { filename: 'packages/gate/src/common/path.ts', code: 'export const a = 1;', errors: [/"common"/] },
    { filename: 'scripts/manager.ts', code: 'export const a = 1;', errors: [/"manager"/] },
  ],
});
