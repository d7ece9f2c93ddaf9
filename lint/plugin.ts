import type { Rule } from './rule.ts';
import { classesAreErrors } from './rules/classes-are-errors.ts';
import { codedErrors } from './rules/coded-errors.ts';
import { declaredFunctions } from './rules/declared-functions.ts';
import { explicitImports } from './rules/explicit-imports.ts';
import { floorOrder } from './rules/floor-order.ts';
import { noBarrels } from './rules/no-barrels.ts';
import { noShell } from './rules/no-shell.ts';
import { pureFloors } from './rules/pure-floors.ts';
import { swallowedErrors } from './rules/swallowed-errors.ts';
import { tellingNames } from './rules/telling-names.ts';
import { testsRun } from './rules/tests-run.ts';

const plugin: { readonly meta: { readonly name: string }; readonly rules: Readonly<Record<string, Rule>> } = {
  meta: { name: 'house' },
  rules: {
    'classes-are-errors': classesAreErrors,
    'coded-errors': codedErrors,
    'declared-functions': declaredFunctions,
    'explicit-imports': explicitImports,
    'floor-order': floorOrder,
    'no-barrels': noBarrels,
    'no-shell': noShell,
    'pure-floors': pureFloors,
    'swallowed-errors': swallowedErrors,
    'telling-names': tellingNames,
    'tests-run': testsRun,
  },
};

// The one default export of the house: oxlint loads a plugin by it.
export default plugin;
