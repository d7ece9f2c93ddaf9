/** [statement, what is written under a service, files by their path, environment or labels that come of it]. */
export type EnvironmentCase = readonly [
  statement: string,
  written: string,
  files: Readonly<Record<string, string>>,
  wanted: unknown,
];

export const environmentCases: readonly EnvironmentCase[] = [
  ['a file', 'env_file: a.env', { '/work/a.env': 'A=1\nB=2\n' }, { environment: { A: '1', B: '2' } }],
  [
    'later files win',
    'env_file: [a.env, b.env]',
    { '/work/a.env': 'A=1\nB=1', '/work/b.env': 'B=2' },
    { environment: { A: '1', B: '2' } },
  ],
  [
    'what the service says wins',
    'env_file: a.env\nenvironment: { A: own, C: 3 }',
    { '/work/a.env': 'A=1\nB=2' },
    { environment: { A: 'own', B: '2', C: '3' } },
  ],
  [
    'a name of the shell wins as well',
    'env_file: a.env\nenvironment: [FROM_SHELL]',
    { '/work/a.env': 'FROM_SHELL=file' },
    { environment: { FROM_SHELL: 'shell' } },
  ],
  [
    'and takes the value of the file away where the shell has none',
    'env_file: a.env\nenvironment: [NOWHERE]',
    { '/work/a.env': 'NOWHERE=file' },
    { environment: { NOWHERE: null } },
  ],
  [
    'variables of the project in a file',
    'env_file: a.env',
    { '/work/a.env': 'A=${FROM_SHELL}-x' },
    { environment: { A: 'shell-x' } },
  ],
  [
    'variables of the service in a file',
    'env_file: a.env\nenvironment: { B: own }',
    { '/work/a.env': 'A=${B}' },
    { environment: { A: 'own', B: 'own' } },
  ],
  [
    'variables of an earlier file',
    'env_file: [a.env, b.env]',
    { '/work/a.env': 'A=1', '/work/b.env': 'B=${A}2' },
    { environment: { A: '1', B: '12' } },
  ],
  ['a file that may be missing', 'env_file: [{ path: a.env, required: false }]', {}, {}],
  [
    'a raw file is taken as it is',
    'env_file: [{ path: a.env, format: raw }]',
    { '/work/a.env': '# no\nA="$B" # c\n\n  B=x' },
    { environment: { A: '"$B" # c', B: 'x' } },
  ],
  ['an empty file', 'env_file: a.env', { '/work/a.env': '' }, {}],
  ['a label file', 'label_file: a.labels', { '/work/a.labels': 'a=1\nb=2' }, { labels: { a: '1', b: '2' } }],
  [
    'labels of the service win',
    'label_file: [a.labels]\nlabels: [a=own]',
    { '/work/a.labels': 'a=1\nb=2' },
    { labels: { a: 'own', b: '2' } },
  ],
];

/** [statement, what is written, files, line, word of the message]. */
export const refusedFiles: readonly (readonly [string, string, Readonly<Record<string, string>>, number, string])[] = [
  ['a file that is missing', 'env_file:\n  - a.env', {}, 4, '/work/a.env does not exist'],
  ['a label file that is missing', 'label_file: a.labels', {}, 3, '/work/a.labels does not exist'],
  ['a format that nobody knows', 'env_file: [{ path: a.env, format: json }]', { '/work/a.env': '' }, 3, '"json"'],
];
