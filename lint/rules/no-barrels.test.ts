import { ruleCases } from '../rule-cases.ts';
import { noBarrels } from './no-barrels.ts';

ruleCases('no-barrels', noBarrels, {
  valid: [
    { filename: 'packages/gate/src/index.ts', code: "export { a } from './a.ts';\nexport type { B } from './b.ts';" },
    { filename: 'packages/gate/src/a.ts', code: "export { b } from './b.ts';\nexport const a = 1;" },
    { filename: 'packages/gate/src/index.ts', code: "export type * from './board.ts';" },
    { filename: 'packages/gate/src/gate-file.ts', code: "export { b } from './b.ts';" },
    { filename: 'scripts/index.ts', code: "export { b } from './b.ts';" },
    { filename: 'packages/cli/src/main.ts', code: '' },
  ],
  invalid: [
    { filename: 'packages/gate/src/board/index.ts', code: 'export const a = 1;', errors: [/only at src\/index\.ts/] },
    { filename: 'packages/gate/src/board/all.ts', code: "export { a } from './a.ts';", errors: [/passes on/] },
    { filename: 'packages/gate/src/index.ts', code: "export * from './a.ts';", errors: [/Name every export/] },
  ],
});
