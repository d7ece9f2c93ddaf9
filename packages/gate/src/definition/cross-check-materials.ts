import { facetSuggestion, knownFacets } from './cross-check-criteria.ts';
import type { GateFile } from './gate-file.ts';
import { duplicates, type GateProblem, suggestion, wrongKey, wrongValue } from './gate-problem.ts';
import type { ProfileLayer } from './profile.ts';
import { zonedTime } from './zoned-time.ts';

/** Where the record lives; materials on it would sign themselves. */
const recordBranch = 'sallyport/record';

/** Problems of everything that is not people and criteria. */
export function materialsProblems(
  file: GateFile,
  roles: readonly string[],
  layers: readonly ProfileLayer[],
): readonly GateProblem[] {
  return [
    ...projectProblems(file),
    ...paperProblems(file),
    ...testProblems(file.test),
    ...exposureProblems(file),
    ...deliverableProblems(file, roles),
    ...runnerProblems(file, layers),
    ...untrackedProblems(file),
    ...listProblems(file),
  ];
}

function projectProblems({ phase, candidate, git }: GateFile): readonly GateProblem[] {
  const problems: GateProblem[] = [];
  if (phase.previous && phase.previous.number >= phase.number) {
    const what = `phase ${phase.previous.number} does not come before phase ${phase.number}`;
    problems.push(wrongValue(['phase', 'previous', 'number'], what, `Write a number below ${phase.number}.`));
  }
  if (!candidate.tag && !candidate.commit) {
    problems.push(wrongKey(['candidate'], 'the build has neither tag nor commit', 'Add `tag: v1.2.3` or `commit: …`.'));
  }
  if (git.branch.toLowerCase() === recordBranch) {
    const what = 'this branch holds the record and nothing else';
    problems.push(wrongValue(['git', 'branch'], what, 'Write the branch that the papers and documents are on.'));
  }
  return problems;
}

/** Paths that differ in letter case alone are one file on many disks. */
function paperProblems({ papers, phase }: GateFile): readonly GateProblem[] {
  const names = ['log', 'minutes', 'deliverables', 'readiness'] as const;
  return names.flatMap((name, index) => {
    const path = papers[name].toLowerCase();
    const twin = names.slice(0, index).find((other) => papers[other].toLowerCase() === path);
    if (twin)
      return [wrongValue(['papers', name], `${twin} is written to the same file`, 'Give each paper its own file.')];
    if (path === phase.previous?.log.toLowerCase()) {
      return [wrongValue(['papers', name], 'this is the log of the previous phase', 'Give each phase its own papers.')];
    }
    return [];
  });
}

function testProblems(test: GateFile['test']): readonly GateProblem[] {
  if (!test) return [];
  const start = zonedTime(test.start, test.zone);
  const end = zonedTime(test.end, test.zone);
  if (start.kind === 'unknown zone') {
    return [
      wrongValue(['test', 'zone'], `"${test.zone}" is no time zone`, 'Write an IANA name such as Europe/Berlin.'),
    ];
  }
  const problems: GateProblem[] = [];
  for (const [key, time] of [['start', start] as const, ['end', end] as const]) {
    if (time.kind === 'nonexistent') {
      const what = `clocks in ${test.zone} skip ${test[key]}`;
      problems.push(wrongValue(['test', key], what, 'Write a time before or after the change of clocks.'));
    }
    if (time.kind === 'not a date') {
      problems.push(wrongValue(['test', key], `${test[key]} is no day of the calendar`, 'Write a day that exists.'));
    }
  }
  if (start.kind === 'instant' && end.kind === 'instant' && end.instant <= start.instant) {
    problems.push(wrongValue(['test', 'end'], 'the test ends before it starts', `Write a time after ${test.start}.`));
  }
  if (test.firstWave > test.cohortCap) {
    const what = `the first wave is larger than the whole cohort of ${test.cohortCap}`;
    problems.push(wrongValue(['test', 'firstWave'], what, `Write ${test.cohortCap} or less.`));
  }
  return problems;
}

