import { printable } from '@sallyport/actions';
import type { Finding } from '@sallyport/record';
import type { LeftOut, LeftOutReason } from '@sallyport/workspace';
import type { Discovered } from '../../discover/discover.ts';
import { fit, styler } from '../../terminal/style.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Surveyed } from './run-survey.ts';

/** With two lines each they fit on a screen, and what was found and not judged below them. */
const most = 15;
const shapes = { critical: '✕', high: '✕', medium: '!', low: '·', info: '·' } as const;

/** What matters most first, then what was found, then what could not be judged, then what to do. */
export function surveyText(
  name: string,
  found: Discovered,
  {
    findings,
    looked,
    notJudged,
    known,
    absentEnvironment,
    leftOut,
    inGit,
  }: Surveyed & {
    readonly known: number;
    /** Environment files that services read and that are not there. */
    readonly absentEnvironment: readonly string[];
    readonly leftOut: readonly LeftOut[];
    /** `init` works in a repository alone. */
    readonly inGit: boolean;
  },
  terminal: Pick<Terminal, 'colour' | 'columns'>,
): string {
  const style = styler(terminal);
  const serious = findings.filter((each) => each.severity === 'critical' || each.severity === 'high').length;
  const rules = foldRules(findings);
  const shown = rules.slice(0, most);
  const stopped = notJudged.filter((each) => each.stopped);
  return [
    `${style('bold', 'SURVEY ')} ${printable(name)} · ${found.files} files · no gate file, so nobody was asked and nothing is decided`,
    ...stoppedLines(stopped, terminal),
    headline({ count: findings.length, serious, looked: looked.length, known, stopped: stopped.length }),
    '',
    ...shown.flatMap((fold) => foldText(fold, terminal)),
    ...(rules.length > shown.length ? [`   and ${rules.length - shown.length} more: sallyport check --json`] : []),
    ...(shown[0] ? ['', `What to do, and why: sallyport explain ${shown[0].first.rule}`, ''] : []),
    ...foundLines(found),
    ...absentLines(absentEnvironment),
    ...notJudgedLines(notJudged),
    ...otherComposeLines(found),
    ...leftOut.map(leftOutLine),
    '',
    inGit
      ? 'Next: sallyport init    drafts a gate file from what was found, on a branch of its own'
      : 'Next: git init    and a first commit; then sallyport init drafts a gate file from what was found',
  ].join('\n');
}

/** What could not be judged although it is there stands above everything: what follows is a part of the truth. */
function stoppedLines(
  stopped: Surveyed['notJudged'],
  terminal: Pick<Terminal, 'colour' | 'columns'>,
): readonly string[] {
  if (stopped.length === 0) return [];
  const reasons = byReason(stopped).toSorted((left, right) => right[1].length - left[1].length);
  const [why = ''] = reasons[0] ?? [];
  const who = stopped.length === 1 ? '1 probe' : `${stopped.length} probes`;
  const others = reasons.length > 1 ? `, for ${reasons.length} reasons` : '';
  const width = Math.min(Math.max(terminal.columns, 80), 140) - 14;
  return [
    `${styler(terminal)('red', 'NOT JUDGED')} ${who} had something to look at and could not judge it${others}:`,
    `            ${fit(printable(why), width).trimEnd()}`,
  ];
}

interface Counts {
  readonly count: number;
  readonly serious: number;
  readonly looked: number;
  readonly known: number;
  readonly stopped: number;
}

function headline({ count, serious, looked, known, stopped }: Counts): string {
  if (looked === 0 && stopped === 0) return 'There is nothing here that a readiness gate could judge yet.';
  const who = `${stopped > 0 ? `The ${looked} other` : looked} probe${looked === 1 ? '' : 's'}`;
  if (looked === 0) return `No probe could judge anything; ${count} finding${count === 1 ? '' : 's'}.`;
  if (count === 0 && known > 0)
    return `${who} looked and found nothing new beside ${known} known findings. That is not a GO.`;
  if (count === 0)
    return `${who} looked and found nothing to report. That is not a GO: most of readiness is people's to say.`;
  const beside = known > 0 ? `, beside ${known} known ones` : '';
  return `${count} finding${count === 1 ? '' : 's'}, ${serious} of them serious, from ${looked} probe${looked === 1 ? '' : 's'}${beside}.`;
}

