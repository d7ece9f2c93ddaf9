import type { Stage, TeamMemberId } from '@sallyport/emberfall';
import { coSignatureSubstance } from '@sallyport/gate';
import {
  blobPath,
  type Header,
  type RecordView,
  randomNonce,
  readRecord,
  type StatementParts,
  type StatementType,
  sha256,
  signStatement,
} from '@sallyport/record';
import { appendToRecord, openRepository, readRecordFiles, sshKeygenSigner } from '@sallyport/workspace';

/** Type, subject and body of a statement as an attacker would write them, past every check of the command line. */
export type HandMade = { [K in StatementType]: Omit<StatementParts<K>, 'header'> }[StatementType];

/** What the signer of a hand-made statement claims to have read. */
export const nothingShown: Uint8Array = new TextEncoder().encode('what nobody was shown');

/** The record in a person's clone. */
export async function recordIn(stage: Stage, who: TeamMemberId): Promise<RecordView> {
  return readRecord(await readRecordFiles(await openRepository(stage.clone(who))), {});
}

/** Signs a statement with a key of `keyOf` and writes it into `who`'s clone, citing everything that is there. */
export async function handMake(
  stage: Stage,
  who: TeamMemberId,
  made: HandMade,
  {
    blobs = [],
    header = {},
    keyOf = who,
  }: { blobs?: readonly Uint8Array[]; header?: Partial<Header>; keyOf?: string } = {},
): Promise<string> {
  const record = await recordIn(stage, who);
  const repository = await openRepository(stage.clone(who));
  const signer = await sshKeygenSigner(stage.keys.privateKeys.get(keyOf) ?? '');
  const root = record.roots.at(-1);
  const cited = new Set(record.statements.flatMap((each) => [...each.header.cites, ...each.header.author.previous]));
  const person = root?.keys.find((key) => key.fingerprint === signer.fingerprint)?.person ?? null;
  const parts = {
    ...made,
    header: {
      record: record.fingerprint,
      root: root ? { version: root.version, statement: root.statement } : null,
      phase: 7,
      cites: record.statements
        .map(({ digest }) => digest)
        .filter((digest) => !cited.has(digest))
        .sort(),
      author: { person, key: signer.fingerprint, previous: [] },
      time: new Date().toISOString().replace(/\.\d{3}Z$/, 'Z'),
      nonce: randomNonce(),
      ...header,
    },
  } as StatementParts;
  const { digest, files } = await signStatement(parts, signer);
  for (const bytes of blobs) files.set(blobPath(sha256(bytes)), bytes);
  await appendToRecord(repository, async () => files);
  return digest;
}

/** A co-signature written into the project manager's clone, as if it had been fetched. */
export async function coSign(
  stage: Stage,
  keyOf: string,
  proposals: readonly string[],
  role: string | null,
): Promise<void> {
  const entries = proposals.map((about) => ({
    about,
    role,
    answer: 'accepted' as const,
    reason: null,
    substance: coSignatureSubstance(about),
  }));
  const names = proposals.map((about) => ({
    name: role ? `${about} as ${role}` : about,
    digest: { sha256: coSignatureSubstance(about) },
  }));
  await handMake(
    stage,
    'mira',
    {
      type: 'signoff',
      subject: names.sort((left, right) => (left.name < right.name ? -1 : 1)),
      body: { purpose: 'co-signature', meaning: 'I agree.', shown: sha256(nothingShown), opened: [], entries },
    },
    { keyOf, blobs: [nothingShown] },
  );
}
