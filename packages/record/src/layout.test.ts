import { describe, expect, it } from 'vitest';
import {
  allowedSignersPath,
  blobPath,
  checkpointPath,
  checkpointSignaturePath,
  erasedPeoplePath,
  LEAVES_PATH,
  locate,
  peoplePath,
  signaturePath,
  statementPath,
} from './layout.ts';

const digest = 'ab'.repeat(32);

describe('locate', () => {
  it.each([
    [statementPath(digest), { kind: 'statement', digest }],
    [signaturePath(digest), { kind: 'signature', digest }],
    [blobPath(digest), { kind: 'blob', digest }],
    [allowedSignersPath(3), { kind: 'allowed-signers', version: 3 }],
    [peoplePath(3), { kind: 'people', version: 3 }],
    [erasedPeoplePath(3), { kind: 'people-erased', version: 3 }],
    [checkpointPath(42), { kind: 'checkpoint', size: 42 }],
    [checkpointSignaturePath(42), { kind: 'checkpoint-signature', size: 42 }],
    [LEAVES_PATH, { kind: 'leaves' }],
  ])('knows %s', (path, location) => {
    expect(locate(path)).toEqual(location);
  });

  it.each([
    `statements/cd/${digest}.json`,
    `statements/ab/${digest}`,
    `statements/ab/${digest.toUpperCase()}.json`,
    `statements/ab/${digest}.json.sig`,
    `statements/ab/../ab/${digest}.json`,
    `blobs/ab/${digest}.json`,
    `blobs/ab/${digest}\n`,
    `/blobs/ab/${digest}`,
    'trust/allowed_signers/0',
    'trust/allowed_signers/01',
    'trust/allowed_signers/1.json',
    'trust/people/1',
    'trust/people/1.sig',
    'log/checkpoints/-1',
    'log/checkpoints/1.json',
    'log/checkpoints/12345678901',
    'log/leaves.bak',
    'README.md',
    '',
  ])('calls %j a stray', (path) => {
    expect(locate(path)).toBeNull();
  });
});
