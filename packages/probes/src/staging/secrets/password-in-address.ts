import type { Position } from '@sallyport/compose';
import { oncePerText } from '../stack/once-per-text.ts';
import { treePath } from '../stack/stack-files.ts';
import type { StackView } from '../stack/stack-view.ts';
import { holdsNothing } from './known-values.ts';

/** Stands for a variable; no password of a file holds it. */
const variable = '\u{F0001}';
const linesOf = oncePerText((text) => text.split(/\r?\n/));

/** The password in `scheme://user:password@host`, or in `…?password=…` and `…;Password=…`; undefined without one. */
export function passwordIn(text: string): string | undefined {
  const [, inHost] = /^[a-z][a-z0-9+.:-]*:\/\/[^/?#:@\s]*:([^/?#@\s]+)@/i.exec(text) ?? [];
  const [, inQuery] = /(?:^|[?&;])[ \t]{0,8}(?:password|pwd)[ \t]{0,8}=[ \t]{0,8}([^&;\s]+)/i.exec(text) ?? [];
  const password = inHost ?? (/:\/\/|;|^jdbc:/.test(text) ? inQuery : undefined);
  return password === undefined || holdsNothing(password) ? undefined : password;
}

/**
 * The password of an address as a Compose file has it beside variables: `postgres://app:written@db/${NAME}` has one,
 * `postgres://app:${PASSWORD}@db/app` has none. undefined too where the place is none of a Compose file.
 */
export function passwordWritten(at: Position, { composeTexts }: Pick<StackView, 'composeTexts'>): string | undefined {
  const text = composeTexts.find(({ path }) => path === treePath(at.file))?.text;
  const line = text === undefined ? '' : (linesOf(text)[at.line - 1] ?? '').slice(at.column - 1, at.column + 2000);
  if (!line.includes('$')) return undefined;
  const value = line.replace(/^["']/, '').replace(/^[\w.-]{1,200}=/, '');
  const password = passwordIn(withoutVariables(value))?.replace(/["'\]},]+$/, '');
  return password === undefined || password === '' || password.includes(variable) ? undefined : password;
}

/** Of nested ones the innermost goes first; nobody nests deeper. */
function withoutVariables(text: string): string {
  let left = text;
  for (let depth = 0; depth < 5 && left.includes('${'); depth++) left = left.replace(/\$\{[^${}]*\}/g, variable);
  return left.replace(/\$\w+/g, variable);
}
