import { expect, test } from 'vitest';
import { GateFileError } from './gate-file-error.ts';
import { loadGateFile } from './load-gate-file.ts';

const good = `sallyport: 1
extends: closed-test
project:
  name: Emberfall
  origin: emberfall.example/sallyport
phase:
  number: 7
  title: External Closed Testing
  outcome: Phase 7 Initiated
  previous: { number: 6, log: docs/p6.md }
candidate:
  version: 0.9.9-stable
  tag: v0.9.9
papers:
  log: docs/p7.md
  minutes: docs/minutes.md
  deliverables: docs/deliverables.md
  readiness: docs/readiness.md
git:
  branch: feature/phase-7-setup
  message: "Phase 7.0: ready."
callOrder: [architect, tech, qa, sre, community, legal, security, pm]
criteria:
  B4: { facets: [sign], reason: later }
`;

function load(text: string | Uint8Array) {
  return loadGateFile(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'sallyport.yaml');
}

function refusal(text: string | Uint8Array): GateFileError {
  try {
    load(text);
  } catch (error) {
    if (error instanceof GateFileError) return error;
    throw error;
  }
  throw new Error('it was loaded');
}

function places(text: string | Uint8Array): readonly string[] {
  return refusal(text).problems.map(({ line, column, what }) => `${line}:${column} ${what}`);
}

test('a good file loads with its layers', () => {
  const { file, layers, notes } = load(good);
  expect(file.phase.number).toBe(7);
  expect(layers?.map(({ profile }) => profile.name)).toEqual(['closed-test']);
  expect(notes).toEqual([]);
});

test.each([
  ['a byte order mark', `\ufeff${good}`],
  ['CRLF', good.replaceAll('\n', '\r\n')],
  ['no newline at the end', good.trimEnd()],
  ['comments', `# a\n${good}# b\n`],
  ['quoted keys', good.replace('phase:', '"phase":')],
  [
    'an alias or two',
    good.replace('tag: v0.9.9', 'tag: &v v0.9.9').replace('branch: feature/phase-7-setup', 'branch: *v'),
  ],
])('%s is read the same', (_name, text) => {
  expect(load(text).file.candidate).toEqual(load(good).file.candidate);
});

