import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.ts';
import { type Picture, readPng } from './read-png.ts';

const kept = join(import.meta.dirname, 'pictures');
const reports = join(repositoryRoot, 'reports', 'pictures');

/** Of 255: what two versions of a font renderer make of the same letter stays below. */
const tolerance = 48;
/** Part of the pixels that may differ by more: less than a button, or a word in large type. */
export const mostDiffering = 0.0002;

/** The pixels that differ by more than the tolerance, as a part of all; 1 where the pictures have different sizes. */
export function difference(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let differing = 0;
  for (let at = 0; at < one.pixels.length; at += 3) {
    const far = [0, 1, 2].some((channel) => {
      return Math.abs((one.pixels[at + channel] ?? 0) - (other.pixels[at + channel] ?? 0)) > tolerance;
    });
    if (far) differing += 1;
  }
  return differing / (one.width * one.height);
}

/**
 * Holds a picture against the kept one of that name; null where it is the same, else a sentence, and the picture lies in
 * `reports/pictures`. With SALLYPORT_PICTURES=keep the picture becomes the kept one.
 */
export function comparePicture(name: string, png: Buffer): string | null {
  const file = join(kept, `${name}.png`);
  if (process.env['SALLYPORT_PICTURES'] === 'keep') {
    mkdirSync(kept, { recursive: true });
    const same = existsSync(file) && difference(readPng(readFileSync(file)), readPng(png)) <= mostDiffering;
    if (!same) writeFileSync(file, png);
    return null;
  }
  const part = existsSync(file) ? difference(readPng(readFileSync(file)), readPng(png)) : null;
  if (part !== null && part <= mostDiffering) return null;
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, `${name}.png`), png);
  const what = part === null ? 'has no kept picture' : `differs in ${(part * 100).toFixed(2)} % of its pixels`;
  return `${name} ${what}; as it looks now: reports/pictures/${name}.png`;
}
