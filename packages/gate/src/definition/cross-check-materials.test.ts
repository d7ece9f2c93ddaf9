import { expect, test } from 'vitest';
import { closedTestLayers, minimalGateFile } from '../testing/minimal-gate-file.ts';
import { crossCheck, crossCheckNotes } from './cross-check.ts';
import type { GateFile } from './gate-file.ts';
import { wrongValue } from './gate-problem.ts';

type Expected = readonly (readonly [place: string, at: 'key' | 'value', what: string, instead: string])[];

function problems(change: Partial<GateFile>): Expected {
  return crossCheck({ ...minimalGateFile, ...change }, closedTestLayers()).map(({ path, at, what, instead }) => [
    path.join('.'),
    at,
    what,
    instead,
  ]);
}

const window = { zone: 'Europe/Berlin', cohortCap: 40, firstWave: 8, stopRules: [] };
const day = { start: '2027-03-01T09:00', end: '2027-03-02T09:00' };
const roles = 'Known: pm, architect, tech, qa, sre, community, legal, security.';
const once = 'Leave one of the two out.';

function deliverable(id: string, owner: string) {
  return { id, title: 'A build', owner, files: ['a.md'], acceptance: 'It starts.' };
}

function door(address: string, port: number, protocol: 'tcp' | 'udp') {
  return { address, port, protocol, service: 'gateway', purpose: 'web' };
}

function report(path: string) {
  return { path, format: 'junit' as const, suite: 'acceptance' };
}

function secret(path: string) {
  return { path, kind: 'secret' as const };
}

