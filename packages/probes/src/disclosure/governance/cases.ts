import type { FailingCase, ProbeCases } from '../../case.ts';

const governance = `# Project governance

Work happens on branches, reviewed by one other person.

## Feedback of external testers

Testers write into the private channel. The Community Lead reads it every day and files what is a defect.

## Vulnerabilities reported from outside

Reports are confidential: they stay in the inbox, and only the Security Lead and the assigned engineer read them.
The Security Lead acknowledges within 24 hours, triages within 3 days and decides on severity and disclosure.
The Tech Lead of the component is assigned the fix: critical ones are fixed within 7 days.
Until a fix is out an embargo holds: no branch, commit message or channel names the vulnerability.
`;

const policy = `# Security policy

We acknowledge a report within 24 hours and triage it within 3 days.
`;

const gate = { disclosure: { policy: 'SECURITY.md', governance: 'docs/GOVERNANCE.MD' } };

function world(text: string): Pick<FailingCase, 'gate' | 'files'> {
  return { gate, files: { 'docs/GOVERNANCE.MD': text, 'SECURITY.md': policy } };
}

function insteadOf(from: string | RegExp, to: string): Pick<FailingCase, 'gate' | 'files'> {
  return world(governance.replace(from, to));
}

export const cases: ProbeCases = {
  passes: [
    { name: 'feedback and vulnerabilities', ...world(governance) },
    {
      name: 'open points elsewhere',
      ...insteadOf('by one other person.', 'by one other person. TODO: say how releases are named.'),
    },
    { name: 'no governance named', files: { 'README.md': 'Harbour' }, result: 'NotRun' },
  ],
  fails: [
    { name: 'not written', rule: 'disclosure.governance.missing', gate, files: { 'SECURITY.md': policy } },
    {
      name: 'governance in German',
      rule: 'disclosure.governance.another-language',
      ...world(
        '# Leitung\n\nRückmeldungen der Testerinnen liest die Leitung an jedem Tag. Meldungen zu Schwachstellen sind vertraulich, und die Frist für die Antwort ist ein Tag.\n',
      ),
      result: 'NeedsReview',
    },
    {
      name: 'governance.md',
      rule: 'disclosure.governance.letter-case',
      gate,
      files: { 'docs/governance.md': governance },
      result: 'Passed',
    },
    {
      name: 'a draft',
      rule: 'disclosure.governance.unfinished',
      ...insteadOf('# Project governance', '# Project governance (draft)'),
    },
    {
      name: 'an open point where it matters',
      rule: 'disclosure.governance.unfinished',
      ...insteadOf('an embargo holds:', 'an embargo holds (TBD):'),
    },
    {
      name: 'written for the internal phases',
      rule: 'disclosure.governance.no-feedback',
      ...insteadOf(/## Feedback[^]*?(?=## Vuln)/, ''),
    },
    {
      name: 'vulnerabilities are bugs here',
      rule: 'disclosure.governance.no-vulnerabilities',
      ...insteadOf(/## Vulnerabilities[^]*$/, 'Defects are triaged on Mondays.\n'),
    },
    {
      name: 'everybody reads',
      rule: 'disclosure.governance.not-private',
      ...insteadOf(/Reports are confidential[^\n]*/, 'Reports go to the Security Lead.'),
    },
    {
      name: 'nothing about embargo',
      rule: 'disclosure.governance.no-embargo',
      ...world(governance.replace(/Until a fix[^\n]*/, '').replace(' and disclosure', '')),
    },
    {
      name: 'somebody will decide',
      rule: 'disclosure.governance.no-decider',
      ...insteadOf(' and decides on severity and disclosure', ''),
    },
    {
      name: 'no numbers',
      rule: 'disclosure.governance.no-clock',
      ...world(governance.replaceAll(/ within \d+ \w+/g, '')),
    },
    {
      name: 'nobody mends',
      rule: 'disclosure.governance.no-fixer',
      ...world(
        governance
          .replace('the assigned engineer', 'her deputy')
          .replace(/The Tech Lead[^\n]*/, '')
          .replace('Until a fix is out', 'For 90 days'),
      ),
    },
    {
      name: 'the team',
      rule: 'disclosure.governance.no-roles',
      ...world(governance.replaceAll(/The (?:Security|Tech) Lead|only the Security Lead/g, 'The team')),
    },
    {
      name: '72 hours here, 24 there',
      rule: 'disclosure.governance.contradicts-policy',
      ...insteadOf('24 hours', '72 hours'),
    },
  ],
};
