import { asBuffer } from '../bytes.ts';
import { malformed } from './wire.ts';

const BEGIN = '-----BEGIN SSH SIGNATURE-----\n';
const END = '-----END SSH SIGNATURE-----\n';
const COLUMNS = 70;
const MAX_ARMOUR = 64 * 1024;

/** Wraps a binary SSHSIG as ssh-keygen does: 70 columns, one newline at the end. */
export function encodeArmour(blob: Uint8Array): string {
  const base64 = asBuffer(blob).toString('base64');
  let text = BEGIN;
  for (let start = 0; start < base64.length; start += COLUMNS) text += `${base64.slice(start, start + COLUMNS)}\n`;
  return text + END;
}

/** The binary SSHSIG in an armour that is exactly as we would write it. Throws RECORD_SIGNATURE_MALFORMED. */
export function parseArmour(armour: string): Buffer {
  if (armour.length > MAX_ARMOUR) throw malformed('signature', `it is longer than ${MAX_ARMOUR} characters`);
  if (!armour.startsWith(BEGIN) || !armour.endsWith(END))
    throw malformed('signature', 'its armour lines are not right');
  const blob = Buffer.from(armour.slice(BEGIN.length, -END.length).replaceAll('\n', ''), 'base64');
  if (encodeArmour(blob) !== armour) throw malformed('signature', 'its armour is not the canonical one');
  return blob;
}
