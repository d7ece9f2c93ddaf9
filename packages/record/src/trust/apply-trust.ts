import { RecordError } from '../errors.ts';
import { statementPath } from '../layout.ts';
import type { Sha256 } from '../statements/header.ts';
import type { Statement, StatementOf } from '../statements/statement.ts';
import type { TrustRoot } from '../view.ts';
import { checkRoot, checkSuccessor } from './root-rules.ts';
import { type RootSignature, signaturesIn, takingBack } from './root-signatures.ts';

/** A statement with a good signature, its key and its place in the log (null: not sealed). */
export interface Sealed {
  readonly statement: Statement;
  readonly index: number | null;
}

/**
 * The effective roots, version 1 first. The genesis is effective by itself; version n+1 takes effect at the log index
 * where signatures of `threshold` distinct persons of root n are sealed, its proposer's among them. Until then each may
 * take theirs back, by a withdrawal or a rejection in the same seal at the latest; afterwards only another root changes
 * what is in force. `seals` are the sizes of the checkpoints.
 * Throws RECORD_TRUST_INVALID for an unsound root or where two roots of one version both reached their threshold.
 */
export function applyTrust(
  genesis: StatementOf<'trust'>,
  statements: readonly Sealed[],
  seals: readonly number[],
): readonly TrustRoot[] {
  checkGenesis(genesis);
  const roots: TrustRoot[] = [{ ...genesis.body, statement: genesis.digest, effectiveAt: null }];
  const proposals = new Map<Sha256, StatementOf<'trust'>>();
  const given = new Map<string, RootSignature[]>();
  const taken = takingBack(statements.map(({ statement }) => statement));
  for (const batch of batchesOf(statements, seals)) {
    // What one seal covers came together: whoever regretted before the seal is not bound by it.
    for (const { statement } of batch) taken.read(statement, roots);
    for (const { statement, index } of batch) {
      if (statement.type === 'trust') proposals.set(statement.digest, statement);
      for (const signature of signaturesIn(statement, roots)) {
        const { proposed, base } = signature;
        // Signatures count apart for every root they cite: whom a later root retired cannot vote for the one after it.
        const place = `${proposed} ${base.statement}`;
        const signatures = [...(given.get(place) ?? []), signature];
        given.set(place, signatures);
        const standing = signatures.filter((each) => !taken.back(each));
        const proposal = proposals.get(proposed);
        if (proposal && isCarried(proposal, base, standing)) takeEffect(roots, proposal, base, index);
      }
    }
  }
  return roots;
}

function isCarried(proposal: StatementOf<'trust'>, base: TrustRoot, standing: readonly RootSignature[]): boolean {
  const persons = new Set(standing.map(({ person }) => person));
  const proposer = proposal.header.author.person;
  const enough = proposer !== null && persons.has(proposer) && persons.size >= base.threshold;
  return enough && proposal.body.previous === base.statement;
}

type Line = Sealed & { readonly index: number };

/** The lines of the log in order, those of one seal together. */
function batchesOf(statements: readonly Sealed[], seals: readonly number[]): readonly (readonly Line[])[] {
  const lines = statements.filter((entry): entry is Line => entry.index !== null).toSorted((a, b) => a.index - b.index);
  let from = 0;
  return seals.map((size) => {
    const start = from;
    while ((lines[from]?.index ?? size) < size) from++;
    return lines.slice(start, from);
  });
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
