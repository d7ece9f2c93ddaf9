import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyConsistency, verifyInclusion } from '@sallyport/record';
import { expectAccepted, type Outcome, type Suite } from './suite.ts';

interface InclusionVector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

interface ConsistencyVector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

function bytes(base64: string | null): Buffer {
  return Buffer.from(base64 ?? '', 'base64');
}

function vectorsBelow(folder: string): readonly (readonly [string, unknown])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))]);
}

/** transparency-dev/merkle: inclusion and consistency proofs, most of them damaged on purpose. */
export const merkleSuite: Suite = {
  name: 'Merkle (RFC 6962)',
  run(folder) {
    const inclusion = vectorsBelow(join(folder, 'merkle', 'inclusion')).map(([file, vector]): Outcome => {
      const v = vector as InclusionVector;
      return expectAccepted(`inclusion/${file}`, !v.wantErr, () =>
        verifyInclusion(bytes(v.leafHash), v.leafIdx, v.treeSize, (v.proof ?? []).map(bytes), bytes(v.root)),
      );
    });
    const consistency = vectorsBelow(join(folder, 'merkle', 'consistency')).map(([file, vector]): Outcome => {
      const v = vector as ConsistencyVector;
      return expectAccepted(`consistency/${file}`, !v.wantErr, () =>
        verifyConsistency(v.size1, v.size2, (v.proof ?? []).map(bytes), bytes(v.root1), bytes(v.root2)),
      );
    });
    return [...inclusion, ...consistency];
  },
};
