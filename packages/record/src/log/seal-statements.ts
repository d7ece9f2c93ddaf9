import { sha256 } from '../digest.ts';
import { RecordError } from '../errors.ts';
import {
  allowedSignersPath,
  checkpointPath,
  checkpointSignaturePath,
  erasedPeoplePath,
  LEAVES_PATH,
  peoplePath,
  signaturePath,
} from '../layout.ts';
import { merkleRoot } from '../merkle.ts';
import type { Signer } from '../signer.ts';
import { parseArmour } from '../sshsig/armour.ts';
import { parsePublicKey } from '../sshsig/public-key.ts';
import { verifySignature } from '../sshsig/verify-signature.ts';
import type { Instant } from '../statements/header.ts';
import type { StatementOf } from '../statements/statement.ts';
import { allowedSigners } from '../trust/allowed-signers.ts';
import { applyTrust } from '../trust/apply-trust.ts';
import type { RecordView, TrustRoot } from '../view.ts';
import { rootAt } from './check-sealers.ts';
import { formatCheckpointText, formatNote } from './checkpoint-note.ts';
import { checkNextTime } from './checkpoint-times.ts';
import { formatLeaf, formatLeaves, type Leaf, parseLeaves } from './leaves.ts';

const SEAL = 'seal@sallyport.dev';

/**
 * Appends every statement that is not sealed yet, in citation order with ties by digest, and signs a checkpoint at
 * `time`. Returns the files to write, by path: none when there is nothing to seal. A root that takes effect by this
 * seal brings its allowed_signers along. `view` must be readRecord of `files`.
 * Throws RECORD_KEY_NOT_ALLOWED when the signer is no sealer, RECORD_CHECKPOINT_BAD where `time` goes back,
 * RECORD_FILE_MISSING where a new root's people file lacks.
 */
export async function sealStatements(
  files: ReadonlyMap<string, Uint8Array>,
  view: RecordView,
  signer: Signer,
  time: Instant,
): Promise<Map<string, Uint8Array>> {
  const sealed = new Map<string, Uint8Array>();
  const pending = view.statements.filter(({ index }) => index === null);
  if (pending.length === 0) return sealed;
  checkNextTime(view.checkpoints, time);
  const written = files.get(LEAVES_PATH);
  const before: readonly Leaf[] = written === undefined ? [] : parseLeaves(written);
  const added = pending.map(({ digest }) => ({ statement: digest, signature: digestOf(files, signaturePath(digest)) }));
  const leaves = [...before, ...added];
  const roots = rootsAfter(view, leaves);
  checkSealer(signer, [rootAt(view.roots, before.length), rootAt(roots, leaves.length)]);
  for (const root of roots.slice(view.roots.length)) {
    if (!files.has(peoplePath(root.version)) && !files.has(erasedPeoplePath(root.version))) {
      const file = peoplePath(root.version);
      throw new RecordError('RECORD_FILE_MISSING', `${file} is missing: root ${root.version} takes effect now.`, {
        file,
      });
    }
    sealed.set(allowedSignersPath(root.version), Buffer.from(allowedSigners(root), 'utf8'));
  }
  const size = leaves.length;
  const root = merkleRoot(leaves.map(formatLeaf)).toString('hex');
  const text = formatCheckpointText({ origin: view.origin, size, root, time });
  const armour = await signText(text, signer);
  sealed.set(LEAVES_PATH, formatLeaves(leaves));
  const keyBlob = parsePublicKey(signer.publicKey).blob;
  sealed.set(checkpointPath(size), formatNote(text, view.origin, keyBlob, parseArmour(armour)));
  sealed.set(checkpointSignaturePath(size), Buffer.from(armour, 'utf8'));
  return sealed;
}

async function signText(text: string, signer: Signer): Promise<string> {
  const message = Buffer.from(text, 'utf8');
  const armour = await signer.sign(SEAL, message);
  const good = verifySignature(armour, message, SEAL);
  if (good.fingerprint !== signer.fingerprint || good.hash !== 'sha512') {
    throw new RecordError('RECORD_SIGNATURE_BAD', 'The sealer used another key or hash than the one asked for.');
  }
  return armour;
}

function rootsAfter(view: RecordView, leaves: readonly Leaf[]): readonly TrustRoot[] {
  const index = new Map(leaves.map((leaf, place) => [leaf.statement, place]));
  const genesis = view.statements.find(({ digest }) => digest === view.fingerprint) as StatementOf<'trust'>;
  return applyTrust(
    genesis,
    view.statements.map((statement) => ({ statement, index: index.get(statement.digest) ?? null })),
    [...view.checkpoints.map(({ size }) => size), leaves.length],
  );
}

function checkSealer(signer: Signer, roots: readonly TrustRoot[]): void {
  if (roots.some(({ sealers }) => sealers.includes(signer.fingerprint))) return;
  throw new RecordError(
    'RECORD_KEY_NOT_ALLOWED',
    `${signer.fingerprint} may not seal: the trust root does not name it as a sealer.`,
  );
}

function digestOf(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  const bytes = files.get(path);
  if (bytes !== undefined) return sha256(bytes);
  throw new RecordError('RECORD_FILE_MISSING', `${path} is missing from the files to seal.`, { file: path });
}
