import { expect, test } from 'vitest';
import { takeBuiltinModules, takeBuiltinModulesLater } from './builtin-modules.ts';

test.each([
  [
    'import { join, sep as slash } from "node:path";',
    'const { join, sep: slash } = process.getBuiltinModule("node:path");',
  ],
  ['import fs$1 from "node:fs";', 'const fs$1 = process.getBuiltinModule("node:fs");'],
  ['import * as os from "node:os";', 'const os = process.getBuiltinModule("node:os");'],
  ['import { a } from "./common.mjs";', 'import { a } from "./common.mjs";'],
  ['const text = `import fs from "node:fs";`;', 'const text = `import fs from "node:fs";`;'],
])('%s', (given, taken) => {
  expect(takeBuiltinModules(given)).toBe(taken);
});

test('what is imported while a chunk runs is taken by name too', () => {
  expect(takeBuiltinModulesLater('const { a } = await import("node:zlib"); await import("./b.mjs");')).toBe(
    'const { a } = await Promise.resolve(process.getBuiltinModule("node:zlib")); await import("./b.mjs");',
  );
});
