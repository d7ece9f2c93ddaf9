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
  const signers = new Map<string, Set<PersonId>>();
  const sealed = statements.filter((entry): entry is Sealed & { index: number } => entry.index !== null);
  for (const { statement, index } of sealed.toSorted((a, b) => a.index - b.index)) {
    for (const { proposed, base, person } of signaturesIn(statement, roots)) {
      if (statement.type === 'trust') proposals.set(proposed, statement);
      const proposal = proposals.get(proposed);
      // Signatures count apart for every root they cite: whom a later root retired cannot vote for the one after it.
      const place = `${proposed} ${base.statement}`;
      const persons = (signers.get(place) ?? new Set()).add(person);
      signers.set(place, persons);
      if (proposal?.body.previous === base.statement && persons.size >= base.threshold) {
        takeEffect(roots, proposal, base, index);
      }
    }
  }
  return roots;
}

function takeEffect(roots: TrustRoot[], proposal: StatementOf<'trust'>, base: TrustRoot, index: number): void {
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
  checkProposal(proposal, base);
  roots.push({ ...proposal.body, statement: proposal.digest, effectiveAt: index });
}

interface RootSignature {
  /** Digest of the trust statement that is signed. */
  readonly proposed: Sha256;
  /** The root whose people sign: the one that the signature cites. */
  readonly base: TrustRoot;
  readonly person: PersonId;
}

/** The roots that a statement signs, as their proposal or as a co-signature; none where its key may not. */
function signaturesIn(statement: Statement, roots: readonly TrustRoot[]): readonly RootSignature[] {
  const { root, author } = statement.header;
  const base = roots[(root?.version ?? 0) - 1];
  if (base === undefined || base.statement !== root?.statement) return [];
  const { person } = author;
  const key = base.keys.find(({ fingerprint }) => fingerprint === author.key);
  if (key === undefined || person === null || key.person !== person) return [];
  if (key.status !== 'active' || key.actor !== 'Human') return [];
  if (statement.type === 'trust') return [{ proposed: statement.digest, base, person }];
  if (statement.type !== 'signoff' || statement.body.purpose !== 'co-signature') return [];
  const accepted = statement.body.entries.filter(({ answer }) => answer === 'accepted');
  return accepted.map(({ about }) => ({ proposed: about, base, person }));
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
