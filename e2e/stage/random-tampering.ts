import { LEAVES_PATH } from '@sallyport/record';

type Files = ReadonlyMap<string, Uint8Array>;

/** Numbers from a seed (mulberry32), so that a failure can be repeated. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** One thing an attacker without keys might do to the files; null where it would change nothing. */
type Tampering = (files: Files, random: (below: number) => number, other: Files) => Map<string, Uint8Array> | null;

function anyOf<T>(items: readonly T[], random: (below: number) => number): T {
  return items[random(items.length)] as T;
}

function anyPath(files: Files, random: (below: number) => number): string {
  return anyOf([...files.keys()], random);
}

function bytesOf(files: Files, path: string): Buffer {
  return Buffer.from(files.get(path) ?? Buffer.alloc(0));
}

function leavesChanged(files: Files, change: (lines: string[]) => string[]): Map<string, Uint8Array> {
  const lines = bytesOf(files, LEAVES_PATH).toString().trimEnd().split('\n');
  const text = change(lines).map((line) => `${line}\n`);
  return new Map(files).set(LEAVES_PATH, Buffer.from(text.join('')));
}

/** The same path with one of its hex digits or numbers changed, so that it still looks like a file of a record. */
function otherName(path: string, random: (below: number) => number): string {
  const digits = [...path.matchAll(/[0-9a-f](?=[^/]*$)/g)].map(({ index }) => index);
  if (digits.length === 0) return `${path}~`;
  const at = anyOf(digits, random);
  return `${path.slice(0, at)}${path[at] === '7' ? '8' : '7'}${path.slice(at + 1)}`;
}

export const tamperings: Readonly<Record<string, Tampering>> = {
  'a bit turned': (files, random) => {
    const path = anyPath(files, random);
    const bytes = bytesOf(files, path);
    const at = random(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    return new Map(files).set(path, bytes);
  },
  'a file cut': (files, random) => {
    const path = anyPath(files, random);
    const bytes = bytesOf(files, path);
    return new Map(files).set(path, bytes.subarray(0, random(bytes.length)));
  },
  'a byte put in': (files, random) => {
    const path = anyPath(files, random);
    const bytes = bytesOf(files, path);
    const at = random(bytes.length + 1);
    const added = Buffer.from([anyOf([0x0a, 0x20, 0x30, 0x61, 0x00, 0xff], random)]);
    return new Map(files).set(path, Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]));
  },
  'a file removed': (files, random) => {
    const changed = new Map(files);
    changed.delete(anyPath(files, random));
    return changed;
  },
  'a statement removed with its signature': (files, random) => {
    const paths = [...files.keys()].filter((path) => path.startsWith('statements/') && path.endsWith('.json'));
    const path = anyOf(paths, random);
    const changed = new Map(files);
    changed.delete(path);
    changed.delete(path.replace(/\.json$/, '.sig'));
    return changed;
  },
  'a stray file': (files, random) => {
    const name = otherName(anyPath(files, random), random);
    return files.has(name) ? null : new Map(files).set(name, Buffer.from('stray'));
  },
  'a file under another name': (files, random) => {
    const path = anyPath(files, random);
    const name = otherName(path, random);
    if (files.has(name)) return null;
    const changed = new Map(files);
    changed.delete(path);
    return changed.set(name, bytesOf(files, path));
  },
  'two files exchanged': (files, random) => {
    const [one, two] = [anyPath(files, random), anyPath(files, random)];
    if (bytesOf(files, one).equals(bytesOf(files, two))) return null;
    return new Map(files).set(one, bytesOf(files, two)).set(two, bytesOf(files, one));
  },
  'two leaves exchanged': (files, random) =>
    leavesChanged(files, (lines) => {
      const [one, two] = [random(lines.length), random(lines.length - 1)];
      const place = two === one ? lines.length - 1 : two;
      return lines.with(one, lines[place] ?? '').with(place, lines[one] ?? '');
    }),
  'leaves cut off': (files, random) => leavesChanged(files, (lines) => lines.slice(0, random(lines.length))),
  'a leaf repeated': (files, random) =>
    leavesChanged(files, (lines) => lines.toSpliced(random(lines.length), 0, anyOf(lines, random))),
  'a checkpoint of another record': (files, random, other) => {
    const path = anyOf(
      [...other.keys()].filter((each) => /^log\/checkpoints\/\d+$/.test(each)),
      random,
    );
    return new Map(files).set(path, bytesOf(other, path)).set(`${path}.sig`, bytesOf(other, `${path}.sig`));
  },
  'a statement of another record': (files, random, other) => {
    const path = anyOf(
      [...other.keys()].filter((each) => /^statements\/.*\.json$/.test(each)),
      random,
    );
    const signature = path.replace(/\.json$/, '.sig');
    return files.has(path)
      ? null
      : new Map(files).set(path, bytesOf(other, path)).set(signature, bytesOf(other, signature));
  },
};
