import type { Board, CriterionView, RuleView, State } from '@sallyport/gate';
import { reasonOf } from './verdict-order.ts';

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly name: string;
  readonly outcome: Outcome;
  readonly message: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};
// XML 1.0 has no way to write these, not even escaped: one of them would make the whole report unreadable.
const unwritable = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;

function attribute(value: string): string {
  const text = value.toWellFormed().replace(unwritable, '\uFFFD');
  return `"${text.replace(/[&<>"'\n\t\r]/gu, (character) => entities[character] ?? character)}"`;
}

/** Failed is a failure; what could not be concluded is an error; neither is ever a skip, because CI shows skips green. */
function outcomeOf(state: State): Outcome {
  if (state === 'met') return 'passed';
  return state === 'failed' ? 'failure' : 'error';
}

function criterionCase(view: CriterionView): Case {
  const { id, title, required, floor } = view.criterion;
  const name = `${id} ${title}`;
  if (view.waived) return { name, outcome: 'skipped', message: 'Failed and waived.' };
  if (view.state === 'met') return { name, outcome: 'passed', message: '' };
  const message = reasonOf(view, view.state);
  if (!required && !floor) return { name, outcome: 'skipped', message: `Recommended, ${view.state}: ${message}` };
  return { name, outcome: outcomeOf(view.state), message: `${view.state}: ${message}` };
}

function ruleCase(view: RuleView): Case {
  const state = view.explanation?.state ?? 'unknown';
  if (view.met) return { name: view.title, outcome: 'passed', message: '' };
  return { name: view.title, outcome: state === 'failed' ? 'failure' : 'error', message: reasonOf(view, state) };
}

function verdictCase(board: Board): Case {
  const message = `The verdict is ${board.verdict}.`;
  if (board.verdict === 'GO') return { name: 'verdict', outcome: 'passed', message: '' };
  return { name: 'verdict', outcome: board.verdict === 'NO-GO' ? 'failure' : 'error', message };
}

function suites(board: Board): readonly Suite[] {
  const areas = new Map<string, Case[]>();
  for (const view of board.criteria) {
    const area = /^[A-Z]+/u.exec(view.criterion.id)?.[0] ?? view.criterion.id;
    areas.set(area, [...(areas.get(area) ?? []), criterionCase(view)]);
  }
  return [
    ...[...areas].map(([name, cases]) => ({ name, cases })),
    { name: 'rules of the verdict', cases: [...board.rules.map(ruleCase), verdictCase(board)] },
  ];
}

function counts(cases: readonly Case[]): string {
  const count = (outcome: Outcome): number => cases.filter((entry) => entry.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function caseLines(suite: string, { name, outcome, message }: Case): readonly string[] {
  const head = `    <testcase classname=${attribute(`sallyport.${suite}`)} name=${attribute(name)}`;
  if (outcome === 'passed') return [`${head}/>`];
  return [`${head}>`, `      <${outcome} message=${attribute(message)}/>`, '    </testcase>'];
}

/**
 * JUnit XML: one testcase a criterion and rule, and one for the verdict itself, so that any verdict but GO makes CI
 * red. Times are left out: they would be the probes', not the tests'.
 */
export function toJunit(board: Board): string {
  const all = suites(board);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${attribute(`Sallyport ${board.project}`)} ${counts(all.flatMap((suite) => suite.cases))}>`,
    ...all.flatMap(({ name, cases }) => [
      `  <testsuite name=${attribute(name)} ${counts(cases)}>`,
      ...cases.flatMap((entry) => caseLines(name, entry)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}
