/** The only payload type of the record: in-toto statements. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** Pre-authentication encoding of DSSE v1: what is signed for a statement's bytes. A shell can make it with printf. */
export function preAuthEncoding(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${bytes.length} `), bytes]);
}
