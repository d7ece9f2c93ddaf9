import { ruleCases } from '../rule-cases.ts';
import { swallowedErrors } from './swallowed-errors.ts';

const filename = 'packages/probes/src/staging/run.ts';

ruleCases('swallowed-errors', swallowedErrors, {
  valid: [
    { filename, code: 'try { a(); } catch (error) { report(error); }' },
    { filename, code: 'try { a(); } catch { throw new RecordError("A", "b"); }' },
    { filename, code: 'function f() { try { return a(); } catch { /* not JSON is an answer here */ return null; } }' },
    { filename: 'packages/probes/src/staging/run.test.ts', code: 'try { a(); } catch {}' },
  ],
  invalid: [
    { filename, code: 'try { a(); } catch {}', errors: [/drops its error/] },
    { filename, code: 'function f() { try { return a(); } catch { return []; } }', errors: [/drops its error/] },
    { filename, code: 'function f() { try { return a(); } catch (e) { return true; } }', errors: [/drops its error/] },
  ],
});
