import type { JSX } from 'react';
import { useRoleTitles } from '../app/role-titles.ts';
import { isList, isRecord, type Json, plainText } from '../signing/canonical.ts';
import { fingerprintWords } from '../signing/fingerprint-words.ts';
import { namesIn } from '../signing/people-on-screen.ts';
import type { StatementForm } from '../signing/statement-form.ts';

/** A proposed trust root in full, with the words of every key: also what no other screen has shown. */
export function ReviewRoot({
  body,
  text,
}: {
  readonly body: StatementForm['body'];
  /** The people file that it cites. */
  readonly text: string | null;
}): JSX.Element {
  const titleOf = useRoleTitles();
  const names = text === null ? null : namesIn(text);
  const keys = recordsIn(body['keys']);
  const grants = recordsIn(body['grants']);
  const sealers = isList(body['sealers']) ? body['sealers'].map(plainText) : [];
  return (
    <>
      <p>
        Trust root {plainText(body['version'])} of <b>{plainText(body['origin'])}</b>, a{' '}
        <b>{plainText(body['kind'])}</b> record. The next root needs {plainText(body['threshold'])} signatures.
      </p>
      <div className="scroll" tabIndex={0} role="group" aria-label="People and keys of this root">
        <table>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Roles</th>
              <th scope="col">Keys, by their words</th>
            </tr>
          </thead>
          <tbody>
            {recordsIn(body['persons']).map(({ id }) => (
              <tr key={plainText(id)}>
                <th scope="row">
                  {names?.get(plainText(id))} <span className="soft">{plainText(id)}</span>
                </th>
                <td>
                  {grants
                    .filter(({ person }) => person === id)
                    .map(({ role }) => titleOf(plainText(role)))
                    .join(', ')}
                </td>
                <td>
                  {keys
                    .filter(({ person }) => person === id)
                    .map((key) => (
                      <Key key={plainText(key['fingerprint'])} value={key} seals={sealers} />
                    ))}
                </td>
              </tr>
            ))}
            {keys
              .filter(({ runner }) => runner !== null)
              .map((key) => (
                <tr key={plainText(key['fingerprint'])}>
                  <th scope="row">
                    A machine <span className="soft">{plainText(key['runner'])}</span>
                  </th>
                  <td />
                  <td>
                    <Key value={key} seals={sealers} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {body['version'] === 1 && (
        <p className="notice">
          The machine is this server. Whoever started it reads its six words in the terminal: compare them too.
        </p>
      )}
    </>
  );
}

function Key({ value, seals }: { readonly value: Fields; readonly seals: readonly string[] }): JSX.Element {
  const fingerprint = plainText(value['fingerprint']);
  return (
    <div>
      <span className="words">{fingerprintWords(fingerprint)}</span> <span className="fine">{fingerprint}</span>
      {value['status'] !== 'active' && <b className="no"> · {plainText(value['status'])}</b>}
      {seals.includes(fingerprint) && ' · seals'}
    </div>
  );
}

type Fields = { readonly [key: string]: Json };

function recordsIn(value: Json | undefined): readonly Fields[] {
  return isList(value) ? value.filter(isRecord) : [];
}
