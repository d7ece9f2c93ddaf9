import type { InlineNode } from './markdown-node.ts';

/** What may be an address that GitHub links although nothing marks it (GFM section 6.9). */
const candidate =
  /(?<![\p{L}\p{N}])(?:(?:https?:\/\/|www\.)[^\s<]+)|(?<![\p{L}\p{N}_.+-])[A-Za-z0-9._+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/giu;

/** Text with the bare addresses in it as links; for text that is not inside a link already. */
export function addressesIn(text: string, line: number): readonly InlineNode[] {
  // Nearly every text has none, and looking for letters before each place in it costs far more than this.
  if (!/@|:\/\/|www\./i.test(text)) return text === '' ? [] : [{ type: 'text', value: text, line }];
  const found: InlineNode[] = [];
  let done = 0;
  for (const match of text.matchAll(candidate)) {
    const shown =
      match[0].includes('@') && !/^(?:https?:|www\.)/i.test(match[0]) ? mailAddress(match[0]) : webAddress(match[0]);
    if (shown === null) continue;
    if (match.index > done) found.push({ type: 'text', value: text.slice(done, match.index), line });
    const children: InlineNode[] = [{ type: 'text', value: shown.text, line }];
    found.push({ type: 'link', target: shown.target, children, line });
    done = match.index + shown.text.length;
  }
  if (done < text.length) found.push({ type: 'text', value: text.slice(done), line });
  return found;
}

interface Address {
  readonly text: string;
  readonly target: string;
}

function webAddress(text: string): Address | null {
  const domain = /^[\p{L}\p{N}_-][\p{L}\p{N}_.-]*/u.exec(text.replace(/^https?:\/\//i, ''))?.[0] ?? '';
  const [last = '', before = ''] = domain.replace(/\.+$/, '').split('.').reverse();
  if (domain === '' || last.includes('_') || before.includes('_')) return null;
  const shown = withoutTrail(text);
  return { text: shown, target: /^www\./i.test(shown) ? `http://${shown}` : shown };
}

function mailAddress(text: string): Address | null {
  const shown = text.replace(/\.+$/, '');
  return /[-_\d]$/.test(shown) ? null : { text: shown, target: `mailto:${shown}` };
}

/** Punctuation at the end belongs to the sentence, and so does a closing bracket that nothing in the address opened. */
function withoutTrail(text: string): string {
  let unopened = text.split(')').length - text.split('(').length;
  for (let end = text.length; end > 0; end -= 1) {
    const last = text.charAt(end - 1);
    if (last === ';' && /&[A-Za-z0-9]{1,31};$/.test(text.slice(0, end))) end = text.lastIndexOf('&', end - 1) + 1;
    else if (last === ')' && unopened > 0) unopened -= 1;
    else if (!'?!.,:*_~\'"]'.includes(last)) return text.slice(0, end);
  }
  return '';
}
