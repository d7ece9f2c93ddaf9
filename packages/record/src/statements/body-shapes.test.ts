import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../testing/refusals.ts';
import type { Bodies, StatementType } from './bodies.ts';
import { bodyShapes } from './body-shapes.ts';

const digest = 'a'.repeat(64);
const time = '2026-11-22T09:00:00Z';
const key = `SHA256:${'A'.repeat(43)}`;
const snapshot = {
  candidate: digest,
  materials: '',
  baseline: digest,
  substances: { A1: digest },
  subjects: {},
  about: {},
  deliverables: {},
  relief: [digest],
};

/** One body of every type, each list with an entry and each null filled. */
const bodies: { readonly [T in StatementType]: Bodies[T] } = {
  trust: {
    version: 2,
    previous: digest,
    origin: 'emberfall.example/sallyport',
    kind: 'live',
    replaces: digest,
    threshold: 1,
    persons: [{ id: 'ada', vouchedBy: 'ada' }],
    keys: [
      {
        fingerprint: key,
        publicKey: 'ssh-ed25519 AAAA',
        person: 'ada',
        runner: 'ci',
        actor: 'Human',
        presence: 'proved',
        status: 'active',
        since: 0,
      },
    ],
    grants: [{ person: 'ada', role: 'pm' }],
    sealers: [key],
    people: digest,
  },
  gate: {
    path: 'sallyport.yaml',
    source: digest,
    profiles: [{ path: 'own.yaml', sha256: digest }],
    resolved: digest,
    profile: { name: 'closed-test', version: '1' },
    rules: 'rules-1',
    facets: ['ports@static'],
    commit: 'a'.repeat(40),
  },
  evidence: {
    tool: 'sallyport 1',
    rules: 'rules-1',
    materials: '',
    candidate: 'app',
    entries: [
      {
        criterion: 'A1',
        facet: 'ports@static',
        vantage: 'runner',
        subject: digest,
        observedAt: time,
        result: 'Failed',
        summary: '',
        findings: [{ rule: 'r', severity: 'high', fingerprint: digest, place: '', what: '', why: '', fix: '' }],
        coverage: { looked: 0, total: 0, unit: '' },
        facts: { port: '6379' },
        previous: [digest],
      },
    ],
  },
  signoff: {
    purpose: 'criterion',
    meaning: 'I accept.',
    shown: digest,
    opened: [{ name: 'docs/runbook.md', sha256: digest }],
    entries: [{ about: 'A1', role: 'pm', answer: 'accepted', reason: 'Good.', substance: digest }],
  },
  waiver: { criterion: 'A1', facet: 'ports@static', findings: [digest], reason: 'Closed.', expires: time },
  deviation: { criterion: 'A1', weakening: digest, reason: 'No client.', expires: time },
  kickoff: { title: 'Kickoff', chair: 'ada', invited: ['ada'], agenda: [''] },
  poll: {
    kickoff: digest,
    opened: time,
    deadline: time,
    stations: [{ role: 'pm', persons: ['ada'], needed: 1 }],
    snapshot,
  },
  vote: { poll: digest, roles: ['pm'], answer: 'go', reason: 'Good.', snapshot: digest },
  paper: {
    kind: 'log',
    path: 'docs/log.md',
    bytes: digest,
    templates: '1',
    parts: [{ id: 'checks', sha256: digest }],
    body: digest,
  },
  decision: {
    verdict: 'GO',
    semantics: '1',
    poll: digest,
    at: time,
    log: { size: 0, root: digest },
    snapshot,
    counted: [digest],
    notCounted: [{ statement: digest, reason: '' }],
    missingRoles: ['pm'],
    reasons: [''],
    duty: { grade: 'A', notes: [''] },
    offline: false,
    branch: 'main',
    message: 'Go.',
  },
  hold: { decision: digest, reason: 'Red.', criteria: ['A1'] },
  resume: { holds: [digest], role: 'pm', reason: 'Green.' },
  withdraw: { statement: digest, lost: false, reason: 'Mistake.' },
};

/** So many documents with names in order. */
function opened(count: number): readonly { readonly name: string; readonly sha256: string }[] {
  return Array.from({ length: count }, (_, at) => ({ name: `doc-${String(at).padStart(3, '0')}`, sha256: digest }));
}

const types = Object.keys(bodies) as StatementType[];

function why(type: StatementType, body: unknown): string | null {
  return sentenceOf(() => bodyShapes[type](body, { file: 'f', path: [] }));
}

