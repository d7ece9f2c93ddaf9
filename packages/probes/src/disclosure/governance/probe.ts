import type { ProbeDefinition, RuleDefinition } from '../../probe.ts';

const rules: readonly RuleDefinition[] = [
  {
    id: 'disclosure.governance.missing',
    title: 'The governance document is not there',
    why: 'The readiness list asks that it was reviewed for reports from outside.',
    fix: 'Write it, or correct `disclosure.governance`.',
    source: 'closed-test L5',
  },
  {
    id: 'disclosure.governance.letter-case',
    title: 'The path of the governance document differs in letter case',
    why: 'Links to it break on Linux and on the web.',
    fix: 'Write the path in sallyport.yaml, and in links, exactly as the file is named.',
    source: 'closed-test L5 (its name in any letter case)',
  },
  {
    id: 'disclosure.governance.unfinished',
    title: 'The governance document is not final',
    why: 'What is open in it is decided by whoever is awake.',
    fix: 'Finish the passage and remove the mark.',
    source: 'closed-test L5',
  },
  {
    id: 'disclosure.governance.another-language',
    title: 'It is not written in English',
    why: 'The probe looks for English words: in another language it can neither find nor miss them.',
    fix: 'Read it for what the criterion asks, and sign; or name an English version of it.',
    source: 'DESIGN, law 2',
  },
  {
    id: 'disclosure.governance.no-feedback',
    title: 'External feedback is not dealt with',
    why: 'Reports of testers arrive in a process that was made for the team’s own.',
    fix: 'Add a section: where feedback of testers comes in, who reads it, and what happens to it.',
    source: 'closed-test L5',
  },
  {
    id: 'disclosure.governance.no-vulnerabilities',
    title: 'External reports of vulnerabilities are not dealt with',
    why: 'The first report is then handled like a bug: in public, by everybody and nobody.',
    fix: 'Add a section: private handling, embargo, who decides, clocks by severity, who mends.',
    source: 'closed-test L5; ISO/IEC 30111:2019',
  },
  {
    id: 'disclosure.governance.not-private',
    title: 'Private handling is not required',
    why: 'Reports end up in the tracker and the chat.',
    fix: 'Say where reports are kept, and who may read them.',
    source: 'ISO/IEC 29147:2018 section 5.8',
  },
  {
    id: 'disclosure.governance.no-embargo',
    title: 'There is no embargo',
    why: 'Branch names and commit messages tell about a hole before it is closed.',
    fix: 'Say until when nothing is told, and what that means for branches, commits and chat.',
    source: 'reference V37, V47',
  },
  {
    id: 'disclosure.governance.no-decider',
    title: 'Nobody decides',
    why: 'Severity, disclosure and a halt of the test wait for somebody who feels responsible.',
    fix: 'Name the role that decides on severity and disclosure.',
    source: 'ISO/IEC 30111:2019',
  },
  {
    id: 'disclosure.governance.no-clock',
    title: 'There are no clocks',
    why: 'A promise to reporters without a number inside the team is not kept.',
    fix: 'State numbers for acknowledging, triage and fixes by severity.',
    source: 'reference V27, V36',
  },
  {
    id: 'disclosure.governance.no-fixer',
    title: 'Nobody mends',
    why: 'A triaged report without an owner waits.',
    fix: 'Say which role is assigned the fix, and who reviews it.',
    source: 'reference L3 fix roles; ISO/IEC 30111:2019',
  },
  {
    id: 'disclosure.governance.no-roles',
    title: 'No role and no person is named',
    why: '“The team” answers for nothing.',
    fix: 'Name roles of the gate file, such as the Security Lead, or people.',
    source: 'closed-test L5',
  },
  {
    id: 'disclosure.governance.contradicts-policy',
    title: 'Governance and policy promise different times',
    why: 'The team works by another clock than reporters were promised.',
    fix: 'Agree on one number and write it into both.',
    source: 'reference V27, V36, L30',
  },
];

export const definition: ProbeDefinition = {
  id: 'disclosure.governance',
  area: 'disclosure',
  mode: 'file',
  title: 'Governance covers reports from outside',
  looksAt:
    'the document named under `disclosure.governance`: feedback of testers and vulnerabilities reported from outside',
  needs: ['files', 'record'],
  source: 'handbook, governance of external reports (L5)',
  rules,
  subject: (gate) => [
    { kind: 'gate', keys: ['disclosure', 'roles'] },
    ...(gate.disclosure === null
      ? []
      : ([
          { kind: 'path', path: gate.disclosure.governance },
          { kind: 'path', path: gate.disclosure.policy },
        ] as const)),
  ],
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
