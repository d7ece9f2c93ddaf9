import { secretMark } from '../stack/secret-mark.ts';
import { isSecretName, isVague } from '../stack/secret-name.ts';
import { holdsNothing, looksRandom } from './known-values.ts';
import { passwordIn } from './password-in-address.ts';

export interface ArgumentSecret {
  /** The option that carries it. */
  readonly name: string;
  /** Its value stands in a file of the repository; else it comes from a secret file by a variable. */
  readonly written: boolean;
  /** Of the word that it was found at; null for a line that was split. */
  readonly index: number | null;
}

/** Options that take a secret and have no name that says so, by the program that they belong to. */
const short: readonly { readonly program: RegExp; readonly option: RegExp }[] = [
  { program: /\b(?:redis|valkey)-cli$/, option: /^-a$/ },
  { program: /\b(?:mysql|mysqladmin|mariadb|mariadb-admin|mysqldump)$/, option: /^-p(?=.)/ },
  { program: /\b(?:mongo|mongosh|mongodump)$/, option: /^-p$/ },
  { program: /\bcurl$/, option: /^(?:-u|--user)$/ },
];
const secretOptions = /^--?(?:requirepass|masterauth|primaryauth|master-key|http-auth-password|passwordauth)$/i;

/** The first secret of a command; null without one. A `$NAME` that the container's own shell fills in is none. */
export function secretInArguments(given: readonly string[]): ArgumentSecret | null {
  const isLine = given.length <= 3 && given.some((word) => /\s/.test(word.trim()));
  const words = (isLine ? given.flatMap((word) => word.trim().split(/\s+/)).map(unquoted) : given).slice(0, 1000);
  const place = (index: number) => (isLine ? null : index);
  for (const [index, word] of words.entries()) {
    const [, option = '', joined] = /^(--?[A-Za-z][\w.-]*|[A-Z][A-Z0-9_]+)=(.*)$/s.exec(word) ?? [];
    const name = option === '' ? word : option;
    const value = joined ?? words[index + 1] ?? '';
    const isOption = name.startsWith('-') || option !== '' || /^(?:requirepass|masterauth)$/.test(name);
    if (
      isOption &&
      (secretOptions.test(`--${name.replace(/^-+/, '')}`) || isSecretName(name.replace(/^-+/, ''))) &&
      carries(value) &&
      !value.startsWith('-') &&
      (!isVague(name.replace(/^-+/, '')) || looksRandom(value))
    )
      return { name: name.replace(/^-+/, ''), written: !value.includes(secretMark), index: place(index) };
    const known = short.find(
      (each) => each.option.test(word) && words.slice(0, index).some((other) => each.program.test(other)),
    );
    if (known !== undefined) {
      const own = word.replace(known.option, '');
      const argument = own === '' ? (words[index + 1] ?? '') : own;
      const secret = word === '-u' || word === '--user' ? (argument.split(':')[1] ?? '') : argument;
      if (carries(secret))
        return { name: word.slice(0, 2), written: !secret.includes(secretMark), index: place(index) };
    }
    const bearer = word === 'Bearer' ? (words[index + 1] ?? '') : '';
    if (bearer.length > 7 && carries(bearer))
      return { name: 'an Authorization header', written: !bearer.includes(secretMark), index: place(index) };
    const password = passwordIn(word.replace(/^[^=]*=(?=[a-z+]+:)/, ''));
    if (password !== undefined && carries(password))
      return { name: 'an address with a password', written: !password.includes(secretMark), index: place(index) };
  }
  return null;
}

function carries(value: string): boolean {
  return value !== '' && !holdsNothing(value) && !/^["']?\$[({A-Za-z_]/.test(value) && !/^["'`]?\$\$/.test(value);
}

function unquoted(word: string): string {
  return word.replace(/^["']|["']$/g, '');
}
