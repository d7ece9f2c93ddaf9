import { ruleCases } from '../rule-cases.ts';
import { classesAreErrors } from './classes-are-errors.ts';

ruleCases('classes-are-errors', classesAreErrors, {
  valid: ['class GateError extends Error {}', 'class GateFileError extends GateError {}'],
  invalid: [
    { code: 'class Verifier {}', errors: [/Only errors/] },
    { code: 'export const make = () => class extends Verifier {};', errors: [/Only errors/] },
  ],
});
