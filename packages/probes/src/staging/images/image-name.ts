import type { ServiceView } from '../stack/stack-view.ts';

type Image = NonNullable<ServiceView['image']>;

/** A value from a file that is not in the tree stands in the name: nobody can say what it is. */
export function isKnown({ text }: Image): boolean {
  return !/[\u{F0000}$]/u.test(text);
}

/** The image as people wrote it, without the digest. */
export function shortName({ text }: Image): string {
  return text.split('@')[0] ?? text;
}

/** No tag, or the one that means the newest. */
export function isLatest({ tag, digest }: Image): boolean {
  return digest === null && (tag === null || tag === 'latest');
}

const systems =
  /(?:^|[-_.])(?:alpine|slim|bullseye|bookworm|trixie|buster|stretch|jammy|noble|focal|bionic|debian|ubuntu|ubi|distroless|windowsservercore|nanoserver|ltsc|php|cuda|arm|amd|x86_|arch)[-_]?v?\d[\d.]*/gi;

/** A tag without a version of the program itself: `alpine`, `stable`, `lts-bookworm`, `alpine3.20`, `main`. */
export function isUnversioned({ tag, digest }: Image): boolean {
  if (digest !== null || tag === null || tag === 'latest') return false;
  if (/^(?:sha-|git-|commit-)?(?=[a-f]*\d|[a-f0-9]{12})[0-9a-f]{7,64}$/i.test(tag)) return false;
  return !/\d/.test(tag.replace(systems, ''));
}
