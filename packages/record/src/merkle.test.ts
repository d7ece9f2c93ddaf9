import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  type CompactRange,
  EMPTY_RANGE,
  leafHash,
  merkleRoot,
  nodeHash,
  rangeRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';

/** The tree as RFC 6962 section 2.1 defines it, by recursion: slow, and plainly the specification. */
function specifiedRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0] as Buffer;
  const split = splitPoint(hashes.length);
  return nodeHash(specifiedRoot(hashes.slice(0, split)), specifiedRoot(hashes.slice(split)));
}

function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function inclusionProof(index: number, hashes: readonly Buffer[]): Buffer[] {
  if (hashes.length === 1) return [];
  const split = splitPoint(hashes.length);
  return index < split
    ? [...inclusionProof(index, hashes.slice(0, split)), specifiedRoot(hashes.slice(split))]
    : [...inclusionProof(index - split, hashes.slice(split)), specifiedRoot(hashes.slice(0, split))];
}

function consistencyProof(size: number, hashes: readonly Buffer[], whole = true): Buffer[] {
  if (size === hashes.length) return whole ? [] : [specifiedRoot(hashes)];
  const split = splitPoint(hashes.length);
  return size <= split
    ? [...consistencyProof(size, hashes.slice(0, split), whole), specifiedRoot(hashes.slice(split))]
    : [...consistencyProof(size - split, hashes.slice(split), false), specifiedRoot(hashes.slice(0, split))];
}

const leaves = fc.array(fc.string(), { minLength: 1, maxLength: 40 });

