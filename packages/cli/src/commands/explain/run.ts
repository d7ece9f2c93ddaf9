import { criterionText, factsOf, hasGateFile, openSession } from '@sallyport/actions';
import { boardOf, closedTest } from '@sallyport/gate';
import type { Finding } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { styler } from '../../terminal/style.ts';
import { type FoundRule, findRules } from './find-rule.ts';
import { profileCriterionText } from './profile-criterion-text.ts';
import { ruleText } from './rule-text.ts';

/** `sallyport explain CRITERION` and `sallyport explain RULE` */
export async function run(invocation: Invocation): Promise<number> {
  const rules = findRules(invocation.arguments[0] ?? '');
  return rules.length > 0 ? await explainRules(rules, invocation) : await explainCriterion(invocation);
}

/** A rule can be read about anywhere; what it found is known where there is a gate. Never an error of the project. */
async function explainRules(rules: readonly FoundRule[], invocation: Invocation): Promise<number> {
  const findings = (await hasGateFile(invocation.caller.directory)) ? await findingsOf(invocation) : null;
  const { terminal } = invocation;
  const pages = rules.map((found) => {
    const here = findings?.filter(({ rule }) => rule === found.rule.id) ?? null;
    return { ...found.rule, probe: `${found.probe.id}@${found.probe.mode}`, findings: here };
  });
  if (terminal.json) terminal.document({ rules: pages });
  else {
    const texts = rules.map((found, index) => ruleText(found, pages[index]?.findings ?? null, terminal));
    terminal.out(texts.join('\n\n'));
  }
  return exitCode.go;
}

async function findingsOf(invocation: Invocation): Promise<readonly Finding[]> {
  const board = boardOf(await factsOf(await openSession(invocation.caller)));
  return board.criteria.flatMap((view) => view.facets.flatMap((facet) => facet.findings));
}

async function explainCriterion(invocation: Invocation): Promise<number> {
  const asked = invocation.arguments[0] ?? '';
  if (!(await hasGateFile(invocation.caller.directory))) return explainProfile(asked, invocation);
  const session = await openSession(invocation.caller);
  const board = boardOf(await factsOf(session));
  const view = board.criteria.find((each) => each.criterion.id.toLowerCase() === asked.toLowerCase());
  if (!view) {
    const known = board.criteria.map((each) => each.criterion.id);
    throw notKnown(`The gate has no criterion "${asked}"`, known);
  }
  const { terminal } = invocation;
  if (terminal.json) terminal.document(view);
  else terminal.out(criterionText(view, board, (title) => styler(terminal)('bold', title)));
  return {
    met: exitCode.go,
    failed: exitCode.noGo,
    unknown: exitCode.hold,
    stale: exitCode.hold,
    awaiting: exitCode.hold,
  }[view.state];
}

/** Whoever reads about the tool before there is a gate is told what the profile asks for. */
function explainProfile(asked: string, { terminal }: Invocation): number {
  const criterion = closedTest.criteria.find(({ id }) => id.toLowerCase() === asked.toLowerCase());
  if (!criterion) {
    const known = closedTest.criteria.map(({ id }) => id);
    throw notKnown(`No gate was found here, and the profile ${closedTest.name} has no criterion "${asked}"`, known);
  }
  if (terminal.json) terminal.document({ profile: closedTest.name, criterion });
  else terminal.out(profileCriterionText(criterion, closedTest.name));
  // What has no state here may have one elsewhere: nobody may take this for an answer.
  return exitCode.hold;
}

function notKnown(what: string, criteria: readonly string[]): CliError {
  return new CliError('CLI_USAGE', `${what}, and no probe has such a rule. Criteria: ${criteria.join(' ')}`);
}