/** What the shape says of the body with the value at `path`, such as `keys.0.actor`, replaced. */
function changed(type: StatementType, path: string, value: unknown): string | null {
  const copy = structuredClone(bodies[type]) as unknown;
  const steps = path.split('.');
  const last = steps.pop() as string;
  let parent = copy as Record<string, unknown>;
  for (const step of steps) parent = parent[step] as Record<string, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return why(type, copy);
}

/** Every object in a value, as paths to it; '' is the value itself. */
function objectsIn(value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, one]) => objectsIn(one, at === '' ? name : `${at}.${name}`));
  return Array.isArray(value) ? inner : [at, ...inner];
}

const maps = ['facts', 'substances', 'subjects', 'about', 'deliverables'];

describe.each(types)('the body of %s', (type) => {
  it('is accepted as it is', () => {
    expect(why(type, bodies[type])).toBeNull();
  });

  it('has exactly its keys, at every depth', () => {
    for (const at of objectsIn(bodies[type], '')) {
      if (maps.some((name) => at.endsWith(name))) continue;
      const prefix = at === '' ? '' : `${at}.`;
      expect(changed(type, `${prefix}unheardOf`, 1)).toBe(
        `f: ${at === '' ? 'the statement' : at} has the unknown key "unheardOf".`,
      );
      let inside = bodies[type] as unknown as Record<string, unknown>;
      for (const step of at === '' ? [] : at.split('.')) inside = inside[step] as Record<string, unknown>;
      for (const name of Object.keys(inside)) {
        expect(changed(type, prefix + name, undefined)).toBe(`f: ${prefix}${name} is missing.`);
        if (!maps.includes(name)) expect(changed(type, prefix + name, { not: 'this' })).not.toBeNull();
      }
    }
  });
});

describe('words', () => {
  it.each<[StatementType, string, readonly string[]]>([
    ['trust', 'kind', ['live', 'demo']],
    ['trust', 'keys.0.actor', ['Human', 'Software', 'Software Assisted']],
    ['trust', 'keys.0.presence', ['proved', 'key file']],
    ['trust', 'keys.0.status', ['active', 'retired', 'compromised']],
    ['evidence', 'entries.0.findings.0.severity', ['critical', 'high', 'medium', 'low', 'info']],
    ['evidence', 'entries.0.result', ['Passed', 'Failed', 'NeedsReview', 'NotApplicable', 'NotRun', 'Unknown']],
    ['signoff', 'purpose', ['criterion', 'deliverable', 'acknowledgement', 'minutes', 'co-signature']],
    ['signoff', 'entries.0.answer', ['accepted', 'rejected']],
    ['vote', 'answer', ['go', 'no-go']],
    ['paper', 'kind', ['log', 'minutes', 'deliverables', 'readiness']],
    ['decision', 'verdict', ['GO', 'NO-GO', 'HOLD']],
    ['decision', 'duty.grade', ['A', 'B', 'C', 'S']],
  ])('of %s %s are these, and no other', (type, path, words) => {
    for (const word of words) expect([word, changed(type, path, word)]).toEqual([word, null]);
    for (const word of ['', words[0]?.toLowerCase() === words[0] ? words[0]?.toUpperCase() : words[0]?.toLowerCase()]) {
      expect(changed(type, path, word)).toBe(`f: ${path} must be one of ${words.join(', ')}.`);
    }
  });
});

describe('what may be null', () => {
  it.each<[StatementType, readonly string[]]>([
    ['trust', ['previous', 'replaces', 'keys.0.person', 'keys.0.runner', 'keys.0.since']],
    ['evidence', ['candidate']],
    ['signoff', ['entries.0.role', 'entries.0.reason']],
    ['deviation', ['expires']],
    ['vote', ['poll', 'reason', 'snapshot']],
    ['decision', ['poll']],
  ])('in %s is %j', (type, paths) => {
    for (const path of paths) expect([path, changed(type, path, null)]).toEqual([path, null]);
    const never = Object.keys(bodies[type]).filter((name) => !paths.includes(name));
    for (const name of never) expect([name, changed(type, name, null)]).not.toEqual([name, null]);
  });
});

