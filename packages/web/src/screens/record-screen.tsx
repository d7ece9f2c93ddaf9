import type { RecordPage } from '@sallyport/server/contract';
import { type JSX, useState } from 'react';
import { usePage } from '../api/pages.ts';
import { rememberedDigests } from '../api/receipts.ts';
import { usePerson } from '../app/session.tsx';
import { Ago, At } from '../parts/ago.tsx';
import { CommandLine } from '../parts/command-line.tsx';
import { TextField } from '../parts/field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { StatementLink } from '../parts/short-digest.tsx';
import { counted } from '../parts/state-words.ts';

const atFirst = 100;

export function Screen(): JSX.Element {
  const page = usePage('/api/record');
  return (
    <Loaded query={page}>
      {(data) => (
        <>
          <PageTitle title={`Record of ${data.origin}`}>
            <p className="soft">
              {data.fingerprint === null ? (
                'No trust root yet, so nothing is recorded.'
              ) : (
                <>
                  {counted(data.statements.length, 'statement')} · fingerprint{' '}
                  <code className="digest long">{data.fingerprint}</code>
                </>
              )}
            </p>
          </PageTitle>
          <Missing page={data} />
          <section aria-labelledby="verify">
            <h2 id="verify">Verify it yourself</h2>
            <p>
              You need not believe this server, nor install anything of ours: these commands use git, ssh-keygen and
              openssl.{' '}
              <a href="/api/record/archive" download>
                Auditor’s archive (zip)
              </a>
            </p>
            <dl className="commands">
              {data.verify.map(({ what, command }) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>
                    <CommandLine command={command} what={what} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          <Statements page={data} />
          <Checkpoints page={data} />
        </>
      )}
    </Loaded>
  );
}

/** Receipts in this browser whose statements the record does not show. */
function Missing({ page }: { readonly page: RecordPage }): JSX.Element | null {
  const person = usePerson();
  const held = person?.signing ? rememberedDigests(person.signing.fingerprint) : [];
  const missing = held.filter((digest) => !page.statements.some((row) => row.digest === digest));
  if (missing.length === 0) return null;
  return (
    <p className="problem" role="alert">
      <strong>
        This browser has receipts for {counted(missing.length, 'statement')} that this record does not show:
      </strong>{' '}
      {missing.map((digest) => digest.slice(0, 12)).join(', ')}. Tell the others; your receipts prove what you signed.
    </p>
  );
}

function Statements({ page }: { readonly page: RecordPage }): JSX.Element {
  const [wanted, setWanted] = useState('');
  const [all, setAll] = useState(false);
  const words = wanted.trim().toLowerCase();
  const found = page.statements.filter((row) =>
    [row.digest, row.type, row.by, row.what].some((text) => text.toLowerCase().includes(words)),
  );
  const shown = all ? found : found.slice(0, atFirst);
  return (
    <section aria-labelledby="statements">
      <div className="section-head">
        <h2 id="statements">Statements</h2>
        <TextField label="Find" value={wanted} onChange={setWanted} />
      </div>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="statements">
        <table>
          <thead>
            <tr>
              <th scope="col">No.</th>
              <th scope="col">Statement</th>
              <th scope="col">Type</th>
              <th scope="col">By</th>
              <th scope="col">What</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.digest}>
                <td className="number">{row.index ?? '–'}</td>
                <td>
                  <StatementLink digest={row.digest} />
                </td>
                <td>{row.type}</td>
                <td>{row.by}</td>
                <td className="long">{row.what}</td>
                <td>
                  <Ago at={row.time} />
                  {row.index === null ? (
                    <span className="old"> · not sealed yet</span>
                  ) : (
                    !row.pushed && <span className="soft"> · not pushed yet</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft" role="status">
        {shown.length} of {found.length} shown.{' '}
        {shown.length < found.length && (
          <button type="button" className="small" onClick={() => setAll(true)}>
            Show all
          </button>
        )}
      </p>
    </section>
  );
}

function Checkpoints({ page }: { readonly page: RecordPage }): JSX.Element {
  return (
    <section aria-labelledby="checkpoints">
      <h2 id="checkpoints">Checkpoints</h2>
      <ul className="lines">
        {page.checkpoints.map(({ size, root, time }) => (
          <li key={size}>
            {size} statements, root <code className="digest">{root.slice(0, 24)}</code>, <At at={time} />
          </li>
        ))}
      </ul>
    </section>
  );
}
