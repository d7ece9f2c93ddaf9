import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { type DraftFacts, nothingFound } from './draft-facts.ts';
import { draftGateFile } from './draft-gate-file.ts';
import { loadGateFile } from './load-gate-file.ts';

const nothing: DraftFacts = {
  ...nothingFound,
  project: 'Emberfall',
  origin: 'emberfall.example/sallyport',
  phase: { number: 7, title: 'External Closed Testing' },
};

const everything: DraftFacts = {
  ...nothing,
  kind: 'demo',
  previousLog: 'docs/progress_logs/progress_phase_6.md',
  signedPredecessor: false,
  candidate: { version: '1.10', tag: 'v1.10', changelog: 'CHANGELOG.md', versionFiles: ['package.json'] },
  staging: { files: ['deploy/compose.yaml', 'deploy/compose.staging.yaml'], environment: ['deploy/.env.staging'] },
  exposure: {
    entries: [
      { address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'gateway', purpose: 'to be confirmed' },
      { address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'other', purpose: 'the same door again' },
    ],
    doubtful: [
      {
        entry: { address: '::', port: 6379, protocol: 'tcp', service: 'redis', purpose: 'to be confirmed' },
        what: 'Redis',
      },
    ],
  },
  production: { files: ['deploy/compose.yaml'], environment: ['deploy/.env.production'] },
  documents: [{ path: 'docs/onboarding/guide.md', title: 'Guide: how to start', kind: 'guide' }],
  knownIssues: 'docs/known_issues.md',
  hostLoss: 'docs/host_loss.md',
  testReports: ['reports/acceptance.xml', 'reports/e2e.json'],
  scanReports: ['reports/images.sarif'],
  rota: 'ops/rota.ics',
  incidentPlan: 'docs/incident.md',
  policy: 'SECURITY.md',
  governance: 'docs/PROJECT_GOVERNANCE_AND_WORKFLOWS.MD',
  installerManifest: 'release/manifest.json',
  untracked: [{ path: 'deploy/.env.staging', kind: 'secret' }],
  runner: 'gatehouse',
};

function load(text: string) {
  return loadGateFile(new TextEncoder().encode(text), 'sallyport.yaml').file;
}

test('with nothing found the draft loads, names its schema, and explains what is missing', () => {
  const text = draftGateFile(nothing);
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=https://sallyport.dev/schema/gate-file-1.json');
  const file = load(text);
  expect(Object.keys(file)).toEqual(
    'sallyport extends project phase candidate papers git incompatible minimumGrade defectLimit runners'.split(' '),
  );
  // With no runner named, what the team's own runner records counts for nothing, and it learns that last.
  expect(file.runners).toEqual({ '*': ['ci'] });
  expect(text).toMatch(/^# ci is the runner whose key .* ci\.runner\.pub/m);
  expect(file.git.message).toBe(
    'Phase 7.0: Initialized progress_phase_7.md and Confirmed Phase 7 Readiness for External Closed Testing.',
  );
});

test('where the version is known and no tag is, the tag of that version is proposed and said to be missing', () => {
  for (const version of ['1.4.2', 'v1.4.2']) {
    const text = draftGateFile({ ...nothing, candidate: { ...nothing.candidate, version } });
    expect(load(text).candidate).toEqual({ version, tag: 'v1.4.2' });
    expect(text).toContain('# No tag of it was found');
  }
});

test('with everything found it is filled in', () => {
  const file = load(draftGateFile(everything));
  expect(file).toMatchObject({
    project: { kind: 'demo' },
    phase: { previous: { number: 6, log: 'docs/progress_logs/progress_phase_6.md' } },
    candidate: { version: '1.10', tag: 'v1.10', changelog: 'CHANGELOG.md', versionFiles: ['package.json'] },
    papers: { log: 'docs/progress_logs/progress_phase_7.md' },
    staging: { ...everything.staging, exposure: [{ port: 443, service: 'other' }] },
    production: everything.production,
    documents: everything.documents,
    testReports: [{ format: 'junit' }, { format: 'ctrf' }],
    rota: { file: 'ops/rota.ics', allowedGapMinutes: 0 },
    disclosure: { policy: 'SECURITY.md', governance: 'docs/PROJECT_GOVERNANCE_AND_WORKFLOWS.MD' },
    installers: { directory: 'release' },
    runners: { '*': ['gatehouse'] },
  });
});

test('every section that is commented out loads once it is uncommented', () => {
  const text = draftGateFile(nothing);
  const open = text
    .split('\n')
    .map((line) =>
      /^# (?:[a-zA-Z]+:(?: |$)| {2})/.test(line) && !line.includes('yaml-language-server') ? line.slice(2) : line,
    )
    .map((line) =>
      line
        .replace(/^# {3}# /, '    ')
        .replace(/^( +)# ((?:exposure|environment|differences|previous|changelog|versionFiles):| {2}- )/, '$1$2'),
    )
    .join('\n');
  expect(parseDocument(open).errors).toEqual([]);
  const file = load(open);
  for (const key of [
    'roles',
    'criteria',
    'deliverables',
    'test',
    'staging',
    'documents',
    'channels',
    'installers',
    'runners',
  ]) {
    expect(file).toHaveProperty(key);
  }
});

test('it loads whatever names stand on the disk and in the project', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '../x',
      '/etc/passwd',
      '.git/config',
      'a: b',
      '#x',
      '"',
      "'",
      '- a',
      '[',
      '{',
      '*a',
      '&a',
      '!t',
      '|',
      'yes',
      'null',
      '1.10',
      'a\nb: c',
      'a #b',
      'C:\\x',
      '@x',
      '`x`',
      '%x',
      '\u202ex',
      'a/b.md',
    ),
  );
  const one = fc.option(hostile, { nil: null });
  const some = fc.array(hostile, { maxLength: 3 });
  const door = fc.record({
    address: fc.oneof(hostile, fc.constantFrom('0.0.0.0', '::')),
    port: fc.oneof(fc.integer(), fc.integer({ min: 1, max: 3 })),
    protocol: fc.constantFrom('tcp' as const, 'udp' as const),
    service: hostile,
    purpose: hostile,
  });
  fc.assert(
    fc.property(
      fc.record({
        project: hostile,
        origin: hostile,
        phase: fc.record({ number: fc.nat(100), title: hostile }),
        previousLog: one,
        signedPredecessor: fc.boolean(),
        candidate: fc.record({ version: one, tag: one, changelog: one, versionFiles: some }),
        staging: fc.record({ files: some, environment: some }),
        exposure: fc.record({
          entries: fc.array(door, { maxLength: 3 }),
          doubtful: fc.array(fc.record({ entry: door, what: hostile })),
        }),
        documents: fc.array(fc.record({ path: hostile, title: hostile, kind: fc.constant('guide' as const) }), {
          maxLength: 3,
        }),
        knownIssues: one,
        testReports: some,
        rota: one,
        incidentPlan: one,
        policy: one,
        governance: one,
        installerManifest: one,
        untracked: fc.array(fc.record({ path: hostile, kind: fc.constant('artefact' as const) }), { maxLength: 3 }),
        runner: one,
      }),
      (found) => {
        expect(load(draftGateFile({ ...nothing, ...found })).phase.number).toBe(found.phase.number);
      },
    ),
    { numRuns: 150 },
  );
});
