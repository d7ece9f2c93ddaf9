import type { TakenNotice } from '@sallyport/store';

/** A mail that says what waits and where, and nothing that was found. */
export interface NoticeMail {
  readonly subject: string;
  readonly text: string;
}

const mostLines = 30;

/** All news of one person in one mail. */
export function noticeMail(notices: readonly TakenNotice[], project: string, page: string): NoticeMail {
  const of = (kind: string): readonly string[] => notices.filter((each) => each.kind === kind).map(nameOf);
  const held = of('HOLD').length > 0;
  const changed = of('changed under your sign-off');
  const needed = of('your answer is needed');
  const waits = changed.length + needed.length;
  const parts = [
    ...(held ? ['The door is held. Who may lift it, and why it is held, stands on the board.'] : []),
    ...section('Changed since you signed, and asked of you again:', changed),
    ...section('Your answer is needed for:', needed),
  ];
  const subject = held
    ? 'HOLD'
    : changed.length > 0
      ? 'evidence changed under your sign-off'
      : `your answer is needed${waits > 1 ? ` (${waits})` : ''}`;
  return {
    subject: oneLine(`${project}: ${subject}`),
    text: [...parts, `Read and answer here: ${page}`, ''].join('\n\n'),
  };
}

function section(title: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > mostLines ? [`  and ${names.length - mostLines} more`] : [];
  return [[title, ...names.slice(0, mostLines).map((name) => `  ${oneLine(name)}`), ...more].join('\n')];
}

/** What a notice is about. */
export function nameOf({ body }: Pick<TakenNotice, 'body'>): string {
  const name = typeof body === 'object' && body !== null && 'name' in body ? body['name'] : null;
  return typeof name === 'string' ? name : '';
}

/** Names come from the gate file; a line feed in one must not become a line, or a header, of a mail. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').slice(0, 300);
}
