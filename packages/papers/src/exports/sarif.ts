import type { Board, CriterionView, FacetView, RuleView, State } from '@sallyport/gate';
import { type Finding, type Severity, type Sha256, sha256 } from '@sallyport/record';
import { sarifLocation } from './sarif-location.ts';
import type { SarifLog, SarifNotification, SarifResult, SarifRule } from './sarif-types.ts';
import { blocks, reasonOf } from './verdict-order.ts';

interface Draft {
  readonly rule: SarifRule;
  readonly result: Omit<SarifResult, 'ruleIndex'>;
}

const levels: Readonly<Record<Severity, SarifResult['level']>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};
const kinds: Readonly<Record<State, SarifResult['kind']>> = {
  failed: 'fail',
  unknown: 'open',
  stale: 'open',
  awaiting: 'review',
  met: 'review',
};

function rule(id: string, title: string, help: string): SarifRule {
  return { id, shortDescription: { text: title }, help: { text: help } };
}

function finding(board: Board, view: CriterionView, facet: FacetView, found: Finding, gateFile: string): Draft {
  const { id } = view.criterion;
  const waiver = board.relief.find(
    (relief) => relief.kind === 'waiver' && relief.criterion === id && relief.state === 'in force',
  );
  const justification = `Failed and waived: ${waiver?.reason ?? 'see the board'}`;
  return {
    rule: rule(found.rule, found.rule, found.fix),
    result: {
      ruleId: found.rule,
      kind: 'fail',
      level: levels[found.severity],
      message: { text: `${id}: ${found.what} ${found.why} ${found.fix}` },
      locations: [sarifLocation(found.place, gateFile)],
      partialFingerprints: { 'sallyport/v1': found.fingerprint },
      ...(facet.waived ? { suppressions: [{ kind: 'external', status: 'accepted', justification }] as const } : {}),
    },
  };
}

function open(id: string, title: string, state: State, text: string, required: boolean, gateFile: string): Draft {
  const kind = kinds[state];
  const level = kind === 'fail' ? (required ? 'error' : 'warning') : 'none';
  const print: Sha256 = sha256(`${id}\n${state}`);
  return {
    rule: rule(id, title, text),
    result: {
      ruleId: id,
      kind,
      level,
      message: { text: `${title}: ${text}` },
      locations: [sarifLocation(null, gateFile)],
      partialFingerprints: { 'sallyport/v1': print },
    },
  };
}

function criterionResults(board: Board, view: CriterionView, gateFile: string): readonly Draft[] {
  const failed = view.facets.filter((facet) => facet.state === 'failed' || facet.waived);
  const findings = failed.flatMap((facet) =>
    facet.findings.map((found) => finding(board, view, facet, found, gateFile)),
  );
  if (view.state === 'met' || (view.state === 'failed' && findings.length > 0)) return findings;
  const { id, title, required, floor } = view.criterion;
  return [...findings, open(id, title, view.state, reasonOf(view, view.state), required || floor, gateFile)];
}

function ruleResults(view: RuleView, gateFile: string): readonly Draft[] {
  const state = view.explanation?.state ?? 'unknown';
  return view.met ? [] : [open(`rule.${view.id}`, view.title, state, reasonOf(view, state), true, gateFile)];
}

function notifications(board: Board): readonly SarifNotification[] {
  return board.criteria
    .filter((view) => view.facets.some((facet) => facet.by === 'probed' && facet.state === 'unknown'))
    .map((view) => ({
      level: blocks(view) ? 'error' : 'warning',
      message: { text: `${view.criterion.id}: a probe could not look. ${reasonOf(view, view.state)}` },
    }));
}

/**
 * SARIF 2.1.0 of what keeps the gate from GO: findings of failed facets with their places (waived ones suppressed),
 * and one result for everything else that is open, so that no verdict but GO gives an empty report. `gateFile` is the
 * place of what has none.
 */
export function toSarif(board: Board, gateFile = 'sallyport.yaml'): SarifLog {
  const drafts = [
    ...board.criteria.flatMap((view) => criterionResults(board, view, gateFile)),
    ...board.rules.flatMap((view) => ruleResults(view, gateFile)),
  ];
  const noted = board.verdict !== 'GO' && drafts.every((draft) => draft.result.suppressions !== undefined);
  const verdictState = board.verdict === 'NO-GO' ? 'failed' : 'unknown';
  if (noted) drafts.push(open('verdict', 'Verdict', verdictState, `The verdict is ${board.verdict}.`, true, gateFile));
  const rules = [...new Map(drafts.map((draft) => [draft.rule.id, draft.rule])).values()];
  const index = new Map(rules.map((entry, place) => [entry.id, place]));
  const results = drafts.map((draft) => ({ ...draft.result, ruleIndex: index.get(draft.result.ruleId) ?? 0 }));
  const told = notifications(board);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Sallyport', informationUri: 'https://sallyport.dev', rules } },
        invocations: [{ executionSuccessful: told.length === 0, toolExecutionNotifications: told }],
        results,
        columnKind: 'utf16CodeUnits',
        properties: {
          verdict: board.verdict,
          door: board.door,
          at: board.at,
          semantics: board.semantics,
          kind: board.kind,
        },
      },
    ],
  };
}