function absentLines(absent: readonly string[]): readonly string[] {
  if (absent.length === 0) return [];
  const named = absent.slice(0, 4).map(printable).join(', ');
  const more = absent.length > 4 ? ` and ${absent.length - 4} more` : '';
  const [taken, it] = absent.length === 1 ? ['taken for a secret file', 'it'] : ['taken for secret files', 'them'];
  return [
    ` not in the tree   ${named}${more}: ${taken} of the host, whose values nobody sees here; a gate file declares ${it}`,
  ];
}

interface Fold {
  readonly first: Finding;
  readonly count: number;
}

function foldRules(findings: readonly Finding[]): readonly Fold[] {
  const folds = new Map<string, Fold>();
  for (const finding of findings) {
    const so = folds.get(finding.rule);
    folds.set(finding.rule, so ? { ...so, count: so.count + 1 } : { first: finding, count: 1 });
  }
  return [...folds.values()];
}

function foldText({ first, count }: Fold, terminal: Pick<Terminal, 'colour' | 'columns'>): readonly string[] {
  const style = styler(terminal);
  const colour = first.severity === 'critical' || first.severity === 'high' ? 'red' : 'yellow';
  const width = Math.min(Math.max(terminal.columns, 80), 140) - 14;
  const more = count > 1 ? ` (and ${count - 1} more of this kind)` : '';
  return [
    ` ${style(colour, shapes[first.severity])} ${first.severity.padEnd(9)}${fit(printable(first.what + more), width).trimEnd()}`,
    style('dim', `            ${printable(first.place)}   ${first.rule}`),
  ];
}

function foundLines(found: Discovered): readonly string[] {
  const lines: [string, readonly (string | null)[]][] = [
    ['Compose files', [...found.staging.files, ...found.production.files]],
    ['progress logs', found.logs.map((log) => log.path)],
    ['tester documents', found.documents.map((each) => each.path)],
    ['policy and plans', [found.policy, found.governance, found.incidentPlan, found.hostLoss, found.knownIssues]],
    ['reports', [...found.testReports, ...found.scanReports]],
    ['rota, installers', [found.rota, found.installerManifest]],
  ];
  return lines.map(([what, paths]) => {
    const there = [...new Set(paths.filter((path): path is string => path !== null))];
    const names = there.slice(0, 4).map(printable).join(', ');
    return ` ${what.padEnd(17)} ${there.length === 0 ? 'none found' : names}${there.length > 4 ? ` and ${there.length - 4} more` : ''}`;
  });
}

function notJudgedLines(notJudged: Surveyed['notJudged']): readonly string[] {
  return byReason(notJudged).map(([why, probes]) => ` not judged        ${probes.join(', ')}: ${printable(why)}`);
}

/** Reasons, each with the probes that gave it, once each. */
function byReason(notJudged: Surveyed['notJudged']): readonly (readonly [string, readonly string[]])[] {
  const groups = Map.groupBy(notJudged, ({ why }) => why);
  return [...groups].map(([why, all]) => [why, [...new Set(all.map(({ probe }) => probe))]]);
}

/** One line, however many there are: the whole list is in the JSON document, under `found`. */
function otherComposeLines({ otherCompose }: Discovered): readonly string[] {
  if (otherCompose.length === 0) return [];
  const named = otherCompose.slice(0, 5).map(printable).join(', ');
  const more = otherCompose.length > 5 ? ` and ${otherCompose.length - 5} more` : '';
  return [` not judged        Compose files beside the stack that was taken for staging: ${named}${more}`];
}

const leftOutWords: Readonly<Record<LeftOutReason, readonly [one: string, many: string]>> = {
  'name is not UTF-8': [
    'name is not UTF-8, so it means something else on every system',
    'names are not UTF-8, so they mean something else on every system',
  ],
  'unsafe name': ["name leads out of its folder or into git's own", "names lead out of their folder or into git's own"],
  'closed folder': ['folder may not be read', 'folders may not be read'],
  'too deep': ['folder lies too deep', 'folders lie too deep'],
  'no plain file': ['is neither file nor folder', 'are neither files nor folders'],
};

function leftOutLine({ reason, count, example }: LeftOut): string {
  const [one, many] = leftOutWords[reason];
  return ` left out          ${count} ${count === 1 ? one : many}: ${printable(example)}${count > 1 ? ' and others' : ''}`;
}