const cases: readonly (readonly [string, Partial<GateFile>, Expected])[] = [
  [
    'a phase follows another with a lower number',
    { phase: { ...minimalGateFile.phase, number: 5 } },
    [['phase.previous.number', 'value', 'phase 6 does not come before phase 5', 'Write a number below 5.']],
  ],
  [
    'a build has a tag or a commit',
    { candidate: { version: '1' } },
    [['candidate', 'key', 'the build has neither tag nor commit', 'Add `tag: v1.2.3` or `commit: …`.']],
  ],
  ['a commit alone names a build', { candidate: { version: '1', commit: '4c1f0a2' } }, []],
  [
    'materials are not on the branch of the record',
    { git: { branch: 'SALLYPORT/record', message: 'x' } },
    [
      [
        'git.branch',
        'value',
        'this branch holds the record and nothing else',
        'Write the branch that the papers and documents are on.',
      ],
    ],
  ],
  [
    'every paper has a file of its own, whatever the letter case',
    { papers: { log: 'A.md', minutes: 'a.md', deliverables: 'P6.md', readiness: 'A.MD' } },
    [
      ['papers.minutes', 'value', 'log is written to the same file', 'Give each paper its own file.'],
      ['papers.deliverables', 'value', 'this is the log of the previous phase', 'Give each phase its own papers.'],
      ['papers.readiness', 'value', 'log is written to the same file', 'Give each paper its own file.'],
    ],
  ],
  [
    'papers are compared with all that stand before them',
    { papers: { log: 'l.md', minutes: 'm.md', deliverables: 'd.md', readiness: 'd.md' } },
    [['papers.readiness', 'value', 'deliverables is written to the same file', 'Give each paper its own file.']],
  ],
  ['without a phase before, no paper can be its log', { phase: { number: 1, title: 'Start', outcome: 'Started' } }, []],
  [
    'of a zone that is none, only that is said',
    { test: { ...window, zone: 'Mars/Base', ...day, firstWave: 41 } },
    [['test.zone', 'value', '"Mars/Base" is no time zone', 'Write an IANA name such as Europe/Berlin.']],
  ],
  [
    'skipped times and days that do not exist are named each',
    { test: { ...window, start: '2027-03-28T02:30', end: '2027-02-30T09:00' } },
    [
      [
        'test.start',
        'value',
        'clocks in Europe/Berlin skip 2027-03-28T02:30',
        'Write a time before or after the change of clocks.',
      ],
      ['test.end', 'value', '2027-02-30T09:00 is no day of the calendar', 'Write a day that exists.'],
    ],
  ],
  [
    'nothing may be reached until a day that does not exist',
    {
      staging: {
        files: ['a'],
        exposure: [
          { ...door('::', 1, 'tcp'), until: '2027-02-28' },
          { ...door('::', 2, 'tcp'), until: '2027-02-30' },
        ],
      },
    },
    [['staging.exposure.1.until', 'value', '2027-02-30 is no day of the calendar', 'Write a day that exists.']],
  ],
  [
    'a day that does not exist at the start says nothing of the end',
    { test: { ...window, start: '2027-02-30T09:00', end: '2027-01-01T09:00' } },
    [['test.start', 'value', '2027-02-30T09:00 is no day of the calendar', 'Write a day that exists.']],
  ],
  [
    'a test that ends as it starts, with a wave larger than the cohort',
    { test: { ...window, start: day.end, end: day.end, firstWave: 41 } },
    [
      ['test.end', 'value', 'the test ends before it starts', 'Write a time after 2027-03-02T09:00.'],
      ['test.firstWave', 'value', 'the first wave is larger than the whole cohort of 40', 'Write 40 or less.'],
    ],
  ],
  [
    'a test of a minute for the whole cohort at once',
    { test: { ...window, ...day, end: '2027-03-01T09:01', firstWave: 40 } },
    [],
  ],
  [
    'deliverables stand once and belong to a role',
    { deliverables: [deliverable('1', 'techs'), deliverable('1', 'tech'), deliverable('2', 'tech')] },
    [
      ['deliverables.1', 'value', 'deliverable 1 stands here a second time', once],
      ['deliverables.0.owner', 'value', '"techs" is no role', `Did you mean "tech"? ${roles}`],
    ],
  ],
  [
    'runners are for facets that there are, each once',
    {
      criteria: { P1: { title: 'x', owner: 'pm', facets: ['sign', 'documents.set@file'], about: ['gate'] }, B4: false },
      runners: {
        'staging.exposure@time': ['a'],
        'staging.exposur@file': ['a', 'a'],
        'no.such-thing@host': [],
        'staging.exposure@engine': ['a', 'b'],
        '*': ['a', 'b'],
      },
    },
    [
      [
        'runners.staging.exposure@time',
        'key',
        'no criterion has the facet staging.exposure@time',
        'The probe has: staging.exposure@engine, staging.exposure@file, staging.exposure@host, staging.exposure@outside.',
      ],
      [
        'runners.staging.exposur@file',
        'key',
        'no criterion has the facet staging.exposur@file',
        'Did you mean "staging.exposure@file"?',
      ],
      ['runners.staging.exposur@file.1', 'value', 'the runner a stands here a second time', once],
      ['runners.no.such-thing@host', 'key', 'no criterion has the facet no.such-thing@host', 'Write one that exists.'],
    ],
  ],
  [
    'nothing that people read is a secret',
    {
      documents: [{ path: 'docs/guide.md', title: 'Guide', kind: 'guide' }],
      incident: { plan: 'ops/plan.md', onCall: [] },
      disclosure: { policy: 'SECURITY.md', governance: 'GOVERNANCE.md' },
      knownIssues: 'issues.md',
      hostLoss: 'loss/host.md',
      untracked: [
        'docs/guide.md',
        'ops/plan.md',
        'SECURITY.md',
        'GOVERNANCE.md',
        'issues.md',
        'loss',
        'minutes.md',
        'doc',
        'other',
      ].map(secret),
    },
    ['docs/guide.md', 'ops/plan.md', 'SECURITY.md', 'GOVERNANCE.md', 'issues.md', 'loss/host.md', 'minutes.md'].map(
      (path, index) => [
        `untracked.${index}.path`,
        'value',
        `people read ${path}, so git must have it`,
        `Commit ${path} and leave this entry out.`,
      ],
    ),
  ],
  [
    'paths of what git does not have stand once, whatever the letter case',
    { untracked: [secret('.env'), secret('.ENV')] },
    [['untracked.1', 'value', 'the path .env stands here a second time', once]],
  ],
  [
    'entries of every other list stand once',
    {
      candidate: { version: '1', tag: 'v1', versionFiles: ['v', 'w', 'v'] },
      documents: ['a', 'A', 'b'].map((path) => ({ path, title: 'x', kind: 'faq' as const })),
      testReports: ['r.xml', 'R.xml', 's.xml'].map(report),
      scanReports: ['r.xml', 's.xml', 'S.XML'].map(report),
      staging: {
        files: ['a', 'a', 'A'],
        environment: ['e', 'E', 'e'],
        exposure: [
          door('::', 1, 'tcp'),
          door('::', 1, 'udp'),
          door('::', 2, 'tcp'),
          door('10.0.0.1', 1, 'tcp'),
          door('10.0.0.1', 1, 'tcp'),
        ],
      },
      production: {
        files: ['b', 'b', 'B'],
        environment: ['f', 'F', 'f'],
        differences: [
          { service: 'web', key: 'image', reason: 'x' },
          { service: 'web', key: 'ports', reason: 'x' },
          { service: 'game', key: 'image', reason: 'x' },
          { service: 'web', key: 'image', reason: 'y' },
        ],
      },
      installers: { manifest: 'm', directory: 'd', platforms: ['linux-x64', 'mac', 'linux-x64'] },
      narrative: { model: 'm', hardware: ['8gb', '8gb'] },
      incident: { plan: 'p', onCall: ['sara', 'mira', 'sara'] },
    },
    [
      ['documents.1', 'value', 'the document a stands here a second time', once],
      ['testReports.1', 'value', 'the report r.xml stands here a second time', once],
      ['scanReports.2', 'value', 'the report s.xml stands here a second time', once],
      ['staging.files.1', 'value', 'the file a stands here a second time', once],
      ['staging.environment.2', 'value', 'the file e stands here a second time', once],
      ['staging.exposure.4', 'value', 'the door 10.0.0.1:1/tcp stands here a second time', once],
      ['production.files.1', 'value', 'the file b stands here a second time', once],
      ['production.environment.2', 'value', 'the file f stands here a second time', once],
      ['production.differences.3', 'value', 'the difference web.image stands here a second time', once],
      ['installers.platforms.2', 'value', 'the platform linux-x64 stands here a second time', once],
      ['narrative.hardware.1', 'value', 'the hardware class 8gb stands here a second time', once],
      ['incident.onCall.2', 'value', 'the person sara stands here a second time', once],
      ['candidate.versionFiles.2', 'value', 'the file v stands here a second time', once],
    ],
  ],
];

test.each(cases)('%s', (_name, change, expected) => {
  expect(problems(change)).toEqual(expected);
});

test('a time that clocks show twice is said of start and end alike', () => {
  const note = (key: string, local: string, instant: string) =>
    wrongValue(
      ['test', key],
      `clocks in Europe/Berlin show ${local} twice, and the earlier is taken: ${instant}`,
      'Write a time outside the hour of the change to be clear.',
    );
  const notes = (start: string, end: string) =>
    crossCheckNotes({ ...minimalGateFile, test: { ...window, start, end } });
  expect(notes('2026-10-25T02:30', '2027-10-31T02:15')).toEqual([
    note('start', '2026-10-25T02:30', '2026-10-25T00:30:00Z'),
    note('end', '2027-10-31T02:15', '2027-10-31T00:15:00Z'),
  ]);
  expect(notes('2026-10-25T04:30', '2026-02-31T02:15')).toEqual([]);
  expect(crossCheckNotes(minimalGateFile)).toEqual([]);
});