const bad: readonly (readonly [string, readonly [string, string], readonly string[]])[] = [
  ['unknown key', ['callOrder:', 'callOder:'], ['22:1 a gate file has no key "callOder"']],
  [
    'unknown inner key',
    ['  number: 7', '  nummer: 7'],
    ['6:1 phase.number is missing', '7:3 phase has no key "nummer"'],
  ],
  [
    'missing section',
    ['git:\n  branch: feature/phase-7-setup\n  message: "Phase 7.0: ready."\n', ''],
    ['1:1 git is missing'],
  ],
  [
    'missing key in a flow map',
    ['{ number: 6, log: docs/p6.md }', '{ number: 6 }'],
    ['10:3 phase.previous.log is missing'],
  ],
  ['empty section', ['phase:', 'empty:\nphase:'], ['6:1 a gate file has no key "empty"']],
  ['empty value', ['  title: External Closed Testing', '  title:'], ['8:3 phase.title is empty']],
  ['number for text', ['0.9.9-stable', '1.10'], ['12:12 candidate.version is the number 1.1, not text']],
  ['text for a number', ['number: 7', 'number: seven'], ['7:11 phase.number is text, not a number']],
  ['map for text', ['  name: Emberfall', '  name: {}'], ['4:9 project.name is a map of keys, not text']],
  ['path that leaves', ['docs/p7.md', '../p7.md'], ['15:8 "../p7.md" is no path inside the repository']],
  ['backslashes', ['docs/p7.md', 'docs\\p7.md'], ['15:8 "docs\\\\p7.md" is no path inside the repository']],
  ['branch', ['feature/phase-7-setup', 'feature phase'], ['20:11 "feature phase" is no name that git accepts']],
  [
    'two lines',
    ['"Phase 7.0: ready."', '"Phase 7.0:\\nready."'],
    ['21:12 "Phase 7.0:\\nready." is not one line of plain text'],
  ],
  ['another version', ['sallyport: 1', 'sallyport: 2'], ['1:12 sallyport cannot be 2']],
  ['unknown profile', ['closed-test', 'closed-tets'], ['2:10 there is no profile "closed-tets"']],
  [
    'role in the roll call',
    ['architect, tech', 'architekt, tech'],
    ['22:1 the roll call leaves out architect', '22:13 the roll call names "architekt", which is no role'],
  ],
  ['criterion id', ['  B4:', '  b4:'], ['24:3 the key "b4" is no criterion id']],
  ['unknown criterion', ['  B4:', '  B2:'], ['24:3 the profile has no criterion B2']],
  ['facet', ['[sign]', '[sing]'], ['24:18 "sing" is no facet']],
  ['duration', ['reason: later', 'maxAge: 1m'], ['24:33 "1m" is no duration']],
  ['key of a criterion', ['reason:', 'raeson:'], ['24:25 criteria.B4 has no key "raeson"']],
  [
    'floor',
    ['  B4:', '  E8: false\n  B4:'],
    [
      '24:7 E8 is a floor criterion: "required, owner security; sign by security; until its subject changes" cannot become "dropped"',
    ],
  ],
  ['key twice', ['git:', 'phase: 1\ngit:'], ['19:1 the key "phase" stands here a second time']],
  ['tag', ['Emberfall', '!!js/function x'], ['4:9 Unresolved tag: tag:yaml.org,2002:js/function']],
  ['merge key', ['  number: 7', '  <<: { number: 7 }\n  number: 7'], ['7:3 merge keys are not read']],
  ['tab', ['  number: 7', '\tnumber: 7'], ['7:1 Tabs are not allowed as indentation']],
  [
    'second document',
    ['git:', '---\ngit:'],
    ['19:1 Source contains multiple documents; please use YAML.parseAllDocuments()'],
  ],
  ['other YAML', ['sallyport: 1', '%YAML 1.1\n---\nsallyport: 1'], ['1:1 the file asks for another version of YAML']],
  ['a list as key', ['git:', '? [a]\n: 1\ngit:'], ['19:3 With stringKeys, all keys must be strings']],
  ['merge conflict', ['git:', '<<<<<<< HEAD\ngit:'], ['19:1 git left a merge conflict here']],
  ['control character', ['Emberfall', 'Ember\u0000fall'], ['4:14 the control character U+0000 stands here']],
];

test.each(bad)('%s is refused at its place', (_name, [from, to], expected) => {
  expect(good).toContain(from);
  expect(places(good.replace(from, to)).slice(0, expected.length)).toEqual(expected);
});

test('places are the same with CRLF, and after a byte order mark', () => {
  const text = good.replace('docs/p7.md', '../p7.md');
  expect(places(text.replaceAll('\n', '\r\n'))).toEqual(places(text));
  expect(places(`\ufeff${text}`)).toEqual(places(text));
});

test('all problems are named at once, schema and cross-references, in the order of the file', () => {
  const text = good
    .replace('0.9.9-stable', '1.10')
    .replace('architect, tech', 'architect, tech, qq')
    .replace('  B4:', '  E8: false\n  C1: { maxAge: P1M }\n  Z9: {}\n  B4:');
  const error = refusal(text);
  expect(error.code).toBe('GATE_FILE_INVALID');
  expect(error.problems.map(({ line, column }) => `${line}:${column}`)).toEqual([
    '12:12',
    '22:30',
    '24:7',
    '25:17',
    '26:3',
  ]);
  const optional = good
    .replace('callOrder: [', 'callOder: [')
    .replace('  B4:', '  E8: false\n  C1: { maxAge: P1M }\n  Z9: {}\n  B4:');
  expect(refusal(optional).problems.map(({ line, column }) => `${line}:${column}`)).toEqual([
    '22:1',
    '24:7',
    '25:17',
    '26:3',
  ]);
});

