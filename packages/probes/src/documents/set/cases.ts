import type { ResolvedGate } from '@sallyport/gate';
import type { FailingCase, PassingCase, ProbeCases } from '../../case.ts';

const guide = `# Harbour: tester guide

Welcome to the closed test of Harbour 0.9.9. This guide takes you from the invitation to your first evening in the
harbour, and tells you what to do when something breaks. Drafting a story is the heart of the game: save it as a draft
as often as you like.

## Install

1. Download the installer for your system and check its digest as shown in [the FAQ](faq.md#how-do-i-check-the-file).
2. Start it. ![The first screen](images/first-screen.png)
3. You need Windows 10, Node 20 is not needed, and version 535.104 of the NVIDIA driver or newer.

## Report a problem

Write into the private channel, or open the form in the client. See also [what we know already](known_issues.md).
Back to [Install](#install).
`;

const faq = `# Questions

## How do I check the file?

Compare the digest on the download page with the one that your system computes; the guide shows the command for each
system. When they differ, do not start the file and tell us in the private channel.

## Which version is this?

This is Harbour 0.9.9-stable. Saves from 0.9.8 are read once and converted, and cannot be taken back afterwards.
`;

const assets = `# Starter assets

Every tester gets the same small set of assets on the first evening: two boats, one jetty, and a lantern. They come
with the account and need no download. Community hands out replacements when a boat is lost to a defect of ours.
`;

const terms = `# Tester agreement

By joining the closed test you agree to keep what you see to yourself until the end of the test. You may leave at any
time; we then delete your account and your reports within thirty days. Reports of vulnerabilities to us, to
coordinators and to authorities are never a breach of this agreement.

## Who we are

Harbour Works, 4 Quay Street, Bremen.
`;

const privacy = terms.replace('# Tester agreement', '# Privacy notice');

const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const documents: ResolvedGate['documents'] = [
  { path: 'docs/guide.md', title: 'Guide', kind: 'guide', legal: false },
  { path: 'docs/faq.md', title: 'FAQ', kind: 'faq', legal: false },
  { path: 'docs/assets.md', title: 'Starter assets', kind: 'asset-plan', legal: false },
  { path: 'docs/terms.md', title: 'Agreement', kind: 'terms', legal: true },
  { path: 'docs/privacy.md', title: 'Privacy', kind: 'privacy', legal: true },
];
const files: PassingCase['files'] = {
  'docs/guide.md': guide,
  'docs/faq.md': faq,
  'docs/assets.md': assets,
  'docs/terms.md': terms,
  'docs/privacy.md': privacy,
  'docs/known_issues.md': '# Known issues\n',
  'docs/images/first-screen.png': image,
};
const only: ResolvedGate['documents'] = documents.slice(0, 1);

/** The world with another guide. */
function withGuide(text: string): Pick<FailingCase, 'gate' | 'files'> {
  return { gate: { documents }, files: { ...files, 'docs/guide.md': text } };
}

function insteadOf(from: string, to: string): Pick<FailingCase, 'gate' | 'files'> {
  return withGuide(guide.replace(from, to));
}

const pdf = {
  documents: [...only, { path: 'docs/terms.pdf', title: 'Agreement', kind: 'terms' as const, legal: true }],
};