function exposureProblems({ staging }: GateFile): readonly GateProblem[] {
  return (staging?.exposure ?? []).flatMap(({ until }, index) =>
    until !== undefined && zonedTime(`${until}T00:00`, 'UTC').kind === 'not a date'
      ? [
          wrongValue(
            ['staging', 'exposure', index, 'until'],
            `${until} is no day of the calendar`,
            'Write a day that exists.',
          ),
        ]
      : [],
  );
}

function deliverableProblems({ deliverables }: GateFile, roles: readonly string[]): readonly GateProblem[] {
  return [
    ...duplicates(deliverables, ['deliverables'], ({ id }) => id, 'deliverable'),
    ...(deliverables ?? []).flatMap(({ owner }, index) =>
      roles.includes(owner)
        ? []
        : [wrongValue(['deliverables', index, 'owner'], `"${owner}" is no role`, suggestion(owner, roles))],
    ),
  ];
}

function runnerProblems({ runners }: GateFile, layers: readonly ProfileLayer[]): readonly GateProblem[] {
  const known = knownFacets(layers);
  return Object.entries(runners ?? {}).flatMap(([facet, ids]) => [
    ...(facet === '*' || known.includes(facet)
      ? []
      : [wrongKey(['runners', facet], `no criterion has the facet ${facet}`, facetSuggestion(facet, known))]),
    ...duplicates(ids, ['runners', facet], (id) => id, 'the runner'),
  ]);
}

/** The record says of a secret only equal or different, so nothing that people must read or sign can be one. */
function untrackedProblems(file: GateFile): readonly GateProblem[] {
  const { papers, documents, incident, disclosure, knownIssues, hostLoss } = file;
  const read = [
    ...Object.values(papers),
    ...(documents ?? []).map(({ path }) => path),
    ...[incident?.plan, disclosure?.policy, disclosure?.governance, knownIssues, hostLoss].filter(
      (path) => path !== undefined,
    ),
  ];
  return [
    ...duplicates(file.untracked, ['untracked'], ({ path }) => path.toLowerCase(), 'the path'),
    ...(file.untracked ?? []).flatMap(({ path }, index) => {
      const covered = read.find((each) => each === path || each.startsWith(`${path}/`));
      if (covered === undefined) return [];
      const what = `people read ${covered}, so git must have it`;
      return [wrongValue(['untracked', index, 'path'], what, `Commit ${covered} and leave this entry out.`)];
    }),
  ];
}

function listProblems(file: GateFile): readonly GateProblem[] {
  const same = (text: string) => text;
  const byPath = ({ path }: { readonly path: string }) => path.toLowerCase();
  return [
    ...duplicates(file.documents, ['documents'], byPath, 'the document'),
    ...duplicates(file.testReports, ['testReports'], byPath, 'the report'),
    ...duplicates(file.scanReports, ['scanReports'], byPath, 'the report'),
    ...duplicates(file.staging?.files, ['staging', 'files'], same, 'the file'),
    ...duplicates(file.staging?.environment, ['staging', 'environment'], same, 'the file'),
    ...duplicates(
      file.staging?.exposure,
      ['staging', 'exposure'],
      ({ address, port, protocol }) => `${address}:${port}/${protocol}`,
      'the door',
    ),
    ...duplicates(file.production?.files, ['production', 'files'], same, 'the file'),
    ...duplicates(file.production?.environment, ['production', 'environment'], same, 'the file'),
    ...duplicates(
      file.production?.differences,
      ['production', 'differences'],
      ({ service, key }) => `${service}.${key}`,
      'the difference',
    ),
    ...duplicates(file.installers?.platforms, ['installers', 'platforms'], same, 'the platform'),
    ...duplicates(file.narrative?.hardware, ['narrative', 'hardware'], same, 'the hardware class'),
    ...duplicates(file.incident?.onCall, ['incident', 'onCall'], same, 'the person'),
    ...duplicates(file.candidate.versionFiles, ['candidate', 'versionFiles'], same, 'the file'),
  ];
}
