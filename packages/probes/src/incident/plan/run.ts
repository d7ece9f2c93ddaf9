import type { Finding, Severity } from '@sallyport/record';
import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import type { Observation, ProbeContext } from '../../probe.ts';
import { anotherLanguage } from '../../prose/another-language.ts';
import { personIn } from '../../prose/contacts.ts';
import { readDocument, wordCount } from '../../prose/read-document.ts';
import { unfinishedMarks } from '../../prose/unfinished-marks.ts';
import { conclude, findingMaker } from '../../rule-finding.ts';
import {
  describesSuspension,
  hasNotice,
  hasRunbook,
  isNoticeVariable,
  overdueReview,
  silentAbout,
  topics,
  withdrawnReference,
} from './plan-parts.ts';
import { definition } from './probe.ts';
import { severityTimes } from './severity-times.ts';

const found = findingMaker(definition.rules);
/** Different words of a notice that can be sent. */
const fewestWords = 10;

/** Reads the incident plan for what the criterion asks of it. */
export async function run(context: ProbeContext): Promise<Observation> {
  const { gate, tree, criterion } = context;
  if (gate.incident === null) return without('NotRun', 'The gate file names no incident plan: fill in `incident`.');
  const named = gate.incident.plan;
  const plan = await readDocument(tree, named);
  if (plan.kind === 'missing') {
    const missing = found('incident.plan.missing', {
      severity: 'high',
      address: named,
      place: named,
      what: 'The plan named in sallyport.yaml is not in the tree.',
    });
    return { ...without('Failed', 'The incident plan is not there.'), findings: [missing] };
  }
  if (plan.kind === 'unread')
    return without('Unknown', `The plan is ${plan.format}; only Markdown and plain text are read.`);
  const { path, document } = plan;
  const findings: Finding[] = [];
  if (!plan.exact)
    findings.push(
      found('incident.plan.letter-case', {
        severity: 'low',
        address: named,
        place: path,
        what: `The gate file says ${named}, the file is ${path}.`,
      }),
    );
  const all = !['K1', 'K4', 'K5'].includes(criterion);
  const language = anotherLanguage(document);
  if (language !== null) findings.push(silence('another-language', 'medium', path, `It is written in ${language}.`));
  if (all || criterion === 'K1') {
    findings.push(...unfinishedFindings(path, document), ...personFindings(path, document, context));
    if (language === null) findings.push(...responseFindings(path, document, context));
  }
  if ((all || criterion === 'K4') && language === null) findings.push(...operationFindings(path, document));
  const notices = all || criterion === 'K5' ? await readNotices(context) : { findings: [], ready: true };
  findings.push(...notices.findings);
  if (!notices.ready && language === null && !hasNotice(document))
    findings.push(
      silence('notices', 'medium', path, 'No text to testers was found in the plan or among the documents.'),
    );
  const about =
    { K1: 'people, times and steps', K4: 'criteria and runbooks', K5: 'notices to testers' }[criterion] ??
    'people, times, criteria and notices';
  return conclude({
    findings,
    coverage: { looked: 1, total: 1, unit: 'plans' },
    facts: {
      severities: severityTimes(document)
        .map(({ level }) => level)
        .join(', '),
    },
    passed: `The incident plan holds ${about}.`,
    failed: `The incident plan lacks something: ${findings.length} findings about ${about}.`,
    review: {
      rule: 'incident.plan.another-language',
      summary: `The incident plan is not in English: whether it holds ${about}, a person has to read.`,
    },
  });
}

function unfinishedFindings(path: string, document: MarkdownDocument): readonly Finding[] {
  const findings: Finding[] = [];
  for (const mark of unfinishedMarks(document)) {
    if (mark.kind === 'empty section' || isNoticeVariable(document, mark)) continue;
    // The text is not quoted: names and numbers of people stand beside such marks.
    const what = mark.kind === 'draft' ? 'The plan calls itself a draft here.' : 'A placeholder is left here.';
    findings.push(
      found('incident.plan.unfinished', {
        severity: mark.kind === 'draft' ? 'high' : 'medium',
        address: mark.text,
        place: `${path}:${mark.line}`,
        what,
      }),
    );
  }
  return findings;
}

