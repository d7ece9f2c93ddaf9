import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { conclude, findingMaker, undecided } from '../../rule-finding.ts';
import { readPreviousLog } from '../reading/previous-log.ts';
import { type Audit, audit as auditOf } from './audit.ts';
import { type Claim, type ClaimStatus, placeText } from './claim.ts';
import { rules } from './rules.ts';

const found = findingMaker(rules);

export async function run(context: ProbeContext): Promise<Observation> {
  const log = await readPreviousLog(context);
  if (log !== 'first' && log !== 'missing' && log.document.headings.length === 0)
    return undecided('Unknown', `${log.path} has no heading; it does not read as a log.`);

  const audit = await auditOf(context, typeof log === 'string' ? null : log);
  // A document that claims nothing was not held against anything.
  if (log === 'first' && audit.claims.length === 0 && audit.skipped.length === 0)
    return undecided(
      'NotApplicable',
      'The gate file names no previous phase, and nothing that describes the stack could be held against it.',
    );
  const count = (status: ClaimStatus): number => audit.claims.filter((claim) => claim.status === status).length;
  const facts: Record<string, string> = {
    'claims.total': String(audit.claims.length),
    'claims.supported': String(count('supported')),
    'claims.contradicted': String(count('contradicted')),
    'claims.unsupported': String(count('unsupported')),
    'claims.not-checkable': String(count('not checkable')),
  };
  for (const path of audit.documents) facts[`claims.document ${path}`] = (await context.tree.sha256(path)) ?? '';
  const findings = [...audit.foreign.map(foreignFinding), ...audit.claims.flatMap(findingFor)];
  const totals = `${audit.claims.length} claims: ${count('supported')} supported, ${count('contradicted')} contradicted, ${count('unsupported')} unsupported, ${count('not checkable')} not checkable.`;
  const observation = conclude({
    findings,
    facts,
    coverage: {
      looked: audit.documents.length,
      total: audit.documents.length + audit.skipped.length,
      unit: 'documents',
    },
    passed: totals,
    failed: totals,
    review: {
      rule: 'history.claims.another-language',
      summary: `${totals} Not in English, so a person has to read: ${audit.foreign.map(({ path }) => path).join(', ')}.`,
    },
  });
  if (observation.result === 'Failed') return observation;
  if (log === 'missing')
    return {
      ...observation,
      result: 'Unknown',
      summary: `${context.gate.phase.previous?.log ?? 'The log'} is not in the judged tree, so there is nothing to audit.`,
    };
  if (audit.skipped.length === 0) return observation;
  return {
    ...observation,
    result: 'Unknown',
    summary: `${totals} Could not be read: ${audit.skipped.slice(0, 5).join(', ')}.`,
  };
}

function foreignFinding({ path, language }: Audit['foreign'][number]): Finding {
  const what = `It is written in ${language}, so that its claims were not held against anything.`;
  return found('history.claims.another-language', { severity: 'medium', address: path, place: path, what });
}

function findingFor(claim: Claim): readonly Finding[] {
  if (claim.status !== 'contradicted' && claim.status !== 'unsupported') return [];
  if (claim.severity === 'info' || claim.kind === 'statement') return [];
  const text = claim.text.length > 160 ? `${claim.text.slice(0, 159)}…` : claim.text;
  const counter = claim.evidence[0];
  const against =
    counter === undefined || claim.reason.includes(counter.path)
      ? ''
      : ` (${claim.evidence.slice(0, 3).map(placeText).join(', ')})`;
  return [
    found(`history.claims.${claim.kind}`, {
      severity: claim.severity,
      address: `${claim.at.path} ${claim.text} ${claim.kind === 'stack' || claim.kind === 'citation' ? claim.reason.replace(/:\d+/g, '') : ''}`,
      place: placeText(claim.at),
      what: `It says "${text}". ${claim.reason}${against}`,
    }),
  ];
}
