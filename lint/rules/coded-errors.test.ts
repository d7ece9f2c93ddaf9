import { ruleCases } from '../rule-cases.ts';
import { codedErrors } from './coded-errors.ts';

const filename = 'packages/record/src/log.ts';

ruleCases('coded-errors', codedErrors, {
  valid: [
    { filename, code: "import { RecordError } from './errors.ts'; throw new RecordError('LOG_FORKED', 'x');" },
    { filename, code: 'export function again(cause: unknown) { throw cause; }' },
    { filename: 'packages/record/src/log.test.ts', code: "throw new Error('in a test');" },
    { filename: 'scripts/docs.ts', code: "throw new Error('x');" },
  ],
  invalid: [
    { filename, code: "throw new Error('x');", errors: [/has no code/] },
    { filename, code: "export const failed = Promise.reject(new TypeError('x'));", errors: [/TypeError has no code/] },
    { filename, code: "throw Error('x');", errors: [/has no code/] },
    { filename, code: "throw 'x';", errors: [/thrown string/] },
  ],
});
