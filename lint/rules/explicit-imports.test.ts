import { ruleCases } from '../rule-cases.ts';
import { explicitImports } from './explicit-imports.ts';

ruleCases('explicit-imports', explicitImports, {
  valid: ["import { a } from './a.ts';", "import 'node:fs';", "import data from './a.json' with { type: 'json' };"],
  invalid: [
    { code: "import { a } from './a.js';", errors: [/\.ts and not \.js/] },
    { code: "export { a } from './a';", errors: 1 },
    { code: "await import('../board');", errors: 1 },
  ],
});
