import { createHash, randomBytes } from 'node:crypto';

/** A statement-shaped pair of files with random content; what it says matters to no test of this floor. */
export function statementFiles(label = 'evidence'): Map<string, Uint8Array> {
  const predicateType = `https://sallyport.dev/${label}/v1`;
  const bytes = Buffer.from(JSON.stringify({ nonce: randomBytes(16).toString('hex'), predicateType }));
  const digest = createHash('sha256').update(bytes).digest('hex');
  const place = `statements/${digest.slice(0, 2)}/${digest}`;
  return new Map([
    [`${place}.json`, bytes],
    [`${place}.sig`, randomBytes(200)],
  ]);
}