describe('merkleRoot', () => {
  it('is SHA-256 of nothing for no leaves', () => {
    expect(merkleRoot([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('is the tree of RFC 6962 for every prefix of a growing log', () => {
    fc.assert(
      fc.property(leaves, (lines) => {
        let range: CompactRange = EMPTY_RANGE;
        lines.forEach((line, index) => {
          range = append(range, leafHash(line));
          expect(rangeRoot(range)).toEqual(specifiedRoot(lines.slice(0, index + 1).map(leafHash)));
        });
        expect(merkleRoot(lines)).toEqual(rangeRoot(range));
      }),
    );
  });

  it('tells a leaf from a node', () => {
    const node = nodeHash(leafHash('a'), leafHash('b'));
    expect(leafHash(Buffer.concat([leafHash('a'), leafHash('b')]))).not.toEqual(node);
  });
});

describe('verifyInclusion', () => {
  it('accepts every true proof and no altered one', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(), (lines, pick, damage) => {
        const hashes = lines.map(leafHash);
        const index = pick % hashes.length;
        const leaf = hashes[index] as Buffer;
        const proof = inclusionProof(index, hashes);
        const root = specifiedRoot(hashes);
        expect(verifyInclusion(leaf, index, hashes.length, proof, root)).toBe(true);
        expect(verifyInclusion(leaf, index, hashes.length, [...proof, root], root)).toBe(false);
        expect(verifyInclusion(leaf, hashes.length, hashes.length, proof, root)).toBe(false);
        if (proof.length === 0) return;
        expect(verifyInclusion(leaf, index, hashes.length, proof.slice(1), root)).toBe(false);
        expect(verifyInclusion(leaf, index, hashes.length, flipped(proof, damage), root)).toBe(false);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, 1])('refuses the index %d in a tree of one leaf', (index) => {
    expect(verifyInclusion(leafHash('a'), index, 1, [], leafHash('a'))).toBe(false);
  });
});

/** Proofs that only a verifier who skips one check would take: their hashes fit whatever the proof claims. */
describe('crafted proofs', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(leafHash) as [Buffer, Buffer, Buffer, Buffer];
  const long = Buffer.concat([a, Buffer.from([0])]);
  const short = a.subarray(1);

  it.each<[string, Parameters<typeof verifyInclusion>]>([
    ['a leaf that is no hash', [short, 0, 1, [], short]],
    ['a sibling that is too long', [b, 0, 2, [long], nodeHash(b, long)]],
    ['a sibling that is too short', [b, 1, 2, [short], nodeHash(short, b)]],
    ['a proof that goes on above the root', [a, 0, 1, [b], nodeHash(b, a)]],
    ['a proof that ends below the root', [a, 0, 4, [b], nodeHash(a, b)]],
    ['a size that is none', [a, 0, 0.5, [], a]],
    ['an index beyond the tree', [a, 2, 2, [b], nodeHash(a, b)]],
  ])('of inclusion are refused: %s', (_, proof) => {
    expect(verifyInclusion(...proof)).toBe(false);
  });

  const threeOf = (first: Buffer): Buffer => nodeHash(d, first);
  const fourOf = (first: Buffer, sibling: Buffer): Buffer => nodeHash(d, nodeHash(first, sibling));

  it('of consistency are refused, where the honest one is taken', () => {
    expect(verifyConsistency(3, 4, [a, b, d], threeOf(a), fourOf(a, b))).toBe(true);
    expect(verifyConsistency(1, 2, [b], a, nodeHash(a, b))).toBe(true);
    expect(verifyConsistency(2, 2, [], a, a)).toBe(true);
  });

  it.each<[string, Parameters<typeof verifyConsistency>]>([
    ['a first hash that is too long', [3, 4, [long, b, d], threeOf(long), fourOf(long, b)]],
    ['a first root that is too short', [1, 2, [b], short, nodeHash(short, b)]],
    ['a sibling that is too long', [3, 4, [a, long, d], threeOf(a), fourOf(a, long)]],
    ['a proof that goes on above the root', [3, 4, [a, b, d, c], nodeHash(c, threeOf(a)), nodeHash(c, fourOf(a, b))]],
    ['a proof that ends below the root', [3, 4, [a], a, a]],
    ['another first root', [3, 4, [a, b, d], c, fourOf(a, b)]],
    ['another second root', [3, 4, [a, b, d], threeOf(a), c]],
    ['a tree that shrank', [3, 1, [a], a, a]],
    ['a negative size', [-1, 1, [a], a, a]],
    ['a size that is none', [1, 1.5, [b], a, nodeHash(a, b)]],
    ['no proof', [3, 4, [], a, a]],
    ['no proof from a full tree', [2, 4, [], a, a]],
    ['one size and two roots', [2, 2, [], a, b]],
    ['one size and a proof', [2, 2, [a], a, a]],
  ])('of consistency are refused: %s', (_, proof) => {
    expect(verifyConsistency(...proof)).toBe(false);
  });
});

describe('verifyConsistency', () => {
  it('accepts every true proof and no altered one', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(), (lines, pick, damage) => {
        const hashes = lines.map(leafHash);
        const size = 1 + (pick % hashes.length);
        const proof = consistencyProof(size, hashes);
        const first = specifiedRoot(hashes.slice(0, size));
        const second = specifiedRoot(hashes);
        expect(verifyConsistency(size, hashes.length, proof, first, second)).toBe(true);
        expect(verifyConsistency(size, hashes.length, [...proof, second], first, second)).toBe(false);
        if (size === hashes.length) return;
        expect(verifyConsistency(size, hashes.length, flipped(proof, damage), first, second)).toBe(false);
        expect(verifyConsistency(size, hashes.length, proof, second, first)).toBe(false);
        expect(verifyConsistency(hashes.length, size, proof, second, first)).toBe(false);
      }),
    );
  });

  it('refuses the empty tree as a beginning', () => {
    expect(verifyConsistency(0, 0, [], merkleRoot([]), merkleRoot([]))).toBe(false);
    expect(verifyConsistency(0, 1, [], merkleRoot([]), merkleRoot(['a']))).toBe(false);
  });
});

function flipped(proof: readonly Buffer[], damage: number): readonly Buffer[] {
  return proof.map((hash, index) => {
    if (index !== damage % proof.length) return hash;
    const changed = Buffer.from(hash);
    changed[damage % 32] = (changed[damage % 32] as number) ^ 1;
    return changed;
  });
}
