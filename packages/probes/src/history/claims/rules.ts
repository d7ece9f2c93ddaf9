import type { RuleDefinition } from '../../probe.ts';

const law = 'DESIGN: evidence, not claims';

export const rules: readonly RuleDefinition[] = [
  {
    id: 'history.claims.another-language',
    title: 'It is not written in English',
    why: 'The probe looks for English words: in another language it can neither find nor miss them.',
    fix: 'Hold its claims against the reports yourself, and sign; or keep an English version.',
    source: 'DESIGN, law 2',
  },
  {
    id: 'history.claims.tests',
    title: 'A claim about tests is contradicted by the reports',
    why: 'Reviewers will rely on the sentence and not open the report.',
    fix: 'Correct the sentence, or run the tests again and commit the report that shows it.',
    source: law,
  },
  {
    id: 'history.claims.coverage',
    title: 'A claim about coverage is contradicted by the reports',
    why: 'Reviewers will rely on the number and not open the report.',
    fix: 'Correct the number, or commit the report that shows it.',
    source: law,
  },
  {
    id: 'history.claims.scan',
    title: 'A claim about security scans is contradicted by the reports',
    why: 'A "zero findings" that is not zero hides the findings from those who decide.',
    fix: 'Correct the claim, or close the findings and scan again.',
    source: law,
  },
  {
    id: 'history.claims.stack',
    title: 'A claim about the stack is contradicted by its Compose files',
    why: 'People will believe a protection that is not there.',
    fix: 'Make it true in the Compose files, or correct the claim.',
    source: 'reference/staging.md PAR-09: document claims contradict probe results',
  },
  {
    id: 'history.claims.date',
    title: 'A date cannot be right',
    why: 'A wrong weekday, a day that does not exist or a deed in the future shows that a line was not written from what happened.',
    fix: 'Correct the date from the minutes, commits or reports of that day.',
    source: law,
  },
  {
    id: 'history.claims.arithmetic',
    title: 'Numbers do not fit each other',
    why: 'At least one of the numbers is wrong, and nobody can tell which.',
    fix: 'Calculate again from the report.',
    source: law,
  },
  {
    id: 'history.claims.completion',
    title: '"All complete" stands beside open entries',
    why: 'Open work disappears behind the summary.',
    fix: 'Close the open entries, move them to the next phase in writing, or correct the summary.',
    source: law,
  },
  {
    id: 'history.claims.citation',
    title: 'A cited file is not in the repository',
    why: 'What a claim rests on cannot be read, so it rests on nothing.',
    fix: 'Commit the file, declare it as an artefact, or correct the citation.',
    source: law,
  },
  {
    id: 'history.claims.revision',
    title: 'A cited commit or tag is not in the repository',
    why: 'Nobody can look at the bytes that the claim is about.',
    fix: 'Push the commit or tag, or correct the citation.',
    source: law,
  },
];