test('what to write instead is said', () => {
  const instead = (from: string, to: string) => refusal(good.replace(from, to)).problems[0]?.instead;
  expect(instead('callOrder:', 'callOder:')).toBe('Did you mean "callOrder"?');
  expect(instead('0.9.9-stable', '1.10')).toBe('Write "1.10" in quotes.');
  expect(instead('  outcome: Phase 7 Initiated\n', '')).toBe(
    'Add outcome: Phase 7 (External Closed Testing) Initiated.',
  );
  expect(instead('closed-test', 'closed-tets')).toBe('Did you mean "closed-test"? Known: closed-test.');
  expect(instead('  name: Emberfall', '  name: Emberfall\n  kind: demoo')).toBe(
    'Did you mean "demo"? Write one of live, demo.',
  );
  expect(instead('reason: later', 'colour: red')).toMatch(/^Known: title, .*, reason\.$/);
  expect(refusal(good.replace('docs/p7.md', '../p7.md')).message).toBe(
    'sallyport.yaml:15:8: "../p7.md" is no path inside the repository. ' +
      'Write it from the root of the repository with forward slashes and without "..", such as docs/guide.md.',
  );
});

test('a file of another kind is refused', () => {
  for (const text of ['', '# nothing\n', '[]', '- a', 'text', '1', 'null', '{}'])
    expect(refusal(text).code).toBe('GATE_FILE_INVALID');
  expect(refusal('a: [').code).toBe('GATE_FILE_SYNTAX');
  expect(refusal('a: "x').code).toBe('GATE_FILE_SYNTAX');
  expect(refusal(Uint8Array.of(0x61, 0x3a, 0x20, 0xff, 0xfe)).problems[0]).toMatchObject({ line: 1, column: 4 });
});

test('keys with meaning to JavaScript are keys like others', () => {
  for (const key of ['constructor', 'toString', 'hasOwnProperty']) {
    expect(places(`${good}${key}: { polluted: true }\n`)).toEqual([`25:1 a gate file has no key "${key}"`]);
    expect(places(good.replace('  B4:', `  ${key}: {}\n  B4:`))).toEqual([`24:3 the key "${key}" is no criterion id`]);
  }
  expect(places(`${good}__proto__: { polluted: true }\n`)).toEqual(['25:1 no key has this name']);
  expect(places(good.replace('  B4:', '  __proto__: {}\n  B4:'))).toEqual(['24:3 no key has this name']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('bombs and monsters are refused before they cost anything', () => {
  const lol = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i += 1) {
    const [from, to] = [String.fromCharCode(96 + i), String.fromCharCode(97 + i)];
    lol.push(`${to}: &${to} [${Array.from({ length: 9 }, () => `*${from}`).join(', ')}]`);
  }
  expect(refusal(lol.join('\n')).code).toMatch(/GATE_FILE_(?:SYNTAX|TOO_LARGE)/);
  expect(refusal(lol.slice(0, 6).join('\n')).code).toBe('GATE_FILE_TOO_LARGE');
  expect(refusal(`x: &a [*a]\n${good}`).code).toBe('GATE_FILE_INVALID');
  expect(refusal('['.repeat(100_000)).code).toBe('GATE_FILE_TOO_LARGE');
  expect(refusal('- '.repeat(40_000)).code).toBe('GATE_FILE_SYNTAX');
  expect(refusal('- '.repeat(60)).problems[0]?.what).toMatch(/deeper than 32 levels/);
  expect(refusal(`x: ${'{ a: '.repeat(40)}1${' }'.repeat(40)}`).code).toBe('GATE_FILE_TOO_LARGE');
  expect(refusal('a: ]\n'.repeat(100_000)).code).toBe('GATE_FILE_TOO_LARGE');
  expect(refusal(new Uint8Array(1024 * 1024 + 1).fill(0x20)).code).toBe('GATE_FILE_TOO_LARGE');
});

test('a file that extends the project’s own profiles is left for openGate to check', () => {
  expect(load(good.replace('closed-test', './profiles/team.yaml')).layers).toBeNull();
});
