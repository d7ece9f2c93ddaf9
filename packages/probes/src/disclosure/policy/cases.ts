import type { FailingCase, ProbeCases } from '../../case.ts';

const policy = `# Security policy

Please do not open an issue for a vulnerability. Write to security@harbour.example, encrypted to the key
with the fingerprint 6D4E 19AA 77B0, or use [our form](https://harbour.example/report). For other bugs open an issue.

## What we promise

| step | time |
|---|---|
| Acknowledgement by a person | 24 hours |
| Triage with a severity | 3 days |
| Fix of a critical vulnerability | 7 days |

You hear from us with an update every week.

## Scope

In scope are the client and the staging server. Out of scope are other testers' machines.

## Safe harbour

We will not take legal action against research in good faith that keeps to this policy, and it is no breach of the
tester agreement.

## Disclosure

We ask for an embargo of 90 days from the report, or until a fix is out.
`;

const governance = `# Governance

## External vulnerability reports

The Security Lead acknowledges each report within 24 hours and triages it within 3 days.
`;

const securityTxt = `# Harbour
Contact: mailto:security@harbour.example
Contact: https://harbour.example/report
Expires: 2027-06-30T00:00:00Z
Preferred-Languages: en, de
`;

const gate = { disclosure: { policy: 'SECURITY.md', governance: 'docs/GOVERNANCE.md' } };
const files = { 'SECURITY.md': policy, 'docs/GOVERNANCE.md': governance, 'web/.well-known/security.txt': securityTxt };

function world(
  changed: Readonly<Record<string, string>>,
  criterion: string,
): Pick<FailingCase, 'gate' | 'files' | 'criterion'> {
  return { gate, files: { ...files, ...changed }, criterion };
}

function insteadOf(
  from: string | RegExp,
  to: string,
  criterion = 'L1',
): Pick<FailingCase, 'gate' | 'files' | 'criterion'> {
  return world({ 'SECURITY.md': policy.replace(from, to) }, criterion);
}

function withText(from: string, to: string): Pick<FailingCase, 'gate' | 'files' | 'criterion'> {
  return world({ 'web/.well-known/security.txt': securityTxt.replace(from, to) }, 'L1');
}

const paths = /Please do not[^]*?open an issue\.\n/;

export const cases: ProbeCases = {
  passes: [
    { name: 'route and times', ...world({}, 'L1') },
    { name: 'safe harbour and embargo', ...world({}, 'L3') },
    {
      name: 'everything at once, without security.txt',
      gate,
      files: { 'SECURITY.md': policy, 'docs/GOVERNANCE.md': governance },
    },
    {
      name: 'private reporting of the code host',
      ...insteadOf(
        paths,
        'Use the [advisory form](https://github.com/harbour/harbour/security/advisories/new), never the tracker.\n',
      ),
    },
    {
      name: 'a signed security.txt',
      ...world(
        {
          'web/.well-known/security.txt': `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${securityTxt}-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n`,
        },
        'L1',
      ),
    },
    { name: 'no policy named', files: { 'README.md': 'Harbour' }, result: 'NotRun' },
  ],
  fails: [
    { name: 'not written', rule: 'disclosure.policy.missing', gate, files: { 'README.md': 'Harbour' } },
    {
      name: 'a policy in French',
      rule: 'disclosure.policy.another-language',
      gate,
      files: {
        'SECURITY.md':
          '# Sécurité\n\nMerci de signaler les failles par courrier à securite@port.example. Nous accusons réception dans les 24 heures, et les corrections sont publiées avec un avis.\n',
      },
      result: 'NeedsReview',
    },
    {
      name: 'security.md',
      rule: 'disclosure.policy.letter-case',
      gate,
      files: { 'security.md': policy },
      result: 'Passed',
    },
    {
      name: 'the template’s address',
      rule: 'disclosure.policy.unfinished',
      ...insteadOf('security@harbour.example', 'security@harbour.example [contact name]'),
    },
    {
      name: 'nowhere to write to',
      rule: 'disclosure.policy.no-route',
      ...insteadOf(paths, 'Please tell us about vulnerabilities.\n'),
    },
    {
      name: 'open an issue',
      rule: 'disclosure.policy.public-route',
      ...insteadOf(paths, 'Found a vulnerability? Open an issue with the label security.\n'),
    },
    { name: 'mail in clear', rule: 'disclosure.policy.no-encryption', ...insteadOf(/, encrypted[^]*?\/report\)/, '') },
    {
      name: 'as soon as we can',
      rule: 'disclosure.policy.no-acknowledgement',
      ...insteadOf('| 24 hours', '| as soon as we can'),
    },
    {
      name: 'no clock for fixes',
      rule: 'disclosure.policy.no-fix-time',
      ...insteadOf(/\| Triage[^]*?week\./, '\nThen we mend it.'),
    },
    { name: 'no scope', rule: 'disclosure.policy.no-scope', ...insteadOf(/## Scope[^]*?(?=## Safe)/, '') },
    {
      name: 'no safe harbour',
      rule: 'disclosure.policy.no-safe-harbour',
      ...insteadOf(/## Safe harbour[^]*?(?=## Disclosure)/, '', 'L3'),
    },
    {
      name: 'an embargo without end',
      rule: 'disclosure.policy.no-embargo',
      ...insteadOf(' of 90 days from the report, or', '', 'L3'),
    },
    { name: 'an address without mailto', rule: 'disclosure.policy.security-txt', ...withText('mailto:', '') },
    { name: 'a form without TLS', rule: 'disclosure.policy.security-txt', ...withText('https:', 'http:') },
    {
      name: 'two dates',
      rule: 'disclosure.policy.security-txt',
      ...withText('Preferred', 'Expires: 2027-01-31T00:00:00Z\nPreferred'),
    },
    {
      name: 'expired in spring',
      rule: 'disclosure.policy.security-txt-expires',
      ...withText('2027-06-30', '2026-04-01'),
    },
    {
      name: 'expires during the test',
      rule: 'disclosure.policy.security-txt-expires',
      ...withText('2027-06-30', '2026-12-05'),
    },
    {
      name: '24 hours here, 72 there',
      rule: 'disclosure.policy.contradicts-governance',
      ...world({ 'docs/GOVERNANCE.md': governance.replace('24', '72') }, 'L1'),
    },
  ],
};
