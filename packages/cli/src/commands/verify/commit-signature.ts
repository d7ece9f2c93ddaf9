import { namespacesOf, RecordError, type TrustRoot, verifySignature } from '@sallyport/record';

/** In repositories of either object format. */
const field = /^gpgsig(?:-sha256)? /;

/**
 * What is wrong with the signature of a decision's commit, or null: it must be by a key that the decision's root lets
 * commit. What the commit holds is checked against the record by itself, so this is told and refuses nothing: a branch
 * that was rebased holds the same papers in a commit that its signer never saw.
 */
export function commitSignatureTrouble(commit: Uint8Array, root: TrustRoot | undefined): string | null {
  const { armour, message } = split(commit);
  if (armour === null) return 'it is not signed';
  try {
    const { fingerprint } = verifySignature(armour, message, 'git');
    const key = root?.keys.find((each) => each.fingerprint === fingerprint);
    if (key === undefined) return `${fingerprint}, which signed it, is not in the trust root of its decision`;
    if (key.status !== 'active') return `${fingerprint}, which signed it, is ${key.status}`;
    const allowed = namespacesOf(key, new Set(root?.sealers)).includes('git');
    return allowed ? null : `${fingerprint}, which signed it, may not sign commits`;
  } catch (error) {
    if (error instanceof RecordError) return `its signature is not good (${error.code})`;
    throw error;
  }
}

/** The armoured signature in a commit's header, and the bytes that it is over: the commit without it. */
function split(commit: Uint8Array): { readonly armour: string | null; readonly message: Uint8Array } {
  // One character a byte, so that what is not UTF-8 comes back as it was.
  const text = Buffer.from(commit).toString('latin1');
  const end = text.indexOf('\n\n');
  const header = text.slice(0, end).split('\n');
  const signature: string[] = [];
  const rest: string[] = [];
  let inside = false;
  for (const line of header) {
    inside = field.test(line) || (inside && line.startsWith(' '));
    if (inside) signature.push(line.replace(field, '').replace(/^ /, ''));
    else rest.push(line);
  }
  const message = Buffer.from(`${rest.join('\n')}${text.slice(end)}`, 'latin1');
  return { armour: signature.length === 0 ? null : `${signature.join('\n').trimEnd()}\n`, message };
}
