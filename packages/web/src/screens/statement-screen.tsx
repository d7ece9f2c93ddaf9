import type { StatementPage } from '@sallyport/server/contract';
import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useStatement } from '../api/pages.ts';
import { At } from '../parts/ago.tsx';
import { CommandLine } from '../parts/command-line.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { saveFile } from '../parts/save-file.ts';
import { StatementLink } from '../parts/short-digest.tsx';
import { fromBase64, textOf } from '../signing/bytes.ts';

export function Screen(): JSX.Element {
  const { digest } = useParams({ strict: false });
  const statement = useStatement(digest ?? '');
  return <Loaded query={statement}>{(data) => <Statement page={data} />}</Loaded>;
}

function Statement({ page }: { readonly page: StatementPage }): JSX.Element {
  const { row } = page;
  return (
    <>
      <PageTitle title={`${row.type}: ${row.what}`}>
        <p className="soft">
          by {row.by} · <At at={row.time} /> ·{' '}
          {row.index === null ? 'not sealed yet' : `number ${row.index} in the log`}
        </p>
        <p>
          <code className="digest long">{row.digest}</code>
        </p>
      </PageTitle>
      <div className="actions">
        <button
          type="button"
          onClick={() => saveFile(`${row.digest}.json`, textOf(fromBase64(page.bytes)), 'application/json')}
        >
          Save the exact bytes
        </button>
        <button type="button" onClick={() => saveFile(`${row.digest}.json.sig`, page.signature)}>
          Save the signature
        </button>
      </div>
      <section aria-labelledby="says">
        <h2 id="says">What it says</h2>
        <pre className="shown source" tabIndex={0} role="group" aria-labelledby="says">
          {page.pretty}
        </pre>
      </section>
      {page.cites.length > 0 && (
        <section aria-labelledby="cites">
          <h2 id="cites">Its author had seen</h2>
          <p>
            {page.cites.map((digest) => (
              <StatementLink key={digest} digest={digest} />
            ))}
          </p>
        </section>
      )}
      <section aria-labelledby="verify">
        <h2 id="verify">Verify it yourself</h2>
        <dl className="commands">
          {page.verify.map(({ what, command }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>
                <CommandLine command={command} what={what} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
