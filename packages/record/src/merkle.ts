import { hash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** RFC 6962 section 2.1: SHA-256 of 0x00 and the leaf. */
export function leafHash(leaf: Uint8Array | string): Buffer {
  return hash('sha256', Buffer.concat([LEAF, typeof leaf === 'string' ? Buffer.from(leaf, 'utf8') : leaf]), 'buffer');
}

/** RFC 6962 section 2.1: SHA-256 of 0x01 and both children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

/** Roots of the full subtrees of a growing tree, largest first: all that appending needs to remember. */
export interface CompactRange {
  readonly size: number;
  readonly roots: readonly Buffer[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, roots: [] };

/** The range with one more leaf hash. Constant work on average, so a whole log costs linear work. */
export function append(range: CompactRange, leaf: Buffer): CompactRange {
  const roots = [...range.roots];
  let node = leaf;
  for (let size = range.size; size % 2 === 1; size = (size - 1) / 2) node = nodeHash(roots.pop() as Buffer, node);
  roots.push(node);
  return { size: range.size + 1, roots };
}

/** Root of the tree that the range stands for; of the empty tree, SHA-256 of nothing. */
export function rangeRoot(range: CompactRange): Buffer {
  const [last, ...others] = range.roots.toReversed();
  if (last === undefined) return hash('sha256', '', 'buffer');
  return others.reduce((right, left) => nodeHash(left, right), last);
}

/** RFC 6962 root over leaves. */
export function merkleRoot(leaves: readonly (Uint8Array | string)[]): Buffer {
  return rangeRoot(leaves.reduce<CompactRange>((range, leaf) => append(range, leafHash(leaf)), EMPTY_RANGE));
}

/**
 * Whether `proof` shows that a leaf with this hash stands at `index` in the tree of `size` leaves under `root`.
 * RFC 9162 section 2.1.3.2.
 */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || leaf.length !== 32) return false;
  let fn = index;
  let sn = size - 1;
  let node = leaf;
  for (const sibling of proof) {
    if (sn === 0 || sibling.length !== 32) return false;
    if (fn % 2 === 1 || fn === sn) {
      node = nodeHash(sibling, node);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = half(sn);
      }
    } else {
      node = nodeHash(node, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameHash(node, root);
}

/**
 * Whether `proof` shows that the tree of `size1` leaves is a prefix of the tree of `size2`. RFC 9162 section 2.1.4.2.
 * A first size of 0 is rejected: every tree extends the empty one, so such a proof shows nothing.
 */
export function verifyConsistency(
  size1: number,
  size2: number,
  proof: readonly Uint8Array[],
  root1: Uint8Array,
  root2: Uint8Array,
): boolean {
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && sameHash(root1, root2);
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : [...proof];
  const [start, ...rest] = path;
  if (start === undefined || start.length !== 32) return false;
  let fn = size1 - 1;
  let sn = size2 - 1;
  while (fn % 2 === 1) {
    fn = half(fn);
    sn = half(sn);
  }
  let first = start;
  let second = start;
  for (const sibling of rest) {
    if (sn === 0 || sibling.length !== 32) return false;
    if (fn % 2 === 1 || fn === sn) {
      first = nodeHash(sibling, first);
      second = nodeHash(sibling, second);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = half(sn);
      }
    } else {
      second = nodeHash(second, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameHash(first, root1) && sameHash(second, root2);
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}

function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