describe('bounds', () => {
  it.each<[StatementType, string, readonly unknown[], readonly unknown[]]>([
    ['trust', 'version', [1, 1_000_000], [0, 1_000_001, 1.5]],
    ['trust', 'threshold', [1, 1024], [0, 1025]],
    ['trust', 'keys.0.since', [0, 7], [-1, 0.5]],
    ['trust', 'persons', [], [[]]],
    ['trust', 'keys', [], [[]]],
    ['trust', 'grants', [[]], ['pm']],
    ['trust', 'sealers', [Array(64).fill(key)], [[], Array(65).fill(key)]],
    ['trust', 'keys.0.publicKey', ['x'.repeat(4096)], ['', 'x'.repeat(4097)]],
    ['gate', 'path', ['x'.repeat(1024)], ['', 'x'.repeat(1025)]],
    ['gate', 'rules', ['x'.repeat(256)], ['', 'x'.repeat(257)]],
    ['gate', 'facets', [[], Array(1024).fill('x')], [Array(1025).fill('x')]],
    ['evidence', 'entries', [], [[]]],
    ['evidence', 'entries.0.coverage.looked', [0, 9], [-1, 1.5]],
    ['evidence', 'entries.0.facts', [{}, { ['x'.repeat(256)]: '' }], [{ ['x'.repeat(257)]: '' }, { port: 6379 }]],
    ['evidence', 'entries.0.previous', [[]], [[digest, digest]]],
    ['signoff', 'entries', [], [[]]],
    ['signoff', 'meaning', ['x'], ['', 'x'.repeat(4097)]],
    [
      'signoff',
      'opened',
      [[], opened(500), opened(2)],
      [opened(501), opened(2).toReversed(), [...opened(1), ...opened(1)]],
    ],
    ['signoff', 'opened.0.name', ['x', 'x'.repeat(1024)], ['', 'x'.repeat(1025), 7]],
    ['signoff', 'opened.0.sha256', [digest], ['', 'A'.repeat(64), 'a'.repeat(63)]],
    ['waiver', 'findings', [], [[], ['x']]],
    ['waiver', 'reason', ['x'], ['']],
    ['kickoff', 'invited', [], [[], ['Ada']]],
    ['poll', 'stations', [[]], [[{ role: 'pm', persons: ['ada'], needed: 1025 }]]],
    ['poll', 'stations.0.persons', [[]], [['Ada']]],
    ['poll', 'snapshot.substances', [{}], [{ '': digest }, { ['x'.repeat(513)]: digest }, { A1: 'x' }]],
    ['vote', 'roles', [], [[], ['PM']]],
    ['resume', 'holds', [], [[]]],
    ['decision', 'counted', [[]], [['x']]],
    ['decision', 'offline', [true], ['true', 0]],
    ['decision', 'log.size', [0, 1], [-1]],
  ])('of %s %s', (type, path, good, bad) => {
    for (const value of good) expect([path, changed(type, path, value)]).toEqual([path, null]);
    for (const value of bad)
      expect(changed(type, path, value)).toMatch(new RegExp(`^f: ${path.replace(/\./g, '\\.')}`));
  });

  it('of a commit', () => {
    const refusal = 'f: commit must be a full git commit id.';
    for (const length of [40, 64]) expect(changed('gate', 'commit', 'a'.repeat(length))).toBeNull();
    for (const length of [0, 1, 39, 41, 63, 65]) expect(changed('gate', 'commit', 'a'.repeat(length))).toBe(refusal);
    for (const length of [40, 64]) expect(changed('gate', 'commit', 'A'.repeat(length))).toBe(refusal);
    for (const length of [40, 64]) expect(changed('gate', 'commit', `${'a'.repeat(length)}\n`)).toBe(refusal);
  });

  it('of an origin', () => {
    const good = ['a', 'a.example', '127.0.0.1', 'a.example/b', 'a.example/B_~.-/c/d/e', `a/${'b'.repeat(64)}`];
    for (const origin of [...good, 'a'.repeat(127)])
      expect([origin, changed('trust', 'origin', origin)]).toEqual([origin, null]);
    const bad = [
      '',
      '-a',
      'A.example',
      '/a',
      'a/',
      'a//b',
      'a/b/c/d/e/f',
      'a b',
      'a/b c',
      ' a',
      'a\n',
      'https://a.example',
    ];
    for (const origin of [...bad, 'a'.repeat(128), `a/${'b'.repeat(65)}`]) {
      expect([origin, changed('trust', 'origin', origin)]).toEqual([
        origin,
        'f: origin must be an address such as `a.example/b`.',
      ]);
    }
  });
});