function responseFindings(path: string, document: MarkdownDocument, context: ProbeContext): readonly Finding[] {
  const findings: Finding[] = [];
  const levels = severityTimes(document);
  const untimed = levels.filter((level) => !level.timed);
  const [first] = untimed;
  if (levels.length < 2)
    findings.push(
      silence(
        'severities',
        'high',
        path,
        levels.length === 0 ? 'No severities were found.' : 'Only one severity was found.',
      ),
    );
  else if (first !== undefined) {
    const what = `No time stands beside ${untimed.map(({ level }) => level).join(', ')}.`;
    findings.push(
      found('incident.plan.severities', {
        severity: untimed.length === levels.length ? 'high' : 'medium',
        address: untimed.map(({ level }) => level).join(' '),
        place: `${path}:${first.line}`,
        what,
      }),
    );
  }
  for (const { rule, what, patterns } of topics) {
    if (silentAbout(document, patterns))
      findings.push(silence(rule, rule === 'stop' || rule === 'scope' ? 'high' : 'medium', path, what));
  }
  const overdue = overdueReview(document, context.now);
  if (overdue !== null)
    findings.push(
      found('incident.plan.review-overdue', {
        severity: 'medium',
        address: overdue.date,
        place: `${path}:${overdue.line}`,
        what: `The review was due on ${overdue.date}.`,
      }),
    );
  const withdrawn = withdrawnReference(document);
  if (withdrawn !== null)
    findings.push(
      found('incident.plan.withdrawn-reference', {
        severity: 'low',
        address: 'SP 800-61r2',
        place: `${path}:${withdrawn}`,
        what: 'The plan cites SP 800-61 before revision 3.',
      }),
    );
  return findings;
}

/** Everybody on call by id or display name. Findings say ids only: names and numbers stay out of evidence. */
function personFindings(path: string, document: MarkdownDocument, { gate, record }: ProbeContext): readonly Finding[] {
  return (gate.incident?.onCall ?? []).flatMap((id) => {
    const name = record?.people.get(id)?.name;
    const person = personIn(document, name === undefined ? [id] : [id, name]);
    if (person === null)
      return [
        found('incident.plan.person-missing', {
          severity: 'high',
          address: id,
          place: path,
          what: `${id} is on call and not in the plan.`,
        }),
      ];
    if (person.reachable) return [];
    return [
      found('incident.plan.no-contact', {
        severity: 'high',
        address: id,
        place: `${path}:${person.line}`,
        what: `No contact stands beside ${id}.`,
      }),
    ];
  });
}

function operationFindings(path: string, document: MarkdownDocument): readonly Finding[] {
  const findings: Finding[] = [];
  const { suspend, resume } = describesSuspension(document);
  if (!suspend || !resume) {
    const what = suspend
      ? 'The plan says when to suspend, and not when to go on.'
      : resume
        ? 'The plan says when to go on, and not when to suspend.'
        : 'The plan says neither when to suspend nor when to go on.';
    findings.push(silence('suspend-resume', 'medium', path, what));
  }
  if (!hasRunbook(document))
    findings.push(
      silence('runbook', 'medium', path, 'No heading of a runbook with steps was found, and no link to one.'),
    );
  return findings;
}

/** Notices that are documents of their own. One that is final is enough. */
async function readNotices({
  gate,
  tree,
}: ProbeContext): Promise<{ readonly findings: readonly Finding[]; readonly ready: boolean }> {
  const findings: Finding[] = [];
  let ready = false;
  for (const { path, kind } of gate.documents) {
    if (kind !== 'notice') continue;
    const notice = await readDocument(tree, path);
    if (notice.kind === 'missing')
      findings.push(
        found('incident.plan.notices', {
          severity: 'medium',
          address: path,
          place: path,
          what: 'This notice is not in the tree.',
        }),
      );
    if (notice.kind === 'unread') ready ||= notice.trouble === null;
    if (notice.kind !== 'text') continue;
    if (wordCount(notice.document) < fewestWords) {
      findings.push(
        found('incident.plan.notices', {
          severity: 'medium',
          address: path,
          place: notice.path,
          what: 'This notice says almost nothing.',
        }),
      );
      continue;
    }
    ready = true;
    const mark = unfinishedMarks(notice.document).find(
      (each) => each.kind === 'draft' || (each.kind === 'placeholder' && !/[[{<]/.test(each.text)),
    );
    if (mark !== undefined)
      findings.push(
        found('incident.plan.notices', {
          severity: 'medium',
          address: `${path} ${mark.text}`,
          place: `${notice.path}:${mark.line}`,
          what: `This notice is not final: "${mark.text}".`,
        }),
      );
  }
  return { findings, ready };
}

function silence(rule: string, severity: Severity, path: string, what: string): Finding {
  return found(`incident.plan.${rule}`, { severity, address: path, place: path, what });
}

function without(result: Observation['result'], summary: string): Observation {
  return { result, summary, findings: [], coverage: { looked: 0, total: 1, unit: 'plans' }, facts: {} };
}
