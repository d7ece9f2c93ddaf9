import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { readRecord } from '@sallyport/record';
import { foundRecord } from '@sallyport/testkit';
import type { Budget, Measurement } from './budget.ts';
import { interleave, milliseconds } from './interleave.ts';

const sizes = { small: 400, large: 1600 };

/** Verifying a whole record beside the same number of bare Ed25519 verifications, and four times as many statements. */
export const verifyRate: Budget = {
  name: 'verify',
  async measure(): Promise<readonly Measurement[]> {
    const small = await recordOf(sizes.small);
    const large = await recordOf(sizes.large);
    const bare = bareVerifications(signaturesIn(large));
    const times = await interleave(5, {
      small: () => void readRecord(small),
      large: () => void readRecord(large),
      bare,
    });
    return [
      {
        work: `verify a record of ${sizes.large} statements, one core`,
        measured: milliseconds(times.large),
        beside: `bare Ed25519, as many: ${milliseconds(times.bare)}`,
        value: times.bare.min / times.large.min,
        limit: 0.6,
        unit: 'ratio',
        better: 'higher',
      },
      {
        work: 'the same, per statement, with four times as many statements',
        measured: milliseconds(times.large),
        beside: `${sizes.small} statements: ${milliseconds(times.small)}`,
        value: times.large.min / times.small.min / (sizes.large / sizes.small),
        limit: 1.25,
        unit: 'ratio',
        better: 'lower',
      },
    ];
  },
};

async function recordOf(statements: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const builder = await foundRecord({ persons: ['ada', 'ben'], roles: { pm: ['ada'], security: ['ben'] } });
  for (let count = 1; count < statements; count++) {
    await builder.evidence([{}]);
  }
  await builder.seal();
  return builder.files;
}

/** Signature files of statements and checkpoints: what a verifier cannot do less of. */
function signaturesIn(files: ReadonlyMap<string, Uint8Array>): number {
  return [...files.keys()].filter((path) => path.endsWith('.sig')).length;
}

function bareVerifications(count: number): () => void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = createPublicKey(publicKey.export({ format: 'pem', type: 'spki' }));
  const message = Buffer.alloc(300, 'sallyport');
  const signature = sign(null, message, privateKey);
  return () => {
    for (let done = 0; done < count; done++) {
      if (!verify(null, message, key, signature)) {
        throw new Error('A good signature was refused: this machine cannot be measured on.');
      }
    }
  };
}
