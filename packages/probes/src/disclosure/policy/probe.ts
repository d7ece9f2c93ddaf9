import type { ProbeDefinition, RuleDefinition } from '../../probe.ts';

const rules: readonly RuleDefinition[] = [
  {
    id: 'disclosure.policy.missing',
    title: 'The disclosure policy is not there',
    why: 'Whoever finds a hole looks for SECURITY.md first, and then for a public channel.',
    fix: 'Write SECURITY.md and name it under `disclosure.policy`.',
    source: 'reference V02; OpenSSF Scorecard, Security-Policy',
  },
  {
    id: 'disclosure.policy.letter-case',
    title: 'The path of the policy differs in letter case',
    why: 'Code hosts show the policy under its exact name only.',
    fix: 'Write the path in sallyport.yaml exactly as the file is named.',
    source: 'DESIGN, The gate file',
  },
  {
    id: 'disclosure.policy.unfinished',
    title: 'The policy is not final',
    why: 'A template’s placeholders are the first thing that a reporter sees.',
    fix: 'Finish the passage and remove the mark.',
    source: 'closed-test L1',
  },
  {
    id: 'disclosure.policy.another-language',
    title: 'It is not written in English',
    why: 'The probe looks for English words: in another language it can neither find nor miss them.',
    fix: 'Read it for what the criterion asks, and sign; or name an English version of it.',
    source: 'DESIGN, law 2',
  },
  {
    id: 'disclosure.policy.no-route',
    title: 'There is no private route',
    why: 'Without an address or a form, reports come in public or not at all.',
    fix: 'Give a mail address that is read, or a form, or the code host’s private reporting.',
    source: 'ISO/IEC 29147:2018 section 6.2.2; reference V01',
  },
  {
    id: 'disclosure.policy.public-route',
    title: 'Reporters are sent to a public place',
    why: 'A vulnerability in a public tracker or channel is a vulnerability with instructions.',
    fix: 'Say that vulnerabilities never go into the tracker, and where they go.',
    source: 'ISO/IEC 29147:2018 section 5.8',
  },
  {
    id: 'disclosure.policy.no-encryption',
    title: 'Reports can only be sent in clear',
    why: 'Mail carries the exploit through other people’s servers.',
    fix: 'Publish a key with its fingerprint, or offer a form.',
    source: 'ISO/IEC 29147:2018 section 6.7; reference V12',
  },
  {
    id: 'disclosure.policy.no-acknowledgement',
    title: 'No time to acknowledge is promised',
    why: 'A reporter who hears nothing publishes; a promise without a number cannot be kept or missed.',
    fix: 'Promise a number: "within 24 hours".',
    source: 'ISO/IEC 29147:2018 section 6.2.5; reference V27',
  },
  {
    id: 'disclosure.policy.no-fix-time',
    title: 'No time for a fix or for news is promised',
    why: 'The reporter cannot plan, and the team has no clock.',
    fix: 'State times by severity for fixes, or for updates.',
    source: 'reference V36',
  },
  {
    id: 'disclosure.policy.no-scope',
    title: 'The scope is not stated',
    why: 'Testers do not know what they may touch; other people’s systems get probed.',
    fix: 'Say what is in scope and what is not.',
    source: 'reference V40',
  },
  {
    id: 'disclosure.policy.no-safe-harbour',
    title: 'There is no safe harbour',
    why: 'Under a tester agreement people fear to report; those who report anyway are at risk.',
    fix: 'Promise not to take legal action against good-faith research within the policy, and have Legal read it.',
    source: 'disclose.io core terms; reference V38',
  },
  {
    id: 'disclosure.policy.no-embargo',
    title: 'No time limit of disclosure is stated',
    why: 'Both sides need to know when a report may become public.',
    fix: 'State the embargo in days, and the exception.',
    source: 'reference V37; 90 days are common',
  },
  {
    id: 'disclosure.policy.security-txt',
    title: 'security.txt is invalid',
    why: 'Tools and researchers discard an invalid file.',
    fix: 'Correct the line after RFC 9116.',
    source: 'RFC 9116 sections 2.5 and 4',
  },
  {
    id: 'disclosure.policy.security-txt-expires',
    title: 'security.txt expires',
    why: 'An expired file must not be used, and the test outlives it.',
    fix: 'Set Expires after the end of the test and less than a year ahead.',
    source: 'RFC 9116 section 2.5.5; reference V06',
  },
  {
    id: 'disclosure.policy.contradicts-governance',
    title: 'Policy and governance promise different times',
    why: 'Reporters are promised one thing, the team works by another.',
    fix: 'Agree on one number and write it into both.',
    source: 'reference V27, V36, L30',
  },
];

export const definition: ProbeDefinition = {
  id: 'disclosure.policy',
  area: 'disclosure',
  mode: 'file',
  title: 'The disclosure policy is final and complete',
  looksAt:
    'the policy named under `disclosure.policy`, and security.txt: route and times (L1), safe harbour and embargo (L3)',
  needs: ['files'],
  source: 'handbook, externally reported vulnerabilities (L1, L3)',
  rules,
  subject: (gate) => [
    { kind: 'gate', keys: ['disclosure', 'test'] },
    ...(gate.disclosure === null
      ? []
      : ([
          { kind: 'path', path: gate.disclosure.policy },
          { kind: 'path', path: gate.disclosure.governance },
          { kind: 'path', path: '.well-known/security.txt' },
          { kind: 'path', path: 'public/.well-known/security.txt' },
        ] as const)),
  ],
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
