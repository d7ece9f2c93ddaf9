import type { Passage } from '../../markdown/markdown-document.ts';
import { entriesInForce } from '../../staging/stack/exposure-ledger.ts';
import { assertions, inContext, isAboutEarlier, type Reading, withPlainNumbers } from './assertions.ts';
import type { AuditWorld } from './audit-world.ts';
import { backupClaim } from './backup-claims.ts';
import { type Claim, type ClaimDocument, claimAt, placeText } from './claim.ts';
import { isAdvice, isElsewhere } from './described-place.ts';
import { judgedStatements } from './stack/judged-statements.ts';
import { productVersions } from './stack/product-versions.ts';
import { serviceCount } from './stack/service-count.ts';
import { servicesDenied, servicesNamed } from './stack/service-names.ts';
import type { Stack } from './stack/stack.ts';
import type { StackStatement } from './stack/statement.ts';
import { exceptedPorts, stackStatements } from './stack/statements.ts';
import { statedPort } from './stated-port.ts';

const longestRow = 100;
const common = [...stackStatements, ...judgedStatements, serviceCount];
/** A log tells which version it came from; a description names the one that runs. */
const statementsOf = { report: common, description: [...common, productVersions] } as const;

/** Other environments than staging; what is true there may be untrue here. */
const elsewhere =
  /\b(?:production|prod|local(?:ly)?\s+(?:development|dev)|development\s+environment|dev\s+environment|ci|test\s+bed|previous\s+stack|old\s+stack)\b/i;

/** A statement with exceptions is not contradicted by one. */
const partial =
  /\b(?:most|some|many|several|partly|partially|except\w*|apart\s+from|other\s+than|besides|base\s+images?)\b/i;

/** What documents say about the stack, held against the Compose files of staging. */
export function stackClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  const rows = new Set<number>();
  for (const passage of assertions(from.document)) {
    if (passage.row !== null && rows.has(passage.row)) continue;
    const reading = readingOf(from, passage);
    const context = reading.text;
    const text = withPlainNumbers(context);
    if (from.role === 'description' && isAdvice(text)) continue;
    const backup = backupClaim(world, text);
    const port = from.role === 'description' ? statedPort(world, from, passage, reading) : null;
    const statements = statementsOf[from.role].filter(
      (statement) =>
        statement.says.every((pattern) => pattern.test(text)) &&
        !partial.test(statement.excepts ? text.replace(exceptedPorts(text) ?? '', '') : text),
    );
    if (partial.test(text) && statements.length === 0) continue;
    if (statements.length === 0 && backup === null && port === null) continue;
    if (passage.row !== null) rows.add(passage.row);
    const at = { text: context, line: passage.line };
    const other =
      isAboutEarlier(passage) ||
      (elsewhere.test(text) && !/\bstaging\b/i.test(text)) ||
      (from.role === 'description' && isElsewhere(from, passage));
    for (const verdict of other ? [] : [backup, port])
      if (verdict !== null) claims.push(claimAt(from, at, { kind: 'stack', ...verdict }));
    for (const statement of statements) {
      if (statement.about === 'mentioned' && (world.stack === null || servicesNamed(text, world.stack).length === 0))
        continue;
      claims.push(
        world.stack === null || other
          ? claimAt(from, at, {
              kind: 'stack',
              status: 'not checkable',
              reason: other
                ? 'It speaks about another environment or time.'
                : 'The gate file names no Compose files that could be read.',
            })
          : judge(from, at, statement, world.stack, declaredPorts(world), text),
      );
    }
  }
  return Promise.resolve(claims);
}

/** A long row of a description is an essay in columns, and says something in each of them. */
function readingOf({ document, role }: ClaimDocument, passage: Passage): Reading {
  const reading = inContext(document, passage);
  if (role === 'report' || reading.text.length <= longestRow) return reading;
  return { text: passage.text, labelled: passage.text, about: '' };
}

function judge(
  from: ClaimDocument,
  at: { readonly text: string; readonly line: number },
  statement: StackStatement,
  stack: Stack,
  declared: ReadonlySet<string>,
  text: string,
): Claim {
  const named = statement.about === 'named' ? servicesDenied(text, stack) : servicesNamed(text, stack);
  // A statement about ports of databases is not one about the gateway; without a name it is about all.
  const services = statement.about === 'named' || named.length > 0 ? named : stack.services;
  if (services.length === 0)
    return claimAt(from, at, {
      kind: 'stack',
      status: 'not checkable',
      reason: 'The Compose files have no such service.',
    });
  const against = statement.against({ stack, services, declared, text });
  if (against.length > 0) {
    const shown = against
      .slice(0, 3)
      .map((each) => `${each.what} (${placeText(each.at)})`)
      .join('; ');
    const more = against.length > 3 ? `; and ${against.length - 3} more` : '';
    return claimAt(from, at, {
      kind: 'stack',
      status: 'contradicted',
      severity: statement.severity,
      reason: `But ${shown}${more}.`,
      evidence: against.map((each) => each.at).slice(0, 10),
    });
  }
  const provable =
    statement.supports && services.every((service) => service.ports.every((port) => port.address !== null));
  const evidence = stack.files.map((path) => ({ path, line: null }));
  return provable
    ? claimAt(from, at, { kind: 'stack', status: 'supported', reason: 'The Compose files say the same.', evidence })
    : claimAt(from, at, {
        kind: 'stack',
        status: 'not checkable',
        reason: 'The Compose files do not say otherwise, and cannot show it alone.',
        evidence,
      });
}

function declaredPorts(world: AuditWorld): ReadonlySet<string> {
  const { gate, now } = world.context;
  return new Set(entriesInForce(gate.staging.exposure, now).map((entry) => String(entry.port)));
}
