import { RecordError } from '../errors.ts';
import { statementPath } from '../layout.ts';
import type { PersonId, Sha256 } from '../statements/header.ts';
import type { Statement, StatementOf } from '../statements/statement.ts';
import type { TrustRoot } from '../view.ts';
import { checkRoot, checkSuccessor } from './root-rules.ts';

/** A statement with a good signature, its key and its place in the log (null: not sealed). */
export interface Sealed {
  readonly statement: Statement;
  readonly index: number | null;
}

/**
 * The effective roots, version 1 first. The genesis is effective by itself; version n+1 takes effect at the log index
 * where signatures of `threshold` distinct persons of root n are sealed, its proposer's among them.
 * Throws RECORD_TRUST_INVALID for an unsound root or where two roots of one version both reached their threshold.
 */
export function applyTrust(genesis: StatementOf<'trust'>, statements: readonly Sealed[]): readonly TrustRoot[] {
  checkGenesis(genesis);
  const roots: TrustRoot[] = [{ ...genesis.body, statement: genesis.digest, effectiveAt: null }];
  const proposals = new Map<Sha256, StatementOf<'trust'>>();
  const signers = new Map<Sha256, Set<PersonId>>();
  const sealed = statements.filter((entry): entry is Sealed & { index: number } => entry.index !== null);
  for (const { statement, index } of sealed.toSorted((a, b) => a.index - b.index)) {
    for (const proposed of proposalsSignedBy(statement, roots)) {
      if (statement.type === 'trust') proposals.set(proposed, statement);
      const persons = signers.get(proposed) ?? new Set();
      signers.set(proposed, persons.add(statement.header.author.person as PersonId));
      const proposal = proposals.get(proposed);
      if (proposal !== undefined) takeEffect(roots, proposal, persons.size, index);
    }
  }
  return roots;
}

function takeEffect(roots: TrustRoot[], proposal: StatementOf<'trust'>, signatures: number, index: number): void {
  const base = roots[proposal.body.version - 2];
  if (base === undefined || signatures < base.threshold) return;
  const present = roots[base.version];
  if (present?.statement === proposal.digest) return;
  const file = statementPath(proposal.digest);
  if (present !== undefined) {
    throw new RecordError(
      'RECORD_TRUST_INVALID',
      `${file}: two roots claim version ${base.version + 1}, and both have the signatures they need. ` +
        `The other is ${statementPath(present.statement)}. The record cannot say which people decide; found a new one.`,
      { file },
    );
  }
  checkRoot(proposal.body, file);
  checkSuccessor(proposal.body, base, file);
  roots.push({ ...proposal.body, statement: proposal.digest, effectiveAt: index });
}

/** Digests of the trust statements that this statement signs, as its author or as a co-signer. */
function proposalsSignedBy(statement: Statement, roots: readonly TrustRoot[]): readonly Sha256[] {
  const base = roots[(statement.header.root?.version ?? 0) - 1];
  if (base === undefined || base.statement !== statement.header.root?.statement) return [];
  const { person, key } = statement.header.author;
  const listed = base.keys.find((candidate) => candidate.fingerprint === key);
  if (listed === undefined || listed.person !== person || person === null) return [];
  if (listed.status !== 'active' || listed.actor !== 'Human') return [];
  if (statement.type === 'trust') return [statement.digest];
  if (statement.type !== 'signoff' || statement.body.purpose !== 'co-signature') return [];
  return statement.body.entries.filter(({ answer }) => answer === 'accepted').map(({ about }) => about);
}

function checkGenesis(genesis: StatementOf<'trust'>): void {
  const file = statementPath(genesis.digest);
  checkRoot(genesis.body, file);
  const { person, key } = genesis.header.author;
  const listed = genesis.body.keys.find((candidate) => candidate.fingerprint === key);
  if (listed === undefined || person === null || listed.person !== person || listed.status !== 'active') {
    throw new RecordError('RECORD_TRUST_INVALID', `${file}: the genesis must be signed by a person whom it lists.`, {
      file,
    });
  }
}

/** Checks a proposal, effective or not, against the root it cites. Throws RECORD_TRUST_INVALID. */
export function checkProposal(proposal: StatementOf<'trust'>, base: TrustRoot): void {
  const file = statementPath(proposal.digest);
  if (proposal.body.previous !== base.statement) {
    throw new RecordError('RECORD_TRUST_INVALID', `${file}: its previous root is not the root that it cites.`, {
      file,
    });
  }
  checkRoot(proposal.body, file);
  checkSuccessor(proposal.body, base, file);
}