export const cases: ProbeCases = {
  passes: [
    { name: 'onboarding kit', gate: { documents }, files, criterion: 'I1' },
    { name: 'what Legal reads', gate: { documents }, files, criterion: 'I2' },
    {
      name: 'plan for losing the host',
      gate: { hostLoss: 'docs/host_loss.md' },
      files: { 'docs/host_loss.md': assets },
      criterion: 'F4',
    },
    {
      name: 'a guide with a word of every trap',
      ...insteadOf('Back to', 'Open the TODO list app, pick `TODO` there, press [Enter], and read [RFC 9116]. Back to'),
    },
    { name: 'no documents named', files, result: 'NotRun', criterion: 'I1' },
  ],
  fails: [
    {
      name: 'a page that was never written',
      rule: 'documents.set.missing',
      gate: { hostLoss: 'docs/host_loss.md' },
      files,
      criterion: 'F4',
    },
    {
      name: 'GUIDE.MD',
      rule: 'documents.set.letter-case',
      gate: { documents: [{ ...only[0], path: 'docs/GUIDE.md' } as ResolvedGate['documents'][number]] },
      files,
      result: 'Passed',
    },
    {
      name: 'no FAQ',
      rule: 'documents.set.kind-missing',
      gate: { documents: documents.filter(({ kind }) => kind !== 'faq') },
      files,
      criterion: 'I1',
    },
    {
      name: 'a page of headings',
      rule: 'documents.set.thin',
      ...withGuide('# Harbour: tester guide\n\n## Install\n\nSoon.\n'),
    },
    { name: 'a note to self', rule: 'documents.set.unfinished', ...insteadOf('Back to', 'TODO: Linux. Back to') },
    {
      name: 'a template’s company',
      rule: 'documents.set.unfinished',
      ...insteadOf('Welcome to', 'Welcome from [Company Name] to'),
    },
    {
      name: 'a draft by its status',
      rule: 'documents.set.unfinished',
      ...insteadOf('\nWelcome', '\n**Status:** Draft\n\nWelcome'),
    },
    {
      name: 'a draft by its title',
      rule: 'documents.set.unfinished',
      ...insteadOf('tester guide', 'tester guide (draft)'),
    },
    { name: 'a template variable', rule: 'documents.set.unfinished', ...insteadOf('0.9.9.', '{{ version }}.') },
    {
      name: 'a cell to be decided',
      rule: 'documents.set.unfinished',
      ...insteadOf('\n## Report', '\n| system | size |\n|---|---|\n| Linux | TBD |\n\n## Report'),
    },
    {
      name: 'a comment that testers can read in the source',
      rule: 'documents.set.unfinished',
      ...insteadOf('## Install', '<!-- TODO screenshots -->\n\n## Install'),
    },
    {
      name: 'a heading without text',
      rule: 'documents.set.empty-section',
      ...insteadOf('## Report', '## Uninstall\n\n## Report'),
    },
    {
      name: 'a page that was moved',
      rule: 'documents.set.broken-link',
      ...insteadOf('known_issues.md', '../known_issues.md'),
    },
    { name: 'a link to be filled in', rule: 'documents.set.broken-link', ...insteadOf('(known_issues.md)', '(#)') },
    { name: 'a renamed heading', rule: 'documents.set.broken-anchor', ...insteadOf('(#install)', '(#installation)') },
    {
      name: 'a renamed heading elsewhere',
      rule: 'documents.set.broken-anchor',
      ...insteadOf('#how-do-i-check-the-file', '#checksums'),
    },
    {
      name: 'an image that was not committed',
      rule: 'documents.set.broken-image',
      ...insteadOf('first-screen.png', 'first-screen.jpg'),
    },
    {
      name: 'the guide of the last build',
      rule: 'documents.set.other-version',
      ...insteadOf('Harbour 0.9.9', 'Harbour 0.9.8'),
    },
    {
      name: 'the installer of the last build',
      rule: 'documents.set.other-version',
      ...insteadOf('Start it.', 'Start `Harbour-0.9.7-windows-x64.exe`.'),
    },
    {
      name: 'a PDF that is a web page',
      rule: 'documents.set.wrong-format',
      gate: pdf,
      files: { ...files, 'docs/terms.pdf': '<html>' },
    },
    {
      name: 'terms as PDF',
      rule: 'documents.set.not-read',
      gate: pdf,
      files: { ...files, 'docs/terms.pdf': '%PDF-1.7 …' },
      result: 'NeedsReview',
    },
  ],
};
