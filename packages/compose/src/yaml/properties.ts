import type { Position } from '../node.ts';
import { isBlankOrEnd, isFlowIndicator, isNameCharacter } from './characters.ts';
import { type Anchor, checkDepth, countNodes, here, refuse, type Source } from './source.ts';
import { skipToToken } from './white-space.ts';

/** What may stand before a value: `&anchor` and `!tag`, each at most once. */
export interface Properties {
  readonly at: Position;
  readonly anchor: string | null;
  readonly tag: string | null;
}

/** Reads anchor and tag; null where there is neither. Afterwards the position stands on the next token. */
export function readProperties(source: Source, inFlow: boolean): Properties | null {
  const first = source.text.charCodeAt(source.pos);
  if (first !== 38 && first !== 33) {
    return null;
  }
  const at = here(source);
  let anchor: string | null = null;
  let tag: string | null = null;
  const { text } = source;
  const line = source.line;
  for (;;) {
    const code = text.charCodeAt(source.pos);
    if (code === 38 && anchor === null && (source.line === line || tag === null)) {
      anchor = readName(source);
    } else if (code === 33 && tag === null && source.line === line) {
      tag = readTag(source, inFlow);
    } else {
      return anchor === null && tag === null ? null : { at, anchor, tag };
    }
    source.keyAllowed = false;
    skipToToken(source, inFlow);
    if (source.line !== line) {
      return { at, anchor, tag };
    }
  }
}

/** Reads `*name` and finds what it stands for. */
export function readAlias(source: Source, depth: number): Anchor & { readonly at: Position } {
  const at = here(source);
  const name = readName(source);
  source.keyAllowed = false;
  const anchor = source.anchors.get(name);
  if (anchor === undefined) {
    const known = [...source.anchors.keys()].map((other) => `*${other}`);
    refuse(
      at,
      `*${name} refers to an anchor that is not in this document.`,
      known.length === 0
        ? `Write &${name} before the value it should repeat.`
        : `Known here: ${known.slice(0, 8).join(', ')}.`,
    );
  }
  if (anchor.node === null) {
    refuse(at, `*${name} stands inside the value that it refers to.`);
  }
  countNodes(source, anchor.size);
  checkDepth(source, depth + anchor.height);
  return { ...anchor, at };
}

/** The name after `&` or `*`. */
function readName(source: Source): string {
  const { text } = source;
  const start = source.pos + 1;
  let pos = start;
  while (isNameCharacter(text.charCodeAt(pos))) {
    pos += 1;
  }
  const code = text.charCodeAt(pos);
  if (pos === start || !(isBlankOrEnd(code) || isFlowIndicator(code) || '?:%@`'.includes(text.charAt(pos)))) {
    refuse(
      here(source),
      'The name of an anchor has letters, digits, - and _ only.',
      `Put text that begins with ${text.charAt(source.pos)} in quotes.`,
    );
  }
  source.pos = pos;
  return text.slice(start, pos);
}

const coreTag = 'tag:yaml.org,2002:';
const tagPattern = /^!(?:<(?:[\w;/?:@&=+$,.!~*'()[\]-]|%[0-9a-fA-F]{2})+>|(?:[\w;/?:@&=+$.!~*'()-]|%[0-9a-fA-F]{2})*)$/;

function readTag(source: Source, inFlow: boolean): string {
  const { text } = source;
  const start = source.pos;
  let pos = start + 1;
  while (!endsTag(text.charCodeAt(pos), inFlow)) {
    pos += 1;
  }
  const tag = text.slice(start, pos);
  if (!tagPattern.test(tag)) {
    refuse(here(source), 'This is no tag.', 'Put text that begins with ! in quotes.');
  }
  const handle = /^!([\w-]+)!/.exec(tag)?.[0];
  if (handle !== undefined && !source.tagHandles.has(handle)) {
    refuse(here(source), `No %TAG directive says what ${handle} is.`, 'Put text that begins with ! in quotes.');
  }
  source.pos = pos;
  const verbatim = tag.startsWith('!<') ? tag.slice(2, -1) : tag;
  return verbatim.startsWith(coreTag) ? `!!${verbatim.slice(coreTag.length)}` : verbatim;
}

function endsTag(code: number, inFlow: boolean): boolean {
  return isBlankOrEnd(code) || (inFlow && isFlowIndicator(code));
}
