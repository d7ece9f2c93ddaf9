import { orderByCitation } from '../citation-order.ts';
import { type Ordered, reaches } from '../reaches.ts';
import type { PersonId, Sha256 } from '../statements/header.ts';
import type { Statement } from '../statements/statement.ts';
import type { TrustRoot } from '../view.ts';

export interface RootSignature {
  /** Digest of the trust statement that is signed. */
  readonly proposed: Sha256;
  /** The root whose people sign: the one that the signature cites. */
  readonly base: TrustRoot;
  readonly person: PersonId;
  /** Digest of the statement that signs. */
  readonly statement: Sha256;
}

/** The roots that a statement signs, as their proposal or as a co-signature; none where its key may not. */
export function signaturesIn(statement: Statement, roots: readonly TrustRoot[]): readonly RootSignature[] {
  const signer = signerOf(statement, roots);
  if (signer === null) return [];
  const signature = { ...signer, statement: statement.digest };
  if (statement.type === 'trust') return [{ ...signature, proposed: statement.digest }];
  return coSigned(statement, 'accepted').map((proposed) => ({ ...signature, proposed }));
}

/** What people took back of their own signatures, read in the order of the log. */
interface TakingBack {
  read(statement: Statement, roots: readonly TrustRoot[]): void;
  back(signature: RootSignature): boolean;
}

/**
 * A withdrawal takes back the statement that it names, if it is by the same person. A rejection takes back every
 * acceptance of the same person that has not seen it.
 */
export function takingBack(statements: readonly Statement[]): TakingBack {
  const withdrawn = new Set<string>();
  const rejections: { readonly person: PersonId; readonly proposed: Sha256; readonly statement: Sha256 }[] = [];
  const order = citationOrderOf(statements);
  return {
    read(statement, roots) {
      const person = signerOf(statement, roots)?.person;
      if (person === undefined) return;
      if (statement.type === 'withdraw' && !statement.body.lost) withdrawn.add(`${person} ${statement.body.statement}`);
      const rejected = coSigned(statement, 'rejected');
      rejections.push(...rejected.map((proposed) => ({ person, proposed, statement: statement.digest })));
    },
    back: ({ person, proposed, statement }) =>
      withdrawn.has(`${person} ${statement}`) ||
      rejections.some(
        (each) => each.person === person && each.proposed === proposed && !reaches(order(), statement, each.statement),
      ),
  };
}

/** Made when the first rejection asks for it, since most records have none. Throws RECORD_STATEMENT_MALFORMED. */
function citationOrderOf(statements: readonly Statement[]): () => Ordered {
  let made: Ordered | null = null;
  return () => {
    if (made !== null) return made;
    const byDigest = new Map(statements.map((each) => [each.digest, each]));
    made = { statements: orderByCitation(byDigest).map((digest) => byDigest.get(digest) as Statement) };
    return made;
  };
}

/** Whose signature a statement carries, and at which root: null where its key may not sign roots. */
function signerOf(
  { header }: Statement,
  roots: readonly TrustRoot[],
): { readonly base: TrustRoot; readonly person: PersonId } | null {
  const { root, author } = header;
  const base = roots[(root?.version ?? 0) - 1];
  if (base === undefined || base.statement !== root?.statement) return null;
  const { person } = author;
  const key = base.keys.find(({ fingerprint }) => fingerprint === author.key);
  if (key === undefined || person === null || key.person !== person) return null;
  return key.status === 'active' && key.actor === 'Human' ? { base, person } : null;
}

function coSigned(statement: Statement, answer: 'accepted' | 'rejected'): readonly Sha256[] {
  if (statement.type !== 'signoff' || statement.body.purpose !== 'co-signature') return [];
  return statement.body.entries.filter((entry) => entry.answer === answer).map(({ about }) => about);
}
