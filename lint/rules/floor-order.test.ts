import { ruleCases } from '../rule-cases.ts';
import { floorOrder } from './floor-order.ts';

ruleCases('floor-order', floorOrder, {
  valid: [
    { filename: 'packages/gate/src/verdict.ts', code: "import { digest } from '@sallyport/record';" },
    { filename: 'packages/gate/src/verdict.ts', code: "import { createHash } from 'node:crypto';" },
    { filename: 'packages/workspace/src/read.ts', code: "import { parse } from '@sallyport/gate/gate-file';" },
    { filename: 'packages/gate/src/a/b.ts', code: "import { x } from '../c.ts';" },
    { filename: 'packages/record/src/a.test.ts', code: "import { foundRecord } from '@sallyport/testkit';" },
    { filename: 'packages/workspace/src/git.ts', code: "import { spawn } from 'node:child_process';" },
    { filename: 'packages/cli/src/main.ts', code: "await import('@sallyport/probes');" },
    { filename: 'examples/emberfall/src/walk.ts', code: "import { a } from '@sallyport/testkit';" },
    { filename: 'scripts/docs.ts', code: "import { a } from '../packages/gate/src/index.ts';" },
  ],
  invalid: [
    { filename: 'packages/cli/src/a.ts', code: "import { x } from '@sallyport/record/gate-file';", errors: [/itself/] },
    {
      filename: 'packages/record/src/log.ts',
      code: "import { z } from 'zod';",
      errors: [/no dependency but node:crypto/],
    },
    { filename: 'packages/record/src/log.ts', code: "import 'node:fs';", errors: [/may not import node:fs/] },
    { filename: 'packages/record/src/log.ts', code: "import '@sallyport/gate';", errors: [/imports go down/] },
    { filename: 'packages/gate/src/a.ts', code: "import { readFile } from 'node:fs/promises';", errors: 1 },
    { filename: 'packages/papers/src/a.ts', code: "export { x } from 'node:path';", errors: 1 },
    { filename: 'packages/papers/src/a.ts', code: "import type { P } from '@sallyport/probes';", errors: 1 },
    {
      filename: 'packages/probes/src/a.ts',
      code: "await import('@sallyport/workspace');",
      errors: [/imports go down/],
    },
    {
      filename: 'packages/probes/src/a.ts',
      code: "import { x } from '@sallyport/testkit';",
      errors: [/never imports it/],
    },
    { filename: 'packages/cli/src/a.ts', code: "import { x } from '@sallyport/gate/src/a.ts';", errors: [/itself/] },
    {
      filename: 'packages/cli/src/a.ts',
      code: "import { x } from '../../gate/src/a.ts';",
      errors: [/leaves this package/],
    },
    { filename: 'packages/gate/src/a.ts', code: "import { x } from '@sallyport/gate';", errors: [/import the file/] },
    { filename: 'packages/attic/src/a.ts', code: "import { x } from './b.ts';", errors: [/floors\.ts/] },
  ],
});
